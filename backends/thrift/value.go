package thrift

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kitc-lang/kit/compiler/model"
)

// constant gives a value as Thrift writes it, and false where Thrift cannot.
func (d *document) constant(v *model.Value) (string, bool) {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool), true
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return strconv.FormatInt(v.Int, 10), true
	case model.Float64:
		if math.IsInf(v.Float, 0) || math.IsNaN(v.Float) {
			return "", false
		}
		return strconv.FormatFloat(v.Float, 'g', -1, 64), true
	case model.String, model.UUID, model.Date:
		return quote(v.Str)
	case model.Bytes:
		return quote(v.Str)
	case model.Timestamp:
		micros, ok := microseconds(v.Str)
		return strconv.FormatInt(micros, 10), ok
	case model.Duration:
		return strconv.FormatInt(v.AsDuration().Microseconds(), 10), true
	case model.EnumRef:
		return d.enumConstant(v)
	case model.List, model.Set:
		items, ok := d.constantList(v.List)
		return "[" + strings.Join(items, ", ") + "]", ok
	case model.Map:
		keys, ok := d.constantList(v.Keys)
		values, ok2 := d.constantList(v.List)
		if !ok || !ok2 {
			return "", false
		}
		for i := range keys {
			keys[i] += ": " + values[i]
		}
		return "{" + strings.Join(keys, ", ") + "}", true
	}
	return "", false
}

func (d *document) constantList(values []model.Value) ([]string, bool) {
	out := make([]string, len(values))
	for i := range values {
		text, ok := d.constant(&values[i])
		if !ok {
			return nil, false
		}
		out[i] = text
	}
	return out, true
}

func (d *document) enumConstant(v *model.Value) (string, bool) {
	for i, m := range v.Enum.Members {
		if m == v.Member {
			return d.names[v.Enum] + "." + d.members[v.Enum][i], true
		}
	}
	return "", false
}

// quote gives a Thrift string, whose only escapes are \r \n \t \" \' and \\; other control
// characters and invalid UTF-8 have no form.
func quote(s string) (string, bool) {
	if !utf8.ValidString(s) {
		return "", false
	}
	b := []byte{'"'}
	for _, r := range s {
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			if unicode.IsControl(r) {
				return "", false
			}
			b = utf8.AppendRune(b, r)
		}
	}
	return string(append(b, '"')), true
}

// valueType gives the Thrift type of a constant, and false where the value does not show it.
func (d *document) valueType(v *model.Value) (string, bool) {
	switch v.Kind {
	case model.EnumRef:
		return d.names[v.Enum], true
	case model.Bytes:
		return "", false // Go made of a binary constant does not compile
	case model.List, model.Set:
		elem, ok := d.elemType(v.List)
		return containerName(v.Kind) + "<" + elem + ">", ok
	case model.Map:
		key, ok := d.elemType(v.Keys)
		elem, ok2 := d.elemType(v.List)
		return "map<" + key + ", " + elem + ">", ok && ok2
	}
	name := baseName(v.Kind)
	return name, name != ""
}

func (d *document) elemType(values []model.Value) (string, bool) {
	if len(values) == 0 {
		return "", false
	}
	return d.valueType(&values[0])
}
