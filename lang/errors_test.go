package lang

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/lang/diag"
)

var update = flag.Bool("update", false, "write the expected files anew")

// TestErrors compares what a person sees of the mistakes in testdata/errors/NAME.kit with NAME.txt.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.kit")
	if err != nil || len(files) < 30 {
		t.Fatalf("found %d files: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".kit"), func(t *testing.T) {
			src := read(t, file)
			name := filepath.Base(file)
			_, list := Parse(name, src)
			if !list.HasErrors() {
				t.Error("no mistake is found")
			}
			var got bytes.Buffer
			if err := diag.Text(&got, list, diag.Sources{name: src}, diag.Style{}); err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".kit") + ".txt"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(read(t, golden)), got.String()); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
