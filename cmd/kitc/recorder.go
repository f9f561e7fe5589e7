package main

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io/fs"
	"sync"
)

// recorder is the files of a module, and notes what the compiler reads of them, as it reads it: what changes on the disk
// while a build runs is not what the build has seen.
type recorder struct {
	files fs.FS // of an os.Root

	mu      sync.Mutex
	read    map[string]string // as in remembered
	folders map[string]string
	looks   map[string]string
	foreign bool // something else was read too
}

func newRecorder(files fs.FS) *recorder {
	return &recorder{files: files, read: map[string]string{}, folders: map[string]string{}, looks: map[string]string{}}
}

// give gives what was read to its owners. It reports false where that is not all.
func (r *recorder) give(owner func(name string) *remembered) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for name, is := range r.read {
		owner(name).Files[name] = is
	}
	for name, is := range r.folders {
		owner(name).Folders[name] = is
	}
	for name, is := range r.looks {
		owner(name).Looks[name] = is
	}
	return !r.foreign
}

func (r *recorder) note(in map[string]string, name, is string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if was, known := in[name]; known && was != is {
		r.foreign = true // it changed in between
	}
	in[name] = is
}

// readForeign notes that something was read that is not in the module.
func (r *recorder) readForeign() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.foreign = true
}

// Open implements fs.FS.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.files.Open(name)
	if err != nil {
		if is, err := look(nil, err); err == nil {
			r.note(r.looks, name, is)
		} else {
			r.readForeign()
		}
		return nil, err
	}
	return &recorded{File: f, recorder: r, name: name, sum: sha256.New()}, nil
}

// ReadDir implements fs.ReadDirFS.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.files, name)
	if err != nil {
		r.readForeign()
		return entries, err
	}
	r.note(r.folders, name, folderSum(entries))
	return entries, nil
}

// Stat implements fs.StatFS.
func (r *recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.files, name)
	if is, err := look(info, err); err == nil {
		r.note(r.looks, name, is)
	} else {
		r.readForeign()
	}
	return info, err
}

// recorded is a file that is being read.
type recorded struct {
	fs.File
	recorder *recorder
	name     string
	sum      hash.Hash
}

func (f *recorded) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n])
	return n, err
}

func (f *recorded) Close() error {
	f.recorder.note(f.recorder.read, f.name, hex.EncodeToString(f.sum.Sum(nil)))
	return f.File.Close()
}
