package compiler_test

import (
	"bytes"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

// module is the module that the packages of the tests belong to.
const module = "example.com/shop"

// cases gives the sources of the conformance suite, by case. What each is to give is tested in spec.
func cases(t testing.TB) map[string]fstest.MapFS {
	t.Helper()
	out := map[string]fstest.MapFS{}
	err := filepath.WalkDir("../spec/cases", func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) != ".txtar" {
			return err
		}
		archive, err := txtar.ParseFile(file)
		if err != nil {
			return err
		}
		files := fstest.MapFS{}
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "want/") {
				files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
		out[file] = files
		return nil
	})
	if err != nil || len(out) < 100 {
		t.Fatalf("%d cases in ../spec/cases: %v", len(out), err)
	}
	return out
}

// compile compiles the folders of a case.
func compile(t testing.TB, files fstest.MapFS) *compiler.Result {
	t.Helper()
	dirs := []string{}
	for name := range files {
		if dir := path.Dir(name); path.Ext(name) == ".kit" && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	if len(dirs) == 0 {
		dirs = []string{"."}
	}
	slices.Sort(dirs)
	res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: module}, dirs)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func text(t testing.TB, res *compiler.Result) string {
	t.Helper()
	var out bytes.Buffer
	if err := diag.Text(&out, res.Allow(res.Diagnostics), res.Sources, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
