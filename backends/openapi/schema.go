package openapi

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// schemas gives the components: every declaration that is reached, then the problem documents.
func (b *builder) schemas() []component[*schema] {
	var out []component[*schema]
	for _, decl := range b.decls {
		out = append(out, component[*schema]{b.names[decl], b.declSchema(decl)})
	}
	return append(out, b.problemSchemas()...)
}

func (b *builder) declSchema(decl any) *schema {
	var s *schema
	switch decl := decl.(type) {
	case *model.Scalar:
		s = b.typeSchema(decl.Type)
		s.example = b.example(&model.Type{Kind: model.ScalarRef, Scalar: decl})
	case *model.Enum:
		s = enumSchema(decl)
	case *model.Struct:
		fields := decl.Fields
		if h, ok := b.bodies[decl]; ok {
			fields = h.Body
		}
		s = b.objectSchema(fields)
		s.example = b.exampleOf(decl, fields)
	case *model.Union:
		s = b.unionSchema(decl)
		s.example = b.example(&model.Type{Kind: model.UnionRef, Union: decl})
	case *model.Error:
		s = b.errorSchema(decl)
	}
	h := head(decl)
	s.describeFirst(h.Doc)
	s.deprecate(h.Deprecated)
	return s
}

// enumSchema lists the names, and in the description what is said about them.
func enumSchema(e *model.Enum) *schema {
	s := &schema{typ: "string"}
	var table []string
	for _, m := range e.Members {
		s.enum = append(s.enum, m.Name)
		what := oneLine(m.Doc)
		if m.Deprecated != "" {
			what = strings.TrimSpace(what + " Deprecated: " + sentence(m.Deprecated))
		}
		if what != "" {
			table = append(table, "- `"+m.Name+"`: "+what)
		}
	}
	s.describe(strings.Join(table, "\n"))
	return s
}

// objectSchema gives an object. Unknown properties are allowed, for every reader skips them.
func (b *builder) objectSchema(fields []*model.Field) *schema {
	s := &schema{typ: "object"}
	for _, f := range fields {
		s.properties = append(s.properties, component[*schema]{f.Name, b.fieldSchema(f)})
		if f.Presence == model.Required {
			s.required = append(s.required, f.Name)
		}
	}
	return s
}

// unionSchema gives one closed object for each member, so that exactly one of them matches.
func (b *builder) unionSchema(u *model.Union) *schema {
	s := &schema{}
	for _, f := range u.Members {
		s.oneOf = append(s.oneOf, &schema{
			typ:        "object",
			required:   []string{f.Name},
			properties: []component[*schema]{{f.Name, b.fieldSchema(f)}},
			closed:     true,
		})
	}
	return s
}

func (b *builder) fieldSchema(f *model.Field) *schema {
	s := b.typeSchema(f.Type)
	s.describeFirst(f.Doc)
	if f.Sensitive {
		s.sensitive = true
		s.describe("Sensitive: keep it out of logs and error texts.")
	}
	s.deprecate(f.Deprecated)
	if f.Presence == model.Defaulted && f.Default != nil {
		s.byDefault = valueNode(f.Default)
	}
	return s
}

// typeSchema gives the schema of a use of a type. What JSON Schema has no keyword for stands in its
// description.
func (b *builder) typeSchema(t *model.Type) *schema {
	s := &schema{}
	switch t.Kind {
	case model.ScalarRef, model.EnumRef, model.StructRef, model.UnionRef:
		s.ref = b.ref(declOf(t))
	case model.Bool:
		s.typ = "boolean"
	case model.Int8, model.Int16, model.Int32, model.Int64:
		b.integerSchema(s, t.Kind)
	case model.Float64:
		s.typ, s.format = "number", "double"
	case model.String:
		s.typ = "string"
	case model.Bytes:
		s.typ, s.contentEncoding = "string", "base64"
	case model.UUID:
		s.typ, s.format = "string", "uuid"
	case model.Timestamp:
		s.typ, s.format = "string", "date-time"
	case model.Duration:
		s.typ, s.format = "string", "duration"
	case model.Date:
		s.typ, s.format = "string", "date"
	case model.Any:
		s.describe("Any JSON value.")
	case model.List, model.Set:
		s.typ, s.items, s.uniqueItems = "array", b.typeSchema(t.Elem), t.Kind == model.Set
	case model.Map:
		s.typ, s.propertyNames, s.values = "object", b.keySchema(t.Key), b.typeSchema(t.Elem)
	}
	b.refine(s, t)
	return s
}

func (b *builder) integerSchema(s *schema, k model.Kind) {
	s.typ = "integer"
	switch k {
	case model.Int8:
		s.format, s.minimum, s.maximum = "int8", number(-1<<7), number(1<<7-1)
	case model.Int16:
		s.format, s.minimum, s.maximum = "int16", number(-1<<15), number(1<<15-1)
	case model.Int32:
		s.format = "int32"
	default:
		s.format = "int64"
	}
}

// keySchema gives what the names of a map's properties have to match, nil for any string.
func (b *builder) keySchema(key *model.Type) *schema {
	switch base := key.Underlying(); base.Kind {
	case model.Int8, model.Int16, model.Int32, model.Int64:
		s := &schema{pattern: `^(0|-?[1-9][0-9]*)$`}
		s.describe("An integer in decimal digits.")
		return s
	case model.String:
		if key.Kind == model.String && key.Rules.IsZero() {
			return nil
		}
	}
	return b.typeSchema(key)
}

// refine adds the refinements written at one use of a type.
func (b *builder) refine(s *schema, t *model.Type) {
	r := t.Rules
	switch t.Underlying().Kind {
	case model.Int8, model.Int16, model.Int32, model.Int64, model.Float64:
		if r.Min != nil {
			s.minimum = valueNode(r.Min)
		}
		if r.Max != nil {
			s.maximum = valueNode(r.Max)
		}
	case model.String:
		s.minLength, s.maxLength = length(r.Min), length(r.Max)
	case model.Bytes:
		s.minLength, s.maxLength = encodedLength(r.Min), encodedLength(r.Max)
		s.describe(boundsInWords(r, " bytes before base64"))
	case model.List, model.Set:
		s.minItems, s.maxItems = length(r.Min), length(r.Max)
	case model.Map:
		s.minProperties, s.maxProperties = length(r.Min), length(r.Max)
	case model.Timestamp, model.Duration, model.Date:
		s.describe(boundsInWords(r, ""))
	}
	if r.Unique {
		s.uniqueItems = true
	}
	if r.Format != "" {
		s.format = r.Format
	}
	b.refinePattern(s, t)
}

func (b *builder) refinePattern(s *schema, t *model.Type) {
	pattern := t.Rules.Pattern
	if pattern == "" {
		return
	}
	ecma, ok := ecmaPattern(pattern)
	if ok {
		s.pattern = ecma
		return
	}
	s.describe("Matches the regular expression (RE2) " + code(pattern) + ".")
	b.diags.Warnf(diag.OpenAPIPattern, t.Span,
		"JSON Schema's regular expressions cannot say %q: the document only tells of it in words; tools will not check it", pattern)
}

func (b *builder) ref(decl any) string { return "#/components/schemas/" + b.names[decl] }

func length(v *model.Value) *int64 {
	if v == nil {
		return nil
	}
	return &v.Int
}

// encodedLength gives the length in base64 of so many bytes.
func encodedLength(v *model.Value) *int64 {
	if v == nil || v.Int < 0 || v.Int > 1<<60 {
		return nil
	}
	n := (v.Int + 2) / 3 * 4
	return &n
}

// boundsInWords says what no keyword of JSON Schema can.
func boundsInWords(r model.Rules, unit string) string {
	low, high := boundText(r.Min), boundText(r.Max)
	switch {
	case low == "" && high == "":
		return ""
	case high == "":
		return "At least " + low + unit + "."
	case low == "":
		return "At most " + high + unit + "."
	}
	return "From " + low + " to " + high + unit + "."
}

func boundText(v *model.Value) string {
	switch {
	case v == nil:
		return ""
	case v.Kind == model.Duration:
		return isoDuration(v.AsDuration())
	case v.Kind == model.Timestamp || v.Kind == model.Date:
		return v.Str
	}
	return strconv.FormatInt(v.Int, 10)
}

// describe puts a sentence behind the description.
func (s *schema) describe(sentence string) { s.description = paragraphs(s.description, sentence) }

// describeFirst puts the author's own words ahead of the description.
func (s *schema) describeFirst(doc string) {
	rest := s.description
	s.description = clean(doc)
	s.describe(rest)
}

func (s *schema) deprecate(why string) {
	if why == "" {
		return
	}
	s.deprecated = true
	s.describe("Deprecated: " + sentence(why))
}

func base64Text(data string) string { return base64.StdEncoding.EncodeToString([]byte(data)) }
