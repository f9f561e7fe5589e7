package model

import (
	"cmp"
	"time"

	"github.com/kitc-lang/kit/lang/diag"
)

// Service is a set of methods, and how they are offered.
type Service struct {
	Decl
	// Extends is the service whose methods this one offers too, nil where there is none. It may belong
	// to another package.
	Extends *Service
	// Auth is who may call, unless a method says otherwise; nil where nothing is asked of callers.
	Auth *Auth
	// Scopes are those that callers of its methods need, where a method does not say others.
	Scopes []string
	// Methods are those of Extends, all the way up and the farthest first, and then its own, in the order
	// written.
	Methods    []*Method
	Transports []*Transport // in the order written
	Server     Chain        // around every method on the serving side
	Client     Chain        // that callers get by default
	Clients    []*Client    // the services that this one calls, in the order written
	Discovery  *Discovery   // where its instances register; nil where they do not
	Admin      *Admin       // its admin listener; nil where it has none
}

// Admin is the admin listener of a service.
type Admin struct {
	Params []Arg // every parameter of its declaration, in its order, defaults filled in
	Span   diag.Span
}

// Arg gives the value of a parameter; nil where it is absent or unknown.
func (a *Admin) Arg(name string) *Value { return arg(a.Params, name) }

// Kinded is the declaration of a kind of discovery or of a balancer: the standard library's, or a user's own.
type Kinded struct {
	Keyword string // "discovery" or "balance"
	Name    string
	Doc     string
	Package *Package // that declares it
	// Go is the import path of the package that implements it; "" for a user's own, whose constructor the
	// generated Config asks for.
	Go        string
	Params    []*Field
	Registers bool // of a discovery: instances register with it
	Span      diag.Span
}

// Discovery is a kind of discovery with its parameters.
type Discovery struct {
	Decl
	Kind   *Kinded
	Params []Arg // every parameter of the kind, in its order, defaults filled in
}

// Balance is a balancer with its parameters.
type Balance struct {
	Kind   *Kinded
	Params []Arg // every parameter of the kind, in its order, defaults filled in
	Span   diag.Span
}

// Client is a service that another one calls.
type Client struct {
	Decl
	Service   *Service   // that is called; it may belong to another package
	Transport *Transport // of Service, over which it is called; nil where Service has none
	Discovery *Discovery // by which its instances are found; nil where its address is given
	Balance   *Balance   // how calls are spread over them; nil for the default
	Advised   bool       // the chains start from what Service advises, and not from nothing
	// Methods are those of Service, each with the chain around its calls: what Service advises, with the
	// changes that the client block makes.
	Methods []ClientMethod
}

// ClientMethod is a method as a client calls it.
type ClientMethod struct {
	Method *Method
	Chain  Chain
}

// Chain gives the chain around calls of a method of the client's service.
func (c *Client) Chain(m *Method) Chain {
	for _, own := range c.Methods {
		if own.Method == m {
			return own.Chain
		}
	}
	return Chain{}
}

// Call is a call that a method makes.
type Call struct {
	Client *Client
	Method *Method // of Client.Service
	Span   diag.Span
}

// Chain gives the chain around the call.
func (c Call) Chain() Chain { return c.Client.Chain(c.Method) }

// Worst gives what the call takes at most.
func (c Call) Worst() Worst { return c.Chain().Worst(c.Method.Repeatable()) }

// Transport gives the service's transport of that name, nil where it has none.
func (s *Service) Transport(name string) *Transport {
	for _, t := range s.Transports {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// OwnMethods gives the methods that the service declares itself.
func (s *Service) OwnMethods() []*Method {
	for i, m := range s.Methods {
		if m.Origin == nil {
			return s.Methods[i:]
		}
	}
	return nil
}

// Method is one remote procedure.
type Method struct {
	Decl    // of one that was taken over, the Package and the Span are those of its origin
	Service *Service
	// Origin is where the method was taken over from, in the extended service that declares it; nil for a
	// service's own. Input, Output, Errors and their numbers are those of Origin; HTTP is by the
	// transports of Service, and an implied route keeps the name of Origin's service.
	Origin         *Method
	Input          *Struct       // nil where the method takes nothing
	Output         *Type         // nil where it gives nothing
	Errors         []MethodError // in the order written
	ReservedErrors []int         // numbers of errors that were removed
	Safe           bool          // no effects
	Idempotent     bool          // repeating has no further effect; Safe implies it
	IdempotencyKey *Field        // a field of Input, nil if there is none
	Oneway         bool          // the caller does not wait; no Output and no Errors then, and 202 on HTTP
	Auth           *Auth         // that of the service or its own; nil where anybody may call
	Scopes         []string      // all of which such callers need, in the order written; those of the service or its own
	Page           *Page         // nil where it gives no pages
	HTTP           *HTTP         // nil where the service has no transport "http"
	Thrift         string        // the name of the function on Thrift, where another than Name was written; "" otherwise
	// Server and Client are the chains of Service with the method's own changes; what the method does not
	// change is the same *Middleware as there.
	Server, Client Chain
	// Calls are those that it makes, one behind the other, in the order written.
	Calls []Call
}

// Chain gives the chain of a side, "server" or "client".
func (m *Method) Chain(side string) *Chain {
	if side == "server" {
		return &m.Server
	}
	return &m.Client
}

// ThriftName gives the name of the function on Thrift.
func (m *Method) ThriftName() string { return cmp.Or(m.Thrift, m.Name) }

// Page is how one call of a method gives a part of a long list, and the next call the next part.
type Page struct {
	Items  *Field   // the list in the output struct; its Type is a List
	Cursor []*Field // the way to the optional string in the input that says where to go on: one field, or a field of a struct in a field
	Next   []*Field // the way to the optional string in the output that is the next Cursor; absent on the last page
	Span   diag.Span
}

// Auth is a way in which callers prove who they are.
type Auth struct {
	Decl
	Scheme Scheme
	Format string // of a bearer token, such as "JWT": a hint for people; "" if none was written
	Header string // that carries the key of an APIKey
	// Tokens is whose tokens are a proof, where that was written; nil where the program says it.
	Tokens *Tokens
}

// Tokens is who makes the tokens of an auth, for whom, and where the keys are that they are verified with.
type Tokens struct {
	Issuer, Audience string
	JWKS             string // a URL
}

// Scheme is how a proof travels.
type Scheme uint8

// The schemes.
const (
	_      Scheme = iota
	Bearer        // a token in the header Authorization (RFC 6750)
	Basic         // a name and a password in the header Authorization (RFC 7617)
	APIKey        // a key in a header of its own
	MTLS          // a client's certificate in the TLS handshake
)

// String gives the scheme as it is written in a .kit file.
func (s Scheme) String() string { return [...]string{"", "bearer", "basic", "api_key", "mtls"}[s] }

// Repeatable reports whether a call may be made a second time without doing harm.
func (m *Method) Repeatable() bool { return m.Safe || m.Idempotent || m.IdempotencyKey != nil }

// MethodError is an error that a method declares.
type MethodError struct {
	Error  *Error
	Number int // the Thrift id in the result, from the lock; from 1
	Status int // the HTTP status, by Code unless the method says otherwise
	Span   diag.Span
}

// HTTP is how a method stands on HTTP/JSON. Every field of the input is in exactly one of Path,
// Query, Header, Body or Whole.
type HTTP struct {
	Verb     string    // GET, HEAD, POST, PUT, PATCH or DELETE
	Segments []Segment // of the path, none for "/"
	Status   int       // of a success: 200, or 204 without Output, unless written
	Path     []Param   // in the order of the path
	Query    []Param
	Header   []Param
	Body     []*Field // members of the JSON object in the body; empty where there is no body
	// Whole is the one field that is the entire body (http { body = field }), nil otherwise. Body is
	// empty then.
	Whole          *Field
	ResponseHeader []Param // fields of the output struct that go out as headers, and not in the body
	Explicit       bool    // a route was written; otherwise it is POST /<Service>/<Method>
	Span           diag.Span
}

// HasBody reports whether a request carries a JSON body.
func (h *HTTP) HasBody() bool { return len(h.Body) > 0 || h.Whole != nil }

// Segment is one part of a path between slashes: Literal, or the value of Field.
type Segment struct {
	Literal string
	Field   *Field // nil for a literal
}

// Param is a field of the input or output that travels outside the body.
type Param struct {
	Field *Field
	Name  string // on the wire: of the query parameter or header; the field's own name in a path
}

// Transport is a transport block of a service.
type Transport struct {
	Name   string // "http", "thrift": the name of its declaration in the standard library
	Doc    string
	Params []Arg // every parameter of the declaration, in its order, defaults filled in
	// Bare says that nothing travels beside a message, as its parameters stand: no deadline, no trace, and no
	// proof of who calls.
	Bare bool
	Span diag.Span
}

// Chain is the middlewares of one side, outermost first.
type Chain struct {
	Middlewares []*Middleware
	Implied     bool // the standard library's default, because the service wrote none
	Span        diag.Span
}

// Middleware is one use of a declared middleware.
type Middleware struct {
	Decl   *MiddlewareDecl
	Params []Arg // every parameter of the declaration, in its order, defaults filled in
	// Method is the method that wrote it or changed its parameters; nil where it is the service's, or that of
	// the client block that Client is.
	Method *Method
	Span   diag.Span
}

// MiddlewareDecl is the declaration of a middleware: of the standard library, or a user's own.
type MiddlewareDecl struct {
	Name    string
	Doc     string
	Package *Package // that declares it
	// Go is the import path of the package that implements it; "" for a user's own, whose constructor the
	// generated Config asks for.
	Go     string
	Params []*Field
	// HTTP says that it stands around the HTTP transport, and not around calls.
	HTTP  bool
	Meter Metering
	Roles Roles
	Span  diag.Span
}

// Metering is what a middleware has to do with the measurements that are not of single calls.
type Metering uint8

// What it may have to do with them.
const (
	NotMetered Metering = iota
	// GivesMeter is one whose Config has a method Meter, for the others.
	GivesMeter
	// TakesMeter is one whose Config has a field Meter.
	TakesMeter
)

// Roles is what the proofs know of a middleware. A string names the parameter that has the role, "" where
// none has.
type Roles struct {
	Bounds   string // duration: what is inside of it takes at most so long
	Repeats  string // integer: what is inside of it runs at most so often
	Overlaps bool   // runs of Repeats go on side by side
	Waits    string // duration: the longest wait before each further run; without Repeats, before the inside runs
	Codes    string // list(code): those that make it run the inside again
	Admits   string // rate: it lets through at most so many calls
	Holds    string // integer: it lets through at most so many calls at a time
	Fails    []Code // the codes of errors that it makes itself
}

// Name gives the name of the declaration.
func (m *Middleware) Name() string { return m.Decl.Name }

// Arg is the value of a declared parameter.
type Arg struct {
	Name    string
	Doc     string
	Type    *Type
	Value   *Value // nil where the parameter is optional and absent
	Written bool   // false where Value is the declaration's default
	Span    diag.Span
}

// Arg gives the value of a parameter; nil where it is absent or unknown.
func (t *Transport) Arg(name string) *Value { return arg(t.Params, name) }

// Arg gives the value of a parameter; nil where it is absent or unknown.
func (m *Middleware) Arg(name string) *Value { return arg(m.Params, name) }

func arg(args []Arg, name string) *Value {
	for _, a := range args {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}

// AsDuration is the value of a Duration.
func (v *Value) AsDuration() time.Duration { return time.Duration(v.Int) }
