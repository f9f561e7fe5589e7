package diff

import (
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
)

// method compares a method of both programs. Olds and nexts are where it is offered.
func (c *comparison) method(old, next *model.Method, olds, nexts []*model.Method, pkg packagePair) {
	at := place{pkg: next.Service.Package, subject: methodTitle(next), span: next.Span}
	s := c.scopeOfMethods(olds, nexts, pkg)
	if old.Name != next.Name {
		c.report(MethodRenamed, at, s, old.Name, next.Name)
	}
	c.deprecation(old.Deprecated, next.Deprecated, at, s)
	c.input(old, next, at, s, pkg)
	c.output(old, next, at, s)
	c.methodErrors(old, next, at, s)
	c.keptErrors(old, next, at, s)
	c.repeating(old, next, at, s)
	switch {
	case !old.Oneway && next.Oneway:
		c.report(OnewayGained, at, s, "", "oneway = true")
	case old.Oneway && !next.Oneway:
		c.report(OnewayLost, at, s, "oneway = true", "")
	}
	c.page(old, next, at, s)
	c.methodChain(old, next, Server, at, s)
	c.methodChain(old, next, Client, at, s)
	if o, n := c.offeredOnHTTP(olds, nexts); o != nil {
		c.http(o, n, at, s)
	}
}

// offeredOnHTTP gives a method as a service of both programs offers it over HTTP, nil where none does.
func (c *comparison) offeredOnHTTP(olds, nexts []*model.Method) (old, next *model.Method) {
	for _, o := range olds {
		for _, n := range nexts {
			if o.HTTP != nil && n.HTTP != nil && c.called(o) == c.called(n) {
				return o, n
			}
		}
	}
	return nil, nil
}

func (c *comparison) input(old, next *model.Method, at place, s scope, pkg packagePair) {
	o, n := old.Input, next.Input
	inside := s.inside()
	inside.json, inside.thrift = s.json&(1<<Input), s.thrift&(1<<Input)
	switch {
	case o == nil && n == nil:
	case o == nil:
		c.report(InputAdded, at, s, "", structText(n, at.pkg))
		c.fields(nil, n.Fields, at.at("input", n.Span), inside)
	case n == nil:
		c.report(InputRemoved, at, s, structText(o, at.pkg), "")
		c.fields(o.Fields, nil, at.at("input", at.span), inside)
	case o.Inline == nil && n.Inline == nil:
		if !c.same(&o.Decl, &n.Decl) {
			use := func(d *model.Struct) *model.Type { return &model.Type{Kind: model.StructRef, Struct: d} }
			c.types(use(o), use(n), at.at("input", at.span), s, inMessage)
		}
	case o.Inline != nil && n.Inline != nil:
		c.once(o, n, func() {
			s := c.scopeOf(o, n, pkg)
			c.structs(o, n, at.at("input", n.Span), s)
		})
	default:
		kind := InputNamed
		if n.Inline != nil {
			kind = InputInlined
		}
		c.report(kind, at, s, structText(o, at.pkg), structText(n, at.pkg))
		c.once(o, n, func() {
			s := c.scopeOf(o, n, pkg).inside()
			s.thrift = 0
			c.fields(o.Fields, n.Fields, at.at("input", n.Span), s)
		})
	}
}

// structText names a struct, or says that it has no name.
func structText(d *model.Struct, home *model.Package) string {
	if d.Inline != nil {
		return "{ … }"
	}
	return declText(&d.Decl, home)
}

func (c *comparison) output(old, next *model.Method, at place, s scope) {
	switch {
	case old.Output == nil && next.Output == nil:
	case old.Output == nil:
		c.report(OutputGained, at, s, "", typeText(next.Output, at.pkg))
	case next.Output == nil:
		c.report(OutputRemoved, at, s, typeText(old.Output, at.pkg), "")
	default:
		s.json, s.thrift = s.json&outward, s.thrift&outward
		c.types(old.Output, next.Output, at.at("output", next.Output.Span), s, inMessage)
	}
}

func (c *comparison) methodErrors(old, next *model.Method, at place, s scope) {
	name := func(e *model.MethodError) string { return c.key(e.Error.Package) + "." + e.Error.Name }
	both(pointers(old.Errors), pointers(next.Errors), name, func(o, n *model.MethodError) {
		switch {
		case o == nil:
			at := at
			at.span = n.Span
			c.report(MethodErrorAdded, at, s, "", declText(&n.Error.Decl, at.pkg))
		case n == nil:
			c.report(MethodErrorRemoved, at, s, declText(&o.Error.Decl, at.pkg), "")
		default:
			at := at
			at.span = n.Span
			title := declText(&n.Error.Decl, at.pkg)
			if o.Number != n.Number {
				c.report(MethodErrorRenumbered, at, s, numbered(title, o.Number), numbered(title, n.Number))
			}
			if o.Status != n.Status && o.Error.Code == n.Error.Code {
				c.report(ErrorStatusChanged, at, s, numbered(title, o.Status), numbered(title, n.Status))
			}
		}
	})
}

// keptErrors finds numbers of errors that kit.lock no longer keeps.
func (c *comparison) keptErrors(old, next *model.Method, at place, s scope) {
	of := func(errors []model.MethodError) []holder {
		out := make([]holder, len(errors))
		for i, e := range errors {
			out[i] = holder{e.Error.Name, e.Number, e.Span}
		}
		return out
	}
	c.kept(of(old.Errors), of(next.Errors), old.ReservedErrors, next.ReservedErrors, at, s)
}

func pointers[T any](values []T) []*T {
	out := make([]*T, len(values))
	for i := range values {
		out[i] = &values[i]
	}
	return out
}

// repeating compares whether a call may be made a second time.
func (c *comparison) repeating(old, next *model.Method, at place, s scope) {
	o, n := repeatText(old), repeatText(next)
	always := func(m *model.Method) bool { return m.Safe || m.Idempotent }
	switch {
	case old.Repeatable() && !next.Repeatable():
		c.report(RepeatableLost, at, s, o, n)
	case !old.Repeatable() && next.Repeatable():
		c.report(RepeatableGained, at, s, o, n)
	case old.Safe && !next.Safe:
		c.report(SafeLost, at, s, o, n)
	case !old.Safe && next.Safe:
		c.report(SafeGained, at, s, o, n)
	}
	if old.Repeatable() && next.Repeatable() && !always(next) && (always(old) || !sameKey(old, next)) {
		c.report(IdempotencyKeyChanged, at, s, o, n)
	}
}

// sameKey reports whether two methods that have an idempotency key have the same one.
func sameKey(old, next *model.Method) bool {
	for _, p := range inputPairs(old.Input, next.Input) {
		if p.old == old.IdempotencyKey {
			return p.next == next.IdempotencyKey
		}
	}
	return false
}

func repeatText(m *model.Method) string {
	switch {
	case m.Safe:
		return "safe = true"
	case m.Idempotent:
		return "idempotent = true"
	case m.IdempotencyKey != nil:
		return "idempotency_key = " + m.IdempotencyKey.Name
	}
	return ""
}

func (c *comparison) page(old, next *model.Method, at place, s scope) {
	o, n := pageText(old.Page), pageText(next.Page)
	switch {
	case o == n:
	case old.Page == nil:
		c.report(PageAdded, at, s, o, n)
	case next.Page == nil:
		c.report(PageRemoved, at, s, o, n)
	default:
		c.report(PageChanged, at, s, o, n)
	}
}

func pageText(p *model.Page) string {
	if p == nil {
		return ""
	}
	way := func(fields []*model.Field) string {
		text := ""
		for i, f := range fields {
			if i > 0 {
				text += "."
			}
			text += f.Name
		}
		return text
	}
	return "page { items = " + p.Items.Name + ", cursor = " + way(p.Cursor) + ", next = " + way(p.Next) + " }"
}

// signature says in one line what a method is.
func signature(m *model.Method) string {
	text := "method " + m.Name
	if m.HTTP != nil && m.HTTP.Explicit {
		text += ", " + strconv.Quote(routeText(m.HTTP))
	}
	return text
}
