package compiler

import (
	"path"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// paging is the work of finding the fields by which a method is read page by page.
type paging struct {
	*pass
	m    *model.Method
	page *model.Page
}

// page reads page = items, or the block that names all of the fields.
func (p *pass) page(m *model.Method, b *lang.Block) {
	g := &paging{pass: p, m: m, page: &model.Page{}}
	a, block := attr(b, "page"), (*lang.Block)(nil)
	for _, inner := range b.Blocks() {
		if inner.Keyword.Name != "page" {
			continue
		}
		if a != nil || block != nil {
			p.errorf(diag.DuplicateName, inner.Head, "method %q describes its pages twice: put everything into one `page { … }`", m.Name)
			return
		}
		block = inner
	}
	var items, cursor, next *lang.Attr
	switch {
	case a != nil:
		g.page.Span, items = a.Name.Span, a
	case block != nil:
		p.noLabels(block)
		p.only(block, "page", []string{"items", "cursor", "next"}, nil)
		g.page.Span = block.Head
		items, cursor, next = attr(block, "items"), attr(block, "cursor"), attr(block, "next")
	default:
		return
	}
	if m.Oneway || !g.whole(b) {
		return
	}
	if g.items(items) && g.way(cursor, "cursor", "PageRequest", m.Input, &g.page.Cursor) && g.way(next, "next", "PageInfo", m.Output.Struct, &g.page.Next) {
		cursor, next := g.page.Cursor[len(g.page.Cursor)-1], g.page.Next[len(g.page.Next)-1]
		if cursor.Type.Kind != next.Type.Kind || cursor.Type.Scalar != next.Type.Scalar {
			g.errorf(diag.BadPage, g.page.Span, "what %q gives is sent as %q, and they have different types, %s and %s: give both the same", next.Name, cursor.Name, typeName(next.Type), typeName(cursor.Type)).
				Note(next.Span, "%q is declared here", next.Name).Note(cursor.Span, "%q is declared here", cursor.Name)
			return
		}
		m.Page = g.page
	}
}

// whole reports whether the method has an input and a struct as its output. Of one that was written and
// could not be read nothing more is said.
func (g *paging) whole(b *lang.Block) bool {
	switch {
	case g.m.Input == nil:
		if attr(b, "input") == nil {
			g.errorf(diag.BadPage, g.page.Span, "%s has no input, so that nobody can ask for the next page: add one, such as `input = PageRequest`", g.m.Name)
		}
		return false
	case g.m.Output == nil:
		if attr(b, "output") == nil {
			g.errorf(diag.BadPage, g.page.Span, "%s has no output, so it gives no pages: add a struct with a list, and `next = optional(string)`", g.m.Name)
		}
		return false
	case g.m.Output.Kind != model.StructRef:
		g.errorf(diag.BadPage, g.page.Span, "a page is a struct with a list and with the way to the next page, and the output of %s is %s: declare a struct such as `struct Page { items = list(…)  next = optional(string) }`", g.m.Name, typeName(g.m.Output))
		return false
	}
	return true
}

// items finds the list: the one that is named, or the only one of the output.
func (g *paging) items(a *lang.Attr) bool {
	out := g.m.Output.Struct
	if a == nil {
		var lists []*model.Field
		for _, f := range out.Fields {
			if f.Type != nil && f.Type.Kind == model.List {
				lists = append(lists, f)
			}
		}
		if len(lists) != 1 {
			g.errorf(diag.BadPage, g.page.Span, "%s has %d lists, so it is not clear which one holds the elements of a page: add `items = NAME`", out.Name, len(lists))
			return false
		}
		g.page.Items = lists[0]
		return true
	}
	n, ok := g.name(a.Value, "the name of a list in the output")
	if !ok {
		return false
	}
	f := fieldNamed(out, n.Name)
	switch {
	case f == nil:
		g.undeclared(diag.BadPage, n.Span, n.Name, fieldNames(out), "add it, such as `"+n.Name+" = list(string)`", "the output of %s has no field %q", g.m.Name, n.Name)
		return false
	case f.Type == nil:
		return false
	case f.Type.Kind != model.List:
		g.errorf(diag.BadPage, n.Span, "the elements of a page are in a list, and %q is %s", f.Name, typeName(f.Type)).Note(f.Span, "declared here")
		return false
	}
	g.page.Items = f
	return true
}

// way finds the field of a struct that is named, by itself or inside of a field: page.cursor. What is not
// named is the field called name, or that one inside of the standard library's struct for it.
func (g *paging) way(a *lang.Attr, name, std string, in *model.Struct, out *[]*model.Field) bool {
	side := "output"
	if name == "cursor" {
		side = "input"
	}
	if a == nil {
		*out = implied(in, name, std)
		if *out == nil {
			g.errorf(diag.BadPage, g.page.Span, "the %s of %s has no field %q: add `%s = optional(string)`, or say which field it is in `page { %s = … }`", side, g.m.Name, name, name, name)
			return false
		}
		return g.cursor((*out)[len(*out)-1], g.page.Span)
	}
	n, ok := a.Value.(*lang.Name)
	if !ok || len(n.Parts) > 2 {
		g.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes the name of a field of the %s, or of a field inside of one, such as `page.%s`, not %s", name, side, name, describe(a.Value))
		return false
	}
	for i, part := range n.Parts {
		f := fieldNamed(in, part.Name)
		if f == nil {
			g.undeclared(diag.BadPage, part.Span, part.Name, fieldNames(in), "add it, such as `"+part.Name+" = optional(string)`", "%s has no field %q", in.Name, part.Name)
			return false
		}
		*out = append(*out, f)
		if f.Type == nil {
			return false
		}
		if i == len(n.Parts)-1 {
			break
		}
		if f.Type.Kind != model.StructRef {
			g.errorf(diag.BadPage, part.Span, "%q is %s, so there is no field in it", f.Name, typeName(f.Type)).Note(f.Span, "declared here")
			return false
		}
		in = f.Type.Struct
	}
	return g.cursor((*out)[len(*out)-1], n.Span)
}

// implied finds the field that a page { … } does not name.
func implied(in *model.Struct, name, std string) []*model.Field {
	if f := fieldNamed(in, name); f != nil {
		return []*model.Field{f}
	}
	for _, f := range in.Fields {
		if f.Type != nil && f.Type.Kind == model.StructRef && f.Type.Struct.Name == std && f.Type.Struct.Package.Path() == path.Join(stdModule, stdDir) {
			return []*model.Field{f, fieldNamed(f.Type.Struct, name)}
		}
	}
	return nil
}

// cursor reports whether a field can say where to go on.
func (g *paging) cursor(f *model.Field, span diag.Span) bool {
	switch {
	case f.Type == nil:
		return false
	case f.Presence != model.Optional || f.Type.Underlying().Kind != model.String:
		g.errorf(diag.BadPage, span, "%q says where the list goes on, and is absent at its end: write `%s = optional(string)`", f.Name, f.Name).Note(f.Span, "declared here")
		return false
	}
	return true
}
