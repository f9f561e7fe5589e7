package golang

import (
	"bytes"
	"flag"
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
)

var update = flag.Bool("update", false, "rewrite the golden packages")

// golden is where the expected packages are: ordinary packages of this module, so that they are
// compiled, vetted and run like any other.
const golden = "internal/golden"

// TestGolden compares what is generated for each testdata/NAME.kit, and for the compiler's own example,
// with the package internal/golden/NAME.
func TestGolden(t *testing.T) {
	cases := map[string]*model.Program{"orders": compiletest.Orders(t)}
	files, err := filepath.Glob("testdata/*.kit")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases[strings.TrimSuffix(filepath.Base(file), ".kit")] = compiletest.Program(t, string(src))
	}
	for name, prog := range cases {
		t.Run(name, func(t *testing.T) {
			pkg := prog.Packages[len(prog.Packages)-1]
			files := generate(t, prog, pkg)
			for i, again := range generate(t, prog, pkg) {
				if !bytes.Equal(again.Data, files[i].Data) {
					t.Errorf("%s: generated twice, written differently", again.Path)
				}
			}
			for _, f := range files {
				checkFormat(t, f)
			}
			compare(t, filepath.Join(golden, name), files)
		})
	}
}

// TestStandardLibrary keeps runtime/std, which is part of the runtime, in step with the .kit files that
// it is made from.
func TestStandardLibrary(t *testing.T) {
	prog := compiletest.Orders(t)
	if _, ok := prog.Std.Emit("go"); !ok {
		prog.Std.Emits = []model.Emit{{Target: "go", Path: "."}}
	}
	files := generate(t, prog, prog.Std)
	for _, f := range files {
		checkFormat(t, f)
	}
	compare(t, "../../runtime/std", files)
}

func generate(t *testing.T, prog *model.Program, pkg *model.Package) []backends.File {
	t.Helper()
	files, diags := Generate(prog, pkg)
	for _, d := range diags {
		t.Errorf("%s: %s %s", d.Span, d.Code, d.Message)
	}
	if len(files) == 0 {
		t.Fatal("nothing generated")
	}
	return files
}

// checkFormat demands that gofmt has nothing to change.
func checkFormat(t *testing.T, f backends.File) {
	t.Helper()
	formatted, err := format.Source(f.Data)
	if err != nil {
		t.Errorf("%s: %v", f.Path, err)
		return
	}
	if diff := cmp.Diff(string(formatted), string(f.Data)); diff != "" {
		t.Errorf("%s: gofmt would change it (-gofmt +generated):\n%s", f.Path, diff)
	}
}

// compare compares files with those of a folder that are no tests, or writes them there with -update.
func compare(t *testing.T, dir string, files []backends.File) {
	t.Helper()
	want := map[string]string{}
	for _, f := range files {
		want[filepath.Base(f.Path)] = string(f.Data)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	found = slices.DeleteFunc(found, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
	if *update {
		for _, file := range found {
			if _, ok := want[filepath.Base(file)]; !ok {
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		for name, text := range want {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	for _, file := range found {
		name := filepath.Base(file)
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, ok := want[name]
		if !ok {
			t.Errorf("%s is no longer generated: run go test ./backends/go -update", file)
			continue
		}
		if diff := cmp.Diff(string(got), text); diff != "" {
			t.Errorf("%s (-committed +generated); -update accepts it:\n%s", file, diff)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is generated and not committed: run go test ./backends/go -update", name)
	}
}
