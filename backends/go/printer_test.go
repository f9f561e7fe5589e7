package golang

import (
	"go/format"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestCommentSurvivesGofmt writes documentation that looks like code, lists, directives and worse, and
// expects Go that parses and that gofmt leaves alone.
func TestCommentSurvivesGofmt(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"\n", "\n\n", " ", "\t", "  ", "- item", "* item", "1. item", "10) item", "# Heading", "## Heading", "[link]: http://x",
			"[T]", "``old''", "'''", "```", "*/", "/*", "//", "//go:build linux", "+build ignore", "go:embed x", "line x.go:1",
			"Deprecated: no", "\\", "\r", "\x00", "\ufeff", "\u2028", "\xff", "word", "Word", "ü", "你好", "🎉", "$", "$kit", "%s", "    code",
		}),
		rapid.String(),
	)
	paragraph := rapid.StringMatching(`([A-Za-z][a-z']{0,5}[ .,:]?){1,4}`) // some of which gofmt takes for headings
	pieces := rapid.OneOf(
		rapid.Map(rapid.SliceOfN(piece, 1, 12), func(p []string) string { return strings.Join(p, "") }),
		rapid.Map(rapid.SliceOfN(paragraph, 1, 5), func(p []string) string { return strings.Join(p, "\n\n") }),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := pieces.Draw(t, "text")
		src := "package p\n\n" + comment("", text) + "type T struct {\n" + comment("\t", text) + "\tA int\n}\n"
		out, err := format.Source([]byte(src))
		if err != nil {
			t.Fatalf("%q makes Go that does not parse: %v\n%s", text, err, src)
		}
		if string(out) != src {
			t.Fatalf("gofmt changes the comment of %q:\n%s\nto\n%s", text, src, out)
		}
		file, err := parser.ParseFile(token.NewFileSet(), "p.go", src, parser.ParseComments)
		if err != nil || len(file.Decls) != 1 {
			t.Fatalf("%q gets out of its comment:\n%s", text, src)
		}
	})
}

func TestPrint(t *testing.T) {
	s := &source{name: "a.go", pkg: "p", imports: map[string]importSpec{}}
	s.print(`
func ${low}Wait(d $time.Duration) { println("$$", $low) }
`, holes{"low": "x"})
	want := "package p\n\nimport \"time\"\n\nfunc xWait(d time.Duration) { println(\"$\", x) }\n"
	if got := string(s.bytes()); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestUnknownHoleStops(t *testing.T) {
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "$nonsense") {
			t.Errorf("got %v", p)
		}
	}()
	new(source).print("$nonsense", nil)
}
