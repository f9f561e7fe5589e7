package sample

import (
	"encoding/binary"
	"net/http"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// Call is a call that is made all the time.
type Call struct {
	Name, Transport string
	Exchange        load.Exchange
}

// Calls gives the ones that are measured: each method over each transport, without one that nobody would offer.
func Calls() []Call {
	order := Order()
	var get orders.GetInput
	get.ID = order.ID
	body := order.AppendJSON(nil)
	return []Call{
		{"HTTP GET one order", "http", load.HTTP("GET", "/orders/"+string(order.ID), "", http.StatusOK)},
		{"HTTP POST an order", "http", load.HTTP("POST", "/orders", string(body), http.StatusOK)},
		{"Thrift Ping", "thrift", load.Framed(message("Ping", []byte{0}), nil)},
		{"Thrift Get", "thrift", load.Framed(message("Get", get.AppendThriftBinary(nil)), nil)},
		{"Thrift Create", "thrift", load.Framed(message("Create", argument(order)), nil)},
	}
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
