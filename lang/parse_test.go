package lang

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/lang/diag"
)

// parse reads a text that must be without mistakes.
func parse(t *testing.T, src string) *File {
	t.Helper()
	f, list := Parse("a.kit", []byte(src))
	for _, d := range list {
		t.Errorf("%s: %s %s", d.Span, d.Code, d.Message)
	}
	return f
}

// outline writes a tree in one line for each item, with its documentation behind it.
func outline(items []Item) string {
	var b strings.Builder
	var walk func(items []Item, indent string)
	walk = func(items []Item, indent string) {
		for _, item := range items {
			doc := ""
			switch item := item.(type) {
			case *Attr:
				doc = item.Doc
				fmt.Fprintf(&b, "%s%s = %s", indent, name(item.Name), value(item.Value))
			case *Block:
				doc = item.Doc
				fmt.Fprintf(&b, "%s%s", indent, item.Keyword.Name)
				for _, l := range item.Labels {
					fmt.Fprintf(&b, " %s", name(l))
				}
			}
			if doc != "" {
				fmt.Fprintf(&b, " -- %q", doc)
			}
			b.WriteByte('\n')
			switch item := item.(type) {
			case *Attr:
				if o, ok := item.Value.(*Object); ok {
					for _, a := range o.Attrs {
						walk([]Item{a}, indent+"  ")
					}
				}
			case *Block:
				walk(item.Items, indent+"  ")
			}
		}
	}
	walk(items, "")
	return b.String()
}

func name(id Ident) string {
	if id.Quoted {
		return fmt.Sprintf("%q", id.Name)
	}
	return id.Name
}

func value(e Expr) string {
	list := func(all []Expr) string {
		var texts []string
		for _, e := range all {
			texts = append(texts, value(e))
		}
		return strings.Join(texts, ", ")
	}
	switch e := e.(type) {
	case *Name:
		return e.String()
	case *String:
		return fmt.Sprintf("%q", e.Value)
	case *Number:
		return e.Text
	case *Bool:
		return fmt.Sprint(e.Value)
	case *Call:
		return e.Func.String() + "(" + list(e.Args) + ")"
	case *Array:
		return "[" + list(e.Items) + "]"
	case *Object:
		var texts []string
		for _, a := range e.Attrs {
			texts = append(texts, name(a.Name)+" = "+value(a.Value))
		}
		return "{" + strings.Join(texts, ", ") + "}"
	}
	return fmt.Sprintf("%T", e)
}

func blocks(f *File) []Item {
	var items []Item
	for _, b := range f.Blocks {
		items = append(items, b)
	}
	return items
}

func expectOutline(t *testing.T, src, want string) {
	t.Helper()
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), outline(blocks(parse(t, src)))); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestValues(t *testing.T) {
	expectOutline(t, `
struct A {
  name    = string
  path    = billing.Invoice
  spaced  = a . b
  int     = 42
  minus   = -7
  float   = 1.50
  big     = 123456789012345678901234567890
  power   = 1e-9
  yes     = true
  no      = false
  text    = "a\tb\"c\\d\u00e4"
  literal = "$${a} %%{b} $5 100%"
  empty   = ""
  call    = list(Item, { max = 3 })
  trailing = map(string, int32,)
  none    = f()
  array   = [A, "b", 3, [true],]
  nothing = []
  object  = { a = 1, "Content-Type" = b, true = c }
  void    = {}
  default = optional(int32, -1)
}
`, `
struct A
  name = string
  path = billing.Invoice
  spaced = a.b
  int = 42
  minus = -7
  float = 1.50
  big = 123456789012345678901234567890
  power = 1e-9
  yes = true
  no = false
  text = "a\tb\"c\\dä"
  literal = "${a} %{b} $5 100%"
  empty = ""
  call = list(Item, {max = 3})
  trailing = map(string, int32)
  none = f()
  array = [A, "b", 3, [true]]
  nothing = []
  object = {a = 1, "Content-Type" = b, true = c}
    a = 1
    "Content-Type" = b
    true = c
  void = {}
  default = optional(int32, -1)
`)
}

func TestHeredocs(t *testing.T) {
	const src = "const A {\n  plain = <<EOT\none\n  two # three\nEOT\n  flush = <<-E\n    one\n      two\n    E\n  empty = <<X\nX\n}\n"
	const want = "const A\n  plain = \"one\\n  two # three\\n\"\n  flush = \"one\\n  two\\n\"\n  empty = \"\"\n"
	expectOutline(t, src, want)
	expectOutline(t, strings.ReplaceAll(src, "\n", "\r\n"), want)
}

// TestBytesStay: hcl brings strings into another Unicode normal form; Kit keeps what was written.
func TestBytesStay(t *testing.T) {
	f := parse(t, "const A { value = \"e\u0301\" }\n")
	if got := f.Blocks[0].Attrs()[0].Value.(*String).Value; got != "e\u0301" {
		t.Errorf("got %q", got)
	}
}

func TestBlocks(t *testing.T) {
	expectOutline(t, `
package orders { kit = 1 }
error Gone not_found {}
thing "quoted label" bare {
}
service A {
  http = "GET /a"
  method B {
    output = C
  }
  recover {}
  last = 1
}`, `
package orders
  kit = 1
error Gone not_found
thing "quoted label" bare
service A
  http = "GET /a"
  method B
    output = C
  recover
  last = 1
`)
}

func TestDocs(t *testing.T) {
	expectOutline(t, `# A license, not about anything.

# Above.
# kit:allow KIT2001 because
#
#   indented
// slashes
struct A { # behind the brace
  a = int32 # behind a

  # not about b

  # about b
  b = int32
  # last of the block, about nothing
}

/* A block
   comment. */
enum E { one = 1 } // behind the whole

/**
 * With stars.
 *
 * And more.
 */
struct S {
  /* short */
  x = y /* not the last */ # the last
  input = { id = OrderID # doc of id
    # doc of q
    q = string, r = int32 # doc of r
    s = int32
  }
  list = [ # doc of list
    A, # about an element
  ]
  both = int32 # it is "a" # b
  call = string({ min = 1 }) # doc of call
  obj = { # doc of obj
    in = a
  }
}
#no space
struct T {}
#

struct U {
  # kit:allow KIT2002 because
  a = b # kit:allow KIT2003 too
}
`, `
struct A -- "Above.\n\n  indented\nslashes\nbehind the brace"
  a = int32 -- "behind a"
  b = int32 -- "about b"
enum E -- "A block\ncomment.\nbehind the whole"
  one = 1
struct S -- "With stars.\n\nAnd more."
  x = y -- "short\nthe last"
  input = {id = OrderID, q = string, r = int32, s = int32}
    id = OrderID -- "doc of id"
    q = string -- "doc of q"
    r = int32 -- "doc of r"
    s = int32
  list = [A] -- "doc of list"
  both = int32 -- "it is \"a\" # b"
  call = string({min = 1}) -- "doc of call"
  obj = {in = a} -- "doc of obj"
    in = a
struct T -- "no space"
struct U
  a = b
`)
}

// TestRecoveredDocs wants the same documentation where the tree is taken apart because of a mistake.
func TestRecoveredDocs(t *testing.T) {
	f, list := Parse("a.kit", []byte("# about A\nstruct A {\n  # about a\n  a = int32 # behind a\n  b string # behind b\n  c = { d = e # behind d\n  }\n}\n"))
	if len(list) != 1 {
		t.Errorf("got %v", list)
	}
	want := "struct A -- \"about A\"\n  a = int32 -- \"about a\\nbehind a\"\n  b = string -- \"behind b\"\n  c = {d = e}\n    d = e -- \"behind d\"\n"
	if d := cmp.Diff(want, outline(blocks(f))); d != "" {
		t.Error(d)
	}
}

func TestLineEndsAndMark(t *testing.T) {
	const src = "# doc\nstruct A {\n  a = \"x\" # b\n  c = [\n    d,\n  ]\n}\n"
	const want = "struct A -- \"doc\"\n  a = \"x\" -- \"b\"\n  c = [d]\n"
	expectOutline(t, src, want)
	expectOutline(t, strings.ReplaceAll(src, "\n", "\r\n"), want)
	expectOutline(t, "\uFEFF"+src, want)
	expectOutline(t, "\uFEFF"+strings.ReplaceAll(src, "\n", "\r\n"), want)
	expectOutline(t, strings.TrimSuffix(src, "\n"), want)
	for _, empty := range []string{"", "\n", "\uFEFF", "# only a comment", "\r\n\r\n", "/* a */"} {
		expectOutline(t, empty, "")
	}
}

func TestSpans(t *testing.T) {
	const src = "struct Größe {\n  名 = list(b.C, \"xäy\") # d\n}\n"
	f := parse(t, src)
	block := f.Blocks[0]
	attr := block.Attrs()[0]
	call := attr.Value.(*Call)
	text := call.Args[1].(*String)
	for _, test := range []struct {
		what string
		span diag.Span
		text string
		line int
		from int // column
		to   int
	}{
		{"block", block.Span, strings.TrimSuffix(src, "\n"), 1, 1, 2},
		{"head", block.Head, "struct Größe", 1, 1, 13},
		{"keyword", block.Keyword.Span, "struct", 1, 1, 7},
		{"label", block.Labels[0].Span, "Größe", 1, 8, 13},
		{"attribute", attr.Span, "名 = list(b.C, \"xäy\")", 2, 3, 23},
		{"name", attr.Name.Span, "名", 2, 3, 4},
		{"call", call.Span, "list(b.C, \"xäy\")", 2, 7, 23},
		{"function", call.Func.Span, "list", 2, 7, 11},
		{"path", call.Args[0].Range(), "b.C", 2, 12, 15},
		{"part", call.Args[0].(*Name).Parts[1].Span, "C", 2, 14, 15},
		{"string", text.Span, "\"xäy\"", 2, 17, 22},
		{"inner", text.Inner, "xäy", 2, 18, 21},
		{"part of a string", text.At(1, 3), "ä", 2, 19, 20},
	} {
		got := src[test.span.Start.Offset:test.span.End.Offset]
		if got != test.text || test.span.Start.Line != test.line || test.span.Start.Column != test.from || test.span.End.Column != test.to || test.span.File != "a.kit" {
			t.Errorf("%s: %q at %+v, want %q at line %d, columns %d to %d", test.what, got, test.span, test.text, test.line, test.from, test.to)
		}
	}
}

func TestStringAt(t *testing.T) {
	f := parse(t, "const A {\n  raw = \"ab cd\"\n  esc = \"a\\tb\"\n  doc = <<E\none\ntwo\nE\n}\n")
	attrs := f.Blocks[0].Attrs()
	raw, esc, doc := attrs[0].Value.(*String), attrs[1].Value.(*String), attrs[2].Value.(*String)
	if got := raw.At(3, 5).String(); got != "a.kit:2:13" || !raw.Raw {
		t.Errorf("cd stands at %s", got)
	}
	if got := esc.At(2, 3); got != esc.Span || esc.Raw {
		t.Errorf("in a string with escapes b stands at %s", got)
	}
	if got := doc.At(4, 7).String(); got != "a.kit:6:1" || !doc.Raw {
		t.Errorf("two stands at %s", got)
	}
	for _, bad := range [][2]int{{-1, 2}, {2, 1}, {0, 99}} {
		if got := raw.At(bad[0], bad[1]); got != raw.Span {
			t.Errorf("At(%d, %d) is %v", bad[0], bad[1], got)
		}
	}
}

// TestDeepEnough: the limit is for machines, not for people.
func TestDeepEnough(t *testing.T) {
	parse(t, "const A { value = "+strings.Repeat("[", MaxDepth-1)+strings.Repeat("]", MaxDepth-1)+" }\n")
	parse(t, "const A { value = \""+strings.Repeat("[{(", 1000)+"\" }\n# "+strings.Repeat("[", 1000)+"\n/* "+strings.Repeat("{", 1000)+" */\n")
	parse(t, "const A {\n  value = <<E\n"+strings.Repeat("((({", 1000)+"\nE\n}\n")
}

// TestAllOfMany: one mistake must not hide another declaration, nor its own neighbours.
func TestAllOfMany(t *testing.T) {
	var src strings.Builder
	for i := range 40 {
		fmt.Fprintf(&src, "struct A%d {\n  good = string\n  bad%d list<string>\n  fine = int32\n}\n\n", i, i)
	}
	f, list := Parse("a.kit", []byte(src.String()))
	if len(f.Blocks) != 40 || len(list) != 40 {
		t.Errorf("got %d blocks and %d findings, want 40 of each", len(f.Blocks), len(list))
	}
	for _, b := range f.Blocks {
		if got := outline(b.Items); !strings.Contains(got, "good = string\n") || !strings.Contains(got, "fine = int32\n") {
			t.Fatalf("%s is left with\n%s", b.Labels[0].Name, got)
		}
	}
}
