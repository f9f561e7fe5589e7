package compiler

import (
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

// resolve fills the nodes of all declarations but services, which need them.
func (p *pass) resolve() {
	for _, d := range p.order { // values first: whatever follows may use them
		switch {
		case d.constant != nil:
			p.resolveConst(d)
		case d.enum != nil:
			p.resolveEnum(d)
		}
	}
	for _, d := range p.order {
		if d.scalar != nil {
			p.resolveScalar(d)
		}
	}
	for _, d := range p.order {
		switch {
		case d.strct != nil:
			d.strct.Fields = p.fields(d.block, "a struct", structFields)
		case d.union != nil:
			p.resolveUnion(d)
		case d.err != nil:
			p.resolveError(d)
		case d.auth != nil:
			p.resolveAuth(d)
		}
	}
	p.resolveParams()
}

// maxTrail bounds how many scalars or constants may be declared by each other in a row, because each of
// them takes a part of the stack.
const maxTrail = 100

// begin enters a declaration that others ask for while they are resolved. It gives false where there is
// nothing left to do: after it was resolved, or after it was reported as declared by itself.
func (p *pass) begin(d *decl) bool {
	switch {
	case d.state == resolving:
		p.circle(d)
		return false
	case d.state != untouched:
		return false
	case len(p.trail) == maxTrail:
		if !p.rowReported {
			p.errorf(diag.Cycle, d.name.Span, "%q stands behind %d declarations that are each declared by the next: shorten the row", d.name.Name, maxTrail)
		}
		p.rowReported = true // what is left of the row would be reported again and again
		d.state = broken
		return false
	}
	d.state = resolving
	p.trail = append(p.trail, d)
	return true
}

// end leaves what begin has entered.
func (p *pass) end(d *decl, fine bool) {
	p.trail = p.trail[:len(p.trail)-1]
	if fine && d.state == resolving {
		d.state = resolved
	} else {
		d.state = broken
	}
}

// circle reports a declaration that is declared by itself.
func (p *pass) circle(d *decl) {
	var names []string
	for i := len(p.trail) - 1; i >= 0; i-- {
		p.trail[i].state = broken
		names = append([]string{p.trail[i].name.Name}, names...)
		if p.trail[i] == d {
			break
		}
	}
	keyword, way := d.block.Keyword.Name, ""
	if len(names) > 1 {
		way = " (" + strings.Join(append(names, d.name.Name), " → ") + ")"
	}
	advice := "give one of them a literal, such as `value = 100`"
	switch {
	case d.scalar != nil:
		advice = "give one of them a type of the language, such as `type = string`"
	case d.service != nil:
		advice = "take `extends` out of one of them"
	}
	if len(names) == 1 {
		advice = strings.Replace(advice, "one of them", "it", 1)
	}
	if d.service != nil {
		p.errorf(diag.Cycle, d.name.Span, "service %q extends itself%s: %s", d.name.Name, way, advice)
		return
	}
	p.errorf(diag.Cycle, d.name.Span, "%s %q is declared by itself%s: %s", keyword, d.name.Name, way, advice)
}
