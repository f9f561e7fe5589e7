package json

// Any reads a value of any kind as its own JSON text, checked and copied.
func Any[T ~[]byte](p *T, d *Decoder) error {
	start := d.pos
	if err := d.skip(); err != nil {
		return err
	}
	*p = T(d.s[start:d.pos])
	return nil
}

// skip moves over a value and checks all of it. It does not recurse: which of the open brackets are
// objects is kept in the bits of a word.
func (d *Decoder) skip() error {
	var objects uint64 // bit 0 is the innermost bracket
	base := d.depth
	for {
		opened, err := d.skipToken()
		if err != nil {
			return err
		}
		if opened {
			object := d.s[d.pos] == '{'
			if err := d.open(); err != nil {
				return err
			}
			objects <<= 1
			if object {
				objects |= 1
			}
			if c := d.peek(); object && c == '}' || !object && c == ']' {
				d.pos++
				d.depth--
				objects >>= 1
			} else {
				if object {
					if err := d.skipKey(); err != nil {
						return err
					}
				}
				continue
			}
		}
		for { // behind a value: the next one, or the end of what it stands in
			if d.depth == base {
				return nil
			}
			closing := byte(']')
			if objects&1 != 0 {
				closing = '}'
			}
			more, err := d.more(closing)
			if err != nil {
				return err
			}
			if more {
				break
			}
			objects >>= 1
		}
		if objects&1 != 0 {
			if err := d.skipKey(); err != nil {
				return err
			}
		}
	}
}

// skipToken moves over a value that is no object or array; opened reports that it is one of these.
func (d *Decoder) skipToken() (opened bool, err error) {
	switch c := d.peek(); c {
	case '{', '[':
		return true, nil
	case '"':
		return false, d.skipText()
	case 't':
		return false, d.literal("true")
	case 'f':
		return false, d.literal("false")
	case 'n':
		return false, d.literal("null")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		_, err := d.number()
		return false, err
	}
	return false, d.syntax("expected a value")
}

func (d *Decoder) skipKey() error {
	if err := d.expectName(); err != nil {
		return err
	}
	if err := d.skipText(); err != nil {
		return err
	}
	return d.colon()
}

// skipText moves over a string without making one of it.
func (d *Decoder) skipText() error {
	start := d.pos + 1
	end := plain(d.s, start)
	if end >= len(d.s) || d.s[end] != '"' {
		var err error
		if end, _, err = d.rest(start, end); err != nil {
			return err
		}
	}
	d.pos = end + 1
	return nil
}
