// Package thrifttest reads and writes the generated golden types over Thrift.
package thrifttest

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	"github.com/kitc-lang/kit/backends/go/internal/golden/thriftonly"
	"github.com/kitc-lang/kit/backends/go/internal/golden/wire"
	"github.com/kitc-lang/kit/backends/go/internal/random"
	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// value is a generated type behind its pointer.
type value[T any] interface {
	*T
	thriftwire.Value
}

// codec is one of the protocols.
type codec struct {
	name      string
	marshal   func(v thriftwire.Value) []byte
	unmarshal func(data []byte, mode thriftwire.Mode, v thriftwire.Value) error
}

var codecs = []codec{
	{"binary", func(v thriftwire.Value) []byte { return v.AppendThriftBinary(nil) }, thriftwire.UnmarshalBinary},
	{"compact", func(v thriftwire.Value) []byte { return v.AppendThriftCompact(nil) }, thriftwire.UnmarshalCompact},
	{"json", marshalJSON, unmarshalJSON},
}

func marshalJSON(v thriftwire.Value) []byte {
	of, _ := v.(thriftwire.Bytes)
	text, err := thriftwire.BinaryToJSON(nil, v.AppendThriftBinary(nil), of)
	if err != nil {
		panic(err)
	}
	if !utf8.Valid(text) {
		panic("bytes were written as if they were text")
	}
	return text
}

func unmarshalJSON(data []byte, mode thriftwire.Mode, v thriftwire.Value) error {
	of, _ := v.(thriftwire.Bytes)
	binary, err := thriftwire.JSONToBinary(nil, data, of)
	if err != nil {
		return err
	}
	return thriftwire.UnmarshalBinary(binary, mode, v)
}

// roundTrip writes random values, reads them back, and reads each truncation of what was written.
func roundTrip[T any, P value[T]](t *testing.T) {
	for _, c := range codecs {
		t.Run(c.name, rapid.MakeCheck(func(t *rapid.T) {
			in := random.Value[T](t, time.Microsecond)
			data := c.marshal(P(&in))
			for _, mode := range []thriftwire.Mode{thriftwire.Strict, thriftwire.Lenient | thriftwire.CopyStrings} {
				var out T
				if err := c.unmarshal(data, mode, P(&out)); err != nil {
					t.Fatalf("cannot read what was written: %v\n%x", err, data)
				}
				if diff := cmp.Diff(in, out, cmp.Exporter(exportAll)); diff != "" {
					t.Fatalf("(-written +read)\n%s", diff)
				}
			}
			cut := rapid.IntRange(0, len(data)-1).Draw(t, "cut")
			var out T
			err := c.unmarshal(data[:cut], thriftwire.Strict, P(&out))
			var e *kit.Error
			if !errors.As(err, &e) || e.Code != kit.InvalidArgument || len(e.Violations) == 0 {
				t.Fatalf("cut off at byte %d: got %v, want invalid_argument", cut, err)
			}
			if err := c.unmarshal(append(bytes.Clone(data), 0), thriftwire.Strict, P(&out)); err == nil {
				t.Fatal("a byte behind the message was not noticed")
			}
		}))
	}
}

func TestRoundTrips(t *testing.T) {
	t.Run("Everything", roundTrip[orders.Everything])
	t.Run("Order", roundTrip[orders.Order])
	t.Run("Payment", roundTrip[orders.Payment])
	t.Run("PlaceInput", roundTrip[orders.PlaceInput])
	t.Run("OutOfStock", roundTrip[orders.OutOfStock])
	t.Run("Empty", roundTrip[wire.Empty])
	t.Run("Scalars", roundTrip[wire.Scalars])
	t.Run("Maybe", roundTrip[wire.Maybe])
	t.Run("Lists", roundTrip[wire.Lists])
	t.Run("Keys", roundTrip[wire.Keys])
	t.Run("Choice", roundTrip[wire.Choice])
	t.Run("Secret", roundTrip[wire.Secret])
	t.Run("Wide", roundTrip[wire.Wide])
	t.Run("Grid", roundTrip[thriftonly.Grid])
}

// exportAll lets unexported fields be compared: those of a time, and the unknown member of a union.
func exportAll(reflect.Type) bool { return true }
