package golang

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
)

// node is a type whose fields have types: a *model.Struct, *model.Union or *model.Error.
type node any

// graph is what the types of a package hold of each other, and what follows from it. It covers
// imported types too, as far as this package reaches them.
type graph struct {
	nodes []node
	users map[node][]node // who has a field that holds the node somewhere

	sensitive map[node]bool // holds a sensitive field, directly or further down
	checked   map[node]bool // validation has something to look at
	unordered map[node]bool // holds a map, so that equal values may be written differently
	bytes     map[node]bool // holds bytes, directly or further down
	recursive map[node]bool // may hold a value of its own type
}

func newGraph(p *model.Package) *graph {
	gr := &graph{users: map[node][]node{}}
	for _, d := range p.Structs {
		gr.add(d)
	}
	for _, d := range p.Unions {
		gr.add(d)
	}
	for _, d := range p.Errors {
		gr.add(d)
	}
	for _, svc := range p.Services {
		for _, m := range svc.Methods {
			gr.addMethod(m)
		}
	}
	for i := 0; i < len(gr.nodes); i++ { // add makes the list longer
		n := gr.nodes[i]
		for _, f := range fieldsOf(n) {
			for _, held := range heldBy(f.Type) {
				gr.add(held)
				gr.users[held] = append(gr.users[held], n)
			}
		}
	}
	gr.sensitive = gr.spread(func(n node) bool {
		return slices.ContainsFunc(fieldsOf(n), func(f *model.Field) bool { return f.Sensitive })
	})
	gr.checked = gr.spread(func(n node) bool {
		_, union := n.(*model.Union)
		return union || slices.ContainsFunc(fieldsOf(n), func(f *model.Field) bool { return refined(f.Type) })
	})
	gr.unordered = gr.spread(func(n node) bool {
		return slices.ContainsFunc(fieldsOf(n), func(f *model.Field) bool { return holdsMap(f.Type) })
	})
	gr.bytes = gr.spread(func(n node) bool {
		return slices.ContainsFunc(fieldsOf(n), func(f *model.Field) bool { return holdsBytes(f.Type) })
	})
	gr.recursive = gr.cycles()
	return gr
}

// addMethod adds what a method answers, which another package may have declared.
func (gr *graph) addMethod(m *model.Method) {
	if m.Output != nil {
		for _, n := range heldBy(m.Output) {
			gr.add(n)
		}
	}
	for _, e := range m.Errors {
		gr.add(e.Error)
	}
}

func (gr *graph) add(n node) {
	if _, known := gr.users[n]; !known {
		gr.users[n] = nil
		gr.nodes = append(gr.nodes, n)
	}
}

// spread gives the nodes that have a property themselves, and all that hold one of those.
func (gr *graph) spread(has func(node) bool) map[node]bool {
	found := map[node]bool{}
	var queue []node
	visit := func(n node) {
		if !found[n] {
			found[n] = true
			queue = append(queue, n)
		}
	}
	for _, n := range gr.nodes {
		if has(n) {
			visit(n)
		}
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for _, user := range gr.users[n] {
			visit(user)
		}
	}
	return found
}

// cycles gives the nodes that hold themselves: those of a strongly connected component with an edge
// inside (Tarjan's algorithm, along users, which turns every edge round and leaves the components).
func (gr *graph) cycles() map[node]bool {
	var (
		cyclic  = map[node]bool{}
		index   = map[node]int{}
		low     = map[node]int{}
		onStack = map[node]bool{}
		stack   []node
		visit   func(n node)
	)
	visit = func(n node) {
		index[n] = len(index) + 1
		low[n] = index[n]
		stack = append(stack, n)
		onStack[n] = true
		for _, m := range gr.users[n] {
			if index[m] == 0 {
				visit(m)
				low[n] = min(low[n], low[m])
			} else if onStack[m] {
				low[n] = min(low[n], index[m])
			}
		}
		if low[n] != index[n] {
			return
		}
		from := len(stack) - 1
		for stack[from] != n {
			from--
		}
		component := stack[from:]
		for _, m := range component {
			onStack[m] = false
			if len(component) > 1 || slices.Contains(gr.users[m], m) {
				cyclic[m] = true
			}
		}
		stack = stack[:from]
	}
	for _, n := range gr.nodes {
		if index[n] == 0 {
			visit(n)
		}
	}
	return cyclic
}

func fieldsOf(n node) []*model.Field {
	switch n := n.(type) {
	case *model.Struct:
		return n.Fields
	case *model.Union:
		return n.Members
	case *model.Error:
		return n.Fields
	}
	panic("backends/go: a node that has no fields")
}

// heldBy gives the structs and unions that a value of type t may hold directly.
func heldBy(t *model.Type) []node {
	switch t.Kind {
	case model.StructRef:
		return []node{t.Struct}
	case model.UnionRef:
		return []node{t.Union}
	case model.ScalarRef:
		return heldBy(t.Scalar.Type)
	case model.List, model.Set:
		return heldBy(t.Elem)
	case model.Map:
		return append(heldBy(t.Key), heldBy(t.Elem)...)
	}
	return nil
}

// holdsNode reports whether a value of type t may hold a node with a property.
func holdsNode(t *model.Type, property map[node]bool) bool {
	return slices.ContainsFunc(heldBy(t), func(n node) bool { return property[n] })
}

// refined reports whether validation looks at a value of type t before it comes to the structs and
// unions that the value holds.
func refined(t *model.Type) bool {
	if !t.Rules.IsZero() {
		return true
	}
	switch t.Kind {
	case model.EnumRef, model.Float64, model.Date, model.Set:
		return true
	case model.ScalarRef:
		return refined(t.Scalar.Type)
	case model.List:
		return refined(t.Elem)
	case model.Map:
		return !comparableKey(t.Key) || refined(t.Key) || refined(t.Elem)
	}
	return false
}

func holdsMap(t *model.Type) bool {
	switch t.Kind {
	case model.Map:
		return true
	case model.ScalarRef:
		return holdsMap(t.Scalar.Type)
	case model.List, model.Set:
		return holdsMap(t.Elem)
	}
	return false
}
