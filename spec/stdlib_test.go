package spec_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/stdlib"
)

// TestStdlibPages demands a page for each middleware of the standard library, and for each kind of discovery that talks to
// somebody, with a row for each of its parameters.
func TestStdlibPages(t *testing.T) {
	names, err := fs.Glob(stdlib.Files, "*.kit")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, name := range names {
		text, err := fs.ReadFile(stdlib.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range blocks(t, string(text)) {
			switch kind := b.Keyword.Name; {
			case kind == "discovery" && (nameOf(b) == "static" || nameOf(b) == "memory"): // in the README beside them
			case kind == "discovery" || kind == "middleware":
				found[kind]++
				checkPage(t, b)
			}
		}
	}
	if found["middleware"] < 5 || found["discovery"] < 5 {
		t.Errorf("only %v found: the test looks in the wrong place", found)
	}
}

func checkPage(t *testing.T, b *lang.Block) {
	t.Helper()
	file := b.Keyword.Name + "/" + nameOf(b) + ".md"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%s %s has no page: %v", b.Keyword.Name, nameOf(b), err)
		return
	}
	if !strings.HasPrefix(string(page), "# "+nameOf(b)+"\n") {
		t.Errorf("%s does not begin with the name of what it is about", file)
	}
	for _, a := range b.Attrs() {
		params, ok := a.Value.(*lang.Object)
		if a.Name.Name != "params" || !ok {
			continue
		}
		for _, p := range params.Attrs {
			if !strings.Contains(string(page), "\n| `"+p.Name.Name+"` | ") {
				t.Errorf("%s has no row for the parameter %s", file, p.Name.Name)
			}
		}
	}
}
