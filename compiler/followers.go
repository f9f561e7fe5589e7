package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/lang/diag"
)

// withoutFollowers gives the findings about the meaning of the text without those that only follow from a
// mistake in its syntax: what stands on the same line was read from a guess at what the line means, and
// behind a brace that is missing or too much, things are missing or stand where they do not belong.
func (p *pass) withoutFollowers() diag.List {
	if len(p.syntax) == 0 {
		return p.diags
	}
	type place struct {
		file string
		line int
	}
	wrong := map[place]bool{}
	unbalanced := map[string]bool{} // files
	for _, d := range p.syntax {
		for line := d.Span.Start.Line; line <= d.Span.End.Line; line++ {
			wrong[place{d.Span.File, line}] = true
		}
		if d.Code == diag.SyntaxUnclosedBracket || d.Code == diag.SyntaxStrayBracket {
			unbalanced[d.Span.File] = true
		}
	}
	absent := []diag.Code{diag.NoTransport, diag.MissingAttribute}
	misplaced := []diag.Code{diag.UnknownBlock, diag.UnknownAttribute, diag.UnknownDeclaration}
	return slices.DeleteFunc(slices.Clone(p.diags), func(d diag.Diagnostic) bool {
		switch {
		case wrong[place{d.Span.File, d.Span.Start.Line}]:
			return true
		case slices.Contains(absent, d.Code):
			return unbalanced[d.Span.File] || p.damaged(d.Span)
		case slices.Contains(misplaced, d.Code):
			return unbalanced[d.Span.File]
		}
		return false
	})
}

// damaged reports whether the declaration at a place holds a mistake in its syntax.
func (p *pass) damaged(at diag.Span) bool {
	for _, f := range p.files {
		if f.Name != at.File {
			continue
		}
		for _, b := range f.Blocks {
			from, to := b.Span.Start.Offset, b.Span.End.Offset
			if from <= at.Start.Offset && at.Start.Offset < to {
				return slices.ContainsFunc(p.syntax, func(d diag.Diagnostic) bool {
					return d.Span.File == at.File && from <= d.Span.Start.Offset && d.Span.Start.Offset < to
				})
			}
		}
	}
	return false
}
