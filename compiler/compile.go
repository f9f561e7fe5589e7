// Package compiler turns the .kit files of packages into a model.Program in which nothing is left to
// decide, and into the next state of each kit.lock. It reads through an fs.FS and writes nothing.
package compiler

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/stdlib"
)

// Config says how to read what is compiled.
type Config struct {
	// FS holds the module that the packages belong to, rooted at the folder of its go.mod.
	FS fs.FS
	// ModulePath is the module's path as go.mod gives it, "" where there is no go.mod.
	ModulePath string
	// Display gives the name by which a person knows a file of FS; nil leaves names as they are.
	Display func(name string) string
	// Lock says whether kit.lock may change.
	Lock LockMode
}

// LockMode says whether kit.lock may change.
type LockMode uint8

// The modes.
const (
	// LockMayChange lets new members take numbers.
	LockMayChange LockMode = iota
	// LockMustStand makes every change of a lock an error.
	LockMustStand
)

// Result is what a compilation found out. Program is complete only where Diagnostics has no errors.
type Result struct {
	Program     *model.Program
	Locks       []Lock // of each package, in the order of Program.Packages
	Diagnostics diag.List
	Sources     diag.Sources // the text of each file, by the name in the spans
}

// Lock is the kit.lock of a package as it must stand from now on.
type Lock struct {
	Path    string // in Config.FS
	Data    []byte
	Changed bool // from what was read
	// Outputs are what the build before wrote, by the lock as it was read; paths are relative to the package.
	Outputs []lock.Output
}

// stdModule is the module that the standard library's Go belongs to.
const stdModule = "github.com/kitc-lang/kit"

// Compile compiles the packages in dirs, folders of cfg.FS with forward slashes; one that is named twice
// is compiled once. What is wrong with the sources is in the Result; an error is a failure to read them.
// The same files give the same Result.
func Compile(cfg Config, dirs []string) (*Result, error) {
	res := &Result{Program: &model.Program{}, Sources: diag.Sources{}}
	std, err := compileStd(res)
	if err != nil {
		return nil, err
	}
	res.Program.Std = std.pkg
	done := map[string]bool{}
	for _, dir := range dirs {
		dir = path.Clean(dir)
		if done[dir] {
			continue
		}
		done[dir] = true
		p := &pass{cfg: cfg, res: res, std: std, dir: dir}
		if cfg.ModulePath == stdModule && dir == stdDir {
			p.std = nil // the standard library itself, in Kit's own checkout
		}
		if err := p.run(); err != nil {
			return nil, err
		}
		res.Program.Packages = append(res.Program.Packages, p.pkg)
		res.Locks = append(res.Locks, p.lock)
	}
	res.Diagnostics.Sort()
	return res, nil
}

// stdFiles gives the embedded files the names that they have in Kit's own module.
type stdFiles struct{}

func (stdFiles) Open(name string) (fs.File, error) {
	if name == stdDir {
		return stdlib.Files.Open(".")
	}
	return stdlib.Files.Open(strings.TrimPrefix(name, stdDir+"/"))
}

const stdDir = "stdlib"

func compileStd(res *Result) (*pass, error) {
	p := &pass{cfg: Config{FS: stdFiles{}, ModulePath: stdModule}, res: res, dir: stdDir}
	if err := p.run(); err != nil {
		return nil, err
	}
	return p, nil
}

// pass is the compilation of one package: the tables that its phases hand on to each other.
type pass struct {
	cfg Config
	res *Result
	std *pass // nil for the standard library itself
	dir string

	diags  diag.List // of this package
	syntax diag.List // what lang could not read

	files      []*lang.File
	old        *lock.Lock // as read
	lockBroken bool       // kit.lock could not be read, so nothing is held against it
	pkg        *model.Package
	lock       Lock

	emitWritten bool // an emit block is there, so none is implied
	order       []*decl
	decls       map[string]*decl
	lost        map[string]bool // names of declarations that were reported and left out
	transports  []*paramDecl
	middlewares []*middlewareDecl
	chains      map[string]*lang.Block // of the standard library, by side
	was         map[*model.Field]was
	enumWas     map[*model.EnumMember]was
	patterns    map[string]*regexp.Regexp // of rules, compiled
	trail       []*decl                   // the scalars or consts that are being resolved, each for the one before
	typeNames   []string                  // of the language and the package, once a name was not found
	rowReported bool                      // such a row was too long
	compared    int                       // how many names were compared for "did you mean"
}

// run is the table of contents: each phase reads what the ones before it left in p.
func (p *pass) run() error {
	if err := p.load(); err != nil { // files to trees, kit.lock
		return err
	}
	p.declare()         // trees to named declarations
	p.resolve()         // names to declarations: types, fields, values
	p.resolveServices() // methods, transports, chains
	p.settle()          // what depends on all services: inputs, order, outputs
	p.checkEndless()    // nothing contains itself without end
	p.checkEquality()   // what must differ can be compared
	p.checkRoutes()     // no request matches two methods
	p.checkCarriers()   // what a transport cannot carry
	p.number()          // kit.lock to numbers, and back
	p.report()
	return nil
}

// report hands on the findings of the package: about its text, and about its meaning where the text can
// be relied on.
func (p *pass) report() {
	p.res.Diagnostics = append(p.res.Diagnostics, p.syntax...)
	p.res.Diagnostics = append(p.res.Diagnostics, p.withoutFollowers()...)
}

func (p *pass) errorf(code diag.Code, span diag.Span, format string, args ...any) *diag.Diagnostic {
	return p.diags.Errorf(code, span, format, args...)
}

func (p *pass) warnf(code diag.Code, span diag.Span, format string, args ...any) *diag.Diagnostic {
	return p.diags.Warnf(code, span, format, args...)
}
