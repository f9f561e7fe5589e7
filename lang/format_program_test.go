package lang_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/backends"
	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/backends/openapi"
	"github.com/kitc-lang/kit/backends/thrift"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// TestFormatKeepsPrograms formats every text of the repository that has no syntax error. Each program that compiles
// means the same afterwards, and every backend writes the same bytes.
func TestFormatKeepsPrograms(t *testing.T) {
	all := programs(t)
	compiled := 0
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for file, src := range all[name] {
			if _, list := lang.Parse(file, []byte(src)); path.Ext(file) == ".kit" && !list.HasErrors() {
				formatted(t, map[string]string{file: src})
			}
		}
		before, ok := build(t, all[name])
		if !ok {
			continue
		}
		compiled++
		if after, _ := build(t, formatted(t, all[name])); before != after {
			t.Errorf("formatting changes what %s means: -before +after\n%s", name, cmp.Diff(before, after))
		}
	}
	if compiled < 50 {
		t.Errorf("only %d programs compile: the test looks in the wrong place", compiled)
	}
}

// TestFormatKeepsAnyLayout takes a program that uses the whole language, lays it out at random, with comments
// wherever they may stand, and formats that.
func TestFormatKeepsAnyLayout(t *testing.T) {
	const everything = "testdata/programs/everything.txtar"
	program := programs(t)[everything]
	if report, ok := build(t, program); !ok {
		t.Fatalf("%s does not compile: %s", everything, report)
	}
	rapid.Check(t, func(r *rapid.T) {
		mixed := map[string]string{}
		for _, file := range slices.Sorted(maps.Keys(program)) {
			mixed[file] = program[file]
			if path.Ext(file) == ".kit" {
				mixed[file] = (&mixer{r: r, comments: true}).mix(program[file])
			}
		}
		before, ok := build(r, mixed)
		if !ok {
			r.Fatalf("laid out anew, the program does not compile any more:\n%s\n%s", before, mixed["orders/service.kit"])
		}
		neat := formatted(r, mixed)
		if after, _ := build(r, neat); before != after {
			r.Fatalf("formatting changes the meaning: -before +after\n%s\n%s\n%s", cmp.Diff(before, after), mixed["orders/service.kit"], neat["orders/service.kit"])
		}
	})
}

// programs gives every .kit file of the repository and every archive that holds some, as a program: the texts of
// files by their names.
func programs(t testing.TB) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.IsDir() && len(d.Name()) > 2 && d.Name()[0] == '.' {
				return filepath.SkipDir
			}
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(file), "../lang/")
		switch path.Ext(name) {
		case ".kit":
			all[name] = map[string]string{"service.kit": string(data)}
		case ".txtar":
			files := map[string]string{}
			for _, f := range txtar.Parse(data).Files {
				if ext := path.Ext(f.Name); ext == ".kit" || ext == ".lock" {
					files[f.Name] = string(f.Data)
				}
			}
			all[name] = files
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// formatted formats all files of a program, and checks each by itself.
func formatted(t fataler, program map[string]string) map[string]string {
	t.Helper()
	out := maps.Clone(program)
	for name, src := range program {
		if path.Ext(name) != ".kit" {
			continue
		}
		text, list := lang.Format(name, []byte(src))
		if list.HasErrors() {
			t.Fatalf("%v\n%s", list, src)
		}
		out[name] = string(text)
		if again, _ := lang.Format(name, text); !bytes.Equal(again, text) {
			t.Fatalf("formatting twice changes more: %s\n%s", cmp.Diff(string(text), string(again)), src)
		}
		if a, b := comments(src), comments(string(text)); !slices.Equal(a, b) {
			t.Fatalf("formatting changes comments: %s\n%s", cmp.Diff(a, b), src)
		}
	}
	return out
}

// comments gives the words of each comment of a text, as hcl finds them, sorted.
func comments(src string) []string {
	tokens, _ := hclsyntax.LexConfig([]byte(src), "", hcl.InitialPos)
	var all []string
	for _, t := range tokens {
		if t.Type == hclsyntax.TokenComment {
			all = append(all, strings.Join(strings.Fields(strings.TrimLeft(string(t.Bytes), "#/")), " "))
		}
	}
	slices.Sort(all)
	return all
}

// build compiles a program and gives all that follows from it as a text: the model without the places in the
// source, findings, locks and outputs. Where the program has errors it gives these, and false.
func build(t fataler, program map[string]string) (all string, ok bool) {
	t.Helper()
	files := fstest.MapFS{}
	var dirs []string
	for name, src := range program {
		files[name] = &fstest.MapFile{Data: []byte(src)}
		if path.Ext(name) == ".kit" {
			dirs = append(dirs, path.Dir(name))
		}
	}
	slices.Sort(dirs)
	res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: "example.com/shop"}, slices.Compact(dirs))
	if err != nil {
		t.Fatal(err)
	}
	found := res.Diagnostics
	if found.HasErrors() {
		var report strings.Builder
		if err := diag.Text(&report, found, res.Sources, diag.Style{}); err != nil {
			t.Fatal(err)
		}
		return report.String(), false
	}
	var out strings.Builder
	for _, pkg := range res.Program.Packages {
		for _, generate := range []generator{generateGo, openapi.Generate, thrift.Generate} {
			written, list := generate(res.Program, pkg)
			found = append(found, list...)
			for _, f := range written {
				fmt.Fprintf(&out, "-- %s --\n%s\n", f.Path, f.Data)
			}
		}
	}
	for _, d := range res.Allow(found) {
		fmt.Fprintf(&out, "%s %s %s\n", d.Span.File, d.Code, d.Message)
	}
	for _, l := range res.Locks {
		fmt.Fprintf(&out, "-- %s --\n%s\n", l.Path, l.Data)
	}
	(&dumper{out: &out, known: map[any]int{}}).dump(reflect.ValueOf(res.Program), "")
	return out.String(), true
}

// dumper writes a graph of values as a text, without spans. What was written before is named by a number.
type dumper struct {
	out   *strings.Builder
	known map[any]int
}

func (d *dumper) dump(v reflect.Value, indent string) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			d.out.WriteString("nil\n")
			return
		}
		n, ok := d.known[v.Interface()]
		if ok {
			fmt.Fprintf(d.out, "#%d\n", n)
			return
		}
		d.known[v.Interface()] = len(d.known)
		fmt.Fprintf(d.out, "#%d = ", len(d.known)-1)
		d.dump(v.Elem(), indent)
	case reflect.Struct:
		fmt.Fprintln(d.out, v.Type())
		if v.Type() == reflect.TypeFor[diag.Span]() {
			return
		}
		for i := range v.NumField() {
			fmt.Fprintf(d.out, "%s  %s: ", indent, v.Type().Field(i).Name)
			d.dump(v.Field(i), indent+"  ")
		}
	case reflect.Slice:
		fmt.Fprintln(d.out, v.Len())
		for i := range v.Len() {
			fmt.Fprintf(d.out, "%s  - ", indent)
			d.dump(v.Index(i), indent+"  ")
		}
	default:
		fmt.Fprintf(d.out, "%#v\n", v.Interface())
	}
}

// mixer lays a text out anew, at random.
type mixer struct {
	r        *rapid.T
	comments bool // adds some
	out      strings.Builder
	open     []byte // what brackets are open: b for a block, o for an object, p for the others
}

func (m *mixer) oneOf(choices ...string) string {
	return rapid.SampledFrom(choices).Draw(m.r, "layout")
}

// chance is true once in n times.
func (m *mixer) chance(n int) bool { return rapid.IntRange(1, n).Draw(m.r, "chance") == 1 }

func (m *mixer) mix(src string) string {
	tokens, _ := hclsyntax.LexConfig([]byte(src), "", hcl.InitialPos)
	words := joined(src, tokens)
	if m.chance(4) {
		m.out.WriteString("\uFEFF")
	}
	feed := m.oneOf("\n", "\n", "\r\n")
	for i, w := range words {
		before := word{kind: hclsyntax.TokenNewline}
		if i > 0 {
			before = words[i-1]
		}
		m.word(w, before, words[i+1:])
	}
	return strings.ReplaceAll(strings.ReplaceAll(m.out.String(), "\r\n", "\n"), "\n", feed)
}

// word is a token, or the tokens of a string or heredoc.
type word struct {
	kind hclsyntax.TokenType
	text string
}

func joined(src string, tokens hclsyntax.Tokens) []word {
	var out []word
	for i := 0; i < len(tokens); i++ {
		kind, from := tokens[i].Type, tokens[i].Range.Start.Byte
		end := map[hclsyntax.TokenType]hclsyntax.TokenType{
			hclsyntax.TokenOQuote: hclsyntax.TokenCQuote, hclsyntax.TokenOHeredoc: hclsyntax.TokenCHeredoc, hclsyntax.TokenMinus: hclsyntax.TokenNumberLit,
		}[kind]
		for end != 0 && tokens[i].Type != end {
			i++
		}
		out = append(out, word{kind, src[from:tokens[i].Range.End.Byte]})
	}
	return out
}

func (m *mixer) top() byte {
	if len(m.open) == 0 {
		return 'b'
	}
	return m.open[len(m.open)-1]
}

// word writes one token with what stands before it.
func (m *mixer) word(w, before word, rest []word) {
	switch w.kind {
	case hclsyntax.TokenEOF:
		return
	case hclsyntax.TokenNewline:
		if before.kind == hclsyntax.TokenOHeredoc {
			m.out.WriteString("\n")
			return
		}
		m.lineEnd()
		return
	case hclsyntax.TokenComment:
		m.gap(before, w)
		text := strings.TrimRight(strings.TrimPrefix(w.text, "# "), "\n")
		switch {
		case strings.HasPrefix(text, "kit:"):
			m.out.WriteString("# " + text + "\n")
		default:
			m.out.WriteString(m.oneOf("# "+text, "#"+text, "//"+text, "/// "+text, "/* "+text+" */", "/*\n   * "+text+"\n   */") + m.oneOf("\n", " \n"))
		}
		return
	case hclsyntax.TokenComma:
		m.gap(before, w)
		switch {
		case m.top() == 'o' && m.chance(3):
			m.lineEnd() // takes the place of a comma
		default:
			m.out.WriteString(",")
		}
		return
	}
	closes := w.kind == hclsyntax.TokenCBrace || w.kind == hclsyntax.TokenCBrack || w.kind == hclsyntax.TokenCParen
	exploded := false
	if closes {
		exploded = m.top() == 'B'
		if m.top() == 'o' && before.kind != hclsyntax.TokenOBrace && before.kind != hclsyntax.TokenNewline && before.kind != hclsyntax.TokenComment && m.chance(4) {
			m.out.WriteString(m.oneOf(",", " ,"))
		}
		if exploded || m.top() == 'o' && m.chance(3) {
			m.lineEnd()
		}
	}
	m.gap(before, w)
	if closes {
		m.open = m.open[:len(m.open)-1]
	}
	m.out.WriteString(w.text)
	switch w.kind {
	case hclsyntax.TokenOBrace:
		switch {
		case before.kind != hclsyntax.TokenIdent && before.kind != hclsyntax.TokenOQuote:
			m.open = append(m.open, 'o')
			if m.chance(3) {
				m.lineEnd()
			}
		case rest[0].kind != hclsyntax.TokenNewline && rest[0].kind != hclsyntax.TokenComment && m.chance(2):
			m.open = append(m.open, 'B') // a block of one line that gets several
			m.lineEnd()
		default:
			m.open = append(m.open, 'b')
		}
	case hclsyntax.TokenOBrack, hclsyntax.TokenOParen:
		m.open = append(m.open, 'p')
	}
}

// gap writes what may stand between two tokens of a line, or of a list.
func (m *mixer) gap(a, b word) {
	choices := []string{" ", "   ", "\t"}
	if m.comments {
		choices = append(choices, " ", "  ", " /* c */ ", "/*c*/", " /* two\n words more */ ", "/* a\n   * b\n   */")
	}
	if isWord(a) && isWord(b) {
		m.out.WriteString(m.oneOf(choices...))
		return
	}
	choices = append(choices, "", "", "", "")
	if m.top() == 'p' && a.kind != hclsyntax.TokenDot && b.kind != hclsyntax.TokenDot && b.kind != hclsyntax.TokenOParen {
		choices = append(choices, "\n", "\n\n")
		if m.comments {
			choices = append(choices, " # c\n", "// c\n", "\n# c\n\n", "\n/* c */\n")
		}
	}
	m.out.WriteString(m.oneOf(choices...))
}

func isWord(w word) bool {
	switch w.kind {
	case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		return true
	}
	return false
}

// lineEnd ends a line of a body or an object.
func (m *mixer) lineEnd() {
	choices := []string{"\n", "\n", "\n", "  \n", "\t\n", "\n\n", "\n \n\n", "\n    "}
	if m.comments {
		choices = append(choices, " # c\n", "//c  \n", " /* c */\n", "\n# c\n", "\n\t//c\n\n", "\n/* c\n   c */\n", "\n\n# c\n\n# c\n", "\n# c\n/* c */\n//c\n")
	}
	m.out.WriteString(m.oneOf(choices...))
}

// generator writes the outputs of a package in one language.
type generator func(*model.Program, *model.Package) ([]backends.File, diag.List)

func generateGo(prog *model.Program, pkg *model.Package) ([]backends.File, diag.List) {
	return golang.Generate(prog, pkg)
}
