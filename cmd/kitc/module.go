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
	dir  string // absolute, without symbolic links
	path string // as go.mod gives it, "" where there is no go.mod
	from string // the folder of the person who reads our names of files
}

// openModule opens the module that a folder belongs to: that of the nearest go.mod above it, or the
// folder itself where there is none.
func openModule(dir, from string) (*module, error) {
	m, err := findModule(dir)
	if err != nil {
		return nil, err
	}
	m.from = from
	if m.root, err = os.OpenRoot(m.dir); err != nil {
		return nil, fmt.Errorf("cannot open the folder %s: %w", m.dir, cause(err))
	}
	return m, nil
}

// findModule looks for the go.mod of a folder.
func findModule(dir string) (*module, error) {
	for at := dir; ; at = filepath.Dir(at) {
		file := filepath.Join(at, "go.mod")
		data, err := os.ReadFile(file)
		switch {
		case err == nil:
			name := modfile.ModulePath(data)
			if name == "" {
				return nil, inputError{fmt.Sprintf("%s names no module: it should begin with `module example.com/name`", file)}
			}
			return &module{dir: at, path: name}, nil
		case !errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("cannot read %s: %w", file, cause(err))
		case at == filepath.Dir(at):
			return &module{dir: dir}, nil
		}
	}
}

// relative gives a file or folder below the module as its packages are named: with forward slashes.
func (m *module) relative(name string) (string, error) {
	rel, err := filepath.Rel(m.dir, name)
	return filepath.ToSlash(rel), err
}

// show gives the name by which a person knows a file of the module.
func (m *module) show(name string) string {
	full := filepath.Join(m.dir, filepath.FromSlash(name))
	rel, err := filepath.Rel(m.from, full)
	if err != nil || strings.HasPrefix(rel, filepath.Join("..", "..", "..")) {
		rel = full
	}
	return filepath.ToSlash(rel)
}

// escapes reports whether an os.Root refused a path because it leads out of it. The package os gives
// that error no name.
func escapes(err error) bool {
	return err != nil && strings.HasSuffix(err.Error(), "path escapes from parent")
}

// cause takes the operation and the path from an error of the file system, because our messages name
// them already.
func cause(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	if le := (*os.LinkError)(nil); errors.As(err, &le) {
		return le.Err
	}
	return err
}
