package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	shopKit = `package shop { kit = 1 }

import things { from = "../things" }

service Shop {
  method Get { output = things.Thing }
  transport http {}
  transport thrift {}
}
`
	thingsKit = `package things { kit = 1 }

struct Thing { name = string }
`
)

// layShop writes two packages into a new module, which becomes the working folder, and builds one.
func layShop(t *testing.T) {
	t.Helper()
	t.Setenv(cacheVariable, t.TempDir())
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"go.mod": "module example.com/shop\n\ngo 1.26\n", "shop/service.kit": shopKit, "things/things.kit": thingsKit,
	} {
		put(t, name, text)
	}
	if status, found := builds("./..."); status != exitDone {
		t.Fatalf("exit status %d\n%s", status, found)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// builds runs kitc build, and gives its exit status and all that it says.
func builds(args ...string) (status int, said string) {
	var text strings.Builder
	status = run(newRoot(), append([]string{"build"}, args...), strings.NewReader(""), &text, &text)
	return status, text.String()
}

// recalls reports whether the next build has nothing to do but to look.
func recalls(t *testing.T, args ...string) bool {
	t.Helper()
	w, err := findPackages(args)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	was := recall(lastBuildFile(w), w)
	return was != nil && len(was.changed(w).modules) == 0
}

func TestABuildIsRemembered(t *testing.T) {
	layShop(t)
	if !recalls(t, "./...") {
		t.Error("right after a build, the next one begins from nothing")
	}
	if recalls(t, "./shop") {
		t.Error("a build of other folders is taken for this one")
	}
	status, said := builds("./...")
	t.Setenv(cacheVariable, "off")
	fresh, saidFresh := builds("./...")
	if status != exitDone || fresh != exitDone || said != saidFresh || !strings.Contains(said, "shop: up to date") {
		t.Errorf("a build that remembers says\n%sand one that does not\n%s", said, saidFresh)
	}
}

// TestWhatIsNoticed changes one thing at a time, in ways that keep sizes and times where that can be done.
func TestWhatIsNoticed(t *testing.T) {
	for name, change := range map[string]func(t *testing.T){
		"a letter in a .kit file": func(t *testing.T) {
			info, err := os.Stat("shop/service.kit")
			if err != nil {
				t.Fatal(err)
			}
			put(t, "shop/service.kit", strings.Replace(shopKit, "Get", "Got", 1))
			if err := os.Chtimes("shop/service.kit", info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		},
		"a .kit file of an imported package": func(t *testing.T) { put(t, "things/things.kit", thingsKit+"# A.\n") },
		"one more .kit file":                 func(t *testing.T) { put(t, "shop/more.kit", "struct More { n = int32 }\n") },
		"one more package":                   func(t *testing.T) { put(t, "more/more.kit", "package more { kit = 1 }\n") },
		"an output that is gone":             func(t *testing.T) { takeAway(t, "shop/gen/shop/doc.go") },
		"a folder of outputs that is gone":   func(t *testing.T) { takeAway(t, "things/gen") },
		"an output that was edited":          func(t *testing.T) { put(t, "shop/gen/shop.thrift", "namespace * shop\n") },
		"one more file among the outputs":    func(t *testing.T) { put(t, "shop/gen/shop/old.go", "package shop\n") },
		"numbers":                            func(t *testing.T) { put(t, "things/kit.lock", "struct Thing.name 2\n") },
		"numbers that are gone":              func(t *testing.T) { takeAway(t, "things/kit.lock") },
		"the path of the module":             func(t *testing.T) { put(t, "go.mod", "module example.com/other\n\ngo 1.26\n") },
		"a module in the way":                func(t *testing.T) { put(t, "things/go.mod", "module example.com/things\n") },
		"a file that is a link now": func(t *testing.T) {
			if err := os.Rename("shop/gen/shop.thrift", "elsewhere"); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink("../../elsewhere", "shop/gen/shop.thrift"); err != nil {
				t.Fatal(err)
			}
		},
		"what was remembered": func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join(os.Getenv(cacheVariable), "builds", "*"))
			if err != nil || len(files) != 1 {
				t.Fatalf("%q, %v", files, err)
			}
			put(t, files[0], `{"Kitc":`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			layShop(t)
			change(t)
			if recalls(t, "./...") {
				t.Error("the next build does not notice")
			}
		})
	}
}

func takeAway(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFindingsAreSaidEachTime has a package with a warning.
func TestFindingsAreSaidEachTime(t *testing.T) {
	layShop(t)
	put(t, "shop/service.kit", strings.Replace(shopKit, "  transport http {}\n  transport thrift {}\n", "", 1))
	for range 3 {
		if status, said := builds("./..."); status != exitDone || !strings.Contains(said, "KIT2005") {
			t.Fatalf("exit status %d\n%s", status, said)
		}
	}
}

// TestNoCache has a cache that cannot be written, which no build fails for.
func TestNoCache(t *testing.T) {
	layShop(t)
	file := filepath.Join(t.TempDir(), "file")
	put(t, file, "")
	t.Setenv(cacheVariable, file)
	for range 2 {
		if status := run(newRoot(), []string{"build", "-q", "./..."}, strings.NewReader(""), io.Discard, io.Discard); status != exitDone {
			t.Errorf("exit status %d", status)
		}
	}
}

// TestPartsAreBuilt names what a change has built again: its package, those that import it, and what these import.
func TestPartsAreBuilt(t *testing.T) {
	for _, c := range []struct {
		name string
		edit string // the file that gets a comment
		want []string
	}{
		{"nobody imports it", "alone/a.kit", []string{"alone"}},
		{"it imports", "shop/service.kit", []string{"shop", "things"}},
		{"one imports it", "things/things.kit", []string{"shop", "things"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			layShop(t)
			put(t, "alone/a.kit", "package alone { kit = 1 }\n\nstruct A { n = int32 }\n")
			builds("./...")
			text, err := os.ReadFile(c.edit)
			if err != nil {
				t.Fatal(err)
			}
			put(t, c.edit, string(text)+"# More.\n")
			w, err := findPackages([]string{"./..."})
			if err != nil {
				t.Fatal(err)
			}
			defer w.close()
			part := recall(lastBuildFile(w), w).changed(w)
			if got := part.dirs[w.modules[0]]; !slices.Equal(got, c.want) {
				t.Errorf("built again: %q, want %q", got, c.want)
			}
			status, said := builds("./...")
			if status != exitDone || strings.Count(said, "up to date") < 2 {
				t.Errorf("exit status %d\n%s", status, said)
			}
			if !recalls(t, "./...") {
				t.Error("the build of a part is not remembered")
			}
		})
	}
}

// TestPartsAreTheWhole makes random changes to packages that import each other, and after each of them holds the build
// that remembers to one of a copy that does not: the same findings, and the same files.
func TestPartsAreTheWhole(t *testing.T) {
	cache := t.TempDir()
	here := t.TempDir()
	t.Chdir(here)
	put(t, "go.mod", "module example.com/many\n\ngo 1.26\n")
	rng := rand.New(rand.NewPCG(1, 2))
	world := newKitWorld(rng)
	world.lay(t)
	partly, failed, wrong := 0, 0, false
	for step := range 130 {
		did := "what was wrong is mended"
		if wrong {
			world.mend(t)
		} else {
			did = world.change(t)
		}
		copied := filepath.Join(t.TempDir(), "copy")
		if err := os.CopyFS(copied, os.DirFS(here)); err != nil {
			t.Fatal(err)
		}
		t.Setenv(cacheVariable, cache)
		w, err := findPackages([]string{"./..."})
		if err != nil {
			t.Fatal(err)
		}
		if was := recall(lastBuildFile(w), w); was != nil {
			if n := len(was.changed(w).dirs[w.modules[0]]); n > 0 && n < len(world.packages) {
				partly++
			}
		}
		w.close()
		status, said := builds("-q", "./...")
		t.Setenv(cacheVariable, "off")
		if err := os.Chdir(copied); err != nil {
			t.Fatal(err)
		}
		wantStatus, wantSaid := builds("-q", "./...")
		if err := os.Chdir(here); err != nil {
			t.Fatal(err)
		}
		if status != wantStatus || said != wantSaid {
			t.Fatalf("step %d, %s: exit status %d\n%sand without memory %d\n%s", step, did, status, said, wantStatus, wantSaid)
		}
		if wrong = said != ""; wrong {
			failed++
		}
		if got, want := tree(t, here), tree(t, copied); !maps.Equal(got, want) {
			for name := range want {
				if got[name] != want[name] {
					t.Errorf("%s differs", name)
				}
			}
			t.Fatalf("step %d, %s: the folders have %d and %d files", step, did, len(got), len(want))
		}
	}
	if partly < 30 || failed < 10 {
		t.Errorf("of 130 builds %d were of a part and %d had findings: the test shows little", partly, failed)
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[rel] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// kitWorld is packages p0, p1, …, of which each may import those before it.
type kitWorld struct {
	rng      *rand.Rand
	packages []*kitPackage
}

type kitPackage struct {
	name    string
	doc     int
	fields  int
	mute    bool // its service has no transport
	imports []int
	extends int    // the import whose service it extends, -1 for none
	emit    string // the place of its Thrift IDL
	goCode  string // the place of its Go
}

func newKitWorld(rng *rand.Rand) *kitWorld {
	w := &kitWorld{rng: rng}
	for n := range 6 {
		p := &kitPackage{name: fmt.Sprint("p", n), fields: 1, extends: -1}
		w.packages = append(w.packages, p)
		w.connect(n)
	}
	return w
}

func (w *kitWorld) connect(n int) {
	p := w.packages[n]
	p.imports, p.extends = nil, -1
	for on := range n {
		if w.rng.IntN(3) == 0 {
			p.imports = append(p.imports, on)
			if w.rng.IntN(2) == 0 {
				p.extends = on
			}
		}
	}
}

func (w *kitWorld) extended(n int) bool {
	return slices.ContainsFunc(w.packages, func(p *kitPackage) bool { return p.extends == n })
}

func (p *kitPackage) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s {\n  kit = 1\n", p.name)
	if p.emit != "" {
		fmt.Fprintf(&b, "  emit go { dir = %q }\n  emit thrift { file = %q }\n", p.goCode, p.emit)
	}
	b.WriteString("}\n\n")
	for _, on := range p.imports {
		fmt.Fprintf(&b, "import p%d { from = \"../p%d\" }\n", on, on)
	}
	fmt.Fprintf(&b, "\n# Doc %d.\nstruct T {\n", p.doc)
	for i := range p.fields {
		fmt.Fprintf(&b, "  f%d = optional(string)\n", i)
	}
	for _, on := range p.imports {
		fmt.Fprintf(&b, "  of%d = optional(p%d.T)\n", on, on)
	}
	fmt.Fprintf(&b, "}\n\nservice %s {\n", strings.ToUpper(p.name))
	if p.extends >= 0 {
		fmt.Fprintf(&b, "  extends = p%d.P%d\n", p.extends, p.extends)
	}
	if !p.mute {
		b.WriteString("  transport http {}\n  transport thrift {}\n")
	}
	fmt.Fprintf(&b, "  method Get%s { output = T }\n}\n", strings.ToUpper(p.name))
	return b.String()
}

func (w *kitWorld) lay(t *testing.T) {
	t.Helper()
	for _, p := range w.packages {
		put(t, p.name+"/service.kit", p.text())
	}
}

// mend takes back what a build has complained about: one with findings is not remembered.
func (w *kitWorld) mend(t *testing.T) {
	t.Helper()
	for i, p := range w.packages {
		p.mute = p.mute && w.extended(i)
		p.emit, p.goCode = "", "gen/"+p.name
		takeAway(t, p.name+"/gen")
	}
	w.lay(t)
}

// change changes one thing, and says what.
func (w *kitWorld) change(t *testing.T) string {
	t.Helper()
	n := w.rng.IntN(len(w.packages))
	p := w.packages[n]
	what := ""
	switch w.rng.IntN(12) {
	case 0, 1, 2:
		p.doc++
		what = "a comment"
	case 3, 4:
		p.fields = 1 + w.rng.IntN(4)
		what = "fields"
	case 5:
		p.mute = w.extended(n) // so that only a change elsewhere can make it wrong
		what = "transports"
	case 6, 7:
		w.connect(n)
		what = "imports"
	case 8:
		p.emit = []string{"", "gen/" + p.name + ".thrift", "gen/a/b.thrift", "../out.thrift", "../p0/gen/p0.thrift"}[w.rng.IntN(5)]
		p.goCode = []string{"gen/" + p.name, "gen/" + p.name, "../p0/gen/p0", "../p1/gen"}[w.rng.IntN(4)]
		what = "the places of outputs: " + p.emit + ", " + p.goCode
	case 9:
		takeAway(t, p.name+"/gen/"+p.name)
		what = "outputs that are gone"
	case 10:
		name := p.name + "/gen/" + p.name + "/types.go"
		if text, err := os.ReadFile(name); err == nil {
			if strings.HasPrefix(string(text), "edited") {
				takeAway(t, name)
			} else {
				put(t, name, "edited "+string(text))
			}
		}
		what = "an output that a person edited"
	case 11:
		takeAway(t, p.name+"/kit.lock")
		what = "numbers that are gone"
	}
	w.lay(t)
	return p.name + ", " + what
}

// TestWhatElsewhereMakesWrong has a service that only another package makes callable, which then stops to.
func TestWhatElsewhereMakesWrong(t *testing.T) {
	layShop(t)
	put(t, "base/base.kit", "package base { kit = 1 }\n\nservice Base {\n  method Ping {}\n}\n")
	alone := "package top { kit = 1 }\n\nservice Top {\n  transport http {}\n  transport thrift {}\n  method Pong {}\n}\n"
	put(t, "top/top.kit", strings.NewReplacer(
		"service Top {\n", "import base { from = \"../base\" }\n\nservice Top {\n  extends = base.Base\n").Replace(alone))
	if status, said := builds("-q", "./..."); status != exitDone || said != "" {
		t.Fatalf("exit status %d\n%s", status, said)
	}
	put(t, "top/top.kit", alone)
	if status, said := builds("-q", "./..."); status != exitDone || !strings.Contains(said, "base/base.kit:3:1: warning KIT2005") {
		t.Errorf("exit status %d\n%s", status, said)
	}
}
