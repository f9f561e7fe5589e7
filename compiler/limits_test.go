package compiler_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

// limits are texts larger than any that a person writes. Each has one finding.
var limits = []struct {
	name  string
	code  diag.Code
	files func() fstest.MapFS
}{
	{"members", diag.TooManyMembers, func() fstest.MapFS {
		return one("struct Wide {\n" + repeat(10_001, "  f%d = bool\n") + "}\n")
	}},
	{"enum members", diag.TooManyMembers, func() fstest.MapFS {
		return one("enum Wide {\n" + repeat(10_001, "  f%[1]d = %[1]d\n") + "}\n")
	}},
	{"methods", diag.TooManyMembers, func() fstest.MapFS {
		return one("service Wide {\n  transport http {}\n" + repeat(10_001, "  method M%d {}\n") + "}\n")
	}},
	{"a row of scalars", diag.Cycle, func() fstest.MapFS {
		return one(repeat(50_000, "scalar S%d { type = S%d }\n") + "scalar S50000 { type = string }\n")
	}},
	{"a row of constants", diag.Cycle, func() fstest.MapFS {
		return one(repeat(50_000, "const S%d { value = S%d }\n") + "const S50000 { value = 1 }\n")
	}},
	{"a circle of structs", diag.EndlessType, func() fstest.MapFS {
		return one(repeat(50_000, "struct S%d { next = S%d }\n") + "struct S50000 { next = S0 }\n")
	}},
	{"files", diag.PackageTooLarge, func() fstest.MapFS {
		files := one("")
		for i := range 10_001 {
			files[fmt.Sprintf("x%d.kit", i)] = &fstest.MapFile{}
		}
		return files
	}},
	{"bytes", diag.PackageTooLarge, func() fstest.MapFS {
		files := one("")
		for i := range 5 {
			files[fmt.Sprintf("x%d.kit", i)] = &fstest.MapFile{Data: []byte(strings.Repeat("# Nothing but comments.\n", 4<<20/24))}
		}
		return files
	}},
	{"kit.lock", diag.LockSyntax, func() fstest.MapFS {
		files := one("")
		files["kit.lock"] = &fstest.MapFile{Data: []byte(strings.Repeat("# Nothing but comments.\n", 17<<20/24))}
		return files
	}},
}

// one is a folder with one file.
func one(declarations string) fstest.MapFS {
	return fstest.MapFS{"service.kit": {Data: []byte("package shop { kit = 1 }\n" + declarations)}}
}

// repeat prints a line for each number below n, with the number and the next one.
func repeat(n int, format string) string {
	var b strings.Builder
	two := strings.Count(format, "%") == 2 && !strings.Contains(format, "[1]")
	for i := range n {
		if two {
			fmt.Fprintf(&b, format, i, i+1)
		} else {
			fmt.Fprintf(&b, format, i)
		}
	}
	return b.String()
}

func TestLimits(t *testing.T) {
	for _, l := range limits {
		t.Run(l.name, func(t *testing.T) {
			res, err := compiler.Compile(compiler.Config{FS: l.files(), ModulePath: module}, []string{"."})
			if err != nil {
				t.Fatal(err)
			}
			if len(res.Diagnostics) != 1 || res.Diagnostics[0].Code != l.code {
				t.Errorf("%d findings, want one with the code %s:\n%s", len(res.Diagnostics), l.code, text(t, res))
			}
			if n := len(res.Diagnostics[0].Message); n > 500 {
				t.Errorf("a message of %d bytes", n)
			}
		})
	}
}

// TestHostile compiles what grows faster than its text where it is not looked after: such a cost would run
// into the timeout of the test.
func TestHostile(t *testing.T) {
	for name, src := range map[string]string{
		"a row of structs":        repeat(50_000, "struct S%d { next = S%d }\n") + "struct S50000 {}\n",
		"a row of unions":         repeat(20_000, "union S%d { next = S%d }\n") + "union S20000 { end = bool }\n",
		"scalars that double":     "scalar S0 { type = list(string) }\n" + doubling(90),
		"nested types":            "struct S { a = " + strings.Repeat("list(", 200) + "any" + strings.Repeat(")", 200) + " }\n",
		"unknown names":           "struct S {\n" + repeat(9_000, "  f%[1]d = Nobody%[1]d\n") + "}\n" + repeat(20_000, "struct Somebody%d {}\n"),
		"a long name":             "struct S { " + strings.Repeat("a", 1<<20) + " = " + strings.Repeat("b", 1<<20) + " }\n",
		"a long string":           "const C { value = \"" + strings.Repeat("a", 1<<20) + "\" }\nstruct S {\n" + repeat(9_000, "  f%d = optional(int32, C)\n") + "}\n",
		"a default of many parts": "struct S { a = optional(set(int32), [" + strings.Repeat("1,", 100_000) + "1]) }\n",
		"routes":                  "service S {\n  transport http {}\n" + repeat(9_000, "  method M%[1]d { http = \"GET /a/b/c/x%[1]d\" }\n") + "}\n",
	} {
		t.Run(name, func(t *testing.T) {
			res, err := compiler.Compile(compiler.Config{FS: one(src), ModulePath: module}, []string{"."})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range res.Diagnostics {
				if len(d.Message) > 3<<20 {
					t.Fatalf("a message of %d bytes", len(d.Message))
				}
			}
		})
	}
}

func doubling(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "scalar S%d { type = map(string, map(string, S%d)) }\nscalar T%d { type = map(S%d, S%d) }\n", i+1, i, i, i, i)
	}
	b.WriteString("struct All {\n")
	for i := range n {
		fmt.Fprintf(&b, "  f%d = T%d\n", i, i)
	}
	return b.String() + "}\nservice S {\n  method Get { output = All }\n  transport http {}\n}\n"
}
