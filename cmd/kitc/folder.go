package main

import (
	"os"
	"sync"
)

// folder is one that several changes share, so that it is looked up once for all of them.
type folder struct {
	module *module
	dir    string

	mu   sync.Mutex
	root *os.Root // nil while it is closed
	uses int      // how many changes have not used it yet
}

// open gives the root of a folder, which is to be told when it was used.
func (f *folder) open() (root *os.Root, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root == nil {
		f.root, err = f.module.root.OpenRoot(f.dir)
	}
	return f.root, err
}

// used closes a folder behind its last change.
func (f *folder) used() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.uses--; f.uses == 0 {
		f.close()
	}
}

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
		f.root = nil
	}
}
