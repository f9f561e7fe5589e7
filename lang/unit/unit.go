// Package unit turns the notations of durations ("300ms"), rates ("100/s") and byte sizes ("4MiB")
// into numbers. Its diagnostics point into the string.
package unit

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// MaxLength is the number of bytes that any of the notations may have.
const MaxLength = 100

// Rate is so many events in so much time.
type Rate struct {
	Count int64 // at least 1
	Per   time.Duration
}

// ParseDuration reads a duration: numbers with their units, the largest unit first, such as "2s",
// "300ms", "1.5h" or "1m30s". The units are d (24 hours), h, m, s, ms, us (or µs)
// and ns. The function at gives the place of text[from:to] in the source. The result is useful only
// if there are no errors.
func ParseDuration(text string, at func(from, to int) diag.Span) (time.Duration, diag.List) {
	c := &check{text: text, at: at, what: "duration", code: diag.UnitDuration, example: "`300ms`, `2s` or `1m30s`"}
	t := c.read()
	if t == nil {
		return 0, c.list
	}
	if t.Per != nil {
		c.errorf(c.code, t.Per.Pos.Offset, len(text), "%s is a rate: a duration has no `/`", show(text))
		return 0, c.list
	}
	total, last := new(big.Int), int64(math.MaxInt64)
	for _, q := range t.Parts {
		size, ok := c.unit(q, durations(), "s")
		if !ok {
			return 0, c.list
		}
		if size >= last {
			c.errorf(c.code, q.Pos.Offset, q.EndPos.Offset, "units stand once each and from the largest to the smallest: `1h30m10s`")
			return 0, c.list
		}
		last = size
		n, ok := c.whole(q, size, "nanoseconds")
		if !ok {
			return 0, c.list
		}
		total.Add(total, n)
	}
	return time.Duration(c.fit(total, "292 years")), c.list
}

// ParseRate reads a rate such as "100/s", "30/min" or "5000/h". The function at gives the place of
// text[from:to] in the source. The result is useful only if there are no errors.
func ParseRate(text string, at func(from, to int) diag.Span) (Rate, diag.List) {
	c := &check{text: text, at: at, what: "rate", code: diag.UnitRate, example: "`100/s`, `30/min` or `5000/h`"}
	t := c.read()
	if t == nil {
		return Rate{}, c.list
	}
	q := t.Parts[0]
	switch {
	case t.Per == nil && len(t.Parts) == 1 && q.Unit == "":
		c.suggest(c.code, text+"/s", "%s does not say in how much time: write %s", show(text), show(text+"/s"))
	case t.Per == nil || len(t.Parts) > 1 || q.Unit != "" || q.Space != "":
		c.refuse()
	case t.Per.Count != "" || t.Per.Unit == "":
		c.errorf(c.code, t.Per.Pos.Offset, len(text), "a rate counts for one second, minute or hour: write %s", c.example)
	case strings.Contains(q.Number, "."):
		c.errorf(c.code, 0, len(text), "a rate counts whole events: choose a longer time, as in `30/min` for `0.5/s`")
	default:
		per, ok := c.perUnit(t.Per.Unit)
		if !ok {
			break
		}
		n, _ := new(big.Int).SetString(q.Number, 10)
		if n.Sign() == 0 {
			c.errorf(diag.UnitRange, 0, len(text), "nothing would ever pass at %s: write at least 1", show(text))
			break
		}
		return Rate{Count: c.fit(n, "9223372036854775807"), Per: per}, c.list
	}
	return Rate{}, c.list
}

// perUnit gives the time that a rate counts for.
func (c *check) perUnit(unit string) (time.Duration, bool) {
	switch unit {
	case "s":
		return time.Second, true
	case "min":
		return time.Minute, true
	case "h":
		return time.Hour, true
	}
	from := strings.LastIndex(c.text, unit)
	right := timeUnit(unit)
	if right == "" && (unit == "m" || unit == "S" || unit == "H") {
		right = strings.ToLower(unit)
	}
	if right == "m" {
		right = "min"
	}
	if slices.Contains([]string{"s", "min", "h"}, right) {
		c.suggest(c.code, c.text[:from]+right, "there is no unit %s: write %s", show(unit), show(c.text[:from]+right))
	} else {
		c.errorf(c.code, from, len(c.text), "there is no unit %s: a rate counts for `s`, `min` or `h`", show(unit))
	}
	return 0, false
}

// ParseSize reads a number of bytes such as "512B", "64KiB", "10MB" or "1.5GiB": KB, MB, GB and TB
// are powers of 1000, KiB, MiB, GiB and TiB powers of 1024. The function at gives the place of
// text[from:to] in the source. The result is useful only if there are no errors.
func ParseSize(text string, at func(from, to int) diag.Span) (int64, diag.List) {
	c := &check{text: text, at: at, what: "number of bytes", code: diag.UnitSize, example: "`512B`, `64KiB` or `10MB`"}
	t := c.read()
	if t == nil {
		return 0, c.list
	}
	if len(t.Parts) > 1 || t.Per != nil {
		c.refuse()
		return 0, c.list
	}
	q := t.Parts[0]
	if full := bareSize(q.Unit); full != "" {
		c.errorf(c.code, 0, len(text), "%s may mean two things: write %s for powers of 1024 or %s for powers of 1000",
			show(text), show(q.Number+full+"iB"), show(q.Number+full+"B"))
		return 0, c.list
	}
	size, ok := c.unit(q, sizes(), "B")
	if !ok {
		return 0, c.list
	}
	n, ok := c.whole(q, size, "bytes")
	if !ok {
		return 0, c.list
	}
	return c.fit(n, "8 EiB"), c.list
}

// check collects what is wrong with one notation.
type check struct {
	text    string
	at      func(from, to int) diag.Span
	list    diag.List
	what    string    // what the notation is for
	code    diag.Code // of a wrong form
	example string
}

func (c *check) errorf(code diag.Code, from, to int, format string, args ...any) *diag.Diagnostic {
	return c.list.Errorf(code, c.at(from, to), format, args...)
}

// suggest reports a mistake in the whole text together with the text that is meant.
func (c *check) suggest(code diag.Code, right, format string, args ...any) {
	d := c.errorf(code, 0, len(c.text), format, args...)
	if s := c.at(0, len(c.text)); s.End.Offset-s.Start.Offset == len(c.text) {
		d.Fix = &diag.Fix{Span: s, Replace: right}
	}
}

func (c *check) refuse() {
	c.errorf(c.code, 0, len(c.text), "%s is no %s: write a number and a unit, such as %s", show(c.text), c.what, c.example)
}

// read parses the text, and reports what no notation looks like. It gives nil if there is an error.
func (c *check) read() *tree {
	switch {
	case len(c.text) > MaxLength:
		c.errorf(c.code, 0, len(c.text), "a %s has no more than %d characters: write a number and a unit, such as %s", c.what, MaxLength, c.example)
		return nil
	case strings.TrimSpace(c.text) == "":
		c.errorf(c.code, 0, len(c.text), "the %s is empty: write a number and a unit, such as %s", c.what, c.example)
		return nil
	case !utf8.ValidString(c.text):
		c.errorf(c.code, 0, len(c.text), "the %s is not UTF-8 text", c.what)
		return nil
	}
	t, err := grammar().ParseString("", c.text)
	switch {
	case err != nil || len(t.Parts) == 0:
		c.refuse()
	case t.Sign == "-":
		c.errorf(diag.UnitRange, 0, len(c.text), "a %s is not negative: write it without the minus", c.what)
	case t.Sign == "+":
		c.suggest(c.code, c.text[1:], "a %s has no sign: write %s", c.what, show(c.text[1:]))
	case strings.ContainsAny(c.text, " \t"):
		right := strings.NewReplacer(" ", "", "\t", "").Replace(c.text)
		if q := t.Parts[0]; len(t.Parts) == 1 && t.Per == nil {
			if unit := timeUnit(q.Unit) + sizeUnit(q.Unit); unit != "" {
				right = q.Number + unit
			}
		}
		c.suggest(c.code, right, "there is no space in a %s: write %s", c.what, show(right))
	default:
		return t
	}
	return nil
}

// unit gives the size of the unit of a quantity.
func (c *check) unit(q *quantity, units map[string]int64, common string) (int64, bool) {
	to := q.EndPos.Offset
	if q.Unit == "" {
		right := c.text[:to] + common + c.text[to:]
		c.suggest(c.code, right, "%s has no unit: write %s, or another unit", show(q.Number), show(right))
		return 0, false
	}
	if size, ok := units[q.Unit]; ok {
		return size, true
	}
	from := to - len(q.Unit)
	if right := otherWord(q.Unit, units); right != "" {
		whole := c.text[:from] + right + c.text[to:]
		c.suggest(c.code, whole, "there is no unit %s: write %s", show(q.Unit), show(whole))
		return 0, false
	}
	c.errorf(c.code, from, to, "there is no unit %s: write a number and a unit, such as %s", show(q.Unit), c.example)
	return 0, false
}

// whole multiplies a quantity out.
func (c *check) whole(q *quantity, size int64, smallest string) (*big.Int, bool) {
	r, ok := new(big.Rat).SetString(q.Number)
	if !ok {
		c.refuse()
		return nil, false
	}
	r.Mul(r, new(big.Rat).SetInt64(size))
	if !r.IsInt() {
		c.errorf(c.code, q.Pos.Offset, q.EndPos.Offset, "%s is no whole number of %s: round it", show(c.text[q.Pos.Offset:q.EndPos.Offset]), smallest)
		return nil, false
	}
	return r.Num(), true
}

// fit gives a number that must fit 64 bits.
func (c *check) fit(n *big.Int, most string) int64 {
	if !n.IsInt64() {
		c.errorf(diag.UnitRange, 0, len(c.text), "%s is more than can be counted: the most is %s", show(c.text), most)
		return 0
	}
	return n.Int64()
}

func show(s string) string { return "`" + s + "`" }

// FormatSize gives a number of bytes in the notation that ParseSize reads, in the largest unit that it is a
// whole number of: "4MiB", "10MB", "1500B".
func FormatSize(bytes int64) string {
	best, text := int64(1), strconv.FormatInt(bytes, 10)+"B"
	for unit, size := range sizes() {
		if bytes != 0 && bytes%size == 0 && size > best {
			best, text = size, strconv.FormatInt(bytes/size, 10)+unit
		}
	}
	return text
}
