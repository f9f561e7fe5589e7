// Package modules finds the folder that an import path names, as the go command does for a main module:
// in that module, in those of its workspace, in vendor/, in what replaces a module, or in the module cache.
// It never touches the network, and reads the go.mod files of other modules only where versions depend on them.
package modules

import (
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/mod/module"
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

// Finder finds packages for one main module. It may be used by several goroutines at once.
type Finder struct {
	dir   string
	once  sync.Once
	world *world
	err   error
}

// New makes a Finder for the module whose go.mod lies in dir, an absolute folder. It reads nothing yet.
func New(dir string) *Finder { return &Finder{dir: dir} }

// Find gives the folder of a package: a folder with .kit files. Its errors are of type *Error. The go command
// is asked for its settings once, by the first import that leads out of the main module.
//
// A symbolic link counts as what it leads to; whether it leads out of the module is for the reader to see.
// Upper and lower case are as the file system has them, as for the go command: where it tells no difference,
// neither does Find.
//
// What is in the module cache is taken as it is. That it is what go.sum says is for the go command to check,
// without which nothing that was generated runs.
func (f *Finder) Find(importPath string) (*Folder, error) {
	if err := module.CheckImportPath(importPath); err != nil {
		return nil, failf(BadPath, "%q is no path of a package in a Go module: write one such as \"example.com/shop/billing\"", importPath)
	}
	if own := f.own(importPath); own != nil {
		return own, nil
	}
	f.once.Do(func() { f.world, f.err = readWorld(f.dir) })
	if f.err != nil {
		return nil, f.err
	}
	return f.world.find(importPath)
}

// own finds a package of the main module that no other module could have too. That needs no more than its
// go.mod, so that it works where there is no go command.
func (f *Finder) own(importPath string) *Folder {
	m, err := readMain(f.dir, filepath.Join(f.dir, "go.mod"))
	if err != nil {
		return nil // to be told with the rest
	}
	for _, r := range m.file.Require {
		if _, inside := below(importPath, r.Mod.Path); inside {
			return nil
		}
	}
	c := m.candidate(importPath)
	if c == nil || !c.isPackage() {
		return nil
	}
	return c.Folder
}

// exists reports whether a file or folder is there.
func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
