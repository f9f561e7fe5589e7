package kit

import "strconv"

// maxViolations bounds how many refused places one answer lists, so that a hostile input cannot make
// an answer much larger than itself.
const maxViolations = 16

// Violations collects the refused places of a message while it is validated. The zero value is empty.
// Paths are built only for what was refused: a nested message adds its own short paths, and its
// parent puts the way to it in front of them.
type Violations struct {
	list []Violation
}

// Add notes that the value at path was refused. Beyond the first 16 it does nothing.
func (v *Violations) Add(path, message string) {
	if len(v.list) < maxViolations {
		v.list = append(v.list, Violation{Path: path, Message: message})
	}
}

// Len is how many places were refused so far: what In, InIndex and InKey want as from.
func (v *Violations) Len() int { return len(v.list) }

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
		v.prefix(from, field+"["+strconv.Quote(key)+"]")
	}
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
