// Package golang turns a package of a program into Go: types with their validation and codecs,
// servers, clients and the wiring between them. What it prints needs no formatting pass and reads as
// if it had been written by hand.
package golang

import (
	"cmp"
	"path"
	"slices"
	"sync"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/internal/parallel"
	"github.com/kitc-lang/kit/lang/diag"
)

// generator is the state of one package's generation.
type generator struct {
	prog *model.Program
	pkg  *model.Package
	// document is the OpenAPI document of the package, nil where it has none or no admin listener to show it.
	document []byte
	graph    *graph
	chunks   *sync.Pool // of the sources' bodies
	sources  []*source
	diags    diag.List
}

// Generate gives the Go files of a package; none where it has no `emit go`. Paths are relative to the
// package's directory. With an error among the diagnostics there are no files. Documents are what the OpenAPI
// backend gives for the package, where it has an admin listener to show that.
func Generate(prog *model.Program, pkg *model.Package, documents ...backends.File) ([]backends.File, diag.List) {
	emit, ok := pkg.Emit("go")
	if !ok {
		return nil, nil
	}
	g := &generator{prog: prog, pkg: pkg, graph: newGraph(pkg), chunks: newChunks()}
	for _, d := range documents {
		g.document = d.Data
	}
	g.check() // names that Go cannot keep apart
	if g.diags.HasErrors() {
		return nil, g.diags
	}
	emitters := []emitter{
		(*generator).docFile,         // doc.go: the package comment and the runtime it needs
		(*generator).typesFile,       // types.go: scalars, constants, enums, structs, unions
		(*generator).middlewaresFile, // middlewares.go: the parameters of the package's own middlewares
		(*generator).kindsFile,       // kinds.go: the parameters of the package's own discoveries and balancers
		(*generator).errorsFile,      // errors.go: declared errors
		(*generator).validateFile,    // validate.go: refinements
		(*generator).jsonFile,        // json.go: the JSON codec
		(*generator).thriftFile,      // thrift.go: the Thrift codec, binary and compact
		(*generator).openAPIFile,     // openapi.go: the document that admin listeners show
	}
	for _, svc := range pkg.Services {
		emitters = append(emitters,
			func(g *generator) { g.serviceFile(svc) },    // orders_service.go: interface, methods, in-process client
			func(g *generator) { g.serverFile(svc) },     // orders_server.go: NewOrdersServer, its Config and chain
			func(g *generator) { g.clientFile(svc) },     // orders_client.go: NewOrdersClient, its Config and chain
			func(g *generator) { g.callersFile(svc) },    // orders_clients.go: the clients of the services that it calls
			func(g *generator) { g.httpServerFile(svc) }, // orders_http_server.go: routes and handlers
			func(g *generator) { g.httpClientFile(svc) }, // orders_http_client.go
			func(g *generator) { g.thriftRPCFile(svc) },  // orders_thrift.go: dispatch and calls
			func(g *generator) { g.adminFile(svc) },      // orders_admin.go: what the admin listener shows
		)
	}
	files := g.emit(emitters, emit.Path)
	if g.diags.HasErrors() {
		return nil, g.diags
	}
	return files, g.diags
}

// emitter makes a file. It has a generator of its own, whose tables it shares with others and only reads.
type emitter func(*generator)

// emit runs emitters in parallel and gives their files in the order of their names.
func (g *generator) emit(emitters []emitter, dir string) []backends.File {
	own := make([]generator, len(emitters))
	made := make([][]backends.File, len(emitters))
	parallel.Do(len(emitters), func(i int) {
		own[i] = *g
		own[i].sources, own[i].diags = nil, nil
		emitters[i](&own[i])
		made[i] = own[i].files(dir)
	})
	var files []backends.File
	for i := range own {
		files = append(files, made[i]...)
		for _, d := range own[i].diags {
			g.report(d)
		}
	}
	slices.SortFunc(files, func(a, b backends.File) int { return cmp.Compare(a.Path, b.Path) })
	return files
}

// report adds a finding, unless another file has led to it too.
func (g *generator) report(d diag.Diagnostic) {
	if !slices.ContainsFunc(g.diags, func(o diag.Diagnostic) bool { return o.Span == d.Span && o.Message == d.Message }) {
		g.diags = append(g.diags, d)
	}
}

// source starts a file. A file whose body stays empty is not written.
func (g *generator) source(name string) *source {
	s := &source{name: name, pkg: packageName(g.pkg), self: g.pkg.GoImport, imports: map[string]importSpec{}}
	s.body.pool = g.chunks
	g.sources = append(g.sources, s)
	return s
}

// files finishes the files that were started, and gives those that hold something.
func (g *generator) files(dir string) []backends.File {
	var files []backends.File
	for _, s := range g.sources {
		if s.body.size() > 0 || s.doc != "" {
			files = append(files, backends.File{Path: path.Join(dir, s.name), Data: s.bytes()})
		}
		s.body.release()
	}
	return files
}
