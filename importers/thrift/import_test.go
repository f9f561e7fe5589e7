package thrift

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

func TestZZ(t *testing.T) {
	filepath.Walk("/root/go/pkg/mod/github.com/apache/thrift@v0.25.0", func(p string, i os.FileInfo, err error) error {
		if err != nil || !strings.HasSuffix(p, ".thrift") {
			return nil
		}
		res, err := Import(Config{Read: os.ReadFile, Display: filepath.Base}, []string{p})
		if err != nil {
			t.Error(p, err)
			return nil
		}
		if res.Diagnostics.HasErrors() {
			for _, d := range res.Diagnostics {
				if d.Severity == diag.Error {
					t.Logf("%s: %s: %s", p[50:], d.Span, d.Message)
				}
			}
			return nil
		}
		files := fstest.MapFS{}
		var dirs []string
		for _, k := range res.Packages {
			files[path.Join(k.Name, k.Name+".kit")] = &fstest.MapFile{Data: k.Kit}
			files[path.Join(k.Name, "kit.lock")] = &fstest.MapFile{Data: k.Lock}
			dirs = append(dirs, k.Name)
		}
		c, err := compiler.Compile(compiler.Config{FS: files, ModulePath: "example.com/x"}, dirs)
		if err != nil {
			t.Error(p, err)
			return nil
		}
		var out bytes.Buffer
		diag.Text(&out, c.Diagnostics, c.Sources, diag.Style{})
		if out.Len() > 0 {
			t.Errorf("%s\n%.1500s", p[50:], out.String())
		}
		return nil
	})
}
