package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"sync/atomic"

	"github.com/kitc-lang/kit/internal/parallel"
)

// A build remembers what it has read and what it has written, so that the next one of the same folders, where all of
// that is still the same, need not do it again. What is the same is decided by contents alone: of every file that was
// read or written, of the folders that were looked into, and of kitc. Only a build without findings is remembered,
// because findings are to be said each time.

// lastBuild is what a build remembers, in a file of the user's cache.
type lastBuild struct {
	Kitc    string // which kitc it was
	Modules []remembered
}

// remembered is what was read and written in one module. Names are from its root, with forward slashes.
type remembered struct {
	Dir, Path string
	Files     map[string]string // checksums of contents
	Folders   map[string]string // checksums of the names and kinds of what is in them
	Looks     map[string]string // the kinds of what was only looked at, "" for what is not there
	Packages  []rememberedPackage
}

// rememberedPackage is what is said of a package where nothing has changed.
type rememberedPackage struct {
	Name  string
	Files int
}

// cacheVariable names the folder of the cache; "off" is none.
const cacheVariable = "KITCACHE"

// lastBuildFile gives the file for builds of what a workspace holds, "" where there is no cache.
func lastBuildFile(w *workspace) string {
	dir := os.Getenv(cacheVariable)
	if dir == "off" {
		return ""
	}
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(cache, "kitc")
	}
	key := sha256.New()
	for _, m := range w.modules {
		fmt.Fprintf(key, "%q %q\n", m.dir, w.dirs[m])
	}
	return filepath.Join(dir, "builds", hex.EncodeToString(key.Sum(nil)[:16]))
}

// recall gives plans that change nothing, nil where the build has to be made.
func recall(file string, w *workspace) []*plan {
	if file == "" {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var was lastBuild
	if json.Unmarshal(data, &was) != nil || was.Kitc == "" || was.Kitc != identity() || len(was.Modules) != len(w.modules) {
		return nil
	}
	var plans []*plan
	for i, m := range w.modules {
		if was.Modules[i].Dir != m.dir || was.Modules[i].Path != m.path || !was.Modules[i].holds() {
			return nil
		}
		p := newPlan(m)
		for _, pkg := range was.Modules[i].Packages {
			p.packages = append(p.packages, &packagePlan{name: pkg.Name, outputs: []*outputPlan{{unchanged: pkg.Files}}})
		}
		plans = append(plans, p)
	}
	return plans
}

// holds reports whether all is as it was.
func (r *remembered) holds() bool {
	var checks []func() bool
	check := func(names map[string]string, now func(name string) (string, error)) {
		for name, was := range names {
			checks = append(checks, func() bool {
				is, err := now(filepath.Join(r.Dir, filepath.FromSlash(name)))
				return err == nil && is == was
			})
		}
	}
	check(r.Files, fileSum)
	check(r.Folders, func(name string) (string, error) {
		entries, err := os.ReadDir(name)
		return folderSum(entries), err
	})
	check(r.Looks, func(name string) (string, error) {
		info, err := os.Stat(name)
		return look(info, err)
	})
	var changed atomic.Bool
	parallel.Do(len(checks), func(i int) {
		if !changed.Load() && !checks[i]() {
			changed.Store(true)
		}
	})
	return !changed.Load()
}

// keepBuild keeps what a build without findings has read and written. A cache that cannot be written costs time, and
// nothing else, so that nobody is told.
func keepBuild(file string, w *workspace, plans []*plan, read map[*module]*recorder) {
	kitc := identity()
	if file == "" || kitc == "" {
		return
	}
	is := lastBuild{Kitc: kitc}
	for i, m := range w.modules {
		r, ok := read[m].remembered(m)
		if !ok || !r.outputs(plans[i]) {
			return
		}
		is.Modules = append(is.Modules, r)
	}
	data, err := json.Marshal(is)
	if err != nil || os.MkdirAll(filepath.Dir(file), 0o777) != nil {
		return
	}
	temp, err := os.CreateTemp(filepath.Dir(file), "build*")
	if err != nil {
		return
	}
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), file)
	}
	if err != nil {
		_ = os.Remove(temp.Name()) // of no use to anybody
	}
}

// outputs adds what a plan has written, or found written already.
func (r *remembered) outputs(p *plan) bool {
	for _, pp := range p.packages {
		files := 0
		if pp.lock.Changed {
			r.Files[pp.lock.Path] = sum(pp.lock.Data)
			delete(r.Looks, pp.lock.Path)
			r.Folders[path.Dir(pp.lock.Path)] = ""
		}
		for _, out := range pp.outputs {
			files += len(out.files)
			for _, f := range out.files {
				r.Files[f.path] = sum(f.head, f.data)
				r.Folders[path.Dir(f.path)] = ""
			}
		}
		r.Packages = append(r.Packages, rememberedPackage{pp.name, files})
	}
	for name, was := range r.Folders {
		if was != "" {
			continue
		}
		entries, err := os.ReadDir(filepath.Join(r.Dir, filepath.FromSlash(name)))
		if err != nil {
			return false
		}
		for _, e := range entries {
			if _, known := r.Files[path.Join(name, e.Name())]; isKit(e) && !known {
				return false // it came while the build ran
			}
		}
		r.Folders[name] = folderSum(entries)
	}
	return true
}

func sum(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// fileSum is for ordinary files: to open a pipe would wait for somebody to write into it.
func fileSum(name string) (string, error) {
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return "", errors.Join(fs.ErrInvalid, err)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

func folderSum(entries []fs.DirEntry) string {
	h := sha256.New()
	for _, e := range entries {
		fmt.Fprintf(h, "%q %d\n", e.Name(), e.Type())
	}
	return hex.EncodeToString(h.Sum(nil))
}

// look says what something is, "" where it is not there.
func look(info fs.FileInfo, err error) (string, error) {
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return info.Mode().Type().String(), nil
}

// buildID is what the Go linker writes near the beginning of a program: two checksums of what went into it, and two of
// what came out.
var buildID = regexp.MustCompile(`[0-9A-Za-z_-]{20}(/[0-9A-Za-z_-]{20}){3}`)

// identity tells this kitc from all others: the build ID that the Go linker derives from all that is in it, or else the
// checksum of the whole program.
func identity() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return ""
	}
	if id := buildID.Find(head[:n]); id != nil {
		return string(id)
	}
	whole, err := fileSum(name)
	if err != nil {
		return ""
	}
	return whole
}
