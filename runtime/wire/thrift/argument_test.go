package thrift_test

import (
	"testing"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// TestArgumentTellsBytes turns the arguments of a method whose input is a struct with a name into JSON: bytes become
// base64 where the struct says so, and text stays as it is.
func TestArgumentTellsBytes(t *testing.T) {
	type value struct { // tells what a knot tells
		thriftwire.Value
		*knot
	}
	data := unhex(t, "0c0001 0b0001 00000001 41 0b0009 00000001 41 00 0b0002 00000001 41 00")
	for _, c := range []struct {
		name string
		of   thriftwire.Bytes
		want string
	}{
		{"with bytes", thriftwire.Argument{Value: value{}}, `{"1":{"rec":{"1":{"str":"QQ=="},"9":{"str":"A"}}},"2":{"str":"A"}}`},
		{"without", thriftwire.Argument{Value: new(order)}, `{"1":{"rec":{"1":{"str":"A"},"9":{"str":"A"}}},"2":{"str":"A"}}`},
	} {
		got, err := thriftwire.BinaryToJSON(nil, data, c.of)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %s, %v, want %s", c.name, got, err, c.want)
		}
	}
}
