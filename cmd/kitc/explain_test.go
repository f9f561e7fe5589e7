package main

import (
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// TestPages holds every page to its form. That each code has one, and that the examples give what it says,
// is proved in spec.
func TestPages(t *testing.T) {
	titles := map[string]diag.Code{}
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
		if area(code) == "" {
			t.Errorf("%s belongs to no area", code)
		}
		laidOut(t, code, p.Wrong)
		laidOut(t, code, p.Right)
	}
	if len(titles) < 130 {
		t.Errorf("only %d pages found: the test looks in the wrong place", len(titles))
	}
}

// laidOut demands of an example the layout of kitc fmt, as far as its mistake lets kitc fmt read it.
func laidOut(t *testing.T, code diag.Code, e example) {
	t.Helper()
	files := []txtar.File{{Name: "service.kit", Data: []byte(e.Text)}}
	switch e.Language {
	case "kit":
	case "txtar":
		files = txtar.Parse([]byte(e.Text)).Files
	default:
		return
	}
	for _, f := range files {
		if path.Ext(f.Name) != ".kit" {
			continue
		}
		want, wrong := lang.Format(f.Name, f.Data)
		if d := cmp.Diff(string(want), string(f.Data)); d != "" && !wrong.HasErrors() {
			t.Errorf("%s of an example of %s: -as kitc fmt lays it out +as it is\n%s", f.Name, code, d)
		}
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
