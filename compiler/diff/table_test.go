package diff

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const document = "../../spec/evolution.md"

// groups are the tables of the document.
var groups = []struct {
	name string
	rows []Row
}{
	{"packages", packageRows[:]},
	{"declarations", declarationRows[:]},
	{"fields", fieldRows[:]},
	{"types", typeRows[:]},
	{"rules", ruleRows[:]},
	{"methods", methodRows[:]},
	{"http", httpRows[:]},
	{"services", serviceRows[:]},
}

// TestDocument demands that spec/evolution.md shows every row of the table, and no other.
func TestDocument(t *testing.T) {
	data, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	shown := 0
	for _, g := range groups {
		shown += len(g.rows)
		begin := "<!-- rows: " + g.name + " -->\n"
		head, rest, ok := strings.Cut(text, begin)
		was, tail, ended := strings.Cut(rest, "<!-- end -->")
		if !ok || !ended {
			t.Errorf("%s has no place for the rows of %s", document, g.name)
			continue
		}
		want := markdown(g.rows)
		if flag.Lookup("update").Value.String() == "true" {
			text = head + begin + want + "<!-- end -->" + tail
		} else if d := cmp.Diff(was, want); d != "" {
			t.Errorf("the rows of %s in %s (-document +table); -update rewrites them:\n%s", g.name, document, d)
		}
	}
	if shown != len(Table()) {
		t.Errorf("the document shows %d rows, and the table has %d", shown, len(Table()))
	}
	if text != string(data) {
		if err := os.WriteFile(document, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func markdown(rows []Row) string {
	var b strings.Builder
	b.WriteString("\n| change | where | JSON | Thrift | Go | why |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", r.Kind, r.Where, cell(r.JSON), cell(r.Thrift), cell(r.Go), whys(r))
	}
	return b.String() + "\n"
}

func cell(v Verdict) string {
	switch v.Class {
	case None:
		return "–"
	case Breaking:
		return "**breaking**"
	}
	return v.Class.String()
}

// whys gives the reasons of a row, each once, with whose they are where they differ.
func whys(r Row) string {
	type reason struct{ whose, why string }
	var all []reason
	for _, v := range []struct {
		whose string
		Verdict
	}{{"JSON", r.JSON}, {"Thrift", r.Thrift}, {"Go", r.Go}} {
		if v.Why == "" {
			continue
		}
		known := false
		for i := range all {
			if all[i].why == v.Why {
				all[i].whose += ", " + v.whose
				known = true
			}
		}
		if !known {
			all = append(all, reason{v.whose, v.Why})
		}
	}
	var parts []string
	for _, a := range all {
		if len(all) == 1 {
			return a.why
		}
		parts = append(parts, a.whose+": "+a.why)
	}
	return strings.Join(parts, "; ")
}

// TestTable demands that each kind has rows, that each row has reasons, and that no row stands twice.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	rows := map[Kind]int{}
	for _, r := range Table() {
		rows[r.Kind]++
		name := string(r.Kind) + " " + r.Where.String()
		if seen[name] {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
		for _, v := range []Verdict{r.JSON, r.Thrift, r.Go} {
			if (v.Class == None) != (v.Why == "") || strings.HasSuffix(v.Why, ".") {
				t.Errorf("%s: the reason %q does not fit the class %s", name, v.Why, v.Class)
			}
		}
		if r.Where != Anywhere && rows[r.Kind] == 1 && !seen[name] {
			t.Errorf("%s has no row for the other direction", name)
		}
	}
	for name, kind := range kinds(t) {
		if rows[kind] == 0 {
			t.Errorf("%s (%s) has no row", name, kind)
		}
		delete(rows, kind)
	}
	for kind := range rows {
		t.Errorf("%s has a row and is no declared kind", kind)
	}
}

// TestEveryKindIsShown demands an example of every kind in spec/evolution.
func TestEveryKindIsShown(t *testing.T) {
	shown := map[string]bool{}
	for _, folder := range []string{"seeds", "harmless"} {
		dir := "../../spec/evolution/" + folder
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := os.ReadFile(dir + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			_, want, _ := strings.Cut(string(data), "-- want --\n")
			for line := range strings.Lines(want) {
				shown[strings.Fields(line)[0]] = true
			}
		}
	}
	for name, kind := range kinds(t) {
		if kind == TransportSettingChanged {
			continue // the transports of the standard library have no setting that is not a kind by itself
		}
		if !shown[string(kind)] {
			t.Errorf("no example in spec/evolution shows %s (%s)", name, kind)
		}
	}
}

// kinds reads the declared kinds from kinds.go, by their names in Go.
func kinds(t *testing.T) map[string]Kind {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "kinds.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Kind{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.ValueSpec); ok && len(s.Values) == 1 {
			text, err := strconv.Unquote(s.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out[s.Names[0].Name] = Kind(text)
		}
		return true
	})
	if len(out) < 100 {
		t.Fatalf("only %d kinds found", len(out))
	}
	return out
}
