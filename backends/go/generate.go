// Package golang turns a package of a program into Go: types with their validation and codecs,
// servers, clients and the wiring between them. What it prints needs no formatting pass and reads as
// if it had been written by hand.
package golang

import (
	"cmp"
	"path"
	"slices"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// generator is the state of one package's generation.
type generator struct {
	prog    *model.Program
	pkg     *model.Package
	graph   *graph
	sources []*source
	diags   diag.List
}

// Generate gives the Go files of a package; none where it has no `emit go`. Paths are relative to the
// package's directory. With an error among the diagnostics there are no files.
func Generate(prog *model.Program, pkg *model.Package) ([]backends.File, diag.List) {
	emit, ok := pkg.Emit("go")
	if !ok {
		return nil, nil
	}
	g := &generator{prog: prog, pkg: pkg, graph: newGraph(pkg)}
	g.check() // names that Go cannot keep apart
	if g.diags.HasErrors() {
		return nil, g.diags
	}
	g.docFile()         // doc.go: the package comment and the runtime it needs
	g.typesFile()       // types.go: scalars, constants, enums, structs, unions
	g.middlewaresFile() // middlewares.go: the parameters of the package's own middlewares
	g.kindsFile()       // kinds.go: the parameters of the package's own discoveries and balancers
	g.errorsFile()      // errors.go: declared errors
	g.validateFile()    // validate.go: refinements
	g.jsonFile()        // json.go: the JSON codec
	g.thriftFile()      // thrift.go: the Thrift codec, binary and compact
	for _, svc := range pkg.Services {
		g.serviceFile(svc)    // orders_service.go: interface, methods, in-process client
		g.serverFile(svc)     // orders_server.go: NewOrdersServer, its Config and chain
		g.clientFile(svc)     // orders_client.go: NewOrdersClient, its Config and chain
		g.callersFile(svc)    // orders_clients.go: the clients of the services that it calls
		g.httpServerFile(svc) // orders_http_server.go: routes and handlers
		g.httpClientFile(svc) // orders_http_client.go
		g.thriftRPCFile(svc)  // orders_thrift.go: dispatch and calls
	}
	if g.diags.HasErrors() {
		return nil, g.diags
	}
	return g.files(emit.Path), g.diags
}

// source starts a file. A file whose body stays empty is not written.
func (g *generator) source(name string) *source {
	s := &source{name: name, pkg: packageName(g.pkg), self: g.pkg.GoImport, imports: map[string]importSpec{}}
	g.sources = append(g.sources, s)
	return s
}

func (g *generator) files(dir string) []backends.File {
	var files []backends.File
	for _, s := range g.sources {
		if len(s.body) > 0 || s.doc != "" {
			files = append(files, backends.File{Path: path.Join(dir, s.name), Data: s.bytes()})
		}
	}
	slices.SortFunc(files, func(a, b backends.File) int { return cmp.Compare(a.Path, b.Path) })
	return files
}
