package modules

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// vendor is the folder with copies of what the main modules need, laid over one another.
type vendor struct {
	dir       string
	command   string // that makes it
	workspace bool
	modules   map[module.Version]*vendored // by module and version, or by module alone
	order     []module.Version             // as modules.txt lists them
	versions  map[string]string            // by module path
	packages  map[string]module.Version    // modules by import path, of packages with Go code
}

// vendored is what modules.txt says of a module.
type vendored struct {
	explicit bool // a main module requires it
	copied   bool // at least one of its packages is there
	replaced module.Version
}

// readVendor gives vendor/ where the go command would use it: -mod=vendor says so, or it is there, made for
// what is built here, and not older than vendor/modules.txt. mode is the value of -mod.
func (w *world) readVendor(mode string) (*vendor, error) {
	v := &vendor{
		dir: filepath.Join(w.base, "vendor"), command: "go mod vendor",
		modules: map[module.Version]*vendored{}, versions: map[string]string{}, packages: map[string]module.Version{},
	}
	if w.work != nil {
		v.command = "go work vendor"
	}
	if mode != "" && mode != "vendor" || mode == "" && !(exists(v.dir) && w.vendors()) {
		return nil, nil
	}
	data, err := os.ReadFile(filepath.Join(v.dir, "modules.txt"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, failf(BadModule, "cannot read vendor/modules.txt: %v", cause(err))
	}
	v.parse(string(data))
	if mode == "" && v.workspace != (w.work != nil) {
		return nil, nil
	}
	if why := w.inconsistent(v); why != "" {
		return nil, failf(BadModule, "%s: run `%s`", why, v.command)
	}
	return v, nil
}

// vendors reports whether the Go that the main module is written for uses vendor/ by itself.
func (w *world) vendors() bool {
	if w.work != nil {
		return w.work.Go != nil && atLeast(w.work.Go, "1.14")
	}
	return w.mains[0].file.Go != nil && atLeast(w.mains[0].file.Go, "1.14")
}

// parse reads modules.txt, in which a line such as "# example.com/a v1.2.0 => ../a" begins a module, "## explicit"
// tells of it, and the others are its packages (https://go.dev/ref/mod#vendoring).
func (v *vendor) parse(text string) {
	v.workspace = slices.Contains(annotations(firstLine(text)), "workspace")
	var mod module.Version
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "## "):
			if m := v.modules[mod]; m != nil && slices.Contains(annotations(line), "explicit") {
				m.explicit = true
			}
		case strings.HasPrefix(line, "# "):
			mod = v.begin(words[1:])
		case len(words) == 1 && mod.Path != "":
			v.packages[words[0]] = mod
			v.modules[mod].copied, v.versions[mod.Path] = true, mod.Version
		}
	}
}

// begin reads the line of a module, with or without its version, and with what replaces it.
func (v *vendor) begin(words []string) (mod module.Version) {
	if len(words) < 2 {
		return mod
	}
	replaced := module.Version{}
	for i, word := range words {
		switch {
		case i == 0:
			mod.Path = word
		case i == 1 && semver.IsValid(word):
			mod.Version = word
		case word == "=>" && i+1 < len(words):
			replaced.Path = words[i+1]
			if i+2 < len(words) {
				replaced.Version = words[i+2]
			}
		}
	}
	if mod.Version == "" && replaced.Path == "" {
		return module.Version{} // not of this edition of modules.txt
	}
	if v.modules[mod] == nil {
		v.modules[mod] = &vendored{}
		v.order = append(v.order, mod)
	}
	if replaced.Path != "" {
		v.modules[mod].replaced = replaced
	}
	if v.versions[mod.Path] == "" {
		v.versions[mod.Path] = mod.Version
	}
	return mod
}

func annotations(line string) (list []string) {
	rest, ok := strings.CutPrefix(line, "## ")
	for part := range strings.SplitSeq(rest, ";") {
		if ok {
			list = append(list, strings.TrimSpace(part))
		}
	}
	return list
}

// inconsistent says how vendor/ and the go.mod files differ, "" where they do not. Before Go 1.14 it said less.
func (w *world) inconsistent(v *vendor) string {
	full := w.work != nil || atLeast(w.mains[0].file.Go, "1.14")
	required := map[module.Version]bool{}
	for _, m := range w.mains {
		for _, r := range m.file.Require {
			required[r.Mod] = true
			has := v.versions[r.Mod.Path]
			differs := has != "" && has != r.Mod.Version
			listed := v.modules[r.Mod] != nil && v.modules[r.Mod].explicit
			switch {
			case full && listed || !full && !differs:
			case differs:
				return "vendor/ has " + r.Mod.Path + " " + has + ", and " + w.requirer() + " requires " + r.Mod.Version
			default:
				return "vendor/modules.txt does not list " + r.Mod.Path + " " + r.Mod.Version + ", which " + w.requirer() + " requires"
			}
		}
	}
	for _, mod := range v.order {
		if m := v.modules[mod]; m.copied && m.explicit && !required[mod] {
			return "vendor/ has " + mod.Path + " " + mod.Version + ", which " + w.requirer() + " does not require"
		}
	}
	return w.inconsistentReplacement(v, full)
}

func (w *world) inconsistentReplacement(v *vendor, full bool) string {
	differs := func(mod module.Version) string {
		return "vendor/modules.txt and " + w.requirer() + " replace " + strings.TrimSpace(mod.Path+" "+mod.Version) + " by different ones"
	}
	for _, old := range w.allReplaced() {
		m := v.modules[old]
		if w.main(old.Path) != nil && old.Version == "" || !full && (m == nil || m.replaced.Path == "") {
			continue
		}
		if to, _ := w.replacement(old); m == nil || m.replaced.Path == "" || w.location(w.base, m.replaced) != to {
			return differs(old)
		}
	}
	for _, mod := range v.order {
		if _, ok := w.replacement(mod); !ok && v.modules[mod].replaced.Path != "" {
			return differs(mod)
		}
	}
	return ""
}

// candidate gives a folder in vendor/, nil where none of the modules there could have it.
func (v *vendor) candidate(importPath string) *candidate {
	mod, listed := v.packages[importPath]
	for prefix := importPath; !listed && prefix != "."; prefix = path.Dir(prefix) {
		mod.Path = prefix
		mod.Version, listed = v.versions[prefix]
	}
	if !listed {
		return nil
	}
	version := mod.Version
	if m := v.modules[mod]; m.replaced.Path != "" {
		version = m.replaced.Version
	}
	f := &Folder{Module: mod.Path, Version: version, Root: filepath.Join(v.dir, filepath.FromSlash(mod.Path))}
	f.Dir, _ = below(importPath, mod.Path)
	return inspect(f, false)
}

// missing says why vendor/ does not have a package.
func (v *vendor) missing(importPath, modPath string) error {
	if modPath == "" {
		return failf(NotRequired, "no module in vendor/ holds %q: run `go get %s` and `%s`, or correct the path", importPath, importPath, v.command)
	}
	return failf(NotVendored, "vendor/ has no folder with .kit files for %q, because `%s` copies only folders with Go code that something imports: put a Go file beside the .kit files in %s and import it, or build with GOFLAGS=-mod=readonly", importPath, v.command, modPath)
}
