package compiler

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// step is a call on a path of calls, and how the path came there.
type step struct {
	call   model.Call
	before *step
}

// calls gives the path from its beginning.
func (s *step) calls() (way []model.Call) {
	for ; s != nil; s = s.before {
		way = append(way, s.call)
	}
	slices.Reverse(way)
	return way
}

// checkCircles finds methods that end up calling themselves, and services that call each other. All of a
// circle is in one package, because packages import each other in no circle.
func (p *pass) checkCircles() {
	const (
		open = iota + 1
		done
	)
	state, reported := map[*model.Method]int{}, false
	var visit func(m *model.Method, way *step)
	visit = func(m *model.Method, way *step) {
		state[m] = open
		for _, c := range m.Calls {
			switch to := declaredAs(c.Method); state[to] {
			case open:
				reported = true
				circle := (&step{c, way}).calls()
				from := slices.IndexFunc(circle, func(w model.Call) bool { return declaredAs(w.Method) == to }) + 1
				if from == len(circle) {
					from = 0
				}
				p.errorf(diag.CallCycle, c.Span, "%s calls itself in the end, and each call waits for the next one: %s: break the circle, or answer before the work is done", methodName(to), wayText(to, circle[from:]))
			case done:
			default:
				if p.owns(to.Span) {
					visit(to, &step{c, way})
				}
			}
		}
		state[m] = done
	}
	for _, m := range p.ownMethods() {
		if state[m] == 0 {
			visit(m, nil)
		}
	}
	if !reported {
		p.checkServiceCircles()
	}
}

// declaredAs gives the method that a service took a method over from, or the method itself.
func declaredAs(m *model.Method) *model.Method {
	if m.Origin != nil {
		return m.Origin
	}
	return m
}

func wayText(from *model.Method, way []model.Call) string {
	steps := []string{methodName(from)}
	for _, c := range way {
		steps = append(steps, methodName(c.Method))
	}
	return strings.Join(steps, " → ")
}

func (p *pass) ownMethods() []*model.Method {
	var all []*model.Method
	for _, d := range p.order {
		if d.service != nil {
			all = append(all, d.service.OwnMethods()...)
		}
	}
	return all
}

// checkServiceCircles finds services that call each other with different methods: none of them calls itself,
// but each may use up all that the other has for calls, and then both wait.
func (p *pass) checkServiceCircles() {
	said := map[*model.Service]bool{}
	for _, m := range p.ownMethods() {
		start := m.Service
		if said[start] {
			continue
		}
		seen := map[*model.Service]bool{}
		var find func(svc *model.Service, way *step) *step
		find = func(svc *model.Service, way *step) *step {
			for _, own := range svc.Methods {
				for _, c := range own.Calls {
					next := &step{c, way}
					if c.Client.Service == start {
						return next
					}
					if !seen[c.Client.Service] && p.owns(c.Client.Service.Span) {
						seen[c.Client.Service] = true
						if found := find(c.Client.Service, next); found != nil {
							return found
						}
					}
				}
			}
			return nil
		}
		way := find(start, nil).calls()
		if way == nil {
			continue
		}
		names := []string{start.Name}
		said[start] = true
		for _, c := range way {
			said[c.Client.Service] = true
			names = append(names, c.Client.Service.Name)
		}
		p.warnf(diag.CallCycle, way[0].Span, "these services call each other, so that each may wait for the other when both are busy: %s: let one of them answer before it calls", strings.Join(names, " → "))
	}
}

// checkAttempts finds calls that a failure at the far end of a path of calls repeats too often: each layer
// that retries multiplies what the one before sends.
func (p *pass) checkAttempts() {
	known := map[*model.Method]*attempts{}
	for _, m := range p.ownMethods() {
		for _, c := range m.Calls {
			below := attemptsOf(c.Method, known)
			total := c.Worst().Tries * below.most
			if total <= p.pkg.MaxAttempts || below.most > p.pkg.MaxAttempts { // or it was reported there
				continue
			}
			way := []model.Call{c}
			for a := below; a.below != nil; a = a.below {
				way = append(way, a.call)
			}
			steps := []string{methodName(m)}
			for _, step := range way {
				name := callName(step)
				if n := step.Worst().Tries; n > 1 {
					name += fmt.Sprintf(" ×%d", n)
				}
				steps = append(steps, name)
			}
			d := p.errorf(diag.TooManyAttempts, c.Span, "one call of %s may become %d calls of %s, and %d are allowed: %s: let only the layer next to the failure retry, or write `max_attempts = %d` into the package",
				methodName(m), total, methodName(way[len(way)-1].Method), p.pkg.MaxAttempts, strings.Join(steps, " → "), total)
			for _, step := range way {
				for _, use := range step.Chain().Middlewares {
					if use.Tries() > 1 {
						d.Note(use.Span, "%s: %d tries", callName(step), use.Tries())
					}
				}
			}
		}
	}
}

// attempts is how often a call of a method runs the one that is run most, and the way there.
type attempts struct {
	most  int
	call  model.Call // the first of the way, where there is a below
	below *attempts
}

// attemptsOf computes it. Calls that go round in a circle count once; they are reported elsewhere.
func attemptsOf(m *model.Method, known map[*model.Method]*attempts) *attempts {
	if a := known[m]; a != nil {
		return a
	}
	out := &attempts{most: 1}
	known[m] = &attempts{most: 1}
	for _, c := range m.Calls {
		below := attemptsOf(c.Method, known)
		if n := min(c.Worst().Tries*below.most, 1<<20); n > out.most {
			out = &attempts{most: n, call: c, below: below}
		}
	}
	known[m] = out
	return out
}
