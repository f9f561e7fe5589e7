package diff

import (
	"github.com/kitc-lang/kit/compiler/model"
)

// comparison is the work of Compare.
type comparison struct {
	old, next *side
	pairs     []packagePair
	renamed   map[*model.Method]*model.Method // of the old program: what it is called in the next one
	seen      map[pair]bool                   // declarations that were compared
	changes   []Change
}

// pair is a declaration of each program.
type pair struct{ old, next any }

// packagePair is a package in both programs; one of the two is nil where it is in one only.
type packagePair struct{ old, next *model.Package }

// matchPackages pairs packages by their paths, and those that are left by their names, where each side has
// one of it. From then on both sides call a package by one key.
func (c *comparison) matchPackages() {
	byPath := map[string]*model.Package{}
	for _, p := range c.old.packages {
		byPath[p.Path()] = p
	}
	var left []*model.Package
	taken := map[*model.Package]bool{}
	for _, p := range c.next.packages {
		if old := byPath[p.Path()]; old != nil {
			c.pairs = append(c.pairs, packagePair{old, p})
			taken[old] = true
		} else {
			left = append(left, p)
		}
	}
	byName := map[string][]*model.Package{}
	for _, p := range c.old.packages {
		if !taken[p] {
			byName[p.Name] = append(byName[p.Name], p)
		}
	}
	count := map[string]int{}
	for _, p := range left {
		count[p.Name]++
	}
	for _, p := range left {
		if olds := byName[p.Name]; len(olds) == 1 && count[p.Name] == 1 {
			c.pairs = append(c.pairs, packagePair{olds[0], p})
			taken[olds[0]] = true
			c.next.key[p] = c.old.key[olds[0]]
		} else {
			c.pairs = append(c.pairs, packagePair{nil, p})
		}
	}
	for _, p := range c.old.packages {
		if !taken[p] {
			c.pairs = append(c.pairs, packagePair{p, nil})
		}
	}
}

// matchMethods finds the methods that have another name and the same written route.
func (c *comparison) matchMethods() {
	c.renamed = map[*model.Method]*model.Method{}
	for _, p := range c.pairs {
		if p.old == nil || p.next == nil {
			continue
		}
		both(p.old.Services, p.next.Services, serviceName, func(old, next *model.Service) {
			if old != nil && next != nil {
				c.matchRenamed(old, next)
			}
		})
	}
}

func (c *comparison) matchRenamed(old, next *model.Service) {
	byRoute := map[string]*model.Method{}
	var gone []*model.Method
	both(old.OwnMethods(), next.OwnMethods(), methodName, func(o, n *model.Method) {
		switch {
		case n == nil && o.HTTP != nil && o.HTTP.Explicit:
			gone = append(gone, o)
		case o == nil && n.HTTP != nil && n.HTTP.Explicit:
			byRoute[shape(n.HTTP)] = n
		}
	})
	for _, o := range gone {
		if n := byRoute[shape(o.HTTP)]; n != nil {
			c.renamed[o] = n
		}
	}
}

// shape is a route without the names of its parameters, of which no two methods of a service have the same.
func shape(h *model.HTTP) string {
	text := h.Verb
	for _, s := range h.Segments {
		if s.Field == nil {
			text += "/" + s.Literal
		} else {
			text += "/{}"
		}
	}
	return text
}

func serviceName(s *model.Service) string { return s.Name }
func methodName(m *model.Method) string   { return m.Name }

// both calls f for each name: first for those of next, in their order, and then for those that only old
// has. What one side does not have is nil.
func both[T any](old, next []*T, name func(*T) string, f func(old, next *T)) {
	olds := map[string]*T{}
	for _, o := range old {
		olds[name(o)] = o
	}
	for _, n := range next {
		f(olds[name(n)], n)
		delete(olds, name(n))
	}
	for _, o := range old {
		if olds[name(o)] == o {
			f(o, nil)
		}
	}
}

// key gives what both sides call the package of a declaration.
func (c *comparison) key(p *model.Package) string {
	if k, ok := c.next.key[p]; ok {
		return k
	}
	return c.old.key[p]
}

// called gives what both sides call a method of a service: the name that it has in the next program.
func (c *comparison) called(m *model.Method) string {
	name := m.Name
	if n := c.renamed[declared(m)]; n != nil {
		name = n.Name
	}
	return c.key(m.Service.Package) + "." + m.Service.Name + "." + name
}

// same reports whether two declarations are one and the same in both programs.
func (c *comparison) same(old, next *model.Decl) bool {
	return old.Name == next.Name && c.key(old.Package) == c.key(next.Package)
}
