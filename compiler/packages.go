package compiler

import (
	"path"
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/internal/parallel"
	"github.com/kitc-lang/kit/lang/diag"
)

// compilation is the compilation of packages and of what they import.
type compilation struct {
	cfg    Config
	std    *pass
	passes []*pass // once sorted, each behind those that it imports
	known  map[string]*pass
}

// load reads the packages in dirs, then those that they import, and so on.
func (c *compilation) load(dirs []string) error {
	var next []*pass
	for _, dir := range dirs {
		if p, isNew := c.pass(c.cfg, path.Clean(dir)); isNew {
			p.requested = true
			next = append(next, p)
		}
	}
	for len(next) > 0 {
		c.passes = append(c.passes, next...)
		failed := make([]error, len(next))
		parallel.Do(len(next), func(i int) { failed[i] = next[i].load() })
		for _, err := range failed {
			if err != nil {
				return err
			}
		}
		var found []*pass
		for _, p := range next {
			found = append(found, c.findImports(p)...)
		}
		next = found
	}
	return nil
}

// pass gives the compilation of a folder, and whether this is the first time that somebody asks for it.
func (c *compilation) pass(home Config, dir string) (p *pass, isNew bool) {
	key := path.Join(home.ModulePath, dir)
	if p := c.known[key]; p != nil {
		return p, false
	}
	p = newPass(home, dir)
	if home.ModulePath != stdModule || dir != stdDir {
		p.std = c.std
	} // otherwise it is the standard library itself, in Kit's own checkout
	c.known[key] = p
	return p, true
}

// sort puts each package behind those that it imports, and otherwise leaves the order as it is. An import
// that closes a circle is reported and taken out.
func (c *compilation) sort() {
	var sorted, trail []*pass
	done := map[*pass]bool{}
	var visit func(p *pass)
	visit = func(p *pass) {
		trail = append(trail, p)
		for _, imp := range p.imports {
			switch {
			case imp.pass == nil || done[imp.pass]:
			case slices.Contains(trail, imp.pass):
				p.importCycle(imp, trail[slices.Index(trail, imp.pass):])
			default:
				visit(imp.pass)
			}
		}
		trail = trail[:len(trail)-1]
		done[p] = true
		sorted = append(sorted, p)
	}
	for _, p := range c.passes {
		if !done[p] {
			visit(p)
		}
	}
	c.passes = sorted
}

// each calls f for every package, for several at a time and for each behind those that it imports.
func (c *compilation) each(f func(*pass)) {
	level := map[*pass]int{}
	var levels [][]*pass
	for _, p := range c.passes {
		for _, imp := range p.imports {
			if imp.pass != nil {
				level[p] = max(level[p], level[imp.pass]+1)
			}
		}
		for len(levels) <= level[p] {
			levels = append(levels, nil)
		}
		levels[level[p]] = append(levels[level[p]], p)
	}
	for _, passes := range levels {
		parallel.Do(len(passes), func(i int) { f(passes[i]) })
	}
}

// checkCallable finds services without a transport that no other service extends.
func (c *compilation) checkCallable() {
	extended := map[*model.Service]bool{}
	for _, p := range c.passes {
		for _, svc := range p.pkg.Services {
			for base := svc.Extends; base != nil; base = base.Extends {
				extended[base] = true
			}
		}
	}
	for _, p := range c.passes {
		for _, d := range p.order {
			if d.service != nil && d.mute && !extended[d.service] {
				p.warnf(diag.NoTransport, d.block.Head, "service %q has no transport, so nobody can call it over a network: add a `transport http {}` or `transport thrift {}` block", d.service.Name)
			}
		}
		p.findings = p.foundInPackage()
	}
}

// checkStale finds imported packages of which kit.lock does not know everything yet, and which this build
// will not write.
func (c *compilation) checkStale() {
	for _, p := range c.passes {
		for _, imp := range p.imports {
			if on := imp.pass; on != nil && !on.requested && on.lock.Changed && p.requested {
				p.warnf(diag.StaleImport, imp.name.Span, "package %q was not built since it changed, so that its Go may not fit: build it too, with `kitc build %s`", on.pkg.Name, on.display(on.dir))
				p.findings = p.foundInPackage()
			}
		}
	}
}

// result gathers what the packages have become.
func (c *compilation) result() *Result {
	res := &Result{Program: &model.Program{Std: c.std.pkg}, Sources: diag.Sources{}}
	if c.std.findings.HasErrors() {
		res.Diagnostics = append(res.Diagnostics, c.std.findings...)
	}
	for _, p := range append([]*pass{c.std}, c.passes...) {
		for name, text := range p.sources {
			res.Sources[name] = text
		}
	}
	for _, p := range c.passes {
		if p.published && p.findings.HasErrors() {
			continue // told to those who import it
		}
		if !p.published {
			res.allows = append(res.allows, p.allows()...)
			res.Diagnostics = append(res.Diagnostics, p.findings...)
		}
		if !p.requested {
			res.Program.Imported = append(res.Program.Imported, p.pkg)
			continue
		}
		res.Program.Packages = append(res.Program.Packages, p.pkg)
		res.Locks = append(res.Locks, p.lock)
	}
	res.Diagnostics.Sort()
	return res
}
