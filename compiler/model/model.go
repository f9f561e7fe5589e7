// Package model is the compiler's result: a program in which every name is resolved, every default
// filled in, every number assigned and every name final. Backends read it and never change it; they
// find nothing left to decide.
package model

import (
	"path"
	"time"

	"github.com/kitc-lang/kit/lang/diag"
)

// Program is everything that one run of the compiler was asked for.
type Program struct {
	// Packages are the packages to emit, each after the packages that it imports.
	Packages []*Package
	// Imported are the packages that those import, directly or not, and that are not to be emitted
	// themselves; each after the packages that it imports.
	Imported []*Package
	// Std is the standard library. It is never emitted as a package; what a package uses of it is
	// reached through pointers whose Package() is Std.
	Std *Package
}

// Package is one directory of .kit files. Its declarations are sorted by place: file by file in the
// order of their names, and from top to bottom.
type Package struct {
	Name    string
	Doc     string
	Version string // of the API; "" if none was written
	Edition int    // of the language, from 1
	// MaxAttempts is how often a call of one of its methods may run a method down the path of calls.
	MaxAttempts int
	Module      string // the path of the Go module that it belongs to; "" where no go.mod was found
	Dir         string // its directory in the module, with forward slashes
	GoImport    string // the import path of the generated Go; "" where no go.mod was found, or none is emitted
	Emits       []Emit
	Imports     []*Import // in the order written
	Auths       []*Auth
	// Middlewares are the package's own.
	Middlewares []*MiddlewareDecl
	// Kinds are the kinds of discovery and balancers that the package declares itself.
	Kinds []*Kinded
	// Discoveries are those that the package's services use or register with.
	Discoveries []*Discovery
	Scalars     []*Scalar
	Consts      []*Const
	Enums       []*Enum
	Structs     []*Struct // inline ones too, behind the declared ones of their file
	Unions      []*Union
	Errors      []*Error
	Services    []*Service
	Span        diag.Span // of the package declaration
}

// Import is an import declaration: inside of the package, Name.Thing is a declaration of Package.
type Import struct {
	Name    string
	From    string // as written: a folder, or the path of a package in a Go module
	Package *Package
	Span    diag.Span
}

// Path gives what no two packages of a program have in common: the module's path and the directory in it.
func (p *Package) Path() string { return path.Join(p.Module, p.Dir) }

// Emit is one output of a package.
type Emit struct {
	Target string // "go", "openapi" or "thrift"
	Path   string // a folder for "go", a file for the others; relative to the package's directory, clean, with forward slashes
	Span   diag.Span
}

// Emit gives the output for a target, and false where the package has none.
func (p *Package) Emit(target string) (Emit, bool) {
	for _, e := range p.Emits {
		if e.Target == target {
			return e, true
		}
	}
	return Emit{}, false
}

// Decl is what every named declaration has in common.
type Decl struct {
	Name       string
	Doc        string
	Deprecated string    // why, "" if it is not
	Package    *Package  // where it is declared
	Span       diag.Span // of its head
}

// Scalar is a named refined type: scalar OrderID { type = string(…) }.
type Scalar struct {
	Decl
	// Type is never a Ref to another scalar: chains of scalars are merged, the refinements of all of
	// them in Rules.
	Type *Type
}

// Const is a named constant.
type Const struct {
	Decl
	Value Value
}

// Enum is a set of named numbers.
type Enum struct {
	Decl
	Members []*EnumMember // in the order written; at least one
}

// EnumMember is one name of an enum.
type EnumMember struct {
	Name       string
	Doc        string
	Deprecated string
	Number     int32
	Span       diag.Span
}

// Struct is a product of fields. Inputs written inline in a method are structs too.
type Struct struct {
	Decl
	Fields []*Field // in the order written
	// Inline is the method whose input this struct was written in, nil for a declared struct. Its
	// Name is then the method's name and "Input".
	Inline *Method
	// Reserved are the field numbers that removed fields held, ascending.
	Reserved []int
}

// Field is a member of a struct, an error or a union.
type Field struct {
	Name       string // snake case, the name on the JSON wire
	Doc        string
	Number     int // the Thrift field id, from the lock; from 1
	Type       *Type
	Presence   Presence
	Default    *Value // for Defaulted only
	Sensitive  bool   // never in a log, a trace, a metric or an error text
	Deprecated string
	Span       diag.Span
}

// Presence says whether a field may be missing.
type Presence uint8

// The presences. A member of a union is Required in this sense: where the member is chosen, its value is there.
const (
	Required  Presence = iota
	Optional           // may be absent
	Defaulted          // may be absent, and then means Field.Default
)

// Union is a choice of exactly one of its members.
type Union struct {
	Decl
	Members  []*Field
	Reserved []int
}

// Error is a declared error: a name, one canonical code and fields.
type Error struct {
	Decl
	Code     Code
	Fields   []*Field
	Reserved []int
}

// Kind is the shape of a type.
type Kind uint8

// The kinds.
const (
	_ Kind = iota
	Bool
	Int8
	Int16
	Int32
	Int64
	Float64
	String
	Bytes
	UUID
	Timestamp
	Duration
	Date
	Any
	List
	Set
	Map
	ScalarRef
	EnumRef
	StructRef
	UnionRef
	CodeParam  // of parameters only: a canonical code
	RateParam  // of parameters only: so many calls in so much time
	SizeParam  // of parameters only: a number of bytes
	FieldParam // of parameters only: the name of a field of an input
)

// Type is a use of a type. Exactly the fields that its Kind needs are set.
type Type struct {
	Kind   Kind
	Elem   *Type   // of a List or Set; the value type of a Map
	Key    *Type   // of a Map
	Scalar *Scalar // for ScalarRef
	Enum   *Enum   // for EnumRef
	Struct *Struct // for StructRef
	Union  *Union  // for UnionRef
	Rules  Rules   // those written at this use; a ScalarRef's own come from Scalar.Type.Rules
	Span   diag.Span
}

// Underlying is t with a scalar replaced by what it stands for; it is never a ScalarRef.
func (t *Type) Underlying() *Type {
	if t.Kind == ScalarRef {
		return t.Scalar.Type
	}
	return t
}

// Rules are the refinements of a type. A nil pointer or empty string means that there is none.
type Rules struct {
	// Min and Max bound a number's value (both included), a string's length in Unicode code points,
	// the length of bytes, or the number of elements of a list, set or map. For a duration they are
	// durations, for a timestamp or a date the kind's value.
	Min, Max *Value
	Pattern  string // a regular expression (RE2) that the string must match somewhere; anchored as written
	Format   string // "email", "uri", "hostname", "ipv4", "ipv6" or "uuid"; checked like Pattern
	Unique   bool   // a list without equal elements
}

// IsZero reports whether nothing is refined.
func (r Rules) IsZero() bool {
	return r.Min == nil && r.Max == nil && r.Pattern == "" && r.Format == "" && !r.Unique
}

// Value is a literal: a default, a constant, a bound or the parameter of a middleware. Its Kind says
// which field holds it.
type Value struct {
	// Kind is Bool, Int8…Int64 (Int holds it), Float64, String, Bytes (Str holds them), UUID (Str, in
	// canonical form), Timestamp (Str, RFC 3339), Date (Str), Duration (Int holds nanoseconds), EnumRef
	// (Member), List or Set (List), Map (Keys and List in step), CodeParam (Code), RateParam (Int calls in
	// the time Per), SizeParam (Int bytes), or FieldParam (Str).
	Kind   Kind
	Bool   bool
	Int    int64
	Float  float64
	Str    string
	Enum   *Enum
	Member *EnumMember
	Code   Code
	Per    time.Duration
	Keys   []Value
	List   []Value
	Const  *Const // the constant that it was written as, nil for a literal
	Span   diag.Span
}
