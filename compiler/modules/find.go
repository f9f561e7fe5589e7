package modules

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
)

// candidate is a folder that an import path could name.
type candidate struct {
	*Folder
	state state
}

// state is what there is in a folder.
type state uint8

const (
	noFolder  state = iota
	noSources       // a folder without .kit files
	isModule        // it belongs to a module inside of the candidate's
	hasPackage
)

// find looks in every module that could hold the package, that with the longest path first. Exactly one may.
func (w *world) find(importPath string) (*Folder, error) {
	list, err := w.candidates(importPath)
	if err != nil {
		return nil, err
	}
	var found []*candidate
	for _, c := range list {
		if c.isPackage() {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 0:
		return nil, w.missing(importPath, list)
	case 1:
		return found[0].Folder, nil
	}
	return nil, failf(Ambiguous, "%q is in two modules, %s and %s: require versions of them of which only one has it, with `go get`", importPath, found[1], found[0])
}

// candidates gives the folders that the import path names in each module. The modules of a workspace come before
// all others; a main module that is alone does not.
func (w *world) candidates(importPath string) (list []*candidate, err error) {
	for prefix := importPath; prefix != "."; prefix = path.Dir(prefix) {
		if m := w.main(prefix); m != nil {
			list = append(list, m.candidate(importPath))
		}
	}
	if w.vendor == nil && w.work != nil && slices.ContainsFunc(list, (*candidate).isPackage) {
		return list, nil
	}
	if w.vendor != nil {
		if c := w.vendor.candidate(importPath); c != nil {
			list = append(list, c)
		}
		return list, nil
	}
	versions, err := w.versions()
	if err != nil {
		return nil, err
	}
	for prefix := importPath; prefix != "."; prefix = path.Dir(prefix) {
		if versions[prefix] == "" {
			continue
		}
		f, err := w.locate(module.Version{Path: prefix, Version: versions[prefix]})
		if err != nil {
			return nil, err
		}
		f.Dir, _ = below(importPath, prefix)
		// A module in the cache holds nothing of those inside of it.
		list = append(list, inspect(f, f.Version == ""))
	}
	return list, nil
}

// candidate gives the folder of a package in the module, nil where its path is not below that of the module.
func (m *mainModule) candidate(importPath string) *candidate {
	dir, inside := below(importPath, m.path)
	if !inside {
		return nil
	}
	return inspect(&Folder{Module: m.path, Root: m.dir, Dir: dir, Writable: true}, true)
}

// inspect looks at what there is in a folder. Where other modules may lie inside of its module, it minds them.
func inspect(f *Folder, mindModules bool) *candidate {
	c := &candidate{Folder: f}
	full := filepath.Join(f.Root, filepath.FromSlash(f.Dir))
	info, err := os.Stat(full)
	if err != nil || !info.IsDir() {
		return c
	}
	for dir := f.Dir; mindModules && dir != "."; dir = path.Dir(dir) {
		if exists(filepath.Join(f.Root, filepath.FromSlash(dir), "go.mod")) {
			c.state = isModule
			return c
		}
	}
	c.state = noSources
	entries, _ := os.ReadDir(full) // of a folder that cannot be read, no package can be
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ".kit") && !strings.HasPrefix(e.Name(), ".") {
			c.state = hasPackage
		}
	}
	return c
}

// missing says why no candidate has the package.
func (w *world) missing(importPath string, list []*candidate) error {
	for _, c := range list {
		switch {
		case w.vendor != nil && !c.Writable:
			return w.vendor.missing(importPath, c.Module)
		case c.state == noSources:
			return failf(NoSources, "the folder of %q has no .kit files: name the folder of a package, which may be another one of %s", importPath, c.Module)
		case c.state == isModule && c.Writable:
			return failf(NotRequired, "the folder %s is part of another Go module, since there is a go.mod: require that one, and replace it by the folder, or run `go work use`", c.Dir)
		}
	}
	for _, c := range list {
		if !c.Writable {
			return failf(NoFolder, "%s has no folder for %q: correct the path, or require a version that has it, with `go get %s@latest`", c, importPath, c.Module)
		}
	}
	if len(list) > 0 {
		return failf(NoFolder, "module %s has no folder %s: correct the path, or start a package there with `kitc init`", list[0].Module, list[0].Dir)
	}
	for prefix := importPath; prefix != "."; prefix = path.Dir(prefix) {
		if w.replaces(prefix) {
			return failf(NotRequired, "%s replaces module %s, and does not require it: run `go get %s`", w.requirer(), prefix, prefix)
		}
	}
	if first, _, _ := strings.Cut(importPath, "/"); !strings.Contains(first, ".") {
		return failf(NotRequired, "there is no module %q: write the folder as seen from here, such as \"../%s\", or the path of a package in a Go module", importPath, importPath)
	}
	if w.vendor != nil {
		return w.vendor.missing(importPath, "")
	}
	return failf(NotRequired, "no module that %s requires holds %q: run `go get %s`, or correct the path", w.requirer(), importPath, importPath)
}

func (c *candidate) isPackage() bool { return c.state == hasPackage }

// String names the module of a candidate.
func (c *candidate) String() string { return strings.TrimSpace(c.Module + " " + c.Version) }

// locate gives the folder of a required module: what replaces it, or that in the module cache.
func (w *world) locate(mod module.Version) (*Folder, error) {
	modPath := mod.Path
	if to, ok := w.replacement(mod); ok {
		if to.dir != "" {
			if !exists(filepath.Join(to.dir, "go.mod")) {
				return nil, failf(BadModule, "%s replaces %s by the folder %s, which has no go.mod: correct the replacement", w.requirer(), modPath, to.dir)
			}
			return &Folder{Module: modPath, Root: to.dir}, nil
		}
		mod = to.mod
	}
	// What is cut short has a file beside it that says so.
	partial, err := w.download(mod, ".partial")
	if err != nil {
		return nil, err
	}
	root, err := w.extracted(mod)
	if err != nil {
		return nil, err
	}
	if !exists(root) || exists(partial) {
		return nil, failf(NotDownloaded, "module %s %s is not in the module cache: run `go mod download %s`", mod.Path, mod.Version, modPath)
	}
	return &Folder{Module: modPath, Version: mod.Version, Root: root}, nil
}

// extracted gives the folder of a module in the cache (https://go.dev/ref/mod#module-cache).
func (w *world) extracted(mod module.Version) (string, error) {
	p, v, err := escape(mod)
	return filepath.Join(w.cache, filepath.FromSlash(p)+"@"+v), err
}

// download gives a file of the part of the cache that holds what a proxy gave.
func (w *world) download(mod module.Version, ext string) (string, error) {
	p, v, err := escape(mod)
	return filepath.Join(w.cache, "cache", "download", filepath.FromSlash(p), "@v", v+ext), err
}

// escape gives the path and version of a module as the cache writes them.
func escape(mod module.Version) (modPath, version string, err error) {
	if modPath, err = module.EscapePath(mod.Path); err == nil {
		version, err = module.EscapeVersion(mod.Version)
	}
	if err != nil {
		return "", "", failf(BadModule, "%s %s is no module with a version: correct go.mod", mod.Path, mod.Version)
	}
	return modPath, version, nil
}

// below gives the rest of an import path behind that of a module, "." for the module itself.
func below(importPath, modPath string) (rest string, inside bool) {
	if importPath == modPath {
		return ".", true
	}
	return strings.CutPrefix(importPath, modPath+"/")
}
