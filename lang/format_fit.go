package lang

import "unicode/utf8"

// maxWidth is how many columns a line may have before what stands in its brackets gets lines of its own.
const maxWidth = 100

// fit breaks the lines that are too long.
func (f *formatter) fit() {
	var ind indentation
	for from := 0; from < len(f.lexemes); {
		to := f.lineEnd(from)
		room := maxWidth - 2*ind.of(f, from, to)
		if !f.fixed[f.lexemes[from].line] && !f.fits(from, to, room) && f.breakLine(from, to) {
			continue // the line is shorter now
		}
		ind.pass(f, from, to)
		from = to
	}
}

// lineEnd gives the lexeme that begins the next line.
func (f *formatter) lineEnd(from int) int {
	to := from + 1
	for to < len(f.lexemes) && f.lexemes[to].breaks == 0 {
		to++
	}
	return to
}

// fits reports whether a line needs no more than so many columns.
func (f *formatter) fits(from, to, columns int) bool {
	for i := from; i < to && columns >= 0; i++ {
		columns -= f.width(i, i+1)
		if i > from && f.spaced(i) {
			columns--
		}
	}
	return columns >= 0
}

// width gives the columns of a line without its indentation.
func (f *formatter) width(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		f.steps++
		if i > from && f.spaced(i) {
			n++
		}
		n += f.wordWidth(i)
	}
	return n
}

// wordWidth gives the columns of a lexeme and of the comma behind it.
func (f *formatter) wordWidth(i int) int {
	t := f.lexemes[i]
	n := utf8.RuneCount(f.text[t.from:t.to])
	if t.comma {
		n++
	}
	return n
}

// breakLine breaks the best place of a line. It reports whether there was one.
func (f *formatter) breakLine(from, to int) bool {
	first, count, commas := int32(-1), 0, false
	for i := int32(from); i < int32(to); i++ {
		t := f.lexemes[i]
		if t.kind.opens() {
			if t.partner >= int32(to) {
				return false
			}
			if t.partner > i+1 {
				first, count = i, count+1
			}
			i = t.partner
		}
		if f.lexemes[i].comma && i+1 < int32(to) {
			commas = true
		}
	}
	switch {
	case commas: // several elements stand on the line: each gets its own
		for i := int32(from); i+1 < int32(to); i++ {
			if f.lexemes[i].kind.opens() {
				i = f.lexemes[i].partner
			}
			if f.lexemes[i].comma {
				f.breakBefore(i + 1)
			}
		}
		return true
	case count != 1:
		return false
	}
	return f.breakPair(first)
}

// breakPair breaks a pair of brackets, or the one inside of it that a person would break.
func (f *formatter) breakPair(open int32) bool {
	for {
		t := f.lexemes[open]
		if t.kind == '{' || t.kind == blockBrace {
			f.explode(open, t.partner)
			return true
		}
		arguments, inner, pairs := 1, int32(-1), 0
		for i := open + 1; i < t.partner; i++ {
			start, held := i, false
			if f.lexemes[i].kind.opens() {
				i = f.lexemes[i].partner
				held = i > start+1
			}
			if held {
				inner = start
				pairs++
			}
			if f.lexemes[i].comma {
				arguments++
			}
		}
		switch {
		case pairs == 1 && (t.kind == '(' || arguments == 1):
			open = inner
		case arguments > 1:
			f.breakEach(open, t.partner)
			return true
		default:
			return false
		}
	}
}

// breakEach gives each element of a list a line.
func (f *formatter) breakEach(open, end int32) {
	for i := open + 1; i < end-1; i++ {
		if f.lexemes[i].kind.opens() {
			i = f.lexemes[i].partner
		}
		if f.lexemes[i].comma && i+1 < end {
			f.breakBefore(i + 1)
		}
	}
	f.explode(open, end)
}
