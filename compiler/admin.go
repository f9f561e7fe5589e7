package compiler

import (
	"net"
	"net/netip"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// resolveAdmin reads the admin listener of a service.
func (p *pass) resolveAdmin(svc *model.Service, b *lang.Block) {
	for _, a := range b.Blocks() {
		if a.Keyword.Name != "admin" {
			continue
		}
		p.noLabels(a)
		if svc.Admin != nil {
			p.errorf(diag.DuplicateName, a.Head, "service %q has two admin listeners: keep one", svc.Name).Note(svc.Admin.Span, "the first one")
			continue
		}
		svc.Admin = &model.Admin{Params: p.args(p.declaring().admin, "the block", a, nil), Span: a.Head}
		p.checkAdmin(svc)
	}
	if svc.Admin == nil {
		return
	}
	listen := svc.Admin.Arg("listen")
	if listen != nil && strings.HasSuffix(listen.Str, ":0") {
		return // any port that is free
	}
	for _, t := range svc.Transports {
		if other := t.Arg("listen"); listen != nil && other != nil && other.Str == listen.Str {
			p.errorf(diag.BadValue, svc.Admin.Span, "the admin listener of service %q has the address of its `transport %s`, %s: give it another one", svc.Name, t.Name, quote(listen.Str)).Note(t.Span, "it is here")
		}
	}
}

// checkAdmin holds the admin listener to the machine: it asks nobody who they are.
func (p *pass) checkAdmin(svc *model.Service) {
	for _, a := range svc.Admin.Params {
		if a.Name != "listen" || a.Value == nil || loopback(a.Value.Str) {
			continue
		}
		host, port, err := net.SplitHostPort(a.Value.Str)
		if err != nil || port == "" {
			p.errorf(diag.BadValue, a.Span, "%s is no address: write HOST:PORT, such as \"127.0.0.1:8081\"", quote(a.Value.Str))
			continue
		}
		reached := "from everywhere"
		if host != "" {
			reached = "as " + quote(host)
		}
		p.warnf(diag.AdminExposed, a.Span, "the admin listener of service %q is reached %s, and shows profiles and addresses to whoever asks: let it listen on \"127.0.0.1:%s\"", svc.Name, reached, port)
	}
}

// loopback reports whether an address is one that only the machine itself reaches.
func loopback(address string) bool {
	host, port, err := net.SplitHostPort(address)
	if err != nil || port == "" {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
