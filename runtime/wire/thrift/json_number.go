package thrift

import (
	"math"
	"strconv"
)

// unquoted calls read for a number that may stand in quotes, and must where it is a key.
func (r *JSONReader) unquoted(at place, read func() error) error {
	c, ok := r.next()
	switch {
	case !ok:
		return r.short()
	case c == '"':
		r.pos++
		if err := read(); err != nil {
			return err
		}
		switch {
		case r.pos == len(r.s):
			return r.short()
		case r.s[r.pos] != '"':
			return r.invalid("expected the end of a number")
		}
		r.pos++
		return nil
	case at == asKey:
		return r.invalid("expected a number in quotes")
	}
	return read()
}

// integer reads a whole number of so many bits.
func (r *JSONReader) integer(bits int, at place) (v int64, err error) {
	err = r.unquoted(at, func() error {
		token := r.number()
		negative := len(token) > 0 && token[0] == '-'
		if negative {
			token = token[1:]
		}
		if len(token) == 0 {
			return r.invalid("expected a whole number")
		}
		limit := uint64(1)<<(bits-1) - 1
		if negative {
			limit++
		}
		sum := uint64(0)
		for _, c := range token {
			if c < '0' || c > '9' {
				return r.invalid("expected a whole number")
			}
			digit := uint64(c - '0')
			if sum > (limit-digit)/10 {
				return r.invalid("a whole number must have " + strconv.Itoa(bits) + " bits at most")
			}
			sum = sum*10 + digit
		}
		if v = int64(sum); negative {
			v = -v
		}
		return nil
	})
	return v, err
}

// number moves over the characters of a number and gives them.
func (r *JSONReader) number() []byte {
	start := r.pos
	for r.pos < len(r.s) {
		switch c := r.s[r.pos]; {
		case '0' <= c && c <= '9', c == '-', c == '+', c == '.', c == 'e', c == 'E':
			r.pos++
		default:
			return r.s[start:r.pos]
		}
	}
	return r.s[start:]
}

// jsonSpecial reads one of the numbers that JSON does not have, as Apache's libraries write them. The last three are those
// of Python, which leaves the quotes out, as JavaScript does.
func jsonSpecial(s []byte) (f float64, n int) {
	for _, special := range [...]struct {
		name  string
		value float64
	}{
		{"NaN", math.NaN()}, {"Infinity", math.Inf(1)}, {"-Infinity", math.Inf(-1)},
		{"nan", math.NaN()}, {"inf", math.Inf(1)}, {"-inf", math.Inf(-1)},
	} {
		if n = len(special.name); len(s) >= n && string(s[:n]) == special.name {
			return special.value, n
		}
	}
	return 0, 0
}

// double reads a number.
func (r *JSONReader) double(at place) (f float64, err error) {
	err = r.unquoted(at, func() error {
		var n int
		if f, n = jsonSpecial(r.s[r.pos:]); n > 0 {
			r.pos += n
			return nil
		}
		token := r.number()
		digit := len(token) > 0 && token[0] != '+' && token[0] != '.'
		if f, err = strconv.ParseFloat(string(token), 64); err != nil || !digit {
			return r.invalid("expected a number")
		}
		return nil
	})
	return f, err
}
