package compiler

import (
	"bytes"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// number gives every member its number from kit.lock, and makes the lock of this state. Of a package
// with errors the lock stays as it is.
func (p *pass) number() {
	old := p.old
	if p.lockBroken {
		old = nil
	}
	next := lock.From(old)
	for _, s := range p.pkg.Structs {
		s.Reserved = p.numberFields(next, "struct", s.Name, s.Fields)
	}
	for _, u := range p.pkg.Unions {
		u.Reserved = p.numberFields(next, "union", u.Name, u.Members)
	}
	for _, e := range p.pkg.Errors {
		e.Reserved = p.numberFields(next, "error", e.Name, e.Fields)
	}
	for _, d := range p.order {
		if d.enum != nil && d.state != broken {
			p.numberEnum(next, d.enum)
		}
	}
	for _, svc := range p.pkg.Services {
		for _, m := range svc.OwnMethods() {
			p.numberErrors(next, m)
		}
	}
	for _, svc := range p.pkg.Services {
		for _, m := range svc.Methods {
			if m.Origin != nil {
				m.ReservedErrors = m.Origin.ReservedErrors
				for i := range m.Errors {
					m.Errors[i].Number = m.Origin.Errors[i].Number
				}
			}
		}
	}
	next.Finish()
	for _, e := range p.pkg.Emits {
		next.Lock.Outputs = append(next.Lock.Outputs, lock.Output{Target: e.Target, Path: e.Path})
	}
	slices.SortFunc(next.Lock.Outputs, func(a, b lock.Output) int { return strings.Compare(a.Target, b.Target) })
	if !p.syntax.HasErrors() && !p.diags.HasErrors() {
		p.keepLock(next.Lock.Bytes())
	}
}

// keepLock takes over the next lock, if it may change.
func (p *pass) keepLock(data []byte) {
	if bytes.Equal(data, bytes.ReplaceAll(p.lock.Data, []byte("\r\n"), []byte("\n"))) {
		return // as it was, or as a checkout on Windows made it
	}
	if p.published {
		isOutput := func(line string) bool { return strings.HasPrefix(line[2:], "output ") }
		if len(slices.DeleteFunc(lock.Difference(p.lock.Data, data), isOutput)) == 0 {
			return
		}
		p.errorf(diag.LockChanged, p.pkg.Span, "kit.lock is not complete, so that the numbers of this package are not certain: it was published without `kitc build`")
		return
	}
	if p.cfg.Lock == LockMayChange || !p.requested {
		p.lock.Data, p.lock.Changed = data, true
		return
	}
	const most = 20 // changes worth listing
	changes := lock.Difference(p.lock.Data, data)
	if len(changes) == 0 {
		return
	}
	d := p.errorf(diag.LockChanged, p.pkg.Span, "kit.lock does not fit these .kit files, and --locked allows no change: run `kitc build` without it, and commit kit.lock")
	for i, c := range changes {
		if i == most {
			d.Note(diag.Span{}, "and %d more", len(changes)-most)
			break
		}
		d.Note(diag.Span{}, "%s", c)
	}
}

func (p *pass) numberFields(next *lock.Next, kind, owner string, fields []*model.Field) []int {
	members := make([]lock.Member, len(fields))
	for i, f := range fields {
		members[i] = lock.Member{Name: f.Name, Was: p.was[f].name}
	}
	numbers, reserved, found := next.Assign(kind, owner, members)
	returns := 0
	for i, f := range fields {
		f.Number = numbers[i]
		if found[i].Problem == lock.Returns {
			returns++
		}
		if found[i].Problem != lock.Returns || returns == 1 { // of a struct that comes back, one is enough
			p.numberProblem(found[i], owner, f.Name, f.Span, p.was[f])
		}
	}
	return reserved
}

// numberProblem reports what kit.lock says about a member. Against a lock that could not be read nothing
// is held.
func (p *pass) numberProblem(f lock.Finding, owner, name string, span diag.Span, before was) {
	if p.lockBroken {
		return
	}
	switch f.Problem {
	case lock.OldThere:
		p.errorf(diag.BadWas, before.span, "%s still has the member %s, so %q cannot have been it: remove the old one, or take `was` away", owner, quote(before.name), name)
	case lock.NeverWas:
		p.errorf(diag.BadWas, before.span, "kit.lock knows no member %s of %s, so there is no number to carry over: correct the name, or take `was` away", quote(before.name), owner)
	case lock.WasTwice:
		p.errorf(diag.BadWas, before.span, "two members of %s say that they were %s, and one number cannot go to both: take one `was` away", owner, quote(before.name))
	case lock.Returns:
		p.warnf(diag.NameReturns, span, "%s had a member %q with the number %d before, which stays reserved, so this one gets a new number: if it is the same one, restore kit.lock from version control", owner, name, f.Number)
	case lock.UsedUp:
		p.errorf(diag.NumbersUsedUp, span, "%s has given all %d numbers that there are: go on with another declaration", owner, lock.MaxNumber)
	}
}

func (p *pass) numberEnum(next *lock.Next, e *model.Enum) {
	members := make([]lock.Member, len(e.Members))
	numbers := make([]int, len(e.Members))
	for i, m := range e.Members {
		members[i] = lock.Member{Name: m.Name, Was: p.enumWas[m].name}
		numbers[i] = int(m.Number)
	}
	for i, f := range next.Enum(e.Name, members, numbers) {
		m := e.Members[i]
		switch {
		case p.lockBroken:
		case f.Problem == lock.Taken:
			p.errorf(diag.ReservedNumber, m.Span, "the number %d is that of %q for ever, and peers that are not rebuilt read it so: choose a number that was never used", m.Number, f.Other)
		case f.Problem == lock.TakenOver:
			p.errorf(diag.ReservedNumber, m.Span, "the number %d is that of %q for ever, and peers that are not rebuilt read it so: choose a number that was never used, or write `%s = was(%q, %d)` if it is the same member under a new name",
				m.Number, f.Other, m.Name, f.Other, m.Number)
		case f.Problem == lock.Changed:
			p.errorf(diag.NumberChanged, m.Span, "%q has the number %d for ever, and peers that are not rebuilt send that: write %d, or give the new number to a member with another name", m.Name, f.Number, f.Number)
		default:
			p.numberProblem(f, e.Name, m.Name, m.Span, p.enumWas[m])
		}
	}
}

func (p *pass) numberErrors(next *lock.Next, m *model.Method) {
	members := make([]lock.Member, len(m.Errors))
	for i, e := range m.Errors {
		members[i] = lock.Member{Name: e.Error.Name}
	}
	owner := m.Service.Name + "." + m.Name
	numbers, reserved, found := next.Assign("method", owner, members)
	m.ReservedErrors = reserved
	for i := range m.Errors {
		m.Errors[i].Number = numbers[i]
		if found[i].Problem == lock.UsedUp {
			p.numberProblem(found[i], owner, "", m.Errors[i].Span, was{})
		}
	}
}
