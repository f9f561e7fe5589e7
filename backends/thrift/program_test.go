package thrift

import (
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// A program made by hand, for what no .kit file can say and so that these tests stand without the
// compiler. Every declaration gets a line of its own, in the order in which it is made.

type shop struct {
	prog *model.Program
	pkg  *model.Package
	svc  *model.Service
	line int
}

func newShop() *shop {
	std := &model.Package{Name: "std"}
	pkg := &model.Package{Name: "orders", Emits: []model.Emit{{Target: "thrift", Path: "gen/orders.thrift"}}}
	s := &shop{prog: &model.Program{Packages: []*model.Package{pkg}, Std: std}, pkg: pkg}
	s.svc = s.service("Orders")
	return s
}

func (s *shop) service(name string) *model.Service {
	svc := &model.Service{Decl: s.decl(name, ""), Transports: []*model.Transport{{Name: "thrift"}}}
	s.pkg.Services = append(s.pkg.Services, svc)
	return svc
}

func (s *shop) decl(name, doc string) model.Decl {
	return model.Decl{Name: name, Doc: doc, Package: s.pkg, Span: s.span()}
}

func (s *shop) span() diag.Span {
	s.line++
	at := diag.Pos{Line: s.line, Column: 1, Offset: s.line * 100}
	return diag.Span{File: "service.kit", Start: at, End: at}
}

func (s *shop) structure(name string, fields ...*model.Field) *model.Struct {
	d := &model.Struct{Decl: s.decl(name, ""), Fields: s.number(fields)}
	s.pkg.Structs = append(s.pkg.Structs, d)
	return d
}

// imported makes a struct of another package.
func (s *shop) imported(pkg, name string) *model.Struct {
	return &model.Struct{Decl: model.Decl{Name: name, Package: &model.Package{Name: pkg}, Span: s.span()}}
}

func (s *shop) number(fields []*model.Field) []*model.Field {
	for i, f := range fields {
		if f.Number == 0 {
			f.Number = i + 1
		}
		f.Span = s.span()
	}
	return fields
}

// method adds a method with an inline input.
func (s *shop) method(name string, output *model.Type, in ...*model.Field) *model.Method {
	m := &model.Method{Decl: s.decl(name, ""), Service: s.svc, Output: output}
	if len(in) > 0 {
		m.Input = &model.Struct{Decl: s.decl(name+"Input", ""), Fields: s.number(in), Inline: m}
	}
	s.svc.Methods = append(s.svc.Methods, m)
	return m
}

func (s *shop) auth(name string, scheme model.Scheme) *model.Auth {
	return &model.Auth{Decl: s.decl(name, ""), Scheme: scheme}
}

// extend gives a service the methods of another, as the compiler does.
func (s *shop) extend(svc, base *model.Service) {
	svc.Extends = base
	var inherited []*model.Method
	for _, m := range base.Methods {
		taken := *m
		taken.Service = svc
		if taken.Origin == nil {
			taken.Origin = m
		}
		inherited = append(inherited, &taken)
	}
	svc.Methods = append(inherited, svc.Methods...)
}

func (s *shop) throws(m *model.Method, errors ...*model.Error) {
	for i, e := range errors {
		m.Errors = append(m.Errors, model.MethodError{Error: e, Number: i + 1, Status: e.Code.Status()})
	}
}

func (s *shop) failure(name string, code model.Code, fields ...*model.Field) *model.Error {
	return &model.Error{Decl: s.decl(name, ""), Code: code, Fields: s.number(fields)}
}

func field(name string, t *model.Type) *model.Field { return &model.Field{Name: name, Type: t} }

func maybe(f *model.Field) *model.Field {
	f.Presence = model.Optional
	return f
}

func byDefault(f *model.Field, v model.Value) *model.Field {
	f.Presence, f.Default = model.Defaulted, &v
	return f
}

func kind(k model.Kind) *model.Type { return &model.Type{Kind: k} }

func refined(t *model.Type, r model.Rules) *model.Type {
	t.Rules = r
	return t
}

func listOf(t *model.Type) *model.Type           { return &model.Type{Kind: model.List, Elem: t} }
func mapOf(k, v *model.Type) *model.Type         { return &model.Type{Kind: model.Map, Key: k, Elem: v} }
func setOf(e *model.Type) *model.Type            { return &model.Type{Kind: model.Set, Elem: e} }
func ofStruct(s *model.Struct) *model.Type       { return &model.Type{Kind: model.StructRef, Struct: s} }
func ofEnum(e *model.Enum) *model.Type           { return &model.Type{Kind: model.EnumRef, Enum: e} }
func ofScalar(s *model.Scalar) *model.Type       { return &model.Type{Kind: model.ScalarRef, Scalar: s} }
func whole(n int64) *model.Value                 { return &model.Value{Kind: model.Int64, Int: n} }
func literal(k model.Kind, s string) model.Value { return model.Value{Kind: k, Str: s} }

func literalInt(n int) string { return strconv.Itoa(n) }

func span(low, high int64) model.Rules { return model.Rules{Min: whole(low), Max: whole(high)} }

func everyKind() []*model.Field {
	var fields []*model.Field
	for k := model.Bool; k <= model.Any; k++ {
		fields = append(fields, field("k"+strconv.Itoa(int(k)), kind(k)))
	}
	return fields
}
