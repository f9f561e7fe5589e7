package spec_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// proseFiles gives the pages that people read, of which the first three are the specification of the language.
func proseFiles(t *testing.T) []string {
	t.Helper()
	files := []string{"language.md", "lock.md", "wire.md", "evolution.md", "threat-model.md", "README.md", "../README.md"}
	for _, pages := range []string{"middleware/*.md", "discovery/*.md"} {
		found, err := filepath.Glob(pages)
		if err != nil || len(found) == 0 {
			t.Fatalf("no page is a %s: %v", pages, err)
		}
		files = append(files, found...)
	}
	return files
}

// fence is an example on a page.
type fence struct {
	language string
	text     string
	line     int
}

func fences(t *testing.T, file string) []fence {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []fence
	open := false
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		mark, ok := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case ok && open:
			open = false
		case ok:
			open = true
			out = append(out, fence{language: mark, line: n})
		case open:
			out[len(out)-1].text += line
		}
	}
	if open {
		t.Errorf("%s: the example on line %d is not closed", file, out[len(out)-1].line)
	}
	return out
}

// TestProse runs every example in HCL, which is to be clean, and every example in txtar, which is a case. The
// first example in HCL of a page is complete, but for those on the pages of registries, which stand in any package.
// The others go on in its package: what they declare takes the place of the declarations there that have the same
// names.
func TestProse(t *testing.T) {
	ran := 0
	for _, file := range proseFiles(t) {
		base := ""
		if strings.HasPrefix(file, "discovery/") {
			base = "package shop { kit = 1 }\n"
		}
		for _, f := range fences(t, file) {
			c := asCase(f.language, f.text)
			switch {
			case f.language == "hcl" && base == "":
				base = f.text
			case f.language == "hcl":
				c.files["base.kit"] = &fstest.MapFile{Data: []byte(without(t, base, f.text))}
			case f.language != "txtar":
				continue
			}
			ran++
			if t.Run(fmt.Sprintf("%s:%d", file, f.line), func(t *testing.T) { check(t, c, c.run(t)) }); t.Failed() {
				return
			}
		}
	}
	if ran < 13 {
		t.Errorf("only %d examples found: the test looks in the wrong place", ran)
	}
}

// without gives a text without the declarations whose names another text declares.
func without(t *testing.T, text, other string) string {
	t.Helper()
	var names []string
	for _, b := range blocks(t, other) {
		names = append(names, nameOf(b))
	}
	var out strings.Builder
	from := 0
	for _, b := range blocks(t, text) {
		if slices.Contains(names, nameOf(b)) {
			out.WriteString(text[from:b.Span.Start.Offset])
			from = b.Span.End.Offset
		}
	}
	return out.String() + text[from:]
}

// nameOf gives the name of a declaration. A package has one whatever it is called.
func nameOf(b *lang.Block) string {
	if b.Keyword.Name == "package" || len(b.Labels) == 0 {
		return b.Keyword.Name
	}
	return b.Labels[0].Name
}

func blocks(t *testing.T, text string) []*lang.Block {
	t.Helper()
	f, found := lang.Parse("example.kit", []byte(text))
	if found.HasErrors() {
		t.Fatalf("%s\n%v", text, found)
	}
	return f.Blocks
}

// TestExamplesAreFormatted holds the examples of all pages to what `kitc fmt` writes.
func TestExamplesAreFormatted(t *testing.T) {
	for _, file := range proseFiles(t) {
		for _, f := range fences(t, file) {
			if f.language != "hcl" {
				continue
			}
			if formatted, found := lang.Format(file, []byte(f.text)); found.HasErrors() || string(formatted) != f.text {
				t.Errorf("%s:%d: `kitc fmt` writes this example as:\n%s", file, f.line, formatted)
			}
		}
	}
}

var codeName = regexp.MustCompile(`KIT[0-9]{4}`)

// TestSpecificationNamesEveryCode demands that the specification names each code of the language and of the
// lock with its rule, and that the pages name no code that there is not.
func TestSpecificationNamesEveryCode(t *testing.T) {
	known := codes(t)
	specified := map[diag.Code]bool{}
	for i, file := range proseFiles(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range codeName.FindAllString(string(data), -1) {
			if known[diag.Code(name)] == "" {
				t.Errorf("%s names %s, which is no code", file, name)
			}
			if i < 3 {
				specified[diag.Code(name)] = true
			}
		}
	}
	for code, name := range known {
		if code < "KIT5" && !specified[code] {
			t.Errorf("no rule of the specification has the code %s (%s)", code, name)
		}
	}
}

// TestStatuses holds the table of canonical codes to what backends are given.
func TestStatuses(t *testing.T) {
	data, err := os.ReadFile("wire.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range model.CodeNames() {
		code, _ := model.ParseCode(name)
		if row := fmt.Sprintf("| `%s` | %d | %d | ", name, code, code.Status()); !strings.Contains(string(data), row) {
			t.Errorf("wire.md has no row %q", row)
		}
	}
}
