package thrift

import (
	"bytes"
	"encoding/base64"
	"unicode/utf16"
	"unicode/utf8"

	kit "github.com/kitc-lang/kit/runtime"
)

// sized reads a string, or bytes in base64, and writes its length in front of it.
func (r *JSONReader) sized(of Bytes) error {
	at := r.reserve()
	start := len(r.out)
	if err := r.text(); err != nil {
		return err
	}
	if _, ok := of.(AllBytes); ok {
		if err := r.fromBase64(start); err != nil {
			return err
		}
	}
	r.setSize(at, len(r.out)-start)
	return nil
}

// fromBase64 replaces what was written from start on by the bytes that it stands for.
func (r *JSONReader) fromBase64(start int) error {
	end := len(r.out)
	text := bytes.TrimRight(r.out[start:end], "=")
	if padding := end - start - len(text); padding > -len(text)&3 {
		return r.invalid("bytes must be base64")
	}
	r.room(base64.RawStdEncoding.DecodedLen(len(text)))
	text = r.out[start : start+len(text)]
	out, err := base64.RawStdEncoding.AppendDecode(r.out, text)
	if err != nil {
		return r.invalid("bytes must be base64")
	}
	n := copy(out[start:], out[end:])
	r.out = out[:start+n]
	return nil
}

func (r *JSONReader) uuid() error {
	start := len(r.out)
	if err := r.text(); err != nil {
		return err
	}
	u, err := kit.ParseUUID(string(r.out[start:]))
	if err != nil {
		return r.invalid("expected a UUID")
	}
	r.room(len(u))
	r.out = append(r.out[:start], u[:]...)
	return nil
}

// text reads a string and writes its bytes.
func (r *JSONReader) text() error {
	if err := r.expect('"'); err != nil {
		return err
	}
	for {
		n := bytes.IndexAny(r.s[r.pos:], `"\`)
		if n < 0 {
			return r.short()
		}
		r.room(n + utf8.UTFMax)
		r.out = append(r.out, r.s[r.pos:r.pos+n]...)
		r.pos += n + 1
		if r.s[r.pos-1] == '"' {
			return nil
		}
		if err := r.escape(); err != nil {
			return err
		}
	}
}

// escape reads what stands behind a backslash.
func (r *JSONReader) escape() error {
	if r.pos == len(r.s) {
		return r.short()
	}
	c := r.s[r.pos]
	r.pos++
	if c != 'u' {
		if jsonEscapes[c] == 0 {
			return r.invalid("there is no such escape in a string")
		}
		r.out = append(r.out, jsonEscapes[c])
		return nil
	}
	char, ok := hex4(r.s[r.pos:])
	if !ok {
		return r.invalid("expected four hexadecimal digits behind \\u")
	}
	r.pos += 4
	if utf16.IsSurrogate(char) { // alone it is U+FFFD, as it is where JSON is the wire
		rest := r.s[r.pos:]
		pair := rune(utf8.RuneError)
		if len(rest) >= 6 && rest[0] == '\\' && rest[1] == 'u' {
			if second, ok := hex4(rest[2:]); ok {
				pair = utf16.DecodeRune(char, second)
			}
		}
		if pair != utf8.RuneError {
			r.pos += 6
		}
		char = pair
	}
	r.out = utf8.AppendRune(r.out, char)
	return nil
}

// jsonEscapes are the characters that stand behind a backslash, but for u, and what they mean.
var jsonEscapes = [256]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// hex4 gives the number that four hexadecimal digits write.
func hex4(s []byte) (r rune, ok bool) {
	if len(s) < 4 {
		return utf8.RuneError, false
	}
	for _, c := range s[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return utf8.RuneError, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
