package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"

	"github.com/kitc-lang/kit/bench/hand"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// maxMessage is the size of the largest message that is taken.
const maxMessage = 4 << 20

// serveHand is the limit: a goroutine for each connection, a buffered reader, codecs by hand, and one write for each
// answer.
func serveHand(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			_ = answerAll(c) // the client has left
		}()
	}
}

func answerAll(c net.Conn) error {
	in := bufio.NewReaderSize(c, 16<<10)
	var message, out []byte
	for {
		head, err := in.Peek(4)
		if err != nil {
			return err
		}
		n := int(binary.BigEndian.Uint32(head))
		if n > maxMessage {
			return errors.New("too long")
		}
		_, _ = in.Discard(4) // which are there
		if cap(message) < n {
			message = make([]byte, n)
		}
		message = message[:n]
		if _, err := io.ReadFull(in, message); err != nil {
			return err
		}
		out, err = answer(append(out[:0], 0, 0, 0, 0), message)
		if err != nil {
			return err
		}
		binary.BigEndian.PutUint32(out, uint32(len(out)-4))
		if _, err := c.Write(out); err != nil {
			return err
		}
	}
}

// answer appends the reply to a message in the strict binary protocol.
func answer(out, message []byte) ([]byte, error) {
	if len(message) < 12 || message[0] != 0x80 {
		return nil, errors.New("bad message")
	}
	end := 8 + int(binary.BigEndian.Uint32(message[4:])) + 4
	if end > len(message) {
		return nil, errors.New("bad message")
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	out = append(append(out, 0x80, 1, 0, 2), message[4:end]...)
	args := message[end:]
	switch string(message[8 : end-4]) {
	case "Ping":
		return append(out, 0), nil
	case "Get":
		if len(args) < 7+16 || !validID(string(args[7:7+16])) {
			return nil, errors.New("bad id")
		}
		return success(out, get(ctx)), nil
	case "Create":
		o := new(orders.Order)
		if len(args) < 5 {
			return nil, errors.New("bad order")
		}
		if err := errors.Join(hand.DecodeBinary(args[3:len(args)-1], o), valid(o)); err != nil {
			return nil, err
		}
		return success(out, create(ctx, o)), nil
	}
	return nil, errors.New("no such method")
}

func success(out []byte, o *orders.Order) []byte {
	return append(hand.AppendBinary(append(out, 12, 0, 0), o), 0)
}

func get(context.Context) *orders.Order { return theOrder }

func create(_ context.Context, o *orders.Order) *orders.Order { return o }
