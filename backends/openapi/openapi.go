// Package openapi turns the services of a package that are offered over HTTP into an OpenAPI 3.1
// document in YAML. The document is built as typed values and marshalled; nothing is printed as text.
package openapi

import (
	"cmp"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Generate gives the OpenAPI document of pkg: none where the package does not emit OpenAPI, or offers
// no service over HTTP. What OpenAPI cannot say is in the findings; a document that comes with errors
// is not to be written. prog is only read and pkg is one of its packages.
func Generate(prog *model.Program, pkg *model.Package) ([]backends.File, diag.List) {
	emit, ok := pkg.Emit("openapi")
	if !ok {
		return nil, nil
	}
	b := &builder{pkg: pkg, std: prog.Std, patterns: patterns{}}
	for _, svc := range pkg.Services {
		if svc.Transport("http") != nil {
			b.services = append(b.services, svc)
		}
	}
	if len(b.services) == 0 {
		return nil, nil
	}

	b.collect() // the declarations that the services need, in the order of their places
	b.name()    // what the document calls them
	b.collectAuths()
	doc := document{
		info:    b.info(),
		servers: b.serversOf(b.services[0]),
		tags:    b.tags(),
		paths:   b.paths(),
		schemas: b.schemas(),
	}
	doc.responses = b.sharedResponses()
	doc.schemes = b.securitySchemes()

	b.diags.Sort()
	return []backends.File{{Path: emit.Path, Data: doc.node().yaml()}}, b.diags
}

// builder turns one package into a document.
type builder struct {
	pkg      *model.Package
	std      *model.Package
	services []*model.Service

	decls    []any                         // *model.Scalar, Enum, Struct, Union and Error, each once
	auths    []*model.Auth                 // that operations ask for
	bodies   map[*model.Struct]*model.HTTP // inline inputs that are a body, by the method's HTTP
	names    map[any]string                // of decls, of auths, and of problemKinds
	statuses map[*model.Error]int          // of errors, where they are first declared
	shared   []component[*response]        // that operations refer to
	used     map[problemKind]bool          // problem schemas that something refers to
	patterns patterns
	diags    diag.List
}

// compareDecls orders declarations as a reader of the .kit files meets them: those of the package
// itself, then imported ones, then those of the standard library.
func (b *builder) compareDecls(x, y *model.Decl) int {
	rank := func(p *model.Package) int {
		switch p {
		case b.pkg:
			return 0
		case b.std:
			return 2
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(rank(x.Package), rank(y.Package)),
		cmp.Compare(packageName(x.Package), packageName(y.Package)),
		cmp.Compare(packagePath(x.Package), packagePath(y.Package)),
		cmp.Compare(x.Span.File, y.Span.File),
		cmp.Compare(x.Span.Start.Offset, y.Span.Start.Offset),
		cmp.Compare(x.Name, y.Name),
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
