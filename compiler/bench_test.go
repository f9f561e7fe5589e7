package compiler_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
)

// BenchmarkCompile compiles packages with n services of ten methods and ten structs each.
func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{0, 10, 100, 1000} {
		files, size := one(""), 0
		for from := 0; from < n; from += 100 { // a file is at most 4 MiB
			data := []byte(services(from, min(n, from+100)))
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

func services(from, to int) string {
	var b strings.Builder
	for s := from; s < to; s++ {
		fmt.Fprintf(&b, "# Service %d.\nservice S%d {\n  transport http {}\n  transport thrift {}\n", s, s)
		for m := range 10 {
			fmt.Fprintf(&b, `
  # Gives thing %[2]d.
  method Get%[1]dM%[2]d {
    input = {
      id    = uuid
      limit = optional(int32({ min = 1, max = 100 }), 20)
    }
    output = Thing%[1]dM%[2]d
    errors = [NotFound]
    safe   = true
    http   = "GET /s%[1]d/m%[2]d/{id}"
  }
`, s, m)
		}
		b.WriteString("}\n")
		for m := range 10 {
			fmt.Fprintf(&b, `
# Thing %[2]d.
struct Thing%[1]dM%[2]d {
  id    = uuid
  name  = string({ min = 1, max = 64 })
  tags  = map(string, string)
  items = list(Thing%[1]dM0)
  next  = optional(Thing%[1]dM%[2]d)
}
`, s, m)
		}
	}
	return b.String()
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
