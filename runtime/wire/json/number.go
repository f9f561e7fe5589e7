package json

import (
	"math"
	"strconv"
	"strings"
	"unsafe"
)

// Bool reads true or false.
func Bool[T ~bool](p *T, d *Decoder) error {
	switch d.peek() {
	case 't':
		*p = true
		return d.literal("true")
	case 'f':
		*p = false
		return d.literal("false")
	}
	return d.mismatch(trueOrFalse)
}

const (
	trueOrFalse  = "must be true or false"
	wholeNumber  = "must be a whole number"
	finiteNumber = "must be a number that fits in 64 bits"
)

// Int reads an integer that fits in its type.
func Int[T ~int8 | ~int16 | ~int32 | ~int64](p *T, d *Decoder) error {
	v, err := d.integer()
	if err != nil {
		return err
	}
	*p = T(v)
	if int64(*p) != v {
		return rangeError(8 * int(unsafe.Sizeof(*p)))
	}
	return nil
}

func rangeError(bits int) error {
	least, most := int64(-1)<<(bits-1), int64(1)<<(bits-1)-1
	return refuse(wholeNumber + " between " + strconv.FormatInt(least, 10) + " and " + strconv.FormatInt(most, 10))
}

// integer reads a whole number of 64 bits.
func (d *Decoder) integer() (int64, error) {
	s, i := d.s, d.pos
	negative := i < len(s) && s[i] == '-'
	if negative {
		i++
	}
	first := i
	var v int64
	for i < len(s) && i-first < 18 {
		c := s[i] - '0'
		if c > 9 {
			break
		}
		v = v*10 + int64(c)
		i++
	}
	if i == first || i < len(s) && !endsInteger(s[i]) || s[first] == '0' && i > first+1 {
		return d.unusualInteger()
	}
	d.pos = i
	if negative {
		v = -v
	}
	return v, nil
}

// endsInteger reports whether a byte behind digits says that they are an integer as it stands.
func endsInteger(c byte) bool {
	return c > '9' && c != 'e' && c != 'E' || c < '0' && c != '.'
}

// unusualInteger reads what integer does not: long numbers, fractions and exponents, and everything
// that is no number at all.
func (d *Decoder) unusualInteger() (int64, error) {
	if c := d.peek(); c != '-' && c-'0' > 9 {
		return 0, d.mismatch(wholeNumber)
	}
	text, err := d.number()
	if err != nil {
		return 0, err
	}
	digits, ok := wholeDigits(text)
	if !ok {
		return 0, refuse(wholeNumber)
	}
	v, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, rangeError(64)
	}
	return v, nil
}

// wholeDigits gives a number without its fraction and exponent, false if it is not whole. What is too
// long for any integer is cut short, but stays too long.
func wholeDigits(text string) (string, bool) {
	mantissa, exponent := text, 0
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa = text[:i]
		var err error
		if exponent, err = strconv.Atoi(text[i+1:]); err != nil {
			exponent = math.MaxInt32 // far beyond every integer; a negative one is not whole
			if text[i+1] == '-' {
				exponent = math.MinInt32
			}
		}
	}
	sign := ""
	if mantissa[0] == '-' {
		sign, mantissa = "-", mantissa[1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	exponent -= len(fraction)
	trimmed := strings.TrimRight(digits, "0")
	exponent += len(digits) - len(trimmed)
	if trimmed == "" {
		return "0", true
	}
	if exponent < 0 {
		return "", false
	}
	const tooLong = 20
	if len(trimmed) > tooLong {
		return sign + trimmed[:tooLong], true
	}
	return sign + trimmed + strings.Repeat("0", min(exponent, tooLong)), true
}

// Float reads a number of 64 bits.
func Float[T ~float64](p *T, d *Decoder) error {
	if c := d.peek(); c != '-' && c-'0' > 9 {
		return d.mismatch("must be a number")
	}
	text, err := d.number()
	if err != nil {
		return err
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return refuse(finiteNumber)
	}
	*p = T(v)
	return nil
}

// number moves over a number and gives its text.
func (d *Decoder) number() (string, error) {
	start := d.pos
	if d.peek() == '-' {
		d.pos++
	}
	if d.peek() == '0' {
		d.pos++
	} else if err := d.digits(); err != nil {
		return "", err
	}
	if d.peek() == '.' {
		d.pos++
		if err := d.digits(); err != nil {
			return "", err
		}
	}
	if c := d.peek(); c == 'e' || c == 'E' {
		d.pos++
		if c := d.peek(); c == '+' || c == '-' {
			d.pos++
		}
		if err := d.digits(); err != nil {
			return "", err
		}
	}
	return d.s[start:d.pos], nil
}

// digits moves over one digit or more.
func (d *Decoder) digits() error {
	start := d.pos
	for d.pos < len(d.s) && d.s[d.pos]-'0' <= 9 {
		d.pos++
	}
	if d.pos == start {
		return d.syntax("expected a digit")
	}
	return nil
}
