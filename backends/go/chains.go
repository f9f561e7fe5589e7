package golang

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
)

// use is a middleware of a service: one of the chain that its methods share, or what a method has for itself.
type use struct {
	*model.Middleware
	name     string // Timeout, or PlaceTimeout of what Place has for itself: its field in a Config
	variable string // what holds it where chains are put together
	around   *model.Method
	outer    *use // what stands outside of it, nil where nothing does
	// instead are the methods that have something else than it, which is shared, or nothing.
	instead []*model.Method
}

// chains are the middlewares around the methods of a service, on one side.
type chains struct {
	http   []*use // what stands around the HTTP transport, and so outside of all calls; outermost first
	uses   []*use // around calls: the shared ones, and then what each method has for itself; outermost first
	shared []*use // the chain of all methods that are not in own
	own    map[*model.Method][]*use
	order  []*model.Method // the keys of own, in the order of the service
	allOwn bool            // there are methods, and each is in own
}

// newChains takes apart what stands around methods: base, which they share, and the chain that of gives for
// each, whose middlewares are those of base where the method changes nothing.
func newChains(methods []*model.Method, base model.Chain, of func(*model.Method) model.Chain) *chains {
	c := &chains{own: map[*model.Method][]*use{}}
	known := map[*model.Middleware]*use{}
	count := map[string]int{}
	add := func(m *model.Middleware, around *model.Method, outer *use) *use {
		if u := known[m]; u != nil {
			return u
		}
		u := &use{Middleware: m, around: around, outer: outer}
		prefix := ""
		if around != nil {
			prefix = around.Name
		}
		u.name = numbered(count, prefix+exported(m.Name()))
		known[m] = u
		c.uses = append(c.uses, u)
		return u
	}
	c.http = list(aroundHTTP(base), func(m *model.Middleware, outer *use) *use {
		return &use{Middleware: m, name: numbered(count, exported(m.Name())), outer: outer}
	})
	c.shared = list(calls(base), func(m *model.Middleware, outer *use) *use {
		for _, method := range methods {
			if slices.Contains(of(method).Middlewares, m) {
				return add(m, nil, outer)
			}
		}
		if len(methods) == 0 {
			return add(m, nil, outer)
		}
		return nil // every method has another
	})
	for _, method := range methods {
		chain := calls(of(method))
		if slices.Equal(chain, calls(base)) {
			continue
		}
		c.order = append(c.order, method)
		c.own[method] = list(chain, func(m *model.Middleware, outer *use) *use { return add(m, method, outer) })
		for _, u := range c.shared {
			if !slices.Contains(c.own[method], u) {
				u.instead = append(u.instead, method)
			}
		}
	}
	c.allOwn = len(methods) > 0 && len(c.order) == len(methods)
	c.nameVariables()
	return c
}

// list makes uses of a chain; what useOf gives as nil is left out.
func list(chain []*model.Middleware, useOf func(m *model.Middleware, outer *use) *use) []*use {
	var uses []*use
	var outer *use
	for _, m := range chain {
		if u := useOf(m, outer); u != nil {
			uses = append(uses, u)
			outer = u
		}
	}
	return uses
}

// calls gives the middlewares of a chain that stand around calls, and not around a transport.
func calls(c model.Chain) []*model.Middleware {
	return slices.DeleteFunc(slices.Clone(c.Middlewares), func(m *model.Middleware) bool { return m.Decl.HTTP })
}

// aroundHTTP gives the others.
func aroundHTTP(c model.Chain) []*model.Middleware {
	return slices.DeleteFunc(slices.Clone(c.Middlewares), func(m *model.Middleware) bool { return !m.Decl.HTTP })
}

// numbered gives a name as often as it is asked for: Timeout, Timeout2, Timeout3.
func numbered(count map[string]int, name string) string {
	count[name]++
	if n := count[name]; n > 1 {
		return name + strconv.Itoa(n)
	}
	return name
}

// nameVariables names the variables that hold the middlewares, so that they hide nothing that is needed
// beside them.
func (c *chains) nameVariables() {
	for _, u := range c.uses {
		u.variable = unexported(u.name)
		if _, known := knownImports[u.variable]; known || locals[u.variable] || slices.Contains(chainVariables, u.variable) ||
			token.IsKeyword(u.variable) || types.Universe.Lookup(u.variable) != nil {
			u.variable += "Middleware"
		}
	}
}

// chainVariables are the variables beside them.
var chainVariables = []string{sharedChain, "methods", "own"}

// sharedChain is the variable that holds the chain of all methods that have none of their own.
const sharedChain = "shared"

// varied reports whether a method has a chain of its own.
func (c *chains) varied() bool { return len(c.order) > 0 }

// serverChains are the chains around an implementation of a service.
func serverChains(svc *model.Service) *chains {
	c := newChains(svc.Methods, svc.Server, func(m *model.Method) model.Chain { return m.Server })
	if svc.Transport("http") == nil {
		c.http = nil // there is nothing to stand around
	}
	return c
}

// clientChains are the chains that a service advises its callers to use.
func clientChains(svc *model.Service) *chains {
	c := newChains(svc.Methods, svc.Client, func(m *model.Method) model.Chain { return m.Client })
	c.http = nil // a caller is no http.Handler
	return c
}
