package thrift

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
	idl "github.com/kitc-lang/kit/lang/thrift"
)

// unit is one .thrift file, and what it can name.
type unit struct {
	path     string
	file     *idl.File
	includes map[string]*unit // by the name in front of the dot
	defs     map[string]idl.Definition
	names    *names
	used     map[*unit]bool // those of includes that the .kit package imports
}

// prefix is the name of a file in front of the dot of a name: that of the file without its ending.
func prefix(file string) string { return strings.TrimSuffix(path.Base(file), ".thrift") }

// load reads a file and what it includes, each once. at is where it is included, and trail the files on
// the way there.
func (im *importing) load(name string, at diag.Span, trail []string) (*unit, error) {
	name = path.Clean(name)
	if u := im.units[name]; u != nil {
		return u, nil
	}
	src, err := im.cfg.Read(name)
	if err != nil {
		return nil, err
	}
	file, diags := idl.Parse(im.display(name), src)
	im.res.Diagnostics = append(im.res.Diagnostics, diags...)
	im.res.Sources[file.Name] = src
	u := &unit{path: name, file: file, includes: map[string]*unit{}, defs: map[string]idl.Definition{}, used: map[*unit]bool{}}
	im.units[name] = u
	for _, inc := range file.Includes {
		if err := im.include(u, inc, append(trail, name)); err != nil {
			return nil, err
		}
	}
	im.order = append(im.order, u) // behind those that it includes
	im.declare(u)
	return u, nil
}

// include loads an included file: beside the includer, or in one of the folders of the configuration, as
// the Thrift compiler looks for it.
func (im *importing) include(u *unit, inc *idl.Include, trail []string) error {
	places := []string{path.Join(path.Dir(u.path), inc.Path)}
	for _, dir := range im.cfg.Include {
		places = append(places, path.Join(dir, inc.Path))
	}
	if path.IsAbs(inc.Path) {
		places = []string{inc.Path}
	}
	for _, place := range places {
		if i := slices.Index(trail, path.Clean(place)); i >= 0 {
			var circle []string
			for _, name := range append(slices.Clone(trail[i:]), trail[i]) {
				circle = append(circle, path.Base(name))
			}
			im.errorf(diag.IDLInclude, inc.Span, "the files include each other in a circle (%s): move what they share into a file of its own", strings.Join(circle, " → "))
			return nil
		}
		included, err := im.load(place, inc.Span, trail)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		u.includes[prefix(inc.Path)] = included
		return nil
	}
	where := im.display(path.Dir(u.path))
	if where == "." {
		where = "the current folder"
	}
	if len(im.cfg.Include) > 0 {
		where += " and " + strings.Join(im.cfg.Include, ", ")
	}
	im.errorf(diag.IDLInclude, inc.Span, "there is no file %q in %s: name the folder that it is in with -I", inc.Path, where)
	return nil
}

// declare gives each definition of a file its name, and refuses names and ids that are there twice.
func (im *importing) declare(u *unit) {
	for _, def := range u.file.Definitions {
		head := def.Head()
		if first := u.defs[head.Name]; first != nil {
			im.errorf(diag.IDLDuplicate, head.Span, "%q is defined twice: rename one of them", head.Name).Note(first.Head().Span, "the first one")
			continue
		}
		u.defs[head.Name] = def
		switch def := def.(type) {
		case *idl.Struct:
			im.distinct(def.Fields, "fields", def.Kind.String()+" "+def.Name)
		case *idl.Enum:
			im.distinctMembers(def)
		case *idl.Service:
			im.distinctFunctions(def)
		}
	}
}

func (im *importing) distinct(fields []*idl.Field, what, owner string) {
	byName, byID := map[string]*idl.Field{}, map[int64]*idl.Field{}
	for _, f := range fields {
		if first := byName[f.Name]; first != nil {
			im.errorf(diag.IDLDuplicate, f.Span, "two %s of %s are called %q: rename one of them", what, owner, f.Name).Note(first.Span, "the first one")
		}
		if first := byID[f.ID]; first != nil {
			im.errorf(diag.IDLDuplicate, f.Span, "%q and %q of %s both have the id %d: give each its own", first.Name, f.Name, owner, f.ID).Note(first.Span, "the first one")
		}
		byName[f.Name], byID[f.ID] = f, f
	}
}

func (im *importing) distinctMembers(e *idl.Enum) {
	seen := map[string]*idl.Member{}
	for _, m := range e.Members {
		if first := seen[m.Name]; first != nil {
			im.errorf(diag.IDLDuplicate, m.Span, "two members of enum %s are called %q: rename one of them", e.Name, m.Name).Note(first.Span, "the first one")
		}
		seen[m.Name] = m
	}
}

func (im *importing) distinctFunctions(s *idl.Service) {
	seen := map[string]*idl.Function{}
	for _, f := range s.Functions {
		if first := seen[f.Name]; first != nil {
			im.errorf(diag.IDLDuplicate, f.Span, "two functions of service %s are called %q: rename one of them", s.Name, f.Name).Note(first.Span, "the first one")
		}
		seen[f.Name] = f
		im.distinct(f.Args, "arguments", s.Name+"."+f.Name)
		im.distinct(f.Throws, "exceptions", s.Name+"."+f.Name)
	}
}

// find gives the definition that a name stands for, and the file that holds it; nil where there is none,
// which it reports.
func (im *importing) find(u *unit, name string, span diag.Span, what string) (idl.Definition, *unit) {
	if def := u.defs[name]; def != nil {
		return def, u
	}
	if im.unread(u, name) {
		return nil, nil
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		im.errorf(diag.IDLUnknownName, span, "there is no %s %q: %s", what, name, im.meant(u, name, what))
		return nil, nil
	}
	included := u.includes[name[:dot]]
	if included == nil {
		if !im.missing(u, name[:dot]) {
			im.errorf(diag.IDLUnknownName, span, "nothing is included as %q: write `include \"%s.thrift\"`", name[:dot], name[:dot])
		}
		return nil, nil
	}
	if def := included.defs[name[dot+1:]]; def != nil {
		return def, included
	}
	im.errorf(diag.IDLUnknownName, span, "%s defines no %s %q", path.Base(included.path), what, name[dot+1:])
	return nil, nil
}

// unread reports whether a name stands for a definition that could not be read, which was reported there.
func (im *importing) unread(u *unit, name string) bool {
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		if from := u.includes[name[:dot]]; from != nil {
			return slices.Contains(from.file.Unread, name[dot+1:])
		}
	}
	return slices.Contains(u.file.Unread, name)
}

// foreign are names that other languages have for the types of Thrift.
var foreign = map[string]string{
	"int": "i32", "integer": "i32", "int8": "i8", "int16": "i16", "int32": "i32", "int64": "i64", "long": "i64", "short": "i16",
	"uint8": "i16", "uint16": "i32", "uint32": "i64", "uint64": "i64", "u8": "i16", "u16": "i32", "u32": "i64", "u64": "i64",
	"float": "double", "float32": "double", "float64": "double", "number": "double", "boolean": "bool",
	"str": "string", "String": "string", "text": "string", "bytes": "binary", "array": "list", "vector": "list", "dict": "map",
}

// maxMeant bounds for how many unknown names of a file another one is looked for: who has more of them did not
// mistype.
const maxMeant = 50

// meant says what could have been meant by a name that nothing has.
func (im *importing) meant(u *unit, name, what string) string {
	if base := foreign[name]; base != "" && what == "type" {
		return "Thrift calls it `" + base + "`"
	}
	if im.asked++; im.asked <= maxMeant {
		if im.candidates[u] == nil {
			names := []string{"bool", "i8", "i16", "i32", "i64", "double", "string", "binary"}
			im.candidates[u] = slices.Sorted(maps.Keys(u.defs))
			im.candidates[u] = append(names, im.candidates[u]...)
		}
		if near := diag.Nearest(name, im.candidates[u]); near != "" {
			return "did you mean `" + near + "`?"
		}
	}
	return "define it, or include the file that does"
}

// missing reports whether an include of that name could not be read, which was reported there.
func (im *importing) missing(u *unit, name string) bool {
	return slices.ContainsFunc(u.file.Includes, func(i *idl.Include) bool { return prefix(i.Path) == name })
}

func (im *importing) display(name string) string {
	if im.cfg.Display == nil {
		return name
	}
	return im.cfg.Display(name)
}

func (im *importing) errorf(code diag.Code, span diag.Span, format string, args ...any) *diag.Diagnostic {
	return im.res.Diagnostics.Errorf(code, span, format, args...)
}

// lost lists something that the .kit file does not say, or says in another way.
func (im *importing) lost(span diag.Span, format string, args ...any) {
	im.res.Diagnostics.Warnf(diag.IDLNotInKit, span, "%s", fmt.Sprintf(format, args...))
}
