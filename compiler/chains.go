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
	written := map[string]*lang.Block{}
	for _, c := range b.Blocks() {
		if c.Keyword.Name != "chain" {
			continue
		}
		side, ok := p.label(c, "chain", "chain server { … }")
		switch {
		case !ok || !p.side(side):
		case written[side.Name] != nil:
			p.errorf(diag.ChainTwice, c.Head, "service %q has a `chain %s` already: put all middlewares into one, for their order counts", svc.Name, side.Name).Note(written[side.Name].Head, "the first one")
		default:
			written[side.Name] = c
		}
	}
	svc.Server = p.sideChain(written, "server")
	svc.Client = p.sideChain(written, "client")
}

func (p *pass) sideChain(written map[string]*lang.Block, side string) model.Chain {
	if b := written[side]; b != nil {
		return p.chain(b, side)
	}
	return p.declaring().defaults[side]
}

// readDefaultChains reads the standard library's own chains.
func (p *pass) readDefaultChains() {
	for _, side := range sides {
		if b := p.chains[side]; b != nil {
			c := p.chain(b, side)
			c.Implied = true
			p.defaults[side] = c
		}
	}
}

// chain reads a chain block of one side.
func (p *pass) chain(b *lang.Block, side string) model.Chain {
	out := model.Chain{Span: b.Head}
	std := p.declaring()
	var decls []*middlewareDecl // of each in out
	for _, item := range b.Items {
		use, ok := item.(*lang.Block)
		if !ok {
			p.middlewareAttr(item.(*lang.Attr))
			continue
		}
		d := std.middleware(use.Keyword.Name)
		if d == nil && p.lost[use.Keyword.Name] || d == nil && p.notInChain(use) {
			continue
		}
		if d == nil {
			p.unknown(diag.UnknownMiddleware, use.Keyword.Span, use.Keyword.Name, std.middlewareNames(side), "there is no middleware %q", use.Keyword.Name)
			continue
		}
		p.noLabels(use)
		args := p.args(&d.paramDecl, "middleware", use)
		if !slices.Contains(d.sides, side) {
			p.errorf(diag.WrongSide, use.Head, "`%s` has nothing to do on the %s side: move it to `chain %s`", d.name.Name, side, strings.Join(d.sides, "` or `chain "))
			continue
		}
		out.Middlewares = append(out.Middlewares, &model.Middleware{Name: d.name.Name, Doc: d.doc, Go: d.path, Params: args, Span: use.Head})
		decls = append(decls, d)
	}
	p.checkOrder(out, decls)
	return out
}

// checkOrder holds a chain to the rules that its middlewares declare.
func (p *pass) checkOrder(c model.Chain, decls []*middlewareDecl) {
	first := map[*middlewareDecl]int{}
	for i, d := range decls {
		use := c.Middlewares[i]
		if j, again := first[d]; again {
			if d.once {
				p.errorf(diag.MiddlewareTwice, use.Span, "`%s` stands in this chain twice: keep one", d.name.Name).Note(c.Middlewares[j].Span, "the first one")
			}
			continue
		}
		first[d] = i
		if d.outermost && i > 0 {
			p.warnf(diag.ChainOrder, use.Span, "`%s` is not the outermost middleware, so it does not protect what stands outside of it: move it to the top of the chain", d.name.Name).
				Note(c.Middlewares[0].Span, "`%s` stands outside of it", decls[0].name.Name)
		}
	}
	for i, d := range decls {
		if first[d] != i {
			continue
		}
		for j, other := range decls {
			switch {
			case first[other] != j:
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

func named(names []lang.Ident, name string) bool {
	return slices.ContainsFunc(names, func(n lang.Ident) bool { return n.Name == name })
}
