package spec_test

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/compiler/model"
)

// exchange is one request, what the method makes of it, and the response.
type exchange struct {
	Case, Transport string
	Client          bool // Kit's client sends such a request too, and reads such a response
	Request         message
	Method, Input   string // of the method that is called; "" where none is
	Again           string // what the method says about calling again: a duration, or "never"
	Outcome         string // "gives JSON", "fails ERROR JSON" or "fails CODE TEXT"
	Response        message
}

// message is a request or a response. Head is the verb and the target, or the status; Hex is for Thrift.
type message struct {
	Head   string
	Header map[string]string
	Body   string
	Hex    string
}

// exchangeResult is what a program made of an exchange on each side.
type exchangeResult struct{ Server, Client exchangeSeen }

type exchangeSeen struct {
	Called  string  // of a server
	Outcome string  // of a client
	Sent    message // the response of a server, the request of a client
	Failed  string
}

// addExchanges lays out the cases with whole messages, and gives their exchanges.
func (m *wireModule) addExchanges(t *testing.T) (all []exchange) {
	t.Helper()
	for _, transport := range []string{"http", "thrift"} {
		for _, c := range m.add(t, "cases/messages/"+transport+"_*.txtar", transport) {
			m.addPlayer(t, c, transport)
			for block := range strings.SplitSeq(strings.TrimSpace(c.section), "\n\n") {
				all = append(all, readExchange(t, c.file, transport, block))
			}
		}
	}
	if len(all) < 30 {
		t.Errorf("only %d exchanges", len(all))
	}
	return all
}

// readExchange reads a block of lines: those with > are the request, those with < the response, and those between
// say which method is called with what, and what it does.
func readExchange(t *testing.T, file, transport, block string) exchange {
	t.Helper()
	x := exchange{Case: file, Transport: transport}
	var request, response []string
	for line := range strings.SplitSeq(block, "\n") {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "#":
		case "client":
			x.Client = true
		case ">":
			request = append(request, rest)
		case "<":
			response = append(response, rest)
		case "again":
			x.Again = rest
		case "gives", "fails":
			x.Outcome = line
		default:
			x.Method, x.Input = word, rest
		}
	}
	x.Request, x.Response = readMessage(t, file, transport, request), readMessage(t, file, transport, response)
	return x
}

func readMessage(t *testing.T, file, transport string, lines []string) (m message) {
	t.Helper()
	if transport == "thrift" {
		for _, line := range lines {
			line, _, _ = strings.Cut(line, "#")
			m.Hex += hex.EncodeToString(unhex(t, file, line))
		}
		return m
	}
	m.Header = map[string]string{}
	for i, line := range lines {
		name, value, ok := strings.Cut(line, ": ")
		switch {
		case i == 0:
			m.Head = line
		case line == "":
			m.Body = strings.Join(lines[i+1:], "\n")
			return m
		case !ok:
			t.Fatalf("%s: %q is no header", file, line)
		default:
			m.Header[name] = value
		}
	}
	return m
}

// addPlayer writes the service of a case: its methods do what the exchange says.
func (m *wireModule) addPlayer(t *testing.T, c wireCase, transport string) {
	t.Helper()
	svc := c.pkg.Services[len(c.pkg.Services)-1]
	for _, e := range c.pkg.Errors {
		m.register(c, e.Name, c.alias+"."+e.Name)
	}
	var methods, calls strings.Builder
	for _, method := range svc.Methods {
		params, in, args := "ctx context.Context", "nil", "ctx"
		if method.Input != nil {
			params, in, args = params+", in *"+c.alias+"."+method.Input.Name, "in", "ctx, in"
		}
		result, out, ret := "error", "nil", "return "
		made := ""
		if method.Output != nil {
			if method.Output.Kind != model.StructRef {
				t.Fatalf("%s: the output of %s is no struct, and the player knows no other", c.file, method.Name)
			}
			name := c.alias + "." + method.Output.Struct.Name
			result, out, ret, made = "(*"+name+", error)", "out", "return out, ", "\tout := new("+name+")\n"
		}
		fmt.Fprintf(&methods, "func (s stage_%s) %s(%s) %s {\n%s\t%ss.play(ctx, %q, %s, %s)\n}\n\n", c.alias, method.Name, params, result, made, ret, method.Name, in, out)
		fmt.Fprintf(&calls, "\t\tcase %q:\n", method.Name)
		if method.Input != nil {
			fmt.Fprintf(&calls, "\t\t\tin := new(%s.%s)\n\t\t\tunmarshal(x.Input, in)\n", c.alias, method.Input.Name)
		}
		if method.Output != nil {
			fmt.Fprintf(&calls, "\t\t\tout, err := client.%s(%s)\n\t\t\treturn outcome(out, err), nil\n", method.Name, args)
		} else {
			fmt.Fprintf(&calls, "\t\t\treturn outcome(nil, client.%s(%s)), nil\n", method.Name, args)
		}
	}
	field := map[string]string{"http": "HTTP: kithttp.ServerConfig{Addr: local}", "thrift": "Thrift: kitthrift.ServerConfig{Addr: local}"}[transport]
	if m.players.Len() == 0 {
		m.players.WriteString("const local = \"127.0.0.1:0\"\n\nvar (\n\t_ kithttp.ServerConfig\n\t_ kitthrift.ServerConfig\n)\n\nvar players = map[string]player{}\n\n")
	}
	fmt.Fprintf(&m.players, `type stage_%[1]s struct{ *stage }

%[2]sfunc init() {
	players[%[3]q] = player{serve: func(s *stage) (*kit.Server, error) {
		return %[1]s.New%[4]sServer(stage_%[1]s{s}, %[1]s.%[4]sServerConfig{Server: kit.ServerConfig{DrainDelay: -1, Logger: silent}, %[5]s})
	}, call: func(ctx context.Context, x exchange, address string) (string, error) {
		client, err := %[1]s.New%[4]sClient(%[1]s.%[4]sClientConfig{Address: address})
		if err != nil {
			return "", err
		}
		defer client.Close()
		switch x.Method {
%[6]s		}
		panic("no method " + x.Method)
	}}
}

`, c.alias, methods.String(), c.file, svc.Name, field, calls.String())
}

// check compares what both sides made of an exchange with what the case says.
func (x exchange) check(t *testing.T, r exchangeResult) {
	t.Helper()
	at := fmt.Sprintf("%s: %s%s", x.Case, x.Request.Head, x.Request.Hex)
	called := strings.TrimSpace(x.Method + " " + x.Input)
	if r.Server.Failed != "" || r.Server.Called != called {
		t.Errorf("%s\nserver: %s\ncalls  %q\nwanted %q", at, r.Server.Failed, r.Server.Called, called)
	}
	if d := cmp.Diff(x.Response, only(r.Server.Sent, x.Response)); d != "" {
		t.Errorf("%s\nresponse: -want +got\n%s", at, d)
	}
	if !x.Client {
		return
	}
	if r.Client.Failed != "" || r.Client.Outcome != x.Outcome {
		t.Errorf("%s\nclient: %s\ngot  %q\nwant %q", at, r.Client.Failed, r.Client.Outcome, x.Outcome)
	}
	if d := cmp.Diff(x.Request, only(r.Client.Sent, x.Request)); d != "" {
		t.Errorf("%s\nrequest of the client: -want +got\n%s", at, d)
	}
}

// only gives a message with those headers alone that another one has.
func only(m, of message) message {
	if m.Header == nil {
		return m
	}
	all := m.Header
	m.Header = map[string]string{}
	for name := range of.Header {
		if value, ok := all[name]; ok {
			m.Header[name] = value
		}
	}
	return m
}
