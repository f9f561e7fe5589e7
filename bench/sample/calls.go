package sample

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"time"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// Call is a call that is made all the time.
type Call struct {
	Name, Transport string
	Exchange        load.Exchange
	// Path and Script are the same for wrk, over HTTP.
	Path, Script string
	// read gives an order out of the answer, nil where there is none in it.
	read func(answer []byte) (*orders.Order, error)
}

// Calls gives the ones that are measured: each method over each transport, without one that nobody would offer.
func Calls() []Call {
	order := Order()
	var get orders.GetInput
	get.ID = order.ID
	body := order.AppendJSON(nil)
	path := "/orders/" + string(order.ID)
	script := fmt.Sprintf("wrk.method = 'POST'\nwrk.body = [==[%s]==]\nwrk.headers['Content-Type'] = 'application/json'\n", body)
	return []Call{
		{"HTTP GET one order", "http", load.HTTP("GET", path, "", http.StatusOK), path, "", fromHTTP},
		{"HTTP POST an order", "http", load.HTTP("POST", "/orders", string(body), http.StatusOK), "/orders", script, fromHTTP},
		{"Thrift Ping", "thrift", load.Framed(message("Ping", []byte{0}), nil), "", "", nil},
		{"Thrift Get", "thrift", load.Framed(message("Get", get.AppendThriftBinary(nil)), nil), "", "", fromThrift},
		{"Thrift Create", "thrift", load.Framed(message("Create", argument(order)), nil), "", "", fromThrift},
	}
}

// Same makes the call of each server, and gives an error where an answer is not the order.
func Same(c Call, servers []load.Server) error {
	for _, s := range servers {
		answer, err := c.Exchange.Once(s)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", s.Name, c.Name, err)
		}
		if c.read == nil {
			continue
		}
		got, err := c.read(answer)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", s.Name, c.Name, err)
		}
		want := Order()
		if whole := want.Placed.Truncate(time.Second); got.Placed.Equal(whole) {
			want.Placed = whole // ogen leaves out the fraction
		}
		if !reflect.DeepEqual(got, want) {
			return fmt.Errorf("%s: %s: the order is %#v, not %#v", s.Name, c.Name, got, want)
		}
	}
	return nil
}

func fromHTTP(answer []byte) (*orders.Order, error) {
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(answer)), nil)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	o := new(orders.Order)
	return o, jsonwire.Unmarshal(data, jsonwire.Strict, o)
}

// fromThrift reads a reply whose success is an order.
func fromThrift(answer []byte) (*orders.Order, error) {
	if len(answer) < 12 {
		return nil, errors.New("the answer is too short")
	}
	name := int(binary.BigEndian.Uint32(answer[8:]))
	rest := answer[min(len(answer), 12+name+4):]
	if !bytes.HasPrefix(rest, []byte{12, 0, 0}) || rest[len(rest)-1] != 0 {
		return nil, fmt.Errorf("there is no success in %x", rest)
	}
	o := new(orders.Order)
	return o, thriftwire.UnmarshalBinary(rest[3:len(rest)-1], thriftwire.Strict, o)
}

// message is a call in the strict binary protocol.
func message(method string, arguments []byte) []byte {
	head := binary.BigEndian.AppendUint32([]byte{0x80, 1, 0, 1}, uint32(len(method)))
	return append(append(append(head, method...), 0, 0, 0, 7), arguments...)
}

// argument is a struct with one field, an order.
func argument(order *orders.Order) []byte {
	return append(append([]byte{12, 0, 1}, order.AppendThriftBinary(nil)...), 0)
}
