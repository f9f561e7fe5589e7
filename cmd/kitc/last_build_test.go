package main

import (
	"io"
	"os"
	"path/filepath"
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
	return recall(lastBuildFile(w), w) != nil
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
