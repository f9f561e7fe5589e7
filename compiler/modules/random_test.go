package modules_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/modules"
)

var worlds = flag.Int("worlds", 16, "how many random worlds are compared with the go command")

// TestAsGo compares Find with the go command, for every package there could be, in random worlds: modules that
// require each other in several versions, some inside of others by their names, with replacements, exclusions,
// workspaces and vendor/.
func TestAsGo(t *testing.T) {
	compared := 0
	for seed := range *worlds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := random{rand.New(rand.NewPCG(uint64(seed), 3))}
			w := r.world()
			dir := machineWith(t, w.published, w.files)
			if out, ok := w.prepare(t, dir); !ok {
				t.Logf("the go command does not like this world: %s", out)
				return
			}
			compared += w.compare(t, dir)
			if t.Failed() {
				t.Logf("%s%s", w.published, w.files)
			}
		})
	}
	if compared < 5*(*worlds) {
		t.Errorf("only %d packages were compared: the go command refuses too many of the worlds", compared)
	}
}

// randomWorld is an archive of what a proxy has, and one of a main module and what is beside it.
type randomWorld struct {
	published, files  string
	mains             []string // folders as seen from the main module
	workspace, vendor bool
	paths             []string // of all packages there could be
}

type random struct{ *rand.Rand }

func (r random) likely(percent int) bool { return r.IntN(100) < percent }

// modulePaths and packageFolders are chosen to meet: example.com/a/b could be the folder b of example.com/a.
func modulePaths() []string {
	return []string{"example.com/a", "example.com/a/b", "example.com/a/b/c", "example.com/Dee", "example.com/e"}
}

func forks() []string {
	return []string{"example.com/fork0", "example.com/fork1", "example.com/fork2", "example.com/fork3", "example.com/fork4"}
}

func packageFolders() []string { return []string{"p", "b", "b/p", "b/c", "c/p", "q"} }

func (r random) world() *randomWorld {
	w := &randomWorld{workspace: r.likely(40), vendor: r.likely(25)}
	old := r.likely(40) // so that main modules may be of before Go 1.17
	goLines := []string{"", "\ngo 1.16\n", "\ngo 1.17\n", "\ngo 1.26\n"}
	if old {
		goLines = goLines[:2]
	}
	for _, p := range append(modulePaths(), forks()...) {
		for minor := range 3 {
			at := fmt.Sprintf("%s@v1.%d.0", p, minor)
			w.published += fmt.Sprintf("-- %s/go.mod --\nmodule %s\n%s%s", at, p, r.pick(goLines), r.requires(25, p))
			w.published += r.folders(at)
		}
	}
	mains := []string{"example.com/main"}
	w.mains = []string{"."}
	if w.workspace {
		mains = append(mains, "example.com/main/other", r.pick(modulePaths()))
		w.mains = append(w.mains, "../m1", "../m2")
		w.files += "-- ../go.work --\ngo 1.26\n\nuse (\n\t./src\n\t./m1\n\t./m2\n)\n"
		if r.likely(50) {
			w.files += r.replaces("./")
		}
	}
	for i, p := range mains {
		goLine := "\ngo 1.26\n"
		if old {
			goLine = r.pick(goLines)
		}
		w.files += fmt.Sprintf("-- %s/go.mod --\nmodule %s\n%s%s", w.mains[i], p, goLine, r.requires(60, p))
		if r.likely(50) {
			w.files += r.replaces("../")
		}
		if r.likely(25) {
			w.files += fmt.Sprintf("exclude %s v1.%d.0\n", r.pick(modulePaths()), r.IntN(3))
		}
		w.files += r.folders(w.mains[i])
		w.files += fmt.Sprintf("-- %s/main.kit --\n-- %[1]s/main.go --\npackage company\n", w.mains[i])
		for range 3 {
			w.files += fmt.Sprintf("import _ %q\n", path.Join(r.pick(modulePaths()), r.pick(packageFolders())))
		}
	}
	for i := range modulePaths() {
		at := fmt.Sprintf("../r%d", i)
		w.files += fmt.Sprintf("-- %s/go.mod --\nmodule example.com/r\n%s%s", at, r.pick(goLines), r.requires(25, ""))
		w.files += r.folders(at)
	}
	for _, m := range append(mains, modulePaths()...) {
		for _, f := range append(packageFolders(), "") {
			w.paths = append(w.paths, path.Join(m, f))
		}
	}
	slices.Sort(w.paths)
	w.paths = slices.Compact(w.paths)
	return w
}

func (r random) pick(list []string) string { return list[r.IntN(len(list))] }

// requires gives lines of a go.mod, for each other module with a chance in percent.
func (r random) requires(percent int, self string) (lines string) {
	for _, p := range modulePaths() {
		if p != self && r.likely(percent) {
			lines += fmt.Sprintf("require %s v1.%d.0\n", p, r.IntN(3))
		}
	}
	return lines
}

// replaces gives a replacement by a folder or by a fork, of which each stands for one module.
func (r random) replaces(up string) string {
	i := r.IntN(len(modulePaths()))
	old := modulePaths()[i]
	if r.likely(50) {
		old += fmt.Sprintf(" v1.%d.0", r.IntN(3))
	}
	if r.likely(40) {
		return fmt.Sprintf("replace %s => example.com/fork%d v1.%d.0\n", old, i, r.IntN(3))
	}
	return fmt.Sprintf("replace %s => %sr%d\n", old, up, i)
}

// folders gives packages of Go and Kit at once, so that both commands find the same.
func (r random) folders(at string) (files string) {
	for _, f := range packageFolders() {
		if r.likely(55) {
			files += fmt.Sprintf("-- %s/%s/x.kit --\n-- %[1]s/%[2]s/x.go --\npackage x\n", at, f)
		}
	}
	return files
}

// prepare lets the go command download what there is, and say whether it would build here.
func (w *randomWorld) prepare(t *testing.T, dir string) (out string, ok bool) {
	t.Helper()
	steps := [][]string{}
	if !w.workspace {
		steps = append(steps, []string{"mod", "tidy", "-e"})
	}
	steps = append(steps, []string{"mod", "download", "all"})
	if w.vendor && w.workspace {
		steps = append(steps, []string{"work", "vendor", "-e"})
	} else if w.vendor {
		steps = append(steps, []string{"mod", "vendor", "-e"})
	}
	for _, args := range append(steps, []string{"list", "-e", "-deps", "."}) {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Sprintf("go %s: %v: %s", strings.Join(args, " "), err, out), false
		}
	}
	return "", true
}

// compare asks both for all packages, and counts those that are there.
func (w *randomWorld) compare(t *testing.T, dir string) (found int) {
	t.Helper()
	t.Setenv("GOPROXY", "off")
	finder := modules.New(dir)
	for importPath, want := range w.places(dir) {
		f, err := finder.Find(importPath)
		got := ""
		if err == nil {
			got, found = filepath.Join(f.Root, filepath.FromSlash(f.Dir)), found+1
		}
		if got != want {
			t.Errorf("%s: found in %q (%v), and the go command has it in %q", importPath, got, err, want)
		}
	}
	return found
}

// places gives where the go command has packages, "" for those that it has nowhere.
func (w *randomWorld) places(dir string) map[string]string {
	if places, err := list(dir, w.paths); err == nil {
		return places
	}
	// A package of a module that go.mod should name, and does not, spoils the answer for all others. To ask for each
	// by itself takes its time.
	places := map[string]string{}
	for i, importPath := range w.paths {
		if i%4 != 0 {
			continue
		}
		switch place, err := list(dir, []string{importPath}); {
		case err == nil:
			places[importPath] = place[importPath]
		case !strings.Contains(string(err.Stderr), "panic: ") && !strings.Contains(string(err.Stderr), "conflicting replacements"):
			places[importPath] = "" // the others are workspaces that the go command gives up on, now and then in a panic
		}
	}
	return places
}

// list asks the go command for the folders of packages.
func list(dir string, paths []string) (map[string]string, *exec.ExitError) {
	cmd := exec.Command("go", append([]string{"list", "-e", "-f", "{{.ImportPath}}|{{.Dir}}"}, paths...)...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, exit
	}
	places := map[string]string{}
	for line := range strings.Lines(string(out)) {
		importPath, place, _ := strings.Cut(strings.TrimSpace(line), "|")
		places[importPath] = place
	}
	return places, nil
}
