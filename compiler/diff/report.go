package diff

import (
	"cmp"
	"slices"
	"sync"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// place is where a change is: what it is called, and where it stands.
type place struct {
	pkg     *model.Package
	subject string
	span    diag.Span
	gone    bool // the span is in the old program
	near    diag.Span
}

// at gives the place of a part, by the name that it has behind a dot.
func (p place) at(name string, span diag.Span) place {
	p.subject += "." + name
	p.span = span
	return p
}

// was gives the place of a part that is in the old program only.
func (p place) was(name string, span diag.Span) place {
	p.near = p.span
	p = p.at(name, span)
	p.gone = true
	return p
}

// declPlace gives the place of a declaration of the next program.
func declPlace(d *model.Decl) place {
	return place{pkg: d.Package, subject: d.Package.Name + "." + d.Name, span: d.Span}
}

// lostPlace gives the place of a declaration that only the old program has, and its package in the new one.
func lostPlace(d *model.Decl, next *model.Package) place {
	p := declPlace(d)
	p.gone, p.near = true, next.Span
	return p
}

// report notes a change, with the verdicts that the table has for its kind where it concerns anybody.
func (c *comparison) report(kind Kind, at place, s scope, old, next string) {
	c.reportOn(Anywhere, kind, at, s, old, next)
}

// reportOn is report for a change on one side of a chain.
func (c *comparison) reportOn(side Where, kind Kind, at place, s scope, old, next string) {
	ch := Change{
		Kind: kind, Package: at.pkg.Name, Subject: at.subject, Span: at.span, Gone: at.gone, Near: at.near,
		Old: old, New: next, Hits: s.hits,
	}
	for _, row := range rowsOf(kind) {
		switch {
		case row.Where == Server || row.Where == Client:
			if row.Where != side {
				continue
			}
			fallthrough
		case row.Where == Anywhere:
			if s.json != 0 {
				ch.JSON = worse(ch.JSON, row.JSON)
			}
			if s.thrift != 0 {
				ch.Thrift = worse(ch.Thrift, row.Thrift)
			}
		default:
			if s.json.has(row.Where) {
				ch.JSON = worse(ch.JSON, row.JSON)
			}
			if s.thrift.has(row.Where) {
				ch.Thrift = worse(ch.Thrift, row.Thrift)
			}
		}
		if s.source {
			ch.Go = worse(ch.Go, row.Go)
		}
	}
	if ch.Class() != None {
		c.changes = append(c.changes, ch)
	}
}

// worse gives the greater of two verdicts, and of two of one class the first.
func worse(a, b Verdict) Verdict {
	if b.Class > a.Class {
		return b
	}
	return a
}

var tableByKind = sync.OnceValue(func() map[Kind][]Row {
	rows := map[Kind][]Row{}
	for _, r := range Table() {
		rows[r.Kind] = append(rows[r.Kind], r)
	}
	return rows
})

// rowsOf gives the rows of a kind, the input's before the output's.
func rowsOf(kind Kind) []Row { return tableByKind()[kind] }

// sorted gives the changes by package and subject.
func (c *comparison) sorted() []Change {
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Subject, b.Subject))
	})
	return c.changes
}
