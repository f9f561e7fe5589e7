package utf8_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	kitutf8 "github.com/kitc-lang/kit/runtime/internal/utf8"
)

// TestEveryCharacter has each character, and each sequence of up to three bytes and some of four, stand at every place
// of a word.
func TestEveryCharacter(t *testing.T) {
	check := func(s string) {
		for _, text := range []string{s, s + "12345678", "1234567" + s + "8", "青" + s + "青い空", s + s + s + s} {
			for _, behind := range []string{"", "\x80\x80", "12345678", "\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF"} {
				if got, want := kitutf8.Valid("before"+text+behind, 6, 6+len(text)), utf8.ValidString(text); got != want {
					t.Fatalf("%q is valid before %q: %t, and for unicode/utf8: %t", text, behind, got, want)
				}
			}
		}
	}
	for r := rune(0); r <= utf8.MaxRune; r += 1 + r/3000 {
		check(string(r))
	}
	for a := range 256 {
		check(string([]byte{byte(a)}))
		for b := range 256 {
			check(string([]byte{byte(a), byte(b)}))
			if a < 0xC0 {
				continue
			}
			for _, c := range []byte{0, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF} {
				check(string([]byte{byte(a), byte(b), c}))
				for _, d := range []byte{0x7F, 0x80, 0xBF, 0xC0} {
					check(string([]byte{byte(a), byte(b), c, d}))
				}
			}
		}
	}
}

func FuzzValid(f *testing.F) {
	for _, s := range []string{"plain", "zwölf Boxkämpfer", "呼び鈴が弱いので", "😀\xed\xa0\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := kitutf8.Valid(s, 0, len(s)), utf8.ValidString(s); got != want {
			t.Errorf("%q is valid: %t, and for unicode/utf8: %t", s, got, want)
		}
	})
}

// TestTornTexts cuts and spoils long texts of all scripts.
func TestTornTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := strings.Repeat("Zwölf Boxkämpfer jagen Виктора 呼び鈴が弱いので😀, ", 4)
	for range 200_000 {
		b := []byte(text[r.IntN(40) : len(text)-r.IntN(40)])
		for range r.IntN(3) {
			b[r.IntN(len(b))] = byte(r.UintN(256))
		}
		if got, want := kitutf8.Valid(string(b), 0, len(b)), utf8.Valid(b); got != want {
			t.Fatalf("%q is valid: %t, and for unicode/utf8: %t", b, got, want)
		}
	}
}

func BenchmarkValid(b *testing.B) {
	const behind = "and more"
	for name, text := range map[string]string{
		"ASCII": "please ring twice, the bell is weak", "German": "bitte zweimal läuten, die Türglocke hört man schlecht", "Russian": "пожалуйста, звоните дважды",
		"Japanese": "呼び鈴が弱いので、二回鳴らしてください", "short": "ウェブ",
	} {
		text += behind
		b.Run(name+"/kit", func(b *testing.B) {
			for b.Loop() {
				kitutf8.Valid(text, 0, len(text)-8)
			}
		})
		b.Run(name+"/standard", func(b *testing.B) {
			for b.Loop() {
				utf8.ValidString(text[:len(text)-8])
			}
		})
	}
}
