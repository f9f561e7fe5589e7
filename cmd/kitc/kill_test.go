package main

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestKill ends a build with SIGKILL at a hundred random points: every output must be a whole one, of
// before or of after, and the next build must put everything right.
func TestKill(t *testing.T) {
	const kills = 100
	kitc := buildKitc(t)
	old, next := variant(1), variant(2)
	before, took := cleanBuild(t, kitc, old)
	after, _ := cleanBuild(t, kitc, next)

	dir := t.TempDir()
	layPackages(t, dir, old)
	runKitc(t, kitc, dir)
	sources := []map[string]string{next, old}
	killed, mixed := 0, 0
	for n := range kills {
		layPackages(t, dir, sources[n%2])
		ctx, cancel := context.WithTimeout(t.Context(), rand.N(took))
		cmd := exec.CommandContext(ctx, kitc, "build", "-q", "./...") // ends with SIGKILL
		cmd.Dir = dir
		if err := cmd.Run(); err != nil {
			if ctx.Err() == nil {
				t.Fatalf("the build failed by itself: %v", err)
			}
			killed++
		}
		cancel()
		olds, news := compareOutputs(t, dir, before, after)
		if olds > 0 && news > 0 {
			mixed++
		}
	}
	t.Logf("%d of %d builds were killed, %d left old files beside new ones; one takes %v", killed, kills, mixed, took)
	if killed < kills/4 {
		t.Errorf("only %d of %d builds were killed before their end: the test tries too little", killed, kills)
	}

	layPackages(t, dir, next)
	runKitc(t, kitc, dir)
	for name, data := range outputsIn(t, dir) {
		if want, ok := after[name]; !ok {
			t.Errorf("%s is left", name)
		} else if data != want {
			t.Errorf("%s is not what a build without accidents writes", name)
		}
	}
}

// TestTwoBuilds runs builds of the same packages at the same time: none disturbs the other.
func TestTwoBuilds(t *testing.T) {
	kitc, dir := buildKitc(t), t.TempDir()
	for n := range 20 {
		layPackages(t, dir, variant(n%2+1))
		var group sync.WaitGroup
		for range 2 {
			group.Go(func() {
				cmd := exec.Command(kitc, "build", "-q", "./...")
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("kitc build: %v\n%s", err, out)
				}
			})
		}
		group.Wait()
	}
	clean, _ := cleanBuild(t, kitc, variant(2))
	for name, data := range outputsIn(t, dir) {
		if data != clean[name] {
			t.Errorf("%s is not what one build alone writes", name)
		}
	}
}

// compareOutputs fails where a file is neither the old one nor the new one, and counts both.
func compareOutputs(t *testing.T, dir string, before, after map[string]string) (olds, news int) {
	t.Helper()
	for name, data := range outputsIn(t, dir) {
		switch {
		case strings.HasPrefix(filepath.Base(name), ".kitc-"):
		case data == before[name] && data == after[name]:
		case data == before[name]:
			olds++
		case data == after[name]:
			news++
		default:
			t.Fatalf("%s is neither the old file nor the new one:\n%s", name, data)
		}
	}
	return olds, news
}

// variant gives packages whose outputs all depend on a number, and so do the names of some; the numbers
// in kit.lock do not, which would make the outputs depend on what was built before.
func variant(n int) map[string]string {
	sources := map[string]string{}
	for i := range 4 {
		sources[fmt.Sprintf("p%d/service.kit", i)] = fmt.Sprintf(`# Variant %[2]d.
package p%[1]d {
  kit     = 1
  version = "%[2]d"
}
struct Moment {
  time = timestamp
  # Variant %[2]d.
  zone = string({ max = %[2]d })
}
service Clock%[2]d {
  method Now { output = Moment }
  transport http {}
  transport thrift {}
}
`, i, n)
	}
	return sources
}

func layPackages(t *testing.T, dir string, sources map[string]string) {
	t.Helper()
	writeFile(t, filepath.Join(dir, "go.mod"), "module example.com/kill\n\ngo 1.26\n")
	for name, text := range sources {
		writeFile(t, filepath.Join(dir, name), text)
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// cleanBuild gives the outputs of a build that nothing disturbs, and how long it took.
func cleanBuild(t *testing.T, kitc string, sources map[string]string) (map[string]string, time.Duration) {
	t.Helper()
	dir := t.TempDir()
	layPackages(t, dir, sources)
	start := time.Now()
	runKitc(t, kitc, dir)
	return outputsIn(t, dir), time.Since(start)
}

func runKitc(t *testing.T, kitc, dir string) {
	t.Helper()
	cmd := exec.Command(kitc, "build", "-q", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("kitc build: %v\n%s", err, out)
	}
}

// outputsIn gives all files of a folder but the sources.
func outputsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "go.mod" || entry.Name() == "service.kit" {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		found[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// buildKitc builds the command as packagers do, without the folder of the checkout in it.
func buildKitc(t *testing.T) string {
	t.Helper()
	kitc := filepath.Join(t.TempDir(), "kitc")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", kitc, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return kitc
}

// TestInitWithoutCheckout says what is missing where kitc cannot know where Kit is.
func TestInitWithoutCheckout(t *testing.T) {
	kitc, dir := buildKitc(t), t.TempDir()
	cmd := exec.Command(kitc, "init", "notes")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if want := "\n  go mod edit -replace github.com/kitc-lang/kit=FOLDER "; !strings.Contains(string(out), want) {
		t.Errorf("init says:\n%s\nwant the line %q", out, want)
	}
	mod, err := os.ReadFile(filepath.Join(dir, "notes", "go.mod"))
	if err != nil || strings.Contains(string(mod), "replace") {
		t.Errorf("go.mod is %s, %v", mod, err)
	}
}
