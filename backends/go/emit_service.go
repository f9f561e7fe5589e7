package golang

import (
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// serviceFile prints what both ends of a service share: the interface, the descriptions of its methods,
// the handlers around an implementation, and the client inside the same process.
func (g *generator) serviceFile(svc *model.Service) {
	s := g.source(fileName(svc, "service"))
	g.serviceInterface(s, svc)
	g.methodVariables(s, svc)
	g.handlers(s, svc)
	g.local(s, svc)
}

func (g *generator) serviceInterface(s *source, svc *model.Service) {
	var methods []string
	for _, m := range svc.Methods {
		methods = append(methods, comment("\t", methodDoc(g, m))+"\t"+m.Name+g.signature(s, m)+"\n")
	}
	body := "{}"
	if len(methods) > 0 {
		body = " " + braces(strings.Join(methods, "\n"))
	}
	doc := paragraph(svc.Doc, svc.Name+" is what a server implements and what its clients call.")
	s.print(`
${Doc}type $Service interface$body

`, holes{
		"Doc":     typeDoc(doc, "", svc.Deprecated),
		"Service": svc.Name,
		"body":    body,
	})
}

func braces(body string) string {
	if body == "" {
		return "{}"
	}
	return "{\n" + body + "}"
}

// methodDoc is the author's documentation, and which errors a caller can tell apart.
func methodDoc(g *generator, m *model.Method) string {
	doc := m.Doc
	var errs []string
	for _, e := range m.Errors {
		name := e.Error.Name
		if e.Error.Package != g.pkg {
			name = packageAlias(e.Error.Package) + "." + name
		}
		errs = append(errs, "*"+name)
	}
	if len(errs) > 0 {
		doc = paragraph(doc, "It fails with "+strings.Join(errs, ", ")+" or a *kit.Error.")
	}
	return withDeprecated(doc, m.Deprecated)
}

// signature gives the parameters and results of a method.
func (g *generator) signature(s *source, m *model.Method) string {
	in := ""
	if m.Input != nil {
		in = ", in *" + g.qualified(s, m.Input.Package, m.Input.Name)
	}
	out := "error"
	if m.Output != nil {
		out = "(" + g.outputType(s, m.Output) + ", error)"
	}
	return "(ctx " + s.use("context") + ".Context" + in + ") " + out
}

// methodVariable is the variable that describes a method to middlewares and transports.
func methodVariable(m *model.Method) string { return serviceVariable(m.Service) + m.Name }

// serviceVariable starts the unexported names of a service.
func serviceVariable(svc *model.Service) string {
	return strings.TrimSuffix(unexported(svc.Name), "_")
}

func (g *generator) methodVariables(s *source, svc *model.Service) {
	if len(svc.Methods) == 0 {
		return
	}
	var rows [][]string
	for _, m := range svc.Methods {
		facts := ""
		if m.Safe {
			facts += ", Safe: true"
		}
		if m.Repeatable() {
			facts += ", Repeatable: true"
		}
		if m.IdempotencyKey != nil && !m.Idempotent {
			facts += ", Key: " + g.inputKey(s, m) + g.answers(s, m)
		}
		if m.Oneway {
			facts += ", Oneway: true"
		}
		if m.ThriftName() != m.Name {
			facts += ", Thrift: " + strconv.Quote(m.Thrift)
		}
		if m.Auth != nil {
			facts += ", Auth: " + strconv.Quote(m.Auth.Name)
			if m.Auth.Scheme == model.APIKey {
				facts += ", KeyHeader: " + strconv.Quote(m.Auth.Header)
			}
			if len(m.Scopes) > 0 {
				facts += ", Scopes: " + stringsLiteral(m.Scopes)
			}
			if c := challenge(m.Auth, svc); c != "" {
				facts += ", Challenge: " + strconv.Quote(c)
			}
		}
		rows = append(rows, []string{methodVariable(m), s.text("= $kit.Method{Package: $package, Service: $service, Name: $name$facts}", holes{
			"package": strconv.Quote(svc.Package.Name),
			"service": strconv.Quote(svc.Name),
			"name":    strconv.Quote(m.Name),
			"facts":   facts,
		})})
	}
	if len(rows) == 1 {
		s.print("\n// The method of $Service, as middlewares and transports see it.\nvar $row\n", holes{
			"Service": svc.Name, "row": strings.TrimPrefix(columns("", rows), "\t"),
		})
		return
	}
	s.print(`
// The methods of $Service, as middlewares and transports see them.
var (
$rows)

`, holes{"Service": svc.Name, "rows": columns("\t", rows)})
}

// inputKey gives the function that finds the idempotency key in an input.
func (g *generator) inputKey(s *source, m *model.Method) string {
	f := m.IdempotencyKey
	key := "in.(*" + g.qualified(s, m.Input.Package, m.Input.Name) + ")." + fieldName(f)
	switch kind := f.Type.Underlying().Kind; {
	case kind == model.UUID && f.Presence != model.Required:
		key = s.use("kit") + ".KeyUUID(" + key + ")"
	case kind == model.UUID && f.Type.Kind == model.ScalarRef:
		key = s.use("kit") + ".UUID(" + key + ").String()"
	case kind == model.UUID:
		key += ".String()"
	case f.Presence != model.Required:
		key = s.use("kit") + ".KeyText(" + key + ")"
	case f.Type.Kind == model.ScalarRef:
		key = "string(" + key + ")"
	}
	return "func(in any) string { return " + key + " }"
}

// answers gives an empty one of everything that a method may answer, for whoever keeps its answers.
func (g *generator) answers(s *source, m *model.Method) string {
	out := ""
	if m.Output != nil {
		out = ", Output: new(" + g.goType(s, m.Output) + ")"
	}
	var errs []string
	for _, e := range m.Errors {
		errs = append(errs, "new("+g.qualified(s, e.Error.Package, e.Error.Name)+")")
	}
	if len(errs) > 0 {
		out += ", Errors: []" + s.use("kit") + ".Declared{" + strings.Join(errs, ", ") + "}"
	}
	return out
}

func (g *generator) handlers(s *source, svc *model.Service) {
	var (
		chains = serverChains(svc)
		rows   [][]string
		body   strings.Builder
	)
	for _, m := range svc.Methods {
		rows = append(rows, []string{unexported(m.Name), s.use("kit") + ".Handler"})
		wrap := s.use("kit") + ".Wrap("
		if m.Auth != nil {
			wrap = "kit.Guard(cfg." + authenticator(m.Auth) + ", "
		}
		body.WriteString(s.text(`
		$field: ${wrap}func(ctx $context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
$call		}, $chain),
`, holes{"chain": chainOf(chains, m), "field": unexported(m.Name), "call": g.implementationCall(s, m), "wrap": wrap}))
	}
	h := holes{"Service": svc.Name, "service": serviceVariable(svc), "rows": columns("\t", rows), "body": body.String()}
	h["params"], h["chain"] = "chain "+chainType(s, chains), ""
	if len(auths(svc)) > 0 {
		h["params"], h["chain"] = "cfg "+svc.Name+"ServerConfig", "\tchain := cfg.chain()\n"
	}
	if len(svc.Methods) == 0 {
		s.print(`
type ${service}Handlers struct{}

func new${Service}Handlers($Service, []$kit.Middleware) *${service}Handlers { return &${service}Handlers{} }

`, h)
		return
	}
	s.print(`
// ${service}Handlers are the methods of $Service as every transport runs them, the chain around each.
type ${service}Handlers struct {
$rows}

func new${Service}Handlers(impl $Service, $params) *${service}Handlers {
$chain	return &${service}Handlers{
$body	}
}

`, h)
}

// implementationCall gives the statements of the innermost handler: validate, call, hand over.
func (g *generator) implementationCall(s *source, m *model.Method) string {
	h := holes{"Method": m.Name, "in": ""}
	before := ""
	if m.Input != nil {
		h["Input"] = g.qualified(s, m.Input.Package, m.Input.Name)
		h["in"] = ", in"
		before = s.text(`
			in := call.In.(*$Input)
			if err := in.Validate(); err != nil {
				return err
			}
`, h)
	}
	if m.Oneway {
		before += "\t\t\tcall.Accept()\n"
	}
	if m.Output == nil {
		return before + s.text("\t\t\treturn impl.$Method(ctx$in)\n", h)
	}
	h["out"] = "&out"
	nothing := ""
	if m.Output.Kind == model.StructRef || m.Output.Kind == model.UnionRef {
		h["out"] = "out"
		nothing = "\t\t\tif out == nil {\n\t\t\t\treturn kit.NoOutput(call)\n\t\t\t}\n"
	}
	h["nothing"] = nothing
	return before + s.text(`
			out, err := impl.$Method(ctx$in)
			if err != nil {
				return err
			}
${nothing}			call.Out = $out
			return nil
`, h)
}

// handlersConfig gives what the handlers need of a Config: all of it where they ask who calls.
func handlersConfig(svc *model.Service) string {
	if len(auths(svc)) > 0 {
		return "cfg"
	}
	return "cfg.chain()"
}

func (g *generator) local(s *source, svc *model.Service) {
	h := holes{"Service": svc.Name, "service": serviceVariable(svc), "cfg": handlersConfig(svc), "package": g.pkg.Name, "lacks": ""}
	chains := serverChains(svc)
	h["required"] = constructorChecks(s, chains, g.pkg.Name, "New"+svc.Name+"Local", "", func(message string) string { return "panic(" + message + ")" })
	if h["required"] != "" {
		h["lacks"] = " or cfg lacks what is required to make its chain"
	}
	if declaresTokens(svc) {
		h["lacks"] += " or what cfg says about tokens is wrong"
		h["required"] += "\tcfg, err := cfg.withAuthenticators()\n\tif err != nil {\n\t\tpanic(err)\n\t}\n"
	}
	s.print(`
// New${Service}Local gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil$lacks.
func New${Service}Local(impl $Service, cfg ${Service}ServerConfig) $Service {
	if impl == nil {
		panic("$package: New${Service}Local needs an implementation of $Service, not nil")
	}
$required	return &${service}Local{handlers: new${Service}Handlers(impl, $cfg)}
}

type ${service}Local struct {
	handlers *${service}Handlers
}

`, h)
	for _, m := range svc.Methods {
		g.localMethod(s, svc, m)
	}
}

func (g *generator) localMethod(s *source, svc *model.Service, m *model.Method) {
	h := holes{
		"service":   serviceVariable(svc),
		"Method":    m.Name,
		"signature": g.signature(s, m),
		"variable":  methodVariable(m),
		"handler":   unexported(m.Name),
		"in":        inputArgument(s, m),
		"kit":       s.use("kit"),
	}
	switch {
	case m.Output == nil:
		s.print(`
func (l *${service}Local) $Method$signature {
	_, err := kit.RunLocal(ctx, l.handlers.$handler, &$variable, $in)
	return err
}

`, h)
		return
	case m.Output.Kind == model.StructRef || m.Output.Kind == model.UnionRef:
		h["Output"] = g.goType(s, m.Output)
		s.print(`
func (l *${service}Local) $Method$signature {
	call, err := kit.RunLocal(ctx, l.handlers.$handler, &$variable, $in)
	if err != nil {
		return nil, err
	}
	return kit.Output[$Output](call)
}

`, h)
	default:
		h["Output"] = g.goType(s, m.Output)
		h["results"] = strings.Replace(g.signature(s, m), "("+h["Output"]+", error)", "(out "+h["Output"]+", err error)", 1)
		s.print(`
func (l *${service}Local) $Method$results {
	call, err := kit.RunLocal(ctx, l.handlers.$handler, &$variable, $in)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[$Output](call)
}

`, h)
	}
}

// inputArgument gives what a call carries as its input. A caller's nil means an input without fields.
func inputArgument(s *source, m *model.Method) string {
	if m.Input == nil {
		return "nil"
	}
	return s.use("kit") + ".Input(in)"
}
