// Package graph draws which service calls which: as SVG for a page, as Mermaid for a text, and as JSON for
// programs.
package graph

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Graph is the services of a program and the calls between them. Its JSON is part of what kitc promises.
type Graph struct {
	Services []*Service `json:"services"` // those that call others first
	Calls    []*Call    `json:"calls"`
}

// Service is a service, with those of its methods that call or are called.
type Service struct {
	Name       string    `json:"name"` // orders.Orders
	Transports []string  `json:"transports"`
	Discovery  string    `json:"discovery,omitempty"` // where it registers
	Methods    []*Method `json:"methods"`
	Findings   []string  `json:"findings,omitempty"` // CODE: message
	Elsewhere  bool      `json:"elsewhere,omitempty"`
}

// Method is a method and how long it may take.
type Method struct {
	Name string        `json:"name"`
	Time time.Duration `json:"time,omitempty"` // nanoseconds; 0 where nothing bounds it
}

// Call is a call that a method makes, or all that a client may call where nobody has said which.
type Call struct {
	From      string        `json:"from"`             // orders.Orders
	Method    string        `json:"method,omitempty"` // of From; "" where nobody has said
	Client    string        `json:"client"`
	To        string        `json:"to"`               // billing.Payments
	Called    string        `json:"called,omitempty"` // the method of To
	Transport string        `json:"transport,omitempty"`
	Discovery string        `json:"discovery,omitempty"`
	Balance   string        `json:"balance,omitempty"`
	Time      time.Duration `json:"time,omitempty"`  // at most, in nanoseconds; 0 where nothing bounds it
	Tries     int           `json:"tries,omitempty"` // at most
	Findings  []string      `json:"findings,omitempty"`
}

// New makes the graph of programs, those of the modules of a workspace, and puts findings onto what they are
// about.
func New(programs []*model.Program, found diag.List) *Graph {
	g := &Graph{Services: []*Service{}, Calls: []*Call{}}
	known := map[string]*Service{} // by the path of the package, and the name
	var packages []*model.Package
	asked, listed := map[string]bool{}, map[string]bool{}
	for _, prog := range programs {
		for _, pkg := range prog.Packages {
			asked[pkg.Path()], listed[pkg.Path()] = true, true
			packages = append(packages, pkg)
		}
	}
	for _, prog := range programs {
		for _, pkg := range prog.Imported {
			if !listed[pkg.Path()] {
				listed[pkg.Path()] = true
				packages = append(packages, pkg)
			}
		}
	}
	node := func(svc *model.Service) *Service {
		key := svc.Package.Path() + " " + svc.Name
		if n := known[key]; n != nil {
			return n
		}
		n := &Service{Name: svc.Package.Name + "." + svc.Name, Transports: []string{}, Methods: []*Method{}, Elsewhere: !asked[svc.Package.Path()]}
		for _, t := range svc.Transports {
			n.Transports = append(n.Transports, t.Name)
		}
		if svc.Discovery != nil {
			n.Discovery = svc.Discovery.Name
		}
		known[key] = n
		g.Services = append(g.Services, n)
		return n
	}
	for _, pkg := range packages {
		for _, svc := range pkg.Services {
			if asked[pkg.Path()] || len(svc.Clients) > 0 {
				g.calls(svc, node, found)
			}
		}
	}
	g.sort()
	return g
}

func (g *Graph) calls(svc *model.Service, node func(*model.Service) *Service, found diag.List) {
	from := node(svc)
	named := map[*model.Client]bool{}
	for _, m := range svc.Methods {
		for _, c := range m.Calls {
			named[c.Client] = true
			to := node(c.Client.Service)
			from.method(m)
			to.method(c.Method)
			call := newCall(from, to, c.Client)
			call.Method, call.Called = m.Name, c.Method.Name
			w := c.Worst()
			if call.Tries = w.Tries; w.Bounded {
				call.Time = w.Time
			}
			call.Findings = append(at(found, c.Span), at(found, c.Client.Span)...)
			g.Calls = append(g.Calls, call)
		}
	}
	for _, c := range svc.Clients {
		if !named[c] {
			call := newCall(from, node(c.Service), c)
			call.Findings = at(found, c.Span)
			g.Calls = append(g.Calls, call)
		}
	}
	from.Findings = at(found, svc.Span)
	for _, chain := range []model.Chain{svc.Server, svc.Client} {
		for _, m := range chain.Middlewares {
			if !chain.Implied {
				from.Findings = append(from.Findings, at(found, m.Span)...)
			}
		}
	}
}

func newCall(from, to *Service, c *model.Client) *Call {
	call := &Call{From: from.Name, To: to.Name, Client: c.Name}
	if c.Transport != nil {
		call.Transport = c.Transport.Name
	}
	if c.Discovery != nil {
		call.Discovery = c.Discovery.Name
		call.Balance = "p2c"
	}
	if c.Balance != nil {
		call.Balance = c.Balance.Kind.Name
	}
	return call
}

func (s *Service) method(m *model.Method) {
	for _, known := range s.Methods {
		if known.Name == m.Name {
			return
		}
	}
	own := &Method{Name: m.Name}
	if w := m.Server.Worst(true); w.Bounded {
		own.Time = w.Time
	}
	s.Methods = append(s.Methods, own)
}

// at gives the findings that begin where something stands.
func at(found diag.List, span diag.Span) (out []string) {
	for _, d := range found {
		if d.Span.File == span.File && d.Span.Start == span.Start {
			out = append(out, string(d.Code)+": "+d.Message)
		}
	}
	return out
}

// sort puts services in front of those that they call, and otherwise in the order of their names.
func (g *Graph) sort() {
	slices.SortFunc(g.Services, func(a, b *Service) int { return cmp.Compare(a.Name, b.Name) })
	rank := g.ranks()
	slices.SortStableFunc(g.Services, func(a, b *Service) int { return cmp.Compare(rank[a.Name], rank[b.Name]) })
	order := map[string]int{}
	for i, s := range g.Services {
		order[s.Name] = i
	}
	slices.SortStableFunc(g.Calls, func(a, b *Call) int {
		return cmp.Or(cmp.Compare(order[a.From], order[b.From]), cmp.Compare(order[a.To], order[b.To]))
	})
}

// ranks gives each service its distance from those that nobody calls, the longest one. A call that closes a
// circle does not count.
func (g *Graph) ranks() map[string]int {
	next := map[string][]string{}
	for _, c := range g.Calls {
		if c.From != c.To && !slices.Contains(next[c.From], c.To) {
			next[c.From] = append(next[c.From], c.To)
		}
	}
	const open, done = 1, 2
	state, order := map[string]int{}, []string(nil)
	back := map[[2]string]bool{}
	var visit func(name string)
	visit = func(name string) {
		state[name] = open
		for _, to := range next[name] {
			switch state[to] {
			case open:
				back[[2]string{name, to}] = true
			case done:
			default:
				visit(to)
			}
		}
		state[name] = done
		order = append(order, name)
	}
	for _, s := range g.Services {
		if state[s.Name] == 0 {
			visit(s.Name)
		}
	}
	rank := map[string]int{}
	for _, name := range slices.Backward(order) {
		for _, to := range next[name] {
			if !back[[2]string{name, to}] {
				rank[to] = max(rank[to], rank[name]+1)
			}
		}
	}
	return rank
}

// JSON gives the graph for programs.
func (g *Graph) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(g, "", "  ")
	return append(text, '\n'), err
}

// label says what is known of a call, in short.
func (c *Call) label() string {
	var parts []string
	if c.Transport != "" {
		parts = append(parts, c.Transport)
	}
	if c.Discovery != "" {
		parts = append(parts, c.Discovery+" "+c.Balance)
	}
	if c.Time > 0 {
		parts = append(parts, "≤ "+short(c.Time))
	} else if c.Called != "" {
		parts = append(parts, "no bound")
	}
	if c.Tries > 1 {
		parts = append(parts, "×"+strconv.Itoa(c.Tries))
	}
	return strings.Join(parts, " · ")
}

// short gives a duration as a .kit file writes it: 24h and not 24h0m0s.
func short(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
