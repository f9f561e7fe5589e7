package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/lang/route"
)

// binding is the work of putting one method on HTTP.
type binding struct {
	*pass
	m      *model.Method
	http   *model.HTTP
	block  *lang.Block // http { … }, nil where there is none
	placed map[*model.Field]bool
	// lost says that the input or the route was written and could not be read: then nothing is said about
	// where fields are.
	lost bool
	// noOutput says that no output was written, and not that it could not be read.
	noOutput bool
}

// http reads how a method stands on HTTP.
func (p *pass) http(m *model.Method, b *lang.Block) {
	a := attr(b, "http")
	block, ok := p.httpBlock(m, b, a)
	if !ok {
		return
	}
	if m.Service.Transport("http") == nil {
		p.withoutHTTP(m, a, block)
		return
	}
	h := &binding{
		pass: p, m: m, block: block, placed: map[*model.Field]bool{},
		lost:     m.Input == nil && attrMeant(b, "input") != nil,
		noOutput: attrMeant(b, "output") == nil,
	}
	h.http = &model.HTTP{Verb: "POST", Status: 200, Span: m.Span}
	switch {
	case m.Oneway:
		h.http.Status = 202
	case h.noOutput:
		h.http.Status = 204
	}
	m.HTTP = h.http
	switch {
	case a != nil:
		h.http.Span = a.Span
		h.route(a)
	case block != nil:
		p.noLabels(block)
		if p.routeInParts(block) {
			h.lost = true
		} else {
			p.only(block, "http", []string{"route", "status", "query", "header", "body", "response_header", "errors"}, nil)
		}
		h.http.Span = block.Head
		if r := attr(block, "route"); r != nil {
			h.route(r)
		}
	}
	if !h.http.Explicit {
		declared := m
		if m.Origin != nil {
			declared = m.Origin
		}
		h.http.Segments = []model.Segment{{Literal: declared.Service.Name}, {Literal: m.Name}}
	}
	if block != nil {
		h.status()
		h.params("query", &h.http.Query)
		h.params("header", &h.http.Header)
		h.whole()
		h.responseHeader()
		h.errorStatus()
	}
	h.rest()
	h.answer()
}

// httpBlock finds http { … }. It gives false where HTTP is described twice.
func (p *pass) httpBlock(m *model.Method, b *lang.Block, a *lang.Attr) (*lang.Block, bool) {
	var block *lang.Block
	for _, inner := range b.Blocks() {
		if inner.Keyword.Name != "http" {
			continue
		}
		if block != nil || a != nil {
			p.errorf(diag.DuplicateName, inner.Head, "method %q describes HTTP twice: put everything into one `http { … }`", m.Name)
			return nil, false
		}
		block = inner
	}
	return block, true
}

// withoutHTTP reports what a method says about HTTP where its service does not offer it.
func (p *pass) withoutHTTP(m *model.Method, a *lang.Attr, block *lang.Block) {
	span := diag.Span{}
	switch {
	case len(m.Service.Transports) == 0: // that was reported, or its transport could not be read
		return
	case a != nil:
		span = a.Name.Span
	case block != nil:
		span = block.Head
	default:
		return
	}
	p.warnf(diag.NeedsHTTP, span, "service %q does not offer HTTP, so this has no effect: add `transport http {}`, or take it out", m.Service.Name)
}

func (h *binding) route(a *lang.Attr) {
	if o, ok := a.Value.(*lang.Object); ok {
		at := diag.Span{File: a.Span.File, Start: a.Name.Span.End, End: o.Span.Start}
		h.errorf(diag.WrongValue, a.Value.Range(), "this is written as a block, without `=`: `http { route = \"GET /…\" }`").Fix = &diag.Fix{Span: at, Replace: " "}
		h.lost = true
		return
	}
	if _, ok := a.Value.(*lang.Array); ok {
		h.errorf(diag.WrongValue, a.Value.Range(), "a method has one route: write `http = \"GET /…\"`, and another method for each of the others")
		h.lost = true
		return
	}
	s, ok := h.text(a)
	if !ok {
		h.lost = true
		return
	}
	pattern, diags := route.Parse(s.Value, s.At)
	h.diags = append(h.diags, diags...)
	if diags.HasErrors() {
		h.lost = true
		return
	}
	h.http.Verb, h.http.Explicit = pattern.Verb, true
	for _, seg := range pattern.Segments {
		if seg.Param == "" {
			h.http.Segments = append(h.http.Segments, model.Segment{Literal: seg.Literal})
			continue
		}
		f := h.pathParam(seg, s.At(seg.From, seg.To))
		if f == nil {
			f = &model.Field{Name: seg.Param} // reported; it keeps the shape of the path
		}
		h.http.Segments = append(h.http.Segments, model.Segment{Field: f})
		h.http.Path = append(h.http.Path, model.Param{Field: f, Name: f.Name})
		h.placed[f] = true
	}
}

// pathParam finds the field that a segment stands for. It gives nil where there is none.
func (h *binding) pathParam(seg route.Segment, span diag.Span) *model.Field {
	f := inputField(h.m, seg.Param)
	switch {
	case h.lost:
	case f == nil:
		h.undeclared(diag.BadPathParam, span, seg.Param, fieldNames(h.m.Input), "add it, such as `"+seg.Param+" = string`", "the input of %s has no field %q for this parameter", h.m.Name, seg.Param)
		h.keepBraces()
	case f.Type == nil:
	case f.Presence != model.Required:
		h.errorf(diag.BadPathParam, span, "a parameter of the path is always there, and the field %q may be absent: take `optional` away, or the field out of the path", f.Name).Note(f.Span, "declared here")
	case !simple(f.Type):
		h.errorf(diag.BadPathParam, span, "the field %q is %s, which does not fit into a path: use a string, a number, an enum or the like", f.Name, typeName(f.Type)).Note(f.Span, "declared here")
	case f.Sensitive:
		h.sensitive(f, span, "a path")
	}
	return f
}

// keepBraces makes the edit of the last finding replace the name inside of a parameter's braces.
func (h *binding) keepBraces() {
	if d := &h.diags[len(h.diags)-1]; d.Fix != nil {
		d.Fix.Replace = "{" + d.Fix.Replace + "}"
	}
}

func (h *binding) sensitive(f *model.Field, span diag.Span, where string) {
	h.errorf(diag.SensitiveParam, span, "the field %q is sensitive, and what stands in %s ends up in the logs of servers and proxies: send it in a body", f.Name, where).Note(f.Span, "declared here")
}

// simple reports whether a value of the type has one text: what a path, a query or a header can hold.
func simple(t *model.Type) bool {
	switch t.Underlying().Kind {
	case model.Bool, model.Int8, model.Int16, model.Int32, model.Int64, model.Float64, model.String, model.UUID,
		model.Timestamp, model.Duration, model.Date, model.EnumRef:
		return true
	}
	return false
}

// listOfSimple reports whether a query can hold a value by repeating its parameter.
func listOfSimple(t *model.Type) bool {
	u := t.Underlying()
	return (u.Kind == model.List || u.Kind == model.Set) && simple(u.Elem)
}

// carriesBody reports whether requests with the verb have a body: RFC 9110 gives one in a GET, HEAD or
// DELETE no meaning, and proxies drop it.
func (h *binding) carriesBody() bool {
	return !slices.Contains([]string{"GET", "HEAD", "DELETE"}, h.http.Verb)
}

func (h *binding) status() {
	a := attr(h.block, "status")
	if a == nil {
		return
	}
	n, ok := h.integer(a)
	switch {
	case !ok:
	case h.m.Oneway && n != 202:
		h.errorf(diag.BadStatus, a.Value.Range(), "nobody waits for %s, so its answer is 202 (accepted) and says nothing of the outcome: take `status` out", h.m.Name)
	case n < 200 || n > 299:
		h.errorf(diag.BadStatus, a.Value.Range(), "the status of a success is between 200 and 299, and %d is not: errors have theirs in `errors = { … }`", n)
	case (n == 204 || n == 205) && !h.noOutput:
		h.errorf(diag.BadStatus, a.Value.Range(), "an answer with status %d has no body, and %s has an output: write 200", n, h.m.Name)
	default:
		h.http.Status = int(n)
	}
}

func (h *binding) errorStatus() {
	a := attr(h.block, "errors")
	if a == nil {
		return
	}
	var names []string
	for _, e := range h.m.Errors {
		names = append(names, e.Error.Name)
	}
	for _, e := range h.entries(a, "`errors = { NotFound = 410 }`") {
		n, ok := h.integer(e)
		if !ok {
			continue
		}
		i := slices.Index(names, e.Name.Name)
		switch {
		case i < 0:
			h.undeclared(diag.UnknownError, e.Name.Span, e.Name.Name, names, "add it to `errors = […]` of the method", "%s does not declare the error %q", h.m.Name, e.Name.Name)
		case n < 400 || n > 599:
			h.errorf(diag.BadStatus, e.Value.Range(), "the status of an error is between 400 and 599, and %d is not", n)
		default:
			h.m.Errors[i].Status = int(n)
		}
	}
}

// answer refuses an output that the answer to the verb cannot carry.
func (h *binding) answer() {
	out := h.m.Output
	if h.m.Oneway && (h.http.Verb == "GET" || h.http.Verb == "HEAD") {
		h.errorf(diag.BadOneway, h.http.Span, "a %s request is sent for its answer, and nobody waits for that of %s: use POST", h.http.Verb, h.m.Name)
	}
	if h.http.Verb != "HEAD" || out == nil {
		return
	}
	if out.Kind == model.StructRef && len(out.Struct.Fields) == len(h.http.ResponseHeader) {
		return
	}
	h.errorf(diag.NoBody, h.http.Span, "the answer to a HEAD request has no body, so the output of %s cannot be sent: use GET, or send every field in `response_header`", h.m.Name)
}
