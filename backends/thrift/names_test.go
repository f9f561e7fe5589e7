package thrift

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

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
