package compiler

import (
	"regexp"
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// resolveServices fills the nodes of services, now that everything they name is there.
func (p *pass) resolveServices() {
	if p.std == nil {
		p.readDefaultChains()
	}
	for _, d := range p.order {
		if d.service != nil {
			p.resolveService(d)
		}
	}
}

func (p *pass) resolveService(d *decl) {
	if p.begin(d) {
		p.serviceBody(d)
		p.end(d, true)
	}
}

func (p *pass) serviceBody(d *decl) {
	svc := d.service
	p.onlyInService(d.block)
	if a := attr(d.block, "deprecated"); a != nil {
		svc.Deprecated = p.why(a)
	}
	if a := attr(d.block, "auth"); a != nil {
		svc.Auth = p.serviceAuth(a)
	}
	p.serviceScopes(svc, d.block)
	if a := attr(d.block, "discovery"); a != nil {
		p.registers(svc, a)
	}
	d.mute = !p.resolveTransports(svc, d.block) && !p.strange[d.block] && !p.lost["transport"]
	p.resolveAdmin(svc, d.block)
	p.resolveChains(svc, d.block)
	methods := map[string]*model.Method{}
	for _, m := range p.inherited(svc, d.block) {
		methods[m.Name] = m
		svc.Methods = append(svc.Methods, m)
	}
	for _, b := range d.block.Blocks() {
		if b.Keyword.Name != "method" {
			continue
		}
		name, ok := p.label(b, "method", "method Get { … }")
		if !ok || !p.checkName(name, "method", typeStyle) {
			continue
		}
		if p.tooMany(len(methods), name.Span, "a service") {
			break
		}
		switch first := methods[name.Name]; {
		case first != nil && first.Origin != nil:
			p.errorf(diag.DuplicateName, name.Span, "service %q has a method %q already, from %s: give this one another name", svc.Name, name.Name, first.Origin.Service.Name).Note(first.Span, "declared here")
			continue
		case first != nil:
			p.errorf(diag.DuplicateName, name.Span, "service %q has two methods called %q: rename one of them", svc.Name, name.Name).Note(first.Span, "the first one")
			continue
		}
		m := p.method(svc, name, b)
		methods[name.Name] = m
		svc.Methods = append(svc.Methods, m)
	}
	p.checkScopes(svc, d.block)
}

// onlyInService is only for a service, and knows that middlewares belong into a chain.
func (p *pass) onlyInService(b *lang.Block) {
	before := len(p.diags)
	defer func() { p.strange[b] = len(p.diags) > before }()
	for _, item := range b.Items {
		name, span := "", diag.Span{}
		switch it := item.(type) {
		case *lang.Attr:
			name, span = it.Name.Name, it.Name.Span
		case *lang.Block:
			name, span = it.Keyword.Name, it.Head
		}
		if p.middlewareNamed(name) != nil {
			p.errorf(diag.UnknownBlock, span, "`%s` is a middleware, and those stand in a chain: write `chain server { … }` around it", name)
			continue
		}
		switch it := item.(type) {
		case *lang.Attr:
			p.onlyAttr(it, "a service", serviceAttrs, serviceBlocks)
		case *lang.Block:
			p.onlyBlock(it, "a service", serviceAttrs, serviceBlocks)
		}
	}
}

var (
	serviceAttrs  = []string{"extends", "auth", "scopes", "discovery", "deprecated"}
	serviceBlocks = []string{"method", "transport", "chain", "client", "admin"}
)

// why reads the reason of deprecated = "…".
func (p *pass) why(a *lang.Attr) string {
	s, ok := p.text(a)
	if ok && s.Value == "" {
		p.errorf(diag.WrongValue, s.Span, "`deprecated` says what to use instead: write `deprecated = \"use …\"`")
	}
	if !ok {
		return ""
	}
	return s.Value
}

// resolveTransports reports whether the service writes any transport.
func (p *pass) resolveTransports(svc *model.Service, b *lang.Block) (written bool) {
	std := p.declaring()
	for _, t := range b.Blocks() {
		if t.Keyword.Name != "transport" {
			continue
		}
		written = true
		name, ok := p.label(t, "transport", "transport http { … }")
		if !ok {
			continue
		}
		p.plain(name)
		d := std.transport(name.Name)
		if d == nil {
			var known []string
			for _, t := range std.transports {
				known = append(known, t.name.Name)
			}
			p.unknown(diag.UnknownTransport, name.Span, name.Name, known, "there is no transport %q", name.Name)
			continue
		}
		if first := svc.Transport(name.Name); first != nil {
			p.errorf(diag.DuplicateName, t.Head, "service %q has `transport %s` twice: keep one", svc.Name, name.Name).Note(first.Span, "the first one")
			continue
		}
		svc.Transports = append(svc.Transports, &model.Transport{Name: name.Name, Doc: t.Doc, Params: p.args(d, "transport", t, nil), Span: t.Head})
		d.settle(svc.Transports[len(svc.Transports)-1])
		p.checkApart(d, svc.Transports[len(svc.Transports)-1])
	}
	return written
}

var methodAttrs = []string{"input", "output", "errors", "safe", "idempotent", "idempotency_key", "oneway", "auth", "scopes", "page", "http", "thrift", "calls", "deprecated"}

func (p *pass) method(svc *model.Service, name lang.Ident, b *lang.Block) *model.Method {
	m := &model.Method{
		Decl:    p.common(name, b),
		Service: svc,
		Auth:    svc.Auth,
		Scopes:  svc.Scopes,
	}
	p.methods[m] = b
	p.only(b, "a method", methodAttrs, []string{"http", "page", "chain"})
	if a := attrMeant(b, "input"); a != nil {
		p.input(m, a)
	}
	if a := attrMeant(b, "output"); a != nil {
		p.output(m, a)
	}
	if a := attrMeant(b, "errors"); a != nil {
		p.methodErrors(m, a)
	}
	for _, a := range b.Attrs() {
		switch a.Name.Name {
		case "safe":
			m.Safe = p.flag(a)
		case "idempotent":
			m.Idempotent = p.flag(a)
		case "idempotency_key":
			p.idempotencyKey(m, a, attrMeant(b, "input") != nil)
		case "oneway":
			p.oneway(m, b, a)
		case "auth":
			m.Auth = p.methodAuth(svc, a)
		case "thrift":
			p.thriftName(m, a)
		case "deprecated":
			m.Deprecated = p.why(a)
		}
	}
	p.methodScopes(m, b)
	m.Idempotent = m.Idempotent || m.Safe
	p.page(m, b)
	p.http(m, b)
	p.methodChains(m, b, p)
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
		p.errorf(diag.BadInput, a.Value.Range(), "the input of a method is a struct, so that fields can be added later, and %s is none: write `input = { value = %s }`", typeName(t), asWritten(a.Value))
	default:
		m.Input = t.Struct
	}
}

// asWritten gives a type in short.
func asWritten(e lang.Expr) string {
	switch e := e.(type) {
	case *lang.Name:
		return e.String()
	case *lang.Call:
		return e.Func.String() + "(…)"
	}
	return "…"
}

func (p *pass) output(m *model.Method, a *lang.Attr) {
	if call, ok := a.Value.(*lang.Call); ok && call.Func.String() == "optional" {
		p.errorf(diag.MisplacedWrapper, call.Func.Span, "an output is always there: declare an error for the case that it is not, such as NotFound")
		return
	}
	m.Output = p.typ(a.Value)
}

func (p *pass) methodErrors(m *model.Method, a *lang.Attr) {
	list, ok := a.Value.(*lang.Array)
	if !ok {
		d := p.errorf(diag.WrongValue, a.Value.Range(), "`errors` takes a list in brackets, such as `errors = [NotFound]`, not %s", describe(a.Value))
		if n, ok := a.Value.(*lang.Name); ok {
			d.Fix = &diag.Fix{Span: n.Span, Replace: "[" + n.String() + "]"}
		}
		return
	}
	seen := map[*model.Error]bool{}
	for _, e := range list.Items {
		n, ok := e.(*lang.Name)
		if !ok {
			p.name(e, "the name of an error")
			continue
		}
		if d := p.declaredError(n); d == nil {
			continue
		} else if seen[d] {
			p.errorf(diag.DuplicateName, n.Span, "%q is in the list twice: once is enough", d.Name)
		} else {
			seen[d] = true
			m.Errors = append(m.Errors, model.MethodError{Error: d, Status: d.Code.Status(), Span: n.Span})
		}
	}
}

// oneway reads whether anybody waits for the method. One that nobody waits for has nothing to say.
func (p *pass) oneway(m *model.Method, b *lang.Block, a *lang.Attr) {
	m.Oneway = p.flag(a)
	if !m.Oneway {
		return
	}
	for _, name := range []string{"output", "errors", "page"} {
		if other := attr(b, name); other != nil {
			p.errorf(diag.BadOneway, other.Name.Span, "nobody waits for %s, so nobody would see its `%s`: take it out, or `oneway`", m.Name, name).Note(a.Span, "it is `oneway`")
		}
	}
}

// thriftName reads the name of the function on Thrift, which others may have chosen.
func (p *pass) thriftName(m *model.Method, a *lang.Attr) {
	s, ok := p.text(a)
	switch {
	case !ok:
	case !thriftFunction.MatchString(s.Value):
		p.errorf(diag.BadName, s.Span, "%s is no name of a Thrift function: use letters, digits and _", quote(s.Value))
	default:
		m.Thrift = s.Value
	}
}

var thriftFunction = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,99}$`)

// declaredError finds an error of the package, or else of the standard library, or the one of another
// package. It gives nil for one that is not there or not right, after a report here or where it is declared.
func (p *pass) declaredError(n *lang.Name) *model.Error {
	d := p.lookup(n.String())
	if len(n.Parts) > 1 {
		if d = p.qualified(n, diag.UnknownError, "error", func(d *decl) bool { return d.err != nil }); d == nil {
			return nil
		}
	}
	switch {
	case p.lost[n.String()]:
		return nil
	case d == nil:
		var names []string
		for _, e := range slices.Concat(p.pkg.Errors, p.declaring().pkg.Errors) {
			names = append(names, e.Name)
		}
		p.undeclared(diag.UnknownError, n.Span, n.String(), names, "declare it, such as `error "+upperCamel(n.String())+" failed_precondition {}`", "there is no error %q", n.String())
		return nil
	case d.err == nil:
		p.errorf(diag.UnknownError, n.Span, "%q is %s, not an error", n.String(), article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
		return nil
	}
	return d.err
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
		p.undeclared(diag.BadIdempotencyKey, n.Span, n.Name, fieldNames(m.Input), "add it, such as `"+n.Name+" = string`", "the input of %s has no field %q", m.Name, n.Name)
	case f.Type != nil && f.Type.Underlying().Kind != model.String && f.Type.Underlying().Kind != model.UUID:
		p.errorf(diag.BadIdempotencyKey, n.Span, "an idempotency key is a string or a uuid, and %q is %s", n.Name, typeName(f.Type)).Note(f.Span, "declared here")
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

// settle finishes what depends on all services of the package.
func (p *pass) settle() {
	p.checkInputNames()
	p.sortStructs()
	p.settleEmits()
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
			p.errorf(diag.InputName, s.Span, "this input of %s.%s gets the name %s, and %s has it: declare the input as a struct with another name, and write that name here",
				s.Inline.Service.Name, s.Inline.Name, s.Name, article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
			continue
		}
		if first := owners[s.Name]; first != nil {
			p.errorf(diag.InputName, s.Span, "the inputs of %s.%s and %s.%s both get the name %s: declare one of them as a struct with a name of its own, and write that name here",
				first.Inline.Service.Name, first.Inline.Name, s.Inline.Service.Name, s.Inline.Name, s.Name).Note(first.Span, "the other one")
			continue
		}
		owners[s.Name] = s
	}
}

// sortStructs puts inline inputs behind the declared structs of their file.
func (p *pass) sortStructs() {
	inline := func(s *model.Struct) int {
		if s.Inline != nil {
			return 1
		}
		return 0
	}
	order := map[string]int{}
	for i, f := range p.files {
		order[f.Name] = i
	}
	slices.SortStableFunc(p.pkg.Structs, func(a, b *model.Struct) int {
		if c := order[a.Span.File] - order[b.Span.File]; c != 0 {
			return c
		}
		return inline(a) - inline(b)
	})
}
