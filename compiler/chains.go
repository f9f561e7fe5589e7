package compiler

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// resolveChains gives a service the chains that it wrote, and where it wrote none the standard library's.
func (p *pass) resolveChains(svc *model.Service, b *lang.Block) {
	written := p.chainBlocks(b, "service", svc.Name)
	svc.Server = p.sideChain(written, "server")
	svc.Client = p.sideChain(written, "client")
	for _, m := range svc.Server.Middlewares {
		if m.Decl.HTTP && svc.Transport("http") == nil && len(svc.Transports) > 0 {
			p.warnf(diag.NeedsHTTP, m.Span, "`%s` stands around the HTTP transport, and service %q does not offer HTTP: add `transport http {}`, or take it out", m.Name(), svc.Name)
		}
	}
}

// chainBlocks gives the chains that a body holds, by side.
func (p *pass) chainBlocks(b *lang.Block, what, name string) map[string]*lang.Block {
	written := map[string]*lang.Block{}
	for _, c := range b.Blocks() {
		if c.Keyword.Name != "chain" {
			continue
		}
		side, ok := p.label(c, "chain", "chain server { … }")
		switch {
		case !ok || !p.side(side):
		case written[side.Name] != nil:
			p.errorf(diag.ChainTwice, c.Head, "%s %q has a `chain %s` already: put all middlewares into one, for their order counts", what, name, side.Name).Note(written[side.Name].Head, "the first one")
		default:
			written[side.Name] = c
		}
	}
	return written
}

func (p *pass) sideChain(written map[string]*lang.Block, side string) model.Chain {
	b := written[side]
	if b == nil {
		return p.declaring().defaults[side]
	}
	chain := model.Chain{Span: b.Head}
	for _, own := range p.chainItems(b, side, model.Chain{}) {
		if own.without {
			p.errorf(diag.BadOverride, own.span, "`%s = none` leaves out what a service's chain has, in one of its methods; here there is nothing yet: take the line out", own.decl.name.Name)
			continue
		}
		chain.Middlewares = append(chain.Middlewares, own.use)
	}
	p.checkOrder(chain, nil)
	return chain
}

// methodChains gives a method the chains of its service, with the changes that b, the body of the method,
// makes. What it writes is named in the package that wrote it, which is from.
func (p *pass) methodChains(m *model.Method, b *lang.Block, from *pass) {
	m.Server, m.Client = m.Service.Server, m.Service.Client
	if b == nil {
		return
	}
	reader := p
	if from != p { // the package of another service, which is compiled already and has reported its mistakes
		copied := *from
		copied.strange, copied.diags = map[*lang.Block]bool{}, nil
		reader = &copied
	}
	written := reader.chainBlocks(b, "method", m.Name)
	for _, side := range sides {
		c := written[side]
		if c == nil {
			continue
		}
		base := m.Chain(side)
		items := slices.DeleteFunc(reader.chainItems(c, side, *base), func(own *chainItem) bool {
			if own.decl.node.HTTP {
				reader.errorf(diag.BadOverride, own.span, "`%s` stands around the HTTP transport, and so around all methods: write it in the chain of service %q", own.decl.name.Name, m.Service.Name)
			}
			return own.decl.node.HTTP
		})
		for _, own := range items {
			if own.use != nil {
				own.use.Method = m
			}
		}
		*base = reader.mergeChain(*base, items, c, "the chain of service \""+m.Service.Name+"\"")
	}
}

// chainItem is an item of a chain block: a use of a middleware, or its name with `= none`.
type chainItem struct {
	decl    *middlewareDecl
	use     *model.Middleware
	without bool
	span    diag.Span
}

// chainItems reads a chain block of one side. What it does not say of a middleware that base has too is as
// there.
func (p *pass) chainItems(b *lang.Block, side string, base model.Chain) []*chainItem {
	var out []*chainItem
	for _, item := range b.Items {
		use, ok := item.(*lang.Block)
		if !ok {
			if own := p.without(item.(*lang.Attr), side, base); own != nil {
				out = append(out, own)
			}
			continue
		}
		d := p.usedMiddleware(use, side)
		if d == nil {
			continue
		}
		if !slices.Contains(d.sides, side) {
			p.args(&d.paramDecl, "middleware", use, nil)
			p.errorf(diag.WrongSide, use.Head, "`%s` has nothing to do on the %s side: move it to `chain %s`", d.name.Name, side, strings.Join(d.sides, "` or `chain "))
			continue
		}
		out = append(out, &chainItem{decl: d, use: &model.Middleware{Decl: d.node, Span: use.Head}, span: use.Head})
	}
	found := matches(base, out)
	at := 0
	for _, item := range b.Items { // the parameters need the place in base, and that needs all items
		use, ok := item.(*lang.Block)
		if !ok || at == len(out) {
			if _, attr := item.(*lang.Attr); attr && at < len(out) && out[at].without && out[at].span == item.(*lang.Attr).Span {
				at++
			}
			continue
		}
		if out[at].use == nil || out[at].span != use.Head {
			continue
		}
		var inherited []model.Arg
		if i := found[at]; i >= 0 {
			inherited = base.Middlewares[i].Params
		}
		out[at].use.Params = p.args(&out[at].decl.paramDecl, "middleware", use, inherited)
		at++
	}
	return out
}

// without reads NAME = none. What base has of another package goes by its name too.
func (p *pass) without(a *lang.Attr, side string, base model.Chain) *chainItem {
	d := p.middlewareNamed(a.Name.Name)
	for _, m := range base.Middlewares {
		if d == nil && m.Name() == a.Name.Name {
			d = p.declOf(m.Decl)
		}
	}
	none := false
	switch v := a.Value.(type) {
	case *lang.Name:
		none = v.String() == nobody
	case *lang.String:
		if d != nil && v.Value == nobody {
			p.errorf(diag.WrongValue, v.Span, "`none` is written without quotes").Fix = &diag.Fix{Span: v.Span, Replace: nobody}
			return nil
		}
	}
	switch {
	case !none:
		p.middlewareAttr(a)
	case d == nil && !p.lost[a.Name.Name]:
		p.unknown(diag.UnknownMiddleware, a.Name.Span, a.Name.Name, p.allMiddlewareNames(side), "there is no middleware %q", a.Name.Name)
	case d != nil:
		return &chainItem{decl: d, without: true, span: a.Span}
	}
	return nil
}

// middlewareNamed finds a middleware of the package or of the standard library, nil where neither has it.
func (p *pass) middlewareNamed(name string) *middlewareDecl {
	if d := p.middleware(name); d != nil {
		return d
	}
	return p.declaring().middleware(name)
}

// usedMiddleware finds the declaration of a middleware in a chain: `NAME {}`, or `IMPORT NAME {}` for that of
// another package. It gives nil where it has reported why there is none.
func (p *pass) usedMiddleware(use *lang.Block, side string) *middlewareDecl {
	name := use.Keyword
	if imp := p.importNames[name.Name]; imp != nil && len(use.Labels) == 1 {
		imp.used = true
		if imp.pass == nil {
			return nil
		}
		name = use.Labels[0]
		d := imp.pass.middleware(name.Name)
		if d == nil && !imp.pass.lost[name.Name] {
			p.unknown(diag.UnknownMiddleware, name.Span, name.Name, imp.pass.middlewareNames(side), "package %q has no middleware %q", imp.pass.pkg.Name, name.Name)
		}
		return d
	}
	d := p.middlewareNamed(name.Name)
	switch {
	case d != nil:
		p.noLabels(use)
	case p.lost[name.Name] || p.notInChain(use):
	default:
		p.unknown(diag.UnknownMiddleware, name.Span, name.Name, p.allMiddlewareNames(side), "there is no middleware %q", name.Name)
	}
	return d
}

// readDefaultChains reads the standard library's own chains.
func (p *pass) readDefaultChains() {
	for _, side := range sides {
		if b := p.chains[side]; b != nil {
			c := p.sideChain(map[string]*lang.Block{side: b}, side)
			c.Implied = true
			p.defaults[side] = c
		}
	}
}

// matches finds, for each item, the use of the same middleware in base that it changes; -1 where it adds one
// or where which one is meant is not clear.
//
// Where a middleware stands in both just once, that is it, unless both have a repeater and it stands on the
// other side of it: a timeout inside of a retry and one outside of it are two things.
func matches(base model.Chain, items []*chainItem) []int {
	zoned := repeaters(base.Middlewares) > 0 && slices.ContainsFunc(items, func(i *chainItem) bool { return i.use != nil && i.use.Decl.Roles.Repeats != "" })
	found, taken, zone := make([]int, len(items)), map[int]bool{}, 0
	for n, own := range items {
		found[n] = -1
		var fits []int
		for i, m := range base.Middlewares {
			if m.Decl == own.decl.node && !taken[i] && (!zoned || own.without || repeaters(base.Middlewares[:i]) == zone) {
				fits = append(fits, i)
			}
		}
		if len(fits) == 1 || len(fits) > 1 && sameAs(items[n+1:], own) {
			found[n] = fits[0]
			taken[fits[0]] = true
		}
		if own.use != nil && own.use.Decl.Roles.Repeats != "" {
			zone++
		}
	}
	return found
}

func sameAs(items []*chainItem, own *chainItem) bool {
	return slices.ContainsFunc(items, func(i *chainItem) bool { return i.decl == own.decl })
}

// repeaters counts the middlewares that run what is inside of them more than once.
func repeaters(all []*model.Middleware) (n int) {
	for _, m := range all {
		if m.Decl.Roles.Repeats != "" {
			n++
		}
	}
	return n
}

// mergeChain changes a chain: what items name stands where it stood, with their parameters; what is new stands
// behind its neighbour in items, or else as far inside as the order rules let it; `= none` takes out. of
// describes base in messages.
func (p *pass) mergeChain(base model.Chain, items []*chainItem, b *lang.Block, of string) model.Chain {
	found := matches(base, items)
	out := model.Chain{Middlewares: slices.Clone(base.Middlewares), Span: b.Head}
	if !p.checkItems(base, items, found, of) {
		return base
	}
	for n, own := range items {
		if found[n] >= 0 && own.use != nil {
			out.Middlewares[slices.Index(out.Middlewares, base.Middlewares[found[n]])] = own.use
		}
	}
	var behind *model.Middleware // the item before, as it stands in out
	for n, own := range items {
		switch {
		case own.without:
			if found[n] >= 0 {
				out.Middlewares = slices.DeleteFunc(out.Middlewares, func(m *model.Middleware) bool { return m == base.Middlewares[found[n]] })
			}
			continue
		case found[n] >= 0:
		case behind != nil:
			out.Middlewares = slices.Insert(out.Middlewares, slices.Index(out.Middlewares, behind)+1, own.use)
		default:
			out.Middlewares = slices.Insert(out.Middlewares, p.place(out.Middlewares, items[n:], found[n:], base), own.use)
		}
		behind = own.use
	}
	p.checkOrder(out, func(m *model.Middleware) bool {
		return slices.ContainsFunc(items, func(i *chainItem) bool { return i.use == m })
	})
	return out
}

// checkItems reports items that nothing in base answers to, and those that stand the other way round there. It
// gives true where there are none.
func (p *pass) checkItems(base model.Chain, items []*chainItem, found []int, of string) bool {
	before := len(p.diags)
	last := -1
	for n, own := range items {
		name := own.decl.name.Name
		var there []*model.Middleware
		for _, m := range base.Middlewares {
			if m.Decl == own.decl.node {
				there = append(there, m)
			}
		}
		switch {
		case own.without && len(there) == 0:
			p.errorf(diag.BadOverride, own.span, "%s has no `%s`, so there is nothing to leave out: take the line out", of, name)
		case found[n] < 0 && len(there) > 1 && (own.without || repeatersIn(items) == 0):
			p.errorf(diag.BadOverride, own.span, "%s has `%s` more than once: write the middleware that stands between them too, so that it is clear which one is meant", of, name).
				Note(there[0].Span, "one stands here").Note(there[1].Span, "another one here")
		case found[n] >= 0 && own.use != nil && found[n] < last:
			p.errorf(diag.BadOverride, own.span, "`%s` stands outside of `%s` in %s: a change keeps the order, so write them in that order", name, base.Middlewares[last].Name(), of).
				Note(base.Middlewares[found[n]].Span, "`%s` stands here", name)
		}
		if own.use != nil {
			last = max(last, found[n])
		}
	}
	return len(p.diags) == before
}

func repeatersIn(items []*chainItem) (n int) {
	for _, i := range items {
		if i.use != nil && i.use.Decl.Roles.Repeats != "" {
			n++
		}
	}
	return n
}

// place finds where a new middleware goes that no neighbour stands outside of: in front of the next item that
// the chain has, or else as far inside as the order rules let it.
func (p *pass) place(chain []*model.Middleware, items []*chainItem, found []int, base model.Chain) int {
	for n := range items {
		if found[n] >= 0 && items[n].use != nil {
			return slices.Index(chain, items[n].use)
		}
	}
	own := items[0].decl
	for at := len(chain); at > 0; at-- {
		if !slices.ContainsFunc(chain[at:], func(m *model.Middleware) bool { return named(own.inside, m.Name()) }) &&
			!slices.ContainsFunc(chain[:at], func(m *model.Middleware) bool {
				other := p.declOf(m.Decl)
				return named(own.outside, m.Name()) || other != nil && named(other.inside, own.name.Name)
			}) {
			return at
		}
	}
	return 0
}

// declOf gives the declaration of a middleware with the rules of its place.
func (p *pass) declOf(node *model.MiddlewareDecl) *middlewareDecl {
	scopes := []*pass{p, p.declaring()}
	for _, i := range p.imports {
		if i.pass != nil {
			scopes = append(scopes, i.pass)
		}
	}
	for _, s := range scopes {
		for _, d := range s.middlewares {
			if d.node == node {
				return d
			}
		}
	}
	return nil
}

// checkOrder holds a chain to the rules that its middlewares declare. Where own is given, it speaks only of
// those for which own gives true, because the others were held to them before.
func (p *pass) checkOrder(c model.Chain, own func(*model.Middleware) bool) {
	decls := make([]*middlewareDecl, len(c.Middlewares)) // nil for one of a package that is not imported here
	for i, m := range c.Middlewares {
		decls[i] = p.declOf(m.Decl)
	}
	speak := func(all ...*model.Middleware) bool { return own == nil || slices.ContainsFunc(all, own) }
	first := map[*middlewareDecl]int{}
	calls := 0 // how many middlewares stand around calls, up to here
	for i, d := range decls {
		use := c.Middlewares[i]
		if d == nil {
			continue
		}
		if j, again := first[d]; again {
			before := lastIndex(decls[:i], d)
			if d.once && repeaters(c.Middlewares[before:i]) == 0 && speak(use, c.Middlewares[before]) {
				p.errorf(diag.MiddlewareTwice, use.Span, "`%s` stands in this chain twice: keep one", d.name.Name).Note(c.Middlewares[j].Span, "the first one")
			}
			continue
		}
		first[d] = i
		switch {
		case d.node.HTTP && calls > 0 && speak(use):
			p.warnf(diag.ChainOrder, use.Span, "`%s` stands around the HTTP transport, outside of everything that stands around calls: move it to the top of the chain", d.name.Name)
		case d.outermost && calls > 0 && speak(use, c.Middlewares[i-1]):
			p.warnf(diag.ChainOrder, use.Span, "`%s` is not the outermost middleware, so it does not protect what stands outside of it: move it to the top of the chain", d.name.Name).
				Note(c.Middlewares[0].Span, "`%s` stands outside of it", c.Middlewares[0].Name())
		}
		if !d.node.HTTP {
			calls++
		}
	}
	for i, d := range decls {
		if d == nil || first[d] != i {
			continue
		}
		for j, other := range decls {
			switch {
			case other == nil || first[other] != j || !speak(c.Middlewares[i], c.Middlewares[j]):
			case j < i && named(d.outside, other.name.Name):
				p.warnf(diag.ChainOrder, c.Middlewares[i].Span, "`%s` stands inside of `%s`, so it does not see what happens there: move it above `%s`", d.name.Name, other.name.Name, other.name.Name).
					Note(c.Middlewares[j].Span, "`%s` stands here", other.name.Name)
			case j > i && named(d.inside, other.name.Name):
				p.warnf(diag.ChainOrder, c.Middlewares[i].Span, "`%s` stands outside of `%s`: move it below `%s`", d.name.Name, other.name.Name, other.name.Name).
					Note(c.Middlewares[j].Span, "`%s` stands here", other.name.Name)
			}
		}
	}
}

func lastIndex(all []*middlewareDecl, d *middlewareDecl) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] == d {
			return i
		}
	}
	return -1
}

func named(names []lang.Ident, name string) bool {
	return slices.ContainsFunc(names, func(n lang.Ident) bool { return n.Name == name })
}
