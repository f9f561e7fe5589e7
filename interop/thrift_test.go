package interop

import (
	"os"
	"path/filepath"
	"testing"
)

// TestGoOfEveryIDLCompiles builds what Apache's generator makes of the files, of services that extend
// others and types that hold themselves too.
func TestGoOfEveryIDLCompiles(t *testing.T) {
	dir, err := os.MkdirTemp("apache", "run-") // inside the module, which requires Apache's library
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	var packages []string
	for i, file := range thriftFiles {
		out := filepath.Join(dir, string(rune('a'+i)))
		if err := os.Mkdir(out, 0o755); err != nil {
			t.Fatal(err)
		}
		run(t, ".", "thrift", "--gen", "go:package_prefix=github.com/kitc-lang/kit/interop/"+filepath.ToSlash(out)+"/", "-out", out, file)
		packages = append(packages, "./"+filepath.ToSlash(out)+"/...")
	}
	run(t, ".", "go", append([]string{"build"}, packages...)...)
}

func TestThriftCompilerAcceptsEveryIDL(t *testing.T) {
	for _, file := range thriftFiles {
		for _, language := range []string{"go", "py", "java", "js:node"} {
			t.Run(filepath.Base(file)+"/"+language, func(t *testing.T) {
				dir := t.TempDir()
				out := run(t, dir, "thrift", "--gen", language, "-out", dir, absolute(t, file))
				if out != "" {
					t.Errorf("the Thrift compiler has something to say:\n%s", out)
				}
				made, err := os.ReadDir(dir)
				if err != nil || len(made) == 0 {
					t.Errorf("nothing was generated: %v", err)
				}
			})
		}
	}
}
