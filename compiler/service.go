package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// resolveServices fills the nodes of services, now that everything they name is there.
func (p *pass) resolveServices() {
	for _, d := range p.order {
		if d.service != nil {
			p.resolveService(d)
		}
	}
	p.checkInputNames()
}

func (p *pass) resolveService(d *decl) {
	svc := d.service
	p.only(d.block, "a service", []string{"deprecated"}, []string{"method", "transport", "chain"})
	if a := attr(d.block, "deprecated"); a != nil {
		if s, ok := p.text(a, "deprecated"); ok {
			svc.Deprecated = s.Value
		}
	}
	chains := map[string]*lang.Block{}
	for _, b := range d.block.Blocks() {
		switch b.Keyword.Name {
		case "transport":
			p.resolveTransport(svc, b)
		case "chain":
			p.noteChain(chains, b)
		}
	}
	svc.Server = p.sideChain(chains, "server")
	svc.Client = p.sideChain(chains, "client")
	if len(svc.Transports) == 0 && !hasBlock(d.block, "transport") {
		p.errorf(diag.NoTransport, d.block.Head, "service %q has no transport, so nobody can call it: add a `transport http {}` block, or `transport thrift {}`", svc.Name)
	}
	methods := map[string]*model.Method{}
	for _, b := range d.block.Blocks() {
		if b.Keyword.Name != "method" {
			continue
		}
		name, ok := p.label(b, "method", "method Get { … }")
		if !ok {
			continue
		}
		p.checkName(name, "method", typeStyle)
		if first := methods[name.Name]; first != nil {
			p.errorf(diag.DuplicateName, name.Span, "service %q has two methods called %q: rename one of them", svc.Name, name.Name).Note(first.Span, "the first one")
			continue
		}
		m := p.method(svc, name, b)
		methods[name.Name] = m
		svc.Methods = append(svc.Methods, m)
	}
}

func hasBlock(b *lang.Block, keyword string) bool {
	return slices.ContainsFunc(b.Blocks(), func(b *lang.Block) bool { return b.Keyword.Name == keyword })
}

func (p *pass) resolveTransport(svc *model.Service, b *lang.Block) {
	name, ok := p.label(b, "transport", "transport http { … }")
	if !ok {
		return
	}
	std := p.declaration()
	d := std.transports[name.Name]
	if d == nil {
		var known []string
		for n := range std.transports {
			known = append(known, n)
		}
		slices.Sort(known)
		p.errorf(diag.UnknownTransport, name.Span, "there is no transport %q%s", name.Name, choices(name.Name, known))
		return
	}
	if first := svc.Transport(name.Name); first != nil {
		p.errorf(diag.DuplicateName, b.Head, "service %q has transport %q twice: keep one", svc.Name, name.Name).Note(first.Span, "the first one")
		return
	}
	svc.Transports = append(svc.Transports, &model.Transport{Name: name.Name, Doc: b.Doc, Params: p.args(d, "transport", b), Span: b.Head})
}

var sides = []string{"server", "client"}

func (p *pass) noteChain(chains map[string]*lang.Block, b *lang.Block) {
	side, ok := p.label(b, "chain", "chain server { … }")
	switch {
	case !ok:
	case !slices.Contains(sides, side.Name):
		p.errorf(diag.UnknownSide, side.Span, "there is no chain %q: a chain is `chain server` or `chain client`", side.Name)
	case chains[side.Name] != nil:
		p.errorf(diag.UnknownSide, b.Head, "chain %s is there twice: put its middlewares into one", side.Name).Note(chains[side.Name].Head, "the first one")
	default:
		chains[side.Name] = b
	}
}

// sideChain gives the chain that a service wrote for a side, or else the standard library's.
func (p *pass) sideChain(written map[string]*lang.Block, side string) model.Chain {
	if b := written[side]; b != nil {
		return p.chain(b, side)
	}
	b := p.declaration().chains[side]
	if b == nil {
		return model.Chain{}
	}
	c := p.declaration().chain(b, side)
	c.Implied = true
	return c
}

var methodAttrs = []string{"input", "output", "errors", "safe", "idempotent", "idempotency_key", "http", "deprecated"}

func (p *pass) method(svc *model.Service, name lang.Ident, b *lang.Block) *model.Method {
	m := &model.Method{
		Decl:    model.Decl{Name: name.Name, Doc: b.Doc, Package: p.pkg, Span: b.Head},
		Service: svc,
	}
	p.only(b, "a method", methodAttrs, []string{"http"})
	if a := attr(b, "input"); a != nil {
		p.input(m, a)
	}
	if a := attr(b, "output"); a != nil {
		if call, ok := a.Value.(*lang.Call); ok && call.Func.String() == "optional" {
			p.errorf(diag.MisplacedWrapper, call.Span, "an output is always there: declare an error for the case that it is not, such as NotFound")
		} else {
			m.Output = p.typ(a.Value)
		}
	}
	for _, a := range b.Attrs() {
		switch a.Name.Name {
		case "errors":
			p.methodErrors(m, a)
		case "safe":
			m.Safe = p.flag(a, "safe")
		case "idempotent":
			m.Idempotent = p.flag(a, "idempotent")
		case "idempotency_key":
			p.idempotencyKey(m, a, attr(b, "input") != nil)
		case "deprecated":
			if s, ok := p.text(a, "deprecated"); ok {
				m.Deprecated = s.Value
			}
		}
	}
	m.Idempotent = m.Idempotent || m.Safe
	p.http(m, b)
	return m
}

func (p *pass) input(m *model.Method, a *lang.Attr) {
	if o, ok := a.Value.(*lang.Object); ok {
		m.Input = &model.Struct{
			Decl:   model.Decl{Name: m.Name + "Input", Package: p.pkg, Span: a.Name.Span},
			Fields: p.fieldList(o.Attrs, structFields),
			Inline: m,
		}
		p.pkg.Structs = append(p.pkg.Structs, m.Input)
		return
	}
	t := p.typ(a.Value)
	switch {
	case t == nil:
	case t.Kind != model.StructRef:
		p.errorf(diag.BadInput, a.Value.Range(), "the input of a method is a struct, so that fields can be added later, not %s: write `input = { value = %s }`", typeName(t), written(a.Value))
	default:
		m.Input = t.Struct
	}
}

func written(e lang.Expr) string {
	switch e := e.(type) {
	case *lang.Name:
		return e.String()
	case *lang.Call:
		return e.Func.String() + "(…)"
	}
	return "…"
}

// checkInputNames refuses an inline input whose name somebody else has: renaming either would change
// the Go code of a declaration that nobody touched.
func (p *pass) checkInputNames() {
	owners := map[string]*model.Struct{}
	for _, s := range p.pkg.Structs {
		if s.Inline == nil {
			continue
		}
		if d := p.decls[s.Name]; d != nil {
			p.errorf(diag.InputName, s.Span, "the input of %s.%s is called %s, and so is %s: declare the input as a struct with another name, and write that name here",
				s.Inline.Service.Name, s.Inline.Name, s.Name, article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
			continue
		}
		if first := owners[s.Name]; first != nil {
			p.errorf(diag.InputName, s.Span, "the inputs of %s.%s and %s.%s would both be called %s: declare one of them as a struct with a name of its own",
				first.Inline.Service.Name, first.Inline.Name, s.Inline.Service.Name, s.Inline.Name, s.Name).Note(first.Span, "the first one")
			continue
		}
		owners[s.Name] = s
	}
}

func (p *pass) methodErrors(m *model.Method, a *lang.Attr) {
	seen := map[string]bool{}
	for _, n := range p.errorNames(a) {
		d := p.lookup(n.String())
		switch {
		case len(n.Parts) > 1:
			p.tooEarly("import", n.Span)
		case d == nil:
			p.errorf(diag.UnknownError, n.Span, "no error is called %q%s", n.String(), p.errorChoices(n.String()))
		case d.err == nil:
			p.errorf(diag.UnknownError, n.Span, "%q is %s, not an error", n.String(), article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
		case seen[n.String()]:
			p.errorf(diag.DuplicateName, n.Span, "%q is in the list twice", n.String())
		default:
			seen[n.String()] = true
			status := 500
			if d.err.Code != 0 {
				status = d.err.Code.Status()
			}
			m.Errors = append(m.Errors, model.MethodError{Error: d.err, Status: status, Span: n.Span})
		}
	}
}

func (p *pass) errorNames(a *lang.Attr) []*lang.Name {
	list, ok := a.Value.(*lang.Array)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`errors` takes a list in brackets, such as `errors = [NotFound]`, not %s", describe(a.Value))
		return nil
	}
	var out []*lang.Name
	for _, e := range list.Items {
		n, ok := e.(*lang.Name)
		if !ok {
			p.errorf(diag.WrongValue, e.Range(), "`errors` lists the names of errors, without quotes, not %s", describe(e))
			continue
		}
		out = append(out, n)
	}
	return out
}

func (p *pass) errorChoices(name string) string {
	var names []string
	for _, e := range p.pkg.Errors {
		names = append(names, e.Name)
	}
	if p.std != nil {
		for _, e := range p.std.pkg.Errors {
			names = append(names, e.Name)
		}
	}
	if near := meant(name, names); near != "" {
		return near
	}
	return ": declare it, such as `error " + upperCamel(name) + " failed_precondition {}`"
}

// idempotencyKey finds the key's field. Of an input that was written and could not be resolved nothing
// more is said.
func (p *pass) idempotencyKey(m *model.Method, a *lang.Attr, hasInput bool) {
	n, ok := p.name(a.Value, "the name of a field of the input")
	if !ok {
		return
	}
	f := inputField(m, n.Name)
	switch {
	case m.Input == nil && hasInput:
	case m.Input == nil:
		p.errorf(diag.BadIdempotencyKey, n.Span, "%s has no input, so it has no key: add one, such as `input = { %s = string }`", m.Name, n.Name)
	case f == nil:
		p.errorf(diag.BadIdempotencyKey, n.Span, "the input of %s has no field %q%s", m.Name, n.Name, meant(n.Name, fieldNames(m.Input)))
	case f.Type != nil && f.Type.Underlying().Kind != model.String && f.Type.Underlying().Kind != model.UUID:
		p.errorf(diag.BadIdempotencyKey, n.Span, "an idempotency key is a string or a uuid, and %q is %s", n.Name, typeName(f.Type))
	default:
		m.IdempotencyKey = f
	}
}

func inputField(m *model.Method, name string) *model.Field {
	if m.Input == nil {
		return nil
	}
	return fieldNamed(m.Input, name)
}

func fieldNamed(s *model.Struct, name string) *model.Field {
	for _, f := range s.Fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

func fieldNames(s *model.Struct) []string {
	if s == nil {
		return nil
	}
	var names []string
	for _, f := range s.Fields {
		names = append(names, f.Name)
	}
	return names
}
