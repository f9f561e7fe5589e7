package json

import (
	"encoding/base64"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	kit "github.com/kitc-lang/kit/runtime"
)

// AppendString appends s in quotes. It escapes what JSON requires to be escaped and nothing else, not
// even < > & or U+2028, which matter only to those who paste JSON into HTML. Bytes that are no UTF-8
// become U+FFFD.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	if i := plain(s, 0); i < len(s) {
		b = appendEscaped(b, s, i)
	} else {
		b = append(b, s...)
	}
	return append(b, '"')
}

const hexDigits = "0123456789abcdef"

// appendEscaped appends s, whose bytes up to i need no escape.
func appendEscaped(b []byte, s string, i int) []byte {
	done := 0
	for i < len(s) {
		b = append(b, s[done:i]...)
		switch c := s[i]; c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			if c >= utf8.RuneSelf {
				b = append(b, "\ufffd"...)
				break
			}
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		done = i + 1
		i = plain(s, done)
	}
	return append(b, s[done:]...)
}

// AppendFloat appends the shortest number that reads back as f, in the notation of JavaScript. NaN and
// the infinities, which JSON does not have, become null.
func AppendFloat(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(b, "null"...)
	}
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		b = strconv.AppendFloat(b, f, 'e', -1, 64)
		if n := len(b); b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' { // 1e-09 becomes 1e-9
			b[n-2] = b[n-1]
			b = b[:n-1]
		}
		return b
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// AppendBytes appends v in base64.
func AppendBytes(b, v []byte) []byte {
	b = append(b, '"')
	b = base64.StdEncoding.AppendEncode(b, v)
	return append(b, '"')
}

// AppendUUID appends a UUID.
func AppendUUID(b []byte, v kit.UUID) []byte {
	return append(v.Append(append(b, '"')), '"')
}

// AppendDate appends a date.
func AppendDate(b []byte, v kit.Date) []byte {
	return append(v.Append(append(b, '"')), '"')
}

// AppendTimestamp appends a timestamp as FormatTimestamp gives it, null where it gives nothing.
func AppendTimestamp(b []byte, v time.Time) []byte {
	start := len(b)
	b = FormatTimestamp(append(b, '"'), v)
	if len(b) == start+1 {
		return append(b[:start], "null"...)
	}
	return append(b, '"')
}

// AppendDuration appends a duration as FormatDuration gives it.
func AppendDuration(b []byte, v time.Duration) []byte {
	return append(FormatDuration(append(b, '"'), v), '"')
}

// AppendAny appends v, which is JSON text. It appends null for text that no reader of Kit would take,
// so that one wrong value does not spoil the message that it stands in.
func AppendAny(b, v []byte) []byte {
	d := NewDecoder(v, Strict)
	if d.skip() != nil || d.End() != nil {
		return append(b, "null"...)
	}
	return append(b, v...)
}

// Close ends an object or array whose elements were each appended with a comma behind it. Closing is }
// or ].
func Close(b []byte, closing byte) []byte {
	if last := len(b) - 1; b[last] == ',' {
		b[last] = closing
		return b
	}
	return append(b, closing)
}

func appendUint(b []byte, v uint64) []byte { return strconv.AppendUint(b, v, 10) }
