package json

import (
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	kitutf8 "github.com/kitc-lang/kit/runtime/internal/utf8"
)

// String reads a string.
func String[T ~string](p *T, d *Decoder) error {
	if d.peek() != '"' {
		return d.mismatch("must be a string")
	}
	s, err := d.text()
	if d.mode&CopyStrings != 0 {
		s = strings.Clone(s)
	}
	*p = T(s)
	return err
}

// Repeated bytes for looking at eight at a time.
const (
	ones        = 0x0101010101010101
	highs       = 0x80 * ones
	spaces      = ' ' * ones
	quotes      = '"' * ones
	backslashes = '\\' * ones
)

// load gives the first eight bytes of s.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// special has the high bit of a byte set for a control character, a quote, a backslash and anything
// beyond ASCII. Bytes above the first such one may be marked for nothing, because the subtractions
// borrow from them. (Lamport, "Multiple byte processing with full-word instructions", 1975.)
func special(w uint64) uint64 {
	return (w | (w - spaces) | ((w ^ quotes) - ones) | ((w ^ backslashes) - ones)) & highs
}

// plain gives the index of the first byte of s at or after i that is a control character, a quote, a backslash or part of
// no character at all, len(s) if there is none.
func plain(s string, i int) int {
	for i+8 <= len(s) {
		w := load(s[i:])
		m := special(w)
		if m == 0 {
			i += 8
			continue
		}
		if n := bits.TrailingZeros64(m) / 8; n > 0 {
			if i += n; s[i] < utf8.RuneSelf {
				return i
			}
			continue
		}
		n := kitutf8.Size(w)
		if n == 0 {
			return i
		}
		i += n
	}
	for i < len(s) {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' {
			return i
		}
		n := 1
		if c >= utf8.RuneSelf {
			if _, n = utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
		i += n
	}
	return i
}

// delimiter gives the index of the first byte of s at or after i that is a control character, a quote or
// a backslash, len(s) if there is none.
func delimiter(s string, i int) int {
	for i+8 <= len(s) {
		w := load(s[i:]) // looked at as in special, but past what is beyond ASCII
		if m := ((w - spaces) | ((w ^ quotes) - ones) | ((w ^ backslashes) - ones)) &^ w & highs; m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
		i += 8
	}
	for i < len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return i
		}
		i++
	}
	return i
}

// text reads the string on whose quote the decoder stands. It is cut out of the message if it holds no
// escapes.
func (d *Decoder) text() (string, error) {
	start := d.pos + 1
	i := plain(d.s, start)
	if i < len(d.s) && d.s[i] == '"' {
		d.pos = i + 1
		return d.s[start:i], nil
	}
	end, escaped, err := d.rest(start, i)
	if err != nil {
		return "", err
	}
	d.pos = end + 1
	if !escaped {
		return d.s[start:end], nil
	}
	return d.unescape(d.s[start:end]), nil
}

// rest finds the closing quote of a string whose bytes from start to i are plain, and checks
// everything up to there.
func (d *Decoder) rest(start, i int) (end int, escaped bool, err error) {
	for {
		i = delimiter(d.s, i)
		if i == len(d.s) {
			d.pos = i
			return 0, false, d.syntax("")
		}
		switch d.s[i] {
		case '"':
			if !utf8.ValidString(d.s[start:i]) {
				return 0, false, refuse("is not valid UTF-8")
			}
			return i, escaped, nil
		case '\\':
			escaped = true
			n := escape(d.s[i:])
			if n == 0 {
				d.pos = i
				return 0, false, d.syntax("expected an escape such as \\n or \\u0041 behind the backslash")
			}
			i += n
		default:
			d.pos = i
			return 0, false, d.syntax("expected control characters to be escaped")
		}
	}
}

// escape gives the length of the escape that s starts with, 0 if it is none.
func escape(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if hex4(s) >= 0 {
			return 6
		}
	}
	return 0
}

// hex4 gives the number in the \uXXXX that s starts with, -1 if s does not start with one.
func hex4(s string) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	var r rune
	for _, c := range []byte(s[2:6]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}

// unescape gives the text of a checked string with escapes in it.
func (d *Decoder) unescape(s string) string {
	b := d.scratch[:0]
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b = append(b, s...)
			d.scratch = b
			return string(b)
		}
		b = append(b, s[:i]...)
		s = s[i:]
		c := s[1]
		if c == 'u' {
			var n int
			b, n = appendUnicode(b, s)
			s = s[n:]
			continue
		}
		b = append(b, unescaped(c))
		s = s[2:]
	}
}

func unescaped(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c // quote, backslash and slash stand for themselves
}

// appendUnicode appends what the \uXXXX or pair of them at the start of s stands for, and gives its
// length. Half a pair becomes U+FFFD.
func appendUnicode(b []byte, s string) ([]byte, int) {
	r := hex4(s)
	if !utf16.IsSurrogate(r) {
		return utf8.AppendRune(b, r), 6
	}
	if pair := utf16.DecodeRune(r, hex4(s[6:])); pair != utf8.RuneError {
		return utf8.AppendRune(b, pair), 12
	}
	return utf8.AppendRune(b, utf8.RuneError), 6
}
