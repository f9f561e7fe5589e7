package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/lang"
)

// sourceFile is one .kit file, by its path from the root of its module.
type sourceFile struct {
	module *module
	path   string
	mode   fs.FileMode
}

// findSources turns the arguments of fmt into files: those of folders, and those that are named.
func findSources(w *workspace, args []string) ([]sourceFile, error) {
	cwd, err := workingFolder()
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	var names []string
	for _, arg := range args {
		real, info, err := locate(cwd, arg)
		if err == nil && !info.IsDir() {
			if !strings.HasSuffix(arg, ".kit") {
				return nil, usageError{fmt.Sprintf("%s is no .kit file", arg)}
			}
			names = append(names, real)
			continue
		}
		dirs, err := expand(cwd, arg)
		if err != nil {
			return nil, err
		}
		for _, dir := range dirs {
			found, err := sourcesIn(dir)
			if err != nil {
				return nil, err
			}
			names = append(names, found...)
		}
	}
	slices.Sort(names)
	var out []sourceFile
	for _, name := range slices.Compact(names) {
		m, err := w.module(filepath.Dir(name), cwd)
		if err != nil {
			return nil, err
		}
		rel, err := m.relative(name)
		if err != nil {
			return nil, err
		}
		out = append(out, sourceFile{module: m, path: rel})
	}
	return out, nil
}

// sourcesIn gives the .kit files of a folder. Of a symbolic link it leaves what it leads to to those who
// name that.
func sourcesIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot read the folder %s: %w", dir, cause(err))
	}
	var names []string
	for _, e := range entries {
		if isKit(e) && e.Type()&fs.ModeSymlink == 0 {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return names, nil
}

func (f *sourceFile) show() string { return f.module.show(f.path) }

// read gives the text, and of one that is larger than a .kit file may be no more than shows it.
func (f *sourceFile) read() ([]byte, error) {
	// Opening a pipe or a device would wait for somebody to write into it.
	info, err := f.module.root.Stat(f.path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not an ordinary file")
	}
	var src []byte
	if err == nil {
		f.mode = info.Mode().Perm()
		src, err = readAtMost(f.module.root, f.path, lang.MaxFileSize+1)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", f.show(), cause(err))
	}
	return src, nil
}

func readAtMost(root *os.Root, name string, limit int64) ([]byte, error) {
	r, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, limit))
}

// rewrite plans to replace a source.
func (s *staging) rewrite(f sourceFile, text []byte) {
	s.sweep(f.module, path.Dir(f.path))
	s.add(f.module, []change{{file: file{path: f.path, data: text}, action: replace, mode: f.mode}})
}
