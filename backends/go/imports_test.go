package golang

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
)

// TestImportedTypes uses a type of another package, whose name is also that of a package of Go's library.
func TestImportedTypes(t *testing.T) {
	other := compiletest.Program(t, `package time { kit = 1 }
struct Instant {
  zone = sensitive(string)
  hour = int32({ max = 23 })
}
`).Packages[0]
	prog := compiletest.Program(t, `package p { kit = 1 }
struct Holder {
  since = timestamp
  at    = string
}
`)
	pkg := prog.Packages[0]
	pkg.Structs[0].Fields[1].Type = &model.Type{Kind: model.StructRef, Struct: other.Structs[0]}
	files := generate(t, prog, pkg)
	for _, f := range files {
		checkFormat(t, f)
	}
	text := contents(files)
	for _, want := range []string{
		"timepkg \"" + other.GoImport + "\"\n", // time is the library's
		"Since time.Time\n\tAt    timepkg.Instant\n",
		"func (x Holder) LogValue() slog.Value {", // what it holds is sensitive
		"x.At.AppendViolations(v)\n\tv.In(n, \"at\")\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in what is generated", want)
		}
	}
	if strings.Contains(text, "type Instant") {
		t.Error("the imported type is generated a second time")
	}
}

func contents(files []backends.File) string {
	var b strings.Builder
	for _, f := range files {
		b.Write(f.Data)
	}
	return b.String()
}

// BenchmarkGenerate measures one package that uses the whole language.
func BenchmarkGenerate(b *testing.B) {
	prog := compiletest.Orders(b)
	size := 0
	for b.Loop() {
		files, _ := Generate(prog, prog.Packages[0])
		size = len(contents(files))
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
}
