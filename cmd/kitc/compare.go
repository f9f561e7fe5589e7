package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/lang/diag"
)

// compare finds out how the disk differs from what is to be. What a person must mend is a finding.
func (p *plan) compare() (diag.List, error) {
	p.diags = nil
	for _, pp := range p.packages {
		for _, out := range pp.outputs {
			if err := p.compareOutput(out); err != nil {
				return nil, err
			}
		}
	}
	for _, pp := range p.packages {
		// A lock that is a link could be read, but to write it would cut the link.
		if info, err := p.module.root.Lstat(pp.lock.Path); pp.lock.Changed && err == nil && !info.Mode().IsRegular() {
			p.diags.Errorf(diag.NotOurs, pp.span, "%s is a symbolic link, and kitc keeps it beside the .kit files: put the file itself there", p.module.show(pp.lock.Path))
		}
		if err := p.findStale(pp); err != nil {
			return nil, err
		}
	}
	return p.diags, nil
}

// compareOutput compares folder by folder, of which most outputs have one.
func (p *plan) compareOutput(out *outputPlan) error {
	c := &comparison{plan: p, out: out}
	for rest := out.files; len(rest) > 0; {
		dir := path.Dir(rest[0].path)
		n := slices.IndexFunc(rest, func(f file) bool { return path.Dir(f.path) != dir })
		if n < 0 {
			n = len(rest)
		}
		if err := c.folder(dir, rest[:n]); err != nil {
			return err
		}
		rest = rest[n:]
	}
	c.report()
	return nil
}

// comparison is that of one output with the disk.
type comparison struct {
	plan            *plan
	out             *outputPlan
	foreign, edited []string // the files that a build must not overwrite
}

func (c *comparison) folder(dir string, files []file) error {
	m := c.plan.module
	if found, err := c.obstacle(dir); found || err != nil {
		return err
	}
	root, err := m.root.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		for _, f := range files {
			c.out.changes = append(c.out.changes, change{file: f, action: create, derived: true})
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot open the folder %s: %w", m.show(dir), cause(err))
	}
	defer root.Close()
	for _, f := range files {
		if err := c.file(root, f); err != nil {
			return fmt.Errorf("cannot read %s: %w: a build reads the files that it replaces", m.show(f.path), cause(err))
		}
	}
	return nil
}

// obstacle reports what keeps outputs from a folder: a file or a link in its way, or the border of the
// module.
func (c *comparison) obstacle(dir string) (found bool, err error) {
	m, at := c.plan.module, "."
	refuse := func(code diag.Code, why string) (bool, error) {
		c.plan.diags.Errorf(code, c.out.Span, "%s %s give `emit %s` another place", m.show(at), why, c.out.Target)
		return true, nil
	}
	for part := range strings.SplitSeq(dir, "/") {
		at = path.Join(at, part)
		info, err := m.root.Lstat(at)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			switch info, err = m.root.Stat(at); {
			case escapes(err):
				return refuse(diag.OutputEscapes, "is a symbolic link out of the module, and outputs stay inside: remove the link, or")
			case errors.Is(err, fs.ErrNotExist):
				return refuse(diag.NotOurs, "is a symbolic link to nothing, and a folder is needed there: remove the link, or")
			}
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return false, nil
		case err != nil:
			return true, fmt.Errorf("cannot read %s: %w", m.show(at), cause(err))
		case !info.IsDir():
			return refuse(diag.NotOurs, "is a file, and a folder is needed there: move it away, or")
		case at == ".":
			continue
		}
		if _, err := m.root.Lstat(path.Join(at, "go.mod")); err == nil {
			return refuse(diag.OutputEscapes, "is another Go module, and outputs stay in that of their package:")
		}
	}
	return false, nil
}

// file compares one file, which is in the folder root.
func (c *comparison) file(root *os.Root, f file) error {
	name := path.Base(f.path)
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.out.changes = append(c.out.changes, change{file: f, action: create, derived: true})
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		c.foreign = append(c.foreign, f.path)
		return nil
	}
	old, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	if f.is(unixLines(old)) {
		c.out.unchanged++
		return nil
	}
	switch who := originOf(old); {
	case who == ours || cutShort(f, old):
		c.out.changes = append(c.out.changes, change{file: f, action: replace, mode: info.Mode().Perm(), derived: true})
	case who == edited:
		c.edited = append(c.edited, f.path)
	default:
		c.foreign = append(c.foreign, f.path)
	}
	return nil
}

// cutShort reports whether a file is the beginning of what it is to be, as a power cut can leave one; some
// file systems fill it up with zeros. An empty file is one too, and nobody's work.
func cutShort(f file, old []byte) bool { return f.beginsWith(bytes.TrimRight(old, "\x00")) }

// report refuses what must not be overwritten, in one finding of each kind.
func (c *comparison) report() {
	c.refuse(diag.NotOurs, c.foreign,
		"kitc did not write %s, so it does not overwrite it: move it away, or give `emit "+c.out.Target+"` another place",
		"%d files are in the way that kitc did not write: move them away, or give `emit "+c.out.Target+"` another place")
	c.refuse(diag.Edited, c.edited,
		"%s was edited since kitc wrote it, and a build would undo that: keep your change elsewhere and remove the file, or restore it",
		"%d generated files were edited since kitc wrote them, and a build would undo that: keep your changes elsewhere and remove the files, or restore them")
}

func (c *comparison) refuse(code diag.Code, names []string, one, many string) {
	const most = 20
	switch len(names) {
	case 0:
	case 1:
		c.plan.diags.Errorf(code, c.out.Span, one, c.plan.module.show(names[0]))
	default:
		d := c.plan.diags.Errorf(code, c.out.Span, many, len(names))
		for i, name := range names {
			if i == most {
				d.Note(diag.Span{}, "and %d more", len(names)-most)
				break
			}
			d.Note(diag.Span{}, "%s", c.plan.module.show(name))
		}
	}
}

// findStale plans the removal of what an earlier build wrote for a package and this one does not: in the
// places of its outputs as they are, and as the lock remembers them.
func (p *plan) findStale(pp *packagePlan) error {
	for _, out := range pp.outputs {
		found, err := p.stale(out)
		if err != nil {
			return err
		}
		p.drop(pp, out, found)
	}
	for _, old := range pp.lock.Outputs {
		out := &outputPlan{place: path.Join(pp.dir, old.Path)}
		out.Target, out.Path, out.Span = old.Target, old.Path, pp.span
		if !fs.ValidPath(out.place) || slices.ContainsFunc(pp.outputs, func(o *outputPlan) bool { return o.Target == old.Target && o.place == out.place }) {
			continue
		}
		found, err := p.stale(out)
		if err != nil {
			return err
		}
		if len(found.ours)+len(found.edited) > 0 && !p.claimedElsewhere(pp, out) {
			p.drop(pp, out, found)
			pp.outputs = append(pp.outputs, out)
		}
	}
	return nil
}

// leftovers are files that kitc wrote and nobody wants any more.
type leftovers struct{ ours, edited []string }

func (p *plan) drop(pp *packagePlan, out *outputPlan, found leftovers) {
	for _, name := range found.ours {
		out.changes = append(out.changes, change{file: file{path: name}, action: remove})
	}
	for _, name := range found.edited {
		p.diags.Warnf(diag.StaleEdited, pp.span, "%s is no longer an output, but it was edited since kitc wrote it, so it stays: remove it yourself", p.module.show(name))
	}
}

// stale looks for leftovers in one place.
func (p *plan) stale(out *outputPlan) (leftovers, error) {
	var found leftovers
	for _, name := range p.candidates(out) {
		if p.wanted[name] {
			continue
		}
		if info, err := p.module.root.Lstat(name); err != nil || !info.Mode().IsRegular() {
			continue // it is not there, or no file of ours
		}
		data, err := p.module.root.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // another build was quicker
		}
		if err != nil {
			return found, fmt.Errorf("cannot read %s: %w", p.module.show(name), cause(err))
		}
		switch originOf(data) {
		case ours:
			found.ours = append(found.ours, name)
		case edited:
			found.edited = append(found.edited, name)
		}
	}
	return found, nil
}

// candidates gives the files that may be stale: the place itself, or the Go files in it.
func (p *plan) candidates(out *outputPlan) []string {
	if out.Target != "go" {
		return []string{out.place}
	}
	entries, err := fs.ReadDir(p.module.root.FS(), out.place)
	if err != nil {
		return nil // it is not there, or nothing that we wrote
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") {
			names = append(names, path.Join(out.place, e.Name()))
		}
	}
	return names
}

// claimedElsewhere reports whether another package of the module writes to a place, as when a package
// was copied together with its lock: what is there is not stale then. It reads every lock of the module,
// which is affordable because places seldom change.
func (p *plan) claimedElsewhere(pp *packagePlan, out *outputPlan) bool {
	claimed := false
	files := p.module.root.FS()
	_ = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what cannot be read claims nothing
		case entry.IsDir():
			if name != "." && foreignFolder(entry.Name()) {
				return fs.SkipDir
			}
			return nil
		case entry.Name() != compiler.LockName || name == pp.lock.Path || !entry.Type().IsRegular():
			return nil
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil
		}
		other, _ := lock.Parse(name, data)
		claimed = claimed || slices.ContainsFunc(other.Outputs, func(o lock.Output) bool {
			return o.Target == out.Target && path.Join(path.Dir(name), o.Path) == out.place
		})
		return nil
	})
	return claimed
}
