package compiler

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// checkEndless refuses structs and unions of which no value could end. What may be absent, a list, a set
// and a map end a value; so does a union as soon as one of its members does.
func (p *pass) checkEndless() {
	endless := p.endless()
	reported := map[node]bool{}
	for _, n := range p.nodes() {
		if !endless[n] {
			continue
		}
		way, at := []node{n}, map[node]int{n: 0}
		for !reported[way[len(way)-1]] {
			next := nodeOf(p.needs(way[len(way)-1], endless).Type)
			if from, closed := at[next]; closed {
				p.reportEndless(way[from:], endless)
				break
			}
			at[next] = len(way)
			way = append(way, next)
		}
		for _, n := range way {
			reported[n] = true
		}
	}
}

// endless finds them from the other end: it marks what certainly ends until nothing is added.
func (p *pass) endless() map[node]bool {
	open := map[node]int{}       // how many of its members are not known to end; for a union 1 or 0
	waiting := map[node][]node{} // who holds it
	var done []node
	for _, n := range p.nodes() {
		_, isUnion := n.(*model.Union)
		ends := false // a member of the union does
		for _, f := range membersOf(n) {
			if held := p.holds(f); held == nil {
				ends = true
			} else {
				waiting[held] = append(waiting[held], n)
				open[n]++
			}
		}
		if isUnion {
			open[n] = 1
			if ends || len(membersOf(n)) == 0 {
				open[n] = 0
			}
		}
		if open[n] == 0 {
			done = append(done, n)
		}
	}
	ended := map[node]bool{}
	for len(done) > 0 {
		n := done[len(done)-1]
		done = done[:len(done)-1]
		if ended[n] {
			continue
		}
		ended[n] = true
		for _, holder := range waiting[n] {
			if open[holder]--; open[holder] <= 0 {
				done = append(done, holder)
			}
		}
	}
	out := map[node]bool{}
	for _, n := range p.nodes() {
		out[n] = !ended[n]
	}
	return out
}

// holds gives the node of the package that every value of a member contains, nil where there is none.
func (p *pass) holds(f *model.Field) node {
	if f.Type == nil || f.Presence != model.Required {
		return nil
	}
	switch f.Type.Kind { // what another package declares was checked there
	case model.StructRef:
		if f.Type.Struct.Package == p.pkg {
			return f.Type.Struct
		}
	case model.UnionRef:
		if f.Type.Union.Package == p.pkg {
			return f.Type.Union
		}
	}
	return nil
}

// needs gives the first member of an endless node that is endless too.
func (p *pass) needs(n node, endless map[node]bool) *model.Field {
	members := membersOf(n)
	return members[slices.IndexFunc(members, func(f *model.Field) bool { return endless[p.holds(f)] })]
}

// reportEndless reports a circle of nodes, each of which needs the next.
func (p *pass) reportEndless(circle []node, endless map[node]bool) {
	const most = 6 // steps that a message names
	var steps []string
	for i, n := range circle {
		if i == most {
			steps = append(steps, "…")
			break
		}
		steps = append(steps, nameOf(n)+"."+p.needs(n, endless).Name)
	}
	first := p.needs(circle[0], endless)
	p.errorf(diag.EndlessType, first.Span, "a value of %s would have no end, because each must contain another one (%s → %s): wrap a field on the way in `optional(…)` or `list(…)`",
		nameOf(circle[0]), strings.Join(steps, " → "), nameOf(circle[0]))
}

// checkEquality refuses elements of sets and of unique lists, and keys of maps, that cannot be compared.
// That is `any` alone, by itself or inside of a struct or union: two of its JSON texts may mean the same.
// Floating-point numbers can be, since neither transport carries NaN.
func (p *pass) checkEquality() {
	holders := p.holdersOfAny()
	check := func(t *model.Type, what string) {
		found := false
		parts(t, func(t *model.Type) { found = found || t.Kind == model.Any || holders[nodeOf(t)] })
		if found {
			subject := typeName(t) + " holds `any`, which"
			if t.Kind == model.Any {
				subject = "`any`"
			}
			p.errorf(diag.BadKey, t.Span, "%s are told apart by comparing them, and %s cannot be compared: use a type that says what it holds", what, subject)
		}
	}
	p.allTypes(func(t *model.Type) {
		switch {
		case t.Kind == model.Set:
			check(t.Elem, "the elements of a set")
		case t.Kind == model.Map:
			check(t.Key, "the keys of a map")
		case t.Kind == model.List && t.Rules.Unique:
			check(t.Elem, "the elements of a unique list")
		}
	})
}

// allTypes calls f for each type that is written in the package, and the types inside of it.
func (p *pass) allTypes(f func(*model.Type)) {
	for _, s := range p.pkg.Scalars {
		written(s.Type, f)
	}
	var fields []*model.Field
	for _, n := range p.nodes() {
		fields = append(fields, membersOf(n)...)
	}
	for _, e := range p.pkg.Errors {
		fields = append(fields, e.Fields...)
	}
	for _, field := range fields {
		written(field.Type, f)
	}
	for _, svc := range p.pkg.Services {
		for _, m := range svc.Methods {
			written(m.Output, f)
		}
	}
}

// holdersOfAny gives the nodes that contain `any` somewhere: those of the package, and of other packages
// those that it reaches.
func (p *pass) holdersOfAny() map[node]bool {
	var direct []node
	users := map[node][]node{}
	queue := p.nodes()
	seen := map[node]bool{}
	for _, n := range queue {
		seen[n] = true
	}
	p.allTypes(func(t *model.Type) {
		parts(t, func(t *model.Type) {
			if n := nodeOf(t); n != nil && !seen[n] {
				seen[n] = true
				queue = append(queue, n)
			}
		})
	})
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, f := range membersOf(n) {
			parts(f.Type, func(t *model.Type) {
				if t.Kind == model.Any {
					direct = append(direct, n)
				}
				used := nodeOf(t)
				if used == nil {
					return
				}
				users[used] = append(users[used], n)
				if !seen[used] {
					seen[used] = true
					queue = append(queue, used)
				}
			})
		}
	}
	return flood(direct, users)
}

// checkCarriers refuses what a transport of a service cannot carry, once for each type that does it.
func (p *pass) checkCarriers() {
	c := &carrier{pass: p, seen: map[node]bool{}, types: map[*model.Type]bool{}}
	for _, svc := range p.pkg.Services {
		if svc.Transport("http") == nil {
			continue
		}
		for _, m := range svc.Methods {
			c.method = m
			if m.Input != nil {
				c.reach(m.Input)
			}
			c.typ(m.Output)
			for _, e := range m.Errors {
				for _, f := range e.Error.Fields {
					c.typ(f.Type)
				}
			}
			for len(c.next) > 0 {
				n := c.next[len(c.next)-1]
				c.next = c.next[:len(c.next)-1]
				for _, f := range membersOf(n) {
					c.typ(f.Type)
				}
			}
		}
	}
}

// carrier looks at everything that methods send over HTTP.
type carrier struct {
	*pass
	method *model.Method // that sends it
	seen   map[node]bool
	types  map[*model.Type]bool
	next   []node // to look at
}

func (c *carrier) reach(n node) {
	if n != nil && !c.seen[n] {
		c.seen[n] = true
		c.next = append(c.next, n)
	}
}

func (c *carrier) typ(t *model.Type) {
	parts(t, func(t *model.Type) {
		c.reach(nodeOf(t))
		if t.Kind != model.Map || c.types[t] || jsonKey(t.Key) {
			return
		}
		c.types[t] = true
		c.errorf(diag.NotOnHTTP, t.Span, "the keys of this map are of %s, and those of a JSON object are strings: use string, a whole number, an enum or uuid, or take `transport http` out of service %q",
			typeName(t.Key), c.method.Service.Name).Note(c.method.Span, "%s sends it over HTTP", c.method.Name)
	})
}

// jsonKey reports whether a key has one text, which can be the name of a member of a JSON object.
func jsonKey(t *model.Type) bool {
	switch t.Underlying().Kind {
	case model.String, model.Int8, model.Int16, model.Int32, model.Int64, model.UUID, model.EnumRef:
		return true
	}
	return false
}
