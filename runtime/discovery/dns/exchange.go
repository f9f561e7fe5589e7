package dns

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/miekg/dns"
)

const (
	// payload is the largest answer over UDP that arrives in one piece nearly everywhere (DNS Flag Day 2020).
	payload = 1232
	// maxTimeout bounds how long a server is waited for, whatever resolv.conf says.
	maxTimeout = 10 * time.Second
)

// exchange asks one server after the other for the records of a name, and gives the answer of the first one that has
// one: the records, or those that say for how long there are none.
func exchange(ctx context.Context, servers *dns.ClientConfig, name string, kind uint16) ([]dns.RR, error) {
	question := new(dns.Msg).SetQuestion(dns.Fqdn(name), kind)
	question.SetEdns0(payload, false)
	var failed error
	for range max(servers.Attempts, 1) {
		for _, server := range servers.Servers {
			reply, err := send(ctx, question, net.JoinHostPort(server, servers.Port), time.Duration(servers.Timeout)*time.Second)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err == nil {
				return records(reply), nil
			}
			failed = fmt.Errorf("%s: %w", server, err)
		}
	}
	return nil, failed
}

// send asks one server, over TCP too where the answer is too long for UDP.
func send(ctx context.Context, question *dns.Msg, server string, timeout time.Duration) (*dns.Msg, error) {
	client := &dns.Client{Net: "udp", Timeout: min(max(timeout, time.Second), maxTimeout), UDPSize: payload}
	reply, _, err := client.ExchangeContext(ctx, question, server)
	if err == nil && reply.Truncated {
		client.Net = "tcp"
		reply, _, err = client.ExchangeContext(ctx, question, server)
	}
	if err != nil {
		return nil, err
	}
	if len(reply.Question) != 1 || reply.Question[0].Qtype != question.Question[0].Qtype || !reply.Response {
		return nil, errors.New("it answers another question")
	}
	if reply.Rcode != dns.RcodeSuccess && reply.Rcode != dns.RcodeNameError {
		return nil, fmt.Errorf("it answers %s", dns.RcodeToString[reply.Rcode])
	}
	return reply, nil
}

// records gives what an answer holds. An empty one says in its authority section for how long it does.
func records(reply *dns.Msg) []dns.RR {
	if reply.Rcode == dns.RcodeSuccess && len(reply.Answer) > 0 {
		return reply.Answer
	}
	for _, r := range reply.Ns {
		if _, ok := r.(*dns.SOA); ok {
			return []dns.RR{r}
		}
	}
	return nil
}
