package golang

import (
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// thriftRPCFile emits how the methods of a service are served and called over Thrift.
func (g *generator) thriftRPCFile(svc *model.Service) {
	if svc.Transport("thrift") == nil {
		return
	}
	s := g.source(fileName(svc, "thrift"))
	g.thriftServer(s, svc)
	for _, m := range svc.Methods {
		g.thriftServe(s, m)
	}
	g.thriftClient(s, svc)
	for _, m := range svc.Methods {
		g.thriftCall(s, m)
	}
	for _, m := range svc.Methods {
		g.thriftResultType(s, m)
	}
}

func (g *generator) thriftServer(s *source, svc *model.Service) {
	var cases strings.Builder
	for _, m := range svc.Methods {
		cases.WriteString("\tcase " + strconv.Quote(m.ThriftName()) + ":\n\t\ts." + unexported(m.Name) + "(ctx, r)\n")
	}
	h := holes{"Service": svc.Name, "service": serviceVariable(svc), "cases": cases.String(), "name": strconv.Quote(svc.Name), "listen": ""}
	if v := svc.Transport("thrift").Arg("listen"); v != nil {
		h["listen"] = "\tif cfg.Addr == \"\" {\n\t\tcfg.Addr = " + strconv.Quote(v.Str) + "\n\t}\n"
	}
	s.print(`
// new${Service}ThriftServer offers handlers over Thrift.
func new${Service}ThriftServer(h *${service}Handlers, cfg $kitthrift.ServerConfig) *kitthrift.Server {
$listen	return kitthrift.NewServer($name, &${service}ThriftServer{handlers: h}, cfg)
}

type ${service}ThriftServer struct {
	handlers *${service}Handlers
}

`, h)
	if len(svc.Methods) == 0 {
		s.print(`
// ServeThrift answers that there is no such method.
func (s *${service}ThriftServer) ServeThrift(_ $context.Context, r *kitthrift.Request) { r.Unknown() }

`, h)
		return
	}
	s.print(`
// ServeThrift runs the method that a request names.
func (s *${service}ThriftServer) ServeThrift(ctx $context.Context, r *kitthrift.Request) {
	switch r.Method {
$cases	default:
		r.Unknown()
	}
}

`, h)
}

// thriftServe prints the method of the server that reads a call, runs it and answers.
func (g *generator) thriftServe(s *source, m *model.Method) {
	h := g.thriftHoles(s, m)
	s.print(`
func (s *${service}ThriftServer) $method(ctx $context.Context, r *$kitthrift.Request) {
$input`, h)
	switch {
	case m.Oneway:
		s.print(`
	_, _ = r.Run(ctx, &$variable, s.handlers.$method, $in, $args) // nobody waits; the chain has seen the error
	r.Done()
}

`, h)
		return
	case m.Output == nil:
		s.print(`
	if _, err := r.Run(ctx, &$variable, s.handlers.$method, $in, $args); err != nil {
$failed		return
	}
	r.Reply($nothing)
}

`, h)
		return
	}
	s.print(`
	call, err := r.Run(ctx, &$variable, s.handlers.$method, $in, $args)
	if err != nil {
$failed		return
	}
	out, err := $kit.Output[$Output](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&$result{success: out})
}

`, h)
}

// thriftHoles gives what the code of a method is made of on both sides.
func (g *generator) thriftHoles(s *source, m *model.Method) holes {
	h := holes{
		"service":  serviceVariable(m.Service),
		"Method":   m.Name,
		"method":   unexported(m.Name),
		"variable": methodVariable(m),
		"result":   thriftResult(m),
		"input":    "",
		"in":       "in",
	}
	switch {
	case m.Input == nil:
		h["in"] = "nil"
		h["args"] = s.use("thriftwire") + ".Nothing{}"
		h["sent"] = h["args"]
	default:
		h["Input"] = g.qualified(s, m.Input.Package, m.Input.Name)
		h["input"] = "\tin := new(" + h["Input"] + ")\n"
		h["args"] = "in"
		h["sent"] = "call.In.(*" + h["Input"] + ")"
		if m.Input.Inline == nil {
			h["args"] = s.use("thriftwire") + ".Argument{Value: in}"
			h["sent"] = s.use("thriftwire") + ".Argument{Value: " + h["sent"] + "}"
		}
	}
	if m.Output != nil {
		h["Output"] = g.goType(s, m.Output)
	}
	h["nothing"] = "&" + h["result"] + "{}"
	if !hasThriftResult(m) && !m.Oneway {
		h["nothing"] = s.use("thriftwire") + ".Void{}"
	}
	h["failed"] = "\t\tr.Fail(err)\n"
	if len(m.Errors) > 0 {
		var cases strings.Builder
		for i, name := range thriftErrorNames(m) {
			cases.WriteString("\t\tcase *" + g.thriftErrorType(s, m.Errors[i].Error) + ":\n\t\t\tr.Reply(&" + h["result"] + "{" + name + ": e})\n")
		}
		h["failed"] = "\t\tswitch e := " + s.use("kit") + ".DeclaredIn(err).(type) {\n" + cases.String() + "\t\tdefault:\n\t\t\tr.Fail(err)\n\t\t}\n"
	}
	return h
}

func (g *generator) thriftErrorType(s *source, e *model.Error) string {
	return g.qualified(s, e.Package, e.Name)
}

func (g *generator) thriftClient(s *source, svc *model.Service) {
	protocol := "Binary"
	switch declaredProtocol(svc) {
	case "compact":
		protocol = "Compact"
	case "json":
		protocol = "JSON"
	}
	s.print(`
// ${service}ThriftClient sends the methods of $Service over Thrift.
type ${service}ThriftClient struct {
	client *$kitthrift.Client
}

func new${Service}ThriftClient(address string, cfg kitthrift.ClientConfig) (*${service}ThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.$protocol
	}
$framing	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &${service}ThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *${service}ThriftClient) Close() error { return c.client.Close() }

`, holes{"Service": svc.Name, "service": serviceVariable(svc), "protocol": protocol, "framing": thriftFraming(svc)})
}

// thriftFraming gives the statements that fill in the declared framing, "" where it is that of the runtime.
func thriftFraming(svc *model.Service) string {
	framing := declaredFraming(svc)
	if framing == "THeader" {
		return ""
	}
	return "\tif cfg.Framing == 0 {\n\t\tcfg.Framing = kitthrift." + framing + "\n\t}\n"
}

// declaredFraming gives what the clients of a service put around their messages, as the runtime calls it.
func declaredFraming(svc *model.Service) string {
	if v := svc.Transport("thrift").Arg("framing"); v != nil {
		switch memberName(v) {
		case "framed":
			return "Framed"
		case "unframed":
			return "Unframed"
		case "post":
			return "Post"
		}
	}
	return "THeader"
}

// declaredProtocol gives the name of the encoding that the clients of a service write, "" for that of the runtime.
func declaredProtocol(svc *model.Service) string {
	if v := svc.Transport("thrift").Arg("protocol"); v != nil {
		return memberName(v)
	}
	return ""
}

// memberName gives the value of a parameter, which is an enum's member or a string.
func memberName(v *model.Value) string {
	if v.Member != nil {
		return v.Member.Name
	}
	return v.Str
}

// thriftCall prints the handler of the client that sends a method.
func (g *generator) thriftCall(s *source, m *model.Method) {
	h := g.thriftHoles(s, m)
	s.print(`
func (c *${service}ThriftClient) $method(ctx $context.Context, call *$kit.Call) error {
`, h)
	switch {
	case m.Oneway:
		s.print(`
	return c.client.Send(ctx, call, $sent)
}

`, h)
		return
	case !hasThriftResult(m):
		s.print(`
	return c.client.Call(ctx, call, $sent, $nothing)
}

`, h)
		return
	}
	h["fields"] = ""
	if m.Output != nil {
		h["fields"] = "success: call.Out.(*" + h["Output"] + ")"
	}
	if len(m.Errors) == 0 {
		s.print(`
	return c.client.Call(ctx, call, $sent, &$result{$fields})
}

`, h)
		return
	}
	var cases strings.Builder
	for i, name := range thriftErrorNames(m) {
		if len(m.Errors) == 1 {
			cases.WriteString("\tif result." + name + " != nil {\n\t\treturn result." + name + "\n\t}\n")
			break
		}
		if i == 0 {
			cases.WriteString("\tswitch {\n")
		}
		cases.WriteString("\tcase result." + name + " != nil:\n\t\treturn result." + name + "\n")
		if i == len(m.Errors)-1 {
			cases.WriteString("\t}\n")
		}
	}
	h["cases"] = cases.String()
	s.print(`
	result := $result{$fields}
	if err := c.client.Call(ctx, call, $sent, &result); err != nil {
		return err
	}
$cases	return nil
}

`, h)
}

// thriftResult is the type of a method's result.
func thriftResult(m *model.Method) string { return methodVariable(m) + "ThriftResult" }

// hasThriftResult reports whether a method answers anything but that it is done.
func hasThriftResult(m *model.Method) bool { return m.Output != nil || len(m.Errors) > 0 }

// thriftErrorNames gives the fields of a result that hold the errors.
func thriftErrorNames(m *model.Method) []string {
	taken := map[string]bool{"success": true}
	var names []string
	for _, e := range m.Errors {
		name := unexported(e.Error.Name)
		if taken[name] {
			name += strconv.Itoa(e.Number) // of the same name in another package
		}
		taken[name] = true
		names = append(names, name)
	}
	return names
}

// thriftResultType prints the type of a method's result and its codec.
func (g *generator) thriftResultType(s *source, m *model.Method) {
	if !hasThriftResult(m) {
		return
	}
	var (
		rows    [][]string
		members []thriftMember
		fields  []*model.Field
	)
	add := func(name string, number int, goName string, t *model.Type, ptr string) {
		f := &model.Field{Name: name, Number: number, Type: t, Presence: model.Optional}
		fields = append(fields, f)
		members = append(members, thriftMember{f, "x." + ptr, "*x." + ptr})
		rows = append(rows, []string{ptr, "*" + goName})
	}
	if m.Output != nil {
		add("success", 0, g.goType(s, m.Output), m.Output, "success")
	}
	for i, name := range thriftErrorNames(m) {
		e := m.Errors[i]
		t := &model.Type{Kind: model.StructRef, Struct: &model.Struct{Decl: e.Error.Decl, Fields: e.Error.Fields}}
		add(e.Error.Name, e.Number, g.thriftErrorType(s, e.Error), t, name)
	}
	s.print(`
// $result is what $Method answers: $what.
type $result struct {
$rows}

`, holes{"result": thriftResult(m), "Method": m.Name, "rows": columns("\t", rows), "what": thriftResultWords(m)})
	g.thriftResultCodec(s, m, fields, members)
}

func thriftResultWords(m *model.Method) string {
	switch {
	case m.Output == nil:
		return "one of its errors, or nothing"
	case len(m.Errors) == 0:
		return "its output"
	}
	return "its output, or one of its errors"
}

func (g *generator) thriftResultCodec(s *source, m *model.Method, fields []*model.Field, members []thriftMember) {
	table := "thriftFieldsOf" + strings.ToUpper(thriftResult(m)[:1]) + thriftResult(m)[1:]
	g.thriftFields(s, table, byNumber(fields))
	for _, p := range thriftProtocols {
		s.print(`
func (x *$result) AppendThrift$Protocol(b []byte) []byte {
$append}

`, holes{"result": thriftResult(m), "Protocol": p.name, "append": g.thriftAppendMembers(s, p, members)})
	}
	for _, p := range thriftProtocols {
		s.print(`
func (x *$result) DecodeThrift$Protocol(d *$thriftwire.${Protocol}Decoder) error {
	f := thriftwire.Struct{Fields: $table, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
$cases		}
	}
	return d.Done(&f)
}

`, holes{"result": thriftResult(m), "Protocol": p.name, "table": table, "cases": g.thriftResultCases(s, p, m, members)})
	}
	g.thriftBytes(s, "", thriftResult(m), byNumber(fields))
}

// thriftResultCases gives the cases of a switch that reads an output into the memory that is there for
// it, or an error into new one.
func (g *generator) thriftResultCases(s *source, p thriftProtocol, m *model.Method, members []thriftMember) string {
	var cases strings.Builder
	order := byNumber(fieldsOfMembers(members))
	for i, f := range order {
		for _, member := range members {
			if member.field != f {
				continue
			}
			read := g.thriftReadNew(s, p, "\t\t\t", member.ptr, f.Type)
			if m.Output != nil && f.Number == 0 {
				read = g.thriftRead(s, p, "\t\t\t", member.value, f.Type)
			}
			cases.WriteString("\t\tcase " + strconv.Itoa(i) + ": // " + f.Name + "\n")
			if f.Number == 0 && f.Type.Kind == model.StructRef { // an earlier try may have left something there
				cases.WriteString("\t\t\t" + member.value + " = " + g.goType(s, f.Type) + "{}\n")
			}
			cases.WriteString("\t\t\tf.Err = " + read + "\n")
		}
	}
	return cases.String()
}

func fieldsOfMembers(members []thriftMember) []*model.Field {
	var fields []*model.Field
	for _, m := range members {
		fields = append(fields, m.field)
	}
	return fields
}
