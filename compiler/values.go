package compiler

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"math/big"
	"net/mail"
	"regexp"
	"regexp/syntax"
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
// reports what does not fit.
func (p *pass) value(e lang.Expr, t *model.Type) (model.Value, bool) {
	literal := e
	var from *model.Const
	if n, ok := e.(*lang.Name); ok && t.Underlying().Kind != model.EnumRef {
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
		if why := breaks(v, r); why != "" {
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
		p.errorf(diag.BadValue, span, "%s is expected here, not %s", want, describe(e))
		return v, false
	}
	switch u.Kind {
	case model.Bool:
		b, ok := e.(*lang.Bool)
		if !ok {
			return misfit("true or false")
		}
		v.Bool = b.Value
	case model.Int8, model.Int16, model.Int32, model.Int64:
		n, ok := e.(*lang.Number)
		if !ok {
			return misfit("a whole number")
		}
		bits := intBits(u.Kind)
		i, err := strconv.ParseInt(n.Text, 10, bits)
		switch {
		case errors.Is(err, strconv.ErrRange):
			lo := new(big.Int).Neg(new(big.Int).Lsh(big.NewInt(1), uint(bits-1)))
			hi := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(bits-1)), big.NewInt(1))
			p.errorf(diag.BadValue, span, "%s is not an %s, which goes from %s to %s", n.Text, typeName(u), lo, hi)
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
			p.errorf(diag.BadValue, span, "%s is too large for a float64", n.Text)
			return v, false
		}
		v.Float = f
	case model.String, model.Bytes, model.UUID, model.Timestamp, model.Date, model.Duration:
		s, ok := e.(*lang.String)
		if !ok {
			return misfit(map[model.Kind]string{
				model.String: "a string in double quotes", model.Bytes: "a string with base64",
				model.UUID: "a string with a UUID", model.Timestamp: "a string such as \"2026-01-31T12:00:00Z\"",
				model.Date: "a string such as \"2026-01-31\"", model.Duration: "a string such as \"300ms\"",
			}[u.Kind])
		}
		return p.textual(s, span, v)
	case model.EnumRef:
		return p.member(e, u.Enum, v)
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
		p.errorf(diag.BadValue, span, "%s has no literals, so it has no default: write `optional(…)` without one", typeName(t))
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

var uuidText = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// textual reads the kinds whose literals are strings.
func (p *pass) textual(s *lang.String, span diag.Span, v model.Value) (model.Value, bool) {
	bad := func(want string) (model.Value, bool) {
		p.errorf(diag.BadValue, span, "%q is not %s", s.Value, want)
		return v, false
	}
	v.Str = s.Value
	switch v.Kind {
	case model.Bytes:
		raw, err := base64.StdEncoding.DecodeString(s.Value)
		if err != nil {
			return bad("base64 with padding")
		}
		v.Str = string(raw)
	case model.UUID:
		if !uuidText.MatchString(s.Value) {
			return bad("a UUID such as \"6ba7b810-9dad-41d1-80b4-00c04fd430c8\"")
		}
		v.Str = strings.ToLower(s.Value)
	case model.Timestamp:
		at, err := time.Parse(time.RFC3339Nano, s.Value)
		if err != nil {
			return bad("a timestamp such as \"2026-01-31T12:00:00Z\"")
		}
		v.Str = at.UTC().Format(time.RFC3339Nano)
	case model.Date:
		if _, err := time.Parse(time.DateOnly, s.Value); err != nil {
			return bad("a date such as \"2026-01-31\"")
		}
	case model.Duration:
		at := s.At
		if span != s.Span { // it came from a constant: point at its use
			at = func(int, int) diag.Span { return span }
		}
		d, diags := unit.ParseDuration(s.Value, at)
		p.res.Diagnostics = append(p.res.Diagnostics, diags...)
		if diags.HasErrors() {
			return v, false
		}
		v.Int, v.Str = int64(d), ""
	}
	return v, true
}

func (p *pass) member(e lang.Expr, enum *model.Enum, v model.Value) (model.Value, bool) {
	var names []string
	for _, m := range enum.Members {
		names = append(names, m.Name)
	}
	n, ok := p.name(e, "a member of "+enum.Name)
	if !ok {
		return v, false
	}
	for _, m := range enum.Members {
		if m.Name == n.Name {
			v.Enum, v.Member = enum, m
			return v, true
		}
	}
	p.errorf(diag.BadValue, n.Span, "%s has no member %q%s", enum.Name, n.Name, choices(n.Name, names))
	return v, false
}

// breaks says how a value breaks rules, "" where it keeps them.
func breaks(v model.Value, r model.Rules) string {
	size := v
	switch v.Kind {
	case model.String:
		size = model.Value{Kind: model.Int64, Int: int64(utf8.RuneCountInString(v.Str))}
	case model.Bytes:
		size = model.Value{Kind: model.Int64, Int: int64(len(v.Str))}
	case model.List, model.Set:
		size = model.Value{Kind: model.Int64, Int: int64(len(v.List))}
	}
	unit := ""
	if size.Kind != v.Kind {
		unit = " long"
	}
	switch {
	case r.Min != nil && compareValues(size, *r.Min) < 0:
		return "must be at least " + showValue(*r.Min) + unit
	case r.Max != nil && compareValues(size, *r.Max) > 0:
		return "must be at most " + showValue(*r.Max) + unit
	case r.Pattern != "" && !regexp.MustCompile(r.Pattern).MatchString(v.Str):
		return "must match " + r.Pattern
	case r.Format == "email":
		if _, err := mail.ParseAddress(v.Str); err != nil {
			return "must be an e-mail address"
		}
	case r.Format == "uuid" && !uuidText.MatchString(v.Str):
		return "must be a UUID"
	}
	return ""
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

// showValue gives a value as it is written in a .kit file.
func showValue(v model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Float64:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case model.String, model.Bytes, model.UUID, model.Timestamp, model.Date:
		return strconv.Quote(v.Str)
	case model.Duration:
		return `"` + v.AsDuration().String() + `"`
	case model.EnumRef:
		return v.Member.Name
	case model.List, model.Set:
		var items []string
		for _, x := range v.List {
			items = append(items, showValue(x))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return strconv.FormatInt(v.Int, 10)
}

// patternError gives what is wrong with a regular expression, without the words of Go's package.
func patternError(err error) string {
	var e *syntax.Error
	if errors.As(err, &e) {
		return fmt.Sprintf("%s in `%s`", e.Code, e.Expr)
	}
	return err.Error()
}
