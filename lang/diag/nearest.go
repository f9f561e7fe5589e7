package diag

import "strings"

// Nearest gives the candidate that a misspelt name most likely means, or "" where none is near: at
// most one edit for each three letters. Among equally near ones it gives the first in the alphabet,
// so the order of the candidates does not matter. An edit is a letter inserted, removed, replaced
// or exchanged with its neighbour: the optimal string alignment form of the distance of F. J.
// Damerau (1964) and V. I. Levenshtein (1966). A difference in case alone counts as nearest.
func Nearest(name string, candidates []string) string {
	const longest = 100 // letters; the cost grows with the square
	wanted := []rune(strings.ToLower(name))
	if len(wanted) == 0 || len(wanted) > longest {
		return ""
	}
	best, bestDistance := "", max(1, (len(wanted)+1)/3)+1
	for _, c := range candidates {
		if c == name || c == "" {
			continue
		}
		letters := []rune(strings.ToLower(c))
		if n := len(letters) - len(wanted); n >= bestDistance+1 || -n >= bestDistance+1 || len(letters) > longest {
			continue
		}
		d := distance(wanted, letters)
		if d >= len(wanted) {
			continue // nothing is left of the name
		}
		if d < bestDistance || d == bestDistance && best != "" && c < best {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance counts the edits between two words, with three rows of the usual table.
func distance(a, b []rune) int {
	older, old, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		older, old, row = old, row, older
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(old[j]+1, row[j-1]+1, old[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
