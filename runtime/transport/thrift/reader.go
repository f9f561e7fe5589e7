package thrift

import (
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"time"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// Sizes of the buffer of a connection, in bytes: at first, and at most between two messages.
const (
	firstBuffer = 4 << 10
	keptBuffer  = 16 << 10
)

// message is one message as it came. Its bytes are valid until the next one is read.
type message struct {
	framing Framing
	closing bool // an HTTP request that no other one follows on its connection
	headerFrame
}

// reader cuts the messages out of a connection.
type reader struct {
	conn      net.Conn
	max       int           // bytes of a message, less than 1 for no limit but that of the format
	inflation int           // how many times its size a compressed message may become, 0 for maxInflation, less for no limit
	timeout   time.Duration // for a message that has started: less than 0 for none, 0 where the caller sets deadlines
	started   bool          // the deadline for this message is set
	buf       []byte
	start     int // of what was not read yet
	end       int
	scanner   *thriftwire.Scanner // of unframed messages
}

// buffered is how many bytes have arrived and were not read.
func (r *reader) buffered() int { return r.end - r.start }

// wait returns when the first byte of the next message is there. Idle is how long it waits: less than
// 0 for ever, 0 until the deadline that the caller has set.
func (r *reader) wait(idle time.Duration) error {
	if r.buffered() > 0 {
		return nil
	}
	r.start, r.end = 0, 0
	if len(r.buf) > keptBuffer {
		r.buf = nil
	}
	if idle != 0 {
		if err := r.conn.SetReadDeadline(deadline(idle)); err != nil {
			return err
		}
	}
	return r.fill(1)
}

// deadline gives the time at which d is over, the zero time where d is negative, which means never.
func deadline(d time.Duration) time.Time {
	if d < 0 {
		return time.Time{}
	}
	return time.Now().Add(d)
}

// fill returns when n bytes are there.
func (r *reader) fill(n int) error { return r.await(n, n) }

// more returns when a byte more is there, of a message that does not say how long it is.
func (r *reader) more() error { return r.await(r.buffered()+1, r.limit()) }

// await returns when n bytes are there, of the expected number. The buffer grows with what has arrived, never
// with what was announced.
func (r *reader) await(n, expected int) error {
	for r.buffered() < n {
		if r.timeout != 0 && !r.started && r.buffered() > 0 {
			r.started = true
			if err := r.conn.SetReadDeadline(deadline(r.timeout)); err != nil {
				return err
			}
		}
		r.makeRoom(expected)
		m, err := r.conn.Read(r.buf[r.end:])
		r.end += m
		if err != nil && r.buffered() < n {
			if errors.Is(err, io.EOF) && r.buffered() > 0 {
				return io.ErrUnexpectedEOF
			}
			return err
		}
	}
	return nil
}

// makeRoom makes the buffer have place for some bytes more. It doubles, so that all that it ever was is at most
// twice what it is, and goes a little beyond the expected number of bytes at most.
func (r *reader) makeRoom(expected int) {
	switch {
	case r.buf == nil:
		r.buf = make([]byte, firstBuffer)
	case r.end < len(r.buf):
		return
	case r.start > 0:
		r.end = copy(r.buf, r.buf[r.start:r.end])
		r.start = 0
	default:
		larger := make([]byte, max(min(2*len(r.buf), expected), len(r.buf)+firstBuffer))
		r.end = copy(larger, r.buf[:r.end])
		r.buf = larger
	}
}

// next reads a message. The error is an *errProtocol for bytes that are none, errTooLarge for one that
// is too large, or what the connection gave.
func (r *reader) next() (m message, err error) {
	r.started = false
	if err := r.fill(4); err != nil {
		return m, err
	}
	head := r.buf[r.start : r.start+4]
	if isPost(head) {
		return r.post()
	}
	if p := protocolOf(head); p != 0 {
		m.framing = Unframed
		m.protocol = p
		m.message, err = r.unframed(p)
		return m, err
	}
	size := int(binary.BigEndian.Uint32(head))
	if size >= 4 && size <= maxName && r.startsWithName() {
		m.framing = Unframed
		m.protocol = Binary
		m.message, err = r.unframed(Binary)
		return m, err
	}
	if size > r.limit() {
		if size > 1<<30 || !r.looksFramed() {
			return m, protocolError("the bytes are no Thrift message")
		}
		return m, errTooLarge
	}
	if size < 4 {
		return m, protocolError("a frame is too short to hold a message")
	}
	if err := r.fill(4 + size); err != nil {
		return m, err
	}
	frame := r.buf[r.start+4 : r.start+4+size]
	r.start += 4 + size
	m, err = parseFrame(frame)
	if err == nil {
		m.inflate(r.limit(), cmp.Or(r.inflation, maxInflation))
	}
	return m, err
}

// maxName bounds the name of a method that stands at the start of a message, in bytes.
const maxName = 1 << 10

// startsWithName reports whether a letter follows on the first four bytes: then they are the length of the
// name in an unframed message without a version, because every framed message starts with another byte.
func (r *reader) startsWithName() bool {
	if r.fill(5) != nil {
		return false
	}
	c := r.buf[r.start+4]
	return c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// looksFramed reports whether a frame that is too large starts like one at least.
func (r *reader) looksFramed() bool {
	if r.fill(8) != nil {
		return false
	}
	head := r.buf[r.start+4 : r.start+8]
	return isHeader(head) || protocolOf(head) != 0 || head[0] == 0
}

func (r *reader) limit() int {
	if r.max <= 0 {
		return 1<<30 - 1
	}
	return r.max
}

func (r *reader) unframed(p Protocol) ([]byte, error) {
	if r.scanner == nil {
		r.scanner = new(thriftwire.Scanner)
	}
	r.scanner.Reset(p, r.limit())
	for {
		n, err := r.scanner.Scan(r.buf[r.start:r.end])
		switch {
		case errors.Is(err, thriftwire.ErrTooLarge):
			return nil, errTooLarge
		case err != nil:
			return nil, &errProtocol{err.Error()}
		case n > 0:
			m := r.buf[r.start : r.start+n]
			r.start += n
			return m, nil
		case r.buffered() >= r.limit():
			return nil, errTooLarge
		}
		if err := r.more(); err != nil {
			return nil, err
		}
	}
}

// protocolOf tells the protocol from the first bytes of a message, 0 for one that cannot be told or lacks the
// version.
func protocolOf(head []byte) Protocol {
	switch {
	case head[0] == 0x80 && head[1] == 0x01:
		return Binary
	case head[0] == 0x82 && head[1]&0x1f == 1:
		return Compact
	case head[0] == '[':
		return JSON
	}
	return 0
}

func isHeader(frame []byte) bool { return binary.BigEndian.Uint16(frame) == headerMagic }

// parseFrame takes a frame of four bytes at least apart.
func parseFrame(frame []byte) (m message, err error) {
	if isHeader(frame) {
		m.framing = THeader
		m.headerFrame, err = parseHeader(frame)
		return m, err
	}
	m.framing = Framed
	m.message = frame
	m.protocol = protocolOf(frame)
	if m.protocol == 0 {
		if frame[0] != 0 { // of the length of a name, in the binary protocol without a version
			return m, protocolError("a frame holds no Thrift message")
		}
		m.protocol = Binary
	}
	return m, nil
}
