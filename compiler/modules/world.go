package modules

import (
	"go/version"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// world is all that decides where packages are.
type world struct {
	base     string // the folder of go.work, or else of the main module: vendor/ is there
	work     *modfile.WorkFile
	mains    []*mainModule
	replaced map[module.Version]location // by module and version, or by module alone
	excluded map[module.Version]bool
	cache    string            // GOMODCACHE
	vendor   *vendor           // nil where vendor/ is not used
	selected map[string]string // versions by module path, nil where vendor/ is used
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
	w := &world{base: dir, cache: env.GOMODCACHE, replaced: map[module.Version]location{}, excluded: map[module.Version]bool{}}
	if env.inWorkspace() {
		err = w.readWorkspace(dir, env.GOWORK)
	} else {
		err = w.readAlone(dir, env.flag("modfile"))
	}
	if err == nil {
		err = w.readReplacements()
	}
	if err == nil {
		w.vendor, err = w.readVendor(env.flag("mod"))
	}
	if err == nil && w.vendor == nil {
		w.selected, err = w.selectVersions()
	}
	return w, err
}

// readAlone reads the main module, where there is no workspace.
func (w *world) readAlone(dir, alternative string) error {
	name := filepath.Join(dir, "go.mod")
	if alternative != "" {
		if name = alternative; !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
	}
	m, err := readMain(dir, name)
	w.mains = append(w.mains, m)
	return err
}

// readWorkspace reads go.work and the modules that it uses.
func (w *world) readWorkspace(dir, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return failf(BadModule, "cannot read %s: %v", name, cause(err))
	}
	if w.work, err = modfile.ParseWork(name, data, nil); err != nil {
		return failf(BadModule, "go.work cannot be read: %s", firstLine(err.Error()))
	}
	w.base = filepath.Dir(name)
	used := false
	for _, u := range w.work.Use {
		at := absolute(w.base, u.Path)
		used = used || same(at, dir)
		m, err := readMain(at, filepath.Join(at, "go.mod"))
		if err != nil {
			return err
		}
		w.mains = append(w.mains, m)
	}
	if !used {
		return failf(BadModule, "%s does not use this module, so the go command builds nothing here: run `go work use .`", name)
	}
	return nil
}

func readMain(dir, name string) (*mainModule, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, failf(BadModule, "cannot read %s: %v", name, cause(err))
	}
	file, err := modfile.Parse(name, data, nil)
	if err != nil {
		return nil, failf(BadModule, "go.mod cannot be read: %s", firstLine(err.Error()))
	}
	if file.Module == nil {
		return nil, failf(BadModule, "%s names no module: it should begin with `module example.com/name`", name)
	}
	return &mainModule{path: file.Module.Mod.Path, dir: dir, file: file}, nil
}

// readReplacements collects what replaces modules. What go.work says of a module counts, and otherwise the
// modules of the workspace have to agree.
func (w *world) readReplacements() error {
	settled := map[string]bool{}
	if w.work != nil {
		for _, r := range w.work.Replace {
			w.replaced[r.Old] = w.location(w.base, r.New)
			settled[r.Old.Path] = true
		}
	}
	for _, m := range w.mains {
		others := maps.Clone(w.replaced)
		for _, r := range m.file.Replace {
			to := w.location(m.dir, r.New)
			if settled[r.Old.Path] {
				continue
			}
			if other, ok := others[r.Old]; ok && other != to {
				return failf(BadModule, "the modules of the workspace replace %s by different ones: say in go.work which it is, with `go work edit -replace`", r.Old.Path)
			}
			w.replaced[r.Old] = to
		}
		for _, e := range m.file.Exclude {
			w.excluded[e.Mod] = true
		}
	}
	return nil
}

func (w *world) location(dir string, to module.Version) location {
	if to.Version != "" {
		return location{mod: to}
	}
	return location{dir: absolute(dir, to.Path)}
}

// replacement gives what replaces a version of a module.
func (w *world) replacement(mod module.Version) (to location, ok bool) {
	if to, ok = w.replaced[mod]; ok {
		return to, true
	}
	to, ok = w.replaced[module.Version{Path: mod.Path}]
	return to, ok
}

// main gives the main module, or another one of the workspace, by its path, and nil for other modules.
func (w *world) main(modPath string) *mainModule {
	if i := slices.IndexFunc(w.mains, func(m *mainModule) bool { return m.path == modPath }); i >= 0 {
		return w.mains[i]
	}
	return nil
}

// requirer names the file that requires modules, for texts.
func (w *world) requirer() string {
	if w.work != nil {
		return "the workspace"
	}
	return "go.mod"
}

// atLeast reports whether a file is written for a version of Go, such as 1.17, or a later one. One that does
// not say is of Go 1.16.
func atLeast(g *modfile.Go, least string) bool {
	has := "1.16"
	if g != nil {
		has = g.Version
	}
	return version.Compare("go"+has, "go"+least) >= 0
}

// absolute gives a folder of a go.mod or go.work, which lies in dir.
func absolute(dir, name string) string {
	if name = filepath.FromSlash(name); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// same reports whether two folders are one, also through symbolic links.
func same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	ia, errA := os.Stat(a)
	ib, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ia, ib)
}
