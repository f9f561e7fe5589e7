package openapi

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// ecmaPattern gives a regular expression of Go (RE2) in the dialect of JSON Schema, ECMA-262 with its
// Unicode flag, and false where that dialect cannot say it. A pattern that means the same in both
// stays as its author wrote it.
func ecmaPattern(pattern string) (string, bool) {
	if sharedSyntax(pattern) {
		return pattern, true
	}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", false
	}
	var p ecmaPrinter
	p.print(tree)
	return p.out.String(), !p.failed
}

// propertyEscape is a general category: \p{L}, \P{Nd}. Scripts are named differently.
var propertyEscape = regexp.MustCompile(`^\\[pP]\{[A-Z][a-z]?\}`)

// sharedSyntax reports whether a valid pattern has only what both dialects read in the same way.
func sharedSyntax(p string) bool {
	inClass := false
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case c >= 0x80:
			return false // repetition of a character outside ASCII depends on the flag
		case c == '\\':
			i++
			if i == len(p) {
				return false
			}
			if category := propertyEscape.FindString(p[i-1:]); category != "" {
				i += len(category) - 2
				continue
			}
			shared := `dDwW.\/^$*+?()[]{}|nrtfv`
			if inClass {
				shared += "-"
			} else {
				shared += "b"
			}
			if !strings.ContainsRune(shared, rune(p[i])) {
				return false
			}
		case inClass:
			inClass = c != ']'
			if c == '[' {
				return false // [[:alpha:]]
			}
		case c == '[':
			inClass = true
			rest := strings.TrimPrefix(p[i+1:], "^")
			if strings.HasPrefix(rest, "]") {
				return false // RE2 takes it for a member
			}
		case c == '(':
			if strings.HasPrefix(p[i+1:], "?") && !strings.HasPrefix(p[i+1:], "?:") {
				return false
			}
		case c == '{':
			end := strings.IndexByte(p[i:], '}')
			if end < 0 || strings.Trim(p[i+1:i+end], "0123456789,") != "" || p[i+1] == ',' || end == 1 {
				return false // RE2 takes a lone brace for itself
			}
			i += end
		case c == '}' || c == ']':
			return false
		}
	}
	return true
}

// ecmaPrinter prints the tree of an RE2 expression as ECMA-262.
type ecmaPrinter struct {
	out    strings.Builder
	failed bool
}

func (p *ecmaPrinter) print(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		p.out.WriteString("(?:)")
	case syntax.OpNoMatch:
		p.out.WriteString(`[]`)
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			p.literal(r, re.Flags)
		}
	case syntax.OpCharClass:
		p.class(re.Rune)
	case syntax.OpAnyCharNotNL:
		p.out.WriteString(`[^\n]`)
	case syntax.OpAnyChar:
		p.out.WriteString(`[\s\S]`)
	case syntax.OpBeginText:
		p.out.WriteByte('^')
	case syntax.OpEndText:
		p.out.WriteByte('$')
	case syntax.OpWordBoundary:
		p.out.WriteString(`\b`)
	case syntax.OpNoWordBoundary:
		p.out.WriteString(`\B`)
	case syntax.OpCapture:
		p.group(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		p.repeated(re)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if sub.Op == syntax.OpAlternate {
				p.group(sub)
				continue
			}
			p.print(sub)
		}
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				p.out.WriteByte('|')
			}
			p.print(sub)
		}
	default: // line anchors
		p.failed = true
	}
}

func (p *ecmaPrinter) group(re *syntax.Regexp) {
	p.out.WriteString("(?:")
	p.print(re)
	p.out.WriteByte(')')
}

func (p *ecmaPrinter) repeated(re *syntax.Regexp) {
	sub := re.Sub[0]
	single := sub.Op == syntax.OpCharClass || sub.Op == syntax.OpAnyChar || sub.Op == syntax.OpAnyCharNotNL ||
		sub.Op == syntax.OpLiteral && len(sub.Rune) == 1
	if single || sub.Op == syntax.OpCapture {
		p.print(sub)
	} else {
		p.group(sub)
	}
	switch re.Op {
	case syntax.OpStar:
		p.out.WriteByte('*')
	case syntax.OpPlus:
		p.out.WriteByte('+')
	case syntax.OpQuest:
		p.out.WriteByte('?')
	default:
		switch {
		case re.Max == re.Min:
			fmt.Fprintf(&p.out, "{%d}", re.Min)
		case re.Max < 0:
			fmt.Fprintf(&p.out, "{%d,}", re.Min)
		default:
			fmt.Fprintf(&p.out, "{%d,%d}", re.Min, re.Max)
		}
	}
	if re.Flags&syntax.NonGreedy != 0 {
		p.out.WriteByte('?')
	}
}

func (p *ecmaPrinter) literal(r rune, flags syntax.Flags) {
	if flags&syntax.FoldCase == 0 {
		p.rune(r)
		return
	}
	folds := []rune{r}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		folds = append(folds, f)
	}
	if len(folds) == 1 {
		p.rune(r)
		return
	}
	slices.Sort(folds)
	p.out.WriteByte('[')
	for _, f := range folds {
		p.rune(f)
	}
	p.out.WriteByte(']')
}

// class prints the ranges lo, hi, lo, hi, …
func (p *ecmaPrinter) class(ranges []rune) {
	if len(ranges) > 128 {
		p.failed = true // \p{L}: nobody could read it
		return
	}
	p.out.WriteByte('[')
	if len(ranges) > 0 && ranges[0] == 0 && ranges[len(ranges)-1] == maxRune {
		p.out.WriteByte('^')
		for i := 1; i+1 < len(ranges); i += 2 {
			p.span(ranges[i]+1, ranges[i+1]-1)
		}
	} else {
		for i := 0; i+1 < len(ranges); i += 2 {
			p.span(ranges[i], ranges[i+1])
		}
	}
	p.out.WriteByte(']')
}

const maxRune = '\U0010FFFF'

func (p *ecmaPrinter) span(lo, hi rune) {
	p.rune(lo)
	if hi > lo {
		if hi > lo+1 {
			p.out.WriteByte('-')
		}
		p.rune(hi)
	}
}

func (p *ecmaPrinter) rune(r rune) { p.out.WriteString(escapeRune(r)) }

// escapeRune gives a character as both dialects read it, inside a class or outside.
func escapeRune(r rune) string {
	switch r {
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '\f':
		return `\f`
	case '\v':
		return `\v`
	case '-':
		return `\x2d` // \- is an error outside a class, and - a range inside
	}
	if strings.ContainsRune(`^$\.*+?()[]{}|/`, r) {
		return `\` + string(r)
	}
	if r < 0x20 || r == 0x7f {
		return fmt.Sprintf(`\x%02x`, r)
	}
	return string(r)
}
