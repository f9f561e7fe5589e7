package main

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// memory is a file system of ordinary files, by their paths.
type memory map[string][]byte

// Open opens a file, or a folder that one lies in.
func (m memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := m[name]; ok {
		return &memoryFile{memoryEntry{path.Base(name), int64(len(data)), false}, bytes.NewReader(data)}, nil
	}
	entries := m.entries(name)
	if entries == nil && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &memoryFolder{memoryEntry{path.Base(name), 0, true}, entries}, nil
}

// entries gives what lies in a folder, by name.
func (m memory) entries(dir string) []fs.DirEntry {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	found := map[string]fs.DirEntry{}
	for name, data := range m {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok {
			continue
		}
		base, _, below := strings.Cut(rest, "/")
		found[base] = memoryEntry{base, int64(len(data)), below}
	}
	var out []fs.DirEntry
	for _, e := range found {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out
}

// memoryEntry describes a file or folder.
type memoryEntry struct {
	name   string
	size   int64
	folder bool
}

func (e memoryEntry) Name() string               { return e.name }
func (e memoryEntry) Size() int64                { return e.size }
func (e memoryEntry) IsDir() bool                { return e.folder }
func (e memoryEntry) ModTime() time.Time         { return time.Time{} }
func (e memoryEntry) Sys() any                   { return nil }
func (e memoryEntry) Info() (fs.FileInfo, error) { return e, nil }
func (e memoryEntry) Type() fs.FileMode          { return e.Mode().Type() }

func (e memoryEntry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type memoryFile struct {
	memoryEntry
	*bytes.Reader
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.memoryEntry, nil }
func (f *memoryFile) Size() int64                { return f.memoryEntry.size }
func (f *memoryFile) Close() error               { return nil }

type memoryFolder struct {
	memoryEntry
	left []fs.DirEntry
}

func (f *memoryFolder) Stat() (fs.FileInfo, error) { return f.memoryEntry, nil }
func (f *memoryFolder) Close() error               { return nil }

func (f *memoryFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

func (f *memoryFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n >= len(f.left) {
		out := f.left
		f.left = nil
		if n > 0 && len(out) == 0 {
			return nil, io.EOF
		}
		return out, nil
	}
	out := f.left[:n]
	f.left = f.left[n:]
	return out, nil
}
