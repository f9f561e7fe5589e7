package main

import (
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	modpath "golang.org/x/mod/module"
)

const kitModule = "github.com/kitc-lang/kit"

// standardLibrary is the top level of Go's own packages, beside which no module can have the same path.
const standardLibrary = `
archive bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors
expvar flag fmt go hash html image index io iter log maps math mime net os path plugin reflect regexp
runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak`

// goModule gives the go.mod that a new service needs, nil where a module around it will do, and the
// import path of its folder. What the caller must run first goes to notes.
func (i *initializing) goModule() (mod []byte, importPath string, err error) {
	around, err := findModule(i.dir)
	if err != nil {
		return nil, "", err
	}
	if i.module == "" && around.path != "" && around.dir != i.dir && around.requiresKit() {
		rel, err := around.relative(i.dir)
		return nil, path.Join(around.path, rel), err
	}
	if i.module == "" {
		i.module = i.name
		if slices.Contains(strings.Fields(standardLibrary), i.name) {
			i.module = "example.com/" + i.name
		}
	}
	if inWorkspace(filepath.Dir(i.dir)) {
		i.notes = append(i.notes, "go work use .             # the go.work above this folder must know it")
	}
	mod, err = i.newGoMod()
	return mod, i.module, err
}

// requiresKit reports whether a module can import Kit's runtime.
func (m *module) requiresKit() bool {
	data, err := os.ReadFile(filepath.Join(m.dir, "go.mod"))
	if err != nil {
		return false
	}
	f, err := modfile.ParseLax("go.mod", data, nil)
	if err != nil {
		return false
	}
	for _, r := range f.Require {
		if r.Mod.Path == kitModule {
			return true
		}
	}
	return m.path == kitModule
}

// inWorkspace reports whether a go.work lies in a folder or above it.
func inWorkspace(dir string) bool {
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
		dir = filepath.Dir(dir)
	}
}

// newGoMod makes a go.mod that requires the Kit that this kitc is of: its release, or, because no release
// holds what was built from a checkout, what lies there.
func (i *initializing) newGoMod() ([]byte, error) {
	f := new(modfile.File)
	if err := f.AddModuleStmt(i.module); err != nil {
		return nil, err
	}
	if err := f.AddGoStmt("1.26"); err != nil {
		return nil, err
	}
	source := kitSource()
	switch {
	case source.version != "":
		i.notes = append(i.notes, "go mod tidy               # once: fetches Kit")
	case source.dir != "":
		if err := f.AddReplace(kitModule, "", source.dir, ""); err != nil {
			return nil, err
		}
	default:
		i.notes = append(i.notes, "go mod edit -replace "+kitModule+"=FOLDER   # this kitc is no release: FOLDER is your checkout of Kit")
	}
	version := source.version
	if version == "" {
		version = "v0.0.0"
	}
	f.AddNewRequire(kitModule, version, false)
	f.Cleanup()
	return f.Format()
}

// source is where the Kit is that this kitc was built from: a version that the go command can fetch, or
// the folder of a checkout. Both are empty where a checkout was compiled with -trimpath.
type source struct{ version, dir string }

func kitSource() source {
	_, file, _, _ := runtime.Caller(0)
	return sourceOf(kitVersion(), file)
}

// sourceOf tells from the version of a build, and from the name by which the compiler knew this file,
// where it came from.
func sourceOf(version, file string) source {
	dir := filepath.Dir(filepath.Dir(filepath.Dir(file)))
	fetched := strings.HasSuffix(filepath.ToSlash(dir), kitModule+"@"+version)
	released := modpath.CanonicalVersion(version) == version && !modpath.IsPseudoVersion(version)
	if fetched || released {
		return source{version: version}
	}
	if !filepath.IsAbs(file) {
		return source{}
	}
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || modfile.ModulePath(data) != kitModule {
		return source{}
	}
	return source{dir: dir}
}
