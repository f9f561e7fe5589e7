package http

import (
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// Query gives the value of a parameter of the query, and whether it is there. One that is there twice is
// refused.
func (x *Exchange) Query(name string) (string, bool) {
	value, n := "", 0
	for v := range x.queryValues(name) {
		value = v
		n++
	}
	if n > 1 {
		x.Refuse(name, kit.Refuse(kit.Violation{Message: "is there " + strconv.Itoa(n) + " times, and takes one value"}))
	}
	return value, n > 0
}

// QueryAll gives every value of a parameter of the query, in their order.
func (x *Exchange) QueryAll(name string) []string {
	var all []string
	for v := range x.queryValues(name) {
		all = append(all, v)
	}
	return all
}

// queryValues goes through the query as it was sent: it is short, and a map of it would cost more.
func (x *Exchange) queryValues(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for rest := x.r.URL.RawQuery; rest != ""; {
			var pair string
			pair, rest, _ = strings.Cut(rest, "&")
			key, value, _ := strings.Cut(pair, "=")
			if plain(key) {
				if key != name {
					continue
				}
			} else if k, err := url.QueryUnescape(key); err != nil || k != name {
				continue
			}
			if !plain(value) {
				v, err := url.QueryUnescape(value)
				if err != nil {
					x.Refuse(name, kit.Refuse(kit.Violation{Message: "is not percent-encoded correctly"}))
					continue
				}
				value = v
			}
			if !yield(value) {
				return
			}
		}
	}
}

func plain(s string) bool { return strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 }

// Header gives the value of a header, and whether it is there. One that is there twice is refused as
// the field name.
func (x *Exchange) Header(header, name string) (string, bool) {
	values := x.r.Header[http.CanonicalHeaderKey(header)]
	if len(values) == 0 {
		return "", false
	}
	if len(values) > 1 {
		x.Refuse(name, kit.Refuse(kit.Violation{Message: "is there " + strconv.Itoa(len(values)) + " times, and takes one value"}))
	}
	return values[0], true
}

// The readers of parameters: each reads the text of one kind of value, or says what it must be.

func must(message string) error { return kit.Refuse(kit.Violation{Message: message}) }

// String reads text.
func String[T ~string](p *T, s string) error {
	if !utf8.ValidString(s) {
		return must("must be valid UTF-8")
	}
	*p = T(s)
	return nil
}

// Bool reads true or false.
func Bool[T ~bool](p *T, s string) error {
	switch s {
	case "true":
		*p = true
	case "false":
		*p = false
	default:
		return must("must be true or false")
	}
	return nil
}

// Int reads a whole number in decimal digits.
func Int[T ~int8 | ~int16 | ~int32 | ~int64](p *T, s string) error {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || strings.HasPrefix(s, "+") {
		return must("must be a whole number")
	}
	if int64(T(n)) != n {
		return must("is out of range")
	}
	*p = T(n)
	return nil
}

// Float reads a finite number.
func Float[T ~float64](p *T, s string) error {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.ContainsAny(s, "xX_+") && !strings.ContainsAny(s, "eE") {
		return must("must be a number")
	}
	*p = T(f)
	return nil
}

// UUID reads a UUID.
func UUID[T ~[16]byte](p *T, s string) error {
	u, err := kit.ParseUUID(s)
	if err != nil {
		return must(err.Error())
	}
	*p = T(u)
	return nil
}

// Date reads a date.
func Date(p *kit.Date, s string) error {
	d, err := kit.ParseDate(s)
	if err != nil {
		return must(err.Error())
	}
	*p = d
	return nil
}

// Timestamp reads an instant of RFC 3339.
func Timestamp(p *time.Time, s string) error {
	t, err := jsonwire.ParseTimestamp(s)
	if err != nil {
		return must(err.Error())
	}
	*p = t
	return nil
}

// Duration reads a duration of ISO 8601.
func Duration[T ~int64](p *T, s string) error {
	d, err := jsonwire.ParseDuration(s)
	if err != nil {
		return must(err.Error())
	}
	*p = T(d)
	return nil
}

// Enum reads the name of an enum's member.
func Enum[E ~int32](p *E, s string, parse func(string) (E, bool), names string) error {
	e, ok := parse(s)
	if !ok {
		return must("must be one of " + names)
	}
	*p = e
	return nil
}
