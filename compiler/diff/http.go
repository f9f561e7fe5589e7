package diff

import (
	"net/textproto"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
)

// carrier is where a field of an input or output travels on HTTP.
type carrier struct {
	part string // "path", "query", "header", "body", or "whole body"
	name string // in that part
}

func (c carrier) String() string {
	switch c.part {
	case "query", "header":
		return c.part + " " + c.name
	}
	return c.part
}

// isText reports whether the value travels as text and not as JSON.
func (c carrier) isText() bool { return c.part == "path" || c.part == "query" || c.part == "header" }

// carrierOf gives where a field of a method's input travels.
func carrierOf(h *model.HTTP, f *model.Field) carrier {
	for i, p := range h.Path {
		if p.Field == f {
			return carrier{"path", strconv.Itoa(i)}
		}
	}
	for _, p := range h.Query {
		if p.Field == f {
			return carrier{"query", p.Name}
		}
	}
	for _, p := range h.Header {
		if p.Field == f {
			return carrier{"header", textproto.CanonicalMIMEHeaderKey(p.Name)}
		}
	}
	if h.Whole == f {
		return carrier{"whole body", ""}
	}
	return carrier{"body", f.Name}
}

// carrierBack gives where a field of a method's output travels.
func carrierBack(h *model.HTTP, f *model.Field) carrier {
	for _, p := range h.ResponseHeader {
		if p.Field == f {
			return carrier{"header", textproto.CanonicalMIMEHeaderKey(p.Name)}
		}
	}
	return carrier{"body", f.Name}
}

// carriers gives where a field travels in both programs, in each call; nothing where in one of them it is
// deep in a message.
func carriers(p matched[model.Field], s scope) (old, next []carrier) {
	for _, c := range s.calls {
		if !c.next.whole || c.old.method.HTTP == nil || c.next.method.HTTP == nil {
			return nil, nil
		}
		of := carrierOf
		if c.next.where == Output {
			of = carrierBack
		}
		old = append(old, of(c.old.method.HTTP, p.old))
		next = append(next, of(c.next.method.HTTP, p.next))
	}
	return old, next
}

// staysInPlace reports whether a field that was renamed has the same place or name in every request and
// response as before.
func staysInPlace(p matched[model.Field], s scope) bool {
	old, next := carriers(p, s)
	for i := range old {
		if old[i] != next[i] {
			return false
		}
	}
	return len(old) > 0
}

// formOf gives how JSON writes a field: as text where it is so in every call, before and now.
func formOf(p matched[model.Field], s scope) form {
	old, next := carriers(p, s)
	for i := range old {
		if !old[i].isText() || !next[i].isText() {
			return inMessage
		}
	}
	if len(old) == 0 {
		return inMessage
	}
	return asText
}

// http compares the way of a method over HTTP.
func (c *comparison) http(old, next *model.Method, at place, s scope) {
	o, n := old.HTTP, next.HTTP
	if o == nil || n == nil {
		return
	}
	s.calls = nil
	s.thrift = 0
	if o.Verb != n.Verb {
		c.report(VerbChanged, at, s, routeText(o), routeText(n))
	}
	inputs := inputPairs(old.Input, next.Input)
	if !samePath(o, n, inputs) {
		c.report(PathChanged, at, s, routeText(o), routeText(n))
	}
	if o.Status != n.Status && (old.Output == nil) == (next.Output == nil) && old.Oneway == next.Oneway {
		c.report(StatusChanged, at, s, strconv.Itoa(o.Status), strconv.Itoa(n.Status))
	}
	in, out := s, s
	in.json, out.json = s.json&(1<<Input), s.json&(1<<Output)
	for _, f := range inputs {
		c.moved(carrierOf(o, f.old), carrierOf(n, f.next), f, at.at("input", at.span), in)
	}
	if old.Output != nil && next.Output != nil && old.Output.Kind == model.StructRef && next.Output.Kind == model.StructRef {
		for _, f := range inputPairs(old.Output.Struct, next.Output.Struct) {
			c.moved(carrierBack(o, f.old), carrierBack(n, f.next), f, at.at("output", at.span), out)
		}
	}
}

// inputPairs gives the fields that two structs have in common.
func inputPairs(old, next *model.Struct) []matched[model.Field] {
	if old == nil || next == nil {
		return nil
	}
	var out []matched[model.Field]
	for _, p := range fieldPairs(old.Fields, next.Fields) {
		if p.old != nil && p.next != nil {
			out = append(out, p)
		}
	}
	return out
}

// samePath reports whether two paths match the same requests and take the same fields from them.
func samePath(old, next *model.HTTP, fields []matched[model.Field]) bool {
	if len(old.Segments) != len(next.Segments) {
		return false
	}
	for i, o := range old.Segments {
		n := next.Segments[i]
		if (o.Field == nil) != (n.Field == nil) || o.Literal != n.Literal {
			return false
		}
		for _, p := range fields {
			if o.Field != nil && p.old == o.Field && p.next != n.Field {
				return false
			}
		}
	}
	return true
}

// moved compares where a field travels. A path is compared by itself, and a field that has another name in
// JSON because it was renamed was reported.
func (c *comparison) moved(old, next carrier, f matched[model.Field], at place, s scope) {
	at = at.at(f.next.Name, f.next.Span)
	switch {
	case old.part == "path" || next.part == "path":
	case old.part != next.part:
		c.report(ParameterMoved, at, s, old.String(), next.String())
	case old.name != next.name && f.old.Name == f.next.Name:
		c.report(ParameterRenamed, at, s, old.String(), next.String())
	}
}
