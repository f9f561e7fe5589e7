package openapi

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
)

// collect finds every declaration that the operations reach, so that the document has no unused
// component.
func (b *builder) collect() {
	r := reach{seen: map[any]bool{}}
	b.bodies = map[*model.Struct]*model.HTTP{}
	b.statuses = map[*model.Error]int{}
	for _, svc := range b.services {
		for _, m := range svc.Methods {
			h := m.HTTP
			r.params(h.Path)
			r.params(h.Query)
			r.params(h.Header)
			switch {
			case h.Whole != nil:
				r.typ(h.Whole.Type)
			case m.Input == nil || len(h.Body) == 0:
			case m.Input.Inline != nil && r.seen[m.Input]: // taken over by several services
			case m.Input.Inline != nil:
				r.seen[m.Input] = true
				b.bodies[m.Input] = h
				r.decls = append(r.decls, m.Input)
				r.fields(h.Body)
			case len(h.Body) == len(m.Input.Fields):
				r.decl(m.Input)
			default:
				r.fields(h.Body)
			}
			b.output(m, &r)
			for _, e := range m.Errors {
				r.decl(e.Error)
				if _, ok := b.statuses[e.Error]; !ok {
					b.statuses[e.Error] = e.Status
				}
			}
		}
	}
	slices.SortStableFunc(r.decls, func(x, y any) int { return b.compareDecls(head(x), head(y)) })
	b.decls = r.decls
}

func (b *builder) output(m *model.Method, r *reach) {
	if m.Output == nil {
		return
	}
	if len(m.HTTP.ResponseHeader) == 0 {
		r.typ(m.Output)
		return
	}
	r.params(m.HTTP.ResponseHeader)
	r.fields(bodyFields(m))
}

// bodyFields gives the fields of the output struct that stay in the body of the response.
func bodyFields(m *model.Method) []*model.Field {
	out := m.Output.Underlying()
	if out.Kind != model.StructRef {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(out.Struct.Fields), func(f *model.Field) bool {
		return slices.ContainsFunc(m.HTTP.ResponseHeader, func(p model.Param) bool { return p.Field == f })
	})
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
	switch decl := decl.(type) {
	case *model.Scalar:
		r.typ(decl.Type)
	case *model.Struct:
		r.fields(decl.Fields)
	case *model.Union:
		r.fields(decl.Members)
	case *model.Error:
		r.fields(decl.Fields)
	}
}

func (r *reach) params(params []model.Param) {
	for _, p := range params {
		r.typ(p.Field.Type)
	}
}

func (r *reach) fields(fields []*model.Field) {
	for _, f := range fields {
		r.typ(f.Type)
	}
}

func (r *reach) typ(t *model.Type) {
	switch t.Kind {
	case model.List, model.Set:
		r.typ(t.Elem)
	case model.Map:
		r.typ(t.Key)
		r.typ(t.Elem)
	default:
		if decl := declOf(t); decl != nil {
			r.decl(decl)
		}
	}
}

// declOf gives the declaration that a type names, nil where it names none.
func declOf(t *model.Type) any {
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
