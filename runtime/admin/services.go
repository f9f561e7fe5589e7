package admin

import (
	"encoding/json"
	"net/http"
	"runtime"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/cluster"
)

// serviceSheet is the page of services: what runs here, as it is at the moment.
type serviceSheet struct {
	Service    string           `json:"service"`
	Version    string           `json:"version,omitempty"`
	Phase      string           `json:"phase"`
	Started    time.Time        `json:"started"`
	Go         string           `json:"go"`
	Transports []transportSheet `json:"transports"`
	Instances  []listedSheet    `json:"instances,omitempty"`  // in the registry
	HTTPChain  []string         `json:"http_chain,omitempty"` // outermost first, as all chains
	Chain      []string         `json:"chain"`
	Methods    []methodSheet    `json:"methods"`
	Clients    []clientSheet    `json:"clients,omitempty"`
}

type transportSheet struct {
	Name    string `json:"name"`
	Address string `json:"address,omitempty"`
}

type listedSheet struct {
	Address string `json:"address"`
	Listed  bool   `json:"listed"`
}

type methodSheet struct {
	Name       string   `json:"name"`
	HTTP       string   `json:"http,omitempty"`
	Thrift     string   `json:"thrift,omitempty"`
	Safe       bool     `json:"safe,omitempty"`
	Repeatable bool     `json:"repeatable,omitempty"`
	Oneway     bool     `json:"oneway,omitempty"`
	Auth       string   `json:"auth,omitempty"`
	Scopes     []string `json:"scopes,omitempty"`
	Calls      []string `json:"calls,omitempty"`
	Chain      []string `json:"own_chain,omitzero"` // absent where it is that of the service
}

type clientSheet struct {
	Name      string              `json:"name"`
	Service   string              `json:"service"`
	Transport string              `json:"transport"`
	Address   string              `json:"address,omitempty"`
	Discovery string              `json:"discovery,omitempty"`
	Balance   string              `json:"balance,omitempty"`
	Registry  string              `json:"registry,omitempty"` // what it does
	Stale     string              `json:"stale,omitempty"`    // for how long it does not answer
	Error     string              `json:"error,omitempty"`
	Instances []instanceSheet     `json:"instances,omitempty"`
	Chain     []string            `json:"chain"`
	Chains    map[string][]string `json:"own_chains,omitempty"` // of methods that have another one
}

type instanceSheet struct {
	Address  string  `json:"address"`
	State    string  `json:"state"`
	InFlight int64   `json:"in_flight"`
	Latency  string  `json:"latency"`
	Weight   float64 `json:"weight,omitempty"` // 0 is 1
	Zone     string  `json:"zone,omitempty"`
}

func (p *pages) services(w http.ResponseWriter, _ *http.Request) {
	data, err := json.MarshalIndent(p.sheet(), "", "  ")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(append(data, '\n'))
}

func (p *pages) sheet() serviceSheet {
	s := serviceSheet{
		Service: p.service.Name, Version: p.service.Version, Phase: kit.Starting.String(), Started: p.started.UTC(), Go: runtime.Version(),
		Transports: []transportSheet{}, HTTPChain: chain(p.service.HTTP), Chain: chain(p.service.Chain), Methods: []methodSheet{},
	}
	thrift := false
	if server := p.server.Load(); server != nil {
		state := server.State()
		s.Phase = state.Phase.String()
		for _, t := range state.Transports {
			s.Transports = append(s.Transports, transportSheet{t.Name, t.Addr})
			thrift = thrift || t.Name == "thrift"
		}
		for _, i := range state.Instances {
			s.Instances = append(s.Instances, listedSheet{i.Address, i.Listed})
		}
	}
	for _, m := range p.service.Methods {
		s.Methods = append(s.Methods, m.sheet(thrift))
	}
	for _, c := range p.clients {
		s.Clients = append(s.Clients, c.sheet())
	}
	return s
}

func (m *Method) sheet(thrift bool) methodSheet {
	s := methodSheet{
		Name: m.Name, HTTP: m.Route, Safe: m.Safe, Repeatable: m.Repeatable, Oneway: m.Oneway, Auth: m.Auth, Scopes: m.Scopes, Calls: m.Calls,
	}
	if thrift {
		s.Thrift = m.Name
		if m.Method.Thrift != "" {
			s.Thrift = m.Method.Thrift
		}
	}
	if m.Own {
		s.Chain = chain(m.Chain)
	}
	return s
}

func (c *Client) sheet() clientSheet {
	s := clientSheet{
		Name: c.Name, Service: c.Service, Transport: c.Transport, Address: c.Address, Discovery: c.Discovery, Balance: c.Balance, Chain: chain(c.Chain),
	}
	for name, links := range c.Own {
		if s.Chains == nil {
			s.Chains = map[string][]string{}
		}
		s.Chains[name] = chain(links)
	}
	state, found := c.known()
	if !found {
		return s
	}
	switch {
	case !state.Known:
		s.Registry = "has not answered yet"
	case state.Stale > 0:
		s.Registry = "does not answer"
		s.Stale = state.Stale.Round(time.Millisecond).String()
	default:
		s.Registry = "answers"
	}
	if state.Err != nil {
		s.Error = state.Err.Error()
	}
	for _, i := range state.Instances {
		s.Instances = append(s.Instances, instanceSheet{
			Address: i.Address, State: condition(i), InFlight: i.InFlight, Latency: i.Latency.Round(time.Microsecond).String(), Weight: i.Weight, Zone: i.Zone,
		})
	}
	return s
}

func condition(i cluster.InstanceState) string {
	switch {
	case i.Draining:
		return "draining"
	case i.Ejected:
		return "ejected"
	}
	return "well"
}
