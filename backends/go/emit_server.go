package golang

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// transport is how generated code names the parts of a transport.
type transport struct {
	field   string // of the Configs, and the middle of newOrdersHTTPServer: HTTP
	pkg     string // the import: kithttp
	schemes []string
}

// name is what the .kit file calls it, and the runtime: http.
func (t transport) name() string { return strings.ToLower(t.field) }

// quotedList gives strings as the elements of a Go slice.
func quotedList(list []string) string {
	var quotes []string
	for _, s := range list {
		quotes = append(quotes, quoted(s))
	}
	return strings.Join(quotes, ", ")
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
	if len(offered) > 0 {
		g.registryField(s, &fields, svc)
	}
	if hasAdmin(svc) {
		fields.WriteString(comment("\t", "Admin is the admin listener, by default on "+svc.Admin.Arg("listen").Str+"."))
		fields.WriteString("\tAdmin " + s.use("kitadmin") + ".Config\n")
	}
	g.authFields(s, &fields, svc)
	chains := serverChains(svc)
	g.chainFields(s, &fields, chains)
	h := holes{
		"Service": svc.Name,
		"fields":  braces(fields.String()),
		"package": g.pkg.Name,
		"cfg":     handlersConfig(svc),
		"Doc":     comment("", configDoc(svc)),
	}
	s.print(`
${Doc}type ${Service}ServerConfig struct $fields

`, h)
	if len(offered) > 0 {
		var lines string
		for _, t := range offered {
			config := "cfg." + t.field
			if t.field == "HTTP" && len(chains.http) > 0 {
				config = "cfg.httpConfig()"
			}
			lines += "\t\tnew" + svc.Name + t.field + "Server(h, " + config + "),\n"
		}
		h["lines"], h["beside"] = lines, ""
		if hasAdmin(svc) {
			h["beside"] = ".Beside(" + s.use("kitadmin") + ".New(cfg.Admin, cfg.describe()))"
		}
		h["over"] = over(offered)
		h["server"], h["registers"] = "cfg.Server", ""
		if svc.Discovery != nil {
			h["server"] = "server"
			h["registers"] = "\tserver, err := cfg.server()\n\tif err != nil {\n\t\treturn nil, err\n\t}\n"
		}
		h["required"] = g.authChecks(s, svc) + constructorChecks(s, chains, g.pkg.Name, "New"+svc.Name+"Server", "", func(message string) string {
			return "return nil, " + s.use("errors") + ".New(" + message + ")"
		})
		s.print(`
// New${Service}Server offers impl over $over: its Run listens and serves until the context ends.
func New${Service}Server(impl $Service, cfg ${Service}ServerConfig) (*$kit.Server, error) {
	if impl == nil {
		return nil, $errors.New("$package: New${Service}Server needs an implementation of $Service, not nil")
	}
$required$registers	h := new${Service}Handlers(impl, $cfg)
	return kit.NewServer("$package.$Service", $server,
$lines	)$beside, nil
}

`, h)
	}
	g.registers(s, svc)
	g.declaredAuthenticators(s, svc)
	fills, around := g.fillAll(s, chains), g.fills(s, chains.http)
	if hasAdmin(svc) {
		fills = g.filled(s, svc.Name+"ServerConfig", chains)
		around = fills
	}
	g.serverChain(s, svc.Name+"ServerConfig", chains, fills)
	g.httpConfig(s, svc.Name+"ServerConfig", chains, around)
}

func configDoc(svc *model.Service) string {
	doc := svc.Name + "ServerConfig is what a program may say about the server of " + svc.Name + " beyond the .kit file. "
	own := svc.Discovery != nil && svc.Discovery.Kind.Go == ""
	if own || len(auths(svc)) > 0 || len(serverChains(svc).userMade()) > 0 {
		return doc + "What\nis not required may be left zero, which means: as declared there."
	}
	return doc + "Its\nzero value means: as declared there."
}

func over(list []transport) string {
	var names []string
	for _, t := range list {
		names = append(names, t.field)
	}
	return strings.Join(names, " and ")
}
