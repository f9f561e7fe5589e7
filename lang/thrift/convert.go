package thrift

import (
	"math"
	"strconv"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/kitc-lang/kit/lang/diag"
)

// converter makes the tree out of what the grammar has read: numbers, ids, documentation, places.
type converter struct {
	*parser
}

func (c *converter) definition(file *File, d *definition, first lexer.Token) {
	doc := c.docsAbove(first.Pos)
	add := func(def Definition) { file.Definitions = append(file.Definitions, def) }
	switch {
	case d.Include != nil:
		c.unused(doc)
		file.Includes = append(file.Includes, &Include{Path: unquote(d.Include.Text), Span: c.spanOf(d.Include.Pos, d.Include.Text)})
	case d.Namespace != nil:
		c.unused(doc)
		file.Namespaces = append(file.Namespaces, c.namespace(d.Namespace))
	case d.Const != nil:
		add(&Const{Decl: c.decl(d.Const.Name, c.text(doc), nil), Type: c.typ(d.Const.Type), Value: c.value(d.Const.Value)})
	case d.Typedef != nil:
		add(&Typedef{Decl: c.decl(d.Typedef.Name, c.text(doc), d.Typedef.Annotations), Type: c.typ(d.Typedef.Type)})
	case d.Enum != nil:
		add(c.enum(d.Enum, c.text(doc)))
	case d.Senum != nil:
		add(c.senum(d.Senum, c.text(doc)))
	case d.Struct != nil:
		kinds := map[string]Kind{"struct": Plain, "union": Union, "exception": Exception}
		s := &Struct{Decl: c.decl(d.Struct.Name, c.text(doc), d.Struct.Annotations), Kind: kinds[d.Struct.Kind]}
		s.Fields = c.fields(d.Struct.Fields)
		add(s)
	case d.Service != nil:
		add(c.service(d.Service, c.text(doc)))
	}
}

func (c *converter) decl(name *word, doc string, annotations []*annotation) Decl {
	return Decl{Name: name.Text, Doc: doc, Annotations: c.annotations(annotations), Span: c.spanOf(name.Pos, name.Text)}
}

func (c *converter) spanOf(at lexer.Position, text string) diag.Span {
	return c.span(lexer.Token{Pos: at, Value: text})
}

func (c *converter) namespace(n *namespace) *Namespace {
	out := &Namespace{Scope: "*"}
	switch {
	case n.Scope != nil:
		out.Scope = n.Scope.Text
	case n.Old != nil:
		scope, _, _ := strings.Cut(n.Old.Text, "_")
		out.Scope = scope
	}
	if n.Name != nil {
		out.Name, out.Span = n.Name.Text, c.spanOf(n.Name.Pos, n.Name.Text)
	} else {
		out.Name, out.Span = unquote(n.Quoted.Text), c.spanOf(n.Quoted.Pos, n.Quoted.Text)
	}
	return out
}

func (c *converter) annotations(list []*annotation) []Annotation {
	var out []Annotation
	for _, a := range list {
		value := "1"
		if a.Value != nil {
			value = unquote(a.Value.Text)
		}
		out = append(out, Annotation{Name: a.Name, Value: value, Span: c.spanOf(a.Pos, a.Name)})
	}
	return out
}

func (c *converter) enum(e *enum, doc string) *Enum {
	out := &Enum{Decl: c.decl(e.Name, doc, e.Annotations)}
	next := int64(0)
	for _, m := range e.Members {
		member := &Member{Decl: c.decl(m.Name, c.docs(m.Name.Pos, m.EndPos), m.Annotations), Number: next}
		if m.Number != "" {
			member.Written = true
			member.Number, _ = c.integer(m.Number, member.Span, math.MinInt32, math.MaxInt32, "the number of a member")
		} else if next > math.MaxInt32 {
			c.list.Errorf(diag.IDLNumber, member.Span, "the member before has the greatest number that there is: write one for %q", member.Name)
		}
		next = member.Number + 1
		out.Members = append(out.Members, member)
	}
	return out
}

func (c *converter) senum(e *senum, doc string) *Enum {
	out := &Enum{Decl: c.decl(e.Name, doc, e.Annotations), Strings: true}
	for i, m := range e.Members {
		d := Decl{Name: unquote(m.Text.Text), Doc: c.docs(m.Text.Pos, m.EndPos), Span: c.spanOf(m.Text.Pos, m.Text.Text)}
		out.Members = append(out.Members, &Member{Decl: d, Number: int64(i)})
	}
	return out
}

// fields gives those without an id the ones of the Thrift compiler: -1, -2, and so on.
func (c *converter) fields(list []*field) []*Field {
	var out []*Field
	implied := int64(0)
	presences := map[string]Presence{"required": Required, "optional": Optional}
	for _, f := range list {
		field := &Field{Decl: c.decl(f.Name, c.docs(f.Pos, f.EndPos), f.Annotations), Presence: presences[f.Presence], Type: c.typ(f.Type), Ref: f.Ref}
		if f.ID != "" {
			field.Written = true
			var fits bool
			if field.ID, fits = c.integer(f.ID, c.spanOf(f.Pos, f.ID), math.MinInt16, math.MaxInt16, "the id of a field"); !fits {
				field.ID = math.MinInt32 - int64(len(out)) // that of no other field, so that nothing more is said about it
			}
		} else {
			implied--
			field.ID = implied
		}
		if f.Value != nil {
			field.Value = c.value(f.Value)
		}
		out = append(out, field)
	}
	return out
}

func (c *converter) service(s *service, doc string) *Service {
	out := &Service{Decl: c.decl(s.Name, doc, s.Annotations)}
	if s.Extends != nil {
		out.Extends, out.ExtendsSpan = s.Extends.Text, c.spanOf(s.Extends.Pos, s.Extends.Text)
	}
	for _, f := range s.Functions {
		fn := &Function{Oneway: f.Oneway}
		above := c.docsAbove(f.Pos)
		fn.Args, fn.Throws = c.fields(f.Args), c.fields(f.Throws)
		if i := c.docBehind(f.EndPos); i >= 0 {
			above = append(above, i)
		}
		fn.Decl = c.decl(f.Name, c.text(above), f.Annotations)
		if !f.Void {
			fn.Result = c.typ(f.Result)
		}
		out.Functions = append(out.Functions, fn)
	}
	return out
}

func (c *converter) typ(t *typeRef) *Type {
	out := &Type{Name: t.Name, Annotations: c.annotations(t.Annotations), Span: c.spanOf(t.Pos, t.Name)}
	element := func(name string, e *element) {
		out.Name, out.Elem = name, c.typ(e.Elem)
		for _, cpp := range []*text{e.CPP, e.After} {
			if cpp != nil {
				out.CPP = unquote(cpp.Text)
			}
		}
	}
	switch {
	case t.Map != nil:
		out.Name, out.Key, out.Elem = "map", c.typ(t.Map.Key), c.typ(t.Map.Value)
		if t.Map.CPP != nil {
			out.CPP = unquote(t.Map.CPP.Text)
		}
	case t.Set != nil:
		element("set", t.Set)
	case t.List != nil:
		element("list", t.List)
	}
	if out.Elem != nil {
		out.Span = c.spanOf(t.Pos, out.Name)
		out.Span.End = out.Elem.Span.End
	}
	return out
}

func (c *converter) value(v *value) *Value {
	out := &Value{}
	set := func(form Form, text string) {
		out.Form, out.Text, out.Span = form, text, c.spanOf(v.Pos, text)
	}
	switch {
	case v.Int != "":
		set(Int, v.Int)
		c.integer(v.Int, out.Span, math.MinInt64, math.MaxInt64, "a whole number")
	case v.Double != "":
		set(Double, v.Double)
		if f, err := strconv.ParseFloat(v.Double, 64); err != nil || math.IsInf(f, 0) {
			c.list.Errorf(diag.IDLNumber, out.Span, "%s is no double: write a number such as 1.5", v.Double)
		}
	case v.String != nil:
		set(String, v.String.Text)
		out.Text = unquote(v.String.Text)
	case v.Name != "":
		set(Name, v.Name)
	case v.List != nil:
		set(List, "[")
		out.Text = ""
		for _, item := range v.List.Items {
			out.Values = append(out.Values, c.value(item))
		}
	case v.Map != nil:
		set(Map, "{")
		out.Text = ""
		for _, e := range v.Map.Entries {
			out.Keys = append(out.Keys, c.value(e.Key))
			out.Values = append(out.Values, c.value(e.Value))
		}
	}
	return out
}

// integer reads a whole number in decimal or with 0x, and reports one that is outside of its range.
func (c *converter) integer(text string, span diag.Span, low, high int64, what string) (n int64, fits bool) {
	n, err := ParseInt(text)
	if err != nil || n < low || n > high {
		c.list.Errorf(diag.IDLNumber, span, "%s is between %d and %d, and %s is not", what, low, high, text)
		return 0, false
	}
	return n, true
}

// ParseInt reads the text of an Int. As in the Thrift compiler, 0x may fill all 64 bits.
func ParseInt(text string) (int64, error) {
	digits, negative := strings.CutPrefix(strings.TrimPrefix(text, "+"), "-")
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "0x"); ok {
		u, err := strconv.ParseUint(hex, 16, 64)
		if negative {
			return -int64(u), err
		}
		return int64(u), err
	}
	if negative {
		digits = "-" + digits
	}
	return strconv.ParseInt(digits, 10, 64)
}

// unquote gives the content of a string with its quotes. The escapes are those of the Thrift compiler.
func unquote(text string) string {
	text = text[1 : len(text)-1]
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		switch text[i] {
		case 'r':
			b.WriteByte('\r')
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case '"', '\'', '\\':
			b.WriteByte(text[i])
		default:
			b.WriteByte('\\')
			b.WriteByte(text[i])
		}
	}
	return b.String()
}
