package own

import "strconv"

// How much of a call is written down.
type Detail int32

// The values of Detail.
const (
	DetailNames  Detail = 1
	DetailInputs Detail = 2
)

// String gives the name on the wire, such as "names".
func (x Detail) String() string {
	switch x {
	case DetailNames:
		return "names"
	case DetailInputs:
		return "inputs"
	}
	return "Detail(" + strconv.Itoa(int(x)) + ")"
}

// ParseDetail finds a Detail by its name on the wire; ok is false for a name that is none.
func ParseDetail(name string) (value Detail, ok bool) {
	switch name {
	case "names":
		return DetailNames, true
	case "inputs":
		return DetailInputs, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Detail) Known() bool {
	switch x {
	case DetailNames, DetailInputs:
		return true
	}
	return false
}

// Book is a scalar of package own.
type Book string

// OpenInput is what Vault.Open takes.
type OpenInput struct {
	Code string
}
