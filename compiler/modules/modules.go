// Package modules finds the folder that an import path names, as the go command does for a main module:
// in that module, in those of its workspace, in vendor/, in what replaces a module, or in the module cache.
// It never touches the network.
package modules

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// Folder is where a package lies.
type Folder struct {
	Module  string // the path of the module that holds it
	Version string // "" for a module of the workspace, and for a folder that replaces a module
	Root    string // the absolute folder of the module, or of its copy in vendor/
	Dir     string // of the package, below Root, with slashes; "." for the root
	// Writable says that the module is the main one, or another one of its workspace, so that its packages
	// are built where they lie.
	Writable bool
}

// Kind is why a package could not be found.
type Kind uint8

// The kinds.
const (
	_             Kind = iota
	BadPath            // it is no import path
	BadModule          // a go.mod, go.work or vendor/modules.txt cannot be read, or they do not fit together
	NoGo               // the go command, which knows where the module cache is, cannot be run
	NotRequired        // no module that go.mod requires could hold it
	NotDownloaded      // the module is not in the module cache
	NotVendored        // vendor/ is used, and does not have it
	NoFolder           // the module has no such folder
	NoSources          // the folder has no .kit files
)

// Error says why a package could not be found, and what to do.
type Error struct {
	Kind    Kind
	message string
}

// Error gives a sentence that names the way out.
func (e *Error) Error() string { return e.message }

func failf(kind Kind, format string, args ...any) *Error {
	return &Error{kind, fmt.Sprintf(format, args...)}
}

// Finder finds packages for one main module. It may be used by several goroutines at once.
type Finder struct {
	dir   string
	once  sync.Once
	world *world
	err   error
}

// New makes a Finder for the module whose go.mod lies in dir, an absolute folder. It reads nothing yet.
func New(dir string) *Finder { return &Finder{dir: dir} }

// Find gives the folder of a package, whose errors are of type *Error. A symbolic link counts as what it
// leads to; whether it leads out of the module is for the reader to see.
func (f *Finder) Find(importPath string) (*Folder, error) {
	if err := module.CheckImportPath(importPath); err != nil {
		return nil, failf(BadPath, "%q is no path of a package in a Go module: write one such as \"example.com/shop/billing\"", importPath)
	}
	f.once.Do(func() { f.world, f.err = readWorld(f.dir) })
	if f.err != nil {
		return nil, f.err
	}
	return f.world.find(importPath)
}

// world is all that decides where packages are.
type world struct {
	mains    []mainModule
	required map[string]string           // versions by module path
	replaced map[module.Version]location // by module and version, or by module alone
	cache    string                      // GOMODCACHE
	vendor   *vendor                     // nil where vendor/ is not used
}

// mainModule is the main module, or another one of the workspace.
type mainModule struct {
	path, dir string
	file      *modfile.File
}

// location is what replaces a module: a folder, or another module.
type location struct {
	dir string
	mod module.Version
}

func readWorld(dir string) (*world, error) {
	env, err := goEnv(dir)
	if err != nil {
		return nil, err
	}
	w := &world{required: map[string]string{}, replaced: map[module.Version]location{}, cache: env.GOMODCACHE}
	base, replaces, err := w.readMains(dir, env)
	if err != nil {
		return nil, err
	}
	for _, m := range w.mains {
		for _, r := range m.file.Require {
			if semver.Compare(r.Mod.Version, w.required[r.Mod.Path]) > 0 || w.required[r.Mod.Path] == "" {
				w.required[r.Mod.Path] = r.Mod.Version
			}
		}
		w.replace(m.dir, m.file.Replace)
	}
	w.replace(base, replaces) // those of go.work take precedence
	w.vendor, err = w.readVendor(base, env)
	return w, err
}

// readMains reads the main module and, where there is a go.work, the other ones beside it. It gives the
// folder that vendor/ would be in, and the replacements of go.work.
func (w *world) readMains(dir string, env environment) (base string, replaces []*modfile.Replace, err error) {
	if env.GOWORK == "" || env.GOWORK == "off" {
		file := filepath.Join(dir, "go.mod")
		if alternative := env.flag("-modfile"); alternative != "" {
			if file = alternative; !filepath.IsAbs(file) {
				file = filepath.Join(dir, file)
			}
		}
		return dir, nil, w.readMain(dir, file)
	}
	data, err := os.ReadFile(env.GOWORK)
	if err != nil {
		return "", nil, failf(BadModule, "cannot read %s: %v", env.GOWORK, cause(err))
	}
	work, err := modfile.ParseWork(env.GOWORK, data, nil)
	if err != nil {
		return "", nil, failf(BadModule, "go.work cannot be read: %s", firstLine(err))
	}
	base = filepath.Dir(env.GOWORK)
	used := false
	for _, u := range work.Use {
		at := filepath.FromSlash(u.Path)
		if !filepath.IsAbs(at) {
			at = filepath.Join(base, at)
		}
		used = used || same(at, dir)
		if err := w.readMain(at, filepath.Join(at, "go.mod")); err != nil {
			return "", nil, err
		}
	}
	if !used {
		return "", nil, failf(BadModule, "%s does not use this module, so the go command builds nothing here: run `go work use .`", env.GOWORK)
	}
	return base, work.Replace, nil
}

func (w *world) readMain(dir, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return failf(BadModule, "cannot read %s: %v", name, cause(err))
	}
	file, err := modfile.Parse(name, data, nil)
	if err != nil {
		return failf(BadModule, "go.mod cannot be read: %s", firstLine(err))
	}
	if file.Module == nil {
		return failf(BadModule, "%s names no module: it should begin with `module example.com/name`", name)
	}
	w.mains = append(w.mains, mainModule{path: file.Module.Mod.Path, dir: dir, file: file})
	return nil
}

func (w *world) replace(dir string, list []*modfile.Replace) {
	for _, r := range list {
		to := location{mod: r.New}
		if r.New.Version == "" {
			if to.dir = filepath.FromSlash(r.New.Path); !filepath.IsAbs(to.dir) {
				to.dir = filepath.Join(dir, to.dir)
			}
		}
		w.replaced[r.Old] = to
	}
}

// find looks in the module with the longest path first, as the go command does.
func (w *world) find(importPath string) (*Folder, error) {
	for _, m := range w.mains {
		if rest, inside := below(importPath, m.path); inside {
			if f := (&Folder{Module: m.path, Root: m.dir, Dir: rest, Writable: true}); !f.nested() && f.exists() {
				return f.withSources(importPath)
			}
		}
	}
	if w.vendor != nil {
		return w.vendor.find(importPath)
	}
	var looked []string
	for prefix := importPath; prefix != "."; prefix = path.Dir(prefix) {
		version := w.required[prefix]
		if version == "" {
			continue
		}
		f, err := w.locate(prefix, version)
		if err != nil {
			return nil, err
		}
		f.Dir, _ = below(importPath, prefix)
		if f.exists() && !f.nested() {
			return f.withSources(importPath)
		}
		looked = append(looked, strings.TrimSpace(prefix+" "+f.Version))
	}
	for _, m := range w.mains {
		if rest, inside := below(importPath, m.path); inside && len(looked) == 0 {
			return nil, failf(NoFolder, "this module has no folder %s: correct the path, or start a package there with `kitc init`", rest)
		}
	}
	if len(looked) > 0 {
		return nil, failf(NoFolder, "%s has no folder for %q: correct the path, or require a version that has it, with `go get %s@latest`", looked[0], importPath, strings.Fields(looked[0])[0])
	}
	return nil, failf(NotRequired, "no module that go.mod requires holds %q: run `go get %s`, or correct the path", importPath, importPath)
}

// locate gives the folder of a required module.
func (w *world) locate(modPath, version string) (*Folder, error) {
	mod := module.Version{Path: modPath, Version: version}
	to, replaced := w.replaced[mod]
	if !replaced {
		to, replaced = w.replaced[module.Version{Path: modPath}]
	}
	switch {
	case replaced && to.dir != "":
		if _, err := os.Stat(filepath.Join(to.dir, "go.mod")); err != nil {
			return nil, failf(BadModule, "go.mod replaces %s by the folder %s, which has no go.mod: correct the replacement", modPath, to.dir)
		}
		return &Folder{Module: modPath, Root: to.dir}, nil
	case replaced:
		mod = to.mod
	}
	escapedPath, err := module.EscapePath(mod.Path)
	if err != nil {
		return nil, failf(BadModule, "%q is no path of a module", mod.Path)
	}
	escapedVersion, err := module.EscapeVersion(mod.Version)
	if err != nil {
		return nil, failf(BadModule, "%q is no version of a module", mod.Version)
	}
	root := filepath.Join(w.cache, filepath.FromSlash(escapedPath)+"@"+escapedVersion)
	if _, err := os.Stat(root); err != nil {
		return nil, failf(NotDownloaded, "module %s %s is not in the module cache: run `go mod download %s`", mod.Path, mod.Version, modPath)
	}
	return &Folder{Module: modPath, Version: mod.Version, Root: root}, nil
}

// below gives the rest of an import path behind that of a module, "." for the module itself.
func below(importPath, modPath string) (rest string, inside bool) {
	if importPath == modPath {
		return ".", true
	}
	return strings.CutPrefix(importPath, modPath+"/")
}

func (f *Folder) full() string { return filepath.Join(f.Root, filepath.FromSlash(f.Dir)) }

func (f *Folder) exists() bool {
	info, err := os.Stat(f.full())
	return err == nil && info.IsDir()
}

// nested reports whether the folder belongs to a module inside of this one.
func (f *Folder) nested() bool {
	for dir := f.Dir; dir != "."; dir = path.Dir(dir) {
		if _, err := os.Stat(filepath.Join(f.Root, filepath.FromSlash(dir), "go.mod")); err == nil {
			return true
		}
	}
	return false
}

func (f *Folder) withSources(importPath string) (*Folder, error) {
	entries, err := os.ReadDir(f.full())
	if err != nil {
		return nil, failf(NoFolder, "the folder of %q cannot be read: %v", importPath, cause(err))
	}
	if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return !e.IsDir() && strings.HasSuffix(e.Name(), ".kit") && !strings.HasPrefix(e.Name(), ".")
	}) {
		return nil, failf(NoSources, "the folder of %q has no .kit files: name the folder of a package, which may be another one of %s", importPath, f.Module)
	}
	return f, nil
}
