package lang

import (
	"bytes"
	"sort"
	"strings"
)

// comment is a comment in the text, with its markers and without the line's end.
type comment struct{ from, to int }

// docs finds the comments that document a declaration or an attribute.
type docs struct {
	all  []comment    // in the order of the text
	used map[int]bool // comments behind something, by index, that have found their owner
}

// documented gives the documentation of the item between two offsets. The nested function reads
// what is inside the item: a comment behind it belongs to the outermost item that ends before it on
// its line, or else to the innermost one that has been opened there.
func (p *parser) documented(from, to int, nested func()) string {
	lines := p.commentsAbove(from)
	behind := -1
	oneLine := p.line(from) == p.line(to)
	if oneLine {
		behind = p.commentBehind(to)
	}
	nested()
	if !oneLine {
		behind = p.commentBehind(p.lineEnd(from))
	}
	if behind >= 0 {
		lines = append(lines, p.commentText(p.docs.all[behind])...)
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

// commentsAbove gives the lines of the comments that stand, without a blank line between, right
// above the item at an offset.
func (p *parser) commentsAbove(from int) []string {
	line := p.line(from)
	if !p.blank(p.lines[line], from, "") {
		return nil
	}
	next := sort.Search(len(p.docs.all), func(i int) bool { return p.docs.all[i].from >= from })
	first := next
	for ; first > 0; first-- {
		c := p.docs.all[first-1]
		start := p.line(c.from)
		if p.line(c.to) != line-1 || !p.blank(p.lines[start], c.from, "") || !p.blank(c.to, p.lineEnd(c.to), "") {
			break
		}
		line = start
	}
	var lines []string
	for _, c := range p.docs.all[first:next] {
		lines = append(lines, p.commentText(c)...)
	}
	return lines
}

// commentBehind gives the index of the comment that ends the line of an offset and is separated
// from the offset by closing brackets and commas at most; -1 if there is none, or it is taken.
func (p *parser) commentBehind(to int) int {
	end := p.lineEnd(to)
	i := sort.Search(len(p.docs.all), func(i int) bool { return p.docs.all[i].from >= end }) - 1
	if i < 0 || p.docs.used[i] {
		return -1
	}
	c := p.docs.all[i]
	if p.line(c.from) != p.line(to) || !p.blank(c.to, p.lineEnd(c.to), "") {
		return -1
	}
	if c.from >= to && !p.onlyClosers(to, i) {
		return -1
	}
	if p.docs.used == nil {
		p.docs.used = map[int]bool{}
	}
	p.docs.used[i] = true
	return i
}

// onlyClosers reports whether nothing but closing brackets, commas and other comments stands between
// an offset and a comment.
func (p *parser) onlyClosers(from, comment int) bool {
	first := sort.Search(comment, func(i int) bool { return p.docs.all[i].from >= from })
	for _, c := range p.docs.all[first : comment+1] {
		if !p.blank(from, c.from, ",}])") {
			return false
		}
		from = c.to
	}
	return true
}

// commentText gives the lines of a comment without its markers. Directives to Kit are no
// documentation.
func (p *parser) commentText(c comment) []string {
	text := string(p.text[c.from:c.to])
	if body, ok := strings.CutPrefix(text, "/*"); ok {
		return blockCommentText(strings.TrimSuffix(body, "*/"))
	}
	text = strings.TrimRight(strings.TrimPrefix(text[len(marker(text)):], " "), " \t\r")
	if strings.HasPrefix(text, directive) {
		return nil
	}
	return []string{text}
}

// directive starts the comments that speak to Kit.
const directive = "kit:"

// directives gives the comments of the text that speak to Kit.
func (p *parser) directives() []Directive {
	var out []Directive
	for i, c := range p.comments {
		text := p.text[c.from:c.to]
		if bytes.HasPrefix(text, []byte("/*")) {
			continue
		}
		text, ok := bytes.CutPrefix(bytes.TrimPrefix(text[len(marker(text)):], []byte(" ")), []byte(directive))
		if !ok {
			continue
		}
		d := Directive{Span: p.span(c.from, c.to)}
		d.Word, d.Text, _ = strings.Cut(strings.TrimSpace(string(text)), " ")
		d.Text = strings.TrimSpace(d.Text)
		if p.blank(p.lines[p.line(c.from)], c.from, "") {
			d.Line = p.lineBelow(i)
		}
		out = append(out, d)
	}
	return out
}

// lineBelow gives the number, from 1, of the next line below a comment that holds more than comments; 0
// if there is none.
func (p *parser) lineBelow(comment int) int {
	at := p.lineEnd(p.comments[comment].to)
	for _, c := range p.comments[comment+1:] {
		if !p.blank(at, c.from, "\n") {
			break
		}
		at = c.to
	}
	for ; at < len(p.text); at++ {
		if strings.IndexByte(" \t\r\n", p.text[at]) < 0 {
			return p.line(at) + 1
		}
	}
	return 0
}

// marker gives what starts a comment up to the end of its line; three slashes are how some languages
// start documentation.
func marker[T string | []byte](comment T) string {
	text := string(comment[:min(len(comment), len("////"))])
	switch {
	case strings.HasPrefix(text, "#"):
		return "#"
	case strings.HasPrefix(text, "///") && text != "////":
		return "///"
	}
	return "//"
}

// blockCommentText takes the common form with a star before each line for decoration.
func blockCommentText(body string) []string {
	lines := strings.Split(body, "\n")
	stars, margin := true, -1
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		lines[i] = line
		if i == 0 || line == "" {
			continue
		}
		rest := strings.TrimLeft(line, " \t")
		stars = stars && strings.HasPrefix(rest, "*")
		if n := len(line) - len(rest); margin < 0 || n < margin {
			margin = n
		}
	}
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = strings.TrimPrefix(strings.TrimPrefix(line, "*"), " ")
		case line == "":
		case stars:
			lines[i] = strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(line, " \t"), "*"), " ")
		default:
			lines[i] = line[margin:]
		}
	}
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
