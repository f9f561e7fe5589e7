package openapi

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Names depend on their declarations alone: what comes from other packages has their name in front, and
// only what nobody named gives way.
func TestNames(t *testing.T) {
	s := newShop()
	theirs := s.imported("bank", "Invoice")
	mine := s.structure("Invoice", field("a", kind(model.Bool)))
	problem := s.structure("Problem", field("b", kind(model.Bool)))
	missing := &model.Error{Decl: model.Decl{Name: "NotFound", Package: s.prog.Std}, Code: model.NotFound}
	refused := &model.Error{Decl: model.Decl{Name: "Refused", Package: theirs.Package}, Code: model.Aborted}
	taken := s.structure("GetInput", field("c", kind(model.Bool)))
	m := s.method("Get", ofStruct(theirs), field("x", ofStruct(mine)), field("w", ofStruct(problem)), field("z", ofStruct(taken)))
	s.throws(m, missing, refused)
	s.svc = s.service("Other")
	s.svc.Methods = []*model.Method{s.method("Get", nil)}
	s.route(s.svc.Methods[0], "GET", "/other")
	doc, _ := generate(t, s)
	contains(t, doc, "BankInvoice:\n  type: object", "Invoice:\n  type: object\n  required: [a]", "Problem:\n  type: object\n  required: [b]",
		"kit.Problem:", "NotFound:", "GetInput:\n  type: object\n  required: [c]", "Orders.GetInput:\n  type: object\n  required: [x, w, z]",
		"operationId: Orders_Get", "operationId: Other_Get",
		"$ref: '#/components/schemas/BankRefused'", "type:\n  const: urn:kit:error:bank:Refused", "error:\n  const: Refused")
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
		}, `struct "Invoice" of package "bank" and struct "BankInvoice" are both BankInvoice in the OpenAPI document of package "orders"`},
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
		if len(diags) != 1 || diags[0].Code != diag.OpenAPINameClash || !strings.Contains(diags[0].Message, test.text) ||
			diags[0].Span != at.Span || len(diags[0].Notes) != 1 || diags[0].Notes[0].Span != note.Span {
			t.Errorf("%s: got %v", test.name, diags)
		}
	}
}

// Two auths that would have one name are refused, like types.
func TestAuthsThatMeet(t *testing.T) {
	s := newShop()
	own, theirs := s.auth("billing_user", model.Basic), s.auth("user", model.Bearer)
	theirs.Package = &model.Package{Name: "billing"}
	s.method("A", nil).Auth = theirs
	s.method("B", nil).Auth = own
	_, diags := Generate(s.prog, s.pkg)
	if len(diags) != 1 || diags[0].Code != diag.OpenAPINameClash || diags[0].Span != own.Span ||
		!strings.Contains(diags[0].Message, `auth "user" of package "billing" and auth "billing_user" are both billing_user`) {
		t.Errorf("%v", diags)
	}
}
