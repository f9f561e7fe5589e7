package modules

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/mod/semver"
)

// vendor is the folder with copies of what the main modules need.
type vendor struct {
	dir      string
	versions map[string]string // of the modules in it
}

// readVendor gives vendor/ where the go command would use it: where it is there and go.mod is of Go 1.14
// or later, go.work of 1.22, unless -mod says otherwise.
func (w *world) readVendor(base string, env environment) (*vendor, error) {
	v := &vendor{dir: filepath.Join(base, "vendor"), versions: map[string]string{}}
	data, err := os.ReadFile(filepath.Join(v.dir, "modules.txt"))
	mode := env.flag("-mod")
	switch {
	case mode == "mod" || mode == "readonly":
		return nil, nil
	case errors.Is(err, fs.ErrNotExist) && mode != "vendor":
		return nil, nil
	case err != nil:
		return nil, failf(BadModule, "GOFLAGS has -mod=vendor, and vendor/modules.txt cannot be read: run `go mod vendor`")
	case mode != "vendor" && !w.vendorByDefault(env):
		return nil, nil
	}
	for line := range strings.Lines(string(data)) {
		// "# example.com/a v1.2.0", and behind an arrow what replaces it
		if words := strings.Fields(line); len(words) >= 3 && words[0] == "#" && semver.IsValid(words[2]) {
			v.versions[words[1]] = words[2]
		}
	}
	for mod, version := range w.required {
		if has := v.versions[mod]; has != "" && has != version {
			return nil, failf(BadModule, "vendor/ has %s %s, and go.mod requires %s: run `go mod vendor`", mod, has, version)
		}
	}
	return v, nil
}

func (w *world) vendorByDefault(env environment) bool {
	least := "v1.14"
	if env.GOWORK != "" && env.GOWORK != "off" {
		least = "v1.22"
	}
	for _, m := range w.mains {
		if m.file.Go == nil || semver.Compare("v"+m.file.Go.Version, least) < 0 {
			return false
		}
	}
	return true
}

func (v *vendor) find(importPath string) (*Folder, error) {
	for prefix := importPath; prefix != "."; prefix = path.Dir(prefix) {
		version, known := v.versions[prefix]
		if !known {
			continue
		}
		f := &Folder{Module: prefix, Version: version, Root: filepath.Join(v.dir, filepath.FromSlash(prefix))}
		f.Dir, _ = below(importPath, prefix)
		if !f.exists() {
			return nil, failf(NotVendored, "vendor/ has no folder for %q, because `go mod vendor` copies only folders with Go code that something imports: put a Go file beside the .kit files in %s and import it, or build with GOFLAGS=-mod=mod", importPath, prefix)
		}
		return f.withSources(importPath)
	}
	return nil, failf(NotRequired, "no module in vendor/ holds %q: run `go get %s` and `go mod vendor`, or correct the path", importPath, importPath)
}
