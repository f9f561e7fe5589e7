package lang

// breakLines decides where lines end inside of brackets. What has more than one line begins and ends with a
// line of its own for its brackets, and each member of a body or an object has a line.
func (f *formatter) breakLines() {
	for i := range f.lexemes {
		f.joinLine(int32(i))
	}
	// Inner brackets close first, so that outer ones know whether inner ones have several lines.
	for i, t := range f.lexemes {
		if t.kind.closes() {
			f.breakBrackets(t.partner, int32(i))
		}
	}
}

// joinLine takes away a line feed in an odd place: inside of a name or a call, or between brackets that hold
// nothing.
func (f *formatter) joinLine(i int32) {
	f.steps++
	t := &f.lexemes[i]
	if t.breaks == 0 || i == 0 {
		return
	}
	before := f.lexemes[i-1]
	odd := t.kind == '.' || t.kind == '(' || before.kind == '.' || t.kind.closes() && t.partner == i-1
	if odd && !f.fixed[t.line] && !f.fixed[before.line] {
		t.breaks = 0
	}
}

// breakBrackets breaks what stands between two brackets if it has several lines already.
func (f *formatter) breakBrackets(open, end int32) {
	if open+1 == end {
		return
	}
	own, inner := f.linesWithin(open, end)
	members := f.lexemes[open].kind == '{' || f.lexemes[open].kind == blockBrace
	if own || inner && members {
		f.explode(open, end)
		return
	}
	f.lexemes[open].lines = inner
	f.lexemes[f.wordBefore(end)].comma = false
}

// linesWithin reports whether lines end right between two brackets, and whether they do inside of inner brackets.
func (f *formatter) linesWithin(open, end int32) (own, inner bool) {
	for i := open + 1; i <= end; i++ {
		f.steps++
		t := f.lexemes[i]
		own = own || t.breaks > 0
		if t.kind.opens() {
			inner = inner || t.lines
			i = t.partner
		}
	}
	return own, inner
}

// explode ends lines behind the first bracket of a pair and before the second, and behind each member of an
// object. Arguments and elements stay together as they are.
func (f *formatter) explode(open, end int32) {
	f.lexemes[open].lines = true
	if !f.breakable(open+1) || !f.breakable(end) {
		return
	}
	f.breakBefore(open + 1)
	f.breakBefore(end)
	f.lexemes[open+1].breaks = min(f.lexemes[open+1].breaks, 1)
	f.lexemes[end].breaks = min(f.lexemes[end].breaks, 1)
	switch f.lexemes[open].kind {
	case '{':
		f.eachMember(open, end, func(last int32) {
			if last < end-1 && !f.lexemes[last+1].kind.comment() {
				f.breakBefore(last + 1)
			}
			if f.endsLine(last) {
				f.lexemes[last].comma = false
			}
		})
	case '[', '(':
		if last := f.wordBefore(end); f.lexemes[end].breaks > 0 && last != open && f.lexemes[last].kind != heredocText && f.lexemes[last].kind != ',' {
			f.lexemes[last].comma = true
		}
	}
}

// eachMember calls a function with the last lexeme of each part between two brackets that a comma ends.
func (f *formatter) eachMember(open, end int32, member func(last int32)) {
	for i := open + 1; i < end; i++ {
		f.steps++
		if f.lexemes[i].kind.opens() {
			i = f.lexemes[i].partner
		}
		if f.lexemes[i].comma {
			member(i)
		}
	}
}

// breakable reports whether a line ends before a lexeme, or may do so.
func (f *formatter) breakable(i int32) bool {
	return f.lexemes[i].breaks > 0 || !f.fixed[f.lexemes[i].line]
}

// breakBefore ends a line before a lexeme, where the line may be broken.
func (f *formatter) breakBefore(i int32) {
	if t := &f.lexemes[i]; t.breaks == 0 && !f.fixed[t.line] {
		t.breaks = 1
	}
}

// endsLine reports whether only comments follow a lexeme on its line.
func (f *formatter) endsLine(i int32) bool {
	for i++; int(i) < len(f.lexemes) && f.lexemes[i].breaks == 0; i++ {
		if !f.lexemes[i].kind.comment() {
			return false
		}
	}
	return true
}

// wordBefore gives the last lexeme before another that is no comment.
func (f *formatter) wordBefore(i int32) int32 {
	for i--; f.lexemes[i].kind.comment(); i-- {
	}
	return i
}
