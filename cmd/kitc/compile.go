package main

import (
	"github.com/kitc-lang/kit/backends"
	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/backends/openapi"
	"github.com/kitc-lang/kit/backends/thrift"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// targets are the backends, by the word behind `emit`.
var targets = []struct {
	name     string
	generate func(*model.Program, *model.Package) ([]backends.File, diag.List)
}{
	{"go", golang.Generate},
	{"openapi", openapi.Generate},
	{"thrift", thrift.Generate},
}

// compilation is what became of a workspace: what is wrong, and where nothing is, what is to be written.
type compilation struct {
	plans   []*plan // of each module
	diags   diag.List
	sources diag.Sources
}

// compile runs the compiler, the backends and the comparison with what is on the disk; each step only
// where the one before it found no error anywhere.
func compile(w *workspace, lock compiler.LockMode) (*compilation, error) {
	c := &compilation{sources: diag.Sources{}}
	results := make([]*compiler.Result, len(w.modules))
	for i, m := range w.modules {
		var err error
		if results[i], err = compileModule(m, w.dirs[m], lock); err != nil {
			return nil, err
		}
		c.diags = append(c.diags, results[i].Diagnostics...)
		for name, src := range results[i].Sources {
			c.sources[name] = src
		}
	}
	if c.diags.HasErrors() {
		c.diags.Sort()
		return c, nil
	}
	for i, m := range w.modules {
		p := newPlan(m)
		c.plans = append(c.plans, p)
		for n, pkg := range results[i].Program.Packages {
			p.add(results[i].Program, pkg, results[i].Locks[n])
		}
		c.diags = append(c.diags, p.diags...)
	}
	if !c.diags.HasErrors() {
		for _, p := range c.plans {
			found, err := p.compare()
			if err != nil {
				return nil, err
			}
			c.diags = append(c.diags, found...)
		}
	}
	c.diags.Sort()
	return c, nil
}

func compileModule(m *module, dirs []string, lock compiler.LockMode) (*compiler.Result, error) {
	res, err := compiler.Compile(compiler.Config{
		FS:         m.root.FS(),
		ModulePath: m.path,
		Display:    m.show,
		Lock:       lock,
	}, dirs)
	if escapes(err) {
		return nil, inputError{err.Error() + ": kitc follows no symbolic link out of the module, so put the file itself there"}
	}
	return res, err
}
