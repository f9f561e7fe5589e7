package lang

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the expected files anew")

// syntaxCases are the cases of the conformance suite that are about text alone. What each is to give, word for
// word, is tested in spec.
var syntaxCases = []string{"../spec/cases/syntax/*.txtar", "../spec/cases/mistakes-file/*.txtar"}

// caseFiles gives the archives of the cases by their files.
func caseFiles(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	all := map[string]*txtar.Archive{}
	for _, pattern := range syntaxCases {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) < 10 {
			t.Fatalf("%s: %d files: %v", pattern, len(files), err)
		}
		for _, file := range files {
			if all[file], err = txtar.ParseFile(file); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

var syntaxFinding = regexp.MustCompile(`\bKIT00\d\d$`)

// TestErrors demands that Parse alone, one file at a time, finds all findings of the syntax that a case wants,
// and no others.
func TestErrors(t *testing.T) {
	for name, archive := range caseFiles(t) {
		var want, got []string
		for _, f := range archive.Files {
			if f.Name == "want/diagnostics" {
				for line := range strings.Lines(string(f.Data)) {
					if line = strings.TrimSpace(line); syntaxFinding.MatchString(line) {
						want = append(want, line)
					}
				}
			}
			if filepath.Ext(f.Name) != ".kit" {
				continue
			}
			_, list := Parse(f.Name, f.Data)
			list.Sort()
			for _, d := range list {
				if d.Code.Syntax() {
					got = append(got, fmt.Sprintf("%s %s %s", d.Span, d.Severity, d.Code))
				}
			}
		}
		if slices.Sort(want); !slices.Equal(want, slices.Sorted(slices.Values(got))) {
			t.Errorf("%s\nfinds %v\nwant  %v", name, got, want)
		}
	}
}

// TestEveryCode wants a case for each code of the syntax. A file that is too large is made by TestHostile
// instead.
func TestEveryCode(t *testing.T) {
	shown := map[string]bool{"KIT0002": true}
	for _, archive := range caseFiles(t) {
		for _, f := range archive.Files {
			if f.Name == "want/diagnostics" {
				for line := range strings.Lines(string(f.Data)) {
					shown[syntaxFinding.FindString(strings.TrimSpace(line))] = true
				}
			}
		}
	}
	declared := regexp.MustCompile(`KIT00\d\d`).FindAllString(string(read(t, "diag/codes_syntax.go")), -1)
	if len(declared) < 20 {
		t.Fatalf("only %d codes are declared", len(declared))
	}
	for _, c := range declared {
		if !shown[c] {
			t.Errorf("%s has no case in %v", c, syntaxCases)
		}
	}
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
