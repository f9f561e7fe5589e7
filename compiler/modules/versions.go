package modules

import (
	"maps"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// versions gives the version of each module that packages may come from.
func (w *world) versions() (map[string]string, error) {
	w.once.Do(func() { w.selected, w.err = w.selectVersions() })
	return w.selected, w.err
}

// selectVersions works them out. Since Go 1.17 the go.mod of a main module names all of them. Those of a workspace,
// and older ones, need what their modules require in turn: the highest version that anything requires counts
// (minimal version selection, https://research.swtch.com/vgo-mvs).
func (w *world) selectVersions() (map[string]string, error) {
	g := &graph{world: w, selected: map[string]string{}, requires: map[module.Version]*requirements{}, visited: map[visit]bool{}}
	for _, m := range w.mains {
		g.require(g.requirements(m.file).list)
	}
	switch main := w.mains[0]; {
	case w.work != nil:
		return g.selected, g.walkWorkspace()
	case atLeast(main.file.Go, "1.17"):
		return g.selected, nil
	default:
		return g.selected, g.visitAll(g.requirements(main.file).list, unpruned)
	}
}

// pruning is how much of what a module requires in turn counts. A module of Go 1.17 or later names itself all
// that its packages need, so that what these modules require does not (https://go.dev/ref/mod#graph-pruning).
type pruning uint8

const (
	pruned    pruning = iota // the module itself
	unpruned                 // everything below it
	workspace                // it is a module of the workspace, or is chosen for one
)

// graph is the part of the graph of modules that versions depend on.
type graph struct {
	*world
	selected map[string]string
	requires map[module.Version]*requirements
	visited  map[visit]bool
}

// requirements are the modules that a module requires.
type requirements struct {
	list    []module.Version
	pruning pruning
}

type visit struct {
	mod     module.Version
	pruning pruning
}

// walkWorkspace follows what the modules of the workspace require, and then, until nothing changes, what those
// versions require that were chosen for other ones.
func (g *graph) walkWorkspace() error {
	var next []module.Version
	for _, m := range g.mains {
		next = append(next, module.Version{Path: m.path})
	}
	paths, reached := map[string]bool{}, map[module.Version]bool{}
	for len(next) > 0 {
		if err := g.visitAll(next, workspace); err != nil {
			return err
		}
		for _, mod := range next {
			paths[mod.Path], reached[mod] = true, true
		}
		found := map[module.Version]bool{}
		for modPath := range paths {
			mod := g.chosen(modPath)
			if !reached[mod] {
				found[mod] = true
				continue
			}
			for _, r := range g.requires[mod].list {
				if c := g.chosen(r.Path); !reached[c] && semver.Compare(c.Version, r.Version) > 0 {
					found[c] = true
				}
			}
		}
		next = slices.Collect(maps.Keys(found))
		module.Sort(next)
	}
	return nil
}

// chosen gives the version of a module that was chosen so far.
func (g *graph) chosen(modPath string) module.Version {
	return module.Version{Path: modPath, Version: g.selected[modPath]}
}

func (g *graph) visitAll(list []module.Version, p pruning) error {
	for _, mod := range list {
		if err := g.visit(mod, p); err != nil {
			return err
		}
	}
	return nil
}

// visit counts what a module requires.
func (g *graph) visit(mod module.Version, p pruning) error {
	at := visit{mod, p}
	if g.visited[at] {
		return nil
	}
	g.visited[at] = true
	reqs, err := g.read(mod)
	if err != nil {
		return err
	}
	g.require(reqs.list)
	if p == pruned && reqs.pruning == pruned {
		return nil
	}
	next := reqs.pruning
	if p == unpruned {
		next = unpruned
	}
	return g.visitAll(reqs.list, next)
}

// require chooses the highest versions. A module of the workspace counts for all its versions.
func (g *graph) require(list []module.Version) {
	for _, mod := range list {
		if g.main(mod.Path) == nil && semver.Compare(mod.Version, g.selected[mod.Path]) > 0 {
			g.selected[mod.Path] = mod.Version
		}
	}
}

// read gives what a module requires: by its go.mod in the cache, or in the folder that replaces it.
func (g *graph) read(mod module.Version) (*requirements, error) {
	if reqs := g.requires[mod]; reqs != nil {
		return reqs, nil
	}
	main := g.main(mod.Path)
	if main != nil && mod.Version == "" {
		g.requires[mod] = g.requirements(main.file)
		return g.requires[mod], nil
	}
	name, err := g.modFile(mod)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	switch {
	case err != nil && main != nil: // it may never have been published
		g.requires[mod] = &requirements{}
		return g.requires[mod], nil
	case err != nil:
		return nil, failf(NotDownloaded, "the go.mod of module %s %s, which versions depend on, cannot be read (%v): run `go mod download %s`", mod.Path, mod.Version, cause(err), mod.Path)
	}
	file, err := modfile.ParseLax(name, data, nil)
	if err != nil {
		return nil, failf(BadModule, "the go.mod of module %s %s cannot be read: %s", mod.Path, mod.Version, firstLine(err.Error()))
	}
	g.requires[mod] = g.requirements(file)
	return g.requires[mod], nil
}

func (g *graph) requirements(file *modfile.File) *requirements {
	reqs := &requirements{}
	if !atLeast(file.Go, "1.17") {
		reqs.pruning = unpruned
	}
	for _, r := range file.Require {
		if !g.excluded[r.Mod] {
			reqs.list = append(reqs.list, r.Mod)
		}
	}
	return reqs
}

// modFile gives the place of a module's go.mod.
func (g *graph) modFile(mod module.Version) (string, error) {
	if to, ok := g.replacement(mod); ok {
		if to.dir != "" {
			return filepath.Join(to.dir, "go.mod"), nil
		}
		mod = to.mod
	}
	return g.download(mod, ".mod")
}
