package compiler

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// imported is an import declaration, and the package that it brings in.
type imported struct {
	name lang.Ident
	from *lang.String
	pass *pass // nil where it could not be found, which was reported
	used bool
	node *model.Import
}

// findImports reads the import declarations of a package, and gives the packages that nobody imported
// before.
func (c *compilation) findImports(p *pass) []*pass {
	var found []*pass
	for _, f := range p.files {
		for _, b := range f.Blocks {
			if b.Keyword.Name != "import" {
				continue
			}
			imp := p.readImport(b)
			if imp == nil {
				continue
			}
			target, isNew := c.importTarget(p, imp)
			if isNew {
				found = append(found, target)
			}
			imp.pass = target
			p.checkImportTwice(imp)
			p.imports = append(p.imports, imp)
		}
	}
	return found
}

// readImport reads one declaration. It gives nil for one that was reported and has no name.
func (p *pass) readImport(b *lang.Block) *imported {
	name, ok := p.label(b, "import", `import billing { from = "../billing" }`)
	if !ok || !p.checkName(name, "import", packageStyle) {
		p.lose(b)
		return nil
	}
	if first := p.importNames[name.Name]; first != nil {
		p.errorf(diag.DuplicateName, name.Span, "two imports are called %q: rename one of them", name.Name).Note(first.name.Span, "the first one")
		return nil
	}
	imp := &imported{name: name, used: !packageStyle.pattern.MatchString(name.Name), node: &model.Import{Name: name.Name, Span: b.Head}}
	p.importNames[name.Name] = imp
	p.only(b, "an import", []string{"from"}, nil)
	a := attr(b, "from")
	if a == nil {
		p.absent(b, "import %q does not say where the package is: add `from = \"../%s\"`, or the path of a package in a Go module", name.Name, name.Name)
		return imp
	}
	// Imports are found before any constant is, so only a literal will do.
	if s, ok := a.Value.(*lang.String); ok {
		imp.from, imp.node.From = s, s.Value
	} else {
		p.errorf(diag.WrongValue, a.Value.Range(), "`from` takes a string in double quotes, such as \"../%s\", not %s", name.Name, describe(a.Value))
	}
	return imp
}

// importTarget finds the package of an import, nil where it has reported why there is none.
func (c *compilation) importTarget(p *pass, imp *imported) (target *pass, isNew bool) {
	if imp.from == nil {
		return nil, false
	}
	from, span := imp.from.Value, imp.from.Span
	refuse := func(code diag.Code, format string, args ...any) (*pass, bool) {
		p.errorf(code, span, format, args...)
		return nil, false
	}
	switch {
	case from == "" || strings.ContainsAny(from, "\\\x00\n\r\t \"") || len(from) > 500:
		return refuse(diag.BadImport, "%s is no path of a package: write a folder such as \"../%s\", or the path of a package in a Go module", quote(from), imp.name.Name)
	case path.IsAbs(from) || len(from) > 1 && from[1] == ':':
		return refuse(diag.BadImport, "%s is an absolute path, which is another one on every machine: write the folder as seen from here, such as \"../%s\"", quote(from), imp.name.Name)
	case path.Ext(from) == ".kit":
		return refuse(diag.BadImport, "%s is a file, and an import names a package, which is a folder: write %q", quote(from), path.Dir(from))
	}
	if !relative(from) {
		return c.importPath(p, imp)
	}
	dir := path.Join(p.dir, from)
	switch {
	case dir == ".." || strings.HasPrefix(dir, "../"):
		return refuse(diag.BadImport, "%s leads out of the Go module: import a package of another module by its path, such as \"example.com/shop/%s\"", quote(from), imp.name.Name)
	case dir == p.dir:
		return refuse(diag.BadImport, "this is the package itself, and its own declarations need no import: take it out")
	case nested(p.cfg.FS, dir):
		return refuse(diag.BadImport, "%s belongs to another Go module: import its package by the path that its go.mod gives it", quote(from))
	}
	if why := p.noPackage(dir); why != "" {
		if near := p.neighbour(dir); near != "" {
			fixed := path.Join(path.Dir(from), path.Base(near))
			if !relative(fixed) {
				fixed = "./" + fixed
			}
			d := p.errorf(diag.ImportNotFound, span, "%s: did you mean %q?", why, fixed)
			d.Fix = &diag.Fix{Span: span, Replace: `"` + fixed + `"`}
			return nil, false
		}
		return refuse(diag.ImportNotFound, "%s: correct the path, or start a package there with `kitc init`", why)
	}
	return c.pass(p.cfg, dir)
}

// relative reports whether an import is a folder as seen from the package.
func relative(from string) bool {
	return from == "." || from == ".." || strings.HasPrefix(from, "./") || strings.HasPrefix(from, "../")
}

// nested reports whether a folder belongs to a module inside of the one that files holds.
func nested(files fs.FS, dir string) bool {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, err := fs.Stat(files, path.Join(dir, "go.mod")); err == nil {
			return true
		}
	}
	return false
}

// noPackage says why there is no package in a folder of the module, "" where there is one.
func (p *pass) noPackage(dir string) string {
	entries, err := fs.ReadDir(p.cfg.FS, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no folder " + p.display(dir)
	case err != nil:
		return fmt.Sprintf("the folder %s cannot be read: %v", p.display(dir), cause(err))
	case !slices.ContainsFunc(entries, isSource):
		return "there are no .kit files in " + p.display(dir)
	}
	return ""
}

// neighbour gives the folder beside one that is no package whose name is nearest to it, "" if none is near.
func (p *pass) neighbour(dir string) string {
	entries, err := fs.ReadDir(p.cfg.FS, path.Dir(dir))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != path.Base(dir) {
			names = append(names, e.Name())
		}
	}
	near := p.nearest(path.Base(dir), names)
	if near == "" {
		return ""
	}
	return path.Join(path.Dir(dir), near)
}

// importPath finds a package by its path in a Go module.
func (c *compilation) importPath(p *pass, imp *imported) (*pass, bool) {
	from, span := imp.from.Value, imp.from.Span
	own, inside := strings.CutPrefix(from+"/", c.cfg.ModulePath+"/")
	if dir := path.Join(".", own); c.cfg.ModulePath != "" && inside && !nested(c.cfg.FS, dir) {
		switch why := c.root().noPackage(dir); {
		case why != "":
			p.errorf(diag.ImportNotFound, span, "%s: correct the path, or start a package there with `kitc init`", why)
			return nil, false
		case p.dir == dir && p.cfg.ModulePath == c.cfg.ModulePath:
			p.errorf(diag.BadImport, span, "this is the package itself, and its own declarations need no import: take it out")
			return nil, false
		}
		return c.pass(c.cfg, dir)
	}
	if why := p.noPackage(path.Join(p.dir, from)); why == "" {
		fixed := "./" + path.Clean(from)
		d := p.errorf(diag.ImportNotFound, span, "%s would be the path of a package in a Go module: for the folder here, write %q", quote(from), fixed)
		d.Fix = &diag.Fix{Span: span, Replace: `"` + fixed + `"`}
		return nil, false
	}
	if near := path.Join("..", from); !strings.Contains(from, ".") && p.noPackage(path.Join(p.dir, near)) == "" {
		d := p.errorf(diag.ImportNotFound, span, "%s would be the path of a package in a Go module: for the folder beside this one, write %q", quote(from), near)
		d.Fix = &diag.Fix{Span: span, Replace: `"` + near + `"`}
		return nil, false
	}
	if c.cfg.Find == nil {
		p.errorf(diag.ImportNotFound, span, "%s is in another Go module, and there is no go.mod that would say which one: run `go mod init` where your module begins", quote(from))
		return nil, false
	}
	folder, err := c.cfg.Find(from)
	if err != nil {
		p.errorf(diag.ImportNotFound, span, "%s", err)
		return nil, false
	}
	target, isNew := c.pass(Config{FS: folder.FS, ModulePath: folder.ModulePath, Display: folder.Display}, folder.Dir)
	if isNew {
		target.published = folder.Published
	}
	return target, isNew
}

// root gives a pass for the folders of the main module.
func (c *compilation) root() *pass { return newPass(c.cfg, ".") }

func (p *pass) checkImportTwice(imp *imported) {
	for _, other := range p.imports {
		if imp.pass != nil && other.pass == imp.pass {
			p.warnf(diag.ImportTwice, imp.name.Span, "this package is imported as %q already: use that name, and take this import out", other.name.Name).Note(other.name.Span, "imported here")
			imp.used = true
		}
	}
}

// importCycle reports the import that closes a circle of packages, and takes it out.
func (p *pass) importCycle(imp *imported, circle []*pass) {
	var names []string
	for _, on := range circle {
		names = append(names, path.Base(path.Join(on.cfg.ModulePath, on.dir)))
	}
	p.errorf(diag.ImportCycle, imp.name.Span, "packages import each other in a circle (%s): move what they share into a package of its own, which both import",
		strings.Join(append(names, names[0]), " → "))
	imp.pass, imp.used = nil, true
}

// declareImports hangs the imports into the package, now that those packages are compiled.
func (p *pass) declareImports() {
	for _, imp := range p.imports {
		target := imp.pass
		if target == nil {
			continue
		}
		if target.published && target.findings.HasErrors() {
			i := slices.IndexFunc(target.findings, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
			first := target.findings[i]
			p.errorf(diag.BrokenImport, imp.from.Span, "package %s has errors, and only those who publish it can mend them: require a version of %s that builds", quote(imp.from.Value), target.cfg.ModulePath).
				Note(first.Span, "%s", first.Message)
			imp.pass, imp.used = nil, true
			continue
		}
		imp.node.Package = target.pkg
		p.pkg.Imports = append(p.pkg.Imports, imp.node)
	}
}

// qualified finds the declaration of another package that a name such as billing.Invoice stands for. It
// gives nil where there is none, and has then reported why, here or where it is declared. fits says which
// declarations could be meant, for "did you mean", and what is a word for them.
func (p *pass) qualified(n *lang.Name, code diag.Code, what string, fits func(*decl) bool) *decl {
	first := n.Parts[0]
	if len(n.Parts) > 2 {
		p.errorf(diag.UnknownImport, n.Span, "a name has at most two parts, an import and a declaration, as in `billing.Invoice`: `%s` has %d", n.String(), len(n.Parts))
		return nil
	}
	imp := p.importNames[first.Name]
	switch {
	case imp == nil && p.lost[first.Name]:
		return nil
	case imp == nil:
		var names []string
		for _, i := range p.imports {
			names = append(names, i.name.Name)
		}
		p.undeclared(diag.UnknownImport, first.Span, first.Name, names, "add `import "+first.Name+" { from = \"../"+first.Name+"\" }`", "nothing is imported as %q", first.Name)
		return nil
	}
	imp.used = true
	if imp.pass == nil {
		return nil
	}
	name := n.Parts[1]
	d := imp.pass.decls[name.Name]
	if d == nil && !imp.pass.lost[name.Name] {
		var names []string
		for _, d := range imp.pass.order {
			if fits(d) {
				names = append(names, d.name.Name)
			}
		}
		p.undeclared(code, name.Span, name.Name, names, "declare it there", "package %q has no %s %q", imp.pass.pkg.Name, what, name.Name)
	}
	return d
}

// checkImports finds imports that nothing uses. Of a package whose text could not be read they may have
// been used there.
func (p *pass) checkImports() {
	if p.syntax.HasErrors() {
		return
	}
	for _, imp := range p.imports {
		if !imp.used && imp.pass != nil {
			p.warnf(diag.UnusedImport, imp.name.Span, "nothing of %q is used here: take the import out", imp.name.Name)
		}
	}
}
