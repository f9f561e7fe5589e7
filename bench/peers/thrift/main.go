// Command thrift is a server of the measured API over framed Thrift, made with what the -peer names.
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"time"
	"unicode/utf8"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/sample"
)

// timeout is how long a call may take.
const timeout = 30 * time.Second

func main() {
	peer := flag.String("peer", "", "hand, apache or kitex")
	addr := flag.String("addr", "127.0.0.1:0", "the `address` to listen on")
	flag.Parse()
	serve := map[string]func(addr string) error{"hand": serveHand, "apache": serveApache, "kitex": serveKitex}[*peer]
	if serve == nil {
		slog.Error("there is no such peer", "peer", *peer)
		os.Exit(2)
	}
	if err := serve(*addr); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

var theOrder = sample.Order()

// fields are what has to be checked of an order, however its struct is called.
type fields struct {
	id, status string
	items      int
	item       func(i int) (sku string, quantity int32, cents int64)
	note       *string
	tags       map[string]string
}

// valid checks what the .kit file says of an order.
func (f fields) valid() error {
	if !validID(f.id) || f.status == "" || f.items < 1 || f.items > 100 || f.tags == nil || f.note != nil && !within(*f.note, 0, 500) {
		return fmt.Errorf("bad order")
	}
	for i := range f.items {
		if sku, quantity, cents := f.item(i); !within(sku, 1, 64) || quantity < 1 || quantity > 100 || cents < 0 {
			return fmt.Errorf("bad item %d", i)
		}
	}
	return nil
}

func within(s string, least, most int) bool {
	n := len(s)
	if n > most {
		n = utf8.RuneCountInString(s)
	}
	return n >= least && n <= most
}

// validID checks an ID as a person does who does not want to pay for a regular expression.
func validID(id string) bool {
	if len(id) != 16 || id[:4] != "ord_" {
		return false
	}
	for _, c := range []byte(id[4:]) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func valid(o *orders.Order) error {
	return fields{string(o.ID), o.Status.String(), len(o.Items), func(i int) (string, int32, int64) {
		return o.Items[i].SKU, o.Items[i].Quantity, o.Items[i].Cents
	}, o.Note, o.Tags}.valid()
}
