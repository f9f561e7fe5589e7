package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// clientFile prints NewOrdersClient, its Config and its chain, and a method for each of the service's.
func (g *generator) clientFile(svc *model.Service) {
	offered := transports(svc)
	if len(offered) == 0 {
		return
	}
	s := g.source(fileName(svc, "client"))
	g.clientConfig(s, svc, offered)
	g.clientConstructor(s, svc, offered)
	g.cluster(s, svc)
	for _, m := range svc.Methods {
		g.clientMethod(s, svc, m)
		if m.Page != nil {
			g.clientPages(s, svc, m)
		}
	}
	chains := clientChains(svc)
	g.clientChain(s, svc.Name+"ClientConfig", chains, g.fillAll(s, chains),
		"chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised\nones. What cfg leaves zero is as declared.",
		"\tif cfg.Chain != nil {\n\t\treturn cfg.Chain\n\t}\n")
}

func (g *generator) clientConfig(s *source, svc *model.Service, offered []transport) {
	var examples []string
	for _, t := range offered {
		examples = append(examples, t.schemes[0]+"://HOST:PORT")
	}
	var fields strings.Builder
	fields.WriteString(comment("\t", "Address is where the service is: "+strings.Join(examples, " or ")+"."))
	fields.WriteString("\tAddress string\n")
	fields.WriteString(comment("\t", "Cluster finds the instances of "+svc.Name+" and spreads the calls over them, where it has a Discovery and there\nis no Address."))
	fields.WriteString("\tCluster " + s.use("kitcluster") + ".Config\n")
	for _, t := range offered {
		fields.WriteString(comment("\t", t.field+" bounds what a call over "+t.field+" may cost."))
		fields.WriteString("\t" + t.field + " " + s.use(t.pkg) + ".ClientConfig\n")
	}
	g.proofFields(s, &fields, svc)
	fields.WriteString(comment("\t", "Chain gives the middlewares around each method, outermost first, instead of those that "+svc.Name+" advises\n(nil: those). The fields below are not used then."))
	fields.WriteString("\tChain func(*" + s.use("kit") + ".Method) []kit.Middleware\n")
	chains := clientChains(svc)
	g.chainFields(s, &fields, chains)
	doc := svc.Name + "ClientConfig says where the service " + svc.Name + " is. Everything but its Address, or the Discovery of\nits Cluster, may be left zero, which means: as the .kit file advises its callers."
	if len(chains.userMade()) > 0 {
		doc = svc.Name + "ClientConfig says where the service " + svc.Name + " is. What is not required may be left zero,\nwhich means: as the .kit file advises its callers."
	}
	s.print(`
${Doc}type ${Service}ClientConfig struct $fields

`, holes{"Service": svc.Name, "fields": braces(fields.String()), "Doc": comment("", doc)})
}

func (g *generator) clientConstructor(s *source, svc *model.Service, offered []transport) {
	cfg := "cfg.chain()"
	if sendsProof(svc) {
		cfg = "cfg"
	}
	name := `kit.Scheme(cfg.Address)`
	if len(offered) == 1 {
		name = strconv.Quote(offered[0].name())
	} else if slices.ContainsFunc(offered, func(t transport) bool { return len(t.schemes) > 1 }) {
		name = s.use("strings") + `.TrimSuffix(kit.Scheme(cfg.Address), "s")`
	}
	var cases strings.Builder
	var schemes []string
	for _, t := range offered {
		schemes = append(schemes, t.schemes...)
		carries := ""
		if t.field == "Thrift" {
			carries = g.carriesProof(s, svc)
		}
		cases.WriteString(s.text(`
	case $schemes:
$carries		return new$Service${Transport}Client(address, cfg.$Transport)
`, holes{"carries": carries, "Service": svc.Name, "Transport": t.field, "schemes": quotedList(t.schemes)}))
	}
	chains := clientChains(svc)
	metered := ""
	if meter, ok := chains.meter(); ok {
		metered = s.text(`
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = $meter
		}
`, holes{"meter": meter})
	}
	var methods strings.Builder
	var rows [][]string
	for _, m := range svc.Methods {
		methods.WriteString("\t" + unexported(m.Name) + "(ctx " + s.use("context") + ".Context, call *" + s.use("kit") + ".Call) error\n")
		rows = append(rows, []string{unexported(m.Name) + ":", "kit.Wrap(" + sendProof(s, m, "t."+unexported(m.Name)) + ", chain(&" + methodVariable(m) + ")...),"})
	}
	handlers := " " + serviceVariable(svc) + "Handlers{\n" + columns("\t\t\t", rows) + "\t\t}"
	params, chain := "chain func(*"+s.use("kit")+".Method) []kit.Middleware", ""
	if sendsProof(svc) {
		params, chain = "cfg "+svc.Name+"ClientConfig", "\tchain := cfg.chain()\n"
	}
	if len(svc.Methods) == 0 {
		handlers = "  " + serviceVariable(svc) + "Handlers{}" // on one line, and so in one column with what follows
		params = "_ func(*kit.Method) []kit.Middleware"
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
$required	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
$metered		c, err := kitcluster.New("$package.$Service", []string{$schemes}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return new${Service}Client(${service}Cluster{c}, c.Transport(), $cfg), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return new${Service}Client(t, $name, $cfg), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg ${Service}ClientConfig) dial(address string) (transportOf${Service}, error) {
	switch $kit.Scheme(address) {
$cases	}
	return nil, kit.BadAddress("$package.$Service", address, $schemes)
}

// transportOf${Service} is what the client asks of a transport: to send each method.
type transportOf${Service} interface {
$methods	Close() error
}

func new${Service}Client(t transportOf${Service}, transport string, $params) *${Service}Client {
$chain	return &${Service}Client{
		handlers:$handlers,
		transport: transport,
		close:     $sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *${Service}Client) Close() error { return c.close() }

`, holes{
		"Service": svc.Name, "service": serviceVariable(svc), "package": g.pkg.Name,
		"required": constructorChecks(s, chains, g.pkg.Name, "New"+svc.Name+"Client", "cfg.Chain == nil && ", func(message string) string {
			return "return nil, " + s.use("errors") + ".New(" + message + ")"
		}),
		"metered": metered, "cases": cases.String(), "schemes": quotedList(schemes), "cfg": cfg, "name": name, "methods": methods.String(), "handlers": handlers, "chain": chain, "params": params,
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
