package modules

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Kind is why a package could not be found.
type Kind uint8

// The kinds.
const (
	_             Kind = iota
	BadPath            // it is no import path
	BadModule          // a go.mod, go.work or vendor/modules.txt cannot be read, or they do not fit together
	NoGo               // the go command, which knows where the module cache is, cannot be run
	NotRequired        // no module that go.mod requires could hold it
	NotDownloaded      // the module is not in the module cache
	NotVendored        // vendor/ is used, and does not have it
	NoFolder           // the module has no such folder
	NoSources          // the folder has no .kit files
	Ambiguous          // several modules have it
)

// Error says why a package could not be found, and what to do.
type Error struct {
	Kind    Kind
	message string
}

// Error gives a sentence that names the way out.
func (e *Error) Error() string { return e.message }

func failf(kind Kind, format string, args ...any) *Error {
	return &Error{kind, fmt.Sprintf(format, args...)}
}

// cause is an error of the file system without the path, which our own text names.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}
