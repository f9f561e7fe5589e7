package thrift_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/importers/thrift"
	"github.com/kitc-lang/kit/lang/diag"
)

// compiled imports one text and compiles what comes of it; nil where the text has errors.
func compiled(t testing.TB, src string) *compiler.Result {
	t.Helper()
	res, err := thrift.Import(thrift.Config{Read: func(name string) ([]byte, error) {
		if name != "shop.thrift" {
			return nil, fs.ErrNotExist
		}
		return []byte(src), nil
	}}, []string{"shop.thrift"})
	if err != nil {
		t.Fatal(err)
	}
	if res.Diagnostics.HasErrors() {
		return nil
	}
	files, dirs := fstest.MapFS{}, []string{}
	for _, p := range res.Packages {
		files[path.Join(p.Name, p.Name+".kit")] = &fstest.MapFile{Data: p.Kit}
		files[path.Join(p.Name, "kit.lock")] = &fstest.MapFile{Data: p.Lock}
		dirs = append(dirs, p.Name)
	}
	c, err := compiler.Compile(compiler.Config{FS: files, ModulePath: "example.com/imported"}, dirs)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// FuzzImport imports any text. What has no errors becomes packages without errors.
func FuzzImport(f *testing.F) {
	for _, name := range []string{"testdata/legacy.thrift", "testdata/base/shared.thrift"} {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(strings.ReplaceAll(strings.ReplaceAll(string(src), `include "base/shared.thrift"`, ""), "shared.", ""))
	}
	f.Add("typedef A B typedef B A struct C { 1: A a }")
	f.Add("struct A { 1: required B b } union B { 1: A a }")
	f.Add("service A extends B {} service B extends A {}")
	f.Add("enum a { A, a } enum A { x } struct GetInput {} service S { void get(1: i32 a) void Get(1: i32 a) }")
	f.Fuzz(func(t *testing.T, src string) {
		c := compiled(t, src)
		if c != nil && c.Diagnostics.HasErrors() {
			var b strings.Builder
			if err := diag.Text(&b, c.Diagnostics, c.Sources, diag.Style{}); err != nil {
				t.Fatal(err)
			}
			t.Errorf("what was imported does not compile:\n%s", b.String())
		}
	})
}

// BenchmarkImport imports a file of 5,000 lines.
func BenchmarkImport(b *testing.B) {
	var src strings.Builder
	for n := 0; strings.Count(src.String(), "\n") < 5000; n++ {
		fmt.Fprintf(&src, "/** Number %d. */\nstruct S%d {\n  1: required string id // which one\n  2: i32 count = 3\n  3: optional list<map<string, S%d>> more\n  4: double rate\n}\n\n", n, n, max(n-1, 0))
		fmt.Fprintf(&src, "service V%d {\n  S%d get%d(1: string id) \n  void put%d(1: S%d value, 2: bool force)\n}\n\n", n, n, n, n, n)
	}
	text := []byte(src.String())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		res, err := thrift.Import(thrift.Config{Read: func(string) ([]byte, error) { return text, nil }}, []string{"shop.thrift"})
		if err != nil || res.Diagnostics.HasErrors() {
			b.Fatal(err, res.Diagnostics)
		}
	}
}
