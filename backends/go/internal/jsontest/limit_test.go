package jsontest

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/wire"
)

// The hand-written limit: what a careful engineer gets for exactly these members, each once and without
// escapes, with no UTF-8 check, no unknown members, no bound on depth or memory, and errors that do not
// say where.

func limitAppend(b []byte, x *wire.Order) []byte {
	b = append(b, `{"id":`...)
	b = limitAppendString(b, string(x.ID))
	b = append(b, `,"status":"`...)
	b = append(b, x.Status.String()...)
	b = append(b, `","items":[`...)
	for i := range x.Items {
		it := &x.Items[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"sku":`...)
		b = limitAppendString(b, it.SKU)
		b = append(b, `,"quantity":`...)
		b = strconv.AppendInt(b, int64(it.Quantity), 10)
		b = append(b, `,"cents":`...)
		b = strconv.AppendInt(b, it.Cents, 10)
		b = append(b, '}')
	}
	b = append(b, ']')
	if x.Note != nil {
		b = append(b, `,"note":`...)
		b = limitAppendString(b, *x.Note)
	}
	b = append(b, `,"tags":{`...)
	first := true
	for k, v := range x.Tags {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = limitAppendString(b, k)
		b = append(b, ':')
		b = limitAppendString(b, v)
	}
	b = append(b, `},"phone":`...)
	b = limitAppendString(b, x.Phone)
	b = append(b, `,"placed":"`...)
	b = x.Placed.AppendFormat(b, time.RFC3339Nano)
	return append(b, `"}`...)
}

func limitAppendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, '\\', 'u', '0', '0', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

type limitReader struct {
	s string
	i int
}

var errLimit = errors.New("malformed")

func limitDecode(data []byte, x *wire.Order) error {
	r := limitReader{s: string(data)}
	r.expect('{')
	for {
		key, ok := r.str()
		if !ok || !r.expect(':') {
			return errLimit
		}
		switch key {
		case "id":
			s, ok := r.str()
			if !ok {
				return errLimit
			}
			x.ID = wire.OrderID(s)
		case "status":
			s, ok := r.str()
			if !ok {
				return errLimit
			}
			if x.Status, ok = wire.ParseStatus(s); !ok {
				return errLimit
			}
		case "items":
			if !r.expect('[') {
				return errLimit
			}
			x.Items = make([]wire.Item, 0, 10)
			for {
				x.Items = append(x.Items, wire.Item{})
				if !r.item(&x.Items[len(x.Items)-1]) {
					return errLimit
				}
				if r.expect(',') {
					continue
				}
				if r.expect(']') {
					break
				}
				return errLimit
			}
		case "note":
			s, ok := r.str()
			if !ok {
				return errLimit
			}
			x.Note = &s
		case "tags":
			if !r.expect('{') {
				return errLimit
			}
			x.Tags = make(map[string]string, 4)
			for {
				k, ok := r.str()
				if !ok || !r.expect(':') {
					return errLimit
				}
				v, ok := r.str()
				if !ok {
					return errLimit
				}
				x.Tags[k] = v
				if r.expect(',') {
					continue
				}
				if r.expect('}') {
					break
				}
				return errLimit
			}
		case "phone":
			if x.Phone, ok = r.str(); !ok {
				return errLimit
			}
		case "placed":
			s, ok := r.str()
			if !ok {
				return errLimit
			}
			t, err := time.Parse(time.RFC3339Nano, s)
			if err != nil {
				return err
			}
			x.Placed = t
		default:
			return errLimit
		}
		if r.expect(',') {
			continue
		}
		if r.expect('}') {
			return nil
		}
		return errLimit
	}
}

func (r *limitReader) item(x *wire.Item) bool {
	if !r.expect('{') {
		return false
	}
	for {
		key, ok := r.str()
		if !ok || !r.expect(':') {
			return false
		}
		switch key {
		case "sku":
			if x.SKU, ok = r.str(); !ok {
				return false
			}
		case "quantity":
			v, ok := r.int()
			if !ok {
				return false
			}
			x.Quantity = int32(v)
		case "cents":
			if x.Cents, ok = r.int(); !ok {
				return false
			}
		default:
			return false
		}
		if r.expect(',') {
			continue
		}
		return r.expect('}')
	}
}

func (r *limitReader) expect(c byte) bool {
	for r.i < len(r.s) && (r.s[r.i] == ' ' || r.s[r.i] == '\n' || r.s[r.i] == '\t' || r.s[r.i] == '\r') {
		r.i++
	}
	if r.i < len(r.s) && r.s[r.i] == c {
		r.i++
		return true
	}
	return false
}

func (r *limitReader) str() (string, bool) {
	if !r.expect('"') {
		return "", false
	}
	rest := r.s[r.i:]
	n := strings.IndexByte(rest, '"')
	if n < 0 {
		return "", false
	}
	if strings.IndexByte(rest[:n], '\\') >= 0 {
		return "", false // the limit's messages have none
	}
	r.i += n + 1
	return rest[:n], true
}

func (r *limitReader) int() (int64, bool) {
	start := r.i
	var v int64
	for r.i < len(r.s) && r.s[r.i]-'0' <= 9 {
		v = v*10 + int64(r.s[r.i]-'0')
		r.i++
	}
	return v, r.i > start
}
