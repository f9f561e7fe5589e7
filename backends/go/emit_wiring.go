package golang

import (
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// transport is how generated code names the parts of a transport.
type transport struct {
	field   string // of the Configs, and the middle of newOrdersHTTPServer: HTTP
	pkg     string // the import: kithttp
	schemes []string
}

// transports gives the transports of a service that Go is generated for, in the order written.
func transports(svc *model.Service) []transport {
	var list []transport
	for _, t := range svc.Transports {
		switch t.Name {
		case "http":
			list = append(list, transport{"HTTP", "kithttp", []string{"http", "https"}})
		case "thrift":
			list = append(list, transport{"Thrift", "kitthrift", []string{"thrift"}})
		}
	}
	return list
}

// serverFile prints NewOrdersServer, its Config and its chain.
func (g *generator) serverFile(svc *model.Service) {
	s := g.source(fileName(svc, "server"))
	offered := transports(svc)
	var fields strings.Builder
	if len(offered) > 0 {
		fields.WriteString(comment("\t", "Server bounds the life of the server: draining and stopping."))
		fields.WriteString("\tServer " + s.use("kit") + ".ServerConfig\n")
	}
	for _, t := range offered {
		listen := ""
		if v := svc.Transport(strings.ToLower(t.field)).Arg("listen"); v != nil {
			listen = ", by default on " + v.Str
		}
		fields.WriteString(comment("\t", t.field+" is how the service is offered over "+t.field+listen+"."))
		fields.WriteString("\t" + t.field + " " + s.use(t.pkg) + ".ServerConfig\n")
	}
	g.chainFields(s, &fields, svc.Server)
	h := holes{
		"Service": svc.Name,
		"fields":  braces(fields.String()),
		"package": g.pkg.Name,
	}
	s.print(`
// ${Service}ServerConfig is what a program may say about the server of $Service beyond the .kit file. Its
// zero value means: as declared there.
type ${Service}ServerConfig struct $fields

`, h)
	if len(offered) > 0 {
		var lines string
		for _, t := range offered {
			lines += "\t\tnew" + svc.Name + t.field + "Server(h, cfg." + t.field + "),\n"
		}
		h["lines"] = lines
		h["over"] = over(offered)
		s.print(`
// New${Service}Server offers impl over $over: its Run listens and serves until the context ends.
func New${Service}Server(impl $Service, cfg ${Service}ServerConfig) (*$kit.Server, error) {
	if impl == nil {
		return nil, $errors.New("$package: New${Service}Server needs an implementation of $Service, not nil")
	}
	h := new${Service}Handlers(impl, cfg.chain())
	return kit.NewServer(cfg.Server,
$lines	), nil
}

`, h)
	}
	g.chain(s, svc.Name+"ServerConfig", svc.Server)
}

func over(list []transport) string {
	var names []string
	for _, t := range list {
		names = append(names, t.field)
	}
	return strings.Join(names, " and ")
}

// clientFile prints NewOrdersClient, its Config and its chain, and a method for each of the service's.
func (g *generator) clientFile(svc *model.Service) {
	offered := transports(svc)
	if len(offered) == 0 {
		return
	}
	s := g.source(fileName(svc, "client"))
	g.clientConfig(s, svc, offered)
	g.clientConstructor(s, svc, offered)
	for _, m := range svc.Methods {
		g.clientMethod(s, svc, m)
	}
	g.chain(s, svc.Name+"ClientConfig", svc.Client)
}

func (g *generator) clientConfig(s *source, svc *model.Service, offered []transport) {
	var examples []string
	for _, t := range offered {
		examples = append(examples, t.schemes[0]+"://HOST:PORT")
	}
	var fields strings.Builder
	fields.WriteString(comment("\t", "Address is where the service is: "+strings.Join(examples, " or ")+"."))
	fields.WriteString("\tAddress string\n")
	for _, t := range offered {
		fields.WriteString(comment("\t", t.field+" bounds what a call over "+t.field+" may cost."))
		fields.WriteString("\t" + t.field + " " + s.use(t.pkg) + ".ClientConfig\n")
	}
	g.chainFields(s, &fields, svc.Client)
	s.print(`
// ${Service}ClientConfig says where the service $Service is. Everything but its Address may be left zero,
// which means: as the .kit file advises its callers.
type ${Service}ClientConfig struct $fields

`, holes{"Service": svc.Name, "fields": braces(fields.String())})
}

func (g *generator) clientConstructor(s *source, svc *model.Service, offered []transport) {
	var cases, schemes strings.Builder
	for _, t := range offered {
		var quoted []string
		for _, scheme := range t.schemes {
			quoted = append(quoted, strconv.Quote(scheme))
		}
		schemes.WriteString(", " + strings.Join(quoted, ", "))
		cases.WriteString(s.text(`
	case $schemes:
		t, err := new$Service${Transport}Client(cfg.Address, cfg.$Transport)
		if err != nil {
			return nil, err
		}
		return new${Service}Client(t, "$name", cfg.chain()), nil
`, holes{
			"Service": svc.Name, "Transport": t.field, "schemes": strings.Join(quoted, ", "), "name": strings.ToLower(t.field),
		}))
	}
	var methods strings.Builder
	var rows [][]string
	for _, m := range svc.Methods {
		methods.WriteString("\t" + unexported(m.Name) + "(ctx " + s.use("context") + ".Context, call *" + s.use("kit") + ".Call) error\n")
		rows = append(rows, []string{unexported(m.Name) + ":", "kit.Wrap(t." + unexported(m.Name) + ", chain...),"})
	}
	handlers := serviceVariable(svc) + "Handlers{\n" + columns("\t\t\t", rows) + "\t\t}"
	chain := "chain"
	if len(svc.Methods) == 0 {
		handlers = serviceVariable(svc) + "Handlers{}"
		chain = "_"
	}
	s.print(`
// ${Service}Client calls the service $Service elsewhere. It may be used by any number of goroutines at once.
type ${Service}Client struct {
	handlers  ${service}Handlers
	transport string
	close     func() error
}

// New${Service}Client makes a client, with the chain that $Service advises. It does not connect yet.
func New${Service}Client(cfg ${Service}ClientConfig) (*${Service}Client, error) {
	switch $kit.Scheme(cfg.Address) {
$cases	}
	return nil, $kit.BadAddress("$package.$Service", cfg.Address$schemes)
}

// transportOf${Service} is what the client asks of a transport: to send each method.
type transportOf${Service} interface {
$methods	Close() error
}

func new${Service}Client(t transportOf${Service}, transport string, $chain []kit.Middleware) *${Service}Client {
	return &${Service}Client{
		handlers: $handlers,
		transport: transport,
		close:     $sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *${Service}Client) Close() error { return c.close() }

`, holes{
		"Service": svc.Name, "service": serviceVariable(svc), "package": g.pkg.Name,
		"cases": cases.String(), "schemes": schemes.String(), "methods": methods.String(), "handlers": handlers, "chain": chain,
	})
}

func (g *generator) clientMethod(s *source, svc *model.Service, m *model.Method) {
	h := holes{
		"Doc":       comment("", withName(m.Name, methodDoc(g, m))),
		"Service":   svc.Name,
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
${Doc}func (c *${Service}Client) $Method$signature {
	return c.handlers.$handler(ctx, kit.NewCall(&$variable, kit.ClientSide, c.transport, $in, nil))
}

`, h)
	case m.Output.Kind == model.StructRef || m.Output.Kind == model.UnionRef:
		h["Output"] = g.goType(s, m.Output)
		s.print(`
${Doc}func (c *${Service}Client) $Method$signature {
	out := new($Output)
	if err := c.handlers.$handler(ctx, kit.NewCall(&$variable, kit.ClientSide, c.transport, $in, out)); err != nil {
		return nil, err
	}
	return out, nil
}

`, h)
	default:
		h["Output"] = g.goType(s, m.Output)
		h["results"] = strings.Replace(h["signature"], "("+h["Output"]+", error)", "(out "+h["Output"]+", err error)", 1)
		s.print(`
${Doc}func (c *${Service}Client) $Method$results {
	err = c.handlers.$handler(ctx, kit.NewCall(&$variable, kit.ClientSide, c.transport, $in, &out))
	return out, err
}

`, h)
	}
}

// withName gives the documentation of a method that has none of its own.
func withName(name, doc string) string {
	if strings.TrimSpace(doc) == "" {
		return name + " calls the method of that name."
	}
	return doc
}

// chainFields writes the fields of a Config that stand for the middlewares of a chain.
func (g *generator) chainFields(s *source, b *strings.Builder, c model.Chain) {
	for i, m := range c.Middlewares {
		field := middlewareField(c, i)
		var declared []string
		for _, a := range m.Params {
			if a.Value != nil {
				declared = append(declared, exported(a.Name)+" "+showValue(a.Value))
			}
		}
		doc := field + " is the outermost middleware"
		if i > 0 {
			doc = field + " is the middleware inside " + middlewareField(c, i-1)
		}
		if len(declared) > 0 {
			doc += ", declared with " + strings.Join(declared, ", ")
		}
		b.WriteString(comment("\t", doc+"."))
		b.WriteString("\t" + field + " " + middlewareImport(s, m) + ".Config\n")
	}
}

// middlewareField is the field of a middleware in a Config; the second use of the same one gets a number.
func middlewareField(c model.Chain, i int) string {
	use := 1
	for _, m := range c.Middlewares[:i] {
		if m.Name == c.Middlewares[i].Name {
			use++
		}
	}
	field := exported(c.Middlewares[i].Name)
	if use > 1 {
		field += strconv.Itoa(use)
	}
	return field
}

func middlewareImport(s *source, m *model.Middleware) string {
	return s.importPath("kit"+strings.ReplaceAll(m.Name, "_", ""), m.Go)
}

// chain prints the method of a Config that makes the middlewares.
func (g *generator) chain(s *source, config string, c model.Chain) {
	h := holes{"Config": config}
	if len(c.Middlewares) == 0 {
		s.print(`
func (cfg $Config) chain() []$kit.Middleware { return nil }
`, h)
		return
	}
	var fills, news strings.Builder
	for i, m := range c.Middlewares {
		field := "cfg." + middlewareField(c, i)
		for _, a := range m.Params {
			fills.WriteString(g.fill(s, field+"."+exported(a.Name), &a))
		}
		news.WriteString("\t\t" + middlewareImport(s, m) + ".New(" + field + "),\n")
	}
	h["fills"] = fills.String()
	h["news"] = news.String()
	s.print(`
// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg $Config) chain() []$kit.Middleware {
$fills	return []kit.Middleware{
$news	}
}
`, h)
}

// fill gives the statement that puts the declared value of a parameter into a Config that leaves it
// zero, "" where the declared value is zero too.
func (g *generator) fill(s *source, field string, a *model.Arg) string {
	v := a.Value
	if v == nil {
		return ""
	}
	switch v.Kind {
	case model.Bool:
		if !v.Bool {
			return ""
		}
		return "\t" + field + " = true\n"
	case model.List, model.Set, model.Map, model.Bytes:
		return "\tif " + field + " == nil {\n\t\t" + field + " = " + g.typedValue(s, a.Type, v) + "\n\t}\n"
	case model.Duration:
		if v.Int == 0 {
			return ""
		}
		return "\t" + field + " = " + s.use("cmp") + ".Or(" + field + ", " + durationLiteral(s, v.AsDuration()) + ")\n"
	}
	return "\t" + field + " = " + s.use("cmp") + ".Or(" + field + ", " + g.typedValue(s, a.Type, v) + ")\n"
}

// showValue gives a literal as a comment shows it.
func showValue(v *model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Float64:
		return floatText(v)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return strconv.FormatInt(v.Int, 10)
	case model.Duration:
		return v.AsDuration().String()
	case model.EnumRef:
		return v.Member.Name
	case model.List, model.Set:
		var elems []string
		for i := range v.List {
			elems = append(elems, showValue(&v.List[i]))
		}
		return "[" + strings.Join(elems, " ") + "]"
	case model.Map:
		return strconv.Itoa(len(v.List)) + " entries"
	}
	return strconv.Quote(v.Str)
}
