package lang

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// indentation follows the brackets of a text: what they hold is one level deeper than the line in which they
// are opened.
type indentation struct {
	levels []int // of the lines that opened the brackets that are open
}

// of gives the level of a line.
func (ind *indentation) of(f *formatter, from, to int) int {
	open := len(ind.levels)
	level := -1
	for i := from; i < to && f.lexemes[i].kind.closes(); i++ {
		open--
		level = ind.levels[open]
	}
	switch {
	case level >= 0:
		return level
	case open == 0:
		return 0
	}
	return ind.levels[open-1] + 1
}

// pass goes over a line and gives its level.
func (ind *indentation) pass(f *formatter, from, to int) int {
	level := ind.of(f, from, to)
	for i := from; i < to; i++ {
		f.steps++
		switch k := f.lexemes[i].kind; {
		case k.opens():
			ind.levels = append(ind.levels, level)
		case k.closes():
			ind.levels = ind.levels[:len(ind.levels)-1]
		}
	}
	return level
}

// printedLine is a line of the output.
type printedLine struct {
	from, to int // lexemes
	level    int
	sign     int // the lexeme that stands below that of the line above: = or the { of a block in one line; -1 for none
	column   int // of the sign
	comment  int // the lexeme of a comment behind others; -1 for none
	margin   int // the column of that comment
	width    int // of what stands before the comment, with the spaces that align the sign
}

// print lays the lines out.
func (f *formatter) print() []byte {
	lines := f.outline()
	f.align(lines)
	out := make([]byte, 0, len(f.text)+len(f.text)/8)
	for i, l := range lines {
		if i > 0 && f.lexemes[l.from].breaks == 2 {
			out = append(out, '\n')
		}
		out = append(f.printLine(out, l), '\n')
	}
	return out
}

// outline finds the lines and what is to be aligned in them.
func (f *formatter) outline() []printedLine {
	var lines []printedLine
	var ind indentation
	for from := 0; from < len(f.lexemes); {
		to := f.lineEnd(from)
		l := printedLine{from: from, to: to, level: ind.pass(f, from, to), sign: -1, comment: -1}
		if to-1 > from && f.lexemes[to-1].kind == lineComment {
			l.comment = to - 1
		}
		f.findSign(&l)
		lines = append(lines, l)
		from = to
	}
	return lines
}

// findSign finds what a line has in common with its neighbours: the = of an attribute, or the brace of a
// block, of which nothing goes on in the next line.
func (f *formatter) findSign(l *printedLine) {
	depth := 0
	for i := l.from; i < l.to; i++ {
		f.steps++
		t := f.lexemes[i]
		switch {
		case t.kind == heredocText, t.kind == blockComment && bytes.IndexByte(f.text[t.from:t.to], '\n') >= 0:
			l.sign, l.comment = -1, -1 // it has no width
			return
		case t.kind == '=' && depth == 0 && l.sign < 0:
			l.sign = i
		case t.kind == blockBrace && depth == 0 && l.sign < 0 && t.partner > int32(i)+1 && i > l.from+1:
			l.sign = i
		}
		if t.kind.opens() {
			depth++
		} else if t.kind.closes() {
			depth--
		}
		if depth < 0 {
			break
		}
	}
	if depth != 0 {
		l.sign = -1
	}
}

// align finds the columns of signs and comments in lines without a blank line or a comment between them.
func (f *formatter) align(lines []printedLine) {
	alike := func(a, b *printedLine) bool {
		return a.level == b.level && f.lexemes[b.from].breaks == 1
	}
	groups(lines, func(a, b *printedLine) bool { return alike(a, b) && f.signsMatch(a, b) }, func(group []printedLine) {
		column := 0
		for i := range group {
			if l := &group[i]; l.sign >= 0 {
				column = max(column, 2*l.level+f.width(l.from, l.sign)+1)
			}
		}
		for i := range group {
			group[i].column = column
		}
	})
	for i := range lines {
		l := &lines[i]
		end := l.to
		if l.comment >= 0 {
			end = l.comment
		}
		l.width = 2*l.level + f.width(l.from, end)
		if l.sign >= 0 {
			l.width = l.column + f.width(l.sign, end)
		}
	}
	groups(lines, func(a, b *printedLine) bool { return alike(a, b) && a.comment >= 0 && b.comment >= 0 }, func(group []printedLine) {
		margin := 0
		for i := range group {
			margin = max(margin, group[i].width+1)
		}
		for i := range group {
			group[i].margin = margin
		}
	})
}

// signsMatch reports whether the signs of two lines belong below each other.
func (f *formatter) signsMatch(a, b *printedLine) bool {
	if a.sign < 0 || b.sign < 0 || f.lexemes[a.sign].kind != f.lexemes[b.sign].kind {
		return false
	}
	if f.lexemes[a.sign].kind == '=' {
		return true
	}
	return a.sign-a.from == b.sign-b.from && bytes.Equal(f.bytes(a.from), f.bytes(b.from))
}

// groups cuts lines into runs of neighbours that belong together.
func groups(lines []printedLine, together func(a, b *printedLine) bool, each func([]printedLine)) {
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && together(&lines[to-1], &lines[to]) {
			to++
		}
		each(lines[from:to])
		from = to
	}
}

func (f *formatter) bytes(i int) []byte { return f.text[f.lexemes[i].from:f.lexemes[i].to] }

// spaced reports whether a space stands between a lexeme and the one before it on its line.
func (f *formatter) spaced(i int) bool {
	a, b := f.lexemes[i-1], f.lexemes[i]
	switch {
	case a.comma:
		return true
	case a.kind == '(' || a.kind == '[' || b.kind == ')' || b.kind == ']' || b.kind == ',':
		return false
	case a.kind.comment() || b.kind.comment():
		return true
	case a.kind == '.' || b.kind == '.' || b.kind == '(':
		return false
	case a.kind.opens() && b.kind.closes():
		return false
	}
	return true
}

const spaces = "                                                                "

func pad(out []byte, n int) []byte {
	for ; n > len(spaces); n -= len(spaces) {
		out = append(out, spaces...)
	}
	return append(out, spaces[:max(n, 0)]...)
}

func (f *formatter) printLine(out []byte, l printedLine) []byte {
	out = pad(out, 2*l.level)
	column := 2 * l.level
	for i := l.from; i < l.to; i++ {
		f.steps++
		gap := 0
		if i > l.from && f.spaced(i) {
			gap = 1
		}
		switch i {
		case l.sign:
			gap = l.column - column
		case l.comment:
			gap = l.margin - column
		}
		out = pad(out, gap)
		column += gap + f.wordWidth(i)
		t := f.lexemes[i]
		text := f.bytes(i)
		switch {
		case t.kind == lineComment:
			out = append(out, tidyComment(text)...)
		case t.kind == blockComment:
			out = append(out, f.tidyBlock(i, i == l.from, 2*l.level)...)
		default:
			out = append(out, text...)
		}
		if t.comma {
			out = append(out, ',')
		}
	}
	return out
}

// tidyComment writes # before a comment up to the end of its line, and a space behind it.
func tidyComment(comment []byte) []byte {
	text := bytes.TrimRight(comment[len(marker(comment)):], " \t\r")
	if r, _ := utf8.DecodeRune(text); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return append([]byte("# "), text...)
	}
	return append([]byte("#"), text...)
}

// tidyBlock moves the lines of a comment that begins a line together with its first one, and takes the spaces
// at their ends away.
func (f *formatter) tidyBlock(i int, first bool, indent int) []byte {
	t := f.lexemes[i]
	lines := bytes.Split(f.text[t.from:t.to], []byte("\n"))
	if len(lines) == 1 {
		return lines[0]
	}
	margin := -1
	for n, line := range lines {
		if n == len(lines)-1 {
			lines[n] = line // ends with the marker
		} else {
			lines[n] = bytes.TrimRight(line, " \t\r")
		}
		if n > 0 && len(lines[n]) > 0 {
			blank := len(line) - len(bytes.TrimLeft(line, " \t"))
			if margin < 0 || blank < margin {
				margin = blank
			}
		}
	}
	if first {
		start := bytes.LastIndexByte(f.text[:t.from], '\n') + 1
		moved := pad(nil, indent+margin-(int(t.from)-start))
		for n, line := range lines[1:] {
			if len(line) > 0 {
				lines[n+1] = append(bytes.Clone(moved), line[margin:]...)
			}
		}
	}
	return bytes.Join(lines, []byte("\n"))
}
