package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// module is the Go module that packages belong to. All reads and writes go through its root, so that
// none leads out of it.
type module struct {
	root *os.Root
	dir  string // absolute
	path string // as go.mod gives it, "" where there is no go.mod
}

// openModule opens the module that a folder belongs to: that of the nearest go.mod above it, or the
// folder itself where there is none.
func openModule(dir string) (*module, error) {
	m := &module{dir: dir}
	for at := dir; ; at = filepath.Dir(at) {
		data, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil {
			m.dir = at
			if m.path = modfile.ModulePath(data); m.path == "" {
				return nil, inputError{fmt.Sprintf("%s names no module: its first line should be `module example.com/name`", filepath.Join(at, "go.mod"))}
			}
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, machineError{fmt.Errorf("reading go.mod: %w", err)}
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	root, err := os.OpenRoot(m.dir)
	if err != nil {
		return nil, machineError{err}
	}
	m.root = root
	return m, nil
}

// relative gives a folder below the module as its packages are named: with forward slashes.
func (m *module) relative(dir string) (string, error) {
	rel, err := filepath.Rel(m.dir, dir)
	if err != nil {
		return "", machineError{err}
	}
	return filepath.ToSlash(rel), nil
}

// display gives the name by which a person in the folder from knows a file of the module.
func (m *module) display(from, name string) string {
	full := filepath.Join(m.dir, filepath.FromSlash(name))
	rel, err := filepath.Rel(from, full)
	if err != nil || strings.HasPrefix(rel, filepath.Join("..", "..", "..")) {
		rel = full
	}
	return filepath.ToSlash(rel)
}
