package compiler

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/internal/parallel"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// Bounds of what one package may be, so that a mistaken path (a folder of data) is one finding and not a
// problem of memory.
const (
	maxFiles   = 10_000
	maxPackage = 16 << 20 // bytes of all .kit files together, and of a kit.lock
)

// LockName is the name of the file beside the .kit files that keeps numbers.
const LockName = "kit.lock"

// load reads the .kit files of the folder, in the order of their names, and its kit.lock.
func (p *pass) load() error {
	entries, err := fs.ReadDir(p.cfg.FS, p.dir)
	if err != nil {
		return fmt.Errorf("cannot read the folder %s: %w", p.display(p.dir), cause(err))
	}
	var names []string
	var texts [][]byte
	total := 0
	for _, entry := range entries {
		if !isSource(entry) {
			continue
		}
		name := path.Join(p.dir, entry.Name())
		src, err := p.read(name, lang.MaxFileSize)
		if err != nil {
			return err
		}
		if total += len(src); total > maxPackage || len(texts) == maxFiles {
			p.errorf(diag.PackageTooLarge, p.folder(), "a package has at most %d .kit files and %d MiB of them, and this folder has more: divide it into packages", maxFiles, maxPackage>>20)
			break
		}
		names, texts = append(names, p.display(name)), append(texts, src)
	}
	p.parse(names, texts)
	if len(p.files) == 0 && !p.diags.HasErrors() {
		p.errorf(diag.NoFiles, p.folder(), "there are no .kit files in this folder: name the folder of a package, or start one with `kitc init NAME`")
	}
	return p.loadLock()
}

// parse turns the texts of files into trees.
func (p *pass) parse(names []string, texts [][]byte) {
	p.files = make([]*lang.File, len(texts))
	found := make([]diag.List, len(texts))
	parallel.Do(len(texts), func(i int) { p.files[i], found[i] = lang.Parse(names[i], texts[i]) })
	for i, name := range names {
		p.syntax = append(p.syntax, found[i]...)
		p.sources[name] = texts[i]
	}
}

// isSource reports whether an entry of a folder is a .kit file. Editors keep their own files beside ours,
// under names that begin with a dot.
func isSource(entry fs.DirEntry) bool {
	return strings.HasSuffix(entry.Name(), ".kit") && !strings.HasPrefix(entry.Name(), ".") && !entry.IsDir()
}

// folder is the place of a finding about the package's folder itself.
func (p *pass) folder() diag.Span { return diag.Span{File: p.display(p.dir)} }

// read gives a file, and of one that is longer than a limit no more than shows it.
func (p *pass) read(name string, limit int64) ([]byte, error) {
	// Opening a pipe or a device would wait for somebody to write into it.
	info, err := fs.Stat(p.cfg.FS, name)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not an ordinary file")
	}
	var f fs.File
	if err == nil {
		f, err = p.cfg.FS.Open(name)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", p.display(name), cause(err))
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", p.display(name), cause(err))
	}
	return src, nil
}

// cause is an error of the file system without the path, which our own text names better.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func (p *pass) loadLock() error {
	name := path.Join(p.dir, LockName)
	p.lock.Path = name
	data, err := p.read(name, maxPackage)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var diags diag.List
	if len(data) > maxPackage {
		diags.Errorf(diag.LockSyntax, diag.Span{File: p.display(name)}, "kit.lock is larger than %d MiB, so it is not kitc's: restore it from version control", maxPackage>>20)
		data = nil
	} else {
		p.old, diags = lock.Parse(p.display(name), data)
		p.sources[p.display(name)] = data
		p.lock.Outputs = p.old.Outputs
	}
	p.lock.Data = data
	p.lockBroken = diags.HasErrors()
	p.diags = append(p.diags, diags...)
	return nil
}

func (p *pass) display(name string) string {
	if p.cfg.Display == nil {
		return name
	}
	return p.cfg.Display(name)
}
