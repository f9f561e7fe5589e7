package spec_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/backends"
	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/backends/openapi"
	"github.com/kitc-lang/kit/backends/thrift"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

var update = flag.Bool("update", false, "write what cases expect anew; read the difference")

// suite is a case of the conformance suite: README.md describes its form.
type suite struct {
	about   string            // what it shows
	options map[string]string // lines NAME: VALUE of the comment, by one of optionNames
	misses  []diag.Code       // the codes of its lines `near miss: CODE`
	files   fstest.MapFS      // the sources
	want    map[string]string // by path below want/
}

// parse reads an archive.
func parse(src []byte) suite {
	archive := txtar.Parse(src)
	c := suite{options: map[string]string{}, files: fstest.MapFS{}, want: map[string]string{}}
	for line := range strings.Lines(string(archive.Comment)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && name == "near miss" {
			c.misses = append(c.misses, diag.Code(value))
			continue
		}
		if ok && slices.Contains(optionNames, name) {
			c.options[name] = value
			continue
		}
		c.about += line
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			c.want[name] = string(f.Data)
			continue
		}
		c.files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return c
}

// optionNames are what a case says about how it is compiled: "mode: locked" lets no kit.lock change, and
// "module: PATH" names the Go module.
var optionNames = []string{"mode", "module"}

// outcome is what became of the sources of a case.
type outcome struct {
	program     *model.Program // complete where there is no error
	diagnostics diag.List
	sources     diag.Sources
	outputs     map[string]string // by path from the root of the module; none where there is an error
}

// run compiles the packages of a case, all folders that hold .kit files, and runs the backends on them.
func (c suite) run(t testing.TB) outcome {
	t.Helper()
	cfg := compiler.Config{FS: c.files, ModulePath: "example.com/test"}
	if m := c.options["module"]; m != "" {
		cfg.ModulePath = m
	}
	if c.options["mode"] == "locked" {
		cfg.Lock = compiler.LockMustStand
	}
	res, err := compiler.Compile(cfg, c.dirs())
	if err != nil {
		t.Fatal(err)
	}
	out := outcome{program: res.Program, sources: res.Sources, outputs: map[string]string{}}
	found := res.Diagnostics
	if !found.HasErrors() {
		for i, pkg := range res.Program.Packages {
			out.outputs[res.Locks[i].Path] = string(res.Locks[i].Data)
			for _, generate := range []generator{generateGo, openapi.Generate, thrift.Generate} {
				files, more := generate(res.Program, pkg)
				found = append(found, more...)
				for _, f := range files {
					out.outputs[path.Join(pkg.Dir, f.Path)] = string(f.Data)
				}
			}
		}
	}
	out.diagnostics = res.Allow(found)
	return out
}

// dirs gives the folders with .kit files, or the root where there is none.
func (c suite) dirs() []string {
	var dirs []string
	for name := range c.files {
		if dir := path.Dir(name); path.Ext(name) == ".kit" && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	if dirs == nil {
		return []string{"."}
	}
	slices.Sort(dirs)
	return dirs
}

// listed gives the findings as want/diagnostics has them, one a line: FILE:LINE:COL SEVERITY CODE.
func (o outcome) listed() string {
	var b strings.Builder
	for _, d := range o.diagnostics {
		fmt.Fprintf(&b, "%s %s %s\n", d.Span, d.Severity, d.Code)
	}
	return b.String()
}

// report gives the findings as a person reads them.
func (o outcome) report(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.Text(&b, o.diagnostics, o.sources, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// got gives what stands against a file of want/.
func (o outcome) got(t testing.TB, name string) (text string, ok bool) {
	switch name {
	case "diagnostics":
		return o.listed(), true
	case "report":
		return o.report(t), true
	}
	text, ok = o.outputs[name]
	return text, ok
}

// TestCases runs the conformance suite.
func TestCases(t *testing.T) {
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "cases/"), ".txtar"), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := parse(src)
			if strings.TrimSpace(c.about) == "" {
				t.Error("the case does not say what it shows")
			}
			got := c.run(t)
			for _, d := range got.diagnostics {
				if slices.Contains(c.misses, d.Code) {
					t.Errorf("the case is a near miss of %s, and gives it", d.Code)
				}
			}
			if *update {
				rewrite(t, file, src, got)
				return
			}
			check(t, c, got)
		})
	}
}

// check compares an outcome with what a case wants.
func check(t *testing.T, c suite, got outcome) {
	t.Helper()
	if _, says := c.want["diagnostics"]; !says && got.listed() != "" {
		t.Errorf("the case is to be clean, and has findings:\n%s", got.report(t))
	}
	for _, name := range sorted(c.want) {
		text, ok := got.got(t, name)
		if !ok {
			t.Errorf("nothing was written to %s; there are %s", name, strings.Join(sorted(got.outputs), ", "))
			continue
		}
		if d := cmp.Diff(c.want[name], text); d != "" {
			t.Errorf("%s: -want +got\n%s", name, d)
		}
	}
}

// rewrite puts what the case gives now into the files of want/ that it has.
func rewrite(t *testing.T, file string, src []byte, got outcome) {
	t.Helper()
	archive := txtar.Parse(src)
	for i, f := range archive.Files {
		name, ok := strings.CutPrefix(f.Name, "want/")
		if !ok {
			continue
		}
		if text, ok := got.got(t, name); ok {
			archive.Files[i].Data = []byte(text)
		}
	}
	if next := txtar.Format(archive); !bytes.Equal(next, src) {
		if err := os.WriteFile(file, next, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func caseFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("cases", func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) == ".txtar" {
			files = append(files, filepath.ToSlash(file))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sorted(m map[string]string) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// generator writes the outputs of a package in one language.
type generator func(*model.Program, *model.Package) ([]backends.File, diag.List)

func generateGo(prog *model.Program, pkg *model.Package) ([]backends.File, diag.List) {
	return golang.Generate(prog, pkg)
}
