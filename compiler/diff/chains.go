package diff

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
)

// methodChain compares what a method changes in the chain of its service: what it has for itself, and what it
// leaves out. What the service changes is told of the service.
func (c *comparison) methodChain(old, next *model.Method, side Where, at place, s scope) {
	before, after := chainsOf(old, side), chainsOf(next, side)
	at.subject += " chain " + side.String()
	if !slices.Equal(after.all.Middlewares, after.base.Middlewares) && after.all.Span.File == at.span.File {
		at.span = after.all.Span
	}
	both(before.own(), after.own(), (*model.Middleware).Name, func(o, n *model.Middleware) {
		switch {
		case n == nil:
			c.reportOn(side, MiddlewareRemoved, at, s, o.Name(), "")
			return
		case o == nil:
			if o = before.named(n.Name()); o == nil {
				c.reportOn(side, MiddlewareAdded, at, s, "", n.Name())
				return
			}
		}
		c.settings(o.Params, n.Params, at, func(_, old, next string, at place) {
			c.reportOn(side, MiddlewareChanged, at, s, n.Name()+" { "+old+" }", n.Name()+" { "+next+" }")
		})
	})
	both(before.leftOut(), after.leftOut(), (*model.Middleware).Name, func(o, n *model.Middleware) {
		switch {
		case o == nil && before.named(n.Name()) != nil:
			c.reportOn(side, MiddlewareChanged, at, s, n.Name(), n.Name()+" = none")
		case n == nil && after.named(o.Name()) != nil:
			c.reportOn(side, MiddlewareChanged, at, s, o.Name()+" = none", o.Name())
		}
	})
}

// methodChains is the chain of a method, and that of its service, on one side.
type methodChains struct{ base, all model.Chain }

func chainsOf(m *model.Method, side Where) methodChains {
	if side == Server {
		return methodChains{m.Service.Server, m.Server}
	}
	return methodChains{m.Service.Client, m.Client}
}

// own gives what the method wrote or changed.
func (m methodChains) own() []*model.Middleware {
	return slices.DeleteFunc(slices.Clone(m.all.Middlewares), func(mw *model.Middleware) bool { return slices.Contains(m.base.Middlewares, mw) })
}

// leftOut gives what the service has and the method does not.
func (m methodChains) leftOut() []*model.Middleware {
	return slices.DeleteFunc(slices.Clone(m.base.Middlewares), func(mw *model.Middleware) bool { return m.named(mw.Name()) != nil })
}

// named gives the first middleware of that name, nil where there is none.
func (m methodChains) named(name string) *model.Middleware {
	for _, mw := range m.all.Middlewares {
		if mw.Name() == name {
			return mw
		}
	}
	return nil
}
