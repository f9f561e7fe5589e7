package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// plan is what a build will do to one module: decided in full before the first file is touched.
type plan struct {
	workspace *workspace
	mc        *moduleCompilation
	diags     diag.List
	packages  []*packagePlan
	writes    []write
	removals  []string
	owners    map[string]diag.Span // of each output, for those that meet
}

// packagePlan counts what a build does for one package.
type packagePlan struct {
	name, dir                   string
	emits                       []model.Emit // those that something is written for
	written, unchanged, removed int
}

// write is one file that must change. A lock is synchronised to the disk, because it cannot be made again.
type write struct {
	path   string
	data   []byte
	isLock bool
}

func newPlan(w *workspace, mc *moduleCompilation) *plan {
	return &plan{workspace: w, mc: mc, owners: map[string]diag.Span{}}
}

// prepare compares what is to be with what is there. Mistakes that a person can mend become diagnostics.
func (p *plan) prepare() error {
	for i, pkg := range p.mc.program.Packages {
		pp := &packagePlan{name: pkg.Name, dir: pkg.Dir}
		p.packages = append(p.packages, pp)
		if l := p.mc.locks[i]; l.Changed {
			p.writes = append(p.writes, write{path: l.Path, data: l.Data, isLock: true})
		}
		for _, f := range p.mc.files[i] {
			emit := emitOf(pkg, f.Path)
			if !slices.ContainsFunc(pp.emits, func(e model.Emit) bool { return e.Target == emit.Target }) {
				pp.emits = append(pp.emits, emit)
			}
			if err := p.output(pp, emit, path.Join(pkg.Dir, f.Path), f.Data); err != nil {
				return err
			}
		}
	}
	for i, pkg := range p.mc.program.Packages {
		if err := p.stale(p.packages[i], pkg, p.mc.locks[i]); err != nil {
			return err
		}
	}
	return nil
}

func emitOf(pkg *model.Package, file string) model.Emit {
	for _, e := range pkg.Emits {
		if e.Path == file || strings.HasPrefix(file, e.Path+"/") || e.Path == "." && e.Target == "go" {
			return e
		}
	}
	return model.Emit{Span: pkg.Span}
}

// output plans one file.
func (p *plan) output(pp *packagePlan, emit model.Emit, name string, data []byte) error {
	if other, taken := p.owners[name]; taken {
		p.diags.Errorf(diag.OutputTaken, emit.Span, "%s would be written twice: give one of the outputs another place", p.show(name)).Note(other, "the other one")
		return nil
	}
	p.owners[name] = emit.Span
	if base := path.Base(name); strings.HasSuffix(base, ".kit") || base == compiler.LockName || base == "go.mod" || base == "go.sum" {
		p.diags.Errorf(diag.OutputTaken, emit.Span, "%s is no file that kitc may write: choose another name", p.show(name))
		return nil
	}
	full := stamp(name, data)
	old, err := p.mc.module.root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case escapes(err):
		p.diags.Errorf(diag.OutputEscapes, emit.Span, "%s leads out of the module by a symbolic link: remove the link, or write elsewhere", p.show(name))
		return nil
	case err != nil:
		return fmt.Errorf("reading %s: %w", p.show(name), cause(err))
	case bytes.Equal(old, full):
		pp.unchanged++
		return nil
	default:
		switch origin(old) {
		case foreign:
			p.diags.Errorf(diag.NotOurs, emit.Span, "%s is in the way, and kitc did not write it: move it away, or write elsewhere", p.show(name))
			return nil
		case edited:
			p.diags.Errorf(diag.Edited, emit.Span, "%s was edited by hand since kitc wrote it, and would lose that: move it away, or restore it", p.show(name))
			return nil
		}
	}
	pp.written++
	p.writes = append(p.writes, write{path: name, data: full})
	return nil
}

// escapes reports whether os.Root refused a path because it leads out of it.
func escapes(err error) bool {
	return err != nil && strings.Contains(err.Error(), "escapes from parent")
}

// cause takes the operation and the path from a PathError, because the message names them already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}

func (p *plan) show(name string) string { return p.workspace.display(p.mc.module, name) }

// stale plans the removal of what an earlier build wrote and this one does not: in the places of the
// outputs as they are, and as the lock remembers them.
func (p *plan) stale(pp *packagePlan, pkg *model.Package, l compiler.Lock) error {
	places := slices.Clone(l.Outputs)
	for _, e := range pkg.Emits {
		if o := (lock.Output{Target: e.Target, Path: e.Path}); !slices.Contains(places, o) {
			places = append(places, o)
		}
	}
	for _, place := range places {
		at := path.Join(pkg.Dir, place.Path)
		candidates := []string{at}
		if place.Target == "go" {
			var err error
			if candidates, err = p.goFiles(at); err != nil {
				return err
			}
		}
		for _, name := range candidates {
			if _, wanted := p.owners[name]; wanted || slices.Contains(p.removals, name) {
				continue
			}
			data, err := p.mc.module.root.ReadFile(name)
			if err != nil {
				continue // it is not there, or not for us to read
			}
			switch origin(data) {
			case ours:
				p.removals = append(p.removals, name)
				pp.removed++
			case edited:
				p.diags.Warnf(diag.StaleEdited, pkg.Span, "%s is no longer an output, but was edited by hand, so it stays: remove it yourself", p.show(name))
			}
		}
	}
	return nil
}

func (p *plan) goFiles(dir string) ([]string, error) {
	f, err := p.mc.module.root.Open(dir)
	if err != nil {
		return nil, nil // it is not there
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil, fmt.Errorf("reading the folder %s: %w", p.show(dir), cause(err))
	}
	var out []string
	for _, n := range names {
		if strings.HasSuffix(n, ".go") {
			out = append(out, path.Join(dir, n))
		}
	}
	slices.Sort(out)
	return out, nil
}

// The line that marks a file as generated. Go's tools know it by its words.
const (
	stampText   = "Code generated by kitc (sum %s). DO NOT EDIT."
	stampLength = 16
)

var stamped = regexp.MustCompile(`^(?://|#) Code generated by kitc \(sum ([0-9a-f]{16})\)\. DO NOT EDIT\.\n\n?`)

// stamp puts the mark in front of a file, with the checksum of what follows.
func stamp(name string, data []byte) []byte {
	marker := "//"
	if strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		marker = "#"
	}
	head := fmt.Sprintf(marker+" "+stampText+"\n\n", sum(data))
	return append([]byte(head), data...)
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])[:stampLength]
}

// source says who wrote a file last.
type source uint8

const (
	foreign source = iota // not kitc
	edited                // a person, after kitc
	ours                  // kitc
)

func origin(data []byte) source {
	m := stamped.FindSubmatch(data)
	switch {
	case m == nil:
		return foreign
	case sum(data[len(m[0]):]) == string(m[1]):
		return ours
	case sum(bytes.ReplaceAll(data[len(m[0]):], []byte("\r\n"), []byte("\n"))) == string(m[1]):
		return ours // a checkout that turned line ends into CRLF is no edit
	}
	return edited
}

// tempPrefix marks the files that a killed build leaves behind; the next one removes them.
const tempPrefix = ".kitc-"

// write carries the plan out: locks first, because numbers must never be lost, then the outputs, then
// what is stale. Each file is replaced in one step. A build that is cut short leaves each file old or
// new, and the next build completes it.
func (p *plan) write() error {
	slices.SortStableFunc(p.writes, func(a, b write) int {
		switch {
		case a.isLock == b.isLock:
			return 0
		case a.isLock:
			return -1
		}
		return 1
	})
	root := p.mc.module.root
	cleaned := map[string]bool{}
	for _, w := range p.writes {
		dir := path.Dir(w.path)
		if !cleaned[dir] {
			if err := root.MkdirAll(dir, 0o777); err != nil {
				return fmt.Errorf("making the folder %s: %w", p.show(dir), cause(err))
			}
			p.clearTemps(dir)
			cleaned[dir] = true
		}
		if err := replace(root, w); err != nil {
			return fmt.Errorf("writing %s: %w: nothing of the old file is lost; mend that, and run kitc build again", p.show(w.path), cause(err))
		}
	}
	for _, name := range p.removals {
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing %s: %w", p.show(name), cause(err))
		}
		_ = root.Remove(path.Dir(name)) // the folder too, once it is empty; it fails where it is not
	}
	return nil
}

func (p *plan) clearTemps(dir string) {
	f, err := p.mc.module.root.Open(dir)
	if err != nil {
		return
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1)
	for _, n := range names {
		if strings.HasPrefix(n, tempPrefix) && strings.HasSuffix(n, ".tmp") {
			_ = p.mc.module.root.Remove(path.Join(dir, n))
		}
	}
}

func replace(root *os.Root, w write) (err error) {
	temp := path.Join(path.Dir(w.path), tempPrefix+path.Base(w.path)+".tmp")
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = root.Remove(temp)
		}
	}()
	_, err = f.Write(w.data)
	if err == nil && w.isLock {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return root.Rename(temp, w.path)
}
