package diff

import (
	"github.com/kitc-lang/kit/compiler/model"
)

// side is one of the two programs, and the table of who reaches what in it.
type side struct {
	packages []*model.Package // that are compared: all but the standard library
	emitted  map[*model.Package]bool
	key      map[*model.Package]string // what both sides call it
	// offers are the methods of services in whose place a declared method is called: it itself, and where
	// services were extended, theirs.
	offers map[*model.Method][]*model.Method
	uses   map[any][]use                   // by declaration: *model.Struct, *model.Enum, …
	users  map[any]map[*model.Package]bool // packages of which a declaration mentions it, however far away
}

// use is a declaration that crosses the wire in a call.
type use struct {
	method *model.Method // of a service that offers it, so that its HTTP and its Service are those of the call
	where  Where         // Anywhere for an auth, which is no part of a message
	whole  bool          // the declaration is the input, output or error itself, and no part of it
}

func newSide(prog *model.Program) *side {
	s := &side{
		emitted: map[*model.Package]bool{}, key: map[*model.Package]string{},
		offers: map[*model.Method][]*model.Method{},
		uses:   map[any][]use{}, users: map[any]map[*model.Package]bool{},
	}
	for _, p := range prog.Packages {
		s.emitted[p] = true
	}
	s.packages = append(append(s.packages, prog.Imported...), prog.Packages...)
	if prog.Std != nil {
		s.key[prog.Std] = stdKey
	}
	for _, p := range s.packages {
		s.key[p] = p.Path()
		for _, svc := range p.Services {
			for _, m := range svc.Methods {
				s.offers[declared(m)] = append(s.offers[declared(m)], m)
			}
		}
	}
	return s
}

// stdKey is what both sides call the standard library.
const stdKey = "std"

// declared gives the method as its own service declares it.
func declared(m *model.Method) *model.Method {
	if m.Origin != nil {
		return m.Origin
	}
	return m
}

// onHTTP and onThrift report whether a service offers its methods there. The names are those of the
// standard library, whose transports carry JSON and Thrift.
func onHTTP(svc *model.Service) bool   { return svc.Transport("http") != nil }
func onThrift(svc *model.Service) bool { return svc.Transport("thrift") != nil }

// reach fills the table: from every method to what crosses the wire in it, and from every declaration to
// what it mentions.
func (s *side) reach() {
	for _, p := range s.packages {
		for _, svc := range p.Services {
			for _, m := range svc.Methods {
				s.reachMethod(m)
			}
		}
		s.reachMentions(p)
	}
}

func (s *side) reachMethod(m *model.Method) {
	if m.Input != nil {
		w := s.walk(m, Input)
		s.uses[m.Input] = append(s.uses[m.Input], use{m, Input, true})
		w.fields(m.Input.Fields)
	}
	w := s.walk(m, Output)
	if m.Output != nil {
		if m.Output.Kind == model.StructRef {
			s.uses[m.Output.Struct] = append(s.uses[m.Output.Struct], use{m, Output, true})
			w.fields(m.Output.Struct.Fields)
		} else {
			w.typ(m.Output)
		}
	}
	for _, e := range m.Errors {
		s.uses[e.Error] = append(s.uses[e.Error], use{m, Output, true})
		w.fields(e.Error.Fields)
	}
	if m.Auth != nil {
		s.uses[m.Auth] = append(s.uses[m.Auth], use{m, Anywhere, false})
	}
}

func (s *side) walk(m *model.Method, where Where) *walker {
	seen := map[any]bool{}
	return &walker{func(decl any) bool {
		if seen[decl] {
			return false
		}
		seen[decl] = true
		s.uses[decl] = append(s.uses[decl], use{m, where, false})
		return true
	}}
}

// reachMentions notes what the declarations of a package mention, in its own words or in those of what they
// mention.
func (s *side) reachMentions(p *model.Package) {
	w := &walker{func(decl any) bool {
		if s.users[decl] == nil {
			s.users[decl] = map[*model.Package]bool{}
		}
		fresh := !s.users[decl][p]
		s.users[decl][p] = true
		return fresh
	}}
	for _, d := range p.Scalars {
		w.typ(d.Type)
	}
	for _, d := range p.Structs {
		w.fields(d.Fields)
	}
	for _, d := range p.Unions {
		w.fields(d.Members)
	}
	for _, d := range p.Errors {
		w.fields(d.Fields)
	}
	for _, svc := range p.Services {
		for _, m := range svc.Methods {
			s.mentionsOf(w, m)
		}
	}
}

func (s *side) mentionsOf(w *walker, m *model.Method) {
	if m.Input != nil && w.meet(m.Input) {
		w.fields(m.Input.Fields)
	}
	if m.Output != nil {
		w.typ(m.Output)
	}
	for _, e := range m.Errors {
		if w.meet(e.Error) {
			w.fields(e.Error.Fields)
		}
	}
	if m.Auth != nil {
		w.meet(m.Auth)
	}
}

// walker goes along types to the declarations that they name. Meet is told of each, and says whether to go
// on behind it.
type walker struct{ meet func(decl any) bool }

func (w *walker) fields(fields []*model.Field) {
	for _, f := range fields {
		w.typ(f.Type)
	}
}

func (w *walker) typ(t *model.Type) {
	switch t.Kind {
	case model.List, model.Set:
		w.typ(t.Elem)
	case model.Map:
		w.typ(t.Key)
		w.typ(t.Elem)
	case model.ScalarRef:
		if w.meet(t.Scalar) {
			w.typ(t.Scalar.Type)
		}
	case model.EnumRef:
		w.meet(t.Enum)
	case model.StructRef:
		if w.meet(t.Struct) {
			w.fields(t.Struct.Fields)
		}
	case model.UnionRef:
		if w.meet(t.Union) {
			w.fields(t.Union.Members)
		}
	}
}
