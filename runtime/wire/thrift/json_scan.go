package thrift

// jsonState is where a Scanner stands in a message in the JSON protocol: only brackets and strings matter.
type jsonState struct {
	open    int // brackets
	text    bool
	escaped bool // the character before was a backslash
}

// scanJSON looks for the bracket that closes the first one.
func (s *Scanner) scanJSON(data []byte) (int, error) {
	j := &s.json
	for ; s.pos < len(data); s.pos++ {
		if s.pos >= s.limit {
			return 0, ErrTooLarge
		}
		c := data[s.pos]
		switch {
		case j.escaped:
			j.escaped = false
		case j.text:
			j.escaped = c == '\\'
			j.text = c != '"'
		case c == '"':
			j.text = true
		case c == '[' || c == '{':
			j.open++
		case c == ']' || c == '}':
			if j.open--; j.open <= 0 {
				s.pos++
				return s.pos, nil
			}
		}
	}
	return 0, nil
}
