// Package thrift turns foreign Thrift IDL into .kit packages that mean the same on the wire, each with the
// kit.lock that keeps every number. What Kit cannot say is listed, by name and place.
package thrift

import (
	"path"
	"slices"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
	idl "github.com/kitc-lang/kit/lang/thrift"
)

// Config says how IDL is read.
type Config struct {
	// Read gives the text of a file; an error that is fs.ErrNotExist means that it is somewhere else.
	Read func(name string) ([]byte, error)
	// Display gives the name by which a person knows a file; nil leaves names as they are.
	Display func(name string) string
	// Include are the folders in which included files are looked for, behind that of the includer.
	Include []string
}

// Result is what an import made.
type Result struct {
	// Packages are one for each file, those that are included too, each behind those that it imports. There
	// are none where Diagnostics has errors.
	Packages    []Package
	Diagnostics diag.List
	Sources     diag.Sources
}

// Package is a .kit package, made of one file.
type Package struct {
	Name   string // the package's, and that of the folder which others import it from
	Source string // the file that it was made of
	Named  bool   // it was asked for, and not only included
	Kit    []byte // the .kit file
	Lock   []byte // its kit.lock
}

// importing is the work on files that belong together.
type importing struct {
	cfg   Config
	res   *Result
	units map[string]*unit
	order []*unit // each behind those that it includes
	// endless are structs that must contain themselves; nil before anybody asked.
	endless map[*idl.Struct]bool
	// mapped are structs that hold maps; nil before anybody asked.
	mapped map[*idl.Struct]bool
	// circles are services that extend themselves; nil before anybody asked.
	circles map[*idl.Service]bool
	// What was asked for is kept, so that the work stays in proportion to the files.
	kept       map[*idl.Struct]bool // of unions, whether any of their members is kept
	targets    map[*idl.Typedef]target
	containers map[*idl.Type]bool // whether Kit has a type for them
	consts     map[*idl.Const]constState
	members    map[*idl.Enum]map[*idl.Member]string // their names
	candidates map[*unit][]string                   // the names in it that could have been meant by others
	asked      int                                  // how often that was looked for
}

// Import reads the files, and what they include. An error is a failure to read them.
func Import(cfg Config, files []string) (*Result, error) {
	im := &importing{
		cfg: cfg, res: &Result{Sources: diag.Sources{}}, units: map[string]*unit{},
		kept: map[*idl.Struct]bool{}, targets: map[*idl.Typedef]target{}, containers: map[*idl.Type]bool{},
		consts: map[*idl.Const]constState{}, members: map[*idl.Enum]map[*idl.Member]string{}, candidates: map[*unit][]string{},
	}
	var named []*unit
	for _, name := range files {
		u, err := im.load(name, diag.Span{}, nil)
		if err != nil {
			return nil, err
		}
		named = append(named, u)
	}
	im.namePackages()
	for _, u := range im.order {
		im.chooseNames(u)
	}
	for _, u := range im.order {
		p := im.write(u)
		p.Named = slices.Contains(named, u)
		im.res.Packages = append(im.res.Packages, p)
	}
	im.res.Diagnostics.Sort()
	if im.res.Diagnostics.HasErrors() {
		im.res.Packages = nil
		// What would be lost matters once something is written.
		im.res.Diagnostics = slices.DeleteFunc(im.res.Diagnostics, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	}
	return im.res, nil
}

// write makes the package of a file.
func (im *importing) write(u *unit) Package {
	w := &writer{importing: im, unit: u}
	w.definitions()
	src := w.text()
	p := Package{Name: u.names.pkg, Source: u.path, Lock: lock.Of(w.entries).Bytes()}
	formatted, diags := lang.Format(path.Join(u.names.pkg, u.names.pkg+".kit"), src)
	if diags.HasErrors() && !im.res.Diagnostics.HasErrors() {
		panic("importers/thrift: " + diags[0].Message + " in\n" + string(src))
	}
	p.Kit = formatted
	return p
}

// writer makes the .kit file of one IDL file.
type writer struct {
	*importing
	*unit
	body    []byte
	entries []lock.Entry
}

// definitions writes all definitions in the order of the file. Services come last, as people write them.
func (w *writer) definitions() {
	for _, def := range w.file.Definitions {
		switch def := def.(type) {
		case *idl.Const:
			w.constant(def)
		case *idl.Typedef:
			w.typedef(def)
		case *idl.Enum:
			w.enum(def)
		case *idl.Struct:
			w.structure(def)
		}
	}
	for _, def := range w.file.Definitions {
		if svc, ok := def.(*idl.Service); ok {
			w.service(svc)
		}
	}
}
