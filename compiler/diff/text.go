package diff

import (
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
)

var builtin = map[model.Kind]string{
	model.Bool: "bool", model.Int8: "int8", model.Int16: "int16", model.Int32: "int32", model.Int64: "int64",
	model.Float64: "float64", model.String: "string", model.Bytes: "bytes", model.UUID: "uuid",
	model.Timestamp: "timestamp", model.Duration: "duration", model.Date: "date", model.Any: "any",
}

// typeText gives a type as a .kit file of the package home would.
func typeText(t *model.Type, home *model.Package) string {
	name, args := "", []string(nil)
	switch t.Kind {
	case model.List, model.Set:
		name, args = map[model.Kind]string{model.List: "list", model.Set: "set"}[t.Kind], []string{typeText(t.Elem, home)}
	case model.Map:
		name, args = "map", []string{typeText(t.Key, home), typeText(t.Elem, home)}
	default:
		name = builtin[t.Kind]
		if d := declOf(t); d != nil {
			name = declText(d, home)
		}
	}
	if !t.Rules.IsZero() {
		args = append(args, rulesText(t.Rules))
	}
	if args == nil {
		return name
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// declText gives the name of a declaration, behind that of its package where that is another one.
func declText(d *model.Decl, home *model.Package) string {
	if d.Package == home || d.Package.Name == home.Name || d.Package.Name == "std" {
		return d.Name
	}
	return d.Package.Name + "." + d.Name
}

// fieldText gives the type of a field with what is said about the field.
func fieldText(f *model.Field, home *model.Package) string {
	text := typeText(f.Type, home)
	switch f.Presence {
	case model.Optional:
		text = "optional(" + text + ")"
	case model.Defaulted:
		text = "optional(" + text + ", " + valueText(f.Default) + ")"
	}
	if f.Sensitive {
		text = "sensitive(" + text + ")"
	}
	return text
}

func rulesText(r model.Rules) string {
	var parts []string
	if r.Min != nil {
		parts = append(parts, ruleText("min", r.Min))
	}
	if r.Max != nil {
		parts = append(parts, ruleText("max", r.Max))
	}
	if r.Pattern != "" {
		parts = append(parts, "pattern = "+quote(r.Pattern))
	}
	if r.Format != "" {
		parts = append(parts, "format = "+quote(r.Format))
	}
	if r.Unique {
		parts = append(parts, "unique = true")
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

func ruleText(name string, v *model.Value) string {
	if v == nil {
		return ""
	}
	return name + " = " + valueText(v)
}

// valueText gives a value as a .kit file would, whatever constant it was written as.
func valueText(v *model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return strconv.FormatInt(v.Int, 10)
	case model.Float64:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case model.Duration:
		return quote(durationText(v.AsDuration()))
	case model.EnumRef:
		return v.Member.Name
	case model.List, model.Set:
		return "[" + strings.Join(valueTexts(v.List), ", ") + "]"
	case model.Map:
		keys, values := valueTexts(v.Keys), valueTexts(v.List)
		for i := range keys {
			keys[i] += " = " + values[i]
		}
		return "{ " + strings.Join(keys, ", ") + " }"
	}
	return quote(v.Str)
}

func valueTexts(values []model.Value) []string {
	texts := make([]string, len(values))
	for i := range values {
		texts[i] = valueText(&values[i])
	}
	return texts
}

// durationText gives a duration without the zeros that Go appends: "2m" instead of "2m0s".
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

// quote gives a text in the quotes of HCL, which interpolates what begins with ${ or %{.
func quote(text string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(strconv.Quote(text))
}

// routeText gives a route as it is written: "GET /orders/{id}".
func routeText(h *model.HTTP) string { return h.Verb + " " + pathText(h) }

func pathText(h *model.HTTP) string {
	text := ""
	for _, s := range h.Segments {
		if s.Field == nil {
			text += "/" + s.Literal
		} else {
			text += "/{" + s.Field.Name + "}"
		}
	}
	if text == "" {
		return "/"
	}
	return text
}

func authText(a *model.Auth) string {
	if a == nil {
		return "none"
	}
	text := a.Name + ": " + a.Scheme.String()
	if a.Header != "" {
		text += " in " + a.Header
	}
	if a.Format != "" {
		text += " (" + a.Format + ")"
	}
	if a.Tokens != nil {
		text += " of " + a.Tokens.Issuer + " for " + a.Tokens.Audience
	}
	return text
}
