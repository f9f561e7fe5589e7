// Package compiletest gives the tests of other packages compiled programs.
package compiletest

import (
	_ "embed"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

//go:embed orders.kit
var orders string

// Module is the path of the module that compiled packages belong to; a package's generated Go has the
// import path Module/gen/NAME.
const Module = "example.com/test"

// Program compiles one file in memory, and fails the test where it has errors.
func Program(t testing.TB, src string) *model.Program {
	t.Helper()
	files := fstest.MapFS{"service.kit": {Data: []byte(src)}}
	return compile(t, files, ".")
}

// Folders compiles packages that import each other: the folders of the files, by their paths in the
// module. It fails the test where they have errors.
func Folders(t testing.TB, files map[string]string) *model.Program {
	t.Helper()
	all := fstest.MapFS{}
	var dirs []string
	for name, src := range files {
		all[name] = &fstest.MapFile{Data: []byte(src)}
		dirs = append(dirs, path.Dir(name))
	}
	slices.Sort(dirs)
	return compile(t, all, slices.Compact(dirs)...)
}

func compile(t testing.TB, files fstest.MapFS, dirs ...string) *model.Program {
	t.Helper()
	res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: Module}, dirs)
	if err != nil {
		t.Fatal(err)
	}
	if res.Diagnostics.HasErrors() {
		var report strings.Builder
		if err := diag.Text(&report, res.Diagnostics, res.Sources, diag.Style{}); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("\n%s", report.String())
	}
	return res.Program
}

// Orders compiles a package that uses the whole language.
func Orders(t testing.TB) *model.Program {
	t.Helper()
	return Program(t, orders)
}
