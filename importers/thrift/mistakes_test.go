package thrift_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/importers/thrift"
	"github.com/kitc-lang/kit/lang/diag"
)

// imported imports a.thrift of some files, whose names stand in front of their texts.
func imported(t *testing.T, files map[string]string) *thrift.Result {
	t.Helper()
	res, err := thrift.Import(thrift.Config{Read: func(name string) ([]byte, error) {
		if src, ok := files[name]; ok {
			return []byte(src), nil
		}
		return nil, fs.ErrNotExist
	}}, []string{"a.thrift"})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestMistakes names each mistake once, with its place and the way out, and makes nothing of the file.
func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"struct A { 1: i32 a, 1: i32 b }", []string{`1:29: KIT8005 "a" and "b" of struct A both have the id 1: give each its own`}},
		{"struct A { 1: i32 a, 2: i32 a }", []string{`1:29: KIT8005 two fields of struct A are called "a": rename one of them`}},
		{"struct A {}\nunion A { 1: i32 a }", []string{`2:7: KIT8005 "A" is defined twice: rename one of them`}},
		{"enum A { X, Y, X }", []string{`1:16: KIT8005 two members of enum A are called "X": rename one of them`}},
		{"service S { void a(), void a() }", []string{`1:28: KIT8005 two functions of service S are called "a": rename one of them`}},
		{"service S { void a(1: i32 p, 1: i32 q) }", []string{`1:37: KIT8005 "p" and "q" of S.a both have the id 1: give each its own`}},
		{"exception X {}\nservice S { void a() throws (1: X p, 1: X q) }", []string{`2:43: KIT8005 "p" and "q" of S.a both have the id 1: give each its own`}},
		{"struct A { 40000: i32 a, -40000: i32 b, 99999999999999999999: i32 c, 0: i32 d }", []string{
			`1:12: KIT8006 the id of a field is between -32768 and 32767, and 40000 is not`,
			`1:26: KIT8006 the id of a field is between -32768 and 32767, and -40000 is not`,
			`1:41: KIT8006 the id of a field is between -32768 and 32767, and 99999999999999999999 is not`,
		}},
		{"enum A { X = 4294967296 }", []string{`1:10: KIT8006 the number of a member is between -2147483648 and 2147483647, and 4294967296 is not`}},
		{"const i64 A = 99999999999999999999", []string{`1:15: KIT8006 a whole number is between -9223372036854775808 and 9223372036854775807, and 99999999999999999999 is not`}},

		{"struct A { 1: strin a }", []string{"1:15: KIT8007 there is no type \"strin\": did you mean `string`?"}},
		{"struct A { 1: int a, 2: list<float> b, 3: map<String, Uint> c }", []string{
			"1:15: KIT8007 there is no type \"int\": Thrift calls it `i32`",
			"1:30: KIT8007 there is no type \"float\": Thrift calls it `double`",
			"1:47: KIT8007 there is no type \"String\": Thrift calls it `string`",
			"1:55: KIT8007 there is no type \"Uint\": define it, or include the file that does",
		}},
		{"typedef Nowhere A\nstruct B { 1: A a }", []string{`1:9: KIT8007 there is no type "Nowhere": define it, or include the file that does`}},
		{"struct A { 1: b.B b }", []string{"1:15: KIT8007 nothing is included as \"b\": write `include \"b.thrift\"`"}},
		{"struct A { 1: void a }", []string{`1:15: KIT8007 void is no type of a value, only what a function gives that gives nothing: name another type`}},
		{"const i32 A = 1\nservice S {}\nstruct B { 1: A a, 2: S s }", []string{
			`3:15: KIT8007 "A" is a constant, and no type: name a struct, a union, an enum or a typedef`,
			`3:23: KIT8007 "S" is a service, and no type: name a struct, a union, an enum or a typedef`,
		}},
		{"service S { Nowhere a(1: Gone b) throws (1: Lost c) }", []string{
			`1:13: KIT8007 there is no type "Nowhere": define it, or include the file that does`,
			`1:26: KIT8007 there is no type "Gone": define it, or include the file that does`,
			`1:45: KIT8007 there is no exception "Lost": define it, or include the file that does`,
		}},
		{"struct A {}\nservice S { void a() throws (1: A b, 2: list<i32> c) }", []string{
			"2:33: KIT8007 \"A\" is no exception, so it cannot be thrown: name what `exception` declares",
			"2:41: KIT8007 \"list<i32>\" is no exception, so it cannot be thrown: name what `exception` declares",
		}},
		{"service S extends T {}", []string{`1:19: KIT8007 there is no service "T": define it, or include the file that does`}},
		{"struct A {}\nservice S extends A {}", []string{`2:19: KIT8007 "A" is no service, so none can extend it`}},
		{"service S { oneway i32 a() }", []string{"1:24: KIT8001 nobody waits for S.a, so it can give no result and throw nothing: take `oneway` out"}},

		{"const i32 A = B", []string{`1:15: KIT8007 there is no constant and no member of an enum called "B": define it, or include the file that does`}},
		{"enum E { X }\nstruct A { 1: E e = E.Y }", []string{`2:21: KIT8007 there is no constant and no member of an enum called "E.Y": define it, or include the file that does`}},
		{"struct A { 1: i32 a = \"b\", 2: string c = 3, 3: bool d = \"true\", 4: double e = [1] }", []string{
			`1:23: KIT8009 a string is no i32: write a whole number`,
			`1:42: KIT8009 3 is no string: write a string in quotes`,
			`1:57: KIT8009 a string is no bool: write true or false`,
			`1:79: KIT8009 a list is no double: write a number`,
		}},
		{"const list<i32> A = 3\nconst map<string, i8> B = [1]\nconst list<list<i32>> C = [[1], [\"a\"]]", []string{
			`1:21: KIT8009 3 is no list<i32>: write [VALUE, VALUE]`,
			`2:27: KIT8009 a list is no map<string, i8>: write {KEY: VALUE}`,
			`3:34: KIT8009 a string is no i32: write a whole number`,
		}},
		{"enum E { X }\nstruct P { 1: i32 x }\nconst E A = \"X\"\nconst P B = {\"y\": 1}\nconst P C = {\"x\": \"a\"}\nconst P D = {1: 1}\nconst P F = 7", []string{
			`3:13: KIT8009 a string is no E: write one of its members, as in E.NAME`,
			`4:14: KIT8007 struct P has no field "y"`,
			`5:19: KIT8009 a string is no i32: write a whole number`,
			`6:14: KIT8009 the fields of a P are named by strings: write {"name": VALUE}`,
			`7:13: KIT8009 7 is no P: write {"field": VALUE}`,
		}},

		{"struct A { 1: i32 }\nunon U { 1: i32 a }\nenum E { ONE = }\ntypedef list<> L\nconst i32 C 3\nexception X { 1: }\nservice S { a() }\n" +
			"struct B { 1: A a, 2: U u, 3: E e = E.ONE, 4: list<L> l, 5: i32 i = C, 6: A b = {} }\nservice T extends S { A a(1: U u) throws (1: X x) }", []string{
			"1:19: KIT8001 `}` cannot stand here: a field is written `1: optional TYPE name = VALUE`",
			"2:1: KIT8001 `unon` starts no definition: did you mean `union`?",
			"3:16: KIT8001 `}` cannot stand here: a member is written `NAME = 1`",
			"4:14: KIT8001 `>` cannot stand here: a container is written `list<TYPE>`, `set<TYPE>` or `map<KEY, VALUE>`",
			"5:13: KIT8001 `3` cannot stand here: it is written `const TYPE NAME = VALUE`",
			"6:18: KIT8001 `}` cannot stand here: a field is written `1: optional TYPE name = VALUE`",
			"7:17: KIT8001 `}` cannot stand here: a function is written `TYPE name(1: TYPE argument) throws (1: TYPE exception)`",
		}},
		{"typedef A B\ntypedef B A\nstruct C { 1: A a, 2: required B b }", []string{`2:11: KIT8007 typedef A stands for itself: name the type that it is meant to be`}},
		{"typedef A A\nservice S { A get(1: A a) throws (1: A e) }", []string{`1:11: KIT8007 typedef A stands for itself: name the type that it is meant to be`}},
		{"const i32 A = B\nconst i32 B = A\nconst i32 C = A", []string{`1:11: KIT8007 const A stands for itself: write the value that it is meant to have`}},
		{"const map<i32, i32> A = A", []string{`1:21: KIT8007 const A stands for itself: write the value that it is meant to have`}},
		{"service A extends B {}\nservice B extends A {}\nservice C extends A {}", []string{
			"1:19: KIT8007 service A extends itself: take one `extends` out",
			"2:19: KIT8007 service B extends itself: take one `extends` out",
		}},
	} {
		res := imported(t, map[string]string{"a.thrift": c.src})
		if got := findings(res, diag.Error); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n got %s\nwant %s", c.src, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
		if len(res.Packages) > 0 {
			t.Errorf("%s\nbecame a package", c.src)
		}
	}
}

// findings gives the places, codes and messages of one severity.
func findings(res *thrift.Result, severity diag.Severity) (list []string) {
	for _, d := range res.Diagnostics {
		if d.Severity == severity {
			list = append(list, strings.TrimPrefix(d.Span.String(), "a.thrift:")+": "+string(d.Code)+" "+d.Message)
		}
	}
	return list
}

// TestIncludes names the include that is missing, that goes in a circle, or that lacks a name.
func TestIncludes(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"missing": {
			map[string]string{"a.thrift": "include \"b.thrift\"\nstruct A { 1: b.B b }"},
			`1:9: KIT8004 there is no file "b.thrift" in the current folder: name the folder that it is in with -I`,
		},
		"missing, further on": {
			map[string]string{"a.thrift": `include "sub/b.thrift"`, "sub/b.thrift": `include "c.thrift"`},
			`sub/b.thrift:1:9: KIT8004 there is no file "c.thrift" in sub: name the folder that it is in with -I`,
		},
		"itself": {
			map[string]string{"a.thrift": `include "a.thrift"`},
			`1:9: KIT8004 the files include each other in a circle (a.thrift → a.thrift): move what they share into a file of its own`,
		},
		"in a circle": {
			map[string]string{"a.thrift": `include "b.thrift"`, "b.thrift": `include "sub/c.thrift"`, "sub/c.thrift": `include "../b.thrift"`},
			`sub/c.thrift:1:9: KIT8004 the files include each other in a circle (b.thrift → c.thrift → b.thrift): move what they share into a file of its own`,
		},
		"a name that it does not have": {
			map[string]string{"a.thrift": "include \"b.thrift\"\nstruct A { 1: b.Gone b }", "b.thrift": "struct B {}"},
			`2:15: KIT8007 b.thrift defines no type "Gone"`,
		},
	} {
		got := findings(imported(t, c.files), diag.Error)
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s\n got %s\nwant %s", name, strings.Join(got, "\n     "), c.want)
		}
	}
}

// TestNoRoom leaves numbers out that their types have no room for, as the Thrift compiler only warns of them.
func TestNoRoom(t *testing.T) {
	res := imported(t, map[string]string{"a.thrift": "const i32 A = 99999999999\nstruct B { 1: i8 b = 300, 2: list<i8> c = [1, 300] }"})
	if len(res.Packages) != 1 {
		t.Fatalf("%v", res.Diagnostics)
	}
	text := string(res.Packages[0].Kit)
	if strings.Contains(text, "99999999999") || strings.Contains(text, "300") {
		t.Errorf("numbers that have no room are kept:\n%s", text)
	}
	want := "1:15: KIT8008 99999999999 has no room in i32, which goes from -2147483648 to 2147483647"
	if got := findings(res, diag.Warning); len(got) != 6 || got[1] != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// TestLargeFiles imports what takes its time where the work is not in proportion to the text.
func TestLargeFiles(t *testing.T) {
	repeat := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, strings.ReplaceAll(format, "%p", fmt.Sprint(max(i-1, 0))), i)
		}
		return b.String()
	}
	const n = 4_000
	for name, src := range map[string]string{
		"constants that are each other":  "const i32 C0 = 1\n" + strings.Replace(repeat(n, "const i32 C%d = C%p\n"), "const i32 C0 = C0\n", "", 1),
		"typedefs of each other":         "typedef i32 T0\n" + strings.Replace(repeat(n, "typedef T%p T%d\n"), "typedef T0 T0\n", "", 1) + "struct S { 1: T3999 a }",
		"typedefs that double":           "typedef i32 T0\n" + strings.Replace(repeat(200, "typedef map<T%p, T%[1]d_> T%[1]d\ntypedef T%p T%[1]d_\n"), "typedef map<T0, T0_> T0\n", "", 1) + "struct S { 1: T199 a }",
		"sets of structs that hold some": repeat(n, "struct S%d { 1: optional set<S%p> a }\n"),
		"structs that hold each other":   repeat(n, "struct S%d { 1: optional S%p a }\n"),
		"types that nothing has":         repeat(n, "struct S%d { 1: X%p a }\n"),
		"names that Kit writes alike":    "struct S {\n" + alike(n) + "}\n",
		"services that extend others":    "service V0 {}\n" + strings.Replace(repeat(n, "service V%d extends V%p {}\n"), "service V0 extends V0 {}\n", "", 1),
	} {
		started := time.Now()
		imported(t, map[string]string{"a.thrift": src})
		took := time.Since(started)
		t.Logf("%s: %v for %d KiB", name, took.Round(time.Millisecond), len(src)>>10)
		if took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// alike gives fields whose names differ, and not where every capital becomes a letter behind an underscore.
func alike(n int) string {
	var b strings.Builder
	for i := range n {
		name := "a"
		for bit := range 16 {
			name += [2]string{"_b", "B"}[i>>bit&1]
		}
		fmt.Fprintf(&b, "  %d: i32 %s\n", i+1, name)
	}
	return b.String()
}
