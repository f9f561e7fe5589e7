package thrift

import (
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
)

// constraints says in sentences what the Thrift type of t leaves open: how a value is written, and
// what it is refined to. What a named type says is in that type's own comment.
func constraints(t *model.Type) []string { return constraintsOf(t, "") }

func constraintsOf(t *model.Type, subject string) []string {
	var facts []string
	if form := form(t.Kind); form != "" {
		facts = append(facts, form)
	}
	base := t.Underlying().Kind
	facts = append(facts, bounds(t.Rules, base)...)
	if t.Rules.Pattern != "" {
		facts = append(facts, "matching `"+t.Rules.Pattern+"`")
	}
	if t.Rules.Format != "" {
		facts = append(facts, formats(t.Rules.Format))
	}
	if t.Rules.Unique {
		facts = append(facts, "no two equal")
	}

	var sentences []string
	if len(facts) > 0 {
		text := strings.Join(facts, ", ")
		if subject == "" {
			text = capital(text)
		} else {
			text = subject + ": " + text
		}
		sentences = append(sentences, text+".")
	}
	within := func(what string) string {
		if subject == "" {
			return what
		}
		return subject + ", " + strings.ToLower(what)
	}
	switch t.Kind {
	case model.List, model.Set:
		sentences = append(sentences, constraintsOf(t.Elem, within("Each element"))...)
	case model.Map:
		sentences = append(sentences, constraintsOf(t.Key, within("Each key"))...)
		sentences = append(sentences, constraintsOf(t.Elem, within("Each value"))...)
	}
	return sentences
}

// form says how a kind without a Thrift type of its own is written.
func form(k model.Kind) string {
	switch k {
	case model.UUID:
		return "a UUID"
	case model.Date:
		return "a date as YYYY-MM-DD"
	case model.Timestamp:
		return "microseconds since 1970-01-01T00:00:00Z"
	case model.Duration:
		return "microseconds"
	case model.Any:
		return "a JSON text"
	}
	return ""
}

// written is form as a sentence of its own.
func written(k model.Kind) []string {
	if form(k) == "" {
		return nil
	}
	return []string{capital(form(k)) + "."}
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func formats(format string) string {
	switch format {
	case "email":
		return "an email address"
	case "uri":
		return "a URI"
	case "hostname":
		return "a host name"
	case "ipv4":
		return "an IPv4 address"
	case "ipv6":
		return "an IPv6 address"
	case "uuid":
		return "a UUID"
	}
	return "in the format " + format
}

// bounds says what min and max mean for a kind.
func bounds(r model.Rules, k model.Kind) []string {
	if r.Min == nil && r.Max == nil {
		return nil
	}
	unit := ""
	switch k {
	case model.String:
		unit = "character"
	case model.Bytes:
		unit = "byte"
	case model.List, model.Set:
		unit = "element"
	case model.Map:
		unit = "entry"
	}
	low, high := bound(r.Min), bound(r.Max)
	switch {
	case r.Max == nil:
		return []string{"at least " + low + counted(unit, low)}
	case r.Min == nil:
		return []string{"at most " + high + counted(unit, high)}
	case low == high:
		return []string{"exactly " + low + counted(unit, low)}
	}
	return []string{low + " to " + high + counted(unit, high)}
}

func bound(v *model.Value) string {
	if v == nil {
		return ""
	}
	switch v.Kind {
	case model.Float64:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case model.Duration:
		text := v.AsDuration().String()
		for _, none := range [...]string{"m0s", "h0m"} {
			if strings.HasSuffix(text, none) {
				text = text[:len(text)-len("0s")]
			}
		}
		return text
	case model.Timestamp, model.Date, model.String, model.UUID:
		return v.Str
	}
	return strconv.FormatInt(v.Int, 10)
}

func counted(unit, number string) string {
	switch {
	case unit == "":
		return ""
	case number == "1":
		return " " + unit
	case unit == "entry":
		return " entries"
	}
	return " " + unit + "s"
}

// microseconds gives a timestamp's distance from 1970 in the unit of the wire.
func microseconds(rfc3339 string) (int64, bool) {
	t, err := time.Parse(time.RFC3339Nano, rfc3339)
	return t.UnixMicro(), err == nil
}
