package compiler

import (
	"cmp"
	"encoding/base64"
	"errors"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/lang/unit"
)

// value reads a literal, or the name of a constant, as a value of type t, and holds it to t's rules. It
// gives false for what does not fit, which it has reported.
func (p *pass) value(e lang.Expr, t *model.Type) (model.Value, bool) {
	literal := e
	var from *model.Const
	if n, ok := e.(*lang.Name); ok && t.Underlying().Kind != model.EnumRef && t.Kind != model.CodeParam && t.Kind != model.FieldParam {
		if p.bareString(n, t) || t.Underlying().Kind == model.Bool && p.bareBool(n, n.Span) {
			return model.Value{}, false
		}
		c := p.constant(n)
		if c == nil {
			return model.Value{}, false
		}
		literal, from = c.literal, c.node
	}
	v, ok := p.literal(literal, e.Range(), t)
	if !ok {
		return v, false
	}
	v.Const, v.Span = from, e.Range()
	for _, r := range []model.Rules{t.Rules, t.Underlying().Rules} {
		if why := p.breaks(v, r); why != "" {
			p.errorf(diag.BadValue, v.Span, "%s breaks the rules of its type: it %s", showValue(v), why)
			return v, false
		}
	}
	return v, true
}

// literal reads a literal as a value of type t, without its rules. span is where it was used.
func (p *pass) literal(e lang.Expr, span diag.Span, t *model.Type) (model.Value, bool) {
	u := t.Underlying()
	v := model.Value{Kind: u.Kind, Span: span}
	misfit := func(want string) (model.Value, bool) {
		if _, ok := e.(*lang.Call); ok {
			p.errorf(diag.BadValue, span, "%s is expected here, not %s: Kit computes nothing, write the value itself", want, describe(e))
		} else {
			p.errorf(diag.BadValue, span, "%s is expected here, not %s", want, describe(e))
		}
		return v, false
	}
	switch u.Kind {
	case model.Bool:
		b, ok := e.(*lang.Bool)
		if !ok && p.bareBool(e, span) {
			return v, false
		}
		if !ok {
			return misfit("true or false")
		}
		v.Bool = b.Value
	case model.Int8, model.Int16, model.Int32, model.Int64:
		n, ok := e.(*lang.Number)
		if s, isText := e.(*lang.String); isText && s.Span == span && p.decls[s.Value] != nil && p.decls[s.Value].constant != nil {
			p.errorf(diag.BadValue, span, "a const is named without quotes: `%s`", s.Value).Fix = &diag.Fix{Span: span, Replace: s.Value}
			return v, false
		}
		if s, isText := e.(*lang.String); isText && s.Span == span {
			if _, err := strconv.ParseInt(s.Value, 10, 64); err == nil {
				p.errorf(diag.BadValue, span, "a whole number is written without quotes: `%s`", s.Value).Fix = &diag.Fix{Span: span, Replace: s.Value}
				return v, false
			}
		}
		if !ok {
			return misfit("a whole number")
		}
		bits := intBits(u.Kind)
		i, err := strconv.ParseInt(n.Text, 10, bits)
		switch {
		case errors.Is(err, strconv.ErrRange):
			p.errorf(diag.BadValue, span, "%s is outside of %s, which goes from %d to %d", describe(n), typeName(u), int64(-1)<<(bits-1), int64(1)<<(bits-1)-1)
			return v, false
		case err != nil:
			return misfit("a whole number")
		}
		v.Int = i
	case model.Float64:
		n, ok := e.(*lang.Number)
		if !ok {
			return misfit("a number")
		}
		f, err := strconv.ParseFloat(n.Text, 64)
		if err != nil || math.IsInf(f, 0) {
			p.errorf(diag.BadValue, span, "%s is outside of float64", describe(n))
			return v, false
		}
		v.Float = f
	case model.String, model.Bytes, model.UUID, model.Timestamp, model.Date, model.Duration:
		s, ok := e.(*lang.String)
		if n, isNumber := e.(*lang.Number); isNumber && u.Kind == model.Duration {
			d := p.errorf(diag.BadValue, span, "a duration has a unit, and is a text: write `\"%ss\"` for seconds, or another unit", n.Text)
			d.Fix = &diag.Fix{Span: span, Replace: `"` + n.Text + `s"`}
			return v, false
		}
		if !ok {
			return misfit(textual[u.Kind])
		}
		return p.textual(s, span, v)
	case model.EnumRef:
		return p.member(e, u.Enum, v)
	case model.CodeParam:
		n, ok := p.name(e, "a canonical code")
		if !ok {
			return v, false
		}
		if v.Code, ok = model.ParseCode(n.Name); !ok {
			p.unknownCode(n)
		}
		return v, ok
	case model.FieldParam:
		n, ok := p.name(e, "a field of the input")
		v.Str = n.Name
		return v, ok
	case model.RateParam, model.SizeParam:
		s, ok := e.(*lang.String)
		if !ok {
			return misfit(textual[u.Kind])
		}
		return p.quantity(s, span, v)
	case model.List, model.Set:
		list, ok := e.(*lang.Array)
		if !ok {
			return misfit("a list in brackets")
		}
		for _, item := range list.Items {
			x, ok := p.value(item, u.Elem)
			if !ok {
				return v, false
			}
			v.List = append(v.List, x)
		}
	default:
		p.errorf(diag.BadValue, span, "%s cannot be written as a value, so it has no default: write `optional(…)` without one", typeName(t))
		return v, false
	}
	return v, true
}

func intBits(k model.Kind) int {
	switch k {
	case model.Int8:
		return 8
	case model.Int16:
		return 16
	case model.Int32:
		return 32
	}
	return 64
}

// textual are the kinds whose literals are strings, and how such a literal looks.
var textual = map[model.Kind]string{
	model.String:    "a string in double quotes",
	model.Bytes:     "a string with base64, such as \"a2l0\",",
	model.UUID:      "a string such as \"6ba7b810-9dad-41d1-80b4-00c04fd430c8\"",
	model.Timestamp: "a string such as \"2026-01-31T12:00:00Z\"",
	model.Date:      "a string such as \"2026-01-31\"",
	model.Duration:  "a string such as \"300ms\"",
	model.RateParam: "a rate such as \"100/s\"",
	model.SizeParam: "a number of bytes such as \"64KiB\"",
}

// quantity reads a rate or a size.
func (p *pass) quantity(s *lang.String, span diag.Span, v model.Value) (model.Value, bool) {
	at := s.At
	if span != s.Span { // it came from a constant: point at its use
		at = func(int, int) diag.Span { return span }
	}
	var found diag.List
	if v.Kind == model.RateParam {
		var r unit.Rate
		r, found = unit.ParseRate(s.Value, at)
		v.Int, v.Per = r.Count, r.Per
	} else {
		v.Int, found = unit.ParseSize(s.Value, at)
	}
	p.diags = append(p.diags, found...)
	return v, !found.HasErrors()
}

var uuidText = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// textual reads the literal of such a kind.
func (p *pass) textual(s *lang.String, span diag.Span, v model.Value) (model.Value, bool) {
	var err error
	v.Str = s.Value
	switch v.Kind {
	case model.Bytes:
		var raw []byte
		raw, err = base64.StdEncoding.DecodeString(s.Value)
		v.Str = string(raw)
	case model.UUID:
		if !uuidText.MatchString(s.Value) {
			err = errors.ErrUnsupported
		}
		v.Str = strings.ToLower(s.Value)
	case model.Timestamp:
		var at time.Time
		at, err = time.Parse(time.RFC3339Nano, s.Value)
		v.Str = at.UTC().Format(time.RFC3339Nano)
	case model.Date:
		_, err = time.Parse(time.DateOnly, s.Value)
	case model.Duration:
		at := s.At
		if span != s.Span { // it came from a constant: point at its use
			at = func(int, int) diag.Span { return span }
		}
		// A value may be negative, as opposed to the waiting times that the notation is otherwise for.
		text, negative := strings.CutPrefix(s.Value, "-")
		sign, skip := int64(1), 0
		if negative {
			sign, skip = -1, 1
		}
		d, diags := unit.ParseDuration(text, func(from, to int) diag.Span { return at(from+skip, to+skip) })
		p.diags = append(p.diags, diags...)
		v.Int, v.Str = sign*int64(d), ""
		return v, !diags.HasErrors()
	}
	if err != nil {
		p.errorf(diag.BadValue, span, "%s is expected here, not %s", textual[v.Kind], describe(s))
		return v, false
	}
	return v, true
}

func (p *pass) member(e lang.Expr, enum *model.Enum, v model.Value) (model.Value, bool) {
	if p.memberMeant(e, enum) {
		return v, false
	}
	n, ok := p.name(e, "a member of "+enum.Name)
	if !ok {
		return v, false
	}
	var names []string
	for _, m := range enum.Members {
		if m.Name == n.Name {
			v.Enum, v.Member = enum, m
			return v, true
		}
		names = append(names, m.Name)
	}
	p.unknown(diag.BadValue, n.Span, n.Name, names, "%s has no member %q", enum.Name, n.Name)
	return v, false
}

// breaks says how a value breaks rules, "" where it keeps them.
func (p *pass) breaks(v model.Value, r model.Rules) string {
	size, unit := v, ""
	switch v.Kind {
	case model.String:
		size, unit = count(utf8.RuneCountInString(v.Str)), "character"
	case model.Bytes:
		size, unit = count(len(v.Str)), "byte"
	case model.List, model.Set:
		size, unit = count(len(v.List)), "element"
	}
	demand := func(bound string, limit model.Value) string {
		switch {
		case unit == "":
			return "must be " + bound + " " + showValue(limit)
		case limit.Int == 1:
			return "must have " + bound + " 1 " + unit
		}
		return "must have " + bound + " " + showValue(limit) + " " + unit + "s"
	}
	switch {
	case r.Min != nil && compareValues(size, *r.Min) < 0:
		return demand("at least", *r.Min)
	case r.Max != nil && compareValues(size, *r.Max) > 0:
		return demand("at most", *r.Max)
	case r.Pattern != "" && !p.compiled(r.Pattern).MatchString(v.Str):
		return "must match `" + r.Pattern + "`"
	case r.Format != "" && !formats[r.Format](v.Str):
		return "must have the format " + r.Format
	case (r.Unique || v.Kind == model.Set) && repeats(v.List):
		return "must not have the same element twice"
	}
	return ""
}

// compiled gives a pattern that was found to be right, compiled once.
func (p *pass) compiled(pattern string) *regexp.Regexp {
	re := p.patterns[pattern]
	if re == nil {
		re = regexp.MustCompile(pattern)
		p.patterns[pattern] = re
	}
	return re
}

func count(n int) model.Value { return model.Value{Kind: model.Int64, Int: int64(n)} }

// repeats reports whether two elements of a list are equal.
func repeats(list []model.Value) bool {
	seen := map[string]bool{}
	for _, v := range list {
		seen[keyOf(v)] = true
	}
	return len(seen) < len(list)
}

// keyOf gives two values of one type the same text where they are equal.
func keyOf(v model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Float64:
		return strconv.FormatFloat(v.Float+0, 'g', -1, 64) // -0 is 0
	case model.EnumRef:
		return v.Member.Name
	case model.CodeParam:
		return v.Code.String()
	case model.List, model.Set:
		var parts []string
		for _, x := range v.List {
			parts = append(parts, strconv.Quote(keyOf(x)))
		}
		if v.Kind == model.Set {
			slices.Sort(parts)
		}
		return strings.Join(parts, ",")
	}
	return strconv.FormatInt(v.Int, 10) + v.Str
}

// compareValues orders two values of the same ordered kind.
func compareValues(a, b model.Value) int {
	switch a.Kind {
	case model.Float64:
		return cmp.Compare(a.Float, b.Float)
	case model.Date:
		return cmp.Compare(a.Str, b.Str)
	case model.Timestamp:
		x, _ := time.Parse(time.RFC3339Nano, a.Str)
		y, _ := time.Parse(time.RFC3339Nano, b.Str)
		return x.Compare(y)
	}
	return cmp.Compare(a.Int, b.Int)
}

// showValue gives a value as it is written in a .kit file, cut where it is long.
func showValue(v model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Float64:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case model.String, model.UUID, model.Timestamp, model.Date:
		return quote(v.Str)
	case model.Bytes:
		return quote(base64.StdEncoding.EncodeToString([]byte(v.Str[:min(len(v.Str), maxShown)])))
	case model.Duration:
		return `"` + v.AsDuration().String() + `"`
	case model.EnumRef:
		return v.Member.Name
	case model.CodeParam:
		return v.Code.String()
	case model.FieldParam:
		return v.Str
	case model.RateParam:
		return `"` + strconv.FormatInt(v.Int, 10) + "/" + map[time.Duration]string{time.Second: "s", time.Minute: "min", time.Hour: "h"}[v.Per] + `"`
	case model.SizeParam:
		return `"` + unit.FormatSize(v.Int) + `"`
	case model.List, model.Set:
		const most = 5
		var items []string
		for i, x := range v.List {
			if i == most {
				items = append(items, "…")
				break
			}
			items = append(items, showValue(x))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return strconv.FormatInt(v.Int, 10)
}
