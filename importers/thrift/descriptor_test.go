package thrift_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	backend "github.com/kitc-lang/kit/backends/thrift"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/importers/thrift"
	"github.com/kitc-lang/kit/lang/diag"
)

// The Thrift compiler's own description of a file, as `thrift --gen json` writes it.
type (
	descriptor struct {
		Name  string
		Enums []struct {
			Name    string
			Members []struct {
				Name  string
				Value int
			}
		}
		Structs  []description
		Services []struct {
			Name, Extends string
			Functions     []function
		}
	}
	description struct {
		Name                 string
		IsException, IsUnion bool
		Fields               []member
	}
	function struct {
		File         string `json:"-"` // that declares it, for the names in it
		Name         string
		ReturnTypeID string
		ReturnType   *shape
		Oneway       bool
		Arguments    []member
		Exceptions   []member
	}
	member struct {
		Key      int
		Name     string
		TypeID   string
		Type     *shape
		Required string
	}
	shape struct {
		TypeID, Class         string
		KeyTypeID, ElemTypeID string
		ValueTypeID           string
		KeyType, ElemType     *shape
		ValueType             *shape
	}
)

// described runs the Thrift compiler on files and gives what it says of each, by name.
func described(t *testing.T, files ...string) map[string]*descriptor {
	t.Helper()
	out := t.TempDir()
	for _, file := range files {
		if text, err := exec.Command("thrift", "-r", "-allow-neg-keys", "--gen", "json", "-out", out, file).CombinedOutput(); err != nil {
			t.Fatalf("thrift %s: %v\n%s", file, err, text)
		}
	}
	written, err := filepath.Glob(filepath.Join(out, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*descriptor{}
	for _, name := range written {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := &descriptor{}
		if err := json.Unmarshal(plainKeys(data), d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".json")] = d
	}
	return all
}

// plainKeys makes JSON of what the Thrift compiler writes of constants: the keys of its maps may be lists and maps,
// which become strings here.
func plainKeys(data []byte) []byte {
	var out []byte
	var open []byte // the brackets around
	key := false    // whether a key may begin
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case c == '"':
			end := i + 1
			for data[end] != '"' {
				if data[end] == '\\' {
					end++
				}
				end++
			}
			out = append(out, data[i:end+1]...)
			i, key = end, false
			continue
		case key && (c == '[' || c == '{'):
			end, depth := i, 0
			for ; ; end++ {
				if data[end] == '[' || data[end] == '{' {
					depth++
				} else if data[end] == ']' || data[end] == '}' {
					depth--
				}
				if depth == 0 {
					break
				}
			}
			out = strconv.AppendQuote(out, string(data[i:end+1]))
			i, key = end, false
			continue
		case c == '[' || c == '{':
			open, key = append(open, c), c == '{'
		case c == ']' || c == '}':
			open, key = open[:len(open)-1], false
		case c == ',':
			key = open[len(open)-1] == '{'
		}
		out = append(out, c)
	}
	return out
}

// rebuilt imports files, builds what came of them, and lays the IDL of each package below a folder.
func rebuilt(t *testing.T, files ...string) (written []string, lost diag.List) {
	t.Helper()
	res, err := thrift.Import(thrift.Config{Read: os.ReadFile}, files)
	if err != nil {
		t.Fatal(err)
	}
	if res.Diagnostics.HasErrors() {
		t.Fatal(reported(t, res.Diagnostics, res.Sources))
	}
	sources, dirs := fstest.MapFS{}, []string{}
	for _, p := range res.Packages {
		sources[path.Join(p.Name, p.Name+".kit")] = &fstest.MapFile{Data: p.Kit}
		sources[path.Join(p.Name, "kit.lock")] = &fstest.MapFile{Data: p.Lock}
		dirs = append(dirs, p.Name)
	}
	compiled, err := compiler.Compile(compiler.Config{FS: sources, ModulePath: "example.com/imported"}, dirs)
	if err != nil {
		t.Fatal(err)
	}
	if len(compiled.Diagnostics) > 0 {
		t.Fatal(reported(t, compiled.Diagnostics, compiled.Sources))
	}
	out := t.TempDir()
	for _, pkg := range compiled.Program.Packages {
		emitted, found := backend.Generate(compiled.Program, pkg)
		if found.HasErrors() {
			t.Fatal(reported(t, found, compiled.Sources))
		}
		for _, f := range emitted {
			name := filepath.Join(out, path.Base(f.Path))
			if err := os.WriteFile(name, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
			written = append(written, name)
		}
	}
	return written, res.Diagnostics
}

func reported(t *testing.T, list diag.List, sources diag.Sources) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Text(&b, list, sources, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	return "\n" + b.String()
}

// comparison holds what two descriptions say against each other: numbers, types and the shape of what they
// hold. Names of types, fields and members are not on the wire; those of functions are.
type comparison struct {
	t         *testing.T
	from, to  map[string]*descriptor
	seen      map[[2]string]bool
	lost      map[string]bool // "Struct.field" and "Service.function" that the import has listed
	functions int
	fields    int
}

// functionsOf gives the functions of a service and of those that it extends.
func functionsOf(all map[string]*descriptor, file, name string) []function {
	file, name = qualified(file, name)
	for _, s := range all[file].Services {
		if plain(s.Name) != plain(name) {
			continue
		}
		var list []function
		if s.Extends != "" {
			list = functionsOf(all, file, s.Extends)
		}
		for _, f := range s.Functions {
			f.File = file
			list = append(list, f)
		}
		return list
	}
	return nil
}

// qualified takes the name of the file from a name that has one in front.
func qualified(file, name string) (string, string) {
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		return name[:dot], name[dot+1:]
	}
	return file, name
}

// plain gives a name as it is in both: Kit writes names of services in UpperCamel.
func plain(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

func (c *comparison) service(fromFile, toFile, name string) {
	from, to := functionsOf(c.from, fromFile, name), functionsOf(c.to, toFile, name)
	for _, f := range from {
		at := name + "." + f.Name
		i := slices.IndexFunc(to, func(g function) bool { return g.Name == f.Name })
		if i < 0 {
			if !c.lost[at] {
				c.t.Errorf("%s is gone", at)
			}
			continue
		}
		c.functions++
		g := to[i]
		if f.Oneway != g.Oneway {
			c.t.Errorf("%s: oneway is %v, and was %v", at, g.Oneway, f.Oneway)
		}
		c.types(at, f.File, g.File, f.ReturnTypeID, g.ReturnTypeID, f.ReturnType, g.ReturnType)
		c.members(at, at, f.File, g.File, f.Arguments, g.Arguments)
		c.members(at, at, f.File, g.File, f.Exceptions, g.Exceptions)
	}
	if len(to) > len(from) {
		c.t.Errorf("%s has %d functions, and had %d", name, len(to), len(from))
	}
}

func (c *comparison) members(at, owner, fromFile, toFile string, from, to []member) {
	byKey, gone := map[int]member{}, 0
	for _, m := range to {
		byKey[m.Key] = m
	}
	for _, m := range from {
		n, ok := byKey[m.Key]
		if !ok && c.lost[owner+"."+m.Name] {
			gone++
			continue
		}
		if !ok {
			c.t.Errorf("%s: the field %d (%s) is gone", at, m.Key, m.Name)
			continue
		}
		c.fields++
		if m.Required == "required" && n.Required != "required" && !strings.Contains(owner, ".") { // arguments are always sent
			c.t.Errorf("%s: the field %d (%s) was required", at, m.Key, m.Name)
		}
		c.types(fmt.Sprintf("%s.%s", at, m.Name), fromFile, toFile, m.TypeID, n.TypeID, m.Type, n.Type)
	}
	if len(to) != len(from)-gone {
		c.t.Errorf("%s has %d fields, and had %d", at, len(to), len(from))
	}
}

// wire gives the types that look alike on the wire one name.
func wire(id string) string {
	switch id {
	case "byte":
		return "i8"
	}
	return id
}

func (c *comparison) types(at, fromFile, toFile, fromID, toID string, from, to *shape) {
	if wire(fromID) != wire(toID) {
		c.t.Errorf("%s is %s, and was %s", at, toID, fromID)
		return
	}
	if from == nil || to == nil {
		return
	}
	switch fromID {
	case "struct", "union", "exception":
		c.structs(at, fromFile, toFile, from.Class, to.Class)
	case "enum":
		c.enums(at, fromFile, toFile, from.Class, to.Class)
	case "list", "set":
		c.types(at+"[]", fromFile, toFile, from.ElemTypeID, to.ElemTypeID, from.ElemType, to.ElemType)
	case "map":
		c.types(at+"{}", fromFile, toFile, from.KeyTypeID, to.KeyTypeID, from.KeyType, to.KeyType)
		c.types(at+"[]", fromFile, toFile, from.ValueTypeID, to.ValueTypeID, from.ValueType, to.ValueType)
	}
}

func find(all map[string]*descriptor, file, class string) (string, *description) {
	file, class = qualified(file, class)
	if all[file] == nil {
		return file, nil
	}
	for i, s := range all[file].Structs {
		if s.Name == class {
			return file, &all[file].Structs[i]
		}
	}
	return file, nil
}

func (c *comparison) structs(at, fromFile, toFile, from, to string) {
	fromFile, a := find(c.from, fromFile, from)
	toFile, b := find(c.to, toFile, to)
	if a == nil || b == nil {
		c.t.Errorf("%s: %s or %s is not described", at, from, to)
		return
	}
	key := [2]string{fromFile + "." + a.Name, toFile + "." + b.Name}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	if a.IsUnion != b.IsUnion || a.IsException != b.IsException {
		c.t.Errorf("%s: %s is another kind of struct", at, from)
	}
	c.members(at+"("+a.Name+")", a.Name, fromFile, toFile, a.Fields, b.Fields)
}

func (c *comparison) enums(at, fromFile, toFile, from, to string) {
	numbers := func(all map[string]*descriptor, file, class string) (list []int) {
		file, class = qualified(file, class)
		for _, e := range all[file].Enums {
			if e.Name == class {
				for _, m := range e.Members {
					list = append(list, m.Value)
				}
			}
		}
		slices.Sort(list)
		return list
	}
	if a, b := numbers(c.from, fromFile, from), numbers(c.to, toFile, to); len(a) == 0 || !slices.Equal(a, b) {
		c.t.Errorf("%s: the enum %s has the numbers %v, and had %v", at, from, b, a)
	}
}

// lostBy gives what an import has listed as not kept: fields and functions, by the names of the IDL.
func lostBy(list diag.List) map[string]bool {
	lost := map[string]bool{}
	for _, d := range list {
		name, _, ok := strings.Cut(strings.TrimPrefix(d.Message, "function "), " is not kept")
		if ok {
			lost[name] = true
		}
	}
	return lost
}

// TestSameOnTheWire imports IDL, builds it, and lets the Thrift compiler say what both mean.
func TestSameOnTheWire(t *testing.T) {
	const legacy = "testdata/legacy.thrift"
	written, found := rebuilt(t, legacy)
	c := &comparison{t: t, from: described(t, legacy), to: described(t, written...), seen: map[[2]string]bool{}, lost: lostBy(found)}
	c.service("legacy", "legacy", "OrderService")
	c.service("legacy", "legacy", "Admin")
	c.service("shared", "shared", "BaseService")
	if c.functions < 12 || c.fields < 50 {
		t.Errorf("only %d functions and %d fields compared", c.functions, c.fields)
	}
}

// TestOthersOnTheWire does the same with the IDL that Apache tests its own compilers with, as far as the Thrift
// compiler of this machine takes it.
func TestOthersOnTheWire(t *testing.T) {
	out, err := exec.Command("go", "list", "-C", "../../interop", "-m", "-f", "{{.Dir}}", "github.com/apache/thrift").Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(strings.TrimSpace(string(out)), func(name string, _ os.DirEntry, err error) error {
		if filepath.Ext(name) == ".thrift" {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files of Apache's: %v", len(files), err)
	}
	functions, fields, taken := 0, 0, 0
	for _, file := range files {
		if exec.Command("thrift", "-r", "-allow-neg-keys", "--gen", "json", "-out", t.TempDir(), file).Run() != nil {
			continue
		}
		res, err := thrift.Import(thrift.Config{Read: os.ReadFile}, []string{file})
		if err != nil {
			t.Fatal(err)
		}
		if res.Diagnostics.HasErrors() { // each of them has a reason, and the Thrift compiler is more lenient
			t.Logf("%s: %s", filepath.Base(file), res.Diagnostics[0].Message)
			continue
		}
		taken++
		t.Run(filepath.Base(file), func(t *testing.T) {
			written, found := rebuilt(t, file)
			c := &comparison{t: t, from: described(t, file), to: described(t, written...), seen: map[[2]string]bool{}, lost: lostBy(found)}
			name := strings.TrimSuffix(filepath.Base(file), ".thrift")
			for _, s := range c.from[name].Services {
				to := strings.ToLower(strings.Map(func(r rune) rune {
					if r == '_' || r == '-' {
						return -1
					}
					return r
				}, name))
				c.service(name, to, s.Name)
			}
			functions, fields = functions+c.functions, fields+c.fields
		})
	}
	t.Logf("%d of %d files, %d functions, %d fields", taken, len(files), functions, fields)
	if taken < 80 || functions < 100 {
		t.Errorf("only %d files and %d functions compared", taken, functions)
	}
}
