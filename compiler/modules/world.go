package modules

import (
	"go/version"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// world is all that decides where packages are.
type world struct {
	base     string // the folder of go.work, or else of the main module: vendor/ is there
	work     *modfile.WorkFile
	mains    []*mainModule
	replaced []replacements // those of go.work, and then of the main modules, the last one first
	excluded map[module.Version]bool
	cache    string  // GOMODCACHE
	vendor   *vendor // nil where vendor/ is not used

	once     sync.Once // for versions, which only packages of other modules need
	selected map[string]string
	err      error
}

// mainModule is the main module, or another one of the workspace.
type mainModule struct {
	path, dir string
	file      *modfile.File
}

// replacements are what one file replaces, by module and version, or by module alone.
type replacements map[module.Version]location

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
	w := &world{base: dir, cache: env.GOMODCACHE, excluded: map[module.Version]bool{}}
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

// readReplacements collects what replaces modules. The modules of a workspace have to agree, unless go.work
// settles it.
func (w *world) readReplacements() error {
	settled := map[string]bool{}
	if w.work != nil {
		for _, r := range w.work.Replace {
			settled[r.Old.Path] = true
		}
		w.replaced = append(w.replaced, w.replacements(w.base, w.work.Replace))
	}
	all := replacements{}
	for _, m := range w.mains {
		own := w.replacements(m.dir, m.file.Replace)
		for _, r := range m.file.Replace {
			if other, ok := all[r.Old]; ok && other != own[r.Old] && !settled[r.Old.Path] {
				return failf(BadModule, "the modules of the workspace replace %s by different ones: say in go.work which it is, with `go work edit -replace`", r.Old.Path)
			}
		}
		maps.Copy(all, own)
		for _, e := range m.file.Exclude {
			w.excluded[e.Mod] = true
		}
	}
	for _, m := range slices.Backward(w.mains) {
		w.replaced = append(w.replaced, w.replacements(m.dir, m.file.Replace))
	}
	return nil
}

func (w *world) replacements(dir string, list []*modfile.Replace) replacements {
	all := replacements{}
	for _, r := range list {
		all[r.Old] = w.location(dir, r.New)
	}
	return all
}

func (w *world) location(dir string, to module.Version) location {
	if to.Version != "" {
		return location{mod: to}
	}
	return location{dir: absolute(dir, to.Path)}
}

// replacement gives what replaces a version of a module.
func (w *world) replacement(mod module.Version) (to location, ok bool) {
	for _, file := range w.replaced {
		if to, ok = file[mod]; ok {
			return to, true
		}
		if to, ok = file[module.Version{Path: mod.Path}]; ok {
			return to, true
		}
	}
	return to, false
}

// replaces reports whether a file replaces some version of a module.
func (w *world) replaces(modPath string) bool {
	return slices.ContainsFunc(w.allReplaced(), func(old module.Version) bool { return old.Path == modPath })
}

// allReplaced gives what the files replace, in order.
func (w *world) allReplaced() []module.Version {
	all := replacements{}
	for _, file := range w.replaced {
		maps.Copy(all, file)
	}
	olds := slices.Collect(maps.Keys(all))
	module.Sort(olds)
	return olds
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
