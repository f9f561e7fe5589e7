package lang

import "bytes"

// member is a block or an attribute in a body, by its lexemes.
type member struct {
	from, end int32 // the first lexeme and the last
	attribute bool
	labelled  bool // a block with labels
	lines     bool // a block of several lines
}

// separate adds blank lines where they help the eye: between declarations, unless both are a single line and of one
// kind, and in bodies around blocks of several lines that have labels, such as methods.
func (f *formatter) separate() {
	var last member
	for i := int32(0); int(i) < len(f.lexemes); i = last.end + 1 {
		m, ok := f.member(i, int32(len(f.lexemes)))
		if !ok {
			return
		}
		if i > 0 && (last.lines || m.lines || !f.alike(last, m)) {
			f.blankBetween(last, m)
		}
		last = m
	}
}

// separateMembers does the same inside of a body.
func (f *formatter) separateMembers(from, to int32) {
	var last member
	for i := from; i < to; i = last.end + 1 {
		m, ok := f.member(i, to)
		if !ok {
			return
		}
		if i > from && f.apart(last, m) {
			f.blankBetween(last, m)
		}
		last = m
	}
}

// apart reports whether a blank line belongs between two neighbours in a body: around blocks of several lines that
// have labels. Blocks without, such as those of a chain, stand as close as their author put them, and so do a
// block of one line and one of several that begin with the same word.
func (f *formatter) apart(a, b member) bool {
	if !b.labelled || !a.labelled && !a.attribute {
		return false
	}
	return a.lines && b.lines || (a.lines || b.lines) && !f.alike(a, b)
}

// alike reports whether two members begin with the same word.
func (f *formatter) alike(a, b member) bool {
	return bytes.Equal(f.bytes(int(a.from)), f.bytes(int(b.from)))
}

// member reads the next member behind comments, and what is inside of it.
func (f *formatter) member(from, to int32) (m member, ok bool) {
	for from < to && f.lexemes[from].kind.comment() {
		from++
		f.steps++
	}
	m = member{from: from, end: from}
	words := 0
	for i := from; i < to; i++ {
		f.steps++
		switch t := f.lexemes[i]; {
		case t.kind == blockBrace:
			f.separateMembers(i+1, t.partner)
			m.end, m.lines, m.labelled = t.partner, t.lines, words > 1
			return m, true
		case t.kind.opens():
			i = t.partner
		case i > from && t.breaks > 0:
			return m, true
		case t.kind == '=':
			m.attribute = true
		case t.kind == word:
			words++
		}
		m.end = i
	}
	return m, from < to
}

// blankBetween puts a blank line behind a member, unless one stands before the next already.
func (f *formatter) blankBetween(last, next member) {
	first := int32(0)
	for i := last.end + 1; i <= next.from; i++ {
		f.steps++
		switch f.lexemes[i].breaks {
		case 2:
			return
		case 1:
			if first == 0 {
				first = i
			}
		}
	}
	if first > 0 {
		f.lexemes[first].breaks = 2
	}
}
