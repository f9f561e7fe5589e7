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

func TestReservedNames(t *testing.T) {
	s := newShop()
	e := &model.Enum{Decl: s.decl("Override", ""), Members: []*model.EnumMember{{Name: "new", Number: 1}, {Name: "value", Number: 2}}}
	fault := s.failure("Success", model.Internal, field("error", kind(model.String)), field("end", kind(model.Bool)), field("end_", kind(model.Bool)))
	m := s.method("Get", nil,
		field("from", kind(model.String)),
		byDefault(field("ctx", ofEnum(e)), model.Value{Kind: model.EnumRef, Enum: e, Member: e.Members[0]}),
		field("value", kind(model.String)), field("get_value", kind(model.Bool)))
	s.throws(m, fault)
	s.pkg.Name = "thrift"
	contains(t, generate(t, s),
		"namespace * thrift_\n",
		`Named "Override" in the .kit file`, "enum Override_ {", "  new_ = 1\n", "  value_ = 2\n",
		"1: required string error_\n", "2: required bool end__\n", "3: required bool end_\n",
		"1: string from_\n", "2: Override_ ctx_ = Override_.new_\n", "3: string value\n", "4: bool get_value_\n",
		"throws (1: Success success_)")
}

func TestWireNamesAreRefused(t *testing.T) {
	s := newShop()
	s.method("END", nil)
	s.svc = s.service("None")
	files, diags := Generate(s.prog, s.pkg)
	if len(files) != 1 || len(diags) != 2 || diags[0].Code != diag.ThriftReservedName || diags[0].Span != s.pkg.Services[0].Methods[0].Span ||
		!strings.Contains(diags[0].Message, `method "END"`) || !strings.Contains(diags[1].Message, `service "None"`) {
		t.Errorf("%v", diags)
	}
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

// Declarations of other packages stand in the same file, under their package's name and their own.
func TestForeignDeclarations(t *testing.T) {
	s := newShop()
	mine := s.structure("Invoice", field("id", kind(model.String)))
	theirs := s.imported("bank", "Invoice")
	theirs.Doc = "A bill."
	missing := &model.Error{Decl: model.Decl{Name: "NotFound", Doc: "There is no such thing.", Package: s.prog.Std}, Code: model.NotFound}
	refused := &model.Error{Decl: model.Decl{Name: "Refused", Package: theirs.Package}, Code: model.Aborted}
	m := s.method("Get", ofStruct(theirs), field("of", ofStruct(mine)))
	s.throws(m, missing, refused)
	contains(t, generate(t, s), "struct Invoice {\n", "struct BankInvoice {}\n", "exception NotFound {}\n", "exception BankRefused {}\n",
		"/**\n * A bill. `bank.Invoice` in the .kit files.\n */\n",
		"BankInvoice Get(1: Invoice of) throws (1: NotFound notFound, 2: BankRefused bankRefused)\n")
}

// Two declarations that would have one name are refused: at the package's own, where there is one.
func TestNamesThatMeet(t *testing.T) {
	for _, test := range []struct {
		name  string
		build func(s *shop) (at, note *model.Struct)
		text  string
	}{
		{"own and imported", func(s *shop) (*model.Struct, *model.Struct) {
			theirs := s.imported("bank", "Invoice")
			return s.structure("BankInvoice"), theirs
		}, `struct "Invoice" of package "bank" and struct "BankInvoice" are both BankInvoice in the Thrift file of package "orders"`},
		{"own and standard", func(s *shop) (*model.Struct, *model.Struct) {
			theirs := s.imported("std", "PageInfo")
			theirs.Package = s.prog.Std
			return s.structure("PageInfo"), theirs
		}, `struct "PageInfo" of the standard library and struct "PageInfo" are both PageInfo`},
		{"two imported", func(s *shop) (*model.Struct, *model.Struct) {
			first, second := s.imported("bank", "Invoice"), s.imported("bank", "Invoice")
			first.Package.Module, second.Package.Module = "example.com/a", "example.com/b"
			return second, first
		}, `struct "Invoice" of example.com/a and struct "Invoice" of example.com/b are both BankInvoice`},
	} {
		s := newShop()
		at, note := test.build(s)
		s.method("Get", ofStruct(at), field("x", ofStruct(note)))
		_, diags := Generate(s.prog, s.pkg)
		if len(diags) != 1 || diags[0].Code != diag.ThriftDeclarationClash || !strings.Contains(diags[0].Message, test.text) ||
			diags[0].Span != at.Span || len(diags[0].Notes) != 1 || diags[0].Notes[0].Span != note.Span {
			t.Errorf("%s: got %v", test.name, diags)
		}
	}
}

// A service stands behind the one that it extends, of whichever package, and has its own methods only.
func TestExtends(t *testing.T) {
	s := newShop()
	s.method("Get", kind(model.Bool))
	base := &model.Package{Name: "base"}
	report := s.imported("base", "Report")
	report.Package = base
	health := &model.Service{Decl: model.Decl{Name: "Health", Doc: "Tells how a server is.", Package: base}}
	check := &model.Method{Decl: model.Decl{Name: "Check", Package: base}, Service: health, Output: ofStruct(report)}
	health.Methods = []*model.Method{check}
	middle := s.service("Managed")
	middle.Transports = nil
	s.svc = middle
	s.method("Stop", nil)
	s.extend(middle, health)
	s.extend(s.pkg.Services[0], middle)
	quiet := s.service("Quiet")
	s.extend(quiet, health)
	alone := s.service("Alone")
	alone.Transports = nil
	idl := generate(t, s)
	contains(t, idl, "struct BaseReport {}\n", strings.ReplaceAll(`
/**
 * Tells how a server is. Not offered by itself, but as a part of the services that extend it.
 * 'base.Health' in the .kit files.
 */
service BaseHealth {
  BaseReport Check()
}

/**
 * Not offered by itself, but as a part of the services that extend it.
 */
service Managed extends BaseHealth {
  void Stop()
}

service Orders extends Managed {
  bool Get()
}

service Quiet extends BaseHealth {
}
`, "'", "`"))
	if strings.Contains(idl, "Alone") {
		t.Errorf("a service that is not offered and that nobody extends:\n%s", idl)
	}
}

// Comments say who may call what.
func TestAuth(t *testing.T) {
	s := newShop()
	user, desk, key, peer := s.auth("user", model.Bearer), s.auth("desk", model.Basic), s.auth("key", model.APIKey), s.auth("peer", model.MTLS)
	user.Format, user.Doc, key.Header, desk.Deprecated = "JWT", "Somebody who\nhas signed in", "X-Api-Key", "use user"
	key.Package = &model.Package{Name: "billing"}
	s.svc.Auth = user
	for i, auth := range []*model.Auth{user, desk, key, peer, nil, user} {
		s.method("M"+literalInt(i), nil).Auth = auth
	}
	open := s.service("Open")
	s.extend(open, s.svc)
	open.Methods[0].Auth = nil // the last one says itself that it is for users
	safe := s.service("Safe")
	safe.Auth = key
	s.extend(safe, open)
	safe.Methods[0].Auth = key
	contains(t, generate(t, s), strings.ReplaceAll(`
/**
 * Auth: user. Somebody who has signed in. Send a bearer token (JWT) in THeader:
 * 'authorization: Bearer TOKEN'.
 */
service Orders {
  void M0()

  /**
   * Auth: desk. Send a name and a password in THeader: 'authorization: Basic BASE64'.
   * Deprecated: use user.
   */
  void M1()

  /** Auth: billing.key. Send a key in THeader: 'x-api-key: KEY'. */
  void M2()

  /** Auth: peer. Show a client certificate (mutual TLS). */
  void M3()

  /** Anybody may call it. */
  void M4()

  void M5()
}

/**
 * Anybody may call its methods, the inherited ones too, unless one says otherwise. Auth of M5:
 * user. Somebody who has signed in. Send a bearer token (JWT) in THeader:
 * 'authorization: Bearer TOKEN'.
 */
service Open extends Orders {
}

/**
 * Auth, also of inherited methods: billing.key. Send a key in THeader: 'x-api-key: KEY'. Auth
 * of M5: user. Somebody who has signed in. Send a bearer token (JWT) in THeader:
 * 'authorization: Bearer TOKEN'.
 */
service Safe extends Open {
}
`, "'", "`"))
}

func TestOneway(t *testing.T) {
	s := newShop()
	s.method("Tell", nil, field("text", kind(model.String))).Oneway = true
	contains(t, generate(t, s), "\n  oneway void Tell(1: string text)\n")
}

// A page tells how it goes on, by the names in the file.
func TestPage(t *testing.T) {
	s := newShop()
	after, next := maybe(field("after", kind(model.String))), maybe(field("next", kind(model.String)))
	info := s.structure("PageInfo", next)
	notes := field("notes", listOf(kind(model.String)))
	found := s.structure("Found", notes, maybe(field("page", ofStruct(info))))
	m := s.method("Find", ofStruct(found), after)
	m.Page = &model.Page{Items: notes, Cursor: []*model.Field{after}, Next: []*model.Field{found.Fields[1], next}}

	request := s.structure("PageRequest", maybe(field("cursor", kind(model.String))))
	m = s.method("List", ofStruct(found), maybe(field("transport", ofStruct(request))))
	m.Page = &model.Page{Items: notes, Cursor: []*model.Field{m.Input.Fields[0], request.Fields[0]}, Next: []*model.Field{found.Fields[1], next}}
	contains(t, generate(t, s), `
  /**
   * Gives one page of notes: pass page.next_ of the result as after to get the next one; the
   * last page has none.
   */
`, `
  /**
   * Gives one page of notes: pass page.next_ of the result as transport_.cursor to get the next
   * one; the last page has none.
   */
`)
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
