package hand

import (
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// AppendJSON appends x as a JSON object.
func AppendJSON(b []byte, x *orders.Order) []byte {
	b = append(b, `{"id":`...)
	b = appendText(b, string(x.ID))
	b = append(b, `,"status":"`...)
	b = append(b, x.Status.String()...)
	b = append(b, `","items":[`...)
	for i := range x.Items {
		it := &x.Items[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"sku":`...)
		b = appendText(b, it.SKU)
		b = append(b, `,"quantity":`...)
		b = strconv.AppendInt(b, int64(it.Quantity), 10)
		b = append(b, `,"cents":`...)
		b = strconv.AppendInt(b, it.Cents, 10)
		b = append(b, '}')
	}
	b = append(b, ']')
	if x.Note != nil {
		b = append(b, `,"note":`...)
		b = appendText(b, *x.Note)
	}
	b = append(b, `,"tags":{`...)
	first := true
	for k, v := range x.Tags {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = appendText(b, k)
		b = append(b, ':')
		b = appendText(b, v)
	}
	b = append(b, `},"phone":`...)
	b = appendText(b, x.Phone)
	b = append(b, `,"placed":"`...)
	b = x.Placed.AppendFormat(b, time.RFC3339Nano)
	return append(b, `"}`...)
}

func appendText(b []byte, s string) []byte {
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

type text struct {
	s string
	i int
}

// DecodeJSON reads exactly these members, each once and without escapes, with no bound on depth or memory.
func DecodeJSON(data []byte, x *orders.Order) error {
	r := text{s: string(data)}
	r.expect('{')
	for {
		key, ok := r.str()
		if !ok || !r.expect(':') {
			return errBad
		}
		switch key {
		case "id":
			s, ok := r.str()
			if !ok {
				return errBad
			}
			x.ID = orders.OrderID(s)
		case "status":
			s, ok := r.str()
			if !ok {
				return errBad
			}
			if x.Status, ok = orders.ParseStatus(s); !ok {
				return errBad
			}
		case "items":
			if !r.expect('[') {
				return errBad
			}
			x.Items = make([]orders.Item, 0, 10)
			for {
				x.Items = append(x.Items, orders.Item{})
				if !r.item(&x.Items[len(x.Items)-1]) {
					return errBad
				}
				if r.expect(',') {
					continue
				}
				if r.expect(']') {
					break
				}
				return errBad
			}
		case "note":
			s, ok := r.str()
			if !ok {
				return errBad
			}
			x.Note = &s
		case "tags":
			if !r.expect('{') {
				return errBad
			}
			x.Tags = make(map[string]string, 4)
			for {
				k, ok := r.str()
				if !ok || !r.expect(':') {
					return errBad
				}
				v, ok := r.str()
				if !ok {
					return errBad
				}
				x.Tags[k] = v
				if r.expect(',') {
					continue
				}
				if r.expect('}') {
					break
				}
				return errBad
			}
		case "phone":
			if x.Phone, ok = r.str(); !ok {
				return errBad
			}
		case "placed":
			s, ok := r.str()
			if !ok {
				return errBad
			}
			t, err := time.Parse(time.RFC3339Nano, s)
			if err != nil {
				return err
			}
			x.Placed = t
		default:
			return errBad
		}
		if r.expect(',') {
			continue
		}
		if r.expect('}') {
			return nil
		}
		return errBad
	}
}

func (r *text) item(x *orders.Item) bool {
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

func (r *text) expect(c byte) bool {
	for r.i < len(r.s) && (r.s[r.i] == ' ' || r.s[r.i] == '\n' || r.s[r.i] == '\t' || r.s[r.i] == '\r') {
		r.i++
	}
	if r.i < len(r.s) && r.s[r.i] == c {
		r.i++
		return true
	}
	return false
}

func (r *text) str() (string, bool) {
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

func (r *text) int() (int64, bool) {
	start := r.i
	var v int64
	for r.i < len(r.s) && r.s[r.i]-'0' <= 9 {
		v = v*10 + int64(r.s[r.i]-'0')
		r.i++
	}
	return v, r.i > start
}

// AppendRemarkJSON appends x as a JSON object.
func AppendRemarkJSON(b []byte, x *orders.Remark) []byte {
	return append(appendText(append(b, `{"text":`...), x.Text), '}')
}

// DecodeRemarkJSON reads exactly that.
func DecodeRemarkJSON(data []byte, x *orders.Remark) error {
	r := text{s: string(data)}
	if !r.expect('{') {
		return errBad
	}
	key, ok := r.str()
	if !ok || key != "text" || !r.expect(':') {
		return errBad
	}
	if x.Text, ok = r.str(); !ok || !r.expect('}') {
		return errBad
	}
	return nil
}
