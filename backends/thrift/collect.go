package thrift

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
)

// collect finds every declaration that the services reach. Thrift reads a file from top to bottom:
// enums, typedefs and constants have to stand before their first use, and C++ wants the same of
// structs, so each declaration comes behind what it is made of. Otherwise the order is that of the
// .kit files.
func (d *document) collect() {
	r := reach{seen: map[any]bool{}}
	for _, svc := range d.services {
		for _, m := range svc.OwnMethods() {
			switch {
			case m.Input == nil:
			case m.Input.Inline != nil:
				r.fields(m.Input.Fields)
			default:
				r.decl(m.Input)
			}
			if m.Output != nil {
				r.typ(m.Output)
			}
			for _, e := range m.Errors {
				r.decl(e.Error)
			}
		}
	}
	for _, c := range d.pkg.Consts {
		r.value(&c.Value)
	}
	slices.SortStableFunc(r.decls, func(a, b any) int { return d.compareDecls(head(a), head(b)) })

	// Typedefs of what needs no struct go ahead of the structs, as people write them.
	var rest []any
	order := topological{done: map[any]bool{}}
	for _, decl := range r.decls {
		switch decl := decl.(type) {
		case *model.Enum:
			d.enums = append(d.enums, decl)
		case *model.Scalar:
			if holdsStruct(decl.Type) {
				rest = append(rest, decl)
				continue
			}
			order.visit(decl)
		default:
			rest = append(rest, decl)
		}
	}
	for _, decl := range order.sorted {
		d.typedefs = append(d.typedefs, decl.(*model.Scalar))
	}
	order.sorted = nil
	for _, decl := range rest {
		order.visit(decl)
	}
	d.types = order.sorted
	d.place = make(map[any]int, len(d.types))
	for i, decl := range d.types {
		d.place[decl] = i
	}
	d.consts = d.pkg.Consts
}

// head gives what a declaration has in common with all others.
func head(decl any) *model.Decl {
	switch decl := decl.(type) {
	case *model.Enum:
		return &decl.Decl
	case *model.Scalar:
		return &decl.Decl
	case *model.Struct:
		return &decl.Decl
	case *model.Union:
		return &decl.Decl
	case *model.Error:
		return &decl.Decl
	case *model.Const:
		return &decl.Decl
	case *model.Service:
		return &decl.Decl
	}
	panic("backends/thrift: not a declaration")
}

// fieldsOf gives the fields of a struct, union or error, nil for other declarations.
func fieldsOf(decl any) []*model.Field {
	switch decl := decl.(type) {
	case *model.Struct:
		return decl.Fields
	case *model.Union:
		return decl.Members
	case *model.Error:
		return decl.Fields
	}
	return nil
}

// named gives the declaration that a type names, nil where it names none.
func named(t *model.Type) any {
	switch t.Kind {
	case model.ScalarRef:
		return t.Scalar
	case model.EnumRef:
		return t.Enum
	case model.StructRef:
		return t.Struct
	case model.UnionRef:
		return t.Union
	}
	return nil
}

// parts gives the types that t is made of: of a container its keys and elements, of a name none.
func parts(t *model.Type) []*model.Type {
	switch t.Kind {
	case model.List, model.Set:
		return []*model.Type{t.Elem}
	case model.Map:
		return []*model.Type{t.Key, t.Elem}
	}
	return nil
}

// holdsStruct reports whether a struct or union stands anywhere in t, behind scalars too.
func holdsStruct(t *model.Type) bool {
	t = t.Underlying()
	return t.Kind == model.StructRef || t.Kind == model.UnionRef || slices.ContainsFunc(parts(t), holdsStruct)
}

// reach gathers declarations, each once.
type reach struct {
	seen  map[any]bool
	decls []any
}

func (r *reach) decl(decl any) {
	if r.seen[decl] {
		return
	}
	r.seen[decl] = true
	r.decls = append(r.decls, decl)
	if s, ok := decl.(*model.Scalar); ok {
		r.typ(s.Type)
	}
	r.fields(fieldsOf(decl))
}

func (r *reach) fields(fields []*model.Field) {
	for _, f := range fields {
		r.typ(f.Type)
	}
}

func (r *reach) typ(t *model.Type) {
	if decl := named(t); decl != nil {
		r.decl(decl)
	}
	for _, part := range parts(t) {
		r.typ(part)
	}
}

func (r *reach) value(v *model.Value) {
	if v.Kind == model.EnumRef {
		r.decl(v.Enum)
	}
	for i := range v.Keys {
		r.value(&v.Keys[i])
	}
	for i := range v.List {
		r.value(&v.List[i])
	}
}

// topological sorts declarations so that each stands behind those that it is made of, as far as
// recursion allows; enums are left out, for they stand ahead of everything.
type topological struct {
	done   map[any]bool // true from the moment it is entered, which ends recursion
	sorted []any
}

func (t *topological) visit(decl any) {
	if _, isEnum := decl.(*model.Enum); isEnum || t.done[decl] {
		return
	}
	t.done[decl] = true
	if s, ok := decl.(*model.Scalar); ok {
		t.typ(s.Type)
	}
	for _, f := range fieldsOf(decl) {
		t.typ(f.Type)
	}
	t.sorted = append(t.sorted, decl)
}

func (t *topological) typ(typ *model.Type) {
	if decl := named(typ); decl != nil {
		t.visit(decl)
	}
	for _, part := range parts(typ) {
		t.typ(part)
	}
}
