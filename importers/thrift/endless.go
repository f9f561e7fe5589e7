package thrift

import idl "github.com/kitc-lang/kit/lang/thrift"

// valueless says why a struct has no value that could be written, "" where it has one: a union without
// members, and what must contain itself. The Thrift compiler takes both.
func (w *writer) valueless(s *idl.Struct) string {
	if s.Kind == idl.Union && len(s.Fields) == 0 {
		return "it has no members, so no value"
	}
	if w.importing.endless == nil {
		w.importing.endless = w.importing.findEndless()
	}
	if w.importing.endless[s] {
		return "each value of it would contain another one, without end"
	}
	return ""
}

// findEndless marks the structs whose values end until no more are found; what is left never ends.
func (im *importing) findEndless() map[*idl.Struct]bool {
	endless := map[*idl.Struct]bool{}
	holders := map[*idl.Struct]*writer{}
	for _, u := range im.order {
		for _, def := range u.file.Definitions {
			if s, ok := def.(*idl.Struct); ok {
				endless[s] = true
				holders[s] = &writer{importing: im, unit: u}
			}
		}
	}
	for found := true; found; {
		found = false
		for s := range endless {
			if endless[s] && holders[s].ends(s, endless) {
				endless[s] = false
				found = true
			}
		}
	}
	return endless
}

// ends reports whether a value of a struct can end, given those that are not known to.
func (w *writer) ends(s *idl.Struct, endless map[*idl.Struct]bool) bool {
	for _, f := range s.Fields {
		held, _ := w.resolved(f.Type).def.(*idl.Struct)
		open := held != nil && endless[held]
		switch {
		case s.Kind == idl.Union && !open:
			return true
		case s.Kind != idl.Union && open && f.Presence == idl.Required:
			return false
		}
	}
	return s.Kind != idl.Union || len(s.Fields) == 0
}
