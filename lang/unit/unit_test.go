package unit

import (
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/lang/diag"
)

// at is the place of a text that stands in a string at the start of a line.
func at(from, to int) diag.Span {
	return diag.Span{File: "a.kit", Start: diag.Pos{Line: 1, Column: from + 1, Offset: from}, End: diag.Pos{Line: 1, Column: to + 1, Offset: to}}
}

func TestDuration(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"2s": 2 * time.Second, "300ms": 300 * time.Millisecond, "1m30s": 90 * time.Second, "1.5h": 90 * time.Minute,
		"0s": 0, "24h": 24 * time.Hour, "1d": 24 * time.Hour, "7d12h": 180 * time.Hour, "0.5d": 12 * time.Hour, "5us": 5 * time.Microsecond, "5µs": 5 * time.Microsecond, "7ns": 7,
		"1h2m3s4ms5us6ns": time.Hour + 2*time.Minute + 3*time.Second + 4*time.Millisecond + 5*time.Microsecond + 6,
		"0.000000001s":    1, "9223372036854775807ns": 1<<63 - 1, "0.1s": 100 * time.Millisecond,
	} {
		got, list := ParseDuration(text, at)
		if len(list) > 0 || got != want {
			t.Errorf("%s is %v, want %v: %v", text, got, want, list)
		}
	}
}

func TestRate(t *testing.T) {
	for text, want := range map[string]Rate{
		"100/s": {100, time.Second}, "5/min": {5, time.Minute}, "5000/h": {5000, time.Hour}, "9223372036854775807/s": {1<<63 - 1, time.Second},
	} {
		got, list := ParseRate(text, at)
		if len(list) > 0 || got != want {
			t.Errorf("%s is %v, want %v: %v", text, got, want, list)
		}
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string]int64{
		"512B": 512, "64KiB": 64 << 10, "4MiB": 4 << 20, "10MB": 10_000_000, "1.5GiB": 3 << 29, "2TB": 2e12, "0B": 0,
		"9223372036854775807B": 1<<63 - 1,
	} {
		got, list := ParseSize(text, at)
		if len(list) > 0 || got != want {
			t.Errorf("%s is %v, want %v: %v", text, got, want, list)
		}
	}
}

func TestMistakes(t *testing.T) {
	duration := func(s string) diag.List { _, l := ParseDuration(s, at); return l }
	rate := func(s string) diag.List { _, l := ParseRate(s, at); return l }
	size := func(s string) diag.List { _, l := ParseSize(s, at); return l }
	for _, test := range []struct {
		parse   func(string) diag.List
		text    string
		code    diag.Code
		columns [2]int // of the first character and behind the last one
		message string
		fix     string
	}{
		{duration, "", diag.UnitDuration, [2]int{1, 1}, "the duration is empty: write a number and a unit, such as `300ms`, `2s` or `1m30s`", ""},
		{duration, "5", diag.UnitDuration, [2]int{1, 2}, "`5` has no unit: write `5s`, or another unit", "5s"},
		{duration, "1m30", diag.UnitDuration, [2]int{1, 5}, "`30` has no unit: write `1m30s`, or another unit", "1m30s"},
		{duration, "-5s", diag.UnitRange, [2]int{1, 4}, "a duration is not negative: write it without the minus", ""},
		{duration, "+5s", diag.UnitDuration, [2]int{1, 4}, "a duration has no sign: write `5s`", "5s"},
		{duration, "5 s", diag.UnitDuration, [2]int{1, 4}, "there is no space in a duration: write `5s`", "5s"},
		{duration, "5sec", diag.UnitDuration, [2]int{1, 5}, "there is no unit `sec`: write `5s`", "5s"},
		{duration, "1h5Minutes", diag.UnitDuration, [2]int{1, 11}, "there is no unit `Minutes`: write `1h5m`", "1h5m"},
		{duration, "5MS", diag.UnitDuration, [2]int{1, 4}, "there is no unit `MS`: write `5ms`", "5ms"},
		{duration, "2days", diag.UnitDuration, [2]int{1, 6}, "there is no unit `days`: write `2d`", "2d"},
		{duration, "2D", diag.UnitDuration, [2]int{1, 3}, "there is no unit `D`: write `2d`", "2d"},
		{duration, "2h5d", diag.UnitDuration, [2]int{3, 5}, "units stand once each and from the largest to the smallest: `1h30m10s`", ""},
		{duration, "2w", diag.UnitDuration, [2]int{2, 3}, "there is no unit `w`: write a number and a unit, such as `300ms`, `2s` or `1m30s`", ""},
		{duration, "106752d", diag.UnitRange, [2]int{1, 8}, "`106752d` is more than can be counted: the most is 292 years", ""},
		{duration, "30s1m", diag.UnitDuration, [2]int{4, 6}, "units stand once each and from the largest to the smallest: `1h30m10s`", ""},
		{duration, "1s1s", diag.UnitDuration, [2]int{3, 5}, "units stand once each and from the largest to the smallest: `1h30m10s`", ""},
		{duration, "0.5ns", diag.UnitDuration, [2]int{1, 6}, "`0.5ns` is no whole number of nanoseconds: round it", ""},
		{duration, "9999999h", diag.UnitRange, [2]int{1, 9}, "`9999999h` is more than can be counted: the most is 292 years", ""},
		{duration, "9223372036854775808ns", diag.UnitRange, [2]int{1, 22}, "`9223372036854775808ns` is more than can be counted: the most is 292 years", ""},
		{duration, "PT5S", diag.UnitDuration, [2]int{1, 5}, "`PT5S` is no duration: write a number and a unit, such as `300ms`, `2s` or `1m30s`", ""},
		{duration, "5/s", diag.UnitDuration, [2]int{2, 4}, "`5/s` is a rate: a duration has no `/`", ""},
		{duration, ".5s", diag.UnitDuration, [2]int{1, 4}, "`.5s` is no duration: write a number and a unit, such as `300ms`, `2s` or `1m30s`", ""},
		{rate, "100", diag.UnitRate, [2]int{1, 4}, "`100` does not say in how much time: write `100/s`", "100/s"},
		{rate, "0/s", diag.UnitRange, [2]int{1, 4}, "nothing would ever pass at `0/s`: write at least 1", ""},
		{rate, "0.5/s", diag.UnitRate, [2]int{1, 6}, "a rate counts whole events: choose a longer time, as in `30/min` for `0.5/s`", ""},
		{rate, "5/sec", diag.UnitRate, [2]int{1, 6}, "there is no unit `sec`: write `5/s`", "5/s"},
		{rate, "5/m", diag.UnitRate, [2]int{1, 4}, "there is no unit `m`: write `5/min`", "5/min"},
		{rate, "5/day", diag.UnitRate, [2]int{3, 6}, "there is no unit `day`: a rate counts for `s`, `min` or `h`", ""},
		{rate, "5/10s", diag.UnitRate, [2]int{2, 6}, "a rate counts for one second, minute or hour: write `100/s`, `30/min` or `5000/h`", ""},
		{rate, "-5/s", diag.UnitRange, [2]int{1, 5}, "a rate is not negative: write it without the minus", ""},
		{rate, "5s", diag.UnitRate, [2]int{1, 3}, "`5s` is no rate: write a number and a unit, such as `100/s`, `30/min` or `5000/h`", ""},
		{rate, "99999999999999999999/s", diag.UnitRange, [2]int{1, 23}, "`99999999999999999999/s` is more than can be counted: the most is 9223372036854775807", ""},
		{size, "4M", diag.UnitSize, [2]int{1, 3}, "`4M` may mean two things: write `4MiB` for powers of 1024 or `4MB` for powers of 1000", ""},
		{size, "4mib", diag.UnitSize, [2]int{1, 5}, "there is no unit `mib`: write `4MiB`", "4MiB"},
		{size, "4 MiB", diag.UnitSize, [2]int{1, 6}, "there is no space in a number of bytes: write `4MiB`", "4MiB"},
		{size, "400", diag.UnitSize, [2]int{1, 4}, "`400` has no unit: write `400B`, or another unit", "400B"},
		{size, "5kilobytes", diag.UnitSize, [2]int{1, 11}, "there is no unit `kilobytes`: write `5KB`", "5KB"},
		{size, "0.5B", diag.UnitSize, [2]int{1, 5}, "`0.5B` is no whole number of bytes: round it", ""},
		{size, "9999999TiB", diag.UnitRange, [2]int{1, 11}, "`9999999TiB` is more than can be counted: the most is 8 EiB", ""},
		{size, "1MB2KB", diag.UnitSize, [2]int{1, 7}, "`1MB2KB` is no number of bytes: write a number and a unit, such as `512B`, `64KiB` or `10MB`", ""},
		{size, "\xff", diag.UnitSize, [2]int{1, 2}, "the number of bytes is not UTF-8 text", ""},
	} {
		list := test.parse(test.text)
		if len(list) != 1 {
			t.Errorf("%q: got %d findings, want 1: %v", test.text, len(list), list)
			continue
		}
		d := list[0]
		if d.Code != test.code || d.Message != test.message || d.Span.Start.Column != test.columns[0] || d.Span.End.Column != test.columns[1] {
			t.Errorf("%q: got %s %d-%d %s\nwant %s %d-%d %s", test.text, d.Code, d.Span.Start.Column, d.Span.End.Column, d.Message,
				test.code, test.columns[0], test.columns[1], test.message)
		}
		fix := ""
		if d.Fix != nil {
			fix = test.text[:d.Fix.Span.Start.Offset] + d.Fix.Replace + test.text[d.Fix.Span.End.Offset:]
			if l := test.parse(fix); len(l) > 0 {
				t.Errorf("%q: the fix %q is wrong too: %v", test.text, fix, l)
			}
		}
		if fix != test.fix {
			t.Errorf("%q: the fix gives %q, want %q", test.text, fix, test.fix)
		}
	}
}

// TestLong gives a megabyte of each kind of character.
func TestLong(t *testing.T) {
	for _, unit := range []string{"1", "s", "1s", " ", "/", "-", "\x00", "é"} {
		text := strings.Repeat(unit, 1_000_000)
		_, a := ParseDuration(text, at)
		_, b := ParseRate(text, at)
		_, c := ParseSize(text, at)
		if len(a) != 1 || len(b) != 1 || len(c) != 1 || len(a[0].Message) > 200 {
			t.Errorf("%q: got %d, %d and %d findings, want one each", unit, len(a), len(b), len(c))
		}
	}
}

// FuzzUnit: whatever the text, there is a value or findings, all of them inside the text.
func FuzzUnit(f *testing.F) {
	for _, s := range []string{"", "2s", "1m30s", "100/s", "5/min", "4MiB", "1.5h", "-1s", "5 s", "0.5ns", "9999999h", "5/10s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, a := ParseDuration(text, at)
		_, b := ParseRate(text, at)
		_, c := ParseSize(text, at)
		for _, list := range []diag.List{a, b, c} {
			for _, d := range list {
				if d.Span.Start.Offset < 0 || d.Span.End.Offset > len(text) || d.Span.Start.Offset > d.Span.End.Offset {
					t.Errorf("%q: %v is not in the text", text, d.Span)
				}
			}
		}
		if len(a) == 0 && len(b) == 0 || len(a) == 0 && len(c) == 0 || len(b) == 0 && len(c) == 0 {
			t.Errorf("%q means two things", text)
		}
	})
}
