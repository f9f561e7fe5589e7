package golang

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// pagesMethod is the method of a client that gives the elements of all pages.
func pagesMethod(m *model.Method) string { return m.Name + "All" }

// clientPages prints the method of a client that calls for page after page.
func (g *generator) clientPages(s *source, svc *model.Service, m *model.Method) {
	p := m.Page
	last := p.Next[len(p.Next)-1]
	elem := g.goType(s, p.Items.Type.Elem)
	s.print(`
// $MethodAll gives the elements of all pages, from the one that in asks for: it calls $Method again and again,
// each time when the elements before are used up. It ends behind the first error, which comes with a zero
// element.
func (c *${Service}Client) ${Method}All(ctx $context.Context, in *$Input) $iter.Seq2[$Elem, error] {
	return $kit.Pages(ctx, in, c.$Method,
		func(in *$Input, cursor *$Cursor) {$resume},
		func(out *$Output) ([]$Elem, *$Cursor) {$next})
}

`, holes{
		"Service": svc.Name, "Method": m.Name, "MethodAll": pagesMethod(m),
		"Input": g.qualified(s, m.Input.Package, m.Input.Name), "Output": g.goType(s, m.Output),
		"Elem": elem, "Cursor": g.goType(s, last.Type),
		"resume": g.resumePage(s, p), "next": nextPage(p),
	})
}

// resumePage gives the body of the function that puts a cursor into an input. A struct on the way there
// belongs to the caller, so it is copied.
func (g *generator) resumePage(s *source, p *model.Page) string {
	if len(p.Cursor) == 1 {
		return " in." + fieldName(p.Cursor[0]) + " = cursor "
	}
	outer, inner := p.Cursor[0], p.Cursor[1]
	if outer.Presence == model.Required {
		return " in." + fieldName(outer) + "." + fieldName(inner) + " = cursor "
	}
	return strings.TrimSuffix(s.text(`

			page := $Page{$Field: cursor}
			if in.$Outer != nil {
				page = *in.$Outer
				page.$Field = cursor
			}
			in.$Outer = &page
		`, holes{"Page": g.goType(s, outer.Type), "Field": fieldName(inner), "Outer": fieldName(outer)}), "")
}

// nextPage gives the body of the function that takes a page apart.
func nextPage(p *model.Page) string {
	items := "out." + fieldName(p.Items)
	if len(p.Next) == 1 {
		return " return " + items + ", out." + fieldName(p.Next[0]) + " "
	}
	outer := "out." + fieldName(p.Next[0])
	if p.Next[0].Presence == model.Required {
		return " return " + items + ", " + outer + "." + fieldName(p.Next[1]) + " "
	}
	return "\n\t\t\tif " + outer + " == nil {\n\t\t\t\treturn " + items + ", nil\n\t\t\t}\n\t\t\treturn " + items + ", " + outer + "." + fieldName(p.Next[1]) + "\n\t\t"
}
