package diag

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// MaxShown is the number of findings that Text prints; it counts the others.
const MaxShown = 50

// Sources are the texts that spans point into, by the File of the span. A span whose file is
// missing is reported without its source line.
type Sources map[string][]byte

// Style colours the parts of a report. A nil function leaves its part plain, so the zero Style is
// plain text.
type Style struct {
	Error   func(string) string // the word error, and what it underlines
	Warning func(string) string // the word warning, and what it underlines
	Note    func(string) string // the word note, and what it underlines
	Fix     func(string) string // the word fix
	Message func(string) string // the sentence of a finding
	Gutter  func(string) string // line numbers and the rule beside them
}

// Text writes a report for people: each finding as FILE:LINE:COLUMN: error CODE: message, then the
// source line with the range underlined, its notes in the same form, and the edit that would mend
// it; at the end a line that counts them. Nothing in a message or a source line reaches a terminal
// as a control character. The findings are shown in the order of the list.
func Text(w io.Writer, list List, src Sources, style Style) error {
	t := &textReport{w: bufio.NewWriter(w), src: src, style: style}
	for i, d := range list {
		if i == MaxShown {
			fmt.Fprintf(t.w, "and %d more\n", len(list)-MaxShown)
			break
		}
		t.finding(d)
	}
	if s := Summary(list); s != "" {
		fmt.Fprintln(t.w, s)
	}
	return t.w.Flush()
}

// Summary counts the findings: "2 errors, 1 warning". It is empty where there are none.
func Summary(list List) string {
	errors, warnings := count(list)
	var parts []string
	for _, c := range []struct {
		n    int
		noun string
	}{{errors, "error"}, {warnings, "warning"}} {
		switch c.n {
		case 0:
		case 1:
			parts = append(parts, "1 "+c.noun)
		default:
			parts = append(parts, strconv.Itoa(c.n)+" "+c.noun+"s")
		}
	}
	return strings.Join(parts, ", ")
}

func count(list List) (errors, warnings int) {
	for _, d := range list {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

type textReport struct {
	w     *bufio.Writer
	src   Sources
	style Style
}

func paint(f func(string) string, s string) string {
	if f == nil {
		return s
	}
	return f(s)
}

func (t *textReport) finding(d Diagnostic) {
	colour := t.style.Error
	if d.Severity == Warning {
		colour = t.style.Warning
	}
	t.place(d.Span)
	fmt.Fprintf(t.w, "%s: %s\n", paint(colour, fmt.Sprintf("%s %s", d.Severity, d.Code)), paint(t.style.Message, visible(d.Message)))
	t.excerpt(d.Span, colour)
	for _, n := range d.Notes {
		if n.Span.IsZero() {
			fmt.Fprintf(t.w, "%s: %s\n", paint(t.style.Note, "note"), visible(n.Message))
			continue
		}
		t.place(n.Span)
		fmt.Fprintf(t.w, "%s: %s\n", paint(t.style.Note, "note"), visible(n.Message))
		t.excerpt(n.Span, t.style.Note)
	}
	if d.Fix != nil {
		if s := t.fix(d); s != "" {
			fmt.Fprintf(t.w, "%s: %s\n", paint(t.style.Fix, "fix"), s)
		}
	}
	fmt.Fprintln(t.w)
}

func (t *textReport) place(s Span) {
	if !s.IsZero() {
		fmt.Fprintf(t.w, "%s: ", visible(s.String()))
	}
}

// fix says in words what the edit does; nothing where the message has already said it.
func (t *textReport) fix(d Diagnostic) string {
	const most = 200 // bytes of old or new text that are worth showing
	f := d.Fix
	src, ok := t.src[f.Span.File]
	from, to := f.Span.Start.Offset, f.Span.End.Offset
	if !ok || from < 0 || to < from || to > len(src) || to-from > most || len(f.Replace) > most {
		return ""
	}
	old, replace := strings.TrimSpace(string(src[from:to])), strings.TrimSpace(f.Replace)
	if old == replace || strings.Contains(d.Message, "`"+replace+"`") {
		return ""
	}
	switch {
	case old == "":
		return fmt.Sprintf("insert `%s` at %d:%d", visible(replace), f.Span.Start.Line, f.Span.Start.Column)
	case replace == "":
		return fmt.Sprintf("remove `%s`", visible(old))
	}
	return fmt.Sprintf("write `%s` for `%s`", visible(replace), visible(old))
}

// excerpt prints the source line of a span, or the part of it around the span, and underlines the
// span as far as it is on that line.
func (t *textReport) excerpt(s Span, colour func(string) string) {
	src, ok := t.src[s.File]
	if !ok || s.Start.Line == 0 || s.Start.Offset < 0 || s.Start.Offset > len(src) {
		return
	}
	line := cutLine(src, s.Start.Offset)
	before, beforeWidth := columns(line.before, 0)
	marked, rest := line.after, ""
	if n := s.End.Offset - s.Start.Offset; s.End.Line == s.Start.Line && n >= 0 && n < len(line.after) {
		marked, rest = line.after[:n], line.after[n:]
	}
	shown, markedWidth := columns(marked, beforeWidth)
	tail, _ := columns(rest, beforeWidth+markedWidth)
	number := strconv.Itoa(s.Start.Line)
	margin := strings.Repeat(" ", len(number))
	text := strings.TrimRight(line.left+before+shown+tail+line.right, " ")
	if text != "" {
		text = " " + text
	}
	fmt.Fprintf(t.w, "%s%s\n", paint(t.style.Gutter, fmt.Sprintf("  %s |", number)), text)
	fmt.Fprintf(t.w, "%s %s%s\n", paint(t.style.Gutter, fmt.Sprintf("  %s |", margin)),
		strings.Repeat(" ", utf8.RuneCountInString(line.left)+beforeWidth), paint(colour, strings.Repeat("^", max(1, markedWidth))))
}

// excerptLine is a source line around an offset. left and right are an ellipsis where it was cut.
type excerptLine struct{ left, before, after, right string }

// cutLine gives the line of an offset, at most about a hundred characters of it.
func cutLine(src []byte, offset int) excerptLine {
	const sideBefore, sideAfter = 60, 80 // bytes
	var l excerptLine
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	if start == 0 && bytes.HasPrefix(src[:offset], []byte("\uFEFF")) {
		start = len("\uFEFF")
	}
	end := len(src)
	if n := bytes.IndexByte(src[offset:], '\n'); n >= 0 {
		end = offset + n
	}
	if end > start && src[end-1] == '\r' && end-1 >= offset {
		end--
	}
	if offset-start > sideBefore+sideAfter/2 {
		start, l.left = offset-sideBefore, "…"
		for start < offset && !utf8.RuneStart(src[start]) {
			start++
		}
	}
	if end-offset > sideAfter+sideBefore/2 {
		end, l.right = offset+sideAfter, "…"
		for end > offset && !utf8.RuneStart(src[end]) {
			end--
		}
	}
	l.before, l.after = string(src[start:offset]), string(src[offset:end])
	return l
}

// columns makes a piece of a line printable and gives the number of terminal columns that it takes,
// when it starts at a column. Tabs reach to the next multiple of four.
func columns(s string, at int) (string, int) {
	const tab = 4
	var b strings.Builder
	w := 0
	for i, r := range s {
		switch {
		case r == '\t':
			n := tab - (at+w)%tab
			b.WriteString(strings.Repeat(" ", n))
			w += n
		case r == utf8.RuneError && s[i] != 0xEF:
			text := fmt.Sprintf(`\x%02X`, s[i])
			b.WriteString(text)
			w += len(text)
		case hidden(r):
			text := name(r)
			b.WriteString(text)
			w += len(text)
		default:
			b.WriteRune(r)
			w += runeWidth(r)
		}
	}
	return b.String(), w
}

// visible makes a text printable on one line.
func visible(s string) string {
	clean := utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return hidden(r) || r == '\t' || r == '\n' }) < 0
	if clean {
		return s
	}
	out, _ := columns(strings.ReplaceAll(strings.ReplaceAll(s, "\t", " "), "\n", " "), 0)
	return out
}

// hidden reports whether a character would act on a terminal, or not be seen on it: controls,
// formatting and direction marks, unusual spaces and line separators.
func hidden(r rune) bool {
	return r != '\t' && r != ' ' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Co)
}

func name(r rune) string { return fmt.Sprintf("<U+%04X>", r) }

// runeWidth gives the columns that a terminal takes for a character.
func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
