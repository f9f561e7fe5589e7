package compiler

import (
	"net/textproto"
	"regexp"
	"slices"
	"strconv"
	"strings"

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
	lost   bool // the input was written and could not be resolved: nothing is said about its fields
}

// http reads how a method stands on HTTP.
func (p *pass) http(m *model.Method, b *lang.Block) {
	a := attr(b, "http")
	var block *lang.Block
	for _, inner := range b.Blocks() {
		if inner.Keyword.Name == "http" {
			if block != nil || a != nil {
				p.errorf(diag.DuplicateName, inner.Head, "method %q describes HTTP twice: put everything into one `http { … }`", m.Name)
				return
			}
			block = inner
		}
	}
	if m.Service.Transport("http") == nil {
		if a != nil || block != nil {
			span := b.Head
			if a != nil {
				span = a.Name.Span
			} else if block != nil {
				span = block.Head
			}
			if len(m.Service.Transports) > 0 {
				p.warnf(diag.NeedsHTTP, span, "service %q does not offer HTTP, so this has no effect: add `transport http {}`, or take it out", m.Service.Name)
			}
		}
		return
	}
	h := &binding{pass: p, m: m, block: block, placed: map[*model.Field]bool{}, lost: m.Input == nil && attr(b, "input") != nil}
	h.http = &model.HTTP{Verb: "POST", Status: 200, Span: m.Span}
	if m.Output == nil && attr(b, "output") == nil {
		h.http.Status = 204
	}
	m.HTTP = h.http
	if block != nil {
		p.noLabels(block)
		p.only(block, "http", []string{"route", "status", "query", "header", "body", "response_header", "errors"}, nil)
		h.http.Span = block.Head
		if r := attr(block, "route"); r != nil {
			h.route(r)
		}
	}
	if a != nil {
		h.http.Span = a.Span
		h.route(a)
	}
	if !h.http.Explicit {
		h.http.Segments = []model.Segment{{Literal: m.Service.Name}, {Literal: m.Name}}
	}
	if block != nil {
		h.status()
		h.params("query", &h.http.Query)
		h.params("header", &h.http.Header)
		h.whole()
		h.responseHeader(attr(b, "output") != nil)
		h.errorStatus()
	}
	h.rest()
}

func (h *binding) route(a *lang.Attr) {
	s, ok := h.text(a, a.Name.Name)
	if !ok {
		return
	}
	pattern, diags := route.Parse(s.Value, s.At)
	h.res.Diagnostics = append(h.res.Diagnostics, diags...)
	if diags.HasErrors() {
		h.lost = true // its parameters are unknown, so the places of the fields are too
		return
	}
	h.http.Verb, h.http.Explicit = pattern.Verb, true
	for _, seg := range pattern.Segments {
		if seg.Param == "" {
			h.http.Segments = append(h.http.Segments, model.Segment{Literal: seg.Literal})
			continue
		}
		if f := h.pathParam(seg, s.At(seg.From, seg.To)); f != nil {
			h.http.Segments = append(h.http.Segments, model.Segment{Field: f})
			h.http.Path = append(h.http.Path, model.Param{Field: f, Name: f.Name})
			h.placed[f] = true
		}
	}
}

func (h *binding) pathParam(seg route.Segment, span diag.Span) *model.Field {
	f := inputField(h.m, seg.Param)
	switch {
	case h.lost:
	case f == nil:
		h.errorf(diag.BadPathParam, span, "the input of %s has no field %q for this parameter%s", h.m.Name, seg.Param, paramAdvice(h.m.Input, seg.Param))
	case f.Type == nil:
		return f
	case f.Presence != model.Required:
		h.errorf(diag.BadPathParam, span, "a parameter of the path is always there, and the field %q is optional: take `optional` away, or move it out of the path", f.Name).Note(f.Span, "declared here")
	case !simple(f.Type):
		h.errorf(diag.BadPathParam, span, "the field %q is %s, which does not fit into a path: use a string, a number, an enum or the like", f.Name, typeName(f.Type)).Note(f.Span, "declared here")
	case f.Sensitive:
		h.sensitive(f, span, "a path")
		return f
	default:
		return f
	}
	return nil
}

func paramAdvice(input *model.Struct, name string) string {
	if near := meant(name, fieldNames(input)); near != "" {
		return near
	}
	return ": add `" + name + " = string`"
}

func (h *binding) sensitive(f *model.Field, span diag.Span, where string) {
	h.errorf(diag.SensitiveParam, span, "the field %q is sensitive, and %s ends up in the logs of every proxy: send it in the body", f.Name, where).Note(f.Span, "declared here")
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

func (h *binding) status() {
	a := attr(h.block, "status")
	if a == nil {
		return
	}
	n, ok := h.integer(a, "status")
	switch {
	case !ok:
	case n < 200 || n > 299:
		h.errorf(diag.BadStatus, a.Value.Range(), "the status of a success is between 200 and 299, and %d is not: errors have theirs in `errors = { … }`", n)
	case (n == 204 || n == 205) && h.m.Output != nil:
		h.errorf(diag.BadStatus, a.Value.Range(), "an answer with status %d has no body, and %s has an output: write 200", n, h.m.Name)
	default:
		h.http.Status = int(n)
	}
}

// params reads query = { … } or header = { … }.
func (h *binding) params(what string, out *[]model.Param) {
	a := attr(h.block, what)
	if a == nil {
		return
	}
	for _, e := range h.entries(a) {
		name, ok := h.text(e, e.Name.Name)
		if !ok {
			continue
		}
		f := h.inputParam(e)
		if f == nil || !h.paramFits(f, e, what) {
			continue
		}
		if what == "header" {
			if !h.headerName(name) {
				continue
			}
		} else if name.Value == "" || strings.ContainsAny(name.Value, "&=#+% ") {
			h.errorf(diag.BadHeader, name.Span, "%q cannot be the name of a query parameter: use letters, digits, - and _", name.Value)
			continue
		}
		if i := slices.IndexFunc(*out, func(q model.Param) bool { return strings.EqualFold(q.Name, name.Value) }); i >= 0 {
			h.errorf(diag.DuplicateName, name.Span, "the %s %q is used for two fields: give each its own", what, name.Value).Note((*out)[i].Field.Span, "the other one")
			continue
		}
		*out = append(*out, model.Param{Field: f, Name: name.Value})
		h.placed[f] = true
	}
}

func (h *binding) entries(a *lang.Attr) []*lang.Attr {
	o, ok := a.Value.(*lang.Object)
	if !ok {
		h.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes fields and their names in braces, such as `%s = { key = \"Name\" }`, not %s", a.Name.Name, a.Name.Name, describe(a.Value))
		return nil
	}
	return o.Attrs
}

// inputParam finds the field of the input that an entry names, and refuses one that has its place already.
func (h *binding) inputParam(e *lang.Attr) *model.Field {
	f := inputField(h.m, e.Name.Name)
	switch {
	case f == nil && h.lost:
		return nil
	case f == nil:
		h.errorf(diag.UnknownField, e.Name.Span, "the input of %s has no field %q%s", h.m.Name, e.Name.Name, choices(e.Name.Name, fieldNames(h.m.Input)))
		return nil
	case h.placed[f]:
		h.errorf(diag.DuplicateName, e.Name.Span, "the field %q has its place already: a field travels in one of path, query, header and body", f.Name)
		return nil
	}
	return f
}

func (h *binding) paramFits(f *model.Field, e *lang.Attr, what string) bool {
	switch {
	case f.Type == nil:
	case f.Sensitive:
		h.sensitive(f, e.Name.Span, "a "+what)
		h.placed[f] = true
		return false
	case what == "query" && listOfSimple(f.Type), simple(f.Type):
	default:
		h.errorf(diag.ParamKind, e.Name.Span, "the field %q is %s, which does not fit into a %s: send it in the body", f.Name, typeName(f.Type), what).Note(f.Span, "declared here")
		return false
	}
	return true
}

func listOfSimple(t *model.Type) bool {
	u := t.Underlying()
	return (u.Kind == model.List || u.Kind == model.Set) && simple(u.Elem)
}

var headerToken = regexp.MustCompile("^[A-Za-z][A-Za-z0-9-]*$")

// taken are headers that HTTP or Kit use for themselves.
var takenHeaders = []string{
	"Accept", "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Expect",
	"Host", "Kit-Timeout", "Te", "Trailer", "Transfer-Encoding", "Upgrade",
}

func (h *binding) headerName(s *lang.String) bool {
	switch {
	case !headerToken.MatchString(s.Value):
		h.errorf(diag.BadHeader, s.Span, "%q is no name of a header: use letters, digits and -, as in `X-Request-Id`", s.Value)
	case slices.Contains(takenHeaders, textproto.CanonicalMIMEHeaderKey(s.Value)):
		h.errorf(diag.BadHeader, s.Span, "the header %q has a meaning of its own in HTTP or Kit: choose another name", s.Value)
	default:
		return true
	}
	return false
}

// whole reads body = field.
func (h *binding) whole() {
	a := attr(h.block, "body")
	if a == nil {
		return
	}
	n, ok := h.name(a.Value, "the name of a field of the input")
	if !ok {
		return
	}
	if f := h.inputParam(&lang.Attr{Name: n, Span: a.Span}); f != nil {
		if !h.carriesBody() {
			h.errorf(diag.NoBody, a.Span, "a %s request has no body: use POST, PUT or PATCH, or send %q in the query", h.http.Verb, f.Name)
			return
		}
		h.http.Whole = f
		h.placed[f] = true
	}
}

func (h *binding) carriesBody() bool {
	switch h.http.Verb {
	case "GET", "HEAD", "DELETE":
		return false
	}
	return true
}

func (h *binding) responseHeader(hasOutput bool) {
	a := attr(h.block, "response_header")
	if a == nil || hasOutput && h.m.Output == nil {
		return
	}
	if h.m.Output == nil || h.m.Output.Kind != model.StructRef {
		h.errorf(diag.UnknownField, a.Span, "only fields of an output that is a struct can travel as headers, and the output of %s is not one", h.m.Name)
		return
	}
	out := h.m.Output.Struct
	for _, e := range h.entries(a) {
		name, ok := h.text(e, e.Name.Name)
		if !ok || !h.headerName(name) {
			continue
		}
		// The fields of a struct declared further down are not there yet: resolveServices runs behind them.
		f := fieldNamed(out, e.Name.Name)
		switch {
		case f == nil:
			h.errorf(diag.UnknownField, e.Name.Span, "the output of %s has no field %q%s", h.m.Name, e.Name.Name, choices(e.Name.Name, fieldNames(out)))
		case f.Sensitive:
			h.sensitive(f, e.Name.Span, "a header")
		case f.Type != nil && !simple(f.Type):
			h.errorf(diag.ParamKind, e.Name.Span, "the field %q is %s, which does not fit into a header", f.Name, typeName(f.Type)).Note(f.Span, "declared here")
		default:
			h.http.ResponseHeader = append(h.http.ResponseHeader, model.Param{Field: f, Name: name.Value})
		}
	}
}

func (h *binding) errorStatus() {
	a := attr(h.block, "errors")
	if a == nil {
		return
	}
	for _, e := range h.entries(a) {
		n, ok := h.integer(e, e.Name.Name)
		if !ok {
			continue
		}
		i := slices.IndexFunc(h.m.Errors, func(me model.MethodError) bool { return me.Error.Name == e.Name.Name })
		switch {
		case i < 0:
			h.errorf(diag.UnknownError, e.Name.Span, "%s does not declare the error %q: add it to `errors = […]`", h.m.Name, e.Name.Name)
		case n < 400 || n > 599:
			h.errorf(diag.BadStatus, e.Value.Range(), "the status of an error is between 400 and 599, and %s is not", strconv.FormatInt(n, 10))
		default:
			h.m.Errors[i].Status = int(n)
		}
	}
}

// rest puts the fields that have no place yet into the body, or into the query where there is no body.
func (h *binding) rest() {
	if h.m.Input == nil || h.lost {
		return
	}
	for _, f := range h.m.Input.Fields {
		switch {
		case h.placed[f]:
		case h.carriesBody() && h.http.Whole == nil:
			h.http.Body = append(h.http.Body, f)
		case f.Type == nil:
		case f.Sensitive:
			h.sensitive(f, f.Span, "the query of a "+h.http.Verb+" request")
		case !simple(f.Type) && !listOfSimple(f.Type):
			h.errorf(diag.NoBody, f.Span, "the field %q is %s, and a %s request has no body for it: use POST, PUT or PATCH", f.Name, typeName(f.Type), h.http.Verb).Note(h.http.Span, "the route is here")
		default:
			h.http.Query = append(h.http.Query, model.Param{Field: f, Name: f.Name})
		}
	}
}
