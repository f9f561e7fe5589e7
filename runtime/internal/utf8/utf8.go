// Package utf8 checks texts as unicode/utf8 does, several characters at a time, because the codecs check each text that
// they read or write.
package utf8

import (
	"math/bits"
	"unicode/utf8"
)

const highs = 0x8080808080808080 // the bits of eight bytes that are set in none of ASCII

// Characters of several bytes in the order of a little-endian word: the bits that tell what a byte is, and what these
// are in the lead and in the continuation bytes.
const (
	twoBits, two               = 0xC0E0, 0x80C0
	twoTwiceBits, twoTwice     = twoBits * 0x10001, two * 0x10001
	threeBits, three           = 0xC0C0F0, 0x8080E0
	threeTwiceBits, threeTwice = threeBits * 0x1000001, three * 0x1000001
	fourBits, four             = 0xC0C0C0F8, 0x808080F0
)

// Size gives how many bytes the characters take with which a word begins: those of one or of two characters of several
// bytes each, in the order of a little-endian word; 0 where it begins with none.
func Size(w uint64) int {
	switch {
	case w&threeTwiceBits == threeTwice && wellThree(w) && wellThree(w>>24):
		return 6
	case w&threeBits == three && wellThree(w):
		return 3
	case w&twoTwiceBits == twoTwice && wellTwo(w) && wellTwo(w>>16):
		return 4
	case w&twoBits == two && wellTwo(w):
		return 2
	case w&fourBits == four && wellFour(w):
		return 4
	}
	return 0
}

// wellTwo reports whether two bytes are more than ASCII made longer.
func wellTwo(w uint64) bool { return w&0x1E != 0 }

// wellThree reports whether three bytes are no longer than they must be, and no half of a surrogate pair.
func wellThree(w uint64) bool {
	switch byte(w) {
	case 0xE0:
		return byte(w>>8) >= 0xA0
	case 0xED:
		return byte(w>>8) < 0xA0
	}
	return true
}

// wellFour reports whether four bytes are no longer than they must be, and no more than U+10FFFF.
func wellFour(w uint64) bool {
	switch lead, next := byte(w), byte(w>>8); lead {
	case 0xF0:
		return next >= 0x90
	case 0xF4:
		return next < 0x90
	default:
		return lead < 0xF4
	}
}

// Valid reports whether the bytes of s from one index to another one are UTF-8. It may look at those behind them, which
// are in memory anyway.
func Valid(s string, from, to int) bool {
	for from < to {
		if from+8 > len(s) {
			return utf8.ValidString(s[from:to])
		}
		w := load(s[from:])
		if rest := to - from; rest < 8 {
			w &= 1<<(8*rest) - 1 // the other ones are ASCII then, and continue no character
		}
		if m := w & highs; m == 0 {
			from += 8
			continue
		} else if n := bits.TrailingZeros64(m) / 8; n > 0 {
			from += n
			continue
		}
		// What texts of the scripts of the world are made of, most often as long as they last.
		switch {
		case w&threeTwiceBits == threeTwice && wellThree(w) && wellThree(w>>24):
			from += 6
			for from+8 <= to {
				if w = load(s[from:]); w&threeTwiceBits != threeTwice || !wellThree(w) || !wellThree(w>>24) {
					break
				}
				from += 6
			}
		case w&twoTwiceBits == twoTwice && wellTwo(w) && wellTwo(w>>16):
			from += 4
			for from+8 <= to {
				if w = load(s[from:]); w&twoTwiceBits != twoTwice || !wellTwo(w) || !wellTwo(w>>16) {
					break
				}
				from += 4
			}
		default:
			n := Size(w)
			if n == 0 {
				return false
			}
			from += n
		}
	}
	return true
}

// load gives the first eight bytes of s.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
