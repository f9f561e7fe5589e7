package zipkin

import (
	"net"
	"strconv"
	"strings"

	"github.com/openzipkin/zipkin-go/model"
	"github.com/openzipkin/zipkin-go/reporter"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/trace"
)

// To is a trace.Exporter that hands each span to a reporter of zipkin-go: one of its own for Kafka or AMQP, or its
// recorder for tests. Service is the name of the program, as in Config. Some reporters wait.
func To(r reporter.Reporter, service string) trace.Exporter {
	return handing{r, service}
}

type handing struct {
	reporter reporter.Reporter
	service  string
}

func (h handing) Export(s *trace.Span) { h.reporter.Send(*spanModel(s, h.service)) }

// spanModel is a span as Zipkin has it, in a program of that name.
func spanModel(s *trace.Span, program string) *model.SpanModel {
	sampled := true
	m := &model.SpanModel{
		SpanContext: model.SpanContext{
			TraceID: model.TraceID{High: s.High, Low: s.Low}, ID: model.ID(s.Span), Debug: s.Decision == kit.Debug, Sampled: &sampled,
		},
		Name: strings.ToLower(s.Method.Name), Kind: model.Server,
		Timestamp: s.Start, Duration: max(s.Duration, 1000), // which Zipkin has in microseconds
		LocalEndpoint: &model.Endpoint{ServiceName: s.Service},
		Tags: map[string]string{
			"rpc.service": s.Method.Package + "." + s.Method.Service, "rpc.method": s.Method.Name, "rpc.code": s.Code.String(),
			"rpc.transport": s.Transport,
		},
	}
	if s.Parent != 0 {
		parent := model.ID(s.Parent)
		m.ParentID = &parent
	}
	if s.Service == "" {
		m.LocalEndpoint.ServiceName = program
	}
	if s.Kind == trace.Client {
		m.Kind = model.Client
		m.RemoteEndpoint = &model.Endpoint{ServiceName: s.Method.Package + "." + s.Method.Service}
		if s.Peer != "" {
			m.Tags["rpc.instance"] = s.Peer
		}
	}
	if s.Peer != "" {
		m.RemoteEndpoint = endpoint(m.RemoteEndpoint, s.Peer)
	}
	if s.Attempt > 0 {
		m.Tags["rpc.attempt"] = strconv.Itoa(s.Attempt)
	}
	if s.Attempts > 1 {
		m.Tags["rpc.attempts"] = strconv.Itoa(s.Attempts)
	}
	if s.Code != kit.OK {
		m.Tags["error"] = s.Error
		if s.Error == "" {
			m.Tags["error"] = s.Code.String()
		}
	}
	return m
}

// endpoint adds a network address to what is known of the other side.
func endpoint(of *model.Endpoint, peer string) *model.Endpoint {
	if of == nil {
		of = &model.Endpoint{}
	}
	host, port, err := net.SplitHostPort(peer)
	if err != nil {
		return of
	}
	if n, err := strconv.ParseUint(port, 10, 16); err == nil {
		of.Port = uint16(n)
	}
	if ip := net.ParseIP(host); ip.To4() != nil {
		of.IPv4 = ip.To4()
	} else {
		of.IPv6 = ip
	}
	return of
}
