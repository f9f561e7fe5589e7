// Package lock keeps the numbers of members: it reads kit.lock, gives every member its number for ever,
// and writes the lock again. A line of the file is one number, so that people and version control can
// read what changed.
package lock

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
)

const header = `# The numbers on the Thrift wire, for ever, and where the last build wrote to.
# kitc build maintains this file: commit it, do not edit it.
`

// MaxNumber is the greatest number that a field, a union member or an error can have: that of Thrift.
const MaxNumber = 32767

// Entry is one number: of a field of a struct or an error, a member of a union or enum, or an error of a
// method.
type Entry struct {
	Kind     string // "struct", "union", "enum", "error" or "method"
	Owner    string // "Order", or "Orders.Place" for a method
	Name     string
	Number   int
	Reserved bool // the member was removed; nobody else gets its number
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

func (l *Lock) add(e Entry) {
	if l.entries == nil {
		l.entries = map[owner][]Entry{}
	}
	o := owner{e.Kind, e.Owner}
	l.entries[o] = append(l.entries[o], e)
}

// of gives the entries of an owner by number.
func (l *Lock) of(kind, name string) []Entry {
	if l == nil {
		return nil
	}
	return slices.SortedFunc(slices.Values(l.entries[owner{kind, name}]), func(a, b Entry) int { return cmp.Compare(a.Number, b.Number) })
}

// Entries gives all entries, sorted by kind, owner and number.
func (l *Lock) Entries() []Entry {
	var all []Entry
	for _, entries := range l.entries {
		all = append(all, entries...)
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Number, b.Number))
	})
	return all
}

// Bytes gives the file, its lines sorted, with LF at their ends.
func (l *Lock) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString(header)
	for _, e := range l.Entries() {
		b.WriteString(e.String() + "\n")
	}
	for _, o := range l.Outputs {
		b.WriteString(o.String() + "\n")
	}
	return b.Bytes()
}

// String gives the entry as its line in the file.
func (e Entry) String() string {
	s := e.Kind + " " + e.Owner + "." + e.Name + " " + strconv.Itoa(e.Number)
	if e.Reserved {
		s += " reserved"
	}
	return s
}

// String gives the output as its line in the file.
func (o Output) String() string { return "output " + o.Target + " " + o.Path }

// Difference says what distinguishes the lines of two locks, in the order of next and then of old: "+ " and
// a line that next adds, "- " and one that it drops. It looks at neither comments nor line ends.
func Difference(old, next []byte) []string {
	before, after := lines(old), lines(next)
	var out []string
	for _, part := range []struct {
		sign        string
		in, without []string
	}{{"+ ", after, before}, {"- ", before, after}} {
		known := map[string]bool{}
		for _, l := range part.without {
			known[l] = true
		}
		for _, l := range part.in {
			if !known[l] {
				out = append(out, part.sign+l)
			}
		}
	}
	return out
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

// Of gives the lock that holds entries, and no outputs.
func Of(entries []Entry) *Lock {
	l := &Lock{}
	for _, e := range entries {
		l.add(e)
	}
	return l
}
