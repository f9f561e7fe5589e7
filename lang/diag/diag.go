// Package diag is the vocabulary in which every phase of the compiler speaks to the author of a
// .kit file: positions, spans and diagnostics. It turns a list of diagnostics into text, JSON or
// another report format, and imports nothing else of Kit.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is a place in a source file.
type Pos struct {
	Line   int // from 1
	Column int // from 1, counted in runes
	Offset int // from 0, counted in bytes
}

// Span is a range of a source file: Start is included, End is not.
type Span struct {
	File       string // the path as a person should see it, with forward slashes
	Start, End Pos
}

// IsZero reports whether the span names no place at all.
func (s Span) IsZero() bool { return s.File == "" && s.Start.Line == 0 }

// String gives FILE:LINE:COLUMN, the form that editors make clickable.
func (s Span) String() string {
	if s.Start.Line == 0 {
		return s.File
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Start.Line, s.Start.Column)
}

// Severity says whether a finding stops the build. Its zero value is invalid, so that a forgotten
// severity is caught by the first test that meets it.
type Severity uint8

// The severities.
const (
	_       Severity = iota
	Error            // the program cannot be right: nothing is written
	Warning          // the program is risky: it is built all the same
)

// String gives "error" or "warning".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	panic("diag: a diagnostic without a severity")
}

// Code is the stable name of a kind of finding: KIT and four digits. A code never changes its
// meaning and is never given to another finding.
type Code string

// Syntax reports whether the code is one of the text of a file, not of its meaning: KIT00xx.
func (c Code) Syntax() bool { return len(c) == 7 && c[:5] == "KIT00" }

// Note is a further place, or a further sentence, that explains a diagnostic.
type Note struct {
	Span    Span // the zero Span for a note without a place
	Message string
}

// Fix is an edit that would mend the finding.
type Fix struct {
	Span    Span
	Replace string // what to write in place of Span
}

// Diagnostic is one finding. Message is a plain sentence in lower case without a final full stop:
// it names the thing, then the way out.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Span     Span
	Message  string
	Notes    []Note
	Fix      *Fix // nil where no edit is certain to be right
}

// List is the findings of one phase, or of a whole run.
type List []Diagnostic

// Errorf appends an error.
func (l *List) Errorf(code Code, span Span, format string, args ...any) *Diagnostic {
	return l.add(Diagnostic{Code: code, Severity: Error, Span: span, Message: fmt.Sprintf(format, args...)})
}

// Warnf appends a warning.
func (l *List) Warnf(code Code, span Span, format string, args ...any) *Diagnostic {
	return l.add(Diagnostic{Code: code, Severity: Warning, Span: span, Message: fmt.Sprintf(format, args...)})
}

func (l *List) add(d Diagnostic) *Diagnostic {
	*l = append(*l, d)
	return &(*l)[len(*l)-1]
}

// Note adds a note to d and returns d, so that calls can be chained. The result of Errorf and Warnf
// is valid only until the list grows again.
func (d *Diagnostic) Note(span Span, format string, args ...any) *Diagnostic {
	d.Notes = append(d.Notes, Note{Span: span, Message: fmt.Sprintf(format, args...)})
	return d
}

// HasErrors reports whether any finding is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders the findings by file, place and code, the order in which people see them, and drops
// exact repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Span.File, b.Span.File),
			cmp.Compare(a.Span.Start.Offset, b.Span.Start.Offset),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.Span == b.Span && a.Message == b.Message
	})
}
