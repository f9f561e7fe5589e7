package main

import (
	"io"
	"slices"

	"github.com/kitc-lang/kit/backends"
	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/backends/openapi"
	"github.com/kitc-lang/kit/backends/thrift"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/internal/parallel"
	"github.com/kitc-lang/kit/lang/diag"
)

// targets are the backends, by the word behind `emit`.
var targets = []struct {
	name     string
	generate func(*model.Program, *model.Package) ([]backends.File, diag.List)
}{
	{"go", generateGo},
	{"openapi", openapi.Generate},
	{"thrift", thrift.Generate},
}

// generateGo gives the Go of a package, with the OpenAPI document in it where an admin listener shows that.
func generateGo(prog *model.Program, pkg *model.Package) ([]backends.File, diag.List) {
	shows := func(svc *model.Service) bool { return svc.Admin != nil }
	if _, ok := pkg.Emit("openapi"); !ok || !slices.ContainsFunc(pkg.Services, shows) {
		return golang.Generate(prog, pkg)
	}
	documents, _ := openapi.Generate(prog, pkg) // what is wrong with it is said where it is emitted
	return golang.Generate(prog, pkg, documents...)
}

// compilation is what became of a workspace: what is wrong, and where nothing is, what is to be written.
type compilation struct {
	plans    []*plan // of each module
	programs []*model.Program
	diags    diag.List
	sources  diag.Sources
	read     map[*module]*recorder // what the compiler has read
}

// compile runs the compiler, the backends and the comparison with what is on the disk; each step only
// where the one before it found no error anywhere. It shows its progress on stderr.
func compile(w *workspace, lock compiler.LockMode, stderr io.Writer) (*compilation, error) {
	c := &compilation{sources: diag.Sources{}, read: map[*module]*recorder{}}
	packages := 0
	for _, dirs := range w.dirs {
		packages += len(dirs)
	}
	err := during(stderr, "packages", packages, func(done *progress) error { return c.run(w, lock, done) })
	c.diags.Sort()
	return c, err
}

func (c *compilation) run(w *workspace, lock compiler.LockMode, done *progress) error {
	results := make([]*compiler.Result, len(w.modules))
	found := make([]diag.List, len(w.modules))
	defer func() {
		for i, res := range results {
			if res != nil {
				c.diags = append(c.diags, res.Allow(found[i])...)
			}
		}
	}()
	broken := false
	for i, m := range w.modules {
		var err error
		c.read[m] = newRecorder(m.root.FS())
		if results[i], err = compileModule(m, w.dirs[m], lock, c.read[m]); err != nil {
			return err
		}
		found[i] = results[i].Diagnostics
		broken = broken || found[i].HasErrors()
		for name, src := range results[i].Sources {
			c.sources[name] = src
		}
	}
	if broken {
		return nil
	}
	for i, m := range w.modules {
		p := newPlan(m)
		c.plans = append(c.plans, p)
		prog := results[i].Program
		c.programs = append(c.programs, prog)
		for n, made := range generate(prog, m, done) {
			p.add(prog.Packages[n], results[i].Locks[n], made)
		}
		found[i] = append(found[i], p.diags...)
		broken = broken || p.diags.HasErrors()
	}
	if broken {
		return nil
	}
	for i, p := range c.plans {
		more, err := p.compare()
		if err != nil {
			return err
		}
		found[i] = append(found[i], more...)
	}
	return nil
}

// generated is what the backends made of a package, in the order of targets.
type generated struct {
	files [][]backends.File
	heads [][][]byte // what goes in front of each file
	diags diag.List
}

// generate runs the backends on the packages of a program, of which none knows another.
func generate(prog *model.Program, m *module, done *progress) []generated {
	made := make([]generated, len(prog.Packages))
	parallel.Do(len(made), func(n int) {
		made[n] = generatePackage(prog, prog.Packages[n], m)
		done.add(1)
	})
	return made
}

func generatePackage(prog *model.Program, pkg *model.Package, m *module) generated {
	var g generated
	if e, ok := pkg.Emit("go"); ok && m.path == "" {
		g.diags.Errorf(diag.NoModule, e.Span, "Go code belongs to a module, and there is no go.mod in this folder or above it: run `go mod init example.com/%s`", pkg.Name)
		return g
	}
	g.files, g.heads = make([][]backends.File, len(targets)), make([][][]byte, len(targets))
	found := make([]diag.List, len(targets))
	parallel.Do(len(targets), func(n int) {
		t := targets[n]
		if _, ok := pkg.Emit(t.name); !ok {
			return
		}
		g.files[n], found[n] = t.generate(prog, pkg)
		g.heads[n] = make([][]byte, len(g.files[n]))
		parallel.Do(len(g.files[n]), func(i int) { g.heads[n][i] = stamp(g.files[n][i].Path, g.files[n][i].Data) })
	})
	g.diags = slices.Concat(found...)
	return g
}

// compileModule compiles packages of a module. What it reads is noted in read, unless that is nil.
func compileModule(m *module, dirs []string, lock compiler.LockMode, read *recorder) (*compiler.Result, error) {
	cfg := compiler.Config{FS: m.root.FS(), ModulePath: m.path, Display: m.show, Lock: lock}
	if read != nil {
		cfg.FS = read
	}
	if m.path != "" {
		n := newNeighbours(m)
		defer n.close()
		cfg.Find = func(importPath string) (compiler.Folder, error) {
			if read != nil {
				read.readForeign()
			}
			return n.find(importPath)
		}
	}
	res, err := compiler.Compile(cfg, dirs)
	if escapes(err) {
		return nil, inputError{err.Error() + ": kitc follows no symbolic link out of the module, so put the file itself there"}
	}
	return res, err
}
