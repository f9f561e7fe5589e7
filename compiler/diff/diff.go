// Package diff compares two states of a program, and says what each difference means for programs that were
// built before it: those that speak JSON over HTTP, those that speak Thrift, and Go source that uses what kitc
// emits. It reads models only; what a kind of change means stands in one table.
package diff

import (
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Class is how bad a change is. Greater is worse.
type Class uint8

// The classes. What they say of the wire is what the tests of package engines show with real programs: a
// compatible change fails in neither direction, a risky one lets old clients call new servers, and a
// breaking one does not.
const (
	None       Class = iota // it has nothing to do with this
	Compatible              // everything goes on as before
	Risky                   // old clients go on working, but something may differ, or servers must be deployed first
	Breaking                // old clients fail, or code that uses the package no longer compiles
)

// String gives the class as it is printed: "none", "compatible", "risky" or "breaking".
func (c Class) String() string {
	return [...]string{"none", "compatible", "risky", "breaking"}[c]
}

// Verdict is what a change means for one kind of peer.
type Verdict struct {
	Class Class
	Why   string // one sentence in lower case without a full stop; "" for None
}

// Change is one difference between two programs.
type Change struct {
	Kind    Kind
	Package string // the name of the package that changed
	Subject string // what of it, such as "orders.Order.note"
	// Span is where the subject is declared in the new program, or, where Gone is set, in the old one.
	Span diag.Span
	Gone bool
	// Near is, where Gone is set, what was around it, in the new program; zero where that is gone too.
	Near     diag.Span
	Old, New string // as a .kit file would say it; "" where there is nothing to say
	JSON     Verdict
	Thrift   Verdict
	Go       Verdict
	// Hits are those of both programs that reach the subject, sorted by name.
	Hits []Hit
}

// Class gives the worst of the three verdicts.
func (c *Change) Class() Class { return max(c.JSON.Class, c.Thrift.Class, c.Go.Class) }

// Hit is something of the workspace that a change reaches.
type Hit struct {
	Name string // of a method, a service or a package: "orders.Orders.Place"
	// Input and Output say in which direction what changed crosses the wire there; neither is set for
	// a service or package, and for a change of the method itself.
	Input, Output bool
}

// Compare finds the differences between two programs without errors. It matches packages by their paths, or
// by their names where a path is new; declarations by name; members by name, or by number where a name is
// new. The result is sorted by package and subject. A change of documentation, of order or of place is
// none.
func Compare(old, next *model.Program) []Change {
	c := &comparison{old: newSide(old), next: newSide(next), seen: map[pair]bool{}}
	c.matchPackages()
	c.matchMethods()
	c.old.reach()
	c.next.reach()
	c.packages()
	return c.sorted()
}

// Worst gives the class of the worst change, None where there is none.
func Worst(changes []Change) Class {
	worst := None
	for i := range changes {
		worst = max(worst, changes[i].Class())
	}
	return worst
}
