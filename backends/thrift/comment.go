package thrift

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kitc-lang/kit/compiler/model"
)

// comment is the documentation of one thing: what its author wrote, and what the IDL has no words
// for.
type comment struct {
	doc     string
	remarks []string // sentences
}

func (c comment) empty() bool { return strings.TrimSpace(c.doc) == "" && len(c.remarks) == 0 }

// lines gives the text, the remarks below the documentation.
func (c comment) lines() []string {
	var lines []string
	if doc := strings.TrimSpace(c.doc); doc != "" {
		for line := range strings.SplitSeq(doc, "\n") {
			lines = append(lines, strings.TrimRight(tame(line), " \t"))
		}
	}
	if len(c.remarks) == 0 {
		return lines
	}
	remarks := tame(strings.Join(c.remarks, " "))
	switch {
	case len(lines) == 1 && strings.HasSuffix(lines[0], "."):
		return wrap(lines[0]+" "+remarks, textWidth)
	case len(lines) > 1:
		lines = append(lines, "")
	}
	return append(lines, wrap(remarks, textWidth)...)
}

// textWidth is how long a line of a remark may be, in characters.
const textWidth = 92

// block is a doc comment at an indentation, with a line break behind it; "" for an empty comment.
func (c comment) block(indent string) string {
	if c.empty() {
		return ""
	}
	var b strings.Builder
	b.WriteString(indent + "/**\n")
	for _, line := range c.lines() {
		b.WriteString(strings.TrimRight(indent+" * "+line, " ") + "\n")
	}
	b.WriteString(indent + " */\n")
	return b.String()
}

// short is like block, on one line where the text has one that fits.
func (c comment) short(indent string) string {
	if lines := c.lines(); len(lines) == 1 && len(indent)+utf8.RuneCountInString(lines[0]) <= textWidth {
		return indent + "/** " + lines[0] + " */\n"
	}
	return c.block(indent)
}

// tame keeps a line of a comment from ending the comment, and from meaning anything in the Java,
// Python and Go comments that the Thrift compiler copies it into: Java and Python read \u even
// there, and Python ends its documentation at three quotes.
func tame(line string) string {
	line = strings.ReplaceAll(line, "*/", "* /")
	line = strings.ReplaceAll(line, `"""`, `'''`)
	for _, escape := range [...]string{`\u`, `\U`, `\x`, `\N`} {
		line = strings.ReplaceAll(line, escape, `\`+escape)
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(line, string(unicode.ReplacementChar)))
}

// wrap breaks text between words into lines of at most width runes where that is possible.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	n := 0
	for word := range unbroken(text) {
		w := utf8.RuneCountInString(word)
		if line != "" && n+1+w > width {
			lines = append(lines, line)
			line, n = "", 0
		}
		if line != "" {
			line += " "
			n++
		}
		line += word
		n += w
	}
	return append(lines, line)
}

// unbroken gives the words of text; code between backticks is one word, unless it is long.
func unbroken(text string) iter.Seq[string] {
	const long = 60
	return func(yield func(string) bool) {
		code := ""
		for word := range strings.FieldsSeq(text) {
			if code != "" {
				word = code + " " + word
			}
			code = ""
			if strings.Count(word, "`")%2 == 1 && len(word) < long {
				code = word
				continue
			}
			if !yield(word) {
				return
			}
		}
		if code != "" {
			yield(code)
		}
	}
}

// declComment documents a declaration, with a remark where the file calls it by another name.
func (d *document) declComment(decl any, remarks ...string) comment {
	h := head(decl)
	c := comment{doc: h.Doc}
	c.remarks = append(c.remarks, remarks...)
	c.remarks = append(c.remarks, deprecated(h.Deprecated)...)
	switch prefix := d.prefix(h.Package); {
	case prefix != "":
		c.remarks = append(c.remarks, "`"+packageName(h.Package)+"."+h.Name+"` in the .kit files.")
	case d.names[decl] != h.Name:
		c.remarks = append(c.remarks, renamed(h.Name)...)
	}
	return c
}

// fieldComment documents a member that the file calls name.
func (d *document) fieldComment(f *model.Field, name string) comment {
	c := comment{doc: f.Doc, remarks: constraints(f.Type)}
	if f.Sensitive {
		c.remarks = append(c.remarks, "Sensitive: keep it out of logs, traces and error texts.")
	}
	c.remarks = append(c.remarks, deprecated(f.Deprecated)...)
	if name != f.Name {
		c.remarks = append(c.remarks, renamed(f.Name)...)
	}
	return c
}

func deprecated(why string) []string {
	if why == "" {
		return nil
	}
	return []string{"Deprecated: " + sentence(why)}
}

func renamed(name string) []string {
	return []string{`Named "` + name + `" in the .kit file; that word is reserved.`}
}

// sentence closes text with a full stop where it has no end of its own.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		return text
	}
	return text + "."
}
