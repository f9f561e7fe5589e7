package compiler

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// maxPackage is how much source a package may have, in bytes, so that a mistaken path (a folder of
// data, a device) is an error and not a memory problem.
const maxPackage = 64 << 20

// LockName is the name of the file beside the .kit files that keeps numbers.
const LockName = "kit.lock"

// load reads the .kit files of the folder, in the order of their names, and its kit.lock.
func (p *pass) load() error {
	entries, err := fs.ReadDir(p.cfg.FS, p.dir)
	if err != nil {
		return fmt.Errorf("reading the folder %s: %w", p.display(p.dir), err)
	}
	total := 0
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".kit") || entry.IsDir() {
			continue
		}
		name := path.Join(p.dir, entry.Name())
		src, err := fs.ReadFile(p.cfg.FS, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", p.display(name), err)
		}
		if total += len(src); total > maxPackage {
			return fmt.Errorf("the .kit files of %s are larger than %d MiB together", p.display(p.dir), maxPackage>>20)
		}
		file, diags := lang.Parse(p.display(name), src)
		p.files = append(p.files, file)
		p.res.Sources[file.Name] = src
		p.res.Diagnostics = append(p.res.Diagnostics, diags...)
	}
	return p.loadLock()
}

func (p *pass) loadLock() error {
	name := path.Join(p.dir, LockName)
	p.lock.Path = name
	data, err := fs.ReadFile(p.cfg.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading %s: %w", p.display(name), err)
	}
	var diags diag.List
	p.old, diags = lock.Parse(p.display(name), data)
	p.res.Sources[p.display(name)] = data
	p.lock.Data, p.lock.Outputs = data, p.old.Outputs
	p.res.Diagnostics = append(p.res.Diagnostics, diags...)
	return nil
}

func (p *pass) display(name string) string {
	if p.cfg.Display == nil {
		return name
	}
	return p.cfg.Display(name)
}

// readPackage reads the package declaration.
func (p *pass) readPackage(b *lang.Block) {
	p.pkg.Span = b.Head
	p.pkg.Doc = b.Doc
	if name, ok := p.label(b, "package", "package orders { … }"); ok {
		p.pkg.Name = name.Name
		p.checkName(name, "package", packageStyle)
	}
	p.only(b, "a package", []string{"kit", "version"}, []string{"emit"})
	if a := attr(b, "kit"); a == nil {
		p.errorf(diag.MissingAttribute, b.Head, "package %q does not say which edition of the language it is written in: add `kit = 1`", p.pkg.Name)
	} else if n, ok := p.integer(a, "kit"); ok && n != edition {
		p.errorf(diag.BadEdition, a.Value.Range(), "edition %d of the language is not known to this kitc, which knows edition %d: write `kit = %d`", n, edition, edition)
	}
	p.pkg.Edition = edition
	if a := attr(b, "version"); a != nil {
		if s, ok := p.text(a, "version"); ok {
			p.pkg.Version = s.Value
		}
	}
	for _, e := range b.Blocks() {
		if e.Keyword.Name == "emit" {
			p.readEmit(e)
		}
	}
	if len(p.pkg.Emits) == 0 && p.pkg.Name != "" {
		gen := "gen/" + p.pkg.Name
		p.pkg.Emits = []model.Emit{
			{Target: "go", Path: gen, Span: b.Head},
			{Target: "openapi", Path: gen + ".openapi.yaml", Span: b.Head},
			{Target: "thrift", Path: gen + ".thrift", Span: b.Head},
		}
	}
	if e, ok := p.pkg.Emit("go"); ok && p.cfg.ModulePath != "" {
		p.pkg.GoImport = path.Join(p.cfg.ModulePath, p.dir, e.Path)
	}
}

// edition is the edition of the language that this compiler reads.
const edition = 1

// emits are the outputs there are, and the attribute that says where each goes.
var emits = []struct{ target, attr, suffix string }{
	{"go", "dir", ""},
	{"openapi", "file", ".openapi.yaml"},
	{"thrift", "file", ".thrift"},
}

func (p *pass) readEmit(b *lang.Block) {
	label, ok := p.label(b, "emit", "emit go { dir = \"gen\" }")
	if !ok {
		return
	}
	for _, e := range emits {
		if e.target != label.Name {
			continue
		}
		p.only(b, "emit "+e.target, []string{e.attr}, nil)
		if first, twice := p.pkg.Emit(e.target); twice {
			p.errorf(diag.BadEmit, b.Head, "emit %s is there twice: keep one", e.target).Note(first.Span, "the first one")
			return
		}
		out := model.Emit{Target: e.target, Path: "gen/" + p.pkg.Name + e.suffix, Span: b.Head}
		if a := attr(b, e.attr); a != nil {
			s, ok := p.text(a, e.attr)
			if !ok {
				return
			}
			out.Path, out.Span = path.Clean(s.Value), s.Span
			if why := badOutput(p.dir, s.Value); why != "" {
				p.errorf(diag.BadEmit, s.Span, "%q %s: write a path inside the module, such as %q", s.Value, why, "gen/"+p.pkg.Name+e.suffix)
				return
			}
		}
		p.pkg.Emits = append(p.pkg.Emits, out)
		return
	}
	p.errorf(diag.BadEmit, label.Span, "kitc cannot emit %q: it emits go, openapi and thrift%s", label.Name, meant(label.Name, []string{"go", "openapi", "thrift"}))
}

// badOutput says why a path cannot be an output, "" where it can.
func badOutput(dir, out string) string {
	joined := path.Join(dir, out)
	switch {
	case out == "":
		return "is no path"
	case strings.ContainsAny(out, "\\\x00"):
		return "has a character that no path of an output may have"
	case path.IsAbs(out) || len(out) > 1 && out[1] == ':':
		return "is an absolute path"
	case joined == ".." || strings.HasPrefix(joined, "../"):
		return "leads out of the module"
	case slices.Contains(strings.Split(joined, "/"), ".git"):
		return "leads into .git"
	}
	return ""
}
