package openapi

import (
	"regexp"
	"regexp/syntax"
	"slices"
)

// maxExample is how many characters an example string has at most.
const maxExample = 512

// patterns are the regular expressions that examples were made for: the same one stands at many fields,
// and compiling it costs more than all the rest of an example.
type patterns map[string]*regexp.Regexp

// find gives a pattern compiled, nil for one that is broken.
func (p patterns) find(text string) *regexp.Regexp {
	re, ok := p[text]
	if !ok {
		re, _ = regexp.Compile(text) // the compiler has refused what is broken
		p[text] = re
	}
	return re
}

// matching gives a string that a regular expression matches and that has min to max characters, and
// false where it finds none. The same arguments give the same string; variant asks for another one.
func matching(re *regexp.Regexp, min, max, variant int) (string, bool) {
	tree, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return "", false
	}
	// Repetitions go their least number of times, and then as many more as the length needs.
	for extra := 0; extra <= maxExample; extra = extra*3/2 + 1 {
		for _, more := range []int{extra, extra + 1, extra + 2} {
			w := writer{more: more, seed: variant}
			w.write(tree)
			s := string(w.out)
			if n := len(w.out); !w.failed && n >= min && n <= max && re.MatchString(s) {
				return s, true
			}
		}
		if extra > max {
			break
		}
	}
	// What is not anchored may stand within any text.
	return padded(tree, re, min, max, variant)
}

func padded(tree *syntax.Regexp, re *regexp.Regexp, min, max, variant int) (string, bool) {
	w := writer{seed: variant}
	w.write(tree)
	if w.failed || len(w.out) >= min || min > max {
		return "", false
	}
	for len(w.out) < min {
		w.out = append(w.out, 'x')
	}
	s := string(w.out)
	return s, re.MatchString(s)
}

// writer writes one string of the language of an expression.
type writer struct {
	out    []rune
	more   int // how often repetitions go beyond their least number
	seed   int
	steps  int
	failed bool
}

func (w *writer) write(re *syntax.Regexp) {
	if w.steps++; w.steps > 16*maxExample || len(w.out) > maxExample {
		w.failed = true
	}
	if w.failed {
		return
	}
	switch re.Op {
	case syntax.OpNoMatch:
		w.failed = true
	case syntax.OpLiteral:
		w.out = append(w.out, re.Rune...)
	case syntax.OpCharClass:
		w.pick(re.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		w.pick([]rune{'a', 'z'})
	case syntax.OpCapture:
		w.write(re.Sub[0])
	case syntax.OpStar:
		w.repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		w.repeat(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		w.repeat(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		w.repeat(re.Sub[0], re.Min, re.Max)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			w.write(sub)
		}
	case syntax.OpAlternate:
		w.write(re.Sub[w.seed%len(re.Sub)])
	}
}

func (w *writer) repeat(sub *syntax.Regexp, least, most int) {
	n := least + w.more
	if most >= 0 && n > most {
		n = most
	}
	for range n {
		w.write(sub)
		if w.failed {
			return
		}
	}
}

// lowerFirst are digits and small letters in an order that looks like chance.
const lowerFirst = "k7m2x9c4t8b3w6a1n5e0dfghijlopqrsuvyz"

// pick chooses a character of the ranges lo, hi, lo, hi, …: letters and digits where there are any,
// lower case rather than upper, never twice the same in a row where it can be helped.
func (w *writer) pick(ranges []rune) {
	var friendly [len(lowerFirst)]rune
	n := 0
	for _, set := range [...]string{lowerFirst, "KMXCTBWANEDFGHIJLOPQRSUVYZ"} {
		for _, r := range set {
			if within(ranges, r) {
				friendly[n] = r
				n++
			}
		}
		if n > 0 {
			break
		}
	}
	switch {
	case n > 0:
		w.out = append(w.out, friendly[(len(w.out)+7*w.seed)%n])
	case within(ranges, '-'):
		w.out = append(w.out, '-')
	default:
		if i := slices.IndexFunc(ranges, func(r rune) bool { return r > ' ' }); i >= 0 {
			w.out = append(w.out, ranges[i])
			return
		}
		if len(ranges) == 0 {
			w.failed = true
			return
		}
		w.out = append(w.out, ranges[0])
	}
}

func within(ranges []rune, r rune) bool {
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}
