package thrift

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// accept runs the real Thrift compiler on a file for four languages, and Python on what it made,
// whose comments are the easiest to break.
func accept(t *testing.T, idl []byte) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "orders.thrift")
	if err := os.WriteFile(file, idl, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"go", "py", "java", "js:node"} {
		out, err := exec.Command("thrift", "--gen", language, "-out", dir, file).CombinedOutput()
		if errors.Is(err, exec.ErrNotFound) {
			t.Fatal("the Thrift compiler is missing: apt-get install --no-install-recommends thrift-compiler")
		}
		if err != nil {
			t.Fatalf("thrift --gen %s: %v\n%s\n%s", language, err, out, idl)
		}
	}
	out, err := exec.Command("/usr/bin/python3", "-m", "compileall", "-q", dir).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		t.Fatal("Python is missing: apt-get install --no-install-recommends python3")
	}
	if err != nil {
		t.Fatalf("the Python that thrift made does not compile: %v\n%s\n%s", err, out, idl)
	}
}

// generate gives the file of a program that has no errors, made twice.
func generate(t *testing.T, s *shop) string {
	t.Helper()
	files, diags := Generate(s.prog, s.pkg)
	if diags.HasErrors() || len(files) != 1 || files[0].Path != "gen/orders.thrift" {
		t.Fatalf("%d files, findings %v", len(files), diags)
	}
	again, _ := Generate(s.prog, s.pkg)
	if !bytes.Equal(files[0].Data, again[0].Data) {
		t.Fatal("the same program made two different files")
	}
	accept(t, files[0].Data)
	return string(files[0].Data)
}

func contains(t *testing.T, idl string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(idl, part) {
			t.Errorf("%q is missing in\n%s", part, idl)
		}
	}
}

func TestNothingToWrite(t *testing.T) {
	s := newShop()
	s.svc.Transports = []*model.Transport{{Name: "http"}}
	if files, diags := Generate(s.prog, s.pkg); files != nil || diags != nil {
		t.Errorf("a package without Thrift services: %v, %v", files, diags)
	}
	s = newShop()
	s.pkg.Emits = nil
	if files, diags := Generate(s.prog, s.pkg); files != nil || diags != nil {
		t.Errorf("a package that does not emit Thrift: %v, %v", files, diags)
	}
}

func TestEveryKind(t *testing.T) {
	s := newShop()
	s.method("Put", nil).Input = s.structure("All", everyKind()...)
	contains(t, generate(t, s),
		"1: required bool k1\n", "2: required i8 k2\n", "3: required i16 k3\n", "4: required i32 k4\n", "5: required i64 k5\n",
		"6: required double k6\n", "7: required string k7\n", "8: required binary k8\n",
		"/** A UUID. */\n  9: required string k9\n",
		"/** Microseconds since 1970-01-01T00:00:00Z. */\n  10: required i64 k10\n",
		"/** Microseconds. */\n  11: required i64 k11\n",
		"/** A date as YYYY-MM-DD. */\n  12: required string k12\n",
		"/** A JSON text. */\n  13: required string k13\n",
		"void Put(1: All input)\n")
}

// Declarations stand behind what they are made of, and recursion is by reference.
func TestOrder(t *testing.T) {
	s := newShop()
	tree := s.structure("Tree")
	leaf := s.structure("Leaf", field("color", kind(model.String)))
	leaves := &model.Scalar{Decl: s.decl("Leaves", ""), Type: listOf(ofStruct(leaf))}
	tree.Fields = s.number([]*model.Field{
		field("leaves", ofScalar(leaves)),
		maybe(field("parent", ofStruct(tree))),
		field("branches", listOf(ofStruct(tree))),
	})
	s.method("Grow", ofStruct(tree))
	idl := generate(t, s)
	contains(t, idl, "2: optional Tree & parent\n", "3: required list<Tree> branches\n")
	places := []int{strings.Index(idl, "struct Leaf {"), strings.Index(idl, "typedef list<Leaf> Leaves"), strings.Index(idl, "struct Tree {")}
	if !slices.IsSorted(places) || places[0] < 0 {
		t.Errorf("the order is wrong:\n%s", idl)
	}
}

// Types that hold themselves in every way: through scalars, containers, unions and one another.
func TestRecursion(t *testing.T) {
	s := newShop()
	node := s.structure("Node")
	kids := &model.Scalar{Decl: s.decl("Kids", ""), Type: listOf(ofStruct(node))}
	left := &model.Union{Decl: s.decl("Left", "")}
	right := &model.Union{Decl: s.decl("Right", "")}
	ofUnion := func(u *model.Union) *model.Type { return &model.Type{Kind: model.UnionRef, Union: u} }
	left.Members = s.number([]*model.Field{field("right", ofUnion(right)), field("end", kind(model.Bool))})
	right.Members = s.number([]*model.Field{field("left", ofUnion(left)), field("node", ofStruct(node)), field("lefts", listOf(ofUnion(left)))})
	node.Fields = s.number([]*model.Field{
		field("kids", ofScalar(kids)),
		field("named", mapOf(kind(model.String), ofScalar(kids))),
		maybe(field("left", ofUnion(left))),
		maybe(field("up", ofStruct(node))),
	})
	s.throws(s.method("Grow", ofScalar(kids), field("left", ofUnion(left))), s.failure("Cut", model.Aborted, field("node", ofStruct(node))))
	contains(t, generate(t, s), "typedef list<Node> Kids\n", "1: Left & left\n", "2: Node & node\n", "3: list<Left> lefts\n", "1: Right right\n", "3: optional Left left\n", "4: optional Node & up\n")
}

func TestFindings(t *testing.T) {
	thing := func(s *shop) *model.Type { return ofStruct(s.structure("Thing", field("a", kind(model.Bool)))) }
	for _, test := range []struct {
		name  string
		build func(s *shop)
		code  diag.Code
		text  string
	}{
		{"java class", func(s *shop) { s.method("Thing", thing(s)) }, diag.ThriftNameClash, "Java class for method Orders.Thing"},
		{"go client", func(s *shop) { s.method("Get", ofStruct(s.structure("OrdersClient"))) }, diag.ThriftNameClash, "Go client"},
		{"list as key", func(s *shop) { s.method("Get", mapOf(listOf(kind(model.Int8)), kind(model.Bool))) }, diag.ThriftMapKey, "containers"},
		{"struct as key", func(s *shop) { s.method("Get", listOf(mapOf(thing(s), kind(model.Bool)))) }, diag.ThriftMapKey, "structs"},
		{"struct in a set", func(s *shop) { s.method("Get", setOf(thing(s))) }, diag.ThriftMapKey, "members"},
		{"list in a set", func(s *shop) { s.method("Get", setOf(listOf(kind(model.Int8)))) }, diag.ThriftMapKey, "members"},
		{"number", func(s *shop) {
			s.method("Get", nil, &model.Field{Name: "far", Number: 32768, Type: kind(model.Bool)})
		}, diag.ThriftFieldNumber, "32768"},
		{"default", func(s *shop) {
			s.method("Get", nil, byDefault(field("data", kind(model.Bytes)), literal(model.Bytes, "\xff")))
		}, diag.ThriftValue, `"data"`},
		{"constant", func(s *shop) {
			s.pkg.Consts = []*model.Const{{Decl: s.decl("Magic", ""), Value: literal(model.Bytes, "x")}}
		}, diag.ThriftValue, `"Magic"`},
	} {
		s := newShop()
		test.build(s)
		_, diags := Generate(s.prog, s.pkg)
		if len(diags) != 1 || diags[0].Code != test.code || !strings.Contains(diags[0].Message, test.text) {
			t.Errorf("%s: got %v", test.name, diags)
		}
	}
}

// Whatever an author writes about a declaration, the file and what is made of it stay valid.
func TestHostileText(t *testing.T) {
	for _, text := range []string{
		`*/ struct Oops {`, `/* /** */ */`, `"""`, `'''`, `\`, `\u12 \U1 \x1 \N{ \d`, "`code`", `# // ;`, `"quoted" 'single'`,
		"日本語 üñ 😀 \u2028", "nul \x00 and bell \a", "invalid \xff utf-8", "tab\tand\rreturn", strings.Repeat("long ", 5000), strings.Repeat("x", 20000),
		"\n\n  leading\n    indented\n\n", "*", "**/", "@param x <b> & </b>", "%s %d {} $x ${y}", `ends with "`, `ends with \`,
	} {
		s := newShop()
		s.pkg.Doc = text
		d := s.structure("Thing", field("a", kind(model.String)))
		d.Doc, d.Deprecated = text, text
		d.Fields[0].Doc, d.Fields[0].Deprecated = text, text
		e := &model.Enum{Decl: s.decl("Kind", text), Members: []*model.EnumMember{{Name: "a", Number: 1, Doc: text, Deprecated: text}}}
		m := s.method("Get", ofStruct(d), field("kind", ofEnum(e)))
		m.Doc, m.Deprecated, m.Input.Fields[0].Doc, s.svc.Doc = text, text, text, text
		if clean, _, _ := strings.Cut(text, "\x00"); len(clean) == len(text) {
			s.pkg.Consts = []*model.Const{{Decl: s.decl("TEXT", text), Value: literal(model.String, "\"'\\\n\t\r üñ 😀 $x %d")}}
		}
		generate(t, s)
	}
}

// Types that hold one another in every way end, in time that grows with their number only.
func TestManyTypes(t *testing.T) {
	s := newShop()
	const n = 2000
	all := make([]*model.Struct, n)
	for i := range all {
		all[i] = s.structure("S" + strings.Repeat("x", i%7) + string(rune('A'+i%26)))
		all[i].Name += "_" + literalInt(i)
	}
	for i, d := range all {
		for k := 1; k <= 5; k++ {
			d.Fields = append(d.Fields, maybe(field("f"+literalInt(k), ofStruct(all[(i+k*k)%n]))))
		}
		s.number(d.Fields)
	}
	s.method("Get", ofStruct(all[0]))
	files, diags := Generate(s.prog, s.pkg)
	if diags.HasErrors() || bytes.Count(files[0].Data, []byte("\nstruct ")) != n {
		t.Errorf("%d structs, findings %v", bytes.Count(files[0].Data, []byte("\nstruct ")), diags)
	}
}
