package lock

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// The words that a line may begin with.
var (
	kinds   = []string{"struct", "union", "enum", "error", "method"}
	targets = []string{"go", "openapi", "thrift"}
)

// Parse reads a lock. name is used in spans. The Lock is never nil; it is of use only where there is no
// error, of which there is at most one: behind a line that kitc did not write, nothing can be relied on.
func Parse(name string, data []byte) (*Lock, diag.List) {
	p := &parser{lock: &Lock{}, name: name, numbers: map[number]diag.Span{}, live: map[member]diag.Span{}}
	offset := 0
	for n := 1; len(data) > 0; n++ {
		text, rest, _ := bytes.Cut(data, []byte("\n"))
		p.at = diag.Pos{Line: n, Column: 1, Offset: offset}
		if !p.line(string(bytes.TrimRight(text, "\r"))) {
			break
		}
		offset += len(text) + 1
		data = rest
	}
	return p.lock, p.diags
}

type number struct {
	owner
	number int
}

type member struct {
	owner
	name string
}

type parser struct {
	lock    *Lock
	name    string
	at      diag.Pos
	diags   diag.List
	numbers map[number]diag.Span
	live    map[member]diag.Span
}

// line reads one line, and gives false where it is not kitc's.
func (p *parser) line(text string) bool {
	if text == "" || text[0] == '#' {
		return true
	}
	span := diag.Span{File: p.name, Start: p.at, End: p.at}
	span.End.Offset += len(text)
	span.End.Column += utf8.RuneCountInString(text)
	if conflictMarker(text) {
		p.diags.Errorf(diag.LockConflict, span, "kit.lock holds a merge that was not finished: keep the numbers of the branch that others use already, `git checkout --ours kit.lock` or `--theirs`, then run `kitc build`, which adds the members of the other branch again")
		return false
	}
	word, rest, _ := strings.Cut(text, " ")
	switch {
	case word == "output":
		if o, ok := parseOutput(rest); ok {
			p.lock.Outputs = append(p.lock.Outputs, o)
			return true
		}
	case slices.Contains(kinds, word):
		if e, ok := parseEntry(word, rest); ok {
			return p.entry(e, span)
		}
	}
	p.diags.Errorf(diag.LockSyntax, span, "kitc did not write this line: restore kit.lock from version control, `git checkout kit.lock`, then run `kitc build`")
	return false
}

// entry keeps an entry, and gives false where another one contradicts it.
func (p *parser) entry(e Entry, span diag.Span) bool {
	o := owner{e.Kind, e.Owner}
	n, m := number{o, e.Number}, member{o, e.Name}
	if first, taken := p.numbers[n]; taken {
		p.diags.Errorf(diag.LockConflict, span, "the number %d of %s is there twice, as when two branches each added a member: delete the line of the one that nobody uses yet, then run `kitc build`", e.Number, e.Owner).Note(first, "the other line")
		return false
	}
	if first, taken := p.live[m]; taken && !e.Reserved {
		p.diags.Errorf(diag.LockConflict, span, "%s.%s is there with two numbers, as when two branches each added it: delete the line of the one that nobody uses yet, then run `kitc build`", e.Owner, e.Name).Note(first, "the other line")
		return false
	}
	p.numbers[n] = span
	if !e.Reserved {
		p.live[m] = span
	}
	p.lock.add(e)
	return true
}

func conflictMarker(text string) bool {
	return slices.ContainsFunc([]string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"}, func(marker string) bool {
		return strings.HasPrefix(text, marker)
	})
}

// parseEntry reads OWNER.NAME NUMBER, with or without "reserved" behind it.
func parseEntry(kind, text string) (Entry, bool) {
	words := strings.Split(text, " ")
	e := Entry{Kind: kind, Reserved: len(words) == 3 && words[2] == "reserved"}
	if len(words) != 2 && !e.Reserved {
		return e, false
	}
	dot := strings.LastIndexByte(words[0], '.')
	if dot < 0 {
		return e, false
	}
	e.Owner, e.Name = words[0][:dot], words[0][dot+1:]
	// Fields of imported IDL without an id have the numbers -1, -2, …, as the Thrift compiler gives them.
	least, most := -MaxNumber-1, MaxNumber
	if kind == "enum" {
		least, most = math.MinInt32, math.MaxInt32
	}
	n, err := strconv.Atoi(words[1])
	if err != nil || n < least || n > most || n == 0 && kind != "enum" || strconv.Itoa(n) != words[1] {
		return e, false
	}
	e.Number = n
	dots := 0
	if kind == "method" {
		dots = 1
	}
	return e, isName(e.Name) && strings.Count(e.Owner, ".") == dots && !slices.ContainsFunc(strings.Split(e.Owner, "."), func(s string) bool { return !isName(s) })
}

func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
}

// parseOutput reads TARGET PATH.
func parseOutput(text string) (Output, bool) {
	target, path, ok := strings.Cut(text, " ")
	clean := !strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == 0x7f || r == utf8.RuneError })
	return Output{Target: target, Path: path}, ok && path != "" && clean && slices.Contains(targets, target)
}
