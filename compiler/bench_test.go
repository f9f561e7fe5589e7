package compiler_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/compiletest"
)

// BenchmarkCompile compiles packages with n services of ten methods and ten structs each.
func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{0, 10, 100, 1000} {
		files, size := one(""), 0
		for from := 0; from < n; from += 100 { // a file is at most 4 MiB
			data := []byte(compiletest.Services(from, min(n, from+100)))
			files[fmt.Sprintf("s%d.kit", from)] = &fstest.MapFile{Data: data}
			size += len(data)
		}
		b.Run(fmt.Sprintf("services=%d", n), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: module}, []string{"."})
				if err != nil || len(res.Diagnostics) > 0 {
					b.Fatal(err, res.Diagnostics[:min(len(res.Diagnostics), 3)])
				}
			}
		})
	}
}

// TestManyFiles compiles the same package from one file and from many.
func TestManyFiles(t *testing.T) {
	files := fstest.MapFS{"package.kit": {Data: []byte("package shop { kit = 1 }\n")}}
	for i := range 50 {
		files[fmt.Sprintf("s%02d.kit", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("struct S%02d { next = optional(S%02d) }\n", i, (i+1)%50))}
	}
	res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: module}, []string{"."})
	if err != nil || len(res.Diagnostics) > 0 {
		t.Fatal(err, res.Diagnostics)
	}
	structs := res.Program.Packages[0].Structs
	for i, s := range structs {
		if s.Name != fmt.Sprintf("S%02d", i) || s.Fields[0].Type.Struct != structs[(i+1)%50] {
			t.Errorf("struct %d is %s", i, s.Name)
		}
	}
}
