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
	cwd, err := workingFolder()
	if err != nil {
		return nil, err
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
	w := &workspace{dirs: map[*module][]string{}}
	for _, dir := range slices.Compact(dirs) {
		m, err := w.module(dir, cwd)
		if err != nil {
			w.close()
			return nil, err
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

// module opens the module of a folder, once.
func (w *workspace) module(dir, cwd string) (*module, error) {
	found, err := findModule(dir)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(w.modules, func(m *module) bool { return m.dir == found.dir }); i >= 0 {
		return w.modules[i], nil
	}
	m, err := openModule(found.dir, cwd)
	if err == nil {
		w.modules = append(w.modules, m)
	}
	return m, err
}

// workingFolder gives the current folder without symbolic links.
func workingFolder() (string, error) {
	cwd, err := os.Getwd()
	if err == nil {
		cwd, err = filepath.EvalSymlinks(cwd)
	}
	if err != nil {
		return "", fmt.Errorf("cannot tell the current folder: %w", cause(err))
	}
	return cwd, nil
}

// expand gives the absolute folders that an argument names.
func expand(cwd, arg string) ([]string, error) {
	dir, all := strings.CutSuffix(filepath.ToSlash(arg), "...")
	if all && dir != "" && !strings.HasSuffix(dir, "/") {
		return nil, usageError{fmt.Sprintf("%s: write `...` behind a slash, as in `./...`", arg)}
	}
	real, info, err := locate(cwd, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{fmt.Sprintf("there is no folder %s", arg)}
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", arg, cause(err))
	case !info.IsDir():
		return nil, usageError{fmt.Sprintf("%s is a file, and a package is all .kit files of a folder: name the folder, %s", arg, filepath.ToSlash(filepath.Dir(arg)))}
	case all:
		return walk(real, strings.TrimSuffix(dir, "/"))
	}
	has, err := hasKit(real)
	if err != nil {
		return nil, fmt.Errorf("cannot read the folder %s: %w", arg, cause(err))
	}
	if !has {
		return nil, usageError{fmt.Sprintf("there are no .kit files in %s: `kitc init NAME` lays out a new service, and %s/... takes the folders below", place(arg), strings.TrimSuffix(arg, "/"))}
	}
	return []string{real}, nil
}

// locate gives the real name of what an argument names, and what it is.
func locate(cwd, name string) (string, fs.FileInfo, error) {
	full := filepath.FromSlash(name)
	if !filepath.IsAbs(full) {
		full = filepath.Join(cwd, full)
	}
	real, err := filepath.EvalSymlinks(full)
	if err != nil {
		return "", nil, err
	}
	info, err := os.Stat(real)
	return real, info, err
}

func place(dir string) string {
	if dir == "." || dir == "" || dir == "./" {
		return "this folder"
	}
	return dir
}

// foreignFolder reports whether a walk leaves a folder out: other people's code, tests' data, and what
// is hidden.
func foreignFolder(name string) bool {
	return name == "vendor" || name == "node_modules" || name == "testdata" || name[0] == '.' || name[0] == '_'
}

// walk gives the folders with .kit files in and below dir. It follows no symbolic links and enters no
// other module.
func walk(dir, arg string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("cannot read %s: %w", name, cause(err))
		}
		if name != dir && entry.IsDir() {
			if foreignFolder(entry.Name()) {
				return filepath.SkipDir
			}
			if _, err := os.Lstat(filepath.Join(name, "go.mod")); err == nil {
				return filepath.SkipDir
			}
		}
		if parent := filepath.Dir(name); isKit(entry) && (len(dirs) == 0 || dirs[len(dirs)-1] != parent) {
			dirs = append(dirs, parent)
		}
		return nil
	})
	if err == nil && len(dirs) == 0 {
		err = usageError{fmt.Sprintf("there are no .kit files in %s or below: `kitc init NAME` lays out a new service", place(arg))}
	}
	return dirs, err
}

func hasKit(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	return slices.ContainsFunc(entries, isKit), err
}

// isKit reports whether the compiler would read an entry of a folder. Editors keep files of their own
// beside ours, whose names begin with a dot.
func isKit(entry fs.DirEntry) bool {
	return !entry.IsDir() && strings.HasSuffix(entry.Name(), ".kit") && entry.Name()[0] != '.'
}
