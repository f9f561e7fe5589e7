package thrift

import (
	"bytes"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each testdata/NAME.kit gives NAME.golden, as the first package of each NAME.txtar, which are several,
// does; a package of the whole language gives everything.golden.
func TestGolden(t *testing.T) {
	inputs, err := filepath.Glob("testdata/*.kit")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, input := range inputs {
		t.Run(filepath.Base(input), func(t *testing.T) {
			src, err := os.ReadFile(input)
			if err != nil {
				t.Fatal(err)
			}
			checkGolden(t, strings.TrimSuffix(input, ".kit")+".golden", func() *model.Program { return compiletest.Program(t, string(src)) })
		})
	}
	workspaces, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(workspaces) == 0 {
		t.Fatalf("no workspaces: %v", err)
	}
	for _, input := range workspaces {
		t.Run(filepath.Base(input), func(t *testing.T) {
			archive, err := txtar.ParseFile(input)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
			}
			first := path.Dir(archive.Files[0].Name)
			checkGolden(t, strings.TrimSuffix(input, ".txtar")+".golden", func() *model.Program {
				prog := compiletest.Folders(t, files)
				prog.Packages = slices.DeleteFunc(prog.Packages, func(p *model.Package) bool { return p.Dir != first })
				return prog
			})
		})
	}
	t.Run("everything", func(t *testing.T) {
		checkGolden(t, "testdata/everything.golden", func() *model.Program { return compiletest.Orders(t) })
	})
}

// checkGolden compiles and generates twice, so that nothing may depend on the order of a map.
func checkGolden(t *testing.T, golden string, program func() *model.Program) {
	t.Helper()
	var got []byte
	for range 2 {
		prog := program()
		files, diags := Generate(prog, prog.Packages[0])
		if len(diags) > 0 || len(files) != 1 {
			t.Fatalf("%d files, findings %v", len(files), diags)
		}
		if got != nil && !bytes.Equal(got, files[0].Data) {
			t.Fatal("the same program made two different files")
		}
		got = files[0].Data
	}
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what is made now; read it, then run go test -update\n%s", golden, got)
	}
	accept(t, got)
}
