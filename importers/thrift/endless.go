package thrift

import (
	idl "github.com/kitc-lang/kit/lang/thrift"
)

// valueless says why a struct has no value that could be written, "" where it has one: a union without
// members, and what must contain itself. The Thrift compiler takes both.
func (w *writer) valueless(s *idl.Struct) string {
	if s.Kind == idl.Union && len(s.Fields) == 0 {
		return "it has no members, so no value"
	}
	if w.importing.endless == nil {
		w.importing.endless = w.importing.findEndless()
	}
	switch {
	case w.importing.endless[s]:
		return "each value of it would contain another one, without end"
	case s.Kind == idl.Union && !w.hasMember(s):
		return "none of its members is kept, so it has no value"
	}
	return ""
}

// hasMember reports whether a member of a union is kept.
func (w *writer) hasMember(s *idl.Struct) bool {
	if known, ok := w.importing.kept[s]; ok {
		return known
	}
	w.importing.kept[s] = true // while it looks at itself
	home := &writer{importing: w.importing, unit: w.holder(s)}
	kept := false
	for _, f := range s.Fields {
		kept = kept || f.ID != 0 && home.known(f.Type) && home.expressible(home.unit, f.Type)
	}
	w.importing.kept[s] = kept
	return kept
}

// holder gives the file that defines a struct.
func (im *importing) holder(s *idl.Struct) *unit {
	for _, u := range im.order {
		if u.defs[s.Name] == idl.Definition(s) {
			return u
		}
	}
	return im.order[0]
}

// findEndless marks the structs whose values certainly end, from those that hold none of the others, until
// nothing is added; what is left never ends.
func (im *importing) findEndless() map[*idl.Struct]bool {
	endless := map[*idl.Struct]bool{}
	open := map[*idl.Struct]int{}              // how many of its fields are not known to end; of a union 1 or 0
	holders := map[*idl.Struct][]*idl.Struct{} // who must hold it
	var done []*idl.Struct
	for _, u := range im.order {
		w := &writer{importing: im, unit: u}
		for _, def := range u.file.Definitions {
			s, ok := def.(*idl.Struct)
			if !ok {
				continue
			}
			endless[s] = true
			ends := len(s.Fields) == 0
			for _, f := range s.Fields {
				held, _ := w.resolved(f.Type).def.(*idl.Struct)
				if held == nil || s.Kind != idl.Union && f.Presence != idl.Required {
					ends = true
					continue
				}
				holders[held] = append(holders[held], s)
				open[s]++
			}
			if s.Kind == idl.Union {
				open[s] = min(open[s], 1)
				if ends {
					open[s] = 0
				}
			}
			if open[s] == 0 {
				done = append(done, s)
			}
		}
	}
	for len(done) > 0 {
		s := done[len(done)-1]
		done = done[:len(done)-1]
		if !endless[s] {
			continue
		}
		endless[s] = false
		for _, holder := range holders[s] {
			if open[holder]--; open[holder] <= 0 {
				done = append(done, holder)
			}
		}
	}
	return endless
}

// circular reports whether a service is above itself.
func (im *importing) circular(s *idl.Service) bool {
	if im.circles == nil {
		im.circles = im.findCircles()
	}
	return im.circles[s]
}

// findCircles marks the services that are above themselves.
func (im *importing) findCircles() map[*idl.Service]bool {
	circles := map[*idl.Service]bool{}
	seen := map[*idl.Service]bool{}
	for _, u := range im.order {
		for _, def := range u.file.Definitions {
			at, _ := def.(*idl.Service)
			place := map[*idl.Service]int{} // of those on the way, from 1 on
			var way []*idl.Service
			for from := u; at != nil && !seen[at]; at, from = im.service(from, at.Extends) {
				seen[at] = true
				way = append(way, at)
				place[at] = len(way)
			}
			if at != nil && place[at] > 0 {
				for _, s := range way[place[at]-1:] {
					circles[s] = true
				}
			}
		}
	}
	return circles
}

// unordered reports whether a type holds a map somewhere, so that Kit cannot tell two values apart.
func (im *importing) unordered(u *unit, t *idl.Type) bool {
	if im.mapped == nil {
		im.mapped = im.findMapped()
	}
	return im.inside(u, t, func(s *idl.Struct) bool { return im.mapped[s] })
}

// findMapped marks the structs that hold maps, and those that hold such structs, until nothing is added.
func (im *importing) findMapped() map[*idl.Struct]bool {
	mapped := map[*idl.Struct]bool{}
	holders := map[*idl.Struct][]*idl.Struct{}
	var fresh []*idl.Struct
	for _, u := range im.order {
		for _, def := range u.file.Definitions {
			s, ok := def.(*idl.Struct)
			if !ok {
				continue
			}
			for _, f := range s.Fields {
				if im.inside(u, f.Type, func(held *idl.Struct) bool {
					holders[held] = append(holders[held], s)
					return false
				}) {
					fresh = append(fresh, s)
				}
			}
		}
	}
	for len(fresh) > 0 {
		s := fresh[len(fresh)-1]
		fresh = fresh[:len(fresh)-1]
		if !mapped[s] {
			mapped[s] = true
			fresh = append(fresh, holders[s]...)
		}
	}
	return mapped
}

// inside reports whether a type is a map, or a list or set of maps, or holds a struct about which ask says so.
func (im *importing) inside(u *unit, t *idl.Type, ask func(*idl.Struct) bool) bool {
	const most = 100 // levels, so that a typedef that holds itself has an end
	for range most {
		end := im.follow(u, t)
		if s, ok := end.def.(*idl.Struct); ok {
			return ask(s)
		}
		if end.def != nil || !end.typ.Container() {
			return false
		}
		if end.typ.Key != nil {
			return true
		}
		u, t = end.unit, end.typ.Elem
	}
	return false
}
