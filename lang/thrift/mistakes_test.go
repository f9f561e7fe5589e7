package thrift

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/lang/diag"
)

// TestMistakes names each mistake, its place and the way out.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"struct A { 1: i32 }", "x.thrift:1:19: `}` cannot stand here: a field is written `1: optional TYPE name = VALUE`"},
		{"struct A {\n  1: i32 a\n\nstruct B { 1: i32 b }", "x.thrift:2:11: this struct ends here, and a bracket of it is open: write `}`"},
		{"service A {\n  void a(1: i32 b\n\nservice B {}", "x.thrift:2:18: this service ends here, and a bracket of it is open: write `)`"},
		{"const list<i32> A = [1,", "x.thrift:1:24: this const ends here, and a bracket of it is open: write `]`"},
		{"enum A { ONE = one }", "x.thrift:1:16: `one` cannot stand here: a member is written `NAME = 1`"},
		{"service A { get(1: i32 a) }", "x.thrift:1:16: `(` cannot stand here: a function is written `TYPE name(1: TYPE argument) throws (1: TYPE exception)`"},
		{"service A { void get(i32) }", "x.thrift:1:25: `)` cannot stand here: arguments and exceptions are written `1: TYPE name, 2: TYPE name`"},
		{"typedef list<> A", "x.thrift:1:14: `>` cannot stand here: a container is written `list<TYPE>`, `set<TYPE>` or `map<KEY, VALUE>`"},
		{"const i32 A 3", "x.thrift:1:13: `3` cannot stand here: it is written `const TYPE NAME = VALUE`"},
		{"strct A {}", "x.thrift:1:1: `strct` starts no definition: did you mean `struct`?"},
		{"} struct A {}", "x.thrift:1:1: `}` starts no definition: write const, typedef, enum, struct, union, exception or service"},
		{"message A {}", "x.thrift:1:1: `message` starts no definition: write const, typedef, enum, struct, union, exception or service"},
		{"struct A { 40000: i32 a }", "x.thrift:1:12: the id of a field is between -32768 and 32767, and 40000 is not"},
		{"enum A { ONE = 3000000000 }", "x.thrift:1:10: the number of a member is between -2147483648 and 2147483647, and 3000000000 is not"},
		{"enum A { ONE = 2147483647, TWO }", "x.thrift:1:28: the member before has the greatest number that there is: write one for \"TWO\""},
		{"const string A = \"b", "x.thrift:1:18: this string has no end: write \" behind it"},
		{"struct A {} /* b", "x.thrift:1:13: this comment has no end: write `*/` behind it"},
		{"struct A { 1: i32 a @ }", "x.thrift:1:21: '@' means nothing in an IDL: take it out, or put it into a comment"},
		{"struct A {\xff}", "x.thrift:1:11: the file is not UTF-8 text: save it as UTF-8"},
		{"typedef " + strings.Repeat("list<", 300), "x.thrift:1:1293: brackets are nested more than 256 deep here: no compiler reads this"},
	} {
		_, list := Parse("x.thrift", []byte(c.src))
		if len(list) == 0 {
			t.Errorf("%.40q: no finding", c.src)
			continue
		}
		if got := list[0].Span.String() + ": " + list[0].Message; got != c.want {
			t.Errorf("%.40q\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// TestLostQuote points at the string that swallowed the lines behind it: the one whose end is missing is
// another one.
func TestLostQuote(t *testing.T) {
	_, list := Parse("x.thrift", []byte("const string A = \"a\nconst string B = \"b\"\nstruct C {}\n"))
	if len(list) != 1 || len(list[0].Notes) != 1 {
		t.Fatalf("%+v", list)
	}
	if got := list[0].Span.String() + " " + list[0].Notes[0].Span.String(); got != "x.thrift:2:20 x.thrift:1:18" {
		t.Errorf("the places are %s", got)
	}
}

// TestRecovery reads what is right beside what is wrong.
func TestRecovery(t *testing.T) {
	file, list := Parse("x.thrift", []byte("struct A { 1: i32 }\nstruct B { 1: i32 b }\nenum C { ONE = }\nservice D {\n  void a(\n}\nstruct E {}\n"))
	if len(list) != 3 {
		t.Errorf("%d findings: %+v", len(list), list)
	}
	var names []string
	for _, d := range file.Definitions {
		names = append(names, d.Head().Name)
	}
	if got := strings.Join(names, " "); got != "B E" {
		t.Errorf("definitions %s", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("struct A { 1: i32 }")
	f.Add("const map<i32, list<string>> A = {1: [\"a\"], 2: []}")
	f.Fuzz(func(t *testing.T, src string) {
		file, list := Parse("x.thrift", []byte(src))
		if file == nil {
			t.Fatal("no file")
		}
		for _, d := range list {
			if d.Severity != diag.Error || d.Message == "" || d.Span.Start.Offset > len(src) || d.Span.End.Offset > len(src) || d.Span.End.Offset < d.Span.Start.Offset {
				t.Errorf("%+v in a text of %d bytes", d, len(src))
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var src strings.Builder
	for src.Len() < 200_000 { // about 5,000 lines
		src.WriteString(whole[strings.Index(whole, "struct Order"):])
	}
	text := []byte(strings.ReplaceAll(src.String(), `> > nested cpp_type "std::list"`, "> > nested"))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, list := Parse("x.thrift", text); len(list) > 0 {
			b.Fatal(list[0])
		}
	}
}
