package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// workspace is what a command was asked to work on: folders with .kit files, by module.
type workspace struct {
	cwd     string
	modules []*module
	dirs    map[*module][]string // relative to the module, in order and without repetition
}

func (w *workspace) close() {
	for _, m := range w.modules {
		m.root.Close()
	}
}

// findPackages turns the arguments of a command into folders. A PATH is a folder, or DIR/... for every
// folder with .kit files in or below DIR.
func findPackages(args []string) (*workspace, error) {
	cwd, err := os.Getwd()
	if err != nil {
		return nil, machineError{err}
	}
	if real, err := filepath.EvalSymlinks(cwd); err == nil {
		cwd = real
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	var dirs []string
	for _, arg := range args {
		found, err := expand(cwd, arg)
		if err != nil {
			return nil, err
		}
		dirs = append(dirs, found...)
	}
	slices.Sort(dirs)
	return groupByModule(cwd, slices.Compact(dirs))
}

func groupByModule(cwd string, dirs []string) (*workspace, error) {
	w := &workspace{cwd: cwd, dirs: map[*module][]string{}}
	byDir := map[string]*module{}
	for _, dir := range dirs {
		m, err := openModule(dir)
		if err != nil {
			w.close()
			return nil, err
		}
		if same := byDir[m.dir]; same != nil {
			m.root.Close()
			m = same
		} else {
			byDir[m.dir] = m
			w.modules = append(w.modules, m)
		}
		rel, err := m.relative(dir)
		if err != nil {
			w.close()
			return nil, err
		}
		w.dirs[m] = append(w.dirs[m], rel)
	}
	return w, nil
}

// expand gives the absolute folders that an argument names.
func expand(cwd, arg string) ([]string, error) {
	dir, all := strings.CutSuffix(filepath.ToSlash(arg), "...")
	if all && dir != "" && !strings.HasSuffix(dir, "/") {
		return nil, usageError{fmt.Sprintf("%s: write `...` behind a slash, as in `./...`", arg)}
	}
	full := filepath.Join(cwd, dir)
	if filepath.IsAbs(dir) {
		full = filepath.Clean(dir)
	}
	real, err := filepath.EvalSymlinks(full)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Sprintf("there is no folder %s", arg)}
	}
	if err != nil {
		return nil, machineError{err}
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		return nil, machineError{err}
	case !info.IsDir():
		return nil, usageError{fmt.Sprintf("%s is a file: a package is a folder, so name that: %s", arg, filepath.Dir(arg))}
	case all:
		return walk(real, arg)
	}
	has, err := hasKit(real)
	if err != nil {
		return nil, machineError{err}
	}
	if !has {
		return nil, usageError{fmt.Sprintf("there are no .kit files in %s: `kitc init NAME` lays out a new service, and %s/... looks in the folders below", arg, strings.TrimSuffix(arg, "/"))}
	}
	return []string{real}, nil
}

// skipped are folders that hold other people's code, or none.
func skipped(name string) bool {
	return name == "vendor" || name == "node_modules" || name == "testdata" || name[0] == '.' || name[0] == '_'
}

func walk(dir, arg string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			return nil
		}
		if file != dir {
			if skipped(entry.Name()) {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(file, "go.mod")); err == nil {
				return filepath.SkipDir // another module
			}
		}
		has, err := hasKit(file)
		if has {
			dirs = append(dirs, file)
		}
		return err
	})
	if err != nil {
		return nil, machineError{err}
	}
	if len(dirs) == 0 {
		return nil, usageError{fmt.Sprintf("there are no .kit files in or below %s: `kitc init NAME` lays out a new service", strings.TrimSuffix(arg, "/..."))}
	}
	return dirs, nil
}

func hasKit(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return !e.IsDir() && strings.HasSuffix(e.Name(), ".kit")
	}), err
}
