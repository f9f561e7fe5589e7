package main

import (
	"bytes"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// plan is what a build will do to one module. It is complete, and found to be possible, before the first
// file is touched.
type plan struct {
	module   *module
	packages []*packagePlan
	diags    diag.List
	wanted   map[string]bool       // the paths of all outputs
	claims   map[string]model.Emit // by place
	above    map[string]model.Emit // by folder, one that has its place below it
}

// packagePlan is the part of a plan that belongs to one package.
type packagePlan struct {
	name, dir string
	span      diag.Span
	lock      compiler.Lock
	outputs   []*outputPlan
}

// outputPlan is the files of one place: the folder of an `emit go`, or the file of another emit. A place
// that only an earlier build wrote to has removals alone.
type outputPlan struct {
	model.Emit
	place     string // Path, from the root of the module
	files     []file
	changes   []change
	unchanged int
}

// file is an output as it is to be: its head and then its data. Its path is from the root of the module.
type file struct {
	path       string
	head, data []byte
}

// is reports whether text is what the file is to be.
func (f file) is(text []byte) bool {
	rest, ok := bytes.CutPrefix(text, f.head)
	return ok && bytes.Equal(rest, f.data)
}

// beginsWith reports whether text is what the file is to be, or less of it.
func (f file) beginsWith(text []byte) bool {
	n := min(len(text), len(f.head))
	return bytes.Equal(text[:n], f.head[:n]) && bytes.HasPrefix(f.data, text[n:])
}

// change is one step of a plan.
type change struct {
	file
	action action
	mode   fs.FileMode // what the file's permissions stay, 0 for those of a new file
	// derived says that a build makes the file again from what is kept elsewhere, so that it need not
	// survive a power cut.
	derived bool
}

// action is what a change does.
type action uint8

const (
	create action = iota
	replace
	remove
)

func newPlan(m *module) *plan {
	return &plan{module: m, wanted: map[string]bool{}, claims: map[string]model.Emit{}, above: map[string]model.Emit{}}
}

// add takes over what the backends made of a package, and finds the places for it.
func (p *plan) add(pkg *model.Package, l compiler.Lock, made generated) {
	pp := &packagePlan{name: pkg.Name, dir: pkg.Dir, span: pkg.Span, lock: l}
	p.packages = append(p.packages, pp)
	p.diags = append(p.diags, made.diags...)
	for i, files := range made.files {
		emit, ok := pkg.Emit(targets[i].name)
		if !ok {
			continue
		}
		out := &outputPlan{Emit: emit, place: path.Join(pkg.Dir, emit.Path)}
		pp.outputs = append(pp.outputs, out)
		if !p.claim(out) {
			continue
		}
		for n, f := range files {
			name := path.Join(pkg.Dir, f.Path)
			out.files = append(out.files, file{name, made.heads[i][n], f.Data})
			p.wanted[name] = true
		}
	}
}

// claim gives a place to an output. It refuses two outputs in one place, and a file where another output
// needs a folder.
func (p *plan) claim(out *outputPlan) bool {
	place := p.module.resolve(out.place)
	refuse := func(other model.Emit, why string) bool {
		p.diags.Errorf(diag.OutputTaken, out.Span, "%s %s: give one of the two outputs another place", p.module.show(out.place), why).
			Note(other.Span, "the other one")
		return false
	}
	if other, taken := p.claims[place]; taken {
		return refuse(other, "would be written twice")
	}
	if other, taken := p.above[place]; taken && out.Target != "go" {
		return refuse(other, "would be a file and the folder of another output")
	}
	for dir := place; dir != "."; {
		dir = path.Dir(dir)
		if other, taken := p.claims[dir]; taken && other.Target != "go" {
			return refuse(other, "would lie inside of another output, which is a file")
		}
	}
	p.claims[place] = out.Emit
	for dir := place; dir != "."; {
		dir = path.Dir(dir)
		p.above[dir] = out.Emit
	}
	return true
}

// resolve gives the name of a place without symbolic links, as far as it is there and in the module.
func (m *module) resolve(name string) string {
	full, rest := filepath.Join(m.dir, filepath.FromSlash(name)), ""
	for ; len(full) > len(m.dir); full, rest = filepath.Dir(full), filepath.Join(filepath.Base(full), rest) {
		real, err := filepath.EvalSymlinks(full)
		if err != nil {
			continue
		}
		if rel, err := m.relative(filepath.Join(real, rest)); err == nil && fs.ValidPath(rel) {
			return rel
		}
		break
	}
	return name
}

// locks gives the changes of the lock files.
func (p *plan) locks() []change {
	var out []change
	for _, pp := range p.packages {
		if pp.lock.Changed {
			out = append(out, change{file: file{path: pp.lock.Path, data: pp.lock.Data}, action: replace})
		}
	}
	return out
}

// changed reports how many files a package's outputs gain, lose and keep.
func (pp *packagePlan) changed() (written, removed, unchanged int) {
	for _, out := range pp.outputs {
		w, r := out.changed()
		written, removed, unchanged = written+w, removed+r, unchanged+out.unchanged
	}
	return written, removed, unchanged
}

func (out *outputPlan) changed() (written, removed int) {
	for _, c := range out.changes {
		if c.action == remove {
			removed++
		} else {
			written++
		}
	}
	return written, removed
}

// folders gives all folders that a plan may write to, each once.
func (p *plan) folders() []string {
	var out []string
	seen := map[string]bool{}
	keep := func(dir string) {
		if !seen[dir] {
			seen[dir] = true
			out = append(out, dir)
		}
	}
	for _, pp := range p.packages {
		keep(pp.dir)
		for _, o := range pp.outputs {
			for _, f := range o.files {
				keep(path.Dir(f.path))
			}
			for _, c := range o.changes {
				keep(path.Dir(c.path))
			}
		}
	}
	return out
}
