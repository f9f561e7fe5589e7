package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/compiletest"
)

// BenchmarkBuild builds packages with n services of ten methods and ten structs each, all the way to the
// disk: into an empty folder, and again where nothing has changed.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("services=%d/new", n), func(b *testing.B) {
			dir := layServices(b, n)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				for _, name := range []string{"gen", "kit.lock"} {
					if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				buildQuietly(b)
			}
		})
		b.Run(fmt.Sprintf("services=%d/same", n), func(b *testing.B) {
			b.Setenv(cacheVariable, b.TempDir())
			layServices(b, n)
			buildQuietly(b)
			b.ReportAllocs()
			for b.Loop() {
				buildQuietly(b)
			}
		})
	}
}

// layServices writes a package of n services into a new module, which becomes the working folder.
func layServices(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	files := map[string]string{"go.mod": "module example.com/many\n\ngo 1.26\n", "package.kit": "package many { kit = 1 }\n"}
	for from := 0; from < n; from += 100 { // a file is at most 4 MiB
		files[fmt.Sprintf("services%d.kit", from)] = compiletest.Services(from, min(n, from+100))
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.Chdir(dir)
	return dir
}

func buildQuietly(b *testing.B) {
	b.Helper()
	var found strings.Builder
	if status := run(newRoot(), []string{"build", "-q"}, strings.NewReader(""), io.Discard, &found); status != exitDone {
		b.Fatalf("exit status %d\n%s", status, found.String())
	}
}
