package compiler

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// checkPolicies holds the chains and calls of services against each other. It computes with what model.Worst
// says of a chain; a service of another package was held to it there.
func (p *pass) checkPolicies() {
	for _, d := range p.order {
		if d.service == nil {
			continue
		}
		svc := d.service
		p.checkRepeats(svc)
		for _, side := range sides {
			p.checkTries(svc, side)
		}
		p.checkAdvice(svc)
		for _, c := range svc.Clients {
			p.checkClient(c)
		}
		for _, m := range svc.Methods {
			p.checkCalls(m)
		}
	}
	p.checkCircles()
	p.checkAttempts()
}

// checkRepeats finds methods that a retry would run twice, and must not.
func (p *pass) checkRepeats(svc *model.Service) {
	for _, m := range svc.Methods {
		if m.Repeatable() || m.Oneway {
			continue
		}
		for _, side := range sides {
			for _, use := range m.Chain(side).Middlewares {
				if use.Decl.Roles.Repeats == "" || use.Tries() < 2 {
					continue
				}
				if use.Method == m {
					p.errorf(diag.RepeatsUnsafe, use.Span, "`%s` would call %q twice, which may do twice what it does: give the method an `idempotency_key`, say `idempotent = true` if twice is like once, or take this out", use.Name(), m.Name).
						Note(m.Span, "it is neither safe nor idempotent")
					continue
				}
				at := m.Span
				if !p.owns(at) {
					at = use.Span
				}
				p.warnf(diag.NotRepeated, at, "`%s` leaves %q out, because calling it twice may do twice what it does: give it an `idempotency_key`, say `safe = true` or `idempotent = true` if it is, or `chain %s { %s = none }` to agree", use.Name(), m.Name, side, use.Name()).
					Note(use.Span, "`%s` stands here", use.Name())
			}
		}
	}
}

// checkTries looks at the chains of one side by themselves: whether the tries of a retry have time, and whether
// what it retries can become better.
func (p *pass) checkTries(svc *model.Service, side string) {
	chains := []model.Chain{*p.sideOf(svc, side)}
	for _, m := range svc.OwnMethods() {
		if m.Repeatable() { // of another one, that alone is said
			chains = append(chains, *m.Chain(side))
		}
	}
	p.checkChains(chains)
}

func (p *pass) sideOf(svc *model.Service, side string) *model.Chain {
	if side == "server" {
		return &svc.Server
	}
	return &svc.Client
}

// checkChains looks at chains that share middlewares, and speaks of each middleware once.
func (p *pass) checkChains(chains []model.Chain) {
	said := map[*model.Middleware]bool{}
	for _, c := range chains {
		for i, use := range c.Middlewares {
			if use.Decl.Roles.Repeats == "" || said[use] || !p.owns(use.Span) {
				continue
			}
			said[use] = p.noTime(c.Middlewares, i) || p.futile(use)
		}
	}
}

// owns reports whether a place is in the package, so that this pass is the one to speak of it.
func (p *pass) owns(at diag.Span) bool {
	_, own := p.sources[at.File]
	return own
}

// noTime finds a timeout around a retry that one slow try uses up.
func (p *pass) noTime(chain []*model.Middleware, at int) bool {
	if chain[at].Decl.Roles.Overlaps {
		return p.tooLate(chain, at)
	}
	try := model.Chain{Middlewares: chain[at+1:]}.Worst(true)
	for _, outer := range slices.Backward(chain[:at]) {
		bound := outer.Arg(outer.Decl.Roles.Bounds)
		if bound == nil || chain[at].Tries() < 2 {
			continue
		}
		if !try.Bounded {
			p.warnf(diag.NoTimeToRepeat, chain[at].Span, "one slow try takes all of the %s that `%s` gives for all tries: put a shorter timeout inside of `%s`", shown(bound.AsDuration()), outer.Name(), chain[at].Name()).
				Note(outer.Span, "this bounds all of them")
			return true
		}
		if bound.AsDuration() <= try.Time {
			p.warnf(diag.NoTimeToRepeat, chain[at].Span, "one slow try takes %s, and `%s` gives %s for all of them, so that there is no time for a second one: make the tries shorter, or the whole longer", shown(try.Time), outer.Name(), shown(bound.AsDuration())).
				Note(outer.Span, "this bounds all of them")
			return true
		}
	}
	return false
}

// tooLate finds a hedge whose second try starts when a timeout has ended the first one, or both.
func (p *pass) tooLate(chain []*model.Middleware, at int) bool {
	use := chain[at]
	wait := use.Arg(use.Decl.Roles.Waits)
	if wait == nil || use.Tries() < 2 {
		return false
	}
	late := func(m *model.Middleware, end time.Duration) bool {
		if end > wait.AsDuration() {
			return false
		}
		p.warnf(diag.NoTimeToRepeat, use.Span, "`%s` makes a second try after %s, and the first one ends after %s, so that there is never a second one: wait less, or give more time", use.Name(), shown(wait.AsDuration()), shown(end)).
			Note(m.Span, "this bounds it")
		return true
	}
	inner := model.Chain{Middlewares: chain[at+1:]}
	if try := inner.Worst(true); try.Bounded && late(boundOf(inner), try.Time) {
		return true
	}
	return slices.ContainsFunc(chain[:at], func(m *model.Middleware) bool {
		bound := m.Arg(m.Decl.Roles.Bounds)
		return bound != nil && late(m, bound.AsDuration())
	})
}

// finals are the codes of answers that are the same when the same call is made again.
var finals = []model.Code{
	model.InvalidArgument, model.NotFound, model.AlreadyExists, model.PermissionDenied, model.FailedPrecondition,
	model.OutOfRange, model.Unimplemented, model.Unauthenticated, model.Cancelled, model.DataLoss,
}

// codesOf gives the codes that make a middleware run its inside again.
func codesOf(use *model.Middleware) []model.Value {
	if v := use.Arg(use.Decl.Roles.Codes); v != nil {
		return v.List
	}
	return nil
}

func (p *pass) futile(use *model.Middleware) (said bool) {
	for _, v := range codesOf(use) {
		if slices.Contains(finals, v.Code) {
			p.errorf(diag.Futile, v.Span, "the same call gives `%s` again, so `%s` only adds load: take the code out, and repeat what passes by itself, such as `unavailable`", v.Code, use.Name())
			said = true
		}
	}
	return said
}

// checkAdvice holds what a service advises its callers against how it works itself.
func (p *pass) checkAdvice(svc *model.Service) {
	if svc.Client.Implied {
		return
	}
	said := map[*model.Middleware]bool{}
	for _, m := range svc.Methods {
		p.checkEdge(edge{chain: m.Client, to: m, said: said, from: "callers are advised to"})
	}
}

// checkClient holds the chain of a client against the service that it calls.
func (p *pass) checkClient(c *model.Client) {
	var chains []model.Chain
	said := map[*model.Middleware]bool{}
	for _, m := range c.Methods {
		chains = append(chains, m.Chain)
		p.checkEdge(edge{chain: m.Chain, to: m.Method, said: said, from: "`" + c.Name + "` may"})
	}
	p.checkChains(chains)
	if c.Transport != nil && c.Transport.Bare {
		p.warnf(diag.NoCarrier, c.Span, "nothing travels beside the messages of %s, as its `transport %s` is declared, so that deadlines and traces end here: have it say `framing = header`, or `framing = post`", c.Service.Name, c.Transport.Name).
			Note(c.Transport.Span, "declared here")
	}
}

// edge is a chain around calls of a method.
type edge struct {
	chain model.Chain
	to    *model.Method
	from  string                     // who calls, as a message begins
	said  map[*model.Middleware]bool // of which middlewares something was said already
}

// checkEdge finds what a chain in front of a method does in vain.
func (p *pass) checkEdge(e edge) {
	// What is a half more than the service takes is for the network, and for an answer that says it was late.
	server := e.to.Server.Worst(true)
	try := e.chain.Try()
	for _, use := range e.chain.Middlewares {
		if e.said[use] || !p.owns(use.Span) {
			continue
		}
		r := use.Decl.Roles
		bound := use.Arg(r.Bounds)
		switch {
		case bound != nil && server.Bounded && try.Bounded && bound.AsDuration() == try.Time && try.Time > server.Time+server.Time/2:
			e.said[use] = true
			p.warnf(diag.WaitsInVain, use.Span, "%s wait %s for %s, which gives up after %s: nothing comes behind that, so wait no longer", e.from, shown(try.Time), methodName(e.to), shown(server.Time)).
				Note(boundOf(e.to.Server).Span, "this ends it")
		case r.Codes != "" && e.to.Repeatable():
			p.neverReturned(e, use)
		case r.Admits != "" || r.Holds != "":
			p.limitConflict(e, use)
		}
	}
}

// boundOf gives the middleware that bounds a chain.
func boundOf(c model.Chain) *model.Middleware {
	var shortest *model.Middleware
	for _, m := range c.Middlewares {
		if v := m.Arg(m.Decl.Roles.Bounds); v != nil && (shortest == nil || v.Int < shortest.Arg(shortest.Decl.Roles.Bounds).Int) {
			shortest = m
		}
	}
	return shortest
}

// always are the codes that any call may end with, whatever a service declares: the network and whoever
// stands in it make them, and so does a program that fails.
var always = []model.Code{model.Unavailable, model.DeadlineExceeded, model.Internal, model.Unknown}

func (p *pass) neverReturned(e edge, use *model.Middleware) {
	for _, v := range codesOf(use) {
		if slices.Contains(always, v.Code) || slices.Contains(finals, v.Code) || p.anyReturns(e.to.Service, v.Code) || inChain(e.chain, v.Code) {
			continue
		}
		e.said[use] = true
		p.warnf(diag.NeverReturned, v.Span, "no method of %s fails with `%s`, so `%s` waits for what does not come: take the code out, or declare an error of it", e.to.Service.Name, v.Code, use.Name()).
			Note(e.to.Service.Span, "declared here")
	}
}

func (p *pass) anyReturns(svc *model.Service, code model.Code) bool {
	for _, m := range svc.Methods {
		for _, e := range m.Errors {
			if e.Error.Code == code {
				return true
			}
		}
		if inChain(m.Server, code) {
			return true
		}
	}
	return false
}

func inChain(c model.Chain, code model.Code) bool {
	return slices.ContainsFunc(c.Middlewares, func(m *model.Middleware) bool { return slices.Contains(m.Decl.Roles.Fails, code) })
}

// limitConflict finds a caller that lets more through than the called service does.
func (p *pass) limitConflict(e edge, use *model.Middleware) {
	for _, limit := range e.to.Server.Middlewares {
		if limit.Decl != use.Decl {
			continue
		}
		mine, theirs := use.Arg(use.Decl.Roles.Admits), limit.Arg(limit.Decl.Roles.Admits)
		if mine != nil && theirs != nil && perHour(*mine) > perHour(*theirs) {
			e.said[use] = true
			p.warnf(diag.LimitConflict, use.Span, "%s send %s, and %s takes %s: the rest is refused, so send no more", e.from, unquoted(*mine), methodName(e.to), unquoted(*theirs)).
				Note(limit.Span, "this is its limit")
			return
		}
		mine, theirs = use.Arg(use.Decl.Roles.Holds), limit.Arg(limit.Decl.Roles.Holds)
		if mine != nil && theirs != nil && mine.Int > theirs.Int {
			e.said[use] = true
			p.warnf(diag.LimitConflict, use.Span, "%s have %d calls at %s at a time, and it takes %d: the rest is refused, so send no more", e.from, mine.Int, methodName(e.to), theirs.Int).
				Note(limit.Span, "this is its limit")
			return
		}
	}
}

func perHour(v model.Value) float64 { return float64(v.Int) * (float64(time.Hour) / float64(v.Per)) }

func unquoted(v model.Value) string { return strings.Trim(showValue(v), `"`) }

// checkCalls holds the time that the calls of a method may take against the time that the method has.
func (p *pass) checkCalls(m *model.Method) {
	own := m.Server.Worst(true)
	var total time.Duration
	var sums []string
	var slow []model.Call
	for _, c := range m.Calls {
		w := c.Worst()
		if !w.Bounded && !p.owns(c.Span) { // which was said there
			return
		}
		if !w.Bounded {
			p.warnf(diag.Unbounded, c.Span, "nothing ends the call of %s if no answer comes: put a `timeout` into the chain of client %q", callName(c), c.Client.Name).
				Note(c.Client.Span, "its chain has none")
			return
		}
		total = satAdd(total, w.Time)
		sums = append(sums, callName(c)+" "+shown(w.Time))
		slow = append(slow, c)
	}
	if !own.Bounded || total <= own.Time || len(slow) == 0 {
		return
	}
	sum := "takes up to " + shown(total)
	if len(sums) > 1 {
		sum = "may take " + strings.Join(sums, " + ") + " = " + shown(total)
	}
	what := "its call of " + callName(slow[0])
	if len(sums) > 1 {
		what = "its calls"
	}
	at := slow[0].Span
	if !p.owns(at) { // the method was taken over
		at = m.Service.Span
	}
	d := p.errorf(diag.DoesNotFit, at, "%s ends after %s, and %s %s: give it more time, or the calls less", methodName(m), shown(own.Time), what, sum)
	d.Note(boundOf(m.Server).Span, "its time")
	for _, c := range slow {
		if text := derivation(c); text != "" {
			d.Note(callSpan(c), "%s: %s", callName(c), text)
		}
	}
}

func satAdd(a, b time.Duration) time.Duration {
	if s := a + b; s >= a {
		return s
	}
	return a
}

// callSpan is where the time of a call comes from: the middleware that bounds it.
func callSpan(c model.Call) diag.Span {
	if m := boundOf(c.Chain()); m != nil {
		return m.Span
	}
	return c.Client.Span
}

// derivation says how the worst case of a call comes about, "" where a single timeout says it all.
func derivation(c model.Call) string {
	w, chain := c.Worst(), c.Chain()
	if w.Tries == 1 {
		return shown(w.Time)
	}
	for i, m := range chain.Middlewares {
		if m.Decl.Roles.Repeats == "" {
			continue
		}
		try := model.Chain{Middlewares: chain.Middlewares[i+1:]}.Worst(true)
		all := model.Chain{Middlewares: chain.Middlewares[i:]}.Worst(true)
		text := fmt.Sprintf("%d tries of %s", m.Tries(), shown(try.Time))
		if m.Decl.Roles.Overlaps {
			text = fmt.Sprintf("a try of %s", shown(try.Time))
		}
		if pause := m.Arg(m.Decl.Roles.Waits); pause != nil && pause.Int > 0 {
			text += fmt.Sprintf(" and %s of %s", plural(m.Tries()-1, "pause"), shown(pause.AsDuration()))
		}
		text += " = " + shown(all.Time)
		if w.Time < all.Time {
			text += ", cut off at " + shown(w.Time)
		}
		return text
	}
	return ""
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// methodName names a method in messages: Orders.Place.
func methodName(m *model.Method) string { return m.Service.Name + "." + m.Name }

// callName names a call as it is written: payments.Charge.
func callName(c model.Call) string { return c.Client.Name + "." + c.Method.Name }

// shown gives a duration as a .kit file writes it: 24h and not 24h0m0s.
func shown(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
