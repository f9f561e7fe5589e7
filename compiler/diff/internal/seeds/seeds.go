// Package seeds reads spec/evolution, a program and known changes of it, for the tests of comparisons.
package seeds

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Module is the path of the module that the program belongs to.
const Module = "example.com/shop"

// Files are the files of a module, by their paths in it.
type Files map[string]string

// Seed is a known change.
type Seed struct {
	Name     string // of its file, without the ending
	File     string
	Says     string // what is changed, in a sentence
	Harmless bool   // nothing of it may be called breaking
	Files    Files  // after the change
	Want     []string
}

// Load gives the program before all changes, and the changes in the order of their names, those that do harm
// first. Root is the path of spec/evolution.
func Load(t testing.TB, root string) (Files, []Seed) {
	t.Helper()
	base := Files{}
	for _, f := range read(t, filepath.Join(root, "base.txtar")).Files {
		base[f.Name] = string(f.Data)
	}
	var all []Seed
	for _, folder := range []string{"seeds", "harmless"} {
		names, err := filepath.Glob(filepath.Join(root, folder, "*.txtar"))
		if err != nil || len(names) == 0 {
			t.Fatalf("no changes in %s (%v)", folder, err)
		}
		for _, name := range names {
			s := seed(t, name, base)
			s.Harmless = folder == "harmless"
			all = append(all, s)
		}
	}
	return base, all
}

func read(t testing.TB, file string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func seed(t testing.TB, file string, base Files) Seed {
	a := read(t, file)
	s := Seed{
		Name: strings.TrimSuffix(filepath.Base(file), ".txtar"), File: file,
		Says: strings.TrimSpace(string(a.Comment)), Files: maps.Clone(base),
	}
	for _, f := range a.Files {
		verb, name, _ := strings.Cut(f.Name, " ")
		text := string(f.Data)
		switch verb {
		case "want":
			if text = strings.TrimSpace(text); text != "" {
				s.Want = strings.Split(text, "\n")
			}
		case "add":
			s.Files[name] = text
		case "remove":
			delete(s.Files, name)
		case "edit":
			before, after, ok := strings.Cut(text, "====\n")
			before, after = strings.TrimSuffix(before, "\n"), strings.TrimSuffix(after, "\n")
			if !ok || !strings.Contains(s.Files[name], before) {
				t.Fatalf("%s: %s has no such text:\n%s", file, name, before)
			}
			s.Files[name] = strings.Replace(s.Files[name], before, after, 1)
		default:
			t.Fatalf("%s: there is no verb %q", file, verb)
		}
	}
	return s
}

// Compile compiles all packages of a module of a path, and fails the test where they have errors.
func Compile(t testing.TB, module string, files Files) *model.Program {
	t.Helper()
	res := compile(t, module, files)
	if res.Diagnostics.HasErrors() {
		var report strings.Builder
		if err := diag.Text(&report, res.Diagnostics, res.Sources, diag.Style{}); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("\n%s", report.String())
	}
	return res.Program
}

// Locked compiles as Compile does, and gives the files with the kit.lock that a build would write.
func Locked(t testing.TB, files Files) Files {
	t.Helper()
	out := maps.Clone(files)
	for _, l := range compile(t, Module, files).Locks {
		out[l.Path] = string(l.Data)
	}
	return out
}

func compile(t testing.TB, module string, files Files) *compiler.Result {
	t.Helper()
	fsys := fstest.MapFS{}
	var dirs []string
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		if strings.HasSuffix(name, ".kit") {
			dirs = append(dirs, path.Dir(name))
		}
	}
	slices.Sort(dirs)
	res, err := compiler.Compile(compiler.Config{FS: fsys, ModulePath: module}, slices.Compact(dirs))
	if err != nil {
		t.Fatal(err)
	}
	return res
}
