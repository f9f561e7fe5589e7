package http

import (
	"errors"
	"iter"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
	"unsafe"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// pair is one parameter of the query.
type pair struct{ name, value string }

// params gives the parameters of the query, in their order. One that is not percent-encoded correctly
// is refused, whoever it is meant for, and no further ones are read.
func (x *Exchange) params() []pair {
	if x.parsed {
		return x.query
	}
	x.parsed = true
	if n := strings.Count(x.r.URL.RawQuery, "&") + 1; n > cap(x.query) {
		x.query = make([]pair, 0, n)
	}
	for rest := x.r.URL.RawQuery; rest != ""; {
		var p pair
		p.name, rest, _ = strings.Cut(rest, "&")
		if p.name == "" {
			continue
		}
		p.name, p.value, _ = strings.Cut(p.name, "=")
		name, err := unescape(p.name)
		if err != nil {
			x.Refuse("", kit.Refuse(kit.Violation{Message: "the query has the name of a parameter that is not percent-encoded correctly"}))
			break
		}
		value, err := unescape(p.value)
		if err != nil {
			x.Refuse("", kit.Refuse(kit.Violation{Message: "the query has a value that is not percent-encoded correctly"}))
			break
		}
		x.query = append(x.query, pair{name, value})
	}
	return x.query
}

// unescape gives a part of a query without its escapes. Most have none.
func unescape(s string) (string, error) {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s, nil
	}
	return url.QueryUnescape(s)
}

// Query gives the value of a parameter of the query, and whether it is there. One that is there twice is
// refused as the field.
func (x *Exchange) Query(name, field string) (value string, ok bool) {
	for _, p := range x.params() {
		if p.name != name {
			continue
		}
		if ok {
			x.Refuse(field, must(givenTwice))
			break
		}
		value, ok = p.value, true
	}
	return value, ok
}

const givenTwice = "must not be given twice"

// QueryAll gives the values of a parameter of the query, in their order.
func (x *Exchange) QueryAll(name string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		i := 0
		for _, p := range x.params() {
			if p.name != name {
				continue
			}
			if !yield(i, p.value) {
				return
			}
			i++
		}
	}
}

// Header gives the value of a header, and whether it is there. One that is there twice is refused as
// the field. The name is in canonical form.
func (x *Exchange) Header(name, field string) (string, bool) {
	values := x.r.Header[name]
	if len(values) == 0 {
		return "", false
	}
	if len(values) > 1 {
		x.Refuse(field, must(givenTwice))
	}
	return values[0], true
}

// The readers of parameters: each reads the text of one kind of value, or says what it must be.

func must(message string) error { return kit.Refuse(kit.Violation{Message: message}) }

// String reads text.
func String[T ~string](p *T, s string) error {
	if !utf8.ValidString(s) {
		return must("is not valid UTF-8")
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

// Int reads a whole number in decimal digits that fits in its type.
func Int[T ~int8 | ~int16 | ~int32 | ~int64](p *T, s string) error {
	bits := 8 * int(unsafe.Sizeof(*p))
	n, err := strconv.ParseInt(s, 10, bits)
	if errors.Is(err, strconv.ErrRange) {
		least, most := int64(-1)<<(bits-1), int64(1)<<(bits-1)-1
		return must("must be a whole number between " + strconv.FormatInt(least, 10) + " and " + strconv.FormatInt(most, 10))
	}
	if err != nil || s[0] == '+' {
		return must("must be a whole number")
	}
	*p = T(n)
	return nil
}

// Float reads a number in decimal digits, with an exponent where it has one.
func Float[T ~float64](p *T, s string) error {
	if s == "" || strings.Trim(s, "0123456789.eE+-") != "" { // no hex, no underscores, no words
		return must("must be a number")
	}
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return must("must be a number that fits in 64 bits")
	case err != nil:
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

// EnumOrUnknown reads the name of an enum's member, or gives kit.UnknownEnum for one that is newer than
// this side's code.
func EnumOrUnknown[E ~int32](p *E, s string, parse func(string) (E, bool)) error {
	e, ok := parse(s)
	if !ok {
		e = kit.UnknownEnum
	}
	*p = e
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
