package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/modules"
)

// neighbours is where the packages of other modules are found that those of a module import. They are read
// through a root of their own each, and never written.
type neighbours struct {
	finder *modules.Finder
	from   string // the folder of the person who reads our names of files

	mu    sync.Mutex
	roots map[string]*os.Root // by folder
}

func newNeighbours(m *module) *neighbours {
	return &neighbours{finder: modules.New(m.dir), from: m.from, roots: map[string]*os.Root{}}
}

func (n *neighbours) close() {
	for _, root := range n.roots {
		root.Close()
	}
}

// find is compiler.Config's Find.
func (n *neighbours) find(importPath string) (compiler.Folder, error) {
	found, err := n.finder.Find(importPath)
	if err != nil {
		return compiler.Folder{}, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	root := n.roots[found.Root]
	if root == nil {
		if root, err = os.OpenRoot(found.Root); err != nil {
			return compiler.Folder{}, fmt.Errorf("cannot open the folder %s: %w", found.Root, cause(err))
		}
		n.roots[found.Root] = root
	}
	shown := &module{dir: found.Root, from: n.from}
	return compiler.Folder{
		FS: root.FS(), ModulePath: found.Module, Dir: filepath.ToSlash(found.Dir), Display: shown.show, Published: !found.Writable,
	}, nil
}
