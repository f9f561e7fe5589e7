package lang

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestFormatFiles compares testdata/format/NAME.kit, formatted, with NAME.formatted.
func TestFormatFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/format/*.kit")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src := read(t, file)
			checkFormat(t, src)
			got, list := Format(file, src)
			if list.HasErrors() {
				t.Fatal(list)
			}
			golden := strings.TrimSuffix(file, ".kit") + ".formatted"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(read(t, golden)), string(got)); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestFormatLeavesMistakesAlone(t *testing.T) {
	src := []byte("struct   A {\n  a   = list<B>\n}\n")
	got, list := Format("a.kit", src)
	if len(list) != 1 || !bytes.Equal(got, src) {
		t.Errorf("got %q and %v", got, list)
	}
}

// TestFormatAny formats files of every shape, laid out at random.
func TestFormatAny(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &writer{r: r}
		for range rapid.IntRange(0, 4).Draw(r, "declarations") {
			w.block(0)
		}
		_, list := Parse("a.kit", w.out.Bytes())
		if list.HasErrors() {
			t.Fatalf("the text made has mistakes: %v\n%s", list, w.out.String())
		}
		checkFormat(t, w.out.Bytes())
	})
}

// writer makes a text without mistakes.
type writer struct {
	r   *rapid.T
	out bytes.Buffer
	n   int
}

func (w *writer) oneOf(choices ...string) string { return rapid.SampledFrom(choices).Draw(w.r, "text") }
func (w *writer) chance(n int) bool              { return rapid.IntRange(0, n).Draw(w.r, "chance") == 0 }
func (w *writer) space() string                  { return w.oneOf("", " ", "  ", "\t") }
func (w *writer) gap() string {
	return w.oneOf(" ", "   ", "\t", " /* c */ ", " /* two\nwords more */ ")
}

func (w *writer) name() string {
	w.n++
	return w.oneOf("a", "longer_name", "Größe", "dash-ed", "X") + fmt.Sprint(w.n)
}

func (w *writer) lineEnd() {
	w.out.WriteString(w.oneOf("\n", "\n", " \n", "\r\n", "\n\n", "\n\n\n", " # behind\n", "//behind  \n", " /* behind */\n", "\n# alone\n", "\n\t//alone\n\n", "\n/* two\n   lines */\n", "\n/* two\nwords and, more\n  words\n    */\n"))
}

func (w *writer) block(depth int) {
	w.out.WriteString(w.space() + w.oneOf("struct", "service", "x") + w.gap() + w.name())
	if w.chance(4) {
		w.out.WriteString(w.gap() + `"label"`)
	}
	w.out.WriteString(w.space() + "{")
	switch {
	case w.chance(5):
		w.out.WriteString(w.space() + "}")
	case w.chance(4):
		w.out.WriteString(w.space() + w.name() + w.space() + "=" + w.space() + w.value(2, false) + w.space() + "}")
	default:
		w.lineEnd()
		for range rapid.IntRange(0, 4).Draw(w.r, "items") {
			if depth < 3 && w.chance(3) {
				w.block(depth + 1)
			} else {
				value := w.value(2, true)
				w.out.WriteString(w.space() + w.name() + w.space() + "=" + w.space() + value)
				if strings.HasPrefix(value, "<<") {
					w.out.WriteByte('\n') // the closing marker is alone on its line
				} else {
					w.lineEnd()
				}
			}
		}
		w.out.WriteString(w.space() + "}")
	}
	w.lineEnd()
}

// value gives a value; lines says whether it may have several.
func (w *writer) value(depth int, lines bool) string {
	if lines && w.chance(12) {
		return w.oneOf("<<", "<<-") + "EOT\n" + w.oneOf("", "  a  \n\n\n", "{ # no comment\n", " //x\n}\n") + "EOT"
	}
	if depth == 0 || w.chance(2) {
		return w.oneOf("string", "a . b", "billing.Invoice", "1", "-2.5", "1e3", "true", `""`, `"# {[( // \" $${x} 漢"`, `"a\\b"`)
	}
	separator := func() string {
		if lines {
			return w.oneOf(",", ", ", " ,", ",\n", " , # c\n", ",\n\n")
		}
		return w.oneOf(",", ", ", " ,")
	}
	var parts []string
	for range rapid.IntRange(0, 3).Draw(w.r, "parts") {
		parts = append(parts, w.space()+w.value(depth-1, false)+w.space())
	}
	open := w.space()
	if lines && w.chance(2) {
		open = w.oneOf("\n", " # c\n", "\n\n")
	}
	switch w.oneOf("call", "array", "object") {
	case "call":
		return "list(" + open + strings.Join(parts, separator()) + ")"
	case "array":
		return "[" + open + strings.Join(parts, separator()) + w.space() + "]"
	}
	for i := range parts {
		parts[i] = w.name() + w.space() + "=" + parts[i]
	}
	if lines && w.chance(1) {
		return "{" + open + strings.Join(parts, w.oneOf("\n", "\n\n", " # c\n", ",\n")) + w.space() + "}"
	}
	return "{" + open + strings.Join(parts, ", ") + "}"
}

// TestFormatIsLinear: twice the text is twice the work, whatever it is made of.
func TestFormatIsLinear(t *testing.T) {
	const deep = 200
	shop := string(read(t, "../examples/shop/orders/service.kit"))
	for name, text := range map[string]func(n int) string{
		"declarations":   func(n int) string { return strings.Repeat(shop, n) },
		"one long list":  func(n int) string { return "a {\n  b = [" + strings.Repeat("c, ", 500*n) + "]\n}\n" },
		"one long block": func(n int) string { return "a {\n" + strings.Repeat("bcd = e # f\n", 500*n) + "}\n" },
		"long lines": func(n int) string {
			return strings.Repeat("a { b = ["+strings.Repeat(`{ c = d, e = f("g") }, `, 20)+"] }\n", 10*n)
		},
		"deep brackets": func(n int) string {
			return strings.Repeat("a {\n  b = "+strings.Repeat("{ c = d, e = [f, ", deep/2)+strings.Repeat("] }", deep/2)+"\n}\n", n)
		},
		"comments": func(n int) string {
			return "a {\n" + strings.Repeat("# b\n\n/* c\nd */ e = /* f */ g // h\n", 100*n) + "}\n"
		},
		"blank lines": func(n int) string { return "a {\n" + strings.Repeat("\n", 1000*n) + "b = c }\n" },
	} {
		t.Run(name, func(t *testing.T) {
			steps := func(n int) int {
				f := newFormatter([]byte(text(n)))
				if again := newFormatter(f.layOut()); !bytes.Equal(again.layOut(), again.text) {
					t.Error("formatting twice changes more")
				}
				return f.steps
			}
			small, large := steps(4), steps(16)
			if large > 5*small {
				t.Errorf("%d steps for a text, and %d for one that is four times as long", small, large)
			}
			if n := len(text(4)) + 1; small > deep*n {
				t.Errorf("%d steps for %d bytes", small, n)
			}
		})
	}
}

// BenchmarkFormat formats 10,000 lines of ordinary text.
func BenchmarkFormat(b *testing.B) {
	src := read(b, "../examples/shop/orders/service.kit")
	src = bytes.Repeat(src, 10_000/bytes.Count(src, []byte("\n"))+1)
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, list := Format("a.kit", src); list.HasErrors() {
			b.Fatal(list)
		}
	}
	lines := float64(b.N) * float64(bytes.Count(src, []byte("\n")))
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/lines, "ns/line")
}
