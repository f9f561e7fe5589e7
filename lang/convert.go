package lang

import (
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/kitc-lang/kit/lang/diag"
)

func Parse(name string, src []byte) (*File, diag.List) {
	f := &File{Name: name, Source: src}
	var l diag.List
	c := &converter{name: name, src: src, diags: &l}
	hf, ds := hclsyntax.ParseConfig(src, name, hcl.Pos{Line: 1, Column: 1})
	for _, d := range ds {
		if d.Subject != nil {
			l.Errorf("KIT0001", c.span(*d.Subject), "%s: %s", d.Summary, d.Detail)
		}
	}
	toks, _ := hclsyntax.LexConfig(src, name, hcl.Pos{Line: 1, Column: 1})
	c.comments(toks)
	if hf == nil {
		return f, l
	}
	body := hf.Body.(*hclsyntax.Body)
	for _, it := range c.items(body) {
		if b, ok := it.(*Block); ok {
			f.Blocks = append(f.Blocks, b)
		}
	}
	return f, l
}

type converter struct {
	name  string
	src   []byte
	diags *diag.List
	whole map[int]string // line -> comment that is alone on it
	tail  map[int]string
}

func (c *converter) pos(p hcl.Pos) diag.Pos {
	start := strings.LastIndexByte(string(c.src[:min(p.Byte, len(c.src))]), '\n') + 1
	return diag.Pos{Line: p.Line, Column: utf8.RuneCount(c.src[start:min(p.Byte, len(c.src))]) + 1, Offset: p.Byte}
}

func (c *converter) span(r hcl.Range) diag.Span {
	return diag.Span{File: c.name, Start: c.pos(r.Start), End: c.pos(r.End)}
}

func (c *converter) comments(toks hclsyntax.Tokens) {
	c.whole, c.tail = map[int]string{}, map[int]string{}
	last := 0
	for _, t := range toks {
		if t.Type == hclsyntax.TokenComment {
			s := strings.TrimRight(string(t.Bytes), "\r\n")
			s = strings.TrimPrefix(strings.TrimPrefix(s, "#"), "//")
			s = strings.TrimPrefix(s, " ")
			if last == t.Range.Start.Line {
				c.tail[last] = s
			} else {
				c.whole[t.Range.Start.Line] = s
			}
			continue
		}
		if t.Type != hclsyntax.TokenNewline {
			last = t.Range.End.Line
		}
	}
}

func (c *converter) doc(line, endLine int) string {
	var lines []string
	for l := line - 1; ; l-- {
		s, ok := c.whole[l]
		if !ok {
			break
		}
		lines = append([]string{s}, lines...)
	}
	if s, ok := c.tail[endLine]; ok {
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

func (c *converter) items(b *hclsyntax.Body) []Item {
	type placed struct {
		at int
		it Item
	}
	var all []placed
	for _, a := range b.Attributes {
		at := &Attr{Name: Ident{Name: a.Name, Span: c.span(a.NameRange)}, Value: c.expr(a.Expr), Span: c.span(a.SrcRange)}
		at.Doc = c.doc(a.SrcRange.Start.Line, a.SrcRange.End.Line)
		all = append(all, placed{a.SrcRange.Start.Byte, at})
	}
	for _, k := range b.Blocks {
		nb := &Block{Keyword: Ident{Name: k.Type, Span: c.span(k.TypeRange)}, Items: c.items(k.Body)}
		end := k.TypeRange
		for i, l := range k.Labels {
			r := k.LabelRanges[i]
			nb.Labels = append(nb.Labels, Ident{Name: l, Quoted: c.src[r.Start.Byte] == '"', Span: c.span(r)})
			end = r
		}
		nb.Doc = c.doc(k.TypeRange.Start.Line, k.OpenBraceRange.Start.Line)
		nb.Head = c.span(hcl.RangeBetween(k.TypeRange, end))
		nb.Span = c.span(hcl.RangeBetween(k.TypeRange, k.CloseBraceRange))
		all = append(all, placed{k.TypeRange.Start.Byte, nb})
	}
	for i := range all {
		for j := i; j > 0 && all[j].at < all[j-1].at; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	var out []Item
	for _, p := range all {
		out = append(out, p.it)
	}
	return out
}

func (c *converter) expr(e hclsyntax.Expression) Expr {
	sp := c.span(e.Range())
	switch e := e.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		n := &Name{Span: sp}
		for _, t := range e.Traversal {
			switch t := t.(type) {
			case hcl.TraverseRoot:
				n.Parts = append(n.Parts, Ident{Name: t.Name, Span: c.span(t.SrcRange)})
			case hcl.TraverseAttr:
				r := t.SrcRange
				r.Start.Byte++
				r.Start.Column++
				n.Parts = append(n.Parts, Ident{Name: t.Name, Span: c.span(r)})
			}
		}
		return n
	case *hclsyntax.FunctionCallExpr:
		k := &Call{Func: &Name{Parts: []Ident{{Name: e.Name, Span: c.span(e.NameRange)}}, Span: c.span(e.NameRange)}, Span: sp}
		for _, a := range e.Args {
			k.Args = append(k.Args, c.expr(a))
		}
		return k
	case *hclsyntax.TemplateExpr:
		s := &String{Span: sp, Inner: sp}
		if e.IsStringLiteral() {
			v, _ := e.Value(nil)
			s.Value = v.AsString()
		}
		s.Inner.Start.Offset++
		s.Inner.Start.Column++
		s.Inner.End.Offset--
		s.Inner.End.Column--
		s.Raw = s.Inner.End.Offset-s.Inner.Start.Offset == len(s.Value)
		return s
	case *hclsyntax.LiteralValueExpr:
		if e.Val.Type() == cty.Bool {
			return &Bool{Value: e.Val.True(), Span: sp}
		}
		return &Number{Text: string(e.Range().SliceBytes(c.src)), Span: sp}
	case *hclsyntax.UnaryOpExpr:
		return &Number{Text: string(e.Range().SliceBytes(c.src)), Span: sp}
	case *hclsyntax.TupleConsExpr:
		a := &Array{Span: sp}
		for _, x := range e.Exprs {
			a.Items = append(a.Items, c.expr(x))
		}
		return a
	case *hclsyntax.ObjectConsExpr:
		o := &Object{Span: sp}
		for _, it := range e.Items {
			r := it.KeyExpr.Range()
			name := strings.Trim(string(r.SliceBytes(c.src)), `"`)
			v := c.expr(it.ValueExpr)
			o.Attrs = append(o.Attrs, &Attr{Name: Ident{Name: name, Quoted: c.src[r.Start.Byte] == '"', Span: c.span(r)}, Value: v,
				Doc: c.doc(r.Start.Line, it.ValueExpr.Range().End.Line), Span: c.span(hcl.RangeBetween(r, it.ValueExpr.Range()))})
		}
		return o
	}
	c.diags.Errorf("KIT0002", sp, "not a value that Kit knows")
	return &Bool{Span: sp}
}

func (s *String) at(from, to int) diag.Span {
	if !s.Raw {
		return s.Span
	}
	sp := s.Inner
	sp.Start.Offset += from
	sp.Start.Column += utf8.RuneCountInString(s.Value[:from])
	sp.End = sp.Start
	sp.End.Offset += to - from
	sp.End.Column += utf8.RuneCountInString(s.Value[from:to])
	return sp
}
