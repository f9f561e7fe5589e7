package golang

import (
	"github.com/kitc-lang/kit/compiler/model"
)

// goType gives the Go type of a value of type t, importing what it names.
//
//	bool int8 … int64 float64 string bytes   the same in Go, []byte
//	uuid timestamp duration date any          kit.UUID time.Time time.Duration kit.Date json.RawMessage
//	list(T), set(T)                            []T
//	map(K, V)                                  map[K]V; []kit.Entry[K, V] where Go cannot compare K
//	scalar, enum, struct, union                the generated type, by value
func (g *generator) goType(s *source, t *model.Type) string {
	switch t.Kind {
	case model.Bool:
		return "bool"
	case model.Int8:
		return "int8"
	case model.Int16:
		return "int16"
	case model.Int32:
		return "int32"
	case model.Int64:
		return "int64"
	case model.Float64:
		return "float64"
	case model.String:
		return "string"
	case model.Bytes:
		return "[]byte"
	case model.UUID:
		return s.use("kit") + ".UUID"
	case model.Timestamp:
		return s.use("time") + ".Time"
	case model.Duration:
		return s.use("time") + ".Duration"
	case model.Date:
		return s.use("kit") + ".Date"
	case model.Any:
		return s.use("json") + ".RawMessage"
	case model.CodeParam:
		return s.use("kit") + ".Code"
	case model.RateParam:
		return s.use("kit") + ".Rate"
	case model.SizeParam:
		return "int64"
	case model.FieldParam:
		return "func(*" + s.use("kit") + ".Call) string"
	case model.List, model.Set:
		return "[]" + g.goType(s, t.Elem)
	case model.Map:
		k, v := g.goType(s, t.Key), g.goType(s, t.Elem)
		if !comparableKey(t.Key) {
			return "[]" + s.use("kit") + ".Entry[" + k + ", " + v + "]"
		}
		return "map[" + k + "]" + v
	case model.ScalarRef:
		return g.qualified(s, t.Scalar.Package, t.Scalar.Name)
	case model.EnumRef:
		return g.qualified(s, t.Enum.Package, t.Enum.Name)
	case model.StructRef:
		return g.qualified(s, t.Struct.Package, t.Struct.Name)
	case model.UnionRef:
		return g.qualified(s, t.Union.Package, t.Union.Name)
	}
	panic("backends/go: a type without a kind")
}

// qualified gives the name of a generated type, imported where it belongs to another package.
func (g *generator) qualified(s *source, p *model.Package, name string) string {
	if p == g.pkg {
		return name
	}
	if p.GoImport == "" {
		g.noGo(p)
	}
	return s.importPath(packageAlias(p), p.GoImport) + "." + name
}

// comparableKey reports whether values of type t work as keys of a Go map: == must mean equality, and
// the type must be small enough to copy.
func comparableKey(t *model.Type) bool {
	switch t.Underlying().Kind {
	case model.Bool, model.Int8, model.Int16, model.Int32, model.Int64, model.Float64, model.String,
		model.UUID, model.Date, model.Duration, model.EnumRef:
		return true
	}
	return false
}

// pointer reports whether an absent field of type t is a nil pointer in Go. Lists, sets, maps, bytes
// and any are nil themselves when they are absent, and so are functions.
func pointer(t *model.Type) bool {
	switch t.Underlying().Kind {
	case model.List, model.Set, model.Map, model.Bytes, model.Any, model.FieldParam:
		return false
	}
	return true
}

// fieldType gives the Go type of a struct's or error's field: *T for one that may be absent, T otherwise.
func (g *generator) fieldType(s *source, f *model.Field) string {
	t := g.goType(s, f.Type)
	if f.Presence != model.Required && pointer(f.Type) {
		return "*" + t
	}
	return t
}

// memberType gives the Go type of a union's member: nil where the member is not chosen.
func (g *generator) memberType(s *source, f *model.Field) string {
	t := g.goType(s, f.Type)
	if pointer(f.Type) {
		return "*" + t
	}
	return t
}

// outputType gives what a method returns for an output: *T for a struct or union, T for anything else.
func (g *generator) outputType(s *source, t *model.Type) string {
	switch t.Kind {
	case model.StructRef, model.UnionRef:
		return "*" + g.goType(s, t)
	}
	return g.goType(s, t)
}
