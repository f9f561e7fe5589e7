package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/compiler/diff"
	"github.com/kitc-lang/kit/compiler/diff/internal/seeds"
)

// compare compiles two states of a package of one file, and compares them.
func compare(t *testing.T, old, next string) []diff.Change {
	t.Helper()
	return compareFiles(t, seeds.Files{"p/p.kit": old}, seeds.Files{"p/p.kit": next})
}

// compareFiles compares two states of a module. The second goes on from the numbers of the first.
func compareFiles(t *testing.T, old, next seeds.Files) []diff.Change {
	t.Helper()
	locked := seeds.Locked(t, old)
	for name, text := range locked {
		if _, ok := next[name]; !ok && strings.HasSuffix(name, "kit.lock") {
			next[name] = text
		}
	}
	return diff.Compare(seeds.Compile(t, seeds.Module, locked), seeds.Compile(t, seeds.Module, next))
}

// TestHits follows a struct through lists, maps, unions, errors and other packages to the methods that reach
// it, and to packages that have none.
func TestHits(t *testing.T) {
	files := func(field string) seeds.Files {
		return seeds.Files{
			"p/p.kit": `package p { kit = 1 }
struct Deep { ` + field + ` }
struct Middle { all = list(Deep) }
union Either {
  one = Middle
  two = bool
}
error Bad internal { why = map(string, Either) }
service Direct {
  method In { input = Deep }
  method Out { output = list(Either) }
  method Fails { errors = [Bad] }
  method Elsewhere { input = { yes = bool } }
  transport http {}
}`,
			"user/user.kit": `package user { kit = 1 }
import p { from = "../p" }
service Users {
  method Both {
    input  = { deep = optional(p.Middle) }
    output = p.Deep
  }
  transport thrift {}
}`,
			"holder/holder.kit": `package holder { kit = 1 }
import p { from = "../p" }
struct Holder { either = p.Either }`,
			"stranger/stranger.kit": `package stranger { kit = 1 }
struct Nothing { yes = bool }`,
		}
	}
	changes := compareFiles(t, files(`a = string`), files(`a = string({ max = 5 })`))
	if len(changes) != 1 {
		t.Fatalf("%v", lines(changes))
	}
	want := []diff.Hit{
		{Name: "holder"},
		{Name: "p.Direct.Fails", Output: true},
		{Name: "p.Direct.In", Input: true},
		{Name: "p.Direct.Out", Output: true},
		{Name: "user.Users.Both", Input: true, Output: true},
	}
	if d := cmp.Diff(want, changes[0].Hits); d != "" {
		t.Errorf("(-want +found)\n%s", d)
	}
}

// TestWhereItTravels judges one tightened bound by where its struct is used, before and after.
func TestWhereItTravels(t *testing.T) {
	const (
		none     = diff.None
		fine     = diff.Compatible
		breaking = diff.Breaking
	)
	for _, c := range []struct {
		name         string
		old, next    string // what follows the struct
		json, thrift diff.Class
	}{
		{"an input on HTTP", "method M { input = S }\ntransport http {}", "", breaking, none},
		{"an input on Thrift", "method M { input = S }\ntransport thrift {}", "", none, breaking},
		{"an input on both", "method M { input = S }\ntransport http {}\ntransport thrift {}", "", breaking, breaking},
		{"an output", "method M { output = S }\ntransport http {}", "", fine, none},
		{"both", "method M { output = S }\nmethod N { input = S }\ntransport http {}", "", breaking, none},
		{"nobody uses it", "method M {}\ntransport http {}", "", breaking, breaking},
		{"no transport", "method M { input = S }", "", breaking, breaking},
		{"an input that is new", "method M {}\ntransport http {}", "method M {}\nmethod N { input = S }\ntransport http {}", none, none},
		{"an input of Thrift that HTTP is added to", "method M { input = S }\ntransport thrift {}", "method M { input = S }\ntransport http {}\ntransport thrift {}", none, breaking},
		{"deep in an input", "method M { input = { all = map(string, list(S)) } }\ntransport http {}", "", breaking, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.next == "" {
				c.next = c.old
			}
			program := func(bound, body string) string {
				return "package p { kit = 1 }\nstruct S { a = string({ max = " + bound + " }) }\nservice Svc {\n" + body + "\n}\n"
			}
			for _, ch := range compare(t, program("9", c.old), program("8", c.next)) {
				if ch.Kind != diff.BoundTightened {
					continue
				}
				if ch.JSON.Class != c.json || ch.Thrift.Class != c.thrift {
					t.Errorf("JSON %s, Thrift %s; want %s and %s", ch.JSON.Class, ch.Thrift.Class, c.json, c.thrift)
				}
				return
			}
			t.Error("the change is not found")
		})
	}
}

// TestInherited compares a method that only the service that took it over offers.
func TestInherited(t *testing.T) {
	program := func(output string) string {
		return `package p { kit = 1 }
service Base {
  method Check { output = ` + output + ` }
}
service Full {
  extends = Base
  transport http {}
}`
	}
	got := compare(t, program("bool"), program("string"))
	if want := []string{"type-replaced p.Base.Check.output breaking none breaking"}; cmp.Diff(want, lines(got)) != "" {
		t.Fatal(lines(got))
	}
	if want := []diff.Hit{{Name: "p.Base.Check"}, {Name: "p.Full.Check"}}; cmp.Diff(want, got[0].Hits) != "" {
		t.Error(got[0].Hits)
	}
}

// TestPackagesByName compares a module that has another path, and a package that has another folder.
func TestPackagesByName(t *testing.T) {
	const one, two = "package p { kit = 1 }\nstruct S { a = bool }\n", "package p { kit = 1 }\nstruct S { b = bool }\n"
	old := seeds.Compile(t, "example.com/before", seeds.Files{"p/p.kit": one})
	next := seeds.Compile(t, "example.com/after", seeds.Files{"moved/p/p.kit": two})
	want := []string{
		"go-package-moved p none none breaking",
		"field-renamed p.S.b breaking compatible breaking", // a file without kit.lock: one and the same number
	}
	if d := cmp.Diff(want, lines(diff.Compare(old, next))); d != "" {
		t.Error(d)
	}
	twice := seeds.Compile(t, "example.com/after", seeds.Files{"x/p.kit": one, "y/p.kit": one})
	for _, c := range diff.Compare(old, twice) {
		if c.Kind != diff.PackageAdded && c.Kind != diff.PackageRemoved {
			t.Errorf("of two packages of one name, neither is the old one: %s %s", c.Kind, c.Subject)
		}
	}
}

// TestPlaces looks at where changes are said to be.
func TestPlaces(t *testing.T) {
	changes := compare(t, "package p { kit = 1 }\n\nstruct S {\n  a = bool\n  b = bool\n}\nstruct Gone { a = bool }\n", "package p { kit = 1 }\n# new\n\n\nstruct S {\n  a = bool\n  c = optional(int32)\n}\n")
	var got []string
	for _, c := range changes {
		got = append(got, fmt.Sprintf("%s %s gone=%t near=%s", c.Subject, c.Span, c.Gone, c.Near))
	}
	want := []string{
		"p.Gone p/p.kit:7:1 gone=true near=p/p.kit:1:1",
		"p.S.b p/p.kit:5:3 gone=true near=p/p.kit:5:1",
		"p.S.c p/p.kit:7:3 gone=false near=",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestTexts looks at how changes are told.
func TestTexts(t *testing.T) {
	const other = "package p { kit = 1 }\nenum E {\n  x = 1\n  y = 2\n}\nconst C { value = 7 }\nscalar D { type = duration }\n"
	for _, c := range []struct{ old, next, oldText, newText string }{
		{`a = string`, `a = list(map(string, int32({ min = 1, max = C })), { unique = true })`, `string`, `list(map(string, int32({ min = 1, max = 7 })), { unique = true })`},
		{`a = bool`, `a = set(timestamp)`, `bool`, `set(timestamp)`},
		{`a = duration({ max = "90s" })`, `a = duration({ max = "2h" })`, `max = "1m30s"`, `max = "2h"`},
		{`a = string({ pattern = "^a$" })`, `a = string({ pattern = "\\d\"" })`, `pattern = "^a$"`, `pattern = "\\d\""`},
		{`a = optional(E, x)`, `a = optional(E, y)`, `x`, `y`},
		{`a = sensitive(string)`, `a = sensitive(optional(string({ max = 3 })))`, `sensitive(string)`, `sensitive(optional(string({ max = 3 })))`},
		{`a = float64({ min = 0.5 })`, `a = float64`, `min = 0.5`, ``},
		{`a = timestamp({ min = "2020-01-01T00:00:00Z" })`, `a = timestamp({ min = "2019-12-31T23:00:00-02:00" })`, `min = "2020-01-01T00:00:00Z"`, `min = "2020-01-01T01:00:00Z"`},
		{`a = D`, `a = E`, `D`, `E`},
	} {
		changes := compare(t, other+"struct S { "+c.old+" }", other+"struct S { "+c.next+" }")
		if len(changes) == 0 || changes[0].Old != c.oldText || changes[0].New != c.newText {
			t.Errorf("%s → %s: %+v", c.old, c.next, changes)
		}
	}
}

// TestRecursion compares types that contain themselves, and that take each other's place.
func TestRecursion(t *testing.T) {
	program := func(a, b string) string {
		return `package p { kit = 1 }
struct ` + a + ` {
  next  = optional(` + a + `)
  other = list(` + b + `)
}
struct ` + b + ` { back = map(string, ` + a + `) }
service S {
  method M { output = ` + a + ` }
  transport http {}
}`
	}
	want := []string{
		"declaration-removed p.A none none breaking",
		"type-renamed p.B.back compatible none breaking",
		"declaration-added p.C none none compatible",
		"type-renamed p.S.M.output compatible none breaking",
	}
	if d := cmp.Diff(want, lines(compare(t, program("A", "B"), program("C", "B")))); d != "" {
		t.Error(d)
	}
}

// BenchmarkCompare compares a program of 200 services with itself.
func BenchmarkCompare(b *testing.B) {
	files := seeds.Files{}
	for i := range 200 {
		text := fmt.Sprintf("package p%d { kit = 1 }\n", i)
		for j := range 10 {
			text += fmt.Sprintf("struct S%d { id = string, all = list(int32) }\n", j)
		}
		text = strings.ReplaceAll(text, ", all", "\n all")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "{ id", "{\n id"), ") }", ")\n}")
		text += "service Svc {\n"
		for j := range 10 {
			text += fmt.Sprintf("method M%d {\n input = S%d\n output = S%d\n}\n", j, j, 9-j)
		}
		files[fmt.Sprintf("p%d/p.kit", i)] = text + "transport http {}\n}\n"
	}
	old, next := seeds.Compile(b, seeds.Module, files), seeds.Compile(b, seeds.Module, files)
	for b.Loop() {
		if len(diff.Compare(old, next)) > 0 {
			b.Fatal("they differ")
		}
	}
}
