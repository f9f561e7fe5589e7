package thrift

import (
	"encoding/base64"
	"math"
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
)

// AppendJSON appends the head in the JSON protocol. Behind it stand a struct and a closing bracket.
func (m *Message) AppendJSON(b []byte) []byte {
	b = append(b, '[')
	b = strconv.AppendInt(b, jsonVersion, 10)
	b = appendJSONString(append(b, ','), m.Name)
	b = strconv.AppendUint(append(b, ','), uint64(m.Type), 10)
	b = strconv.AppendInt(append(b, ','), int64(m.Seq), 10)
	return append(b, ',')
}

// AppendMessage appends a whole message in the given protocol. It fails in the JSON protocol alone, where v is
// nested more than 64 levels deep.
func AppendMessage(b []byte, p Protocol, head Message, v Value) ([]byte, error) {
	b = head.Append(b, p)
	if p != JSON {
		return Append(b, p, v), nil
	}
	b, err := appendJSON(b, v)
	return append(b, ']'), err
}

// appendJSON appends a struct in the JSON protocol.
func appendJSON(b []byte, v Value) ([]byte, error) {
	return BinaryToJSON(b, v.AppendThriftBinary(nil), bytesIn(v))
}

// BinaryToJSON appends a struct in the JSON protocol that data holds in the binary one. Of tells which of its
// strings are bytes. The error is one of data, or says that it is nested more than 64 levels deep; what was
// appended until then is of no use.
func BinaryToJSON(b, data []byte, of Bytes) ([]byte, error) {
	w := jsonWriter{b: b}
	w.d.reset(data, Lenient)
	err := w.record(of)
	if err == nil {
		err = w.d.End()
	}
	return w.b, err
}

// jsonWriter reads values in the binary protocol and appends them in the JSON one.
type jsonWriter struct {
	d BinaryDecoder
	b []byte
}

// record writes a struct.
func (w *jsonWriter) record(of Bytes) error {
	if err := w.d.enter(); err != nil {
		return err
	}
	w.b = append(w.b, '{')
	for n := 0; ; n++ {
		t, err := w.d.take(1)
		if err != nil {
			return err
		}
		if t[0] == TypeStop {
			break
		}
		id, err := w.d.take(2)
		if err != nil {
			return err
		}
		number := int16(id[0])<<8 | int16(id[1])
		if n > 0 {
			w.b = append(w.b, ',')
		}
		w.b = append(w.b, '"')
		w.b = strconv.AppendInt(w.b, int64(number), 10)
		w.b = append(w.b, `":{`...)
		if err := w.tag(Type(t[0])); err != nil {
			return err
		}
		w.b = append(w.b, ':')
		if err := w.value(Type(t[0]), fieldBytes(of, number), asValue); err != nil {
			return err
		}
		w.b = append(w.b, '}')
	}
	w.b = append(w.b, '}')
	w.d.depth--
	return nil
}

// tag writes the name of a type.
func (w *jsonWriter) tag(t Type) error {
	if !t.valid() {
		return w.d.invalid("there is no type " + itoa(int(t)))
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, jsonTags[t]...)
	w.b = append(w.b, '"')
	return nil
}

// place is where a value stands in JSON.
type place uint8

const (
	asValue place = iota
	asKey         // in front of a colon, where numbers are in quotes
)

// value writes a value of type t.
func (w *jsonWriter) value(t Type, of Bytes, at place) error {
	switch t {
	case TypeStruct:
		return w.record(of)
	case TypeList, TypeSet:
		return w.list(of)
	case TypeMap:
		return w.mapping(of)
	case TypeString:
		return w.text(of)
	case TypeUUID:
		s, err := w.d.take(binarySize[t])
		if err != nil {
			return err
		}
		w.b = append(w.b, '"')
		w.b = kit.UUID([]byte(s)).Append(w.b)
		w.b = append(w.b, '"')
		return nil
	}
	if at == asKey {
		w.b = append(w.b, '"')
		defer func() { w.b = append(w.b, '"') }()
	}
	return w.number(t, at)
}

// number writes a number or bool without the quotes of a key.
func (w *jsonWriter) number(t Type, at place) error {
	s, err := w.d.take(binarySize[t])
	if err != nil {
		return err
	}
	var v uint64
	for i := range len(s) {
		v = v<<8 | uint64(s[i])
	}
	switch t {
	case TypeBool:
		w.b = strconv.AppendUint(w.b, min(v, 1), 10)
	case TypeDouble:
		start := len(w.b)
		w.b = appendJSONDouble(w.b, math.Float64frombits(v))
		if at == asKey && w.b[start] == '"' { // it has quotes of its own
			w.b = append(w.b[:start], w.b[start+1:len(w.b)-1]...)
		}
	default:
		unused := 64 - 8*len(s)
		w.b = strconv.AppendInt(w.b, int64(v<<unused)>>unused, 10) // extends the sign
	}
	return nil
}

// text writes a string, or bytes in base64.
func (w *jsonWriter) text(of Bytes) error {
	s, err := w.d.raw()
	if err != nil {
		return err
	}
	if _, ok := of.(AllBytes); !ok {
		w.b = appendJSONString(w.b, s)
		return nil
	}
	w.b = append(w.b, '"')
	w.b = base64.StdEncoding.AppendEncode(w.b, []byte(s))
	w.b = append(w.b, '"')
	return nil
}

func (w *jsonWriter) list(of Bytes) error {
	if err := w.d.enter(); err != nil {
		return err
	}
	elem, n, err := w.d.list()
	if err != nil {
		return err
	}
	w.b = append(w.b, '[')
	if err := w.tag(elem); err != nil {
		return err
	}
	w.b = strconv.AppendInt(append(w.b, ','), int64(n), 10)
	for range n {
		w.b = append(w.b, ',')
		if err := w.value(elem, of, asValue); err != nil {
			return err
		}
	}
	w.b = append(w.b, ']')
	w.d.depth--
	return nil
}

func (w *jsonWriter) mapping(of Bytes) error {
	if err := w.d.enter(); err != nil {
		return err
	}
	key, value, n, err := w.d.mapHead()
	if err != nil {
		return err
	}
	ofKey, ofValue := entryBytes(of)
	w.b = append(w.b, '[')
	if err := w.tag(key); err != nil {
		return err
	}
	w.b = append(w.b, ',')
	if err := w.tag(value); err != nil {
		return err
	}
	w.b = strconv.AppendInt(append(w.b, ','), int64(n), 10)
	w.b = append(w.b, ",{"...)
	for i := range n {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		if err := w.value(key, ofKey, asKey); err != nil {
			return err
		}
		w.b = append(w.b, ':')
		if err := w.value(value, ofValue, asValue); err != nil {
			return err
		}
	}
	w.b = append(w.b, "}]"...)
	w.d.depth--
	return nil
}
