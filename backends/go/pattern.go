package golang

import (
	"fmt"
	"regexp/syntax"
	"strconv"
	"strings"
)

// sequence is a regular expression that needs no regular expression engine: anchored at both ends, a
// row of literals and character classes, all of ASCII, of which at most one repeats a variable number
// of times. The places of all others then follow from the length of the string.
type sequence struct {
	atoms    []atom
	variable int // the index of the atom with min != max, -1 where there is none
}

// atom is a literal, or min to max characters of a class.
type atom struct {
	literal  string
	ranges   []rune // pairs of first and last
	min, max int    // max is -1 where there is no upper bound
}

// sequenceOf reads a pattern, and reports false where it is not a sequence.
func sequenceOf(pattern string) (sequence, bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || len(re.Sub) < 2 ||
		re.Sub[0].Op != syntax.OpBeginText || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return sequence{}, false
	}
	q := sequence{variable: -1}
	for i, sub := range re.Sub[1 : len(re.Sub)-1] {
		a, ok := atomOf(sub)
		if !ok {
			return sequence{}, false
		}
		if a.min != a.max {
			if q.variable >= 0 {
				return sequence{}, false
			}
			q.variable = i
		}
		q.atoms = append(q.atoms, a)
	}
	return q, true
}

func atomOf(re *syntax.Regexp) (atom, bool) {
	switch re.Op {
	case syntax.OpLiteral:
		text := string(re.Rune)
		if re.Flags&syntax.FoldCase != 0 || !ascii(re.Rune) {
			return atom{}, false
		}
		return atom{literal: text, min: len(text), max: len(text)}, true
	case syntax.OpCharClass:
		return atom{ranges: re.Rune, min: 1, max: 1}, ascii(re.Rune) && len(re.Rune) > 0
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		a, ok := atomOf(re.Sub[0])
		if !ok || a.min != 1 || a.max != 1 {
			return atom{}, false
		}
		if a.literal != "" {
			c := rune(a.literal[0])
			a = atom{ranges: []rune{c, c}}
		}
		a.min, a.max = repeats(re)
		return a, a.max != 0
	}
	return atom{}, false
}

func repeats(re *syntax.Regexp) (least, most int) {
	switch re.Op {
	case syntax.OpStar:
		return 0, -1
	case syntax.OpPlus:
		return 1, -1
	case syntax.OpQuest:
		return 0, 1
	}
	return re.Min, re.Max
}

func ascii(runes []rune) bool {
	for _, r := range runes {
		if r >= 0x80 {
			return false
		}
	}
	return true
}

// body gives the statements of func(s string) bool.
func (q sequence) body() string {
	if len(q.atoms) == 0 {
		return "\treturn s == \"\"\n"
	}
	if len(q.atoms) == 1 && q.atoms[0].literal != "" {
		return "\treturn s == " + strconv.Quote(q.atoms[0].literal) + "\n"
	}
	least, most := 0, 0
	for _, a := range q.atoms {
		least += a.min
		if a.max < 0 || most < 0 {
			most = -1
		} else {
			most += a.max
		}
	}
	var b strings.Builder
	conditions := lengthConditions(least, most)
	from, sure := 0, true // sure: counted from the start of s; otherwise from its end
	after := 0            // what stands behind the variable atom
	if q.variable >= 0 {
		for _, a := range q.atoms[q.variable+1:] {
			after += a.min
		}
	}
	var loops []string
	for i, a := range q.atoms {
		var part string
		if i == q.variable {
			part = slice(offset(from, true), offset(after, false))
			sure, from = false, after
		} else if sure {
			part = slice(offset(from, true), offset(from+a.min, true))
			if from+a.min == most && least == most {
				part = slice(offset(from, true), "")
			}
			from += a.min
		} else {
			part = slice(offset(from, false), offset(from-a.min, false))
			from -= a.min
		}
		if a.literal != "" {
			tight := strings.Replace(part, " : ", ":", 1) // as gofmt has it inside a larger expression
			conditions = append(conditions, tight+" != "+strconv.Quote(a.literal))
		} else {
			loops = append(loops, classLoop(part, a.ranges))
		}
	}
	if len(conditions) > 0 {
		b.WriteString("\tif " + strings.Join(conditions, " || ") + " {\n\t\treturn false\n\t}\n")
	}
	b.WriteString(strings.Join(loops, ""))
	b.WriteString("\treturn true\n")
	return b.String()
}

func lengthConditions(least, most int) []string {
	switch {
	case least == most:
		return []string{fmt.Sprintf("len(s) != %d", least)}
	case least == 0 && most < 0:
		return nil
	case most < 0:
		return []string{fmt.Sprintf("len(s) < %d", least)}
	case least == 0:
		return []string{fmt.Sprintf("len(s) > %d", most)}
	}
	return []string{fmt.Sprintf("len(s) < %d", least), fmt.Sprintf("len(s) > %d", most)}
}

// offset gives an index of s: n, or n bytes before its end.
func offset(n int, fromStart bool) string {
	switch {
	case n == 0:
		return ""
	case fromStart:
		return strconv.Itoa(n)
	}
	return "len(s)-" + strconv.Itoa(n)
}

func slice(from, to string) string {
	if from == "" && to == "" {
		return "s"
	}
	if from != "" && to != "" && strings.Contains(from+to, "-") {
		return "s[" + from + " : " + to + "]"
	}
	return "s[" + from + ":" + to + "]"
}

func classLoop(part string, ranges []rune) string {
	var cases []string
	for i := 0; i < len(ranges); i += 2 {
		first, last := strconv.QuoteRune(ranges[i]), strconv.QuoteRune(ranges[i+1])
		if first == last {
			cases = append(cases, "c == "+first)
		} else {
			cases = append(cases, first+" <= c && c <= "+last)
		}
	}
	if len(cases) == 1 && len(ranges) == 2 && ranges[0] == ranges[1] {
		return "\tfor _, c := range []byte(" + part + ") {\n\t\tif c != " + strconv.QuoteRune(ranges[0]) +
			" {\n\t\t\treturn false\n\t\t}\n\t}\n"
	}
	if len(cases) == 1 {
		return "\tfor _, c := range []byte(" + part + ") {\n\t\tif c < " + strconv.QuoteRune(ranges[0]) +
			" || " + strconv.QuoteRune(ranges[1]) + " < c {\n\t\t\treturn false\n\t\t}\n\t}\n"
	}
	return "\tfor _, c := range []byte(" + part + ") {\n\t\tswitch {\n\t\tcase " + strings.Join(cases, ", ") +
		":\n\t\tdefault:\n\t\t\treturn false\n\t\t}\n\t}\n"
}
