package compiler

import "github.com/kitc-lang/kit/compiler/model"

// node is a *model.Struct or *model.Union.
type node any

// nodeOf gives the struct or union that a type refers to, nil where it refers to none.
func nodeOf(t *model.Type) node {
	switch t.Kind {
	case model.StructRef:
		return t.Struct
	case model.UnionRef:
		return t.Union
	}
	return nil
}

// membersOf gives the fields of a struct or the members of a union.
func membersOf(n node) []*model.Field {
	switch n := n.(type) {
	case *model.Struct:
		return n.Fields
	case *model.Union:
		return n.Members
	}
	return nil
}

func nameOf(n node) string {
	switch n := n.(type) {
	case *model.Struct:
		return n.Name
	case *model.Union:
		return n.Name
	}
	return ""
}

// nodes gives the structs and unions of the package.
func (p *pass) nodes() []node {
	var out []node
	for _, s := range p.pkg.Structs {
		out = append(out, s)
	}
	for _, u := range p.pkg.Unions {
		out = append(out, u)
	}
	return out
}

// written calls f for a type as it is written and everything inside of it, down to names. A type is
// nested as deep as its text, which lang bounds, so the recursion ends.
func written(t *model.Type, f func(*model.Type)) {
	if t != nil {
		f(t)
		written(t.Key, f)
		written(t.Elem, f)
	}
}

// parts is written, and looks through the names of scalars, into each of them once.
func parts(t *model.Type, f func(*model.Type)) {
	seen := map[*model.Scalar]bool{}
	var inside func(*model.Type)
	inside = func(t *model.Type) {
		f(t)
		if t.Kind == model.ScalarRef && !seen[t.Scalar] {
			seen[t.Scalar] = true
			written(t.Scalar.Type, inside)
		}
	}
	written(t, inside)
}

// flood gives the nodes from which one of the start nodes can be reached, along the edges turned round:
// to gives those that refer to a node. It takes no stack, however long the way is.
func flood(start []node, to map[node][]node) map[node]bool {
	reached := map[node]bool{}
	for len(start) > 0 {
		n := start[len(start)-1]
		start = start[:len(start)-1]
		if !reached[n] {
			reached[n] = true
			start = append(start, to[n]...)
		}
	}
	return reached
}
