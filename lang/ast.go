package lang

import (
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// File is one parsed .kit file: its declarations in the order they were written. The tree is the
// written form only; names are resolved and attributes checked by the compiler.
type File struct {
	Name   string // the path as a person should see it
	Source []byte // owned by the File; not to be changed
	Blocks []*Block
	// Directives are the comments that speak to Kit, in the order of the text.
	Directives []Directive
}

// Directive is a comment up to the end of its line that speaks to Kit and not to people:
// # kit:WORD TEXT.
type Directive struct {
	Word string // "allow"
	Text string // what follows, without spaces around it
	// Line is the one that it stands above: the next that holds more than comments. It is 0 where the
	// directive does not have a line of its own, or nothing follows.
	Line int
	Span diag.Span
}

// Block is KEYWORD LABEL… { BODY }: every declaration, and every block inside one.
type Block struct {
	Keyword Ident
	Labels  []Ident
	Doc     string    // the comment right above, or behind the opening line; without markers
	Items   []Item    // attributes and blocks in the order written
	Span    diag.Span // from the keyword to the closing brace
	Head    diag.Span // from the keyword to the last label: what a message points at
}

// Item is an *Attr or a *Block in a body.
type Item interface{ item() }

// Attr is NAME = VALUE, in a body or in an object.
type Attr struct {
	Name  Ident
	Value Expr
	Doc   string // the comment right above, or behind it on its line
	Span  diag.Span
}

func (*Block) item() {}
func (*Attr) item()  {}

// Attrs gives the attributes of the body, in the order written.
func (b *Block) Attrs() []*Attr { return pick[*Attr](b.Items) }

// Blocks gives the blocks of the body, in the order written.
func (b *Block) Blocks() []*Block { return pick[*Block](b.Items) }

func pick[T Item](items []Item) []T {
	var out []T
	for _, it := range items {
		if t, ok := it.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// Ident is a name with its place. Quoted says that it was written as a string.
type Ident struct {
	Name   string
	Quoted bool
	Span   diag.Span
}

// Expr is a value as written: *Name, *Call, *String, *Number, *Bool, *Array or *Object. Nothing is
// evaluated.
type Expr interface {
	Range() diag.Span
}

// Name is an identifier or a path of them: Order, billing.Invoice, payments.Charge.
type Name struct {
	Parts []Ident // at least one
	Span  diag.Span
}

// Call is NAME(ARG, …): a type with arguments, such as list(Item, { max = 100 }).
type Call struct {
	Func *Name
	Args []Expr
	Span diag.Span // from the name to the closing parenthesis
}

// String is a quoted string or heredoc without interpolation.
type String struct {
	Value string
	Span  diag.Span // with the quotes
	// Inner is the text between the quotes. Where Raw is true every byte of Value stands at the same
	// distance from Inner.Start as in Value, so that a notation inside the string can point into it.
	Inner diag.Span
	Raw   bool
}

// At gives the span of Value[from:to] inside the source: exact where the string has no escapes, the
// whole string otherwise.
func (s *String) At(from, to int) diag.Span {
	if !s.Raw || from < 0 || to < from || to > len(s.Value) {
		return s.Span
	}
	start := advance(s.Inner.Start, s.Value[:from])
	return diag.Span{File: s.Span.File, Start: start, End: advance(start, s.Value[from:to])}
}

// advance gives the place behind a text that starts at a place.
func advance(p diag.Pos, text string) diag.Pos {
	p.Offset += len(text)
	if n := strings.LastIndexByte(text, '\n'); n >= 0 {
		p.Line += strings.Count(text, "\n")
		p.Column = 1
		text = text[n+1:]
	}
	p.Column += utf8.RuneCountInString(text)
	return p
}

// Number is a literal number, kept as written so that no digit is lost. A leading minus belongs to it.
type Number struct {
	Text string
	Span diag.Span
}

// Bool is true or false.
type Bool struct {
	Value bool
	Span  diag.Span
}

// Array is [VALUE, …].
type Array struct {
	Items []Expr
	Span  diag.Span
}

// Object is { NAME = VALUE, … }, entries separated by commas or line ends.
type Object struct {
	Attrs []*Attr
	Span  diag.Span
}

// Range gives the place of the expression.
func (e *Name) Range() diag.Span { return e.Span }

// Range gives the place of the expression.
func (e *Call) Range() diag.Span { return e.Span }

// Range gives the place of the expression.
func (e *String) Range() diag.Span { return e.Span }

// Range gives the place of the expression.
func (e *Number) Range() diag.Span { return e.Span }

// Range gives the place of the expression.
func (e *Bool) Range() diag.Span { return e.Span }

// Range gives the place of the expression.
func (e *Array) Range() diag.Span { return e.Span }

// Range gives the place of the expression.
func (e *Object) Range() diag.Span { return e.Span }

// String gives the name as written, its parts joined by dots.
func (e *Name) String() string {
	if len(e.Parts) == 1 {
		return e.Parts[0].Name
	}
	out := e.Parts[0].Name
	for _, p := range e.Parts[1:] {
		out += "." + p.Name
	}
	return out
}
