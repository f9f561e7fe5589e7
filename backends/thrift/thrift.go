// Package thrift turns the services of a package that are offered over Thrift into a Thrift IDL
// file. Field ids come from the lock, names and documentation from the .kit file.
package thrift

import (
	"cmp"
	"slices"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Generate gives the Thrift IDL file of pkg: none where the package does not emit Thrift, or offers
// no service over it. What Thrift cannot say is in the findings; a file that comes with errors is
// not to be written. prog is only read and pkg is one of its packages.
func Generate(prog *model.Program, pkg *model.Package) ([]backends.File, diag.List) {
	emit, ok := pkg.Emit("thrift")
	if !ok {
		return nil, nil
	}
	d := &document{pkg: pkg, std: prog.Std}
	for _, svc := range pkg.Services {
		if svc.Transport("thrift") != nil {
			d.addService(svc)
		}
	}
	if len(d.services) == 0 {
		return nil, nil
	}

	d.collect() // the declarations that the services need, each behind those that it is made of
	d.name()    // what they are called in Thrift
	d.check()   // what Thrift, or the code it makes, refuses

	d.printHeader()
	for _, e := range d.enums {
		d.printEnum(e)
	}
	d.printTypedefs()
	d.printConsts()
	for _, t := range d.types {
		d.printType(t)
	}
	for _, svc := range d.services {
		d.printService(svc)
	}

	d.diags.Sort()
	return []backends.File{{Path: emit.Path, Data: d.out}}, d.diags
}

// document is one Thrift IDL file on its way.
type document struct {
	pkg      *model.Package
	std      *model.Package
	services []*model.Service // those that are offered, each behind the one that it extends

	enums    []*model.Enum
	typedefs []*model.Scalar // those without a struct in them
	consts   []*model.Const
	types    []any // *model.Scalar with a struct in it, *model.Struct, *model.Union, *model.Error

	place   map[any]int      // of an entry of types: its index
	names   map[any]string   // of declarations, by pointer
	members map[any][]string // of the members of an enum, struct, union or error, in their order
	out     []byte
	diags   diag.List
}

// addService adds a service, behind those that it extends.
func (d *document) addService(svc *model.Service) {
	if slices.Contains(d.services, svc) {
		return
	}
	if svc.Extends != nil {
		d.addService(svc.Extends)
	}
	d.services = append(d.services, svc)
}

// offered reports whether a service is there by itself, and not only for those that extend it.
func (d *document) offered(svc *model.Service) bool {
	return svc.Package == d.pkg && svc.Transport("thrift") != nil
}

// compareDecls orders declarations as a reader of the .kit files meets them: those of the package
// itself, then imported ones, then those of the standard library.
func (d *document) compareDecls(a, b *model.Decl) int {
	rank := func(p *model.Package) int {
		switch p {
		case d.pkg:
			return 0
		case d.std:
			return 2
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(rank(a.Package), rank(b.Package)),
		cmp.Compare(packageName(a.Package), packageName(b.Package)),
		cmp.Compare(packagePath(a.Package), packagePath(b.Package)),
		cmp.Compare(a.Span.File, b.Span.File),
		cmp.Compare(a.Span.Start.Offset, b.Span.Start.Offset),
		cmp.Compare(a.Name, b.Name),
	)
}

func packageName(p *model.Package) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func packagePath(p *model.Package) string {
	if p == nil {
		return ""
	}
	return p.Path()
}
