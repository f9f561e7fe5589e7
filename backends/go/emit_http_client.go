package golang

import (
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// httpClientFile emits how the methods of a service are called over HTTP.
func (g *generator) httpClientFile(svc *model.Service) {
	if svc.Transport("http") == nil {
		return
	}
	s := g.source(fileName(svc, "http_client"))
	s.print(`
// ${service}HTTPClient sends the methods of $Service over HTTP.
type ${service}HTTPClient struct {
	*$kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func new${Service}HTTPClient(address string, cfg kithttp.ClientConfig) (*${service}HTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &${service}HTTPClient{client}, nil
}

`, holes{"Service": svc.Name, "service": serviceVariable(svc)})
	for _, m := range svc.Methods {
		g.httpCall(s, m)
	}
}

// httpCall prints the handler of the client that sends a method.
func (g *generator) httpCall(s *source, m *model.Method) {
	start, rest := g.httpPath(s, m)
	h := holes{
		"service": serviceVariable(m.Service),
		"method":  unexported(m.Name),
		"verb":    strconv.Quote(m.HTTP.Verb),
		"start":   strconv.Quote(start),
		"input":   "",
		"request": rest + g.httpRequest(s, m),
		"problem": g.httpProblem(s, m),
		"output":  g.httpOutput(s, m),
	}
	if strings.Contains(h["request"], "in.") || strings.Contains(h["request"], ", in)") {
		h["input"] = "\tin := call.In.(*" + g.qualified(s, m.Input.Package, m.Input.Name) + ")\n"
	}
	s.print(`
func (c *${service}HTTPClient) $method(ctx $context.Context, call *$kit.Call) error {
$input	r := c.NewRequest(call, $verb, $start)
$request	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
$problem	}
$output}

`, h)
}

// httpPath gives the fixed start of a path, and the statements for what follows it.
func (g *generator) httpPath(s *source, m *model.Method) (start, rest string) {
	fixed := ""
	var b strings.Builder
	first := true
	flush := func() {
		if first {
			start, first = fixed, false
		} else if fixed != "" {
			b.WriteString("\tr.Path(" + strconv.Quote(fixed) + ")\n")
		}
		fixed = ""
	}
	if len(m.HTTP.Segments) == 0 {
		fixed = "/"
	}
	for _, seg := range m.HTTP.Segments {
		fixed += "/" + seg.Literal
		if seg.Field != nil {
			flush()
			b.WriteString("\tr.Param(" + strconv.Quote(seg.Field.Name) + ", " + g.httpText(s, "in."+fieldName(seg.Field), seg.Field.Type) + ")\n")
		}
	}
	if first || fixed != "" {
		flush()
	}
	return start, b.String()
}

// httpRequest gives the statements that put the rest of the input into a request.
func (g *generator) httpRequest(s *source, m *model.Method) string {
	var b strings.Builder
	for _, p := range m.HTTP.Query {
		b.WriteString(g.httpSendParam(s, p, "r.Query("+strconv.Quote(p.Name)+", "))
	}
	for _, p := range m.HTTP.Header {
		b.WriteString(g.httpSendParam(s, p, "r.Header("+headerName(p)+", "+strconv.Quote(p.Field.Name)+", "))
	}
	whole := m.HTTP.Whole
	switch {
	case whole != nil && whole.Presence != model.Required:
		b.WriteString("\tif in." + fieldName(whole) + " != nil {\n\t\tr.Body(append" + bodyName(m) + "JSON(nil, in))\n\t}\n")
	case whole != nil:
		b.WriteString("\tr.Body(append" + bodyName(m) + "JSON(nil, in))\n")
	case len(m.HTTP.Body) == 0:
	case len(m.HTTP.Body) == len(m.Input.Fields):
		b.WriteString("\tr.Body(in.AppendJSON(nil))\n")
	default:
		b.WriteString("\tr.Body(append" + bodyName(m) + "JSON(nil, in))\n")
	}
	return b.String()
}

// httpSendParam gives the statements that send a parameter; send is the call up to its last argument.
func (g *generator) httpSendParam(s *source, p model.Param, send string) string {
	field := "in." + fieldName(p.Field)
	u := p.Field.Type.Underlying()
	switch {
	case u.Kind == model.List || u.Kind == model.Set:
		return "\tfor _, e := range " + field + " {\n\t\t" + send + g.httpText(s, "e", u.Elem) + ")\n\t}\n"
	case p.Field.Presence == model.Required:
		return "\t" + send + g.httpText(s, field, p.Field.Type) + ")\n"
	}
	return "\tif " + field + " != nil {\n\t\t" + send + g.httpText(s, "*"+field, p.Field.Type) + ")\n\t}\n"
}

// httpProblem gives the statements that turn the problem p into an error.
func (g *generator) httpProblem(s *source, m *model.Method) string {
	if len(m.Errors) == 0 {
		return "\t\treturn p.Err()\n"
	}
	var cases strings.Builder
	for _, e := range m.Errors {
		urn := "urn:kit:error:" + e.Error.Package.Name + ":" + e.Error.Name
		cases.WriteString("\t\tcase " + strconv.Quote(urn) + ":\n\t\t\treturn p.Declared(new(" + g.qualified(s, e.Error.Package, e.Error.Name) + "))\n")
	}
	return "\t\tswitch p.Type {\n" + cases.String() + "\t\t}\n\t\treturn p.Err()\n"
}

// httpOutput gives the statements that read the output from the response.
func (g *generator) httpOutput(s *source, m *model.Method) string {
	if m.Output == nil || m.HTTP.Verb == "HEAD" && len(m.HTTP.ResponseHeader) == 0 {
		return "\treturn nil\n"
	}
	out := "call.Out.(*" + g.goType(s, m.Output) + ")"
	if len(m.HTTP.ResponseHeader) == 0 {
		switch m.Output.Kind {
		case model.UnionRef: // its reader begins with an empty one
			return "\treturn resp.Value(" + out + ")\n"
		case model.StructRef:
			return s.text(`
	out := $out
	*out = $Type{} // an earlier try may have left something there
	return resp.Value(out)
`, holes{"out": out, "Type": g.goType(s, m.Output)})
		}
		return s.text(`
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decode${Name}JSON(d, $out))
`, holes{"Name": outputName(m), "out": out})
	}
	var b strings.Builder
	b.WriteString("\tout := " + out + "\n\t*out = " + g.goType(s, m.Output) + "{} // an earlier try may have left something there\n")
	for _, p := range m.HTTP.ResponseHeader {
		h := holes{"name": headerName(p), "field": strconv.Quote(p.Field.Name), "new": "", "target": "&out." + fieldName(p.Field)}
		if p.Field.Presence != model.Required {
			h["target"] = "out." + fieldName(p.Field)
			h["new"] = "\t\tout." + fieldName(p.Field) + " = new(" + g.goType(s, p.Field.Type) + ")\n"
		}
		h["missing"] = ""
		if p.Field.Presence == model.Required {
			h["missing"] = " else {\n\t\treturn resp.Missing(" + h["field"] + ")\n\t}"
		}
		h["read"] = g.httpReadLenient(s, h["target"], "text", p.Field.Type)
		b.WriteString(s.text(`
	if text, ok := resp.Header($name); ok {
$new		if err := resp.Param($field, $read); err != nil {
			return err
		}
	}$missing
`, h))
	}
	if m.HTTP.Verb == "HEAD" {
		return b.String() + "\treturn nil\n"
	}
	return b.String() + s.text(`
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decode${Name}JSON(d, out))
`, holes{"Name": outputName(m)})
}
