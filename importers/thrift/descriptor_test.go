package thrift_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
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
		if err := json.Unmarshal(data, d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".json")] = d
	}
	return all
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
	functions int
	fields    int
}

// service finds a service and those that it extends, from the file that describes it.
func functionsOf(all map[string]*descriptor, file, name string) []function {
	if f, n, ok := strings.Cut(name, "."); ok {
		file, name = f, n
	}
	for _, s := range all[file].Services {
		if s.Name != name {
			continue
		}
		list := slices.Clone(s.Functions)
		if s.Extends != "" {
			list = append(functionsOf(all, file, s.Extends), list...)
		}
		return list
	}
	return nil
}

func (c *comparison) service(fromFile, toFile, name string, lost []string) {
	from, to := functionsOf(c.from, fromFile, name), functionsOf(c.to, toFile, name)
	for _, f := range from {
		at := name + "." + f.Name
		i := slices.IndexFunc(to, func(g function) bool { return g.Name == f.Name })
		if i < 0 {
			if !slices.Contains(lost, at) {
				c.t.Errorf("%s is gone", at)
			}
			continue
		}
		c.functions++
		g := to[i]
		if f.Oneway != g.Oneway {
			c.t.Errorf("%s: oneway is %v, and was %v", at, g.Oneway, f.Oneway)
		}
		c.types(at, fromFile, toFile, f.ReturnTypeID, g.ReturnTypeID, f.ReturnType, g.ReturnType)
		c.members(at, fromFile, toFile, f.Arguments, g.Arguments)
		c.members(at, fromFile, toFile, f.Exceptions, g.Exceptions)
	}
	if len(to) > len(from) {
		c.t.Errorf("%s has %d functions, and had %d", name, len(to), len(from))
	}
}

func (c *comparison) members(at, fromFile, toFile string, from, to []member) {
	byKey := map[int]member{}
	for _, m := range to {
		byKey[m.Key] = m
	}
	for _, m := range from {
		n, ok := byKey[m.Key]
		if !ok {
			c.t.Errorf("%s: the field %d (%s) is gone", at, m.Key, m.Name)
			continue
		}
		c.fields++
		if m.Required == "required" && n.Required != "required" {
			c.t.Errorf("%s: the field %d (%s) was required", at, m.Key, m.Name)
		}
		c.types(fmt.Sprintf("%s.%s", at, m.Name), fromFile, toFile, m.TypeID, n.TypeID, m.Type, n.Type)
	}
	if len(to) != len(from) {
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
	if f, n, ok := strings.Cut(class, "."); ok {
		file, class = f, n
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
	c.members(at+"("+a.Name+")", fromFile, toFile, a.Fields, b.Fields)
}

func (c *comparison) enums(at, fromFile, toFile, from, to string) {
	numbers := func(all map[string]*descriptor, file, class string) (list []int) {
		if f, n, ok := strings.Cut(class, "."); ok {
			file, class = f, n
		}
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

// TestSameOnTheWire imports IDL, builds it, and lets the Thrift compiler say what both mean.
func TestSameOnTheWire(t *testing.T) {
	const legacy = "testdata/legacy.thrift"
	written, _ := rebuilt(t, legacy)
	c := &comparison{t: t, from: described(t, legacy), to: described(t, written...), seen: map[[2]string]bool{}}
	c.service("legacy", "legacy", "OrderService", nil)
	c.service("legacy", "legacy", "Admin", nil)
	c.service("shared", "shared", "BaseService", nil)
	if c.functions < 12 || c.fields < 50 {
		t.Errorf("only %d functions and %d fields compared", c.functions, c.fields)
	}
}
