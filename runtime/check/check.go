// Package check holds the conditions that generated validation asks for: lengths, formats and elements
// that must differ. Each function answers one question about one value and allocates nothing unless it
// says so.
package check

import "unicode/utf8"

// Longer reports whether s has more than n Unicode code points.
func Longer[S ~string](s S, n int) bool {
	return len(s) > n && utf8.RuneCountInString(string(s)) > n
}

// Shorter reports whether s has fewer than n Unicode code points.
func Shorter[S ~string](s S, n int) bool {
	return len(s) < n || len(s) < n*utf8.UTFMax && utf8.RuneCountInString(string(s)) < n
}

// Length is the number of Unicode code points in s.
func Length[S ~string](s S) int { return utf8.RuneCountInString(string(s)) }

// Finite reports whether f is neither infinite nor no number at all.
func Finite[F ~float64](f F) bool { return f-f == 0 }

// fewElements is up to where comparing all pairs is faster than a table.
const fewElements = 16

// Unique reports whether no two elements of list are equal. Beyond 16 elements it builds a table of
// those that it has seen.
func Unique[E comparable](list []E) bool {
	if len(list) <= fewElements {
		for i := range list {
			for j := range i {
				if list[i] == list[j] {
					return false
				}
			}
		}
		return true
	}
	return UniqueBy(list, func(e E) E { return e })
}

// UniqueBy reports whether no two elements of list have the same key.
func UniqueBy[E any, K comparable](list []E, key func(E) K) bool {
	seen := map[K]struct{}{}
	for _, e := range list {
		k := key(e)
		if _, repeated := seen[k]; repeated {
			return false
		}
		seen[k] = struct{}{}
	}
	return true
}
