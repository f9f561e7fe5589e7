package lang

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/kitc-lang/kit/lang/diag"
)

// body turns the items of an hcl body, which keeps attributes in a map, into ours, in the order
// written.
func (p *parser) body(body *hclsyntax.Body) []Item {
	type placed struct {
		at   int
		item func() Item
	}
	all := make([]placed, 0, len(body.Attributes)+len(body.Blocks))
	for _, a := range body.Attributes {
		all = append(all, placed{a.NameRange.Start.Byte, func() Item { return p.attr(a) }})
	}
	for _, b := range body.Blocks {
		all = append(all, placed{b.TypeRange.Start.Byte, func() Item { return p.block(b) }})
	}
	slices.SortFunc(all, func(a, b placed) int { return a.at - b.at })
	items := make([]Item, len(all))
	for i, a := range all {
		items[i] = a.item()
	}
	return items
}

func (p *parser) attr(a *hclsyntax.Attribute) *Attr {
	from, to := a.NameRange.Start.Byte, a.Expr.Range().End.Byte
	attr := &Attr{Name: p.ident(a.NameRange.Start.Byte, a.NameRange.End.Byte)}
	attr.Doc = p.documented(from, to, func() { attr.Value = p.expr(a.Expr) })
	attr.Span = p.span(from, attr.Value.Range().End.Offset)
	return attr
}

func (p *parser) block(b *hclsyntax.Block) *Block {
	from, to := b.TypeRange.Start.Byte, b.CloseBraceRange.End.Byte
	block := &Block{Keyword: p.ident(from, b.TypeRange.End.Byte)}
	end := b.TypeRange.End.Byte
	for _, r := range b.LabelRanges {
		block.Labels = append(block.Labels, p.ident(r.Start.Byte, r.End.Byte))
		end = r.End.Byte
	}
	block.Head = p.span(from, end)
	block.Span = p.span(from, to)
	block.Doc = p.documented(from, to, func() { block.Items = p.body(b.Body) })
	return block
}

// ident gives the name between two offsets, written plainly or as a string.
func (p *parser) ident(from, to int) Ident {
	id := Ident{Name: string(p.mended[from:to]), Span: p.span(from, to)}
	if p.mended[from] == '"' {
		id.Quoted = true
		id.Name = p.str(from, to, nil).Value
	}
	return id
}

// expr turns an hcl expression into ours and refuses what Kit does not know. It never gives nil.
func (p *parser) expr(e hclsyntax.Expression) Expr {
	from, to := e.Range().Start.Byte, e.Range().End.Byte
	switch e := e.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return p.traversal(e)
	case *hclsyntax.FunctionCallExpr:
		return p.call(e)
	case *hclsyntax.TemplateExpr:
		return p.template(e)
	case *hclsyntax.LiteralValueExpr:
		switch {
		case e.Val.IsNull():
			return p.refuse(from, to, "there is no null: a field that may be absent is `optional(TYPE)`")
		case e.Val.Type() == cty.Bool:
			return &Bool{Value: e.Val.True(), Span: p.span(from, to)}
		}
		return &Number{Text: string(p.mended[from:to]), Span: p.span(from, to)}
	case *hclsyntax.UnaryOpExpr:
		number, ok := e.Val.(*hclsyntax.LiteralValueExpr)
		if e.Op != hclsyntax.OpNegate || !ok || number.Val.Type() != cty.Number || number.SrcRange.Start.Byte != from+1 {
			return p.refuse(from, to, "there are no operators: Kit computes nothing, write the value itself")
		}
		return &Number{Text: string(p.mended[from:to]), Span: p.span(from, to)}
	case *hclsyntax.TupleConsExpr:
		array := &Array{Span: p.span(from, to)}
		for _, x := range e.Exprs {
			array.Items = append(array.Items, p.expr(x))
		}
		return array
	case *hclsyntax.ObjectConsExpr:
		return p.object(e)
	case *hclsyntax.ParenthesesExpr:
		p.errorf(diag.SyntaxExpression, from, from+1, "parentheses stand only behind the name of a type: Kit computes nothing, remove them")
		return p.expr(e.Expression)
	case *hclsyntax.IndexExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.SplatExpr:
		return p.refuse(from, to, "nothing can be picked out of a value: Kit computes nothing, write the value itself")
	case *hclsyntax.ForExpr:
		return p.refuse(from, to, "there are no loops: Kit computes nothing, write the values themselves")
	}
	return p.refuse(from, to, "there are no operators: Kit computes nothing, write the value itself")
}

// refuse reports a value that Kit does not know and gives one to go on with.
func (p *parser) refuse(from, to int, message string) Expr {
	p.errorf(diag.SyntaxExpression, from, to, "%s", message)
	return &Bool{Span: p.span(from, to)}
}

func (p *parser) traversal(e *hclsyntax.ScopeTraversalExpr) Expr {
	name := &Name{Span: p.span(e.SrcRange.Start.Byte, e.SrcRange.End.Byte)}
	for _, step := range e.Traversal {
		switch step := step.(type) {
		case hcl.TraverseRoot:
			name.Parts = append(name.Parts, p.ident(step.SrcRange.Start.Byte, step.SrcRange.End.Byte))
		case hcl.TraverseAttr:
			end := step.SrcRange.End.Byte
			name.Parts = append(name.Parts, p.ident(end-len(step.Name), end))
		default:
			r := step.SourceRange()
			return p.refuse(r.Start.Byte, r.End.Byte, "nothing can be picked out of a value: Kit computes nothing; a list of T is `list(T)`")
		}
	}
	return name
}

func (p *parser) call(e *hclsyntax.FunctionCallExpr) Expr {
	from, to := e.NameRange.Start.Byte, e.CloseParenRange.End.Byte
	id := p.ident(from, e.NameRange.End.Byte)
	call := &Call{Func: &Name{Parts: []Ident{id}, Span: id.Span}, Span: p.span(from, to)}
	for _, arg := range e.Args {
		call.Args = append(call.Args, p.expr(arg))
	}
	return call
}

func (p *parser) template(e *hclsyntax.TemplateExpr) Expr {
	from, to := e.SrcRange.Start.Byte, e.SrcRange.End.Byte
	var value strings.Builder
	for _, part := range e.Parts {
		literal, ok := part.(*hclsyntax.LiteralValueExpr)
		if !ok || literal.Val.Type() != cty.String {
			r := part.Range()
			p.errorf(diag.SyntaxInterpolation, r.Start.Byte, r.End.Byte, "%s would insert a value, and Kit computes none: write the text itself", quote(string(p.mended[r.Start.Byte:r.End.Byte])))
			return &String{Span: p.span(from, to), Inner: p.span(from, to)}
		}
		value.WriteString(literal.Val.AsString())
	}
	text := value.String()
	return p.str(from, to, &text)
}

// str gives the string between two offsets. Its value is the text itself where that has no escapes,
// because hcl would bring it into another Unicode normal form; decoded is what hcl makes of it,
// where that is known.
func (p *parser) str(from, to int, decoded *string) *String {
	inner := extent{from + 1, max(to-1, from+1)} // a quote may stand alone
	heredoc := p.mended[from] != '"'
	if heredoc {
		inner = p.heredocText(from, to)
	}
	raw := p.mended[inner.from:inner.to]
	s := &String{Span: p.span(from, to), Inner: p.span(inner.from, inner.to)}
	plain := !bytes.Contains(raw, []byte("$${")) && !bytes.Contains(raw, []byte("%%{"))
	if heredoc {
		plain = plain && p.mended[from+2] != '-' && !bytes.Contains(raw, []byte("\r\n"))
	} else {
		plain = plain && bytes.IndexByte(raw, '\\') < 0
	}
	switch {
	case plain:
		s.Value, s.Raw = string(raw), bytes.Equal(raw, p.text[inner.from:inner.to])
	case decoded != nil:
		s.Value = *decoded
	default:
		s.Value = unescape(string(raw))
	}
	if heredoc && !s.Raw { // the line ends of a checkout are not part of the text
		s.Value = strings.ReplaceAll(s.Value, "\r\n", "\n")
	}
	return s
}

// heredocText gives the lines between the markers of a heredoc.
func (p *parser) heredocText(from, to int) extent {
	first := p.lines[p.line(from)+1]
	last := p.lines[p.line(to)]
	return extent{min(first, last), last}
}

// unescape decodes the escape sequences of a name in quotes.
func unescape(s string) string {
	e, problems := hclsyntax.ParseTemplate([]byte(s), "", hcl.Pos{Line: 1, Column: 1})
	if problems.HasErrors() {
		return s
	}
	v, problems := e.Value(nil)
	if problems.HasErrors() || v.Type() != cty.String {
		return s
	}
	return v.AsString()
}

func (p *parser) object(e *hclsyntax.ObjectConsExpr) Expr {
	from, to := e.SrcRange.Start.Byte, e.SrcRange.End.Byte
	object := &Object{Span: p.span(from, to)}
	for _, entry := range e.Items {
		key := entry.KeyExpr.Range()
		if !p.isName(entry.KeyExpr) {
			p.errorf(diag.SyntaxName, key.Start.Byte, key.End.Byte, "%s is no name: an entry is `NAME = VALUE`", quote(string(p.mended[key.Start.Byte:key.End.Byte])))
			continue
		}
		attr := &Attr{Name: p.ident(key.Start.Byte, key.End.Byte)}
		valueEnd := entry.ValueExpr.Range().End.Byte
		attr.Doc = p.documented(key.Start.Byte, valueEnd, func() { attr.Value = p.expr(entry.ValueExpr) })
		attr.Span = p.span(key.Start.Byte, attr.Value.Range().End.Offset)
		object.Attrs = append(object.Attrs, attr)
	}
	p.unique(object.Attrs)
	return object
}

// isName reports whether the key of an object is a plain name or a string without interpolation.
func (p *parser) isName(key hclsyntax.Expression) bool {
	wrapped, ok := key.(*hclsyntax.ObjectConsKeyExpr)
	if !ok || wrapped.ForceNonLiteral {
		return false
	}
	switch e := wrapped.Wrapped.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return len(e.Traversal) == 1
	case *hclsyntax.TemplateExpr:
		return e.IsStringLiteral() && p.mended[e.SrcRange.Start.Byte] == '"'
	case *hclsyntax.LiteralValueExpr: // true, false and null are names here
		c, _ := utf8.DecodeRune(p.mended[e.SrcRange.Start.Byte:])
		return c == 't' || c == 'f' || c == 'n'
	}
	return false
}

// unique reports names that are set twice.
func (p *parser) unique(attrs []*Attr) {
	if len(attrs) < 2 {
		return
	}
	first := make(map[string]*Attr, len(attrs))
	for _, a := range attrs {
		if other := first[a.Name.Name]; other != nil {
			p.errorf(diag.SyntaxDuplicate, a.Name.Span.Start.Offset, a.Name.Span.End.Offset, "%s is set twice here: remove one", quote(a.Name.Name)).
				Note(other.Name.Span, "the first time")
			continue
		}
		first[a.Name.Name] = a
	}
}
