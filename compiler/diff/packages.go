package diff

import (
	"slices"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// packages compares all packages: what they are, what they declare, and what they offer.
func (c *comparison) packages() {
	for _, p := range c.pairs {
		switch {
		case p.old == nil:
			if c.next.emitted[p.next] {
				c.report(PackageAdded, packagePlace(p.next), packageScope(p), "", "package "+p.next.Name)
			}
		case p.next == nil:
			if c.old.emitted[p.old] {
				at := packagePlace(p.old)
				at.gone = true
				c.report(PackageRemoved, at, packageScope(p), "package "+p.old.Name, "")
			}
		default:
			c.outputs(p)
			c.declarations(p)
			c.services(p)
		}
	}
}

func packagePlace(p *model.Package) place {
	return place{pkg: p, subject: p.Name, span: p.Span}
}

// packageScope concerns who calls a package's services and who imports its Go.
func packageScope(p packagePair) scope {
	s := scope{source: (p.old == nil || hasGo(p.old)) && (p.next == nil || hasGo(p.next))}
	pkg := p.next
	if pkg == nil {
		pkg = p.old
	}
	for _, svc := range pkg.Services {
		s.hits = append(s.hits, Hit{Name: serviceTitle(svc)})
		if onHTTP(svc) {
			s.json = bothWays
		}
		if onThrift(svc) {
			s.thrift = bothWays
		}
	}
	return s
}

// outputs compares what a package is called and what is written for it.
func (c *comparison) outputs(p packagePair) {
	at := packagePlace(p.next)
	everybody := scope{json: bothWays, thrift: bothWays, source: hasGo(p.old) && hasGo(p.next)}
	renamed := p.old.Name != p.next.Name
	if renamed {
		s := everybody
		if !c.sendsErrors(p) {
			s.json = 0
		}
		c.report(PackageRenamed, at, s, "package "+p.old.Name, "package "+p.next.Name)
	}
	if !renamed && p.old.GoImport != p.next.GoImport && everybody.source {
		c.report(GoPackageMoved, at, everybody, p.old.GoImport, p.next.GoImport)
	}
	for _, target := range []struct {
		name        string
		moved, gone Kind
		s           scope
	}{
		{"go", "", GoRemoved, scope{source: true}},
		{"openapi", OpenAPIMoved, OpenAPIRemoved, scope{json: bothWays}},
		{"thrift", ThriftIDLMoved, ThriftIDLGone, scope{thrift: bothWays}},
	} {
		old, had := p.old.Emit(target.name)
		next, has := p.next.Emit(target.name)
		switch {
		case had && !has:
			c.report(target.gone, at, target.s, old.Path, "")
		case has && !had:
			c.report(OutputAdded, at, target.s, "", next.Path)
		case had && old.Path != next.Path && target.moved != "":
			c.report(target.moved, at, target.s, old.Path, next.Path)
		}
	}
}

// sendsErrors reports whether an error of the package crosses the wire as JSON in both programs.
func (c *comparison) sendsErrors(p packagePair) bool {
	found := false
	both(p.old.Errors, p.next.Errors, func(e *model.Error) string { return e.Name }, func(old, next *model.Error) {
		found = found || old != nil && next != nil && c.scopeOf(old, next, p).json != 0
	})
	return found
}

// declarations compares what a package declares by name.
func (c *comparison) declarations(p packagePair) {
	named(c, p, p.old.Scalars, p.next.Scalars, func(d *model.Scalar) *model.Decl { return &d.Decl }, c.scalars)
	named(c, p, p.old.Consts, p.next.Consts, func(d *model.Const) *model.Decl { return &d.Decl }, c.consts)
	named(c, p, p.old.Enums, p.next.Enums, func(d *model.Enum) *model.Decl { return &d.Decl }, c.enums)
	named(c, p, written(p.old.Structs), written(p.next.Structs), func(d *model.Struct) *model.Decl { return &d.Decl }, c.structs)
	named(c, p, p.old.Unions, p.next.Unions, func(d *model.Union) *model.Decl { return &d.Decl }, c.unions)
	named(c, p, p.old.Errors, p.next.Errors, func(d *model.Error) *model.Decl { return &d.Decl }, c.errors)
	both(p.old.Auths, p.next.Auths, func(d *model.Auth) string { return d.Name }, func(o, n *model.Auth) {
		if o != nil && n != nil { // others are noticed where they are used
			c.auths(o, n, declPlace(&n.Decl), c.scopeOf(o, n, p))
		}
	})
}

// written gives the structs that are declarations; the others are compared with their methods.
func written(structs []*model.Struct) []*model.Struct {
	var out []*model.Struct
	for _, s := range structs {
		if s.Inline == nil {
			out = append(out, s)
		}
	}
	return out
}

// named compares declarations of one kind.
func named[T any](c *comparison, p packagePair, old, next []*T, decl func(*T) *model.Decl, compare func(old, next *T, at place, s scope)) {
	both(old, next, func(d *T) string { return decl(d).Name }, func(o, n *T) {
		switch {
		case o == nil:
			c.report(DeclarationAdded, declPlace(decl(n)), scope{source: hasGo(p.next)}, "", decl(n).Name)
		case n == nil:
			s := scope{source: hasGo(p.old) && hasGo(p.next), hits: c.old.hitsOf(any(o))}
			c.report(DeclarationRemoved, lostPlace(decl(o), p.next), s, decl(o).Name, "")
		default:
			s := c.scopeOf(o, n, p)
			c.deprecation(decl(o).Deprecated, decl(n).Deprecated, declPlace(decl(n)), s)
			c.once(o, n, func() { compare(o, n, declPlace(decl(n)), s) })
		}
	})
}

// once calls f for a pair of declarations that was not compared before.
func (c *comparison) once(old, next any, f func()) {
	if p := (pair{old, next}); !c.seen[p] {
		c.seen[p] = true
		f()
	}
}

func (c *comparison) deprecation(old, next string, at place, s scope) {
	switch {
	case old == "" && next != "":
		c.report(Deprecated, at, s, "", quote(next))
	case old != "" && next == "":
		c.report(DeprecationLifted, at, s, quote(old), "")
	}
}

func (c *comparison) scalars(old, next *model.Scalar, at place, s scope) {
	c.types(old.Type, next.Type, at, s, inMessage)
}

func (c *comparison) consts(old, next *model.Const, at place, s scope) {
	switch {
	case old.Value.Kind != next.Value.Kind:
		c.report(ConstTypeChanged, at, s, valueText(&old.Value), valueText(&next.Value))
	case valueText(&old.Value) != valueText(&next.Value):
		c.report(ConstValueChanged, at, s, valueText(&old.Value), valueText(&next.Value))
	}
}

func (c *comparison) structs(old, next *model.Struct, at place, s scope) {
	c.fields(old.Fields, next.Fields, at, s)
	c.reserved(old.Fields, next.Fields, old.Reserved, next.Reserved, at, s)
}

func (c *comparison) errors(old, next *model.Error, at place, s scope) {
	if old.Code != next.Code {
		c.report(ErrorCodeChanged, at, s, old.Code.String(), next.Code.String())
	}
	c.fields(old.Fields, next.Fields, at, s)
	c.reserved(old.Fields, next.Fields, old.Reserved, next.Reserved, at, s)
}

func (c *comparison) auths(old, next *model.Auth, at place, s scope) {
	c.deprecation(old.Deprecated, next.Deprecated, at, s)
	if kind, ok := authKind(old, next); ok {
		s.source = s.source && old.Scheme != next.Scheme
		c.report(kind, at, s, authText(old), authText(next))
	}
}

// reserved finds numbers of fields that kit.lock no longer keeps.
func (c *comparison) reserved(oldFields, nextFields []*model.Field, oldReserved, nextReserved []int, at place, s scope) {
	of := func(fields []*model.Field) []holder {
		out := make([]holder, len(fields))
		for i, f := range fields {
			out[i] = holder{f.Name, f.Number, f.Span}
		}
		return out
	}
	c.kept(of(oldFields), of(nextFields), oldReserved, nextReserved, at, s)
}

// holder is a member that has a number from kit.lock.
type holder struct {
	name   string
	number int
	span   diag.Span
}

// kept finds numbers that kit.lock held and no longer keeps. Somebody has edited it, because kitc never does
// that.
func (c *comparison) kept(old, next []holder, oldReserved, nextReserved []int, at place, s scope) {
	byNumber, byName := map[int]holder{}, map[string]bool{}
	for _, h := range next {
		byNumber[h.number] = h
		byName[h.name] = true
	}
	lost := func(n int) bool {
		_, held := byNumber[n]
		return !held && !slices.Contains(nextReserved, n)
	}
	for _, n := range oldReserved {
		h, held := byNumber[n]
		switch {
		case held:
			c.report(NumberReused, at.at(h.name, h.span), s, "reserved", "number "+strconv.Itoa(n))
		case lost(n):
			c.report(ReservationLost, at, s, "number "+strconv.Itoa(n)+" reserved", "")
		}
	}
	for _, h := range old {
		if lost(h.number) && !byName[h.name] {
			c.report(ReservationLost, at.was(h.name, h.span), s, "number "+strconv.Itoa(h.number), "")
		}
	}
}
