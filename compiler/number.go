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
	next := lock.From(p.old)
	for _, s := range p.pkg.Structs {
		s.Reserved = p.numberFields(next, "struct", s.Name, s.Fields)
	}
	for _, u := range p.pkg.Unions {
		u.Reserved = p.numberFields(next, "union", u.Name, u.Members)
	}
	for _, e := range p.pkg.Errors {
		e.Reserved = p.numberFields(next, "error", e.Name, e.Fields)
	}
	for _, e := range p.pkg.Enums {
		p.numberEnum(next, e)
	}
	for _, svc := range p.pkg.Services {
		for _, m := range svc.Methods {
			p.numberErrors(next, m)
		}
	}
	next.Finish()
	if p.res.Diagnostics.HasErrors() {
		return
	}
	for _, e := range p.pkg.Emits {
		next.Lock.Outputs = append(next.Lock.Outputs, lock.Output{Target: e.Target, Path: e.Path})
	}
	slices.SortFunc(next.Lock.Outputs, func(a, b lock.Output) int { return strings.Compare(a.Target, b.Target) })
	data := next.Lock.Bytes()
	if bytes.Equal(data, p.lock.Data) {
		return
	}
	changes := lock.Difference(p.lock.Data, data)
	if p.cfg.Lock == LockMustStand && len(changes) > 0 {
		p.errorf(diag.LockChanged, p.pkg.Span, "kit.lock would change, and --locked forbids it: run `kitc build` and commit kit.lock (%s)", strings.Join(changes, "; "))
		return
	}
	p.lock.Data, p.lock.Changed = data, true
}

func (p *pass) numberFields(next *lock.Next, kind, owner string, fields []*model.Field) []int {
	members := make([]lock.Member, len(fields))
	for i, f := range fields {
		members[i] = lock.Member{Name: f.Name, Was: p.was[f].name}
	}
	numbers, reserved, renames := next.Assign(kind, owner, members)
	for i, f := range fields {
		f.Number = numbers[i]
		switch was := p.was[f]; renames[i] {
		case lock.StillThere:
			p.errorf(diag.BadWas, was.span, "%s still has the field %q, so %q cannot have been it: remove the old field, or take `was` away", owner, was.name, f.Name)
		case lock.NeverWas:
			p.errorf(diag.BadWas, was.span, "kit.lock knows no field %q of %s, so there is no number to carry over: correct the name, or take `was` away", was.name, owner)
		}
	}
	return reserved
}

func (p *pass) numberEnum(next *lock.Next, e *model.Enum) {
	names := make([]string, len(e.Members))
	numbers := make([]int, len(e.Members))
	for i, m := range e.Members {
		names[i], numbers[i] = m.Name, int(m.Number)
	}
	taken := next.Enum(e.Name, names, numbers)
	for i, m := range e.Members {
		if old, ok := taken[i]; ok {
			p.errorf(diag.ReservedNumber, m.Span, "the number %d belonged to %q, which was removed, and old clients still mean that by it: choose a number that was never used", m.Number, old)
		}
	}
}

func (p *pass) numberErrors(next *lock.Next, m *model.Method) {
	members := make([]lock.Member, len(m.Errors))
	for i, e := range m.Errors {
		members[i] = lock.Member{Name: e.Error.Name}
	}
	numbers, reserved, _ := next.Assign("method", m.Service.Name+"."+m.Name, members)
	m.ReservedErrors = reserved
	for i := range m.Errors {
		m.Errors[i].Number = numbers[i]
	}
}
