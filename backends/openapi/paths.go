package openapi

import (
	"net"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// offered is an operation, and the methods that it stands for: one of each service that has it.
type offered struct {
	op      *operation
	methods []*model.Method
}

// paths gives the operations by path, in the order written. Two paths that differ only in the names
// of their parameters are one to OpenAPI: the names of the first stand for both.
func (b *builder) paths() []*pathItem {
	var items []*pathItem
	byShape := map[string]*pathItem{}
	byRoute := map[string]*offered{}
	names := map[*pathItem][]string{}
	for _, svc := range b.services {
		for _, m := range svc.Methods {
			shape := pathShape(m.HTTP)
			item := byShape[shape]
			if item == nil {
				item = &pathItem{}
				for _, p := range m.HTTP.Path {
					names[item] = append(names[item], p.Name)
				}
				item.path = pathText(m.HTTP, names[item])
				byShape[shape] = item
				items = append(items, item)
			}
			route := m.HTTP.Verb + " " + shape
			switch o := byRoute[route]; {
			case o == nil:
				o = &offered{b.operation(svc, m, names[item]), []*model.Method{m}}
				byRoute[route] = o
				item.operations = append(item.operations, o.op)
			case origin(o.methods[0]) == origin(m):
				o.methods = append(o.methods, m)
				b.offerToo(o.op, o.methods[0], m)
			default:
				b.sameOperation(o.methods[0], m, item.path)
			}
		}
	}
	for _, o := range byRoute {
		b.offerSecurity(o)
	}
	return items
}

func (b *builder) sameOperation(other, m *model.Method, path string) {
	b.diags.Errorf(diag.OpenAPISameOperation, routeSpan(m),
		"methods %q of service %q and %q of service %q are both %s %s, and a document has one place for that: give one of them another path",
		other.Name, other.Service.Name, m.Name, m.Service.Name, m.HTTP.Verb, path).
		Note(routeSpan(other), "%s.%s is here", other.Service.Name, other.Name)
}

// origin gives the method that m was taken over from, or m itself.
func origin(m *model.Method) *model.Method {
	if m.Origin != nil {
		return m.Origin
	}
	return m
}

// routeSpan is where the author of the package finds a method's route: at the service for one that it
// was given by another.
func routeSpan(m *model.Method) diag.Span {
	if m.Origin != nil {
		return m.Service.Span
	}
	return m.HTTP.Span
}

// offerToo adds to the operation of a method that another service has the same method, at the same path
// therefore: both extend the service that declares it, or one is that service.
func (b *builder) offerToo(op *operation, first, m *model.Method) {
	op.tags = append(op.tags, m.Service.Name)
	op.deprecated = op.deprecated && isDeprecated(m)
	if m.Origin == nil {
		op.id = operationID(m)
	}
	if m.Auth != nil {
		op.responses = b.responses(m) // with what is answered to a stranger
	}
	if listens(m.Service) == listens(first.Service) {
		return
	}
	if op.servers == nil {
		op.servers = b.serversOf(first.Service)
	}
	more := b.serversOf(m.Service)
	if !slices.Contains(op.servers, more[0]) {
		op.servers = append(op.servers, more...)
	}
}

// pathShape is a path with its parameters nameless.
func pathShape(h *model.HTTP) string { return pathText(h, make([]string, len(h.Path))) }

// pathText gives a path with its parameters under the given names.
func pathText(h *model.HTTP, names []string) string {
	var b strings.Builder
	n := 0
	for _, s := range h.Segments {
		b.WriteByte('/')
		if s.Field == nil {
			b.WriteString(s.Literal)
			continue
		}
		b.WriteString("{" + names[n] + "}")
		n++
	}
	if b.Len() == 0 {
		return "/"
	}
	return b.String()
}

// serversOf tells where a service is found: where its transport listens, with the host left to the
// reader.
func (b *builder) serversOf(svc *model.Service) []server {
	who := "the service"
	if slices.ContainsFunc(b.services, func(other *model.Service) bool { return listens(other) != listens(svc) }) {
		who += " " + svc.Name
	}
	scheme := "http"
	if usesTLS(svc) {
		scheme = "https"
	}
	host := "localhost:8080"
	if v := svc.Transport("http").Arg("listen"); v != nil && v.Str != "" {
		host = v.Str
	}
	if name, port, err := net.SplitHostPort(host); err == nil && (name == "" || name == "0.0.0.0" || name == "::") {
		host = net.JoinHostPort("localhost", port)
	}
	return []server{{
		url:         scheme + "://{host}",
		description: "Wherever " + who + " runs.",
		host:        host,
		hostMeaning: "Host and port; the default is where the service listens unless it is configured otherwise.",
	}}
}

func listens(svc *model.Service) string {
	if v := svc.Transport("http").Arg("listen"); v != nil {
		return v.Str
	}
	return ""
}
