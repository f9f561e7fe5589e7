package kit_test

import (
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
)

func TestUUIDRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var u kit.UUID
		copy(u[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "bytes"))
		text := u.String()
		digits := hex.EncodeToString(u[:])
		want := digits[:8] + "-" + digits[8:12] + "-" + digits[12:16] + "-" + digits[16:20] + "-" + digits[20:]
		if text != want {
			t.Fatalf("%x is written %s, want %s", u[:], text, want)
		}
		for _, form := range []string{text, strings.ToUpper(text)} {
			if got, err := kit.ParseUUID(form); err != nil || got != u {
				t.Fatalf("%s is read as %s, %v", form, got, err)
			}
		}
	})
}

func TestUUIDRefusesEverythingElse(t *testing.T) {
	const good = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"
	for _, text := range []string{
		"", good[:35], good + "0", "{" + good[:34] + "}", strings.ReplaceAll(good, "-", ""), "urn:uuid:" + good,
		strings.Replace(good, "-", "0", 1), strings.Replace(good, "6", "g", 1), good[:35] + "\x00", good[:34] + "é",
	} {
		if got, err := kit.ParseUUID(text); err == nil || got != (kit.UUID{}) {
			t.Errorf("%q is read as %s", text, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		b := []byte(good)
		b[rapid.IntRange(0, 35).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		if got, err := kit.ParseUUID(string(b)); err == nil && got.String() != strings.ToLower(string(b)) {
			t.Fatalf("%q is read as %s", b, got)
		}
	})
}

func TestDateAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[0-9]{4}-[0-9]{2}-[0-9]{2}`),
			rapid.StringMatching(`[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`),
			rapid.StringMatching(`(2000|1900|2024|2023|0000)-02-(28|29|30)`),
			rapid.String(),
		).Draw(t, "text")
		want, wantErr := time.Parse(time.DateOnly, text)
		got, err := kit.ParseDate(text)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v, but package time says %v", text, err, wantErr)
		}
		if err != nil {
			return
		}
		if y, m, d := want.Date(); got.Year != y || got.Month != m || got.Day != d || !got.Valid() {
			t.Fatalf("%q is read as %+v", text, got)
		}
		if got.String() != text {
			t.Fatalf("%q is written %q", text, got)
		}
	})
}

func TestDateCompareAgreesWithTime(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) time.Time {
		return time.Date(rapid.IntRange(0, 9999).Draw(t, "year"), 1, 1, 0, 0, 0, 0, time.UTC).
			AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day"))
	})
	date := func(t time.Time) kit.Date {
		y, m, d := t.Date()
		return kit.Date{Year: y, Month: m, Day: d}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := day.Draw(t, "a"), day.Draw(t, "b")
		if got, want := date(a).Compare(date(b)), a.Compare(b); got != want {
			t.Fatalf("%s compared with %s gives %d, want %d", date(a), date(b), got, want)
		}
	})
}

func TestDateValid(t *testing.T) {
	for _, d := range []kit.Date{{}, {Year: -1, Month: 1, Day: 1}, {Year: 10000, Month: 1, Day: 1}, {Year: 2023, Month: 2, Day: 29}, {Year: 2024, Month: 13, Day: 1}, {Year: 2024, Month: 1, Day: 32}} {
		if d.Valid() {
			t.Errorf("%+v is a valid date", d)
		}
	}
	if !(kit.Date{Year: 2024, Month: 2, Day: 29}).Valid() {
		t.Error("29 February 2024 is no valid date")
	}
}
