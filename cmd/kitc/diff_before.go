package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/mod/modfile"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

// before is a module as it was.
type before struct {
	name       string // as the caller wrote it
	files      fs.FS
	modulePath string
	display    func(name string) string
	isFolder   bool
	// finders find what it imports from other modules, the first as it was then, the last as it is now.
	finders []func(importPath string) (compiler.Folder, error)
	closers []func()
}

func (b *before) close() {
	for _, f := range b.closers {
		f()
	}
}

// find is compiler.Config's Find. A module that was elsewhere then, such as one beside the repository, is
// taken as it is now.
func (b *before) find(importPath string) (compiler.Folder, error) {
	var first error
	for _, find := range b.finders {
		folder, err := find(importPath)
		if err == nil {
			return folder, nil
		}
		if first == nil {
			first = err
		}
	}
	return compiler.Folder{}, first
}

// findNow lets b find packages as they are now, where they are not found as they were.
func (b *before) findNow(m *module) {
	if m.path == "" {
		return
	}
	now := newNeighbours(m)
	b.finders = append(b.finders, now.find)
	b.closers = append(b.closers, now.close)
}

// openBefore finds what a module is to be compared with: a commit of the repository that it lies in, or a
// folder.
func openBefore(ctx context.Context, against string, m *module) (*before, error) {
	folder := filepath.FromSlash(against)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(m.from, folder)
	}
	info, err := os.Stat(folder)
	isFolder := err == nil && info.IsDir()
	if isPath(against) {
		switch {
		case isFolder:
			return openFolder(against, folder, m)
		case err == nil:
			return nil, usageError{fmt.Sprintf("--against %s is a file, and diff compares with a folder or a commit", against)}
		case errors.Is(err, fs.ErrNotExist):
			return nil, usageError{fmt.Sprintf("--against %s: there is no such folder", against)}
		}
		return nil, fmt.Errorf("cannot read %s: %w", against, cause(err))
	}
	b, err := openCommit(ctx, against, m)
	if err != nil && isFolder {
		return openFolder(against, folder, m)
	}
	return b, err
}

// isPath reports whether a word can only be meant as a folder.
func isPath(word string) bool {
	slashed := filepath.ToSlash(word)
	return slashed == "." || slashed == ".." || strings.HasPrefix(slashed, "./") || strings.HasPrefix(slashed, "../") || filepath.IsAbs(word)
}

func openFolder(name, folder string, m *module) (*before, error) {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder %s: %w", name, cause(err))
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder %s: %w", name, cause(err))
	}
	then := &module{dir: real, from: m.from}
	b := &before{name: name, files: root.FS(), display: then.show, isFolder: true}
	b.closers = append(b.closers, func() { root.Close() })
	b.modulePath = moduleOf(b.files, m)
	if _, err := root.Stat("go.mod"); err == nil {
		neighbours := newNeighbours(then)
		b.finders = append(b.finders, neighbours.find)
		b.closers = append(b.closers, neighbours.close)
	}
	b.findNow(m)
	return b, nil
}

// moduleOf gives the path of the module that files belong to: that of their go.mod, or, where they have
// none, the one that they are compared with.
func moduleOf(files fs.FS, m *module) string {
	if data, err := fs.ReadFile(files, "go.mod"); err == nil {
		if name := modfile.ModulePath(data); name != "" {
			return name
		}
	}
	return m.path
}

func (b *before) compile(dirs []string) (*compiler.Result, error) {
	cfg := compiler.Config{FS: b.files, ModulePath: b.modulePath, Display: b.display}
	if len(b.finders) > 0 {
		cfg.Find = b.find
	}
	res, err := compiler.Compile(cfg, dirs)
	if escapes(err) {
		return nil, inputError{err.Error() + ": kitc follows no symbolic link out of the module, so put the file itself there"}
	}
	return res, err
}

// dirs gives the folders that correspond to those of the module as it is: the same ones, and where the
// arguments name all below a folder, those that are no longer there.
func (b *before) dirs(m *module, now, args []string) ([]string, error) {
	var found []string
	for _, dir := range now {
		if b.hasKit(dir) {
			found = append(found, dir)
		}
	}
	for _, arg := range args {
		dir, all := strings.CutSuffix(filepath.ToSlash(arg), "...")
		if !all {
			continue
		}
		real, _, err := locate(m.from, dir)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", arg, cause(err))
		}
		rel, err := m.relative(real)
		if err != nil || strings.HasPrefix(rel, "../") || rel == ".." {
			rel = "." // the module lies below the folder
		}
		below, err := b.walk(rel)
		if err != nil {
			return nil, err
		}
		found = append(found, below...)
	}
	// A folder that holds one package, and no module: it is compared with the one that was asked for.
	if len(found) == 0 && len(now) == 1 && b.isFolder && b.hasKit(".") {
		found = []string{"."}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

func (b *before) hasKit(dir string) bool {
	entries, err := fs.ReadDir(b.files, dir)
	return err == nil && slices.ContainsFunc(entries, isKit)
}

// walk gives the folders with .kit files in and below dir, as a walk on the disk would.
func (b *before) walk(dir string) ([]string, error) {
	var dirs []string
	err := fs.WalkDir(b.files, dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == dir:
			return nil // it is new
		case err != nil:
			return fmt.Errorf("cannot read %s: %w", b.display(name), cause(err))
		case entry.IsDir() && name != dir:
			if foreignFolder(entry.Name()) {
				return fs.SkipDir
			}
			if _, err := fs.Stat(b.files, path.Join(name, "go.mod")); err == nil {
				return fs.SkipDir
			}
		}
		if parent := path.Dir(name); isKit(entry) && !slices.Contains(dirs, parent) {
			dirs = append(dirs, parent)
		}
		return nil
	})
	return dirs, err
}

// completeRefs completes what diff compares with: branches and tags, or folders.
func completeRefs(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	if !isPath(word) && !strings.Contains(word, string(filepath.Separator)+"..") {
		if refs := allRefs(cmd.Context(), "."); len(refs) > 0 {
			return refs, cobra.ShellCompDirectiveNoFileComp
		}
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// nearestRef gives the branch or tag that was meant, "" where none is near.
func nearestRef(ctx context.Context, dir, word string) string {
	return diag.Nearest(word, allRefs(ctx, dir))
}
