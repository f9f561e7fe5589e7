package unit

import "strings"

// durations gives the units of durations, in nanoseconds. A day is 24 hours: a duration knows of no
// time zone whose clocks change.
func durations() map[string]int64 {
	return map[string]int64{"ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9, "d": 24 * 3600e9}
}

// sizes gives the units of sizes, in bytes.
func sizes() map[string]int64 {
	return map[string]int64{
		"B":  1,
		"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12,
		"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40,
	}
}

// bareSize gives the first letter of the two units that a size without a B may mean, or "".
func bareSize(unit string) string {
	switch unit {
	case "K", "k", "Ki":
		return "K"
	case "M", "m", "Mi":
		return "M"
	case "G", "g", "Gi":
		return "G"
	case "T", "t", "Ti":
		return "T"
	}
	return ""
}

// timeUnit gives the unit that an English word for a time means, or "".
func timeUnit(word string) string {
	switch strings.ToLower(word) {
	case "nsec", "nanos", "nanosecond", "nanoseconds":
		return "ns"
	case "usec", "micros", "microsecond", "microseconds":
		return "us"
	case "msec", "millis", "millisecond", "milliseconds":
		return "ms"
	case "sec", "secs", "second", "seconds":
		return "s"
	case "min", "mins", "minute", "minutes":
		return "m"
	case "hr", "hrs", "hour", "hours":
		return "h"
	case "day", "days":
		return "d"
	}
	return ""
}

// sizeUnit gives the unit that an English word for a size means, or "".
func sizeUnit(word string) string {
	switch strings.ToLower(word) {
	case "byte", "bytes":
		return "B"
	case "kilobyte", "kilobytes":
		return "KB"
	case "megabyte", "megabytes":
		return "MB"
	case "gigabyte", "gigabytes":
		return "GB"
	}
	return ""
}

// otherWord gives the unit that a word means which is no unit, or "": another word for it, or the
// unit in other capitals.
func otherWord(word string, units map[string]int64) string {
	for _, unit := range []string{timeUnit(word), sizeUnit(word)} {
		if _, ok := units[unit]; ok {
			return unit
		}
	}
	for _, unit := range []string{"ns", "us", "ms", "s", "m", "h", "d", "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"} {
		if _, ok := units[unit]; ok && strings.EqualFold(unit, word) {
			return unit
		}
	}
	return ""
}
