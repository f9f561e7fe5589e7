package main

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// methodSheet is the effective declaration of a method. Its JSON is part of what kitc promises.
type methodSheet struct {
	Name       string           `json:"name"` // orders.Orders.Place
	At         string           `json:"at"`   // FILE:LINE
	Inherited  string           `json:"inherited,omitempty"`
	Doc        string           `json:"doc,omitempty"`
	Deprecated string           `json:"deprecated,omitempty"`
	Input      *structSheet     `json:"input"`
	Output     *structSheet     `json:"output"`
	Errors     []errorSheet     `json:"errors"`
	Repeat     repeatSheet      `json:"repeat"`
	Auth       *authSheet       `json:"auth"`
	AuthFrom   string           `json:"auth_from,omitempty"` // "service" or "method"; absent where neither says anything
	Scopes     []string         `json:"scopes,omitempty"`    // that callers need, all of them
	Page       *pageSheet       `json:"page,omitempty"`
	Oneway     bool             `json:"oneway,omitempty"`
	Transports []transportSheet `json:"transports"`
	Server     chainSheet       `json:"server"`
	Client     chainSheet       `json:"client"`
	Calls      []callSheet      `json:"calls,omitempty"` // in the order written
}

// callSheet is a method that another one calls, with the chain around that.
type callSheet struct {
	Client    string     `json:"client"` // the name of the client block
	Method    string     `json:"method"` // billing.Payments.Charge
	Transport string     `json:"transport,omitempty"`
	At        string     `json:"at"`
	Chain     chainSheet `json:"chain"`
}

// clientSheet is a service that another one calls.
type clientSheet struct {
	Name      string             `json:"name"`
	Service   string             `json:"service"` // billing.Payments
	Transport string             `json:"transport,omitempty"`
	Doc       string             `json:"doc,omitempty"`
	At        string             `json:"at"`
	Discovery *kindSheet         `json:"discovery,omitempty"` // how its instances are found; absent where it is told an address
	Balance   *kindSheet         `json:"balance,omitempty"`   // how calls are spread over them
	Chains    []clientChainSheet `json:"chains"`              // the first one is that of most methods
}

// kindSheet is a discovery or a balancer with its parameters.
type kindSheet struct {
	Name   string       `json:"name"` // as it is declared
	Kind   string       `json:"kind"` // consul
	At     string       `json:"at,omitempty"`
	Params []paramSheet `json:"params,omitempty"`
}

// clientChainSheet is a chain around calls, and the methods that have it.
type clientChainSheet struct {
	Methods []string   `json:"methods"`
	Chain   chainSheet `json:"chain"`
}

// structSheet is an input or output.
type structSheet struct {
	Type   string       `json:"type"`
	Inline bool         `json:"inline,omitempty"` // written in the method
	At     string       `json:"at,omitempty"`     // of its declaration
	Fields []fieldSheet `json:"fields,omitempty"`
}

type fieldSheet struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Doc    string `json:"doc,omitempty"`
	HTTP   string `json:"http,omitempty"` // path, query page, header X-Page, body or whole body
	Thrift int    `json:"thrift,omitempty"`
}

type errorSheet struct {
	Name   string `json:"name"`
	Code   string `json:"code"`
	At     string `json:"at"` // where the method names it
	Std    bool   `json:"std,omitempty"`
	HTTP   int    `json:"http,omitempty"`   // status
	Thrift int    `json:"thrift,omitempty"` // field of the result
	// Why says when an error occurs that the method does not declare.
	Why string `json:"why,omitempty"`
}

// repeatSheet says whether a call may be made again when its outcome is not known.
type repeatSheet struct {
	Allowed bool   `json:"allowed"`
	Why     string `json:"why"`
	Key     string `json:"key,omitempty"`
}

type authSheet struct {
	Name   string `json:"name"`
	Scheme string `json:"scheme"`
	Format string `json:"format,omitempty"`
	Header string `json:"header,omitempty"`
	// Whose tokens are a proof, where that is declared.
	Issuer   string `json:"issuer,omitempty"`
	Audience string `json:"audience,omitempty"`
	JWKS     string `json:"jwks,omitempty"`
	At       string `json:"at"`
}

type pageSheet struct {
	Items  string `json:"items"`
	Cursor string `json:"cursor"`
	Next   string `json:"next"`
	At     string `json:"at"`
}

type transportSheet struct {
	Name     string       `json:"name"`
	At       string       `json:"at"`
	Call     string       `json:"call"` // POST /orders, or the Thrift function
	Status   int          `json:"status,omitempty"`
	Explicit bool         `json:"explicit"` // the call was written, not derived
	CallAt   string       `json:"call_at,omitempty"`
	Params   []paramSheet `json:"params,omitempty"`
	Limits   []limit      `json:"limits,omitempty"`
}

type chainSheet struct {
	Implied     bool              `json:"implied"` // the standard library's
	At          string            `json:"at"`
	Changed     string            `json:"changed,omitempty"` // FILE:LINE where it is changed
	By          provenance        `json:"by,omitempty"`      // who changes it: the method, or the client
	Middlewares []middlewareSheet `json:"middlewares"`       // outermost first
	// Worst is what follows from the parameters for one call, in words; Time and Tries are it in numbers: in
	// nanoseconds, 0 where nothing bounds it.
	Worst string        `json:"worst,omitempty"`
	Time  time.Duration `json:"time,omitempty"`
	Tries int           `json:"tries,omitempty"`
}

// within notes what a chain allows a call at most.
func (s chainSheet) within(w model.Worst) chainSheet {
	s.Tries = w.Tries
	s.Worst = "nothing but its caller's deadline ends a call"
	if w.Bounded {
		s.Time = w.Time
		s.Worst = "a call ends within " + durationText(w.Time)
	}
	if w.Tries > 1 {
		s.Worst += fmt.Sprintf(", after %d tries at most", w.Tries)
	}
	return s
}

type middlewareSheet struct {
	Name   string       `json:"name"`
	Doc    string       `json:"doc,omitempty"`
	At     string       `json:"at"`
	Own    bool         `json:"own,omitempty"`    // declared by a user, and not by the standard library
	Around string       `json:"around,omitempty"` // the transport that it is around; absent where it is around calls
	Change chainChange  `json:"change,omitempty"` // absent where nobody changes it
	Params []paramSheet `json:"params,omitempty"`
}

// chainChange is what a method does with a middleware of its service, or a client with one that is advised.
type chainChange string

const (
	added   chainChange = "added"
	changed chainChange = "changed"
	leftOut chainChange = "left out"
)

// paramSheet is a parameter of a transport or middleware, and where its value comes from.
type paramSheet struct {
	Name   string     `json:"name"`
	Value  string     `json:"value,omitempty"` // as a .kit file writes it; absent where the parameter is
	Const  string     `json:"const,omitempty"` // the constant that it was written as
	Origin provenance `json:"origin"`
	At     string     `json:"at"`
}

// provenance says where a value comes from.
type provenance string

const (
	written     provenance = "written"          // in the service
	inMethod    provenance = "method"           // written in the method
	inClient    provenance = "client"           // written in the client block
	byDefault   provenance = "default"          // of the parameter's declaration
	stdChain    provenance = "standard library" // the standard library's chain, because the service writes none
	unspecified provenance = "unspecified"      // the parameter is optional
)

// serviceSheet is the effective declaration of a service.
type serviceSheet struct {
	Name       string           `json:"name"`
	At         string           `json:"at"`
	Doc        string           `json:"doc,omitempty"`
	Deprecated string           `json:"deprecated,omitempty"`
	Extends    string           `json:"extends,omitempty"`
	Auth       *authSheet       `json:"auth"`
	Methods    []methodLine     `json:"methods"`
	Transports []transportSheet `json:"transports"`
	Admin      *adminSheet      `json:"admin,omitempty"`
	Server     chainSheet       `json:"server"`
	Client     chainSheet       `json:"client"`
	Discovery  *kindSheet       `json:"discovery,omitempty"` // where its instances register
	Clients    []clientSheet    `json:"clients,omitempty"`   // in the order written
}

// adminSheet is the admin listener of a service.
type adminSheet struct {
	At     string       `json:"at"`
	Params []paramSheet `json:"params"`
}

type methodLine struct {
	Name      string `json:"name"`
	Signature string `json:"signature"`
	HTTP      string `json:"http,omitempty"`
	Inherited string `json:"inherited,omitempty"`
}

// where gives a place as FILE:LINE.
func where(s diag.Span) string {
	if s.File == "" {
		return ""
	}
	return s.File + ":" + strconv.Itoa(s.Start.Line)
}

func describeMethod(m *model.Method) methodSheet {
	svc := m.Service
	s := methodSheet{
		Name: svc.Package.Name + "." + svc.Name + "." + m.Name, At: where(m.Span), Doc: m.Doc, Deprecated: m.Deprecated,
		Inherited: inherited(m), Repeat: describeRepeat(m), Auth: describeAuth(m.Auth), AuthFrom: authFrom(m), Scopes: m.Scopes, Oneway: m.Oneway,
		Server: describeChanges(svc.Server, m.Server, inMethod).within(m.Server.Worst(true)), Client: describeChanges(svc.Client, m.Client, inMethod).within(m.Client.Worst(m.Repeatable())), Transports: []transportSheet{},
	}
	s.Input, s.Output = describeInput(m), describeOutput(m)
	s.Errors = describeErrors(m)
	s.Calls = describeCalls(m)
	if m.Page != nil {
		s.Page = &pageSheet{Items: m.Page.Items.Name, Cursor: pathText(m.Page.Cursor), Next: pathText(m.Page.Next), At: where(m.Page.Span)}
	}
	for _, t := range svc.Transports {
		sheet := describeTransport(t)
		describeCall(&sheet, m)
		s.Transports = append(s.Transports, sheet)
	}
	return s
}

func describeService(svc *model.Service) serviceSheet {
	s := serviceSheet{
		Name: svc.Package.Name + "." + svc.Name, At: where(svc.Span), Doc: svc.Doc, Deprecated: svc.Deprecated,
		Auth: describeAuth(svc.Auth), Methods: []methodLine{}, Transports: []transportSheet{},
		Server: describeChain(svc.Server), Client: describeChain(svc.Client), Discovery: describeDiscovery(svc.Discovery),
	}
	if svc.Extends != nil {
		s.Extends = declText(&svc.Extends.Decl, svc.Package)
	}
	for _, m := range svc.Methods {
		line := methodLine{Name: m.Name, Signature: signatureText(m), Inherited: inherited(m)}
		if m.HTTP != nil {
			line.HTTP = routeText(m.HTTP)
		}
		s.Methods = append(s.Methods, line)
	}
	for _, t := range svc.Transports {
		s.Transports = append(s.Transports, describeTransport(t))
	}
	if svc.Admin != nil {
		s.Admin = &adminSheet{At: where(svc.Admin.Span), Params: describeParams(svc.Admin.Params, false)}
	}
	s.Clients = describeClients(svc)
	return s
}

func inherited(m *model.Method) string {
	if m.Origin == nil {
		return ""
	}
	from := m.Origin.Service
	return from.Package.Name + "." + from.Name
}

func pathText(fields []*model.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return strings.Join(names, ".")
}

func describeInput(m *model.Method) *structSheet {
	if m.Input == nil {
		return nil
	}
	home := m.Service.Package
	s := &structSheet{Type: declText(&m.Input.Decl, home), Inline: m.Input.Inline != nil}
	if !s.Inline {
		s.At = where(m.Input.Span)
	}
	for _, f := range m.Input.Fields {
		sheet := fieldSheet{Name: f.Name, Type: fieldText(f, home), Doc: f.Doc}
		if m.HTTP != nil {
			sheet.HTTP = carrier(m.HTTP, f)
		}
		if m.Service.Transport("thrift") != nil {
			sheet.Thrift = f.Number
		}
		s.Fields = append(s.Fields, sheet)
	}
	return s
}

// carrier says how a field of the input travels over HTTP.
func carrier(h *model.HTTP, f *model.Field) string {
	for _, p := range h.Path {
		if p.Field == f {
			return "path"
		}
	}
	for _, p := range h.Query {
		if p.Field == f {
			return named("query", p, f)
		}
	}
	for _, p := range h.Header {
		if p.Field == f {
			return "header " + p.Name
		}
	}
	if h.Whole == f {
		return "whole body"
	}
	return "body"
}

// named adds the name on the wire where it is not that of the field.
func named(part string, p model.Param, f *model.Field) string {
	if p.Name == f.Name {
		return part
	}
	return part + " " + p.Name
}

func describeOutput(m *model.Method) *structSheet {
	if m.Output == nil {
		return nil
	}
	home := m.Service.Package
	s := &structSheet{Type: typeText(m.Output, home)}
	if m.Output.Kind != model.StructRef {
		return s
	}
	s.At = where(m.Output.Struct.Span)
	for _, f := range m.Output.Struct.Fields {
		sheet := fieldSheet{Name: f.Name, Type: fieldText(f, home), Doc: f.Doc}
		if m.HTTP != nil {
			sheet.HTTP = "body"
			for _, p := range m.HTTP.ResponseHeader {
				if p.Field == f {
					sheet.HTTP = "header " + p.Name
				}
			}
		}
		if m.Service.Transport("thrift") != nil {
			sheet.Thrift = f.Number
		}
		s.Fields = append(s.Fields, sheet)
	}
	return s
}

// describeErrors gives the errors that a method declares, and behind them those that any call may meet.
func describeErrors(m *model.Method) []errorSheet {
	http, thrift := m.Service.Transport("http") != nil, m.Service.Transport("thrift") != nil
	all := []errorSheet{}
	for _, e := range m.Errors {
		sheet := errorSheet{Name: declText(&e.Error.Decl, m.Service.Package), Code: e.Error.Code.String(), At: where(e.Span), Std: isStd(e.Error.Package)}
		if http {
			sheet.HTTP = e.Status
		}
		if thrift {
			sheet.Thrift = e.Number
		}
		all = append(all, sheet)
	}
	implied := func(code model.Code, why string) {
		sheet := errorSheet{Code: code.String(), Why: why}
		if http {
			sheet.HTTP = code.Status()
		}
		all = append(all, sheet)
	}
	if m.Input != nil {
		implied(model.InvalidArgument, "the input cannot be read or breaks a rule")
	}
	if m.Auth != nil {
		implied(model.Unauthenticated, "the caller does not prove who they are")
	}
	if len(m.Scopes) > 0 {
		implied(model.PermissionDenied, "the caller lacks a scope")
	}
	if m.Oneway {
		return all // nobody hears of what happens later
	}
	implied(model.DeadlineExceeded, "a timeout or the caller's deadline passes")
	implied(model.Internal, "the handler gives any other error")
	return all
}

func describeRepeat(m *model.Method) repeatSheet {
	switch {
	case m.Safe:
		return repeatSheet{Allowed: true, Why: "safe: it has no effects"}
	case m.Idempotent:
		return repeatSheet{Allowed: true, Why: "idempotent: a second call changes nothing more"}
	case m.IdempotencyKey != nil:
		return repeatSheet{Allowed: true, Why: "with the same " + m.IdempotencyKey.Name + ", its idempotency_key", Key: m.IdempotencyKey.Name}
	}
	return repeatSheet{Why: "a second call could do it twice; `safe`, `idempotent` or `idempotency_key` would say otherwise"}
}

func describeAuth(a *model.Auth) *authSheet {
	if a == nil {
		return nil
	}
	s := &authSheet{Name: a.Name, Scheme: a.Scheme.String(), Format: a.Format, Header: a.Header, At: where(a.Span)}
	if t := a.Tokens; t != nil {
		s.Issuer, s.Audience, s.JWKS = t.Issuer, t.Audience, t.JWKS
	}
	return s
}

func authFrom(m *model.Method) string {
	switch {
	case m.Origin != nil && m.Auth != nil && m.Auth == m.Origin.Service.Auth:
		return "service"
	case m.Auth != m.Service.Auth:
		return "method"
	case m.Auth != nil:
		return "service"
	}
	return ""
}

func describeTransport(t *model.Transport) transportSheet {
	return transportSheet{Name: t.Name, At: where(t.Span), Params: describeParams(t.Params, false), Limits: limits[t.Name]}
}

// describeCall says how a method is called over a transport.
func describeCall(s *transportSheet, m *model.Method) {
	switch s.Name {
	case "http":
		s.Call, s.Status, s.Explicit = routeText(m.HTTP), m.HTTP.Status, m.HTTP.Explicit
		if m.HTTP.Explicit {
			s.CallAt = where(m.HTTP.Span)
		}
	case "thrift":
		s.Call = thriftCall(m)
	}
}

func routeText(h *model.HTTP) string {
	var b strings.Builder
	b.WriteString(h.Verb + " ")
	for _, seg := range h.Segments {
		if seg.Field != nil {
			fmt.Fprintf(&b, "/{%s}", seg.Field.Name)
		} else {
			b.WriteString("/" + seg.Literal)
		}
	}
	if len(h.Segments) == 0 {
		b.WriteString("/")
	}
	return b.String()
}

// thriftCall writes the Thrift function. Where it has many arguments they stand with the input.
func thriftCall(m *model.Method) string {
	text := m.Name + "()"
	switch {
	case m.Input == nil:
	case m.Input.Inline == nil:
		text = m.Name + "(1: " + m.Input.Name + ")"
	case len(m.Input.Fields) > 0:
		text = m.Name + "(…)"
	}
	if m.Oneway {
		return "oneway " + text
	}
	return text
}

func describeChain(c model.Chain) chainSheet {
	s := chainSheet{Implied: c.Implied, At: where(c.Span), Middlewares: []middlewareSheet{}}
	for _, mw := range c.Middlewares {
		s.Middlewares = append(s.Middlewares, describeMiddleware(mw, c.Implied))
	}
	return s
}

func describeMiddleware(mw *model.Middleware, implied bool) middlewareSheet {
	s := middlewareSheet{Name: mw.Name(), Doc: mw.Decl.Doc, At: where(mw.Span), Own: mw.Decl.Go == "", Params: describeParams(mw.Params, implied)}
	if mw.Decl.HTTP {
		s.Around = "http"
	}
	return s
}

// describeChanges gives a chain that a method or client made out of another one.
func describeChanges(base, own model.Chain, by provenance) chainSheet {
	if slices.Equal(base.Middlewares, own.Middlewares) {
		return describeChain(base)
	}
	s := chainSheet{Implied: base.Implied, At: where(base.Span), Changed: where(own.Span), By: by, Middlewares: []middlewareSheet{}}
	rest := own.Middlewares
	for _, mw := range base.Middlewares {
		at := slices.IndexFunc(rest, func(o *model.Middleware) bool {
			return o == mw || o.Decl == mw.Decl && !slices.Contains(base.Middlewares, o)
		})
		if at < 0 {
			sheet := describeMiddleware(mw, base.Implied)
			sheet.Change, sheet.At, sheet.Params = leftOut, s.Changed, nil
			s.Middlewares = append(s.Middlewares, sheet)
			continue
		}
		for _, o := range rest[:at] {
			s.Middlewares = append(s.Middlewares, describeAdded(o, by))
		}
		s.Middlewares = append(s.Middlewares, describeChanged(mw, rest[at], base.Implied, by))
		rest = rest[at+1:]
	}
	for _, o := range rest {
		s.Middlewares = append(s.Middlewares, describeAdded(o, by))
	}
	return s
}

func describeAdded(mw *model.Middleware, by provenance) middlewareSheet {
	s := describeMiddleware(mw, false)
	s.Change = added
	for i, a := range mw.Params {
		if a.Written {
			s.Params[i].Origin = by
		}
	}
	return s
}

// describeChanged gives a middleware as it became, which may be as it was.
func describeChanged(base, own *model.Middleware, implied bool, by provenance) middlewareSheet {
	s := describeMiddleware(own, implied)
	if own == base {
		return s
	}
	s.Change = changed
	for i, a := range own.Params {
		if a.Written && a.Span != base.Params[i].Span {
			s.Params[i].Origin = by
		}
	}
	return s
}

// fullName gives the name of a service as other packages know it: billing.Payments.
func fullName(svc *model.Service) string { return svc.Package.Name + "." + svc.Name }

// describeCalls gives what a method calls.
func describeCalls(m *model.Method) []callSheet {
	var all []callSheet
	for _, c := range m.Calls {
		sheet := callSheet{Client: c.Client.Name, Method: fullName(c.Client.Service) + "." + c.Method.Name, At: where(c.Span)}
		if c.Client.Transport != nil {
			sheet.Transport = c.Client.Transport.Name
		}
		for _, called := range c.Client.Methods {
			if called.Method == c.Method {
				sheet.Chain = describeClientChain(c.Client, called)
			}
		}
		all = append(all, sheet)
	}
	return all
}

// describeClientChain gives the chain around the calls of a method.
func describeClientChain(c *model.Client, m model.ClientMethod) chainSheet {
	if c.Advised {
		return describeChanges(m.Method.Client, m.Chain, inClient).within(m.Chain.Worst(m.Method.Repeatable()))
	}
	chain := m.Chain
	if chain.Span.IsZero() {
		chain.Span = c.Span
	}
	return describeChain(chain).within(m.Chain.Worst(m.Method.Repeatable()))
}

func describeDiscovery(d *model.Discovery) *kindSheet {
	if d == nil {
		return nil
	}
	return &kindSheet{Name: d.Name, Kind: d.Kind.Name, At: where(d.Span), Params: describeParams(d.Params, false)}
}

// describeClients gives what a service calls.
func describeClients(svc *model.Service) []clientSheet {
	var all []clientSheet
	for _, c := range svc.Clients {
		sheet := clientSheet{Name: c.Name, Service: fullName(c.Service), Doc: c.Doc, At: where(c.Span), Chains: []clientChainSheet{}}
		if c.Transport != nil {
			sheet.Transport = c.Transport.Name
		}
		if sheet.Discovery = describeDiscovery(c.Discovery); sheet.Discovery != nil {
			sheet.Balance = &kindSheet{Name: "p2c", Kind: "p2c"}
		}
		if b := c.Balance; b != nil {
			sheet.Balance = &kindSheet{Name: b.Kind.Name, Kind: b.Kind.Name, At: where(b.Span), Params: describeParams(b.Params, false)}
		}
		for _, m := range c.Methods {
			chain := describeClientChain(c, m)
			at := slices.IndexFunc(sheet.Chains, func(o clientChainSheet) bool { return reflect.DeepEqual(o.Chain, chain) })
			if at < 0 {
				at = len(sheet.Chains)
				sheet.Chains = append(sheet.Chains, clientChainSheet{Chain: chain})
			}
			sheet.Chains[at].Methods = append(sheet.Chains[at].Methods, m.Method.Name)
		}
		slices.SortStableFunc(sheet.Chains, func(a, b clientChainSheet) int { return len(b.Methods) - len(a.Methods) })
		all = append(all, sheet)
	}
	return all
}

// describeParams gives parameters with their origins; implied says that the standard library wrote them.
func describeParams(args []model.Arg, implied bool) []paramSheet {
	var all []paramSheet
	for _, a := range args {
		p := paramSheet{Name: a.Name, Origin: byDefault}
		switch {
		case a.Written && implied:
			p.Origin, p.At = stdChain, where(a.Span)
		case a.Written:
			p.Origin, p.At = written, where(a.Span)
		case a.Value == nil:
			p.Origin = unspecified
		default:
			p.At = where(a.Value.Span)
		}
		if a.Value != nil {
			p.Value = valueText(a.Value)
			if a.Value.Const != nil {
				p.Const = a.Value.Const.Name
			}
		}
		all = append(all, p)
	}
	return all
}
