package dns

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
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
	timeout = min(max(timeout, time.Second), maxTimeout)
	reply, err := over(ctx, "udp", question, server, timeout)
	if reply != nil && reply.Truncated { // maybe in the middle of a record, which is an error then
		reply, err = over(ctx, "tcp", question, server, timeout)
	}
	if err != nil {
		return nil, err
	}
	return reply, check(reply, question.Question[0])
}

func over(ctx context.Context, network string, question *dns.Msg, server string, timeout time.Duration) (*dns.Msg, error) {
	client := &dns.Client{Net: network, Timeout: timeout, UDPSize: payload}
	conn, err := client.DialContext(ctx, server)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() }) // the library minds the deadline of ctx alone
	defer stop()
	reply, _, err := client.ExchangeWithConnContext(ctx, question, conn)
	return reply, err
}

// check says why a reply tells neither which records there are nor that there are none.
func check(reply *dns.Msg, q dns.Question) error {
	switch code, known := dns.RcodeToString[reply.Rcode]; {
	case reply.Rcode == dns.RcodeSuccess, reply.Rcode == dns.RcodeNameError:
	case known:
		return fmt.Errorf("it answers %s", code)
	default:
		return fmt.Errorf("it answers the code %d", reply.Rcode)
	}
	switch {
	case !reply.Response, len(reply.Question) == 1 && (reply.Question[0].Qtype != q.Qtype || !strings.EqualFold(reply.Question[0].Name, q.Name)):
		return errors.New("it answers another question")
	case len(reply.Question) != 1:
		return fmt.Errorf("it answers %s without what it was asked", dns.RcodeToString[reply.Rcode])
	case reply.Truncated:
		return errors.New("its answer is too long, over TCP too")
	}
	return referral(reply, q.Qtype)
}

// referral says where a server that asks nobody else leads to, instead of an answer: to the servers of a zone
// (RFC 2308, section 2.2), or to another name whose records it does not have.
func referral(reply *dns.Msg, kind uint16) error {
	if reply.Rcode == dns.RcodeNameError || reply.RecursionAvailable || has(reply.Answer, kind) || has(reply.Ns, dns.TypeSOA) {
		return nil
	}
	switch {
	case has(reply.Answer, dns.TypeCNAME):
		return errors.New("it refers to another name, and does not look that up: take a server that does")
	case has(reply.Ns, dns.TypeNS):
		return errors.New("it refers to other servers, and does not ask them: take a server that does")
	}
	return nil
}

func has(records []dns.RR, kind uint16) bool {
	return slices.ContainsFunc(records, func(r dns.RR) bool { return r.Header().Rrtype == kind })
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
