package kit

import (
	"encoding/hex"
	"fmt"
	"time"
)

// UUID is a universally unique identifier (RFC 9562), on every wire as its 36-character text in lower case.
type UUID [16]byte

// Date is a day of the proleptic Gregorian calendar without a time zone, on every wire as 2006-01-02.
type Date struct {
	Year  int // 0 to 9999
	Month time.Month
	Day   int
}

// Entry is one key and value of a map whose key type Go cannot compare.
type Entry[K, V any] struct {
	Key   K
	Value V
}

// UnknownEnum is the value of an enum whose name on the wire this side's code does not know.
const UnknownEnum = -1 << 31

// String gives the canonical text.
func (u UUID) String() string {
	var b [36]byte
	return string(u.Append(b[:0]))
}

// Append appends the canonical text to b.
func (u UUID) Append(b []byte) []byte {
	s := [36]byte{8: '-', 13: '-', 18: '-', 23: '-'}
	hex.Encode(s[:8], u[:4])
	hex.Encode(s[9:13], u[4:6])
	hex.Encode(s[14:18], u[6:8])
	hex.Encode(s[19:23], u[8:10])
	hex.Encode(s[24:], u[10:])
	return append(b, s[:]...)
}

// ParseUUID reads the 36-character form, with hex digits of either case.
func ParseUUID(s string) (UUID, error) {
	var u UUID
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return u, errUUID
	}
	pos := 0
	for i := range u {
		switch i {
		case 4, 6, 8, 10:
			pos++
		}
		hi, lo := hexValue(s[pos]), hexValue(s[pos+1])
		if hi > 15 || lo > 15 {
			return UUID{}, errUUID
		}
		u[i] = hi<<4 | lo
		pos += 2
	}
	return u, nil
}

var errUUID = fmt.Errorf("must be a UUID such as 6ba7b810-9dad-41d1-80b4-00c04fd430c8")

func hexValue(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 255
}

// String gives the date as 2006-01-02.
func (d Date) String() string {
	var b [10]byte
	return string(d.Append(b[:0]))
}

// Append appends the date as 2006-01-02 to b.
func (d Date) Append(b []byte) []byte {
	y, m := d.Year, int(d.Month)
	return append(b,
		byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10%10), byte('0'+m%10), '-',
		byte('0'+d.Day/10%10), byte('0'+d.Day%10))
}

// Compare gives -1, 0 or +1 as d is before, on or after e.
func (d Date) Compare(e Date) int {
	a := (d.Year*16+int(d.Month))*32 + d.Day
	b := (e.Year*16+int(e.Month))*32 + e.Day
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Valid reports whether the day exists and its year is between 0 and 9999.
func (d Date) Valid() bool {
	if d.Year < 0 || d.Year > 9999 || d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	return d.Day <= time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// ParseDate reads 2006-01-02 and refuses days that do not exist.
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, errDate
	}
	var n [3]int
	for i, part := range [...]string{s[:4], s[5:7], s[8:]} {
		for j := range len(part) {
			c := part[j]
			if c < '0' || c > '9' {
				return Date{}, errDate
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	d := Date{Year: n[0], Month: time.Month(n[1]), Day: n[2]}
	if !d.Valid() {
		return Date{}, errDate
	}
	return d, nil
}

var errDate = fmt.Errorf("must be a date such as 2026-01-31")
