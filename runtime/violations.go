package kit

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxViolations bounds how many refused places one answer lists, so that a hostile input cannot make
// an answer much larger than itself.
const maxViolations = 16

// maxNesting is how deep values of a type that can hold itself are validated: as deep as the decoders read.
const maxNesting = 64

// maxKey is how many bytes of a map's key a path shows.
const maxKey = 64

// Violations collects the refused places of a message while it is validated. The zero value is empty.
// Paths are built only for what was refused: a nested message adds its own short paths, and its
// parent puts the way to it in front of them.
type Violations struct {
	list    []Violation
	depth   int
	tooDeep bool
}

// Add notes that the value at path was refused. Beyond the first 16 it does nothing.
//
//go:noinline
func (v *Violations) Add(path, message string) {
	if len(v.list) < maxViolations {
		v.list = append(v.list, Violation{Path: path, Message: message})
	}
}

// Len is how many places were refused so far: what In, InIndex and InKey want as from.
func (v *Violations) Len() int { return len(v.list) }

// Enter begins a value of a type that can hold itself, and reports whether to look at it: beyond
// maxNesting it notes that once, and from then on declines everything, so that a cycle of pointers ends.
func (v *Violations) Enter() bool {
	switch {
	case v.tooDeep:
		return false
	case v.depth == maxNesting:
		v.tooDeep = true
		v.Add("", "must not be nested deeper than "+strconv.Itoa(maxNesting))
		return false
	}
	v.depth++
	return true
}

// Leave ends what Enter began.
func (v *Violations) Leave() { v.depth-- }

// Sort orders the places noted since Len was from by their paths: what a loop over a map needs.
func (v *Violations) Sort(from int) {
	if len(v.list)-from > 1 {
		slices.SortStableFunc(v.list[from:], func(a, b Violation) int { return strings.Compare(a.Path, b.Path) })
	}
}

// In puts "field." in front of the paths noted since Len was from.
func (v *Violations) In(from int, field string) { v.prefix(from, field) }

// InIndex puts "field[i]." in front of the paths noted since Len was from.
func (v *Violations) InIndex(from int, field string, i int) {
	if from < len(v.list) {
		v.prefix(from, field+"["+strconv.Itoa(i)+"]")
	}
}

// InKey puts `field["key"].` in front of the paths noted since Len was from.
func (v *Violations) InKey(from int, field, key string) {
	if from < len(v.list) {
		v.prefix(from, field+"["+quoteKey(key)+"]")
	}
}

// quoteKey quotes a key, cut to the first maxKey bytes at the end of a character.
func quoteKey(key string) string {
	if len(key) <= maxKey {
		return strconv.Quote(key)
	}
	end := maxKey
	for end > 0 && !utf8.RuneStart(key[end]) {
		end--
	}
	return strconv.Quote(key[:end] + "…")
}

func (v *Violations) prefix(from int, prefix string) {
	for i := from; i < len(v.list); i++ {
		v.list[i].Path = JoinPath(prefix, v.list[i].Path)
	}
}

// JoinPath puts two parts of a path together: "items[3]" and "quantity", or "tags" and `["a"]`.
func JoinPath(prefix, path string) string {
	switch {
	case path == "":
		return prefix
	case path[0] == '[' || prefix == "":
		return prefix + path
	}
	return prefix + "." + path
}

// Err gives the refusal as an *Error with code InvalidArgument, nil where nothing was refused.
func (v *Violations) Err() error {
	if len(v.list) == 0 {
		return nil
	}
	return Refuse(v.list...)
}

// Refuse makes the InvalidArgument error for the given places. Its Message names the first.
//
//go:noinline
func Refuse(list ...Violation) *Error {
	e := &Error{Code: InvalidArgument, Violations: list}
	if len(list) > 0 {
		e.Message = list[0].Message
		if list[0].Path != "" {
			e.Message = list[0].Path + ": " + e.Message
		}
	}
	return e
}
