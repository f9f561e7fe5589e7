package spec_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/stdlib"
)

// TestMiddlewarePages demands a page for each middleware of the standard library, with a row for each of its
// parameters.
func TestMiddlewarePages(t *testing.T) {
	names, err := fs.Glob(stdlib.Files, "*.kit")
	if err != nil {
		t.Fatal(err)
	}
	middlewares := 0
	for _, name := range names {
		text, err := fs.ReadFile(stdlib.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range blocks(t, string(text)) {
			if b.Keyword.Name != "middleware" {
				continue
			}
			middlewares++
			checkPage(t, b)
		}
	}
	if middlewares < 5 {
		t.Errorf("only %d middlewares found: the test looks in the wrong place", middlewares)
	}
}

func checkPage(t *testing.T, b *lang.Block) {
	t.Helper()
	file := "middleware/" + nameOf(b) + ".md"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("middleware %s has no page: %v", nameOf(b), err)
		return
	}
	if !strings.HasPrefix(string(page), "# "+nameOf(b)+"\n") {
		t.Errorf("%s does not begin with the name of the middleware", file)
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
