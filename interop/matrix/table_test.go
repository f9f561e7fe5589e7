//go:build interop

package matrix

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the matrix into the README")

// The README has the matrix between these lines.
const (
	readme = "../../README.md"
	begin  = "<!-- matrix: make interop writes it -->\n"
	end    = "<!-- /matrix -->\n"
)

// show prints the matrix, and compares it with that of the README.
func show(t *testing.T, cells []*cell) {
	t.Helper()
	table := markdown(cells)
	fmt.Print("\n", table, "\n")
	page, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), begin)
	shown, after, closed := strings.Cut(rest, end)
	switch {
	case !found || !closed:
		t.Fatalf("%s has no lines %q and %q", readme, begin, end)
	case shown == table:
	case t.Failed():
		t.Error("the README shows another matrix; mend what failed first")
	case *update:
		if err := os.WriteFile(readme, []byte(before+begin+table+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the README shows another matrix: run the tests of interop/matrix with -update\n%s", shown)
	}
}

// markdown prints a row for each peer and direction, a column for each wire, and below them what the notes say.
func markdown(cells []*cell) string {
	var b strings.Builder
	var notes []string
	note := func(text string) string {
		at := slices.Index(notes, text)
		if at < 0 {
			at = len(notes)
			notes = append(notes, text)
		}
		return superscript(at + 1)
	}
	b.WriteString("| Apache Thrift |")
	for _, w := range wires() {
		b.WriteString(" " + w.title() + " |")
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(wires())+1))
	for i, c := range cells {
		if i%len(wires()) == 0 {
			fmt.Fprintf(&b, "\n| %s %s |", c.peer.name, c.side)
		}
		b.WriteString(" " + c.text(note) + " |")
	}
	b.WriteString("\n")
	for i, n := range notes {
		if i == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%d. %s\n", i+1, n)
	}
	return b.String()
}

func (w wire) title() string {
	transport := w.transport
	switch transport {
	case "theader":
		transport = "THeader"
	case "zlib":
		transport = "THeader, zlib"
	case "post":
		transport = "HTTP POST"
	}
	return w.protocol + "<br>" + transport
}

func (c *cell) text(note func(string) string) string {
	switch {
	case c.lacks != nil:
		return "–" + note(c.lacks.why)
	case len(c.wrong) > 0:
		return fmt.Sprintf("%d of %d fail", len(c.wrong), len(c.peer.names(c.side, c.wire)))
	}
	var marks []string
	for _, f := range c.faults {
		marks = append(marks, note(f.why))
	}
	return "ok" + strings.Join(marks, " ")
}

// superscript writes a number small and high.
func superscript(n int) string {
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, fmt.Sprint(n))
}
