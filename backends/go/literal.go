package golang

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
)

// value gives a literal as a Go expression that stands by itself. Numbers, strings and booleans are
// untyped constants.
func (g *generator) value(s *source, v *model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return strconv.FormatInt(v.Int, 10)
	case model.Float64:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case model.String:
		return strconv.Quote(v.Str)
	case model.Bytes:
		return "[]byte(" + strconv.Quote(v.Str) + ")"
	case model.UUID:
		return s.use("kit") + ".UUID{" + uuidBytes(v.Str) + "}"
	case model.Timestamp:
		return timeLiteral(s, v.Str)
	case model.Date:
		day, _ := time.Parse(time.DateOnly, v.Str) // the compiler has checked it
		return fmt.Sprintf("%s.Date{Year: %d, Month: %d, Day: %d}", s.use("kit"), day.Year(), day.Month(), day.Day())
	case model.Duration:
		if v.Int == 0 {
			return s.use("time") + ".Duration(0)"
		}
		return strings.Replace(durationLiteral(s, v.AsDuration()), "*", " * ", 1)
	case model.EnumRef:
		return g.qualified(s, v.Enum.Package, constName(v.Enum, v.Member))
	case model.CodeParam:
		return s.use("kit") + "." + v.Code.GoName()
	case model.RateParam:
		return fmt.Sprintf("%s.Rate{Count: %d, Per: %s}", s.use("kit"), v.Int, durationLiteral(s, v.Per))
	case model.SizeParam:
		return strconv.FormatInt(v.Int, 10)
	case model.FieldParam:
		return v.Str // the function that finds the field
	}
	panic("backends/go: a literal of this kind needs its type")
}

// typedValue gives a literal as a Go expression that can be assigned to a variable of type t.
func (g *generator) typedValue(s *source, t *model.Type, v *model.Value) string {
	u := t.Underlying()
	switch v.Kind {
	case model.List, model.Set:
		var elems []string
		for i := range v.List {
			elems = append(elems, g.typedValue(s, u.Elem, &v.List[i]))
		}
		return g.goType(s, u) + "{" + strings.Join(elems, ", ") + "}"
	case model.Map:
		var entries []string
		for i := range v.List {
			key, value := g.typedValue(s, u.Key, &v.Keys[i]), g.typedValue(s, u.Elem, &v.List[i])
			if comparableKey(u.Key) {
				entries = append(entries, key+": "+value)
			} else {
				entries = append(entries, "{Key: "+key+", Value: "+value+"}")
			}
		}
		return g.goType(s, u) + "{" + strings.Join(entries, ", ") + "}"
	}
	value := g.value(s, v)
	if t.Kind == model.ScalarRef {
		switch v.Kind {
		case model.UUID, model.Timestamp, model.Date, model.Duration, model.EnumRef:
			return g.goType(s, t) + "(" + value + ")" // not an untyped constant
		}
	}
	return value
}

// durationText gives a duration as a .kit file writes it: 24h and not 24h0m0s.
func durationText(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// durationLiteral gives a duration as 2*time.Second, spaced as gofmt does inside a larger expression.
func durationLiteral(s *source, d time.Duration) string {
	if d == 0 {
		return "0"
	}
	for _, unit := range []struct {
		length time.Duration
		name   string
	}{
		{time.Hour, "Hour"}, {time.Minute, "Minute"}, {time.Second, "Second"},
		{time.Millisecond, "Millisecond"}, {time.Microsecond, "Microsecond"},
	} {
		if d%unit.length == 0 {
			if d == unit.length {
				return s.use("time") + "." + unit.name
			}
			return strconv.FormatInt(int64(d/unit.length), 10) + "*" + s.use("time") + "." + unit.name
		}
	}
	return s.use("time") + ".Duration(" + strconv.FormatInt(int64(d), 10) + ")"
}

func timeLiteral(s *source, text string) string {
	at, _ := time.Parse(time.RFC3339Nano, text) // the compiler has checked it
	at = at.UTC()
	pkg := s.use("time")
	return fmt.Sprintf("%s.Date(%d, %d, %d, %d, %d, %d, %d, %s.UTC)",
		pkg, at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), pkg)
}

func uuidBytes(text string) string {
	digits := strings.ReplaceAll(text, "-", "")
	var b []string
	for i := 0; i+1 < len(digits); i += 2 {
		b = append(b, "0x"+digits[i:i+2])
	}
	return strings.Join(b, ", ")
}
