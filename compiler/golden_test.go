package compiler_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang/diag"
)

var update = flag.Bool("update", false, "write the golden files anew")

// module is the module that the packages of the tests belong to.
const module = "example.com/shop"

// compile compiles a case: one .kit file, or a txtar archive of the files of a folder. The comment of the
// archive may be "locked" for --locked, or "std" for Kit's own module, in which it holds the folder stdlib.
func compile(t testing.TB, file string) *compiler.Result {
	t.Helper()
	files, cfg, dirs := fstest.MapFS{}, compiler.Config{ModulePath: module}, []string{"."}
	src := read(t, file)
	if filepath.Ext(file) == ".kit" {
		files["service.kit"] = &fstest.MapFile{Data: src}
	} else {
		archive := txtar.Parse(src)
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
			if dir := path.Dir(f.Name); path.Ext(f.Name) == ".kit" && dir != "." && !slices.Contains(dirs, dir) {
				dirs = append(slices.DeleteFunc(dirs, func(d string) bool { return d == "." }), dir)
			}
		}
		switch strings.TrimSpace(string(archive.Comment)) {
		case "locked":
			cfg.Lock = compiler.LockMustStand
		case "std":
			cfg.ModulePath = "github.com/kitc-lang/kit"
		}
	}
	cfg.FS = files
	res, err := compiler.Compile(cfg, dirs)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// cases gives the cases below a folder of testdata.
func cases(t testing.TB, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join("testdata", folder), func(file string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(file); ext == ".kit" || ext == ".txtar" {
			out = append(out, file)
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("no cases in testdata/%s: %v", folder, err)
	}
	return out
}

func text(t testing.TB, res *compiler.Result) string {
	t.Helper()
	var out bytes.Buffer
	if err := diag.Text(&out, res.Allow(res.Diagnostics), res.Sources, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestMistakes compares the report of each case with the file beside it.
func TestMistakes(t *testing.T) {
	for _, file := range cases(t, "mistakes") {
		t.Run(strings.TrimPrefix(file, "testdata/mistakes/"), func(t *testing.T) {
			got := text(t, compile(t, file))
			golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(read(t, golden)), got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			if got == "" {
				t.Error("a case of a mistake has no findings")
			}
		})
	}
}

// TestClean compiles what comes near a mistake and is none.
func TestClean(t *testing.T) {
	for _, file := range cases(t, "clean") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if got := text(t, compile(t, file)); got != "" {
				t.Error(got)
			}
		})
	}
}

// TestEveryCode demands a case for each code of the compiler.
func TestEveryCode(t *testing.T) {
	var all strings.Builder
	for _, file := range cases(t, "mistakes") {
		all.Write(read(t, strings.TrimSuffix(file, filepath.Ext(file))+".txt"))
	}
	for _, l := range limits {
		all.WriteString(" " + string(l.code) + ": ")
	}
	all.WriteString(" KIT1045:  KIT1047: ") // TestPublishedImports, TestStaleImports
	codes := regexp.MustCompile(`(\w+) +Code = "(KIT[0-9]{4})"`).FindAllStringSubmatch(string(read(t, "../lang/diag/codes_compiler.go")), -1)
	if len(codes) < 50 {
		t.Fatalf("only %d codes found: the test looks in the wrong place", len(codes))
	}
	for _, c := range codes {
		if !strings.Contains(all.String(), " "+c[2]+": ") {
			t.Errorf("%s (%s) has no case in testdata/mistakes", c[2], c[1])
		}
	}
}

// TestFixes applies the edits that findings offer, and demands that each removes its finding.
func TestFixes(t *testing.T) {
	tried := 0
	for _, file := range cases(t, "mistakes") {
		if filepath.Ext(file) != ".kit" {
			continue
		}
		src := read(t, file)
		for _, d := range compile(t, file).Diagnostics {
			if d.Fix == nil || d.Code.Syntax() {
				continue
			}
			tried++
			from, to := d.Fix.Span.Start.Offset, d.Fix.Span.End.Offset
			fixed := append(append(bytes.Clone(src[:from]), d.Fix.Replace...), src[to:]...)
			files := fstest.MapFS{"service.kit": {Data: fixed}}
			res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: module}, []string{"."})
			if err != nil {
				t.Fatal(err)
			}
			for _, left := range res.Diagnostics {
				if left.Code == d.Code && left.Span.Start == d.Span.Start && left.Message == d.Message {
					t.Errorf("%s: the edit %q leaves: %s", file, d.Fix.Replace, d.Message)
				}
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d edits tried", tried)
	}
}
