package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

// declaredCodes gives the codes that lang/diag declares, with the names of their constants.
func declaredCodes(t *testing.T) map[diag.Code]string {
	t.Helper()
	files, err := filepath.Glob("../../lang/diag/codes_*.go")
	if err != nil {
		t.Fatal(err)
	}
	declaration := regexp.MustCompile(`(\w+) +Code = "(KIT\d{4})"`)
	found := map[diag.Code]string{}
	for _, file := range files {
		for _, m := range declaration.FindAllStringSubmatch(string(read(t, file)), -1) {
			found[diag.Code(m[2])] = m[1]
		}
	}
	if len(found) < 130 {
		t.Fatalf("only %d codes are declared: the test looks in the wrong place", len(found))
	}
	return found
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryCodeHasItsPage(t *testing.T) {
	declared := declaredCodes(t)
	for code := range declared {
		if pageText(code) == "" {
			t.Errorf("%s (%s) has no page spec/codes/%s.md", code, declared[code], code)
		}
	}
	for _, code := range codes() {
		if declared[code] == "" {
			t.Errorf("spec/codes/%s.md is about no code", code)
		}
		if area(code) == "" {
			t.Errorf("%s belongs to no area", code)
		}
	}
}

// TestPages holds every page to its form. That its examples give what it says is proved in spec.
func TestPages(t *testing.T) {
	declared, titles := declaredCodes(t), map[string]diag.Code{}
	for _, code := range codes() {
		p, err := readPage(code)
		if err != nil {
			t.Error(err)
			continue
		}
		if other := titles[p.Title]; other != "" {
			t.Errorf("%s and %s have the same title", code, other)
		}
		titles[p.Title] = code
		if n := utf8.RuneCountInString(p.Title); n == 0 || n > 72 || strings.HasSuffix(p.Title, ".") {
			t.Errorf("the title of %s is no short line without a full stop: %q", code, p.Title)
		}
		if words := len(strings.Fields(p.Meaning + " " + p.Reason)); words < 70 || words > 160 {
			t.Errorf("%s takes %d words to explain itself: a newcomer reads about a hundred", code, words)
		}
		shownBy(t, code, declared[code], p)
	}
}

// shownBy demands a test that shows the code where the page's examples cannot be run as they are.
func shownBy(t *testing.T, code diag.Code, constant string, p *page) {
	t.Helper()
	languages := []string{p.Wrong.Language, p.Right.Language}
	m := regexp.MustCompile(`(?m)^Shown by: (\S+)$`).FindStringSubmatch(pageText(code))
	runnable := slices.Equal(languages, []string{"kit", "kit"}) || slices.Equal(languages, []string{"txtar", "txtar"}) || slices.Equal(languages, []string{"kit", "txtar"}) || slices.Equal(languages, []string{"txtar", "kit"})
	switch {
	case runnable && m == nil:
	case runnable:
		t.Errorf("the examples of %s are run, so that it needs no other test", code)
	case m == nil:
		t.Errorf("the examples of %s are not run: it needs a line `Shown by: FILE` that names a test", code)
	default:
		shown := string(read(t, filepath.Join("../..", m[1])))
		if !strings.Contains(shown, string(code)) && !strings.Contains(shown, "diag."+constant) {
			t.Errorf("%s is said to be shown by %s, which does not mention it", code, m[1])
		}
	}
}

// TestNoFiles shows KIT1014, which kitc does not let come so far.
func TestNoFiles(t *testing.T) {
	res, err := compiler.Compile(compiler.Config{FS: fstest.MapFS{"README.md": {}}}, []string{"."})
	if err != nil {
		t.Fatal(err)
	}
	if d := res.Diagnostics; len(d) != 1 || d[0].Code != diag.NoFiles {
		t.Errorf("an empty folder gives %v", d)
	}
}

func TestReadCode(t *testing.T) {
	for word, want := range map[string]diag.Code{
		"KIT1042": "KIT1042", "kit1042": "KIT1042", "1042": "KIT1042", "Kit-1042": "KIT1042", " kit 1042 ": "KIT1042",
		"7": "KIT0007", "KIT7": "KIT0007", "0": "KIT0000", "kit10420": "KIT10420",
		"orders.Orders.Place": "", "KIT": "", "": "", "1042x": "", "billing1": "", "99999999999999999999": "",
	} {
		if got, ok := readCode(word); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", word, got, ok, want)
		}
	}
}

func TestWrap(t *testing.T) {
	got := wrap("a café has äöü averyverylongword b", 10)
	want := []string{"a café has", "äöü", "averyverylongword", "b"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
