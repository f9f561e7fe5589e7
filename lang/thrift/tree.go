// Package thrift turns foreign Thrift IDL into a tree of its own: everything that the Thrift compilers
// 0.9 to 0.22 take, with documentation and places. What it means, and how Kit says it, is the business of
// those who read the tree.
package thrift

import "github.com/kitc-lang/kit/lang/diag"

// File is one .thrift file. Its lists are in the order of the text.
type File struct {
	Name        string // the path as a person should see it
	Doc         string // the comment at the top that belongs to nothing else
	Includes    []*Include
	Namespaces  []*Namespace
	Definitions []Definition
	Unread      []string // the names of definitions that could not be read, as far as they can be told
}

// Include is include "FILE".
type Include struct {
	Path string
	Span diag.Span // of the path
}

// Namespace is namespace SCOPE NAME, or one of the older forms such as py_module NAME.
type Namespace struct {
	Scope string // "java", "py", "*", …
	Name  string
	Span  diag.Span
}

// Definition is a *Const, *Typedef, *Enum, *Struct or *Service.
type Definition interface {
	// Head gives what all of them have.
	Head() *Decl
}

// Decl is what every definition has.
type Decl struct {
	Name        string
	Doc         string
	Annotations []Annotation
	Span        diag.Span // of the name
}

// Head gives the Decl itself.
func (d *Decl) Head() *Decl { return d }

// Annotation is NAME = "VALUE" in parentheses behind something. The value is "1" where none is written, as
// in the Thrift compiler.
type Annotation struct {
	Name, Value string
	Span        diag.Span
}

// Const is const TYPE NAME = VALUE.
type Const struct {
	Decl
	Type  *Type
	Value *Value
}

// Typedef is typedef TYPE NAME.
type Typedef struct {
	Decl
	Type *Type
}

// Enum is enum NAME { … }, or senum NAME { "…" }, whose values are strings on the wire.
type Enum struct {
	Decl
	Strings bool // a senum
	Members []*Member
}

// Member is one name of an enum. Where no number is written it is the one before plus one, and the first
// is 0.
type Member struct {
	Decl
	Number  int64
	Written bool // the number stands in the text
}

// Kind is which of the forms of a struct it is.
type Kind uint8

// The kinds.
const (
	Plain Kind = iota
	Union
	Exception
)

// String gives the word of the IDL.
func (k Kind) String() string { return [...]string{"struct", "union", "exception"}[k] }

// Struct is struct, union or exception NAME { … }.
type Struct struct {
	Decl
	Kind   Kind
	Fields []*Field
}

// Presence is what stands before the type of a field.
type Presence uint8

// The presences.
const (
	Default  Presence = iota // nothing: always written, and may be missing when read
	Required                 // required
	Optional                 // optional
)

// Field is a field of a struct, an argument of a function, or an exception that it throws.
type Field struct {
	Decl
	ID       int64 // negative where none is written: -1, -2, … as the Thrift compiler gives them
	Written  bool  // the id stands in the text
	Presence Presence
	Type     *Type
	Value    *Value // the default, nil if there is none
	Ref      bool   // TYPE & NAME: how C++ holds it
}

// Service is service NAME extends BASE { … }.
type Service struct {
	Decl
	Extends     string // "" if there is none; with the name of the include before a dot
	ExtendsSpan diag.Span
	Functions   []*Function
}

// Function is a method of a service.
type Function struct {
	Decl
	Oneway bool
	Result *Type // nil for void
	Args   []*Field
	Throws []*Field
}

// Type is a use of a type.
type Type struct {
	// Name is a base type (bool byte i8 i16 i32 i64 double string binary uuid slist), a container (list set
	// map), or the name of a definition, with the name of its include before a dot.
	Name        string
	Key         *Type  // of a map
	Elem        *Type  // of a list or set; the value type of a map
	CPP         string // cpp_type "…"
	Annotations []Annotation
	Span        diag.Span
}

// Base reports whether the name is a base type of Thrift.
func (t *Type) Base() bool {
	switch t.Name {
	case "bool", "byte", "i8", "i16", "i32", "i64", "double", "string", "binary", "uuid", "slist":
		return true
	}
	return false
}

// Container reports whether it is a list, set or map.
func (t *Type) Container() bool { return t.Elem != nil }

// Form is which kind of literal a value is.
type Form uint8

// The forms.
const (
	_ Form = iota
	Int
	Double
	String
	Name // of a constant or a member of an enum; true and false too
	List
	Map
)

// Value is a literal, or the name of one.
type Value struct {
	Form Form
	// Text is an Int in decimal or with 0x, a Double as written, the content of a String, or the Name.
	Text   string
	Keys   []*Value // of a Map
	Values []*Value // of a Map, in step with Keys, or of a List
	Span   diag.Span
}
