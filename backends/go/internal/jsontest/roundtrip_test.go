// Package jsontest tries the JSON codec of generated packages on random values, against encoding/json
// and against hostile input.
package jsontest

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/backends/go/internal/golden/wire"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// message is what every generated type with members can do, by pointer.
type message[T any] interface {
	*T
	jsonwire.Value
	AppendJSON(b []byte) []byte
	json.Marshaler
	json.Unmarshaler
}

func TestRoundTrip(t *testing.T) {
	t.Run("Empty", roundTrip[wire.Empty])
	t.Run("Scalars", roundTrip[wire.Scalars])
	t.Run("Maybe", roundTrip[wire.Maybe])
	t.Run("Lists", roundTrip[wire.Lists])
	t.Run("Keys", roundTrip[wire.Keys])
	t.Run("Choice", roundTrip[wire.Choice])
	t.Run("Secret", roundTrip[wire.Secret])
	t.Run("Node", roundTrip[wire.Node])
	t.Run("Refused", roundTrip[wire.Refused])
	t.Run("Order", roundTrip[wire.Order])
	t.Run("Wide", roundTrip[wire.Wide])
}

func roundTrip[T any, P message[T]](t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := random[T](t)
		prefix := []byte("kept")
		text := P(&v).AppendJSON(prefix)
		if !bytes.HasPrefix(text, prefix) {
			t.Fatalf("appending lost what was there: %s", text)
		}
		text = text[len(prefix):]
		if !json.Valid(text) {
			t.Fatalf("encoding/json does not take %s", text)
		}
		var back T
		if err := jsonwire.Unmarshal(text, jsonwire.Strict, P(&back)); err != nil || !reflect.DeepEqual(v, back) {
			t.Fatalf("%s came back as %+v, %v", text, back, err)
		}
		var copied T
		if err := jsonwire.Unmarshal(text, jsonwire.Lenient|jsonwire.CopyStrings, P(&copied)); err != nil || !reflect.DeepEqual(v, copied) {
			t.Fatalf("%s came back as %+v, %v with copied strings", text, copied, err)
		}

		shuffled := throughStandard(t, text)
		var again T
		if err := jsonwire.Unmarshal(shuffled, jsonwire.Strict, P(&again)); err != nil || !reflect.DeepEqual(v, again) {
			t.Fatalf("%s came back as %+v, %v", shuffled, again, err)
		}
	})
}

// throughStandard has encoding/json read and write a message: the members come back in the order of
// their names, and with its escapes.
func throughStandard(t *rapid.T, text []byte) []byte {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	out, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestStandardLibrary uses generated types as encoding/json's users do, also by value.
func TestStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[wire.Status]wire.Order{wire.StatusPaid: random[wire.Order](t)}
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got map[wire.Status]wire.Order
		if err := json.Unmarshal(text, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s came back as %+v, %v", text, got, err)
		}
	})
}

func TestAbsentAndEmpty(t *testing.T) {
	if got := string((&wire.Maybe{}).AppendJSON(nil)); got != "{}" {
		t.Errorf("nothing became %s", got)
	}
	maybe := wire.Maybe{Names: []wire.Name{}, Labels: map[wire.Name]wire.Name{}, Blob: wire.Blob{}, Empty: &wire.Empty{}}
	if got := string(maybe.AppendJSON(nil)); got != `{"blob":"","names":[],"labels":{},"empty":{}}` {
		t.Errorf("what is empty became %s", got)
	}
	var lists wire.Lists
	text := lists.AppendJSON(nil)
	if err := jsonwire.Unmarshal(text, jsonwire.Strict, &lists); err != nil || lists.Flags == nil || lists.Cube == nil {
		t.Errorf("%s came back as %+v, %v", text, lists, err)
	}
	if got := string((&wire.Choice{}).AppendJSON(nil)); got != "{}" {
		t.Errorf("a union without a member became %s", got)
	}
}

func TestUnknownUnionMember(t *testing.T) {
	var c wire.Choice
	if err := jsonwire.Unmarshal([]byte(`{"later":[1]}`), jsonwire.Lenient, &c); err != nil || c.UnknownMember() != "later" {
		t.Errorf("gave %q, %v", c.UnknownMember(), err)
	}
	if err := jsonwire.Unmarshal([]byte(`{"text":"a"}`), jsonwire.Lenient, &c); err != nil || c.UnknownMember() != "" || *c.Text != "a" {
		t.Errorf("a second message left %q behind, %v", c.UnknownMember(), err)
	}
}

func TestSensitiveKeysStayOutOfErrors(t *testing.T) {
	err := jsonwire.Unmarshal([]byte(`{"vault":{"hunter2":"x"}}`), jsonwire.Strict, new(wire.Secret))
	if want := "invalid_argument: vault: must be a whole number"; err == nil || err.Error() != want {
		t.Errorf("gave %v, want %s", err, want)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	const id = `"id":"ord_a1b2c3d4e5f6","status":"paid","tags":{},"phone":"","placed":"2026-11-23T04:55:44Z"`
	for text, want := range map[string]string{
		`{` + id + `,"items":[{"sku":"a","quantity":1,"cents":1},{"sku":"a","quantity":"1","cents":1}]}`: "items[1].quantity: must be a whole number",
		`{` + id + `}`: "items: is required",
		`{` + id + `,"items":[],"status":"paid"}`: "status: must not be given twice",
		`{"status":"lost"}`:                       "status: must be one of pending, paid or shipped",
	} {
		err := jsonwire.Unmarshal([]byte(text), jsonwire.Strict, new(wire.Order))
		if err == nil || err.Error() != "invalid_argument: "+want {
			t.Errorf("%s\n\tgave %v\n\twant %s", text, err, want)
		}
	}
}

// FuzzDecodeJSON reads anything as anything: nothing may panic, and what is read must come back from
// what is written.
func FuzzDecodeJSON(f *testing.F) {
	for _, text := range []string{
		`{}`, `{"text":"a"}`, `{"again":{"points":[{"x":1,"y":-2}]}}`, `{"labels":{"a":"\u0062"}}`, `{"free":[1,{"a":null}]}`,
		`{"f00":1,"f17":2,"f63":3,"f64":1e3,"f69":5.0}`, `{"vault":{"a":1}}`, `[[]]`, `{"name":"\ud83d\ude00","count":null}`,
		`{"name":"","children":[{"name":"a","children":[],"named":{}}],"named":{"b":{"name":"","children":[],"named":{}}}}`,
		`{"why":{"text":"\ud83d"},"left":null,"names":[""]}`,
	} {
		f.Add([]byte(text))
	}
	f.Add((&wire.Scalars{}).AppendJSON(nil))
	f.Add((&wire.Lists{}).AppendJSON(nil))
	f.Add((&wire.Keys{}).AppendJSON(nil))
	f.Add(sample().AppendJSON(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		again[wire.Scalars](t, data)
		again[wire.Maybe](t, data)
		again[wire.Lists](t, data)
		again[wire.Keys](t, data)
		again[wire.Choice](t, data)
		again[wire.Node](t, data)
		again[wire.Refused](t, data)
		again[wire.Order](t, data)
		again[wire.Wide](t, data)
	})
}

func again[T any, P message[T]](t *testing.T, data []byte) {
	var v, back T
	if jsonwire.Unmarshal(data, jsonwire.Strict, P(&v)) != nil {
		return
	}
	if !json.Valid(data) {
		t.Fatalf("read %q, which is no JSON", data)
	}
	text := P(&v).AppendJSON(nil)
	if err := jsonwire.Unmarshal(text, jsonwire.Strict, P(&back)); err != nil || !reflect.DeepEqual(v, back) {
		t.Fatalf("%q was read as %+v, written as %s and came back as %+v, %v", data, v, text, back, err)
	}
}
