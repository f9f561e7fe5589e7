package golang

import (
	"net/textproto"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// httpServerFile emits how a service is offered over HTTP: the routes, and a method for each that reads
// the input and answers.
func (g *generator) httpServerFile(svc *model.Service) {
	t := svc.Transport("http")
	if t == nil {
		return
	}
	s := g.source(fileName(svc, "http_server"))
	h := holes{"Service": svc.Name, "service": serviceVariable(svc), "listen": "", "routes": g.httpRoutes(svc)}
	if v := t.Arg("listen"); v != nil {
		h["listen"] = "\tif cfg.Addr == \"\" {\n\t\tcfg.Addr = " + strconv.Quote(v.Str) + "\n\t}\n"
	}
	s.print(`
// new${Service}HTTPServer offers handlers over HTTP.
func new${Service}HTTPServer(h *${service}Handlers, cfg $kithttp.ServerConfig) *kithttp.Server {
$listen	return kithttp.NewServer(&${service}HTTPServer{handlers: h}, cfg)
}

type ${service}HTTPServer struct {
	handlers *${service}Handlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *${service}HTTPServer) ServeExchange(x *kithttp.Exchange) {
$routes}

`, h)
	for _, m := range svc.Methods {
		g.httpServe(s, m)
	}
	for _, m := range svc.Methods {
		g.httpBodies(s, m)
	}
}

// httpServe prints the method of the server that reads a request, runs the call and answers.
func (g *generator) httpServe(s *source, m *model.Method) {
	h := holes{
		"service":  serviceVariable(m.Service),
		"Method":   m.Name,
		"method":   unexported(m.Name),
		"variable": methodVariable(m),
		"path":     "",
		"input":    "",
		"in":       "nil",
		"failed":   g.httpFailed(s, m),
		"status":   strconv.Itoa(m.HTTP.Status),
	}
	if len(m.HTTP.Path) > 0 {
		h["path"] = ", path []string"
	}
	if m.Input != nil {
		h["in"] = "in"
		h["input"] = "\tin := new(" + g.qualified(s, m.Input.Package, m.Input.Name) + ")\n" + g.httpInput(s, m)
	}
	s.print(`
func (s *${service}HTTPServer) serve$Method(x *$kithttp.Exchange$path) {
$input`, h)
	if m.Oneway {
		s.print(`
	if err := x.RunOneway(&$variable, s.handlers.$method, $in); err != nil {
$failed		return
	}
	x.Empty($status)
}

`, h)
		return
	}
	if m.Output == nil {
		s.print(`
	if _, err := x.Run(&$variable, s.handlers.$method, $in); err != nil {
$failed		return
	}
	x.Empty($status)
}

`, h)
		return
	}
	h["Output"] = g.goType(s, m.Output)
	h["headers"] = g.httpResponseHeaders(s, m)
	h["append"] = g.httpAppendOutput(m)
	s.print(`
	call, err := x.Run(&$variable, s.handlers.$method, $in)
	if err != nil {
$failed		return
	}
	out, err := $kit.Output[$Output](call)
	if err != nil {
		x.Fail(err)
		return
	}
$headers	x.Reply($status, $append)
}

`, h)
}

// httpFailed gives the statements that answer with err.
func (g *generator) httpFailed(s *source, m *model.Method) string {
	if len(m.Errors) == 0 {
		return "\t\tx.Fail(err)\n"
	}
	var cases strings.Builder
	for _, e := range m.Errors {
		cases.WriteString("\t\tcase *" + g.qualified(s, e.Error.Package, e.Error.Name) + ":\n\t\t\tx.FailDeclared(" + strconv.Itoa(e.Status) + ", e)\n")
	}
	return "\t\tswitch e := " + s.use("kit") + ".DeclaredIn(err).(type) {\n" + cases.String() + "\t\tdefault:\n\t\t\tx.Fail(err)\n\t\t}\n"
}

// httpInput gives the statements that read the input from a request.
func (g *generator) httpInput(s *source, m *model.Method) string {
	var b strings.Builder
	for i, seg := range m.HTTP.Segments {
		if seg.Field != nil {
			b.WriteString("\tx.Refuse(" + strconv.Quote(seg.Field.Name) + ", " + g.httpRead(s, "&in."+fieldName(seg.Field), "path["+strconv.Itoa(i)+"]", seg.Field.Type) + ")\n")
		}
	}
	for _, p := range m.HTTP.Query {
		b.WriteString(g.httpQuery(s, p))
	}
	for _, p := range m.HTTP.Header {
		b.WriteString(g.httpParam(s, p, "x.Header("+headerName(p)+", "+strconv.Quote(p.Field.Name)+")"))
	}
	return b.String() + g.httpReadBody(m)
}

// headerName gives the name of a header as net/http keeps it, so that it is found without being changed.
func headerName(p model.Param) string {
	return strconv.Quote(textproto.CanonicalMIMEHeaderKey(p.Name))
}

// httpQuery reads a parameter of the query, which may come several times for a list.
func (g *generator) httpQuery(s *source, p model.Param) string {
	u := p.Field.Type.Underlying()
	if u.Kind != model.List && u.Kind != model.Set {
		return g.httpParam(s, p, "x.Query("+strconv.Quote(p.Name)+", "+strconv.Quote(p.Field.Name)+")")
	}
	return s.text(`
	for i, text := range x.QueryAll($name) {
		var e $Elem
		x.RefuseElement($field, i, $read)
		in.$Field = append(in.$Field, e)
	}
`, holes{
		"name":  strconv.Quote(p.Name),
		"field": strconv.Quote(p.Field.Name),
		"Field": fieldName(p.Field),
		"Elem":  g.goType(s, u.Elem),
		"read":  g.httpRead(s, "&e", "text", u.Elem),
	})
}

// httpParam reads a parameter that find gives, with whether it is there.
func (g *generator) httpParam(s *source, p model.Param, find string) string {
	h := holes{"find": find, "field": strconv.Quote(p.Field.Name), "target": "&in." + fieldName(p.Field), "new": "", "missing": "\t} else {\n\t\tx.Missing(" + strconv.Quote(p.Field.Name) + ")\n"}
	if p.Field.Presence != model.Required {
		h["missing"] = ""
		h["target"] = "in." + fieldName(p.Field)
		h["new"] = "\t\tin." + fieldName(p.Field) + " = new(" + g.goType(s, p.Field.Type) + ")\n"
	}
	h["read"] = g.httpRead(s, h["target"], "text", p.Field.Type)
	return s.text(`
	if text, ok := $find; ok {
$new		x.Refuse($field, $read)
$missing	}
`, h)
}

// httpRead gives an expression that reads the text of a parameter into what the expression p points
// to. Its value is an error.
func (g *generator) httpRead(s *source, p, text string, t *model.Type) string {
	u := t.Underlying()
	switch u.Kind {
	case model.EnumRef, model.Timestamp, model.Date:
		if t.Kind == model.ScalarRef {
			p = "(*" + g.goType(s, u) + ")(" + p + ")"
		}
	}
	if u.Kind == model.EnumRef {
		parse := g.qualified(s, u.Enum.Package, "Parse"+u.Enum.Name)
		return s.use("kithttp") + ".Enum(" + p + ", " + text + ", " + parse + ", " + strconv.Quote(alternatives(u.Enum)) + ")"
	}
	return s.use("kithttp") + "." + jsonReaders[u.Kind] + "(" + p + ", " + text + ")"
}

// httpReadLenient is httpRead for a client, whose server may know more members of an enum.
func (g *generator) httpReadLenient(s *source, p, text string, t *model.Type) string {
	u := t.Underlying()
	if u.Kind != model.EnumRef {
		return g.httpRead(s, p, text, t)
	}
	if t.Kind == model.ScalarRef {
		p = "(*" + g.goType(s, u) + ")(" + p + ")"
	}
	return s.use("kithttp") + ".EnumOrUnknown(" + p + ", " + text + ", " + g.qualified(s, u.Enum.Package, "Parse"+u.Enum.Name) + ")"
}

// httpText gives an expression for the text of a parameter.
func (g *generator) httpText(s *source, expr string, t *model.Type) string {
	u := t.Underlying()
	as := func(goType string) string {
		if t.Kind == model.ScalarRef {
			return goType + "(" + expr + ")"
		}
		return expr
	}
	inTime := func(name string) string {
		if t.Kind == model.ScalarRef {
			return as(s.use("time") + "." + name)
		}
		return expr
	}
	switch u.Kind {
	case model.String:
		return as("string")
	case model.Bool:
		return s.use("strconv") + ".FormatBool(" + as("bool") + ")"
	case model.Int64:
		return s.use("strconv") + ".FormatInt(" + as("int64") + ", 10)"
	case model.Int8, model.Int16, model.Int32:
		return s.use("strconv") + ".FormatInt(int64(" + expr + "), 10)"
	case model.Float64:
		return s.use("strconv") + ".FormatFloat(" + as("float64") + ", 'g', -1, 64)"
	case model.Timestamp:
		return "string(" + s.use("jsonwire") + ".FormatTimestamp(nil, " + inTime("Time") + "))"
	case model.Duration:
		return "string(" + s.use("jsonwire") + ".FormatDuration(nil, " + inTime("Duration") + "))"
	}
	if t.Kind == model.ScalarRef {
		return g.goType(s, u) + "(" + expr + ").String()" // a scalar has not the methods of what it is made from
	}
	return receiver(expr) + ".String()"
}

// httpReadBody gives the statements that read the body of a request.
func (g *generator) httpReadBody(m *model.Method) string {
	switch {
	case m.HTTP.Whole != nil:
		body := "x.Body()"
		if m.HTTP.Whole.Presence != model.Required {
			body = "x.AnyBody()"
		}
		return "\tif d := " + body + "; d != nil {\n\t\tx.Done(d, " + bodyDecoder(m) + "(d, in))\n\t}\n"
	case len(m.HTTP.Body) == 0:
		return ""
	}
	body := "x.OptionalBody()"
	for _, f := range m.HTTP.Body {
		if f.Presence == model.Required {
			body = "x.Body()"
		}
	}
	if len(m.HTTP.Body) == len(m.Input.Fields) {
		return "\tif d := " + body + "; d != nil {\n\t\tx.Done(d, in.DecodeJSON(d))\n\t}\n"
	}
	return "\tif d := " + body + "; d != nil {\n\t\tx.Done(d, " + bodyDecoder(m) + "(d, in))\n\t}\n"
}

// bodyName and outputName begin the names of the codecs of bodies that are no type of their own.
func bodyName(m *model.Method) string   { return exportedVariable(m) + "Body" }
func outputName(m *model.Method) string { return exportedVariable(m) + "Output" }

func exportedVariable(m *model.Method) string { return m.Service.Name + m.Name }

func bodyDecoder(m *model.Method) string { return "decode" + bodyName(m) + "JSON" }

// httpAppendOutput gives the expression that appends an output to the buffer of the answer.
func (g *generator) httpAppendOutput(m *model.Method) string {
	switch {
	case len(m.HTTP.ResponseHeader) > 0:
		return "append" + outputName(m) + "JSON(x.Buffer(), out)"
	case structural(m.Output):
		return "out.AppendJSON(x.Buffer())"
	}
	return "append" + outputName(m) + "JSON(x.Buffer(), *out)"
}

// structural reports whether a type has methods for its codec.
func structural(t *model.Type) bool { return t.Kind == model.StructRef || t.Kind == model.UnionRef }

// httpResponseHeaders gives the statements that send fields of the output as headers.
func (g *generator) httpResponseHeaders(s *source, m *model.Method) string {
	var b strings.Builder
	for _, p := range m.HTTP.ResponseHeader {
		field := "out." + fieldName(p.Field)
		if p.Field.Presence == model.Required {
			b.WriteString("\tx.SetHeader(" + headerName(p) + ", " + g.httpText(s, field, p.Field.Type) + ")\n")
			continue
		}
		b.WriteString("\tif " + field + " != nil {\n\t\tx.SetHeader(" + headerName(p) + ", " + g.httpText(s, "*"+field, p.Field.Type) + ")\n\t}\n")
	}
	return b.String()
}

// httpBodies prints the codecs of bodies that are no type of their own: parts of structs, and outputs
// that are lists, maps or simple values.
func (g *generator) httpBodies(s *source, m *model.Method) {
	switch whole := m.HTTP.Whole; {
	case whole != nil:
		g.httpWholeFuncs(s, m, whole)
	case len(m.HTTP.Body) > 0 && len(m.HTTP.Body) < len(m.Input.Fields):
		g.jsonObjectFuncs(s, bodyName(m), m.Input, m.HTTP.Body)
	}
	switch {
	case m.Output == nil:
	case len(m.HTTP.ResponseHeader) > 0:
		g.jsonObjectFuncs(s, outputName(m), m.Output.Struct, withoutParams(m.Output.Struct.Fields, m.HTTP.ResponseHeader))
	case !structural(m.Output):
		s.print(`
func append${Name}JSON(b []byte, v $Type) []byte {
$append}

func decode${Name}JSON(d *$jsonwire.Decoder, v *$Type) error {
	return $read
}

`, holes{
			"Name":   outputName(m),
			"Type":   g.goType(s, m.Output),
			"append": returning(g.jsonAppend(s, "v", m.Output)),
			"read":   g.jsonReadAt(s, "\t", "v", m.Output),
		})
	}
}

// returning makes statements that append to b those of a function that gives b: the last of them assigns it.
func returning(statements string) string {
	last := strings.LastIndex(strings.TrimSuffix(statements, "\n"), "\n") + 1
	if assigned, ok := strings.CutPrefix(statements[last:], "\tb = "); ok {
		return statements[:last] + "\treturn " + assigned
	}
	return statements + "\treturn b\n"
}

// httpWholeFuncs prints the codec of the one field that is the whole body.
func (g *generator) httpWholeFuncs(s *source, m *model.Method, f *model.Field) {
	h := holes{
		"Name":  bodyName(m),
		"Type":  g.qualified(s, m.Input.Package, m.Input.Name),
		"field": strconv.Quote(f.Name),
	}
	target, value := "x."+fieldName(f), "x."+fieldName(f)
	h["read"] = g.jsonRead(s, "\t", target, f.Type)
	if f.Presence != model.Required && pointer(f.Type) {
		h["read"] = g.jsonReadNew(s, "\t", target, f.Type)
		value = "*" + value
	}
	h["append"] = returning(g.jsonAppend(s, value, f.Type))
	s.print(`
func append${Name}JSON(b []byte, x *$Type) []byte {
$append}

func decode${Name}JSON(d *$jsonwire.Decoder, x *$Type) error {
	return $jsonwire.In($field, $read)
}

`, h)
}

func withoutParams(fields []*model.Field, params []model.Param) []*model.Field {
	var out []*model.Field
next:
	for _, f := range fields {
		for _, p := range params {
			if p.Field == f {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}
