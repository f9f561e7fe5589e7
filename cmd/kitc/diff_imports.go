package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/kitc-lang/kit/compiler"
)

// neighboursThen finds the packages of other modules as a commit has them: those of its own repository, and
// the versions that its go.mod required. For that the repository's files that matter are laid out in a
// temporary folder, once somebody asks.
type neighboursThen struct {
	ctx    context.Context
	commit *commit
	from   string // the folder of the person who reads our names of files

	once   sync.Once
	err    error
	folder string
	found  *neighbours
}

// find is compiler.Config's Find.
func (n *neighboursThen) find(importPath string) (compiler.Folder, error) {
	if n.once.Do(n.layOut); n.err != nil {
		return compiler.Folder{}, n.err
	}
	folder, err := n.found.find(importPath)
	if err != nil {
		return folder, err
	}
	show := folder.Display
	folder.Display = func(name string) string {
		// What lies in the temporary folder is known to people by its place in the repository.
		full := filepath.FromSlash(show(name))
		if !filepath.IsAbs(full) {
			full = filepath.Join(n.from, full)
		}
		inside, ok := strings.CutPrefix(full, n.folder+string(filepath.Separator))
		if !ok {
			return show(name)
		}
		there := &module{dir: n.commit.top, from: n.from}
		return n.commit.ref + ":" + there.show(filepath.ToSlash(inside))
	}
	return folder, nil
}

func (n *neighboursThen) layOut() {
	var files memory
	if files, n.err = n.commit.read(n.ctx, ""); n.err != nil {
		return
	}
	if n.folder, n.err = os.MkdirTemp("", "kitc-diff-"); n.err != nil {
		return
	}
	if n.folder, n.err = filepath.EvalSymlinks(n.folder); n.err != nil {
		return
	}
	root, err := os.OpenRoot(n.folder)
	if err != nil {
		n.err = err
		return
	}
	defer root.Close()
	for name, data := range files {
		if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o777); err != nil {
			n.err = fmt.Errorf("cannot lay out the commit %s: %w", n.commit.ref, cause(err))
			return
		}
		if err := root.WriteFile(filepath.FromSlash(name), data, 0o666); err != nil {
			n.err = fmt.Errorf("cannot lay out the commit %s: %w", n.commit.ref, cause(err))
			return
		}
	}
	n.found = newNeighbours(&module{dir: filepath.Join(n.folder, filepath.FromSlash(n.commit.prefix)), from: n.from})
}

func (n *neighboursThen) close() {
	if n.found != nil {
		n.found.close()
	}
	if n.folder != "" {
		os.RemoveAll(n.folder)
	}
}
