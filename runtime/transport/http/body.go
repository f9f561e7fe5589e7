package http

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// Body reads the request's body and gives a decoder that stands on it, nil where it cannot be read,
// which is then noted.
func (x *Exchange) Body() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok {
		return nil
	}
	if len(data) == 0 {
		x.Refuse("", kit.Refuse(kit.Violation{Message: "a body is required: send JSON"}))
		return nil
	}
	return x.decode(data)
}

// OptionalBody is Body for a method that can do without one: an absent body is an empty object.
func (x *Exchange) OptionalBody() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok {
		return nil
	}
	if len(data) == 0 {
		data = []byte("{}")
	}
	return x.decode(data)
}

// AnyBody is Body for a method whose whole body is a field that may be absent, which null stands for too:
// there is no decoder then, and nothing to refuse.
func (x *Exchange) AnyBody() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok || len(data) == 0 || string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	return x.decode(data)
}

func (x *Exchange) decode(data []byte) *jsonwire.Decoder {
	x.decoder.Reset(data, x.mode())
	return &x.decoder
}

func (x *Exchange) mode() jsonwire.Mode {
	if x.server.cfg.CopyStrings {
		return jsonwire.Strict | jsonwire.CopyStrings
	}
	return jsonwire.Strict
}

// Done notes the outcome of reading a body, and that nothing follows what was read.
func (x *Exchange) Done(d *jsonwire.Decoder, err error) {
	if err == nil {
		err = d.End()
	}
	x.Refuse("", err)
}

// readBody reads the body into the exchange's buffer, within the limit.
func (x *Exchange) readBody() ([]byte, bool) {
	if !x.isJSON() {
		x.refuseRequest(http.StatusUnsupportedMediaType, kit.Errorf(kit.InvalidArgument,
			"the body must be JSON: send it with Content-Type: application/json and without Content-Encoding"))
		return nil, false
	}
	limit := x.server.cfg.MaxBody
	if limit > 0 && x.r.ContentLength > limit {
		x.tooLarge(limit)
		return nil, false
	}
	body := x.r.Body
	if limit > 0 {
		body = http.MaxBytesReader(x.w, body, limit)
	}
	var err error
	x.in, err = readAll(x.in[:0], x.r.ContentLength, body)
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return x.in, true
	case errors.As(err, &large):
		x.tooLarge(limit)
	default:
		x.refuseRequest(http.StatusBadRequest, kit.Hide(kit.InvalidArgument, "the body ended before it was complete", err))
	}
	return nil, false
}

func (x *Exchange) tooLarge(limit int64) {
	x.w.Header()["Connection"] = closeConnection // what is left of the body is not worth reading
	x.refuseRequest(http.StatusRequestEntityTooLarge, kit.Errorf(kit.ResourceExhausted, "the body is larger than the %d bytes that are allowed", limit))
}

// readAll reads to the end, into buf as far as its capacity goes. Of the length that was announced it
// believes as much as costs nothing to believe: memory for the rest is made as the bytes arrive.
func readAll(buf []byte, announced int64, r io.Reader) ([]byte, error) {
	if want := min(announced+1, maxKept); int64(cap(buf)) < want { // one more, to see the end
		buf = make([]byte, 0, max(want, 512))
	}
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
	}
}

// isJSON reports whether the headers let the body be JSON. A request that says nothing is taken at its
// body's word.
func (x *Exchange) isJSON() bool {
	if e := x.r.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return false
	}
	kind, _, _ := strings.Cut(x.r.Header.Get("Content-Type"), ";")
	kind = strings.TrimSpace(kind)
	return kind == "" || strings.EqualFold(kind, "application/json")
}
