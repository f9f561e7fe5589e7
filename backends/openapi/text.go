package openapi

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/kitc-lang/kit/compiler/model"
)

// clean gives documentation as OpenAPI has it: valid UTF-8 without control characters, no space at
// the ends of lines.
func clean(doc string) string {
	doc = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(doc, string(unicode.ReplacementChar)))
	lines := strings.Split(doc, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n ")
}

// oneLine gives documentation with every run of space and line breaks as one space.
func oneLine(doc string) string { return strings.Join(strings.Fields(clean(doc)), " ") }

// firstSentence gives the first sentence of documentation on one line: up to a full stop with space
// behind it, or the end of the paragraph.
func firstSentence(doc string) string {
	paragraph, _, _ := strings.Cut(clean(doc), "\n\n")
	line := oneLine(paragraph)
	for i := 0; i < len(line); i++ {
		if !strings.ContainsRune(".!?", rune(line[i])) || i+1 < len(line) && line[i+1] != ' ' {
			continue
		}
		if before := line[:i]; strings.HasSuffix(before, "e.g") || strings.HasSuffix(before, "i.e") {
			continue
		}
		return line[:i+1]
	}
	return line
}

// summary gives the first sentence without its full stop, and the whole documentation where there is
// more to it.
func summary(doc string) (short, long string) {
	first := firstSentence(doc)
	if first != oneLine(doc) {
		long = clean(doc)
	}
	return strings.TrimSuffix(first, "."), long
}

// readable makes a name of the language a phrase: "OutOfStock" is "Out of stock", "my_shop" "My shop".
func readable(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case r == '_':
			b.WriteByte(' ')
		case i == 0:
			b.WriteRune(unicode.ToUpper(r))
		case unicode.IsUpper(r) && (i+1 == len(runes) || unicode.IsUpper(runes[i+1])):
			if !unicode.IsUpper(runes[i-1]) {
				b.WriteByte(' ')
			}
			b.WriteRune(r) // an abbreviation keeps its capitals
		case unicode.IsUpper(r):
			b.WriteByte(' ')
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sentence closes text with a full stop where it has no end of its own.
func sentence(text string) string {
	text = oneLine(text)
	if text == "" || strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		return text
	}
	return text + "."
}

// paragraphs puts one text below another, either of which may be empty.
func paragraphs(above, below string) string {
	if above == "" || below == "" {
		return above + below
	}
	return above + "\n\n" + below
}

// code sets text as Markdown code, within more backticks than it holds.
func code(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + text + " " + fence
	}
	return fence + text + fence
}

// isoDuration gives a duration as ISO 8601 writes it: PT1H30M, PT0.25S.
func isoDuration(d time.Duration) string {
	if d == 0 {
		return "PT0S"
	}
	var b strings.Builder
	n := uint64(d)
	if d < 0 {
		b.WriteByte('-')
		n = -n
	}
	b.WriteString("PT")
	part := func(unit time.Duration, letter byte) {
		if whole := n / uint64(unit); whole > 0 {
			b.WriteString(strconv.FormatUint(whole, 10))
			b.WriteByte(letter)
			n %= uint64(unit)
		}
	}
	part(time.Hour, 'H')
	part(time.Minute, 'M')
	if n > 0 {
		b.WriteString(strconv.FormatUint(n/uint64(time.Second), 10))
		if frac := n % uint64(time.Second); frac > 0 {
			digits := strconv.FormatUint(uint64(time.Second)+frac, 10)[1:]
			b.WriteString("." + strings.TrimRight(digits, "0"))
		}
		b.WriteByte('S')
	}
	return b.String()
}

// valueNode gives a literal as JSON has it.
func valueNode(v *model.Value) *node {
	switch v.Kind {
	case model.Bool:
		return boolean(v.Bool)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return number(v.Int)
	case model.Float64:
		return decimal(v.Float)
	case model.Bytes:
		return str(base64Text(v.Str))
	case model.Duration:
		return str(isoDuration(v.AsDuration()))
	case model.EnumRef:
		return str(v.Member.Name)
	case model.List, model.Set:
		n := &node{kind: sequenceNode, flow: true}
		for i := range v.List {
			n.items = append(n.items, valueNode(&v.List[i]))
		}
		return n
	case model.Map:
		var m mapping
		for i := range v.List {
			m.add(valueNode(&v.Keys[i]).text, valueNode(&v.List[i]))
		}
		return m.node()
	}
	return str(v.Str)
}
