package check_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/runtime/check"
)

func TestLengthsCountCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		n := rapid.IntRange(0, utf8.RuneCountInString(s)+2).Draw(t, "n")
		length := utf8.RuneCountInString(s)
		if check.Longer(s, n) != (length > n) || check.Shorter(s, n) != (length < n) || check.Length(s) != length {
			t.Fatalf("%q has %d code points; with %d: longer %v, shorter %v, length %d",
				s, length, n, check.Longer(s, n), check.Shorter(s, n), check.Length(s))
		}
	})
}

func TestFinite(t *testing.T) {
	for f, want := range map[float64]bool{0: true, -1.5: true, math.MaxFloat64: true, math.Inf(1): false, math.Inf(-1): false} {
		if check.Finite(f) != want {
			t.Errorf("Finite(%v) is %v", f, !want)
		}
	}
	if check.Finite(math.NaN()) {
		t.Error("NaN is finite")
	}
}

func TestUniqueAgreesWithComparingAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(0, 60), 0, 40).Draw(t, "list")
		want := true
		for i := range list {
			for j := range i {
				want = want && list[i] != list[j]
			}
		}
		if got := check.Unique(list); got != want {
			t.Fatalf("Unique(%v) is %v", list, got)
		}
		if got := check.UniqueBy(list, func(n int) string { return strings.Repeat("x", n) }); got != want {
			t.Fatalf("UniqueBy(%v) is %v", list, got)
		}
	})
}

// TestUniqueIsNotQuadratic would take most of a minute, if every pair of elements were compared.
func TestUniqueIsNotQuadratic(t *testing.T) {
	list := make([]int64, 500_000)
	for i := range list {
		list[i] = int64(i)
	}
	if !check.Unique(list) {
		t.Error("numbers that differ are not unique")
	}
}

func TestChecksAllocateNothing(t *testing.T) {
	few := []string{"a", "b", "c"}
	text := strings.Repeat("ü", 40)
	if n := testing.AllocsPerRun(100, func() {
		if check.Longer(text, 60) || check.Shorter(text, 30) || !check.Unique(few) ||
			!check.Email("ada@example.com") || !check.Hostname("example.com") {
			t.Error("a good value is refused")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
