package thrift

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kitc-lang/kit/lang/diag"
)

const whole = `/* What a shop and its neighbours share. */

include "base/shared.thrift"
cpp_include "vector.h"
namespace java com.example.shop
namespace * shop
py_module shop.api

// The most that there is.
const i32 MOST = 0x10
const map<string, list<i64>> LIMITS = { "a": [1, -2; 3], 'b': [] };
const double HALF = 5e-1, const bool YES = true

/**
 * Money, in cents.
 */
typedef i64 Cents (py.type = "Decimal")

enum State {
  OPEN          // just made
  PAID = 5,     /* and done */
  # on its way
  SENT (deprecated);
} (go.name = "OrderState")

senum Colour { "red", "green" }

struct Order {
  /** Which one. */
  1: required string id,
  2: optional shared.Address address; // where to
  -3: i32 old = 7
  list< map<string, set cpp_type "std::set" <i64> > > nested cpp_type "std::list"
  5: Order & parent (cpp.ref)
  6: string list_name = "a \"b\"" (max = "3", min)
}

union Choice { 1: i32 a  2: string b }

exception Gone { 1: string why }

service Base { void ping() }

# The shop.
service Shop extends Base {
  // Finds one.
  Order get(1: string id, /* all of it */ 2: bool deep = false) throws (1: Gone gone) (safe),
  oneway void tell(1: string text); // and forget
  async void shout()
}
`

func TestParse(t *testing.T) {
	// The container's own cpp_type behind the name is no IDL: it belongs to the type.
	src := strings.Replace(whole, `> > nested cpp_type "std::list"`, `> > cpp_type "std::list" nested`, 1)
	file, list := Parse("shop.thrift", []byte(src))
	if len(list) > 0 {
		t.Fatalf("%+v", list)
	}
	base := func(name string) *Type { return &Type{Name: name} }
	value := func(form Form, text string) *Value { return &Value{Form: form, Text: text} }
	want := &File{
		Name: "shop.thrift", Doc: "What a shop and its neighbours share.",
		Includes:   []*Include{{Path: "base/shared.thrift"}},
		Namespaces: []*Namespace{{Scope: "java", Name: "com.example.shop"}, {Scope: "*", Name: "shop"}, {Scope: "py", Name: "shop.api"}},
		Definitions: []Definition{
			&Const{Decl: Decl{Name: "MOST", Doc: "The most that there is."}, Type: base("i32"), Value: value(Int, "0x10")},
			&Const{Decl: Decl{Name: "LIMITS"}, Type: &Type{Name: "map", Key: base("string"), Elem: &Type{Name: "list", Elem: base("i64")}}, Value: &Value{
				Form: Map, Keys: []*Value{value(String, "a"), value(String, "b")},
				Values: []*Value{{Form: List, Values: []*Value{value(Int, "1"), value(Int, "-2"), value(Int, "3")}}, {Form: List}},
			}},
			&Const{Decl: Decl{Name: "HALF"}, Type: base("double"), Value: value(Double, "5e-1")},
			&Const{Decl: Decl{Name: "YES"}, Type: base("bool"), Value: value(Name, "true")},
			&Typedef{Decl: Decl{Name: "Cents", Doc: "Money, in cents.", Annotations: []Annotation{{Name: "py.type", Value: "Decimal"}}}, Type: base("i64")},
			&Enum{Decl: Decl{Name: "State", Annotations: []Annotation{{Name: "go.name", Value: "OrderState"}}}, Members: []*Member{
				{Decl: Decl{Name: "OPEN", Doc: "just made"}},
				{Decl: Decl{Name: "PAID", Doc: "and done"}, Number: 5, Written: true},
				{Decl: Decl{Name: "SENT", Doc: "on its way", Annotations: []Annotation{{Name: "deprecated", Value: "1"}}}, Number: 6},
			}},
			&Enum{Decl: Decl{Name: "Colour"}, Strings: true, Members: []*Member{{Decl: Decl{Name: "red"}}, {Decl: Decl{Name: "green"}, Number: 1}}},
			&Struct{Decl: Decl{Name: "Order"}, Fields: []*Field{
				{Decl: Decl{Name: "id", Doc: "Which one."}, ID: 1, Written: true, Presence: Required, Type: base("string")},
				{Decl: Decl{Name: "address", Doc: "where to"}, ID: 2, Written: true, Presence: Optional, Type: base("shared.Address")},
				{Decl: Decl{Name: "old"}, ID: -3, Written: true, Type: base("i32"), Value: value(Int, "7")},
				{Decl: Decl{Name: "nested"}, ID: -1, Type: &Type{Name: "list", CPP: "std::list", Elem: &Type{
					Name: "map", Key: base("string"), Elem: &Type{Name: "set", CPP: "std::set", Elem: base("i64")},
				}}},
				{Decl: Decl{Name: "parent", Annotations: []Annotation{{Name: "cpp.ref", Value: "1"}}}, ID: 5, Written: true, Type: base("Order"), Ref: true},
				{Decl: Decl{Name: "list_name", Annotations: []Annotation{{Name: "max", Value: "3"}, {Name: "min", Value: "1"}}}, ID: 6, Written: true, Type: base("string"), Value: value(String, `a "b"`)},
			}},
			&Struct{Decl: Decl{Name: "Choice"}, Kind: Union, Fields: []*Field{
				{Decl: Decl{Name: "a"}, ID: 1, Written: true, Type: base("i32")}, {Decl: Decl{Name: "b"}, ID: 2, Written: true, Type: base("string")},
			}},
			&Struct{Decl: Decl{Name: "Gone"}, Kind: Exception, Fields: []*Field{{Decl: Decl{Name: "why"}, ID: 1, Written: true, Type: base("string")}}},
			&Service{Decl: Decl{Name: "Base"}, Functions: []*Function{{Decl: Decl{Name: "ping"}}}},
			&Service{Decl: Decl{Name: "Shop", Doc: "The shop."}, Extends: "Base", Functions: []*Function{
				{
					Decl: Decl{Name: "get", Doc: "Finds one.", Annotations: []Annotation{{Name: "safe", Value: "1"}}}, Result: base("Order"),
					Args: []*Field{
						{Decl: Decl{Name: "id"}, ID: 1, Written: true, Type: base("string")},
						{Decl: Decl{Name: "deep", Doc: "all of it"}, ID: 2, Written: true, Type: base("bool"), Value: value(Name, "false")},
					},
					Throws: []*Field{{Decl: Decl{Name: "gone"}, ID: 1, Written: true, Type: base("Gone")}},
				},
				{Decl: Decl{Name: "tell", Doc: "and forget"}, Oneway: true, Args: []*Field{{Decl: Decl{Name: "text"}, ID: 1, Written: true, Type: base("string")}}},
				{Decl: Decl{Name: "shout"}, Oneway: true},
			}},
		},
	}
	if d := cmp.Diff(want, file, cmpopts.IgnoreTypes(diag.Span{})); d != "" {
		t.Error(d)
	}
}
