package spec_test

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

// mistakes gives the cases of typical mistakes, by the construct that they are made in.
func mistakes(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("cases/mistakes-*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, file := range files {
		dir := filepath.Base(filepath.Dir(file))
		out[dir] = append(out[dir], file)
	}
	return out
}

func loadCase(t *testing.T, file string) suite {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parse(src)
}

// TestMistakesOfEachConstruct demands ten typical mistakes of each construct, of which each is found.
func TestMistakesOfEachConstruct(t *testing.T) {
	const constructs, least = 20, 10
	all := mistakes(t)
	if len(all) < constructs {
		t.Errorf("there are mistakes of %d constructs, want %d", len(all), constructs)
	}
	for dir, files := range all {
		if len(files) < least {
			t.Errorf("%s has %d mistakes, want %d", dir, len(files), least)
		}
		for _, file := range files {
			if loadCase(t, file).want["diagnostics"] == "" {
				t.Errorf("%s: nothing is found", file)
			}
		}
	}
}

// TestMistakesAreMended applies the edits that the reports of typical mistakes offer, until none is left: no
// edit may make more findings than it takes away.
func TestMistakesAreMended(t *testing.T) {
	const rounds = 6
	mended, clean := 0, 0
	for _, files := range mistakes(t) {
		for _, file := range files {
			c := loadCase(t, file)
			list := c.findings(t)
			for round := 0; c.mend(list); round++ {
				if round == rounds {
					t.Errorf("%s: edits follow on edits without end: %v", file, list)
					break
				}
				next := c.findings(t)
				if errors(next) > errors(list) || errors(next) == 0 && len(next) > len(list) {
					t.Errorf("%s: %d findings become %d by the edits that are offered: %v", file, len(list), len(next), next)
					break
				}
				if list = next; round == 0 {
					mended++
				}
			}
			if len(list) == 0 {
				clean++
			}
		}
	}
	if mended < 300 || clean < 300 {
		t.Errorf("edits are offered for %d mistakes, and make %d right: want 300", mended, clean)
	}
}

func errors(list diag.List) int {
	n := 0
	for _, d := range list {
		if d.Severity == diag.Error {
			n++
		}
	}
	return n
}

// findings gives what the compiler finds in the sources.
func (c suite) findings(t *testing.T) diag.List {
	t.Helper()
	res, err := compiler.Compile(compiler.Config{FS: c.files, ModulePath: "example.com/test"}, c.dirs())
	if err != nil {
		t.Fatal(err)
	}
	return res.Allow(res.Diagnostics)
}

// mend applies the edits of findings that do not overlap, from the end of each file to its start. It reports
// whether there were any.
func (c suite) mend(list diag.List) bool {
	var fixes []*diag.Fix
	for _, d := range list {
		if d.Fix != nil {
			fixes = append(fixes, d.Fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b *diag.Fix) int {
		return cmp.Or(strings.Compare(a.Span.File, b.Span.File), b.Span.Start.Offset-a.Span.Start.Offset)
	})
	file, start := "", 0
	for _, f := range fixes {
		name, from, to := path.Clean(f.Span.File), f.Span.Start.Offset, f.Span.End.Offset
		if file == name && to > start {
			continue
		}
		data := c.files[name].Data
		c.files[name].Data = slices.Concat(data[:from], []byte(f.Replace), data[to:])
		file, start = name, from
	}
	return len(fixes) > 0
}
