package spec_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/compiler/model"
)

// wireModule is a Go module with what kitc writes for all cases about bytes, and one program that plays them.
type wireModule struct {
	dir        string
	cases      int
	registered map[string]bool
	imports    strings.Builder // of the program
	registry   strings.Builder // a value of each type that a case names
	players    strings.Builder // of its services
}

// wireCase is a case of the module.
type wireCase struct {
	file, section string
	alias         string // of its package in the program
	pkg           *model.Package
}

// TestWire gives the values and messages of all cases about bytes to one program, which is made of the Go that
// kitc writes for them.
func TestWire(t *testing.T) {
	m := &wireModule{dir: t.TempDir(), registered: map[string]bool{}}
	values, exchanges := m.addValues(t), m.addExchanges(t)
	m.build(t)
	t.Run("values", func(t *testing.T) {
		for i, r := range play[wireResult](t, m, "values", values) {
			values[i].check(t, r)
		}
	})
	t.Run("messages", func(t *testing.T) {
		for i, r := range play[exchangeResult](t, m, "exchanges", exchanges) {
			exchanges[i].check(t, r)
		}
	})
}

// add compiles cases and lays out their Go. Each has a section about bytes, which is no source.
func (m *wireModule) add(t *testing.T, pattern, section string) []wireCase {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d cases: %v", pattern, len(files), err)
	}
	var all []wireCase
	for _, file := range files {
		c := loadCase(t, file)
		text := c.files[section]
		if text == nil {
			t.Errorf("%s has no section %q", file, section)
			continue
		}
		out := wireCase{file: file, section: string(text.Data), alias: fmt.Sprintf("c%d", m.cases)}
		m.cases++
		c.options["module"] = "example.com/wire/" + out.alias
		got := c.run(t)
		if got.diagnostics.HasErrors() {
			t.Fatalf("%s:\n%s", file, got.report(t))
		}
		out.pkg = got.program.Packages[0]
		for name, text := range got.outputs {
			if filepath.Ext(name) == ".go" {
				lay(t, filepath.Join(m.dir, out.alias, name), text)
			}
		}
		fmt.Fprintf(&m.imports, "\t%s %q\n", out.alias, out.pkg.GoImport)
		all = append(all, out)
	}
	return all
}

// register makes the program know a type, by the name that a case has for it.
func (m *wireModule) register(c wireCase, name, goType string) {
	if key := c.file + " " + name; !m.registered[key] {
		m.registered[key] = true
		fmt.Fprintf(&m.registry, "\t%q: func() value { return new(%s) },\n", key, goType)
	}
}

// build writes and compiles the program.
func (m *wireModule) build(t *testing.T) {
	t.Helper()
	checkout, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	lay(t, filepath.Join(m.dir, "go.mod"), "module example.com/wire\n\ngo 1.26.0\n\nrequire github.com/kitc-lang/kit v0.0.0\n\nreplace github.com/kitc-lang/kit => "+checkout+"\n")
	sums, err := os.ReadFile("../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	lay(t, filepath.Join(m.dir, "go.sum"), string(sums))
	archive, err := txtar.ParseFile("testdata/wire_program.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fill := strings.NewReplacer("/*imports*/", m.imports.String(), "/*registry*/", m.registry.String(), "/*players*/", m.players.String())
	for _, f := range archive.Files {
		lay(t, filepath.Join(m.dir, f.Name), fill.Replace(string(f.Data)))
	}
	build := exec.Command("go", "build", "-o", filepath.Join(m.dir, "program"), ".")
	build.Dir = m.dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off") // of what Kit needs, all is there
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// play has the program do a job on all tasks, and gives what came of each.
func play[R, T any](t *testing.T, m *wireModule, job string, tasks []T) []R {
	t.Helper()
	in, err := json.Marshal(tasks)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(filepath.Join(m.dir, "program"), job)
	run.Stdin = bytes.NewReader(in)
	run.Stderr = os.Stderr
	out, err := run.Output()
	var results []R
	if err == nil {
		err = json.Unmarshal(out, &results)
	}
	if err != nil || len(results) != len(tasks) {
		t.Fatalf("%d results: %v\n%s", len(results), err, out)
	}
	return results
}

func lay(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
