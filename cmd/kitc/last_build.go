package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sync/atomic"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/internal/parallel"
)

// A build remembers what it has read and what it has written, by package. Where all of that is still the same, the next
// build of the same folders has nothing to do; where it is not, it builds the packages that something has changed for:
// their own files, or those of a package that they import. What is the same is decided by contents alone: of every file
// that was read or written, of the folders that were looked into, and of kitc. Only a build without findings is
// remembered, because findings are to be said each time.

// lastBuild is what a build remembers, in a file of the user's cache.
type lastBuild struct {
	Kitc    string // which kitc it was
	Modules []rememberedModule
}

// rememberedModule is what was read and written in one module. Names are from its root, with forward slashes.
type rememberedModule struct {
	Dir, Path string
	Packages  []rememberedPackage
	Shared    remembered // what was read outside of the folders of packages
}

// rememberedPackage is a package that was built, or imported by one.
type rememberedPackage struct {
	Dir, Name string
	Built     bool
	Imports   []string // Dirs of all that it imports, directly or not
	Places    []string // of its outputs
	Outputs   int      // files
	remembered
}

// remembered is what was read and written, by names.
type remembered struct {
	Files   map[string]string // checksums of contents
	Folders map[string]string // checksums of the names and kinds of what is in them
	Looks   map[string]string // the kinds of what was only looked at, "" for what is not there
}

func newRemembered() remembered {
	return remembered{Files: map[string]string{}, Folders: map[string]string{}, Looks: map[string]string{}}
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

// recall gives the build before of the same folders by the same kitc, nil where none is known.
func recall(file string, w *workspace) *lastBuild {
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
	for i, m := range w.modules {
		if was.Modules[i].Dir != m.dir || was.Modules[i].Path != m.path {
			return nil
		}
	}
	return &was
}

// changed gives the part of a workspace that has to be built again. It has no modules where nothing has to.
func (b *lastBuild) changed(w *workspace) *workspace {
	part := &workspace{dirs: map[*module][]string{}}
	for i, m := range w.modules {
		if dirs := b.Modules[i].changed(w.dirs[m]); len(dirs) > 0 {
			part.modules = append(part.modules, m)
			part.dirs[m] = dirs
		}
	}
	return part
}

// changed gives those of the packages in dirs that something has changed for. With each come those that it imports: what
// is to be said of them may depend on it.
func (m *rememberedModule) changed(dirs []string) []string {
	var checks []check
	shared := new(atomic.Bool)
	checks = m.Shared.checks(checks, m.Dir, shared)
	own := map[string]*atomic.Bool{}
	for i := range m.Packages {
		p := &m.Packages[i]
		own[p.Dir] = new(atomic.Bool)
		checks = p.checks(checks, m.Dir, own[p.Dir])
	}
	parallel.Do(len(checks), func(i int) {
		if c := checks[i]; !c.changed.Load() && !c.holds() {
			c.changed.Store(true)
		}
	})
	if shared.Load() {
		return dirs
	}
	again := map[string]bool{}
	for _, p := range m.Packages {
		if own[p.Dir].Load() || slices.ContainsFunc(p.Imports, func(dir string) bool { return own[dir] == nil || own[dir].Load() }) {
			again[p.Dir] = true
			for _, dir := range p.Imports {
				again[dir] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(dirs), func(dir string) bool { return !again[dir] })
}

// check is a look at one thing on the disk.
type check struct {
	name, was string
	now       func(name string) (string, error)
	changed   *atomic.Bool // set where it is not as it was
}

func (c check) holds() bool {
	is, err := c.now(c.name)
	return err == nil && is == c.was
}

func (r *remembered) checks(to []check, dir string, changed *atomic.Bool) []check {
	add := func(names map[string]string, now func(name string) (string, error)) {
		for name, was := range names {
			to = append(to, check{filepath.Join(dir, filepath.FromSlash(name)), was, now, changed})
		}
	}
	add(r.Files, fileSum)
	add(r.Folders, func(name string) (string, error) {
		entries, err := os.ReadDir(name)
		return folderSum(entries), err
	})
	add(r.Looks, func(name string) (string, error) {
		info, err := os.Stat(name)
		return look(info, err)
	})
	return to
}

// fits reports whether plans are for just the packages of part, each with its outputs where they were: then they do not
// touch those of other packages.
func (b *lastBuild) fits(w, part *workspace, plans []*plan) bool {
	for n, m := range part.modules {
		was := b.Modules[slices.Index(w.modules, m)]
		built := 0
		for _, pp := range plans[n].packages {
			i := slices.IndexFunc(was.Packages, func(p rememberedPackage) bool { return p.Dir == pp.dir })
			if i < 0 || !slices.Equal(was.Packages[i].Places, pp.places()) {
				return false
			}
			built++
		}
		if built != len(part.dirs[m]) {
			return false
		}
	}
	return true
}

// places gives where a package has its outputs.
func (pp *packagePlan) places() []string {
	var places []string
	for _, out := range pp.outputs {
		if out.files != nil {
			places = append(places, out.Target+" "+out.place)
		}
	}
	return places
}

// around gives the plans for a whole workspace, of which only a part has any: those of the rest change nothing.
func (b *lastBuild) around(w, part *workspace, plans []*plan) []*plan {
	var all []*plan
	for i, m := range w.modules {
		p := newPlan(m)
		all = append(all, p)
		fresh := map[string]*packagePlan{}
		if n := slices.Index(part.modules, m); n >= 0 {
			for _, pp := range plans[n].packages {
				fresh[pp.dir] = pp
			}
		}
		for _, was := range b.Modules[i].Packages {
			switch pp := fresh[was.Dir]; {
			case pp != nil:
				p.packages = append(p.packages, pp)
			case was.Built:
				p.packages = append(p.packages, &packagePlan{name: was.Name, outputs: []*outputPlan{{unchanged: was.Outputs}}})
			}
		}
	}
	return all
}

// keep keeps what a build without findings has read and written, and what the one before knows of the packages that this
// one left alone; was is nil where it left none alone. A cache that cannot be written costs time, and nothing else, so
// that nobody is told.
func (c *compilation) keep(file string, w, part *workspace, was *lastBuild) {
	kitc := identity()
	if file == "" || kitc == "" {
		return
	}
	is := lastBuild{Kitc: kitc}
	for i, m := range w.modules {
		n := slices.Index(part.modules, m)
		if n < 0 {
			is.Modules = append(is.Modules, was.Modules[i])
			continue
		}
		now, ok := divide(m, c.programs[n], c.plans[n], c.read[m])
		if !ok {
			return
		}
		if was != nil {
			now = was.Modules[i].with(now)
		}
		is.Modules = append(is.Modules, now)
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

// with gives what is remembered of a module after some of its packages were built again.
func (m rememberedModule) with(now rememberedModule) rememberedModule {
	at := map[string]int{}
	for i, p := range m.Packages {
		at[p.Dir] = i
	}
	m.Packages = slices.Clone(m.Packages)
	for _, p := range now.Packages {
		switch i, known := at[p.Dir]; {
		case !known:
			m.Packages = append(m.Packages, p)
		case p.Built || !m.Packages[i].Built:
			m.Packages[i] = p
		} // what was only imported now is as it was when it was built
	}
	for _, names := range []struct{ to, from map[string]string }{
		{m.Shared.Files, now.Shared.Files}, {m.Shared.Folders, now.Shared.Folders}, {m.Shared.Looks, now.Shared.Looks},
	} {
		maps.Copy(names.to, names.from)
	}
	return m
}

// divide divides what was read and written in a module among its packages. ok is false where that is not all.
func divide(m *module, prog *model.Program, p *plan, read *recorder) (r rememberedModule, ok bool) {
	r = rememberedModule{Dir: m.dir, Path: m.path, Shared: newRemembered()}
	at := map[string]int{}
	add := func(pkg *model.Package, built bool) {
		at[pkg.Dir] = len(r.Packages)
		r.Packages = append(r.Packages, rememberedPackage{
			Dir: pkg.Dir, Name: pkg.Name, Built: built, Imports: importsOf(pkg), remembered: newRemembered(),
		})
	}
	for _, pkg := range prog.Packages {
		add(pkg, true)
	}
	for _, pkg := range prog.Imported {
		add(pkg, false)
	}
	owner := func(name string) *remembered {
		for _, dir := range []string{name, path.Dir(name)} {
			if i, ok := at[dir]; ok {
				return &r.Packages[i].remembered
			}
		}
		return &r.Shared
	}
	if !read.give(owner) {
		return r, false
	}
	for i, pp := range p.packages {
		if !r.Packages[i].outputs(m.dir, pp) { // plans and programs have the same order
			return r, false
		}
	}
	return r, true
}

// importsOf gives the folders of all packages that one imports, directly or not.
func importsOf(pkg *model.Package) []string {
	var dirs []string
	var visit func(*model.Package)
	visit = func(p *model.Package) {
		for _, imp := range p.Imports {
			if on := imp.Package; !slices.Contains(dirs, on.Dir) {
				dirs = append(dirs, on.Dir)
				visit(on)
			}
		}
	}
	visit(pkg)
	return dirs
}

// outputs adds what a plan has written, or found written already.
func (r *rememberedPackage) outputs(module string, pp *packagePlan) bool {
	r.Places = pp.places()
	if pp.lock.Changed {
		r.Files[pp.lock.Path] = sum(pp.lock.Data)
		delete(r.Looks, pp.lock.Path)
		r.Folders[path.Dir(pp.lock.Path)] = ""
	}
	for _, out := range pp.outputs {
		r.Outputs += len(out.files)
		for _, f := range out.files {
			r.Files[f.path] = sum(f.head, f.data)
			r.Folders[path.Dir(f.path)] = ""
		}
	}
	for name, was := range r.Folders {
		if was != "" {
			continue
		}
		entries, err := os.ReadDir(filepath.Join(module, filepath.FromSlash(name)))
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
