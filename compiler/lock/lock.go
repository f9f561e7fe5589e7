// Package lock keeps the numbers of members: it reads kit.lock, gives every member its number for ever,
// and writes the lock again. A line of the file is one number, so that branches merge well.
package lock

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

const header = `# The numbers on the Thrift wire, for ever. kitc build maintains this file: commit it, do not edit it.
`

// Entry is one number: of a field of a struct, a member of a union or enum, a field of an error, or an
// error of a method.
type Entry struct {
	Kind     string // "struct", "union", "enum", "error" or "method"
	Owner    string // "Order", or "Orders.Place" for a method
	Name     string
	Number   int
	Reserved bool // the member was removed; nobody else gets its number
	span     diag.Span
}

// Output is where a build wrote to, so that a later one finds what it no longer writes.
type Output struct {
	Target string // "go", "openapi" or "thrift"
	Path   string // relative to the folder of the lock
}

// Lock is the content of a kit.lock. The zero Lock is that of a new package.
type Lock struct {
	Outputs []Output // of the last build, sorted by target
	entries map[owner][]Entry
}

type owner struct{ kind, name string }

var line = regexp.MustCompile(`^(struct|union|enum|error|method) ([A-Za-z0-9_.]+)\.([A-Za-z0-9_]+) (-?[0-9]{1,10})( reserved)?$`)

var output = regexp.MustCompile(`^output (go|openapi|thrift) (\S.*)$`)

// maxLine bounds what a message repeats of a line, in bytes.
const maxLine = 80

// Parse reads a lock. name is used in spans. It gives what could be read, and a diagnostic for the
// first line that could not.
func Parse(name string, data []byte) (*Lock, diag.List) {
	l := &Lock{entries: map[owner][]Entry{}}
	var diags diag.List
	offset := 0
	for n := 1; len(data) > 0; n++ {
		text, rest, _ := bytes.Cut(data, []byte("\n"))
		start := diag.Pos{Line: n, Column: 1, Offset: offset}
		end := start
		end.Offset += len(text)
		end.Column += len(text)
		span := diag.Span{File: name, Start: start, End: end}
		offset += len(text) + 1
		data = rest
		text = bytes.TrimRight(text, "\r")
		if len(text) == 0 || text[0] == '#' {
			continue
		}
		if conflictMarker(text) {
			diags.Errorf(diag.LockConflict, span, "kit.lock holds a merge that was not finished: take the version of the branch whose numbers are in use already (`git checkout --theirs kit.lock` or `--ours`), and run `kitc build`, which adds the rest again")
			return l, diags
		}
		if m := output.FindSubmatch(text); m != nil {
			l.Outputs = append(l.Outputs, Output{Target: string(m[1]), Path: string(m[2])})
			continue
		}
		m := line.FindSubmatch(text)
		if m == nil {
			diags.Errorf(diag.LockSyntax, span, "this line is not kitc's: %q; restore kit.lock from version control, and run `kitc build`", shorten(text))
			return l, diags
		}
		number, _ := strconv.Atoi(string(m[4]))
		e := Entry{Kind: string(m[1]), Owner: string(m[2]), Name: string(m[3]), Number: number, Reserved: len(m[5]) > 0, span: span}
		if e.Kind != "enum" && (number < 1 || number > 32767) {
			diags.Errorf(diag.LockSyntax, span, "%d is not a number that a member can have; restore kit.lock from version control, and run `kitc build`", number)
			return l, diags
		}
		if first, taken := l.clash(e); taken {
			diags.Errorf(diag.LockConflict, span, "%s.%s and %s.%s both have the number %d, as happens when two branches add a member: delete the line of the one that is not released yet, and run `kitc build`",
				e.Owner, first.Name, e.Owner, e.Name, number).Note(first.span, "%s.%s has it here", first.Owner, first.Name)
			return l, diags
		}
		l.add(e)
	}
	return l, diags
}

func conflictMarker(text []byte) bool {
	for _, marker := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(text, []byte(marker)) {
			return true
		}
	}
	return false
}

func shorten(text []byte) string {
	if len(text) > maxLine {
		return string(text[:maxLine]) + "…"
	}
	return string(text)
}

// clash finds an entry of the same owner that has the number, or is a live one of the same name.
func (l *Lock) clash(e Entry) (Entry, bool) {
	for _, other := range l.of(e.Kind, e.Owner) {
		if other.Number == e.Number || other.Name == e.Name && !other.Reserved && !e.Reserved {
			return other, true
		}
	}
	return Entry{}, false
}

func (l *Lock) add(e Entry) {
	if l.entries == nil {
		l.entries = map[owner][]Entry{}
	}
	o := owner{e.Kind, e.Owner}
	l.entries[o] = append(l.entries[o], e)
}

func (l *Lock) of(kind, name string) []Entry {
	if l == nil {
		return nil
	}
	return l.entries[owner{kind, name}]
}

// Bytes gives the file, its lines sorted by owner and number.
func (l *Lock) Bytes() []byte {
	var all []Entry
	for _, entries := range l.entries {
		all = append(all, entries...)
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Number, b.Number))
	})
	var b bytes.Buffer
	b.WriteString(header)
	for _, e := range all {
		b.WriteString(e.String() + "\n")
	}
	for _, o := range l.Outputs {
		b.WriteString("output " + o.Target + " " + o.Path + "\n")
	}
	return b.Bytes()
}

// String gives the entry as its line in the file.
func (e Entry) String() string {
	s := fmt.Sprintf("%s %s.%s %d", e.Kind, e.Owner, e.Name, e.Number)
	if e.Reserved {
		s += " reserved"
	}
	return s
}

// Difference says what distinguishes the lines of two locks: those that next adds, with +, and those
// that it drops, with -, sorted.
func Difference(old, next []byte) []string {
	before, after := lines(old), lines(next)
	var out []string
	for _, l := range after {
		if !slices.Contains(before, l) {
			out = append(out, "+ "+l)
		}
	}
	for _, l := range before {
		if !slices.Contains(after, l) {
			out = append(out, "- "+l)
		}
	}
	return out
}

func sortedByNumber(entries []Entry) []Entry {
	return slices.SortedFunc(slices.Values(entries), func(a, b Entry) int { return cmp.Compare(a.Number, b.Number) })
}

func lines(data []byte) []string {
	var out []string
	for l := range strings.SplitSeq(string(data), "\n") {
		if l = strings.TrimRight(l, "\r"); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}
