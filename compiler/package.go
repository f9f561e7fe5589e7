package compiler

import (
	"path"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// edition is the edition of the language that this compiler reads.
const edition = 1

// maxAttempts is how often one call may run a method down the path of calls, where a package does not say
// otherwise: two layers that each try three times are just below it.
const maxAttempts = 10

// findPackage reads the one package declaration of the folder.
func (p *pass) findPackage() {
	var first *lang.Block
	for _, f := range p.files {
		for _, b := range f.Blocks {
			switch {
			case b.Keyword.Name != "package":
			case first == nil:
				first = b
				p.readPackage(b)
			default:
				p.errorf(diag.PackageTwice, b.Head, "a folder is one package, and this is its second `package`: keep one").Note(first.Head, "the first one")
			}
		}
	}
	if first == nil && len(p.files) > 0 && !p.syntax.HasErrors() && !p.almostPackage() { // it may stand in what could not be read
		p.errorf(diag.NoPackage, p.start(), "the .kit files of this folder declare no package: start one of them with `package orders { kit = 1 }`")
	}
}

// almostPackage reports whether there is a declaration of which the keyword package seems to be misspelt.
func (p *pass) almostPackage() bool {
	for _, f := range p.files {
		for _, b := range f.Blocks {
			if name := b.Keyword.Name; !slices.Contains(keywords, name) && (diag.Nearest(name, keywords) == "package" || foreignKeywords[name] == "package") {
				return true
			}
		}
	}
	return false
}

// start is the first place of the first file.
func (p *pass) start() diag.Span {
	at := diag.Pos{Line: 1, Column: 1}
	return diag.Span{File: p.files[0].Name, Start: at, End: at}
}

func (p *pass) readPackage(b *lang.Block) {
	p.pkg.Span = b.Head
	p.pkg.Doc = b.Doc
	if name, ok := p.label(b, "package", "package orders { … }"); ok && p.checkName(name, "package", packageStyle) {
		p.pkg.Name = name.Name
	}
	p.only(b, "a package", []string{"kit", "version", "max_attempts"}, []string{"emit"})
	for _, inner := range b.Blocks() {
		if inner.Keyword.Name != "emit" {
			p.lose(inner)
		}
	}
	if a := attr(b, "kit"); a == nil {
		p.absent(b, "package %q does not say in which edition of the language it is written: add `kit = %d`", p.pkg.Name, edition)
	} else if n, ok := p.integer(a); ok && n != edition {
		p.errorf(diag.BadEdition, a.Value.Range(), "this kitc does not know edition %d of the language: write `kit = %d`, or use a newer kitc", n, edition)
	}
	p.pkg.MaxAttempts = maxAttempts
	if a := attr(b, "max_attempts"); a != nil {
		if n, ok := p.integer(a); ok && (n < 1 || n > 1000) {
			p.errorf(diag.WrongValue, a.Value.Range(), "`max_attempts` is a number from 1 to 1000")
		} else if ok {
			p.pkg.MaxAttempts = int(n)
		}
	}
	if a := attr(b, "version"); a != nil {
		if s, ok := p.text(a); ok {
			p.pkg.Version = s.Value
			if s.Value == "" || len(s.Value) > maxName {
				p.errorf(diag.WrongValue, s.Span, "a version has 1 to %d characters, such as \"1.4.0\"", maxName)
			}
		}
	}
	for _, e := range b.Blocks() {
		if e.Keyword.Name == "emit" {
			p.readEmit(e)
		}
	}
}

// An emitter is an output that there is.
type emitter struct {
	target    string
	attr      string   // says where it goes
	suffix    string   // of the default place, behind gen/NAME
	endings   []string // of a file; none for a folder
	transport string   // without which there is nothing to write; "" where there always is
}

var emitters = []emitter{
	{target: "go", attr: "dir"},
	{target: "openapi", attr: "file", suffix: ".openapi.yaml", endings: []string{".yaml", ".yml"}, transport: "http"},
	{target: "thrift", attr: "file", suffix: ".thrift", endings: []string{".thrift"}, transport: "thrift"},
}

func (e emitter) place(pkg string) string { return "gen/" + pkg + e.suffix }

func (p *pass) readEmit(b *lang.Block) {
	p.emitWritten = true
	label, ok := p.label(b, "emit", "emit go { dir = \"gen\" }")
	if !ok {
		return
	}
	i := slices.IndexFunc(emitters, func(e emitter) bool { return e.target == label.Name })
	if i < 0 {
		p.unknown(diag.BadEmit, label.Span, label.Name, []string{"go", "openapi", "thrift"}, "kitc cannot emit %q", label.Name)
		return
	}
	e := emitters[i]
	p.plain(label)
	p.only(b, "emit "+e.target, []string{e.attr}, nil)
	if first, twice := p.pkg.Emit(e.target); twice {
		p.errorf(diag.BadEmit, b.Head, "emit %s is there twice: keep one", e.target).Note(first.Span, "the first one")
		return
	}
	out := model.Emit{Target: e.target, Path: e.place(p.pkg.Name), Span: b.Head}
	if a := attr(b, e.attr); a != nil {
		s, ok := p.text(a)
		if !ok {
			return
		}
		out.Path, out.Span = path.Clean(s.Value), s.Span
		if why := badOutput(p.dir, s.Value, e.endings); why != "" {
			p.errorf(diag.BadEmit, s.Span, "%q %s: write a path such as %q", s.Value, why, e.place(p.pkg.Name))
			return
		}
	}
	p.pkg.Emits = append(p.pkg.Emits, out)
}

// badOutput says why a path cannot be an output, "" where it can.
func badOutput(dir, out string, endings []string) string {
	joined := path.Join(dir, out)
	switch {
	case out == "":
		return "is no path"
	case strings.ContainsFunc(out, func(r rune) bool { return r < ' ' || strings.ContainsRune("\\<>\"|?*:\x7f", r) }):
		return "has a character that not every system allows in a path"
	case path.IsAbs(out):
		return "is an absolute path, and outputs stay inside the module"
	case joined == ".." || strings.HasPrefix(joined, "../"):
		return "leads out of the module"
	case slices.Contains(strings.Split(joined, "/"), ".git"):
		return "leads into .git"
	case len(endings) > 0 && !slices.Contains(endings, path.Ext(out)):
		return "does not end in " + endings[0]
	}
	return ""
}

// settleEmits gives the package its outputs: those that were written, or else all that its services have
// something for.
func (p *pass) settleEmits() {
	if !p.emitWritten {
		for _, e := range emitters {
			if p.offers(e.transport) {
				p.pkg.Emits = append(p.pkg.Emits, model.Emit{Target: e.target, Path: e.place(p.pkg.Name), Span: p.pkg.Span})
			}
		}
	} else {
		p.pkg.Emits = slices.DeleteFunc(p.pkg.Emits, p.idle)
	}
	if e, ok := p.pkg.Emit("go"); ok && p.cfg.ModulePath != "" {
		p.pkg.GoImport = path.Join(p.cfg.ModulePath, p.dir, e.Path)
	}
}

// idle reports whether an output that was written would be empty.
func (p *pass) idle(out model.Emit) bool {
	for _, e := range emitters {
		if e.target == out.Target && !p.offers(e.transport) {
			p.warnf(diag.EmptyEmit, out.Span, "no service of package %q has a `transport %s`, so there is nothing to emit here: take this out, or add the transport", p.pkg.Name, e.transport)
			return true
		}
	}
	return false
}

// offers reports whether a service of the package has a transport; every package offers "".
func (p *pass) offers(transport string) bool {
	return transport == "" || slices.ContainsFunc(p.pkg.Services, func(s *model.Service) bool { return s.Transport(transport) != nil })
}
