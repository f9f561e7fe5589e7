package compiler

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// checkRecursion refuses structs and unions that must contain themselves. A field that may be absent, a
// list, a set and a map end the recursion; a union ends it where one of its members does.
func (p *pass) checkRecursion() {
	r := &recursion{pass: p, state: map[any]state{}}
	for _, s := range p.pkg.Structs {
		r.visit(s, s.Name, s.Span, nil)
	}
	for _, u := range p.pkg.Unions {
		r.visit(u, u.Name, u.Span, nil)
	}
}

type recursion struct {
	*pass
	state map[any]state
}

type step struct {
	node any
	name string
}

func (r *recursion) visit(node any, name string, span diag.Span, path []step) {
	switch r.state[node] {
	case resolved:
		return
	case resolving:
		var names []string
		for i := len(path) - 1; i >= 0; i-- {
			names = append([]string{path[i].name}, names...)
			if path[i].node == node {
				break
			}
		}
		names = append(names, name)
		r.errorf(diag.EndlessType, span, "a value of %s would have no end, because it must contain another one (%s): wrap a field on the way in `optional(…)` or `list(…)`", name, strings.Join(names, " → "))
		return
	}
	r.state[node] = resolving
	path = append(path, step{node, name})
	switch n := node.(type) {
	case *model.Struct:
		for _, f := range n.Fields {
			if f.Presence == model.Required && f.Type != nil {
				r.follow(f, path)
			}
		}
	case *model.Union:
		if len(n.Members) == 1 && n.Members[0].Type != nil {
			r.follow(n.Members[0], path)
		}
	}
	r.state[node] = resolved
}

func (r *recursion) follow(f *model.Field, path []step) {
	switch f.Type.Kind {
	case model.StructRef:
		r.visit(f.Type.Struct, f.Type.Struct.Name, f.Span, path)
	case model.UnionRef:
		r.visit(f.Type.Union, f.Type.Union.Name, f.Span, path)
	}
}

// checkCarriers refuses what a transport of a service cannot carry, once for each type that does it.
func (p *pass) checkCarriers() {
	seen := map[*model.Type]bool{}
	for _, svc := range p.pkg.Services {
		if svc.Transport("http") == nil {
			continue
		}
		for _, m := range svc.Methods {
			c := &carrier{pass: p, method: m, types: seen, nodes: map[any]bool{}}
			if m.Input != nil {
				c.fields(m.Input, m.Input.Fields)
			}
			if m.Output != nil {
				c.typ(m.Output)
			}
			for _, e := range m.Errors {
				c.fields(e.Error, e.Error.Fields)
			}
		}
	}
}

// carrier walks everything that a method sends.
type carrier struct {
	*pass
	method *model.Method
	types  map[*model.Type]bool
	nodes  map[any]bool
}

func (c *carrier) fields(node any, fields []*model.Field) {
	if c.nodes[node] {
		return
	}
	c.nodes[node] = true
	for _, f := range fields {
		if f.Type != nil {
			c.typ(f.Type)
		}
	}
}

func (c *carrier) typ(t *model.Type) {
	switch t.Kind {
	case model.StructRef:
		c.fields(t.Struct, t.Struct.Fields)
	case model.UnionRef:
		c.fields(t.Union, t.Union.Members)
	case model.List, model.Set:
		c.typ(t.Elem)
	case model.Map:
		c.typ(t.Elem)
		if !c.types[t] && !jsonKey(t.Key) {
			c.types[t] = true
			c.errorf(diag.NotOnHTTP, t.Span, "the keys of this map are %s, and JSON has strings only: use string, a whole number, an enum or uuid as key, or take `transport http` from service %q",
				typeName(t.Key), c.method.Service.Name).Note(c.method.Span, "%s sends it over HTTP", c.method.Name)
		}
	}
}

// jsonKey reports whether a key has a text that can be the name of a JSON object's member.
func jsonKey(t *model.Type) bool {
	switch t.Underlying().Kind {
	case model.String, model.Int8, model.Int16, model.Int32, model.Int64, model.UUID, model.EnumRef:
		return true
	}
	return false
}
