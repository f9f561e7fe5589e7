package interop

import (
	"os"
	"path/filepath"
	"testing"
)

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
