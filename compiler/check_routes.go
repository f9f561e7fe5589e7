package compiler

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// checkRoutes refuses two methods of a service that match the same request, unless one of the routes is
// the more specific wherever they differ: the rule of net/http's ServeMux, which generated servers follow.
func (p *pass) checkRoutes() {
	for _, svc := range p.pkg.Services {
		// A route without parameters is more specific than any that has one, so it meets only its equal.
		plain := map[string]*model.Method{}
		byShape := map[string][]*model.Method{}
		for _, m := range svc.Methods {
			if m.HTTP == nil {
				continue
			}
			if len(m.HTTP.Path) == 0 {
				route := showRoute(m.HTTP)
				if other := plain[route]; other != nil {
					p.errorf(diag.RouteConflict, m.HTTP.Span, "%s and %s have the same route, %s: change one of them", m.Name, other.Name, route).
						Note(other.HTTP.Span, "%s is here", other.Name)
				}
				plain[route] = m
				continue
			}
			shape := m.HTTP.Verb + strings.Repeat("/", len(m.HTTP.Segments))
			for _, other := range byShape[shape] {
				if meet(m.HTTP.Segments, other.HTTP.Segments) {
					p.errorf(diag.RouteConflict, m.HTTP.Span, "%s of %s and %s of %s both match requests such as %s, and neither is the more specific: change one of the routes",
						showRoute(m.HTTP), m.Name, showRoute(other.HTTP), other.Name, m.HTTP.Verb+" "+common(m.HTTP.Segments, other.HTTP.Segments)).Note(other.HTTP.Span, "%s is here", other.Name)
					break
				}
			}
			byShape[shape] = append(byShape[shape], m)
		}
	}
}

// meet reports whether two routes of one verb and length match a request in common without one of them
// being the more specific.
func meet(a, b []model.Segment) bool {
	moreA, moreB := false, false
	for i := range a {
		switch {
		case a[i].Field == nil && b[i].Field == nil:
			if a[i].Literal != b[i].Literal {
				return false
			}
		case a[i].Field == nil:
			moreA = true
		case b[i].Field == nil:
			moreB = true
		}
	}
	return moreA == moreB
}

// common gives a path that two meeting routes match.
func common(a, b []model.Segment) string {
	var out strings.Builder
	for i := range a {
		out.WriteByte('/')
		switch {
		case a[i].Field == nil:
			out.WriteString(a[i].Literal)
		case b[i].Field == nil:
			out.WriteString(b[i].Literal)
		default:
			out.WriteString("x")
		}
	}
	return out.String()
}

// showRoute gives a route as it is written.
func showRoute(h *model.HTTP) string {
	var b strings.Builder
	b.WriteString("`" + h.Verb + " ")
	for _, s := range h.Segments {
		if s.Field != nil {
			b.WriteString("/{" + s.Field.Name + "}")
		} else {
			b.WriteString("/" + s.Literal)
		}
	}
	if len(h.Segments) == 0 {
		b.WriteString("/")
	}
	return b.String() + "`"
}
