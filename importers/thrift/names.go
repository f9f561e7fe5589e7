package thrift

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	idl "github.com/kitc-lang/kit/lang/thrift"
)

// names are the names that the definitions of a file get in Kit, where types are written in UpperCamel
// and members in snake_case. Names of types and fields are not on the wire; those of functions are, and a
// method keeps its own.
type names struct {
	pkg   string
	types map[idl.Definition]string
	funcs map[*idl.Function]string
}

// namePackages gives each file the name of its package: that of the file, in lower-case letters and digits.
func (im *importing) namePackages() {
	taken := takenNames{}
	for _, u := range im.order {
		name := strings.ToLower(regexp.MustCompile(`[^A-Za-z0-9]`).ReplaceAllString(prefix(u.path), ""))
		if name == "" || name[0] <= '9' {
			name = "p" + name
		}
		u.names = &names{pkg: taken.free(name), types: map[idl.Definition]string{}, funcs: map[*idl.Function]string{}}
	}
}

// takenNames are names that are in use, and for each the last number that was put behind it, 1 for none.
type takenNames map[string]int

// free gives a name, with a number behind it where it is taken, and takes it.
func (t takenNames) free(name string) string {
	last := t[name]
	t[name] = max(last, 1)
	if last == 0 {
		return name
	}
	for n := last + 1; ; n++ {
		if out := name + strconv.Itoa(n); t[out] == 0 {
			t[out], t[name] = 1, n
			return out
		}
	}
}

// chooseNames gives every definition and function of a file its name. Definitions that are written in
// Kit's way already keep theirs, so they come first.
func (im *importing) chooseNames(u *unit) {
	taken := takenNames{}
	inputs := map[string]bool{}
	for _, def := range u.file.Definitions {
		svc, ok := def.(*idl.Service)
		if !ok {
			continue
		}
		own := takenNames{}
		im.inheritedNames(u, svc, own, 0)
		for _, f := range svc.Functions {
			name := upperCamel(f.Name)
			if len(f.Args) > 0 && inputs[name] {
				name = upperCamel(svc.Name) + name // two inputs of one name would meet
			}
			name = own.free(name)
			u.names.funcs[f] = name
			if len(f.Args) > 0 {
				inputs[name] = true
				taken[name+"Input"] = 1
			}
		}
	}
	for _, exact := range []bool{true, false} {
		for _, def := range u.file.Definitions {
			name := def.Head().Name
			camel := upperCamel(name)
			if _, isConst := def.(*idl.Const); isConst && name == strings.ToUpper(name) {
				camel = upperCamel(strings.ToLower(name))
			}
			if u.defs[name] == def && (camel == name) == exact {
				u.names.types[def] = taken.free(camel)
			}
		}
	}
}

// inheritedNames takes the names of the methods that a service gets from others.
func (im *importing) inheritedNames(u *unit, svc *idl.Service, taken takenNames, depth int) {
	if svc.Extends == "" || depth > 100 {
		return
	}
	base, from := im.service(u, svc.Extends)
	if base == nil {
		return
	}
	for _, f := range base.Functions {
		taken[from.names.funcs[f]] = 1
	}
	im.inheritedNames(from, base, taken, depth+1)
}

// service finds a service without a report.
func (im *importing) service(u *unit, name string) (*idl.Service, *unit) {
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		if u = u.includes[name[:dot]]; u == nil {
			return nil, nil
		}
		name = name[dot+1:]
	}
	svc, _ := u.defs[name].(*idl.Service)
	return svc, u
}

// upperCamel gives a name in UpperCamel. Capitals inside of it stay; one that is written in capitals only
// becomes words.
func upperCamel(name string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '_' || r == '.' || r == '-' }) {
		if word == strings.ToUpper(word) && strings.Contains(name, "_") {
			word = strings.ToLower(word)
		}
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	out := b.String()
	if out == "" || out[0] <= '9' {
		out = "X" + out
	}
	return out
}

// snake gives a name in snake_case.
func snake(name string) string {
	var b strings.Builder
	runes := []rune(name)
	upper := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= 'A' && runes[i] <= 'Z' }
	lower := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= 'a' && runes[i] <= 'z' }
	for i, r := range runes {
		switch {
		case r == '.' || r == '-' || r == '_':
			r = '_'
		case upper(i) && i > 0 && (!upper(i-1) || lower(i+1)):
			b.WriteByte('_')
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	out := regexp.MustCompile(`_+`).ReplaceAllString(strings.Trim(b.String(), "_"), "_")
	if out == "" || out[0] <= '9' {
		out = strings.TrimSuffix("x_"+out, "_")
	}
	return out
}

// fieldNames gives the members of something their names.
func fieldNames(fields []*idl.Field) map[*idl.Field]string {
	out := map[*idl.Field]string{}
	taken := takenNames{}
	for _, exact := range []bool{true, false} {
		for _, f := range fields {
			if name := snake(f.Name); (name == f.Name) == exact {
				out[f] = taken.free(name)
			}
		}
	}
	return out
}

// folder is where the package of a file lies, as seen from that of another.
func folder(u *unit) string { return path.Join("..", u.names.pkg) }
