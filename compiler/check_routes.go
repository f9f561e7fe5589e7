package compiler

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// checkRoutes refuses two methods of a service that match the same request, unless one route is more
// specific wherever they differ: the rule of net/http's ServeMux.
func (p *pass) checkRoutes() {
	for _, svc := range p.pkg.Services {
		byShape := map[string][]*model.Method{}
		for _, m := range svc.Methods {
			if m.HTTP == nil {
				continue
			}
			shape := m.HTTP.Verb + "/" + strings.Repeat("/", len(m.HTTP.Segments))
			for _, other := range byShape[shape] {
				if conflict(m.HTTP.Segments, other.HTTP.Segments) {
					p.errorf(diag.RouteConflict, m.HTTP.Span, "%s %s and %s %s both match some requests: change one of the routes",
						m.Name, showRoute(m.HTTP), other.Name, showRoute(other.HTTP)).Note(other.HTTP.Span, "%s is here", other.Name)
					break
				}
			}
			byShape[shape] = append(byShape[shape], m)
		}
	}
}

// conflict reports whether two routes of one length match a request in common without one of them
// being the more specific.
func conflict(a, b []model.Segment) bool {
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

func showRoute(h *model.HTTP) string {
	var b strings.Builder
	b.WriteString("(" + h.Verb + " ")
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
	return b.String() + ")"
}
