// Package compiler turns the .kit files of packages into a model.Program in which nothing is left to
// decide, and into the next state of each kit.lock. It reads through an fs.FS and writes nothing.
package compiler

import (
	"cmp"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/internal/parallel"
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
	// Find gives the folder that an import path outside of the module names. Its error is told to the author
	// of the import as it is. It is called by several goroutines at once; nil finds nothing.
	Find func(importPath string) (Folder, error)
	// Lock says whether kit.lock may change.
	Lock LockMode
}

// Folder is a package of another module.
type Folder struct {
	FS         fs.FS // of the module, rooted at the folder of its go.mod
	ModulePath string
	Dir        string                   // in FS
	Display    func(name string) string // as in Config
	// Published says that nobody will build the package here, so that its kit.lock has to be complete.
	Published bool
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
	allows      []*allow
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

// Compile compiles the packages in dirs, folders of cfg.FS with forward slashes, and what they import;
// one that is named twice is compiled once. What is wrong with the sources is in the Result; an error is
// a failure to read them. The same files give the same Result.
func Compile(cfg Config, dirs []string) (*Result, error) {
	c := &compilation{cfg: cfg, known: map[string]*pass{}}
	if err := c.read(dirs); err != nil { // files to trees, and the packages that they import
		return nil, err
	}
	c.sort()            // each package behind those that it imports
	c.each((*pass).run) // trees to numbered programs
	c.checkCallable()   // no service that nobody can call
	c.checkStale()      // no import whose own outputs are old
	return c.result(), nil
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

// read reads the packages in dirs and what they import. The standard library, which no file of theirs needs
// before all are read, is compiled beside that.
func (c *compilation) read(dirs []string) error {
	c.std = newPass(Config{FS: stdFiles{}, ModulePath: stdModule}, stdDir)
	var failed [2]error
	parallel.Do(2, func(i int) {
		if i == 0 {
			failed[i] = c.compileStd()
		} else {
			failed[i] = c.load(dirs)
		}
	})
	return cmp.Or(failed[0], failed[1])
}

func (c *compilation) compileStd() error {
	if err := c.std.load(); err != nil {
		return err
	}
	c.std.run()
	return nil
}

// pass is the compilation of one package: the tables that its phases hand on to each other.
type pass struct {
	cfg       Config // of its module
	std       *pass  // nil for the standard library itself
	dir       string
	requested bool // to be emitted, and not only imported
	published bool // Folder.Published

	diags    diag.List // of this package
	syntax   diag.List // what lang could not read
	findings diag.List // what of both a person is to see

	files      []*lang.File
	sources    diag.Sources
	old        *lock.Lock // as read
	lockBroken bool       // kit.lock could not be read, so nothing is held against it
	pkg        *model.Package
	lock       Lock

	imports     []*imported
	importNames map[string]*imported

	emitWritten bool // an emit block is there, so none is implied
	order       []*decl
	decls       map[string]*decl
	lost        map[string]bool      // names of declarations that were reported and left out
	strange     map[*lang.Block]bool // bodies in which something was reported that may be meant for what is missing
	transports  []*paramDecl
	admin       *paramDecl // of the standard library
	middlewares []*middlewareDecl
	inParams    bool // while parameters are read, which have types that nothing else has
	kinds       []*kindDecl
	uses        []*discoveryUse
	implied     map[*model.Kinded]*model.Discovery // uses that no declaration stands for
	chains      map[string]*lang.Block             // of the standard library, by side
	defaults    map[string]model.Chain             // made of them
	was         map[*model.Field]was
	enumWas     map[*model.EnumMember]was
	methods     map[*model.Method]*lang.Block // the service's own, also in other packages' hands
	patterns    map[string]*regexp.Regexp     // of rules, compiled
	trail       []*decl                       // declarations that are being resolved, each for the one before
	typeNames   []string                      // of the language and the package, once a name was not found
	rowReported bool                          // such a row was too long
	compared    int                           // how many names were compared for "did you mean"
}

func newPass(cfg Config, dir string) *pass {
	return &pass{
		cfg: cfg, dir: dir, sources: diag.Sources{},
		importNames: map[string]*imported{}, decls: map[string]*decl{}, lost: map[string]bool{}, strange: map[*lang.Block]bool{},
		implied: map[*model.Kinded]*model.Discovery{}, chains: map[string]*lang.Block{}, defaults: map[string]model.Chain{},
		was: map[*model.Field]was{}, enumWas: map[*model.EnumMember]was{},
		methods: map[*model.Method]*lang.Block{}, patterns: map[string]*regexp.Regexp{},
		pkg: &model.Package{Dir: dir, Module: cfg.ModulePath, Edition: edition},
	}
}

// run is the table of contents of one package, behind those that it imports: each phase reads what the
// ones before it left in p.
func (p *pass) run() {
	p.declare()         // trees to named declarations
	p.resolve()         // names to declarations: types, fields, values
	p.resolveServices() // methods, transports, chains
	p.resolveClients()  // which services they call
	p.settle()          // what depends on all services: inputs, order, outputs
	p.checkEndless()    // nothing contains itself without end
	p.checkEquality()   // what must differ can be compared
	p.checkRoutes()     // no request matches two methods
	p.checkCarriers()   // what a transport cannot carry
	p.checkPolicies()   // timeouts, retries and limits make sense together
	p.checkImports()    // each is there for something
	p.number()          // kit.lock to numbers, and back
	p.findings = p.foundInPackage()
}

// foundInPackage gives the findings about the text of the package, and about its meaning where the text
// can be relied on.
func (p *pass) foundInPackage() diag.List {
	return append(slices.Clone(p.syntax), p.withoutFollowers()...)
}

func (p *pass) errorf(code diag.Code, span diag.Span, format string, args ...any) *diag.Diagnostic {
	return p.diags.Errorf(code, span, format, args...)
}

func (p *pass) warnf(code diag.Code, span diag.Span, format string, args ...any) *diag.Diagnostic {
	return p.diags.Warnf(code, span, format, args...)
}
