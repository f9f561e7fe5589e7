package diff

import (
	"cmp"
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
)

// scope says whom a change of something concerns.
type scope struct {
	json, thrift ways
	source       bool // Go code can name it
	// calls are those in which it crosses the wire as JSON in both programs.
	calls []call
	hits  []Hit
}

// ways is a set of Input and Output.
type ways uint8

const (
	bothWays ways = 1<<Input | 1<<Output
	outward  ways = 1 << Output
)

func (w ways) has(where Where) bool { return w>>where&1 != 0 }

// call is the same use in both programs.
type call struct{ old, next use }

// scopeOf gives the scope of a declaration that both programs have, maybe under two names. It concerns a
// transport where old and new programs can meet over it. What no method of either program reaches is judged
// as if some did: those who use it may be elsewhere.
func (c *comparison) scopeOf(old, next any, pkg packagePair) scope {
	s := scope{source: hasGo(pkg.old) && hasGo(pkg.next), hits: c.hitsOf(old, next)}
	olds, nexts := c.old.uses[old], c.next.uses[next]
	if !c.met(olds) && !c.met(nexts) {
		s.json, s.thrift = bothWays, bothWays
		if _, isError := next.(*model.Error); isError {
			s.json, s.thrift = outward, outward
		}
		return s
	}
	type key struct {
		name  string
		where Where
		whole bool
	}
	byKey := map[key]use{}
	for _, u := range olds {
		byKey[key{c.called(u.method), u.where, u.whole}] = u
	}
	for _, n := range nexts {
		o, ok := byKey[key{c.called(n.method), n.where, n.whole}]
		if !ok {
			continue
		}
		if onHTTP(o.method.Service) && onHTTP(n.method.Service) {
			s.json |= 1 << n.where
			s.calls = append(s.calls, call{o, n})
		}
		if onThrift(o.method.Service) && onThrift(n.method.Service) {
			s.thrift |= 1 << n.where
		}
	}
	return s
}

// met reports whether any service offers one of the uses over a network.
func (c *comparison) met(uses []use) bool {
	return slices.ContainsFunc(uses, func(u use) bool { return len(u.method.Service.Transports) > 0 })
}

func hasGo(p *model.Package) bool {
	if p == nil {
		return false
	}
	_, ok := p.Emit("go")
	return ok
}

// inside is the scope of what Go code has no name for.
func (s scope) inside() scope {
	s.source = false
	return s
}

// scopeOfMethods gives the scope of a method by where both programs offer it; one of the two is nil where it
// was added or removed.
func (c *comparison) scopeOfMethods(olds, nexts []*model.Method, pkg packagePair) scope {
	s := scope{source: (olds == nil || hasGo(pkg.old)) && (nexts == nil || hasGo(pkg.next))}
	s.hits = mergeHits(methodHits(olds), methodHits(nexts))
	s.json, s.thrift = meet(olds, nexts, c, onHTTP), meet(olds, nexts, c, onThrift)
	offered := func(m *model.Method) bool { return len(m.Service.Transports) > 0 }
	if !slices.ContainsFunc(olds, offered) && !slices.ContainsFunc(nexts, offered) {
		s.json, s.thrift = bothWays, bothWays
	}
	return s
}

// meet gives both ways where old and new programs can meet in one of the methods, over a transport. Of a
// method that only one program has, it looks at that one.
func meet(olds, nexts []*model.Method, c *comparison, on func(*model.Service) bool) ways {
	known := map[string]bool{}
	for _, m := range olds {
		if on(m.Service) {
			known[c.called(m)] = true
		}
	}
	if nexts == nil && len(known) > 0 {
		return bothWays
	}
	for _, m := range nexts {
		if on(m.Service) && (olds == nil || known[c.called(m)]) {
			return bothWays
		}
	}
	return 0
}

// scopeOfServices gives the scope of a service of both programs; one of the two is nil where it was added
// or removed.
func (c *comparison) scopeOfServices(old, next *model.Service, pkg packagePair) scope {
	s := scope{source: (old == nil || hasGo(pkg.old)) && (next == nil || hasGo(pkg.next))}
	svc := cmp.Or(next, old)
	s.hits = []Hit{{Name: serviceTitle(svc)}}
	if (old == nil || onHTTP(old)) && (next == nil || onHTTP(next)) {
		s.json = bothWays
	}
	if (old == nil || onThrift(old)) && (next == nil || onThrift(next)) {
		s.thrift = bothWays
	}
	return s
}

func serviceTitle(s *model.Service) string { return s.Package.Name + "." + s.Name }

func methodTitle(m *model.Method) string { return serviceTitle(m.Service) + "." + m.Name }

// hitsOf gives the methods that reach a declaration in either program, and the packages that mention it and
// have no such method.
func (c *comparison) hitsOf(old, next any) []Hit {
	return mergeHits(c.old.hitsOf(old), c.next.hitsOf(next))
}

func (s *side) hitsOf(decl any) []Hit {
	var hits []Hit
	told := map[*model.Package]bool{packageOf(decl): true}
	for _, u := range s.uses[decl] {
		told[u.method.Service.Package] = true
		hits = append(hits, Hit{methodTitle(u.method), u.where == Input, u.where == Output})
	}
	for p := range s.users[decl] {
		if !told[p] {
			hits = append(hits, Hit{Name: p.Name})
		}
	}
	return hits
}

func packageOf(decl any) *model.Package {
	switch d := decl.(type) {
	case *model.Scalar:
		return d.Package
	case *model.Enum:
		return d.Package
	case *model.Struct:
		return d.Package
	case *model.Union:
		return d.Package
	case *model.Error:
		return d.Package
	case *model.Auth:
		return d.Package
	case *model.Const:
		return d.Package
	}
	return nil
}

func methodHits(methods []*model.Method) []Hit {
	var hits []Hit
	for _, m := range methods {
		hits = append(hits, Hit{Name: methodTitle(m)})
	}
	return hits
}

// mergeHits sorts hits by name, and makes one of those that have the same.
func mergeHits(a, b []Hit) []Hit {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(a, b Hit) int { return cmp.Compare(a.Name, b.Name) })
	var out []Hit
	for _, h := range all {
		if n := len(out); n > 0 && out[n-1].Name == h.Name {
			out[n-1].Input = out[n-1].Input || h.Input
			out[n-1].Output = out[n-1].Output || h.Output
			continue
		}
		out = append(out, h)
	}
	return out
}
