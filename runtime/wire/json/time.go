package json

import (
	"errors"
	"math"
	"strings"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

var (
	errTimestamp = errors.New("must be a timestamp such as 2026-01-31T12:30:00Z")
	errDuration  = errors.New("must be a duration such as PT1.5S")
	errTooLong   = errors.New("must be a duration of at most 292 years")
)

// FormatTimestamp appends t in UTC as RFC 3339 says, with as many digits of a second as it has. It
// appends nothing for a year that RFC 3339 cannot express, which are those before 0 and after 9999.
func FormatTimestamp(b []byte, t time.Time) []byte {
	t = t.UTC()
	year, month, day := t.Date()
	if year < 0 || year > 9999 {
		return b
	}
	hour, minute, second := t.Clock()
	b = kit.Date{Year: year, Month: month, Day: day}.Append(b)
	b = append(b, 'T', byte('0'+hour/10), byte('0'+hour%10), ':',
		byte('0'+minute/10), byte('0'+minute%10), ':', byte('0'+second/10), byte('0'+second%10))
	return append(formatFraction(b, t.Nanosecond()), 'Z')
}

// formatFraction appends . and the digits of a fraction of a second, nothing for 0.
func formatFraction(b []byte, nanos int) []byte {
	if nanos == 0 {
		return b
	}
	end := len(b) + 1
	b = append(b, ".000000000"...)
	for i := len(b) - 1; nanos > 0; i-- {
		digit := byte(nanos % 10)
		b[i] += digit
		nanos /= 10
		if digit != 0 {
			end = max(end, i+1)
		}
	}
	return b[:end]
}

// ParseTimestamp reads RFC 3339 with any offset and gives UTC. Digits of a second beyond the ninth are
// dropped. A leap second is refused, as package time refuses it.
func ParseTimestamp(s string) (time.Time, error) {
	const shape = "2006-01-02T15:04:05"
	if len(s) <= len(shape) || s[10]|0x20 != 't' || s[13] != ':' || s[16] != ':' || s[len(shape)] == ',' {
		return time.Time{}, errTimestamp
	}
	date, err := kit.ParseDate(s[:10])
	hour, minute, second := twoDigits(s, 11), twoDigits(s, 14), twoDigits(s, 17)
	nanos, rest, ok := parseFraction(s[len(shape):])
	offset, valid := parseOffset(rest)
	if err != nil || hour > 23 || minute > 59 || second > 59 || !ok || !valid {
		return time.Time{}, errTimestamp
	}
	seconds := int64(daysSince1970(date))*86400 + int64(hour*3600+minute*60+second-offset)
	if seconds < firstSecond || seconds > lastSecond {
		return time.Time{}, errTimestamp // in UTC there is no such text
	}
	return time.Unix(seconds, int64(nanos)).UTC(), nil
}

// The first and the last second of the years 0 to 9999.
const firstSecond, lastSecond = -62_167_219_200, 253_402_300_799

// twoDigits gives the number of two digits at s[i:], something over 99 if they are none.
func twoDigits(s string, i int) int {
	tens, units := s[i]-'0', s[i+1]-'0'
	if tens > 9 || units > 9 {
		return 100
	}
	return int(tens)*10 + int(units)
}

// parseFraction reads .5 or ,5 as nanoseconds, nothing as 0, and gives what follows.
func parseFraction(s string) (nanos int, rest string, ok bool) {
	if s == "" || s[0] != '.' && s[0] != ',' {
		return 0, s, true
	}
	i := 1
	for unit := 100_000_000; i < len(s) && s[i]-'0' <= 9; i++ {
		nanos += int(s[i]-'0') * unit
		unit /= 10
	}
	return nanos, s[i:], i > 1
}

// parseOffset reads Z, +02:00 or -02:00 as seconds east of UTC.
func parseOffset(s string) (int, bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	if len(s) != len("+02:00") || s[3] != ':' || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hours, minutes := twoDigits(s, 1), twoDigits(s, 4)
	if hours > 23 || minutes > 59 {
		return 0, false
	}
	offset := hours*3600 + minutes*60
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// daysSince1970 counts days as Howard Hinnant's days_from_civil does: in years that begin in March,
// so that the leap day comes last (howardhinnant.github.io/date_algorithms.html).
func daysSince1970(d kit.Date) int {
	year, month := d.Year, int(d.Month)
	if month <= 2 {
		year--
		month += 12
	}
	year += 400 // never negative
	dayOfYear := (153*(month-3)+2)/5 + d.Day - 1
	return year*365 + year/4 - year/100 + year/400 + dayOfYear - 719468 - 146097
}

// FormatDuration appends d as ISO 8601 says: PT1H30M, PT1.5S, -PT0.25S, PT0S.
func FormatDuration(b []byte, d time.Duration) []byte {
	u := uint64(d)
	if d < 0 {
		b = append(b, '-')
		u = -u
	}
	b = append(b, "PT"...)
	if u == 0 {
		return append(b, "0S"...)
	}
	seconds, nanos := u/1e9, int(u%1e9)
	if hours := seconds / 3600; hours > 0 {
		b = append(appendUint(b, hours), 'H')
	}
	if minutes := seconds / 60 % 60; minutes > 0 {
		b = append(appendUint(b, minutes), 'M')
	}
	if seconds %= 60; seconds > 0 || nanos > 0 {
		b = append(formatFraction(appendUint(b, seconds), nanos), 'S')
	}
	return b
}

// ParseDuration reads an ISO 8601 duration of weeks, days (of 24 hours), hours, minutes and seconds,
// in this order; seconds may have a fraction. Years and months are refused, because their length
// varies. A minus sign may stand in front of the P, and of each number as Java writes it.
func ParseDuration(s string) (time.Duration, error) {
	sign := int64(1)
	switch {
	case strings.HasPrefix(s, "-"):
		sign, s = -1, s[1:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	if !strings.HasPrefix(s, "P") {
		return 0, errDuration
	}
	s = s[1:]
	units, clock := dateUnits[:], false
	var total int64
	for n := 0; s != "" || n == 0; n++ {
		if !clock && strings.HasPrefix(s, "T") {
			units, clock, s = timeUnits[:], true, s[1:]
		}
		part, rest, unit, err := parsePart(s, units, sign)
		if err != nil {
			return 0, err
		}
		if total > 0 && part > math.MaxInt64-total || total < 0 && part < math.MinInt64-total {
			return 0, errTooLong
		}
		total += part
		s, units = rest, units[unit+1:]
	}
	return time.Duration(total), nil
}

type durationUnit struct {
	letter byte
	nanos  int64
}

var (
	dateUnits = [...]durationUnit{{'W', 7 * 24 * 3600e9}, {'D', 24 * 3600e9}}
	timeUnits = [...]durationUnit{{'H', 3600e9}, {'M', 60e9}, {'S', 1e9}}
)

// parsePart reads one number and its unit, and gives its nanoseconds and which of units it was.
func parsePart(s string, units []durationUnit, sign int64) (nanos int64, rest string, unit int, err error) {
	if strings.HasPrefix(s, "-") {
		sign, s = -sign, s[1:]
	}
	i, v := 0, int64(0) // counted with its sign, so that the least number of nanoseconds fits
	for ; i < len(s) && s[i]-'0' <= 9; i++ {
		digit := sign * int64(s[i]-'0')
		if v > (math.MaxInt64-9)/10 || v < (math.MinInt64+9)/10 {
			return 0, "", 0, errTooLong
		}
		v = v*10 + digit
	}
	fraction, rest, ok := parseFraction(s[i:])
	if i == 0 || !ok || rest == "" {
		return 0, "", 0, errDuration
	}
	for unit = range units {
		if units[unit].letter == rest[0] {
			break
		}
	}
	if len(units) == 0 || units[unit].letter != rest[0] || fraction != 0 && rest[0] != 'S' {
		return 0, "", 0, errDuration
	}
	scale := units[unit].nanos
	if v > math.MaxInt64/scale || v < math.MinInt64/scale {
		return 0, "", 0, errTooLong
	}
	nanos, part := v*scale, sign*int64(fraction)
	if part > 0 && nanos > math.MaxInt64-part || part < 0 && nanos < math.MinInt64-part {
		return 0, "", 0, errTooLong
	}
	return nanos + part, rest[1:], unit, nil
}
