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
)

// params reads query = { … } or header = { … }.
func (h *binding) params(what string, out *[]model.Param) {
	a := attr(h.block, what)
	if a == nil {
		return
	}
	for _, e := range h.entries(a, "`"+what+" = { key = \"Name\" }`") {
		if h.reversed(e) {
			continue
		}
		name, ok := h.text(e)
		if !ok {
			continue
		}
		f := h.inputParam(e.Name)
		if f == nil {
			continue
		}
		h.placed[f] = true
		if h.paramFits(f, e.Name.Span, what) && h.paramName(name, what, *out) {
			*out = append(*out, model.Param{Field: f, Name: name.Value})
		}
	}
}

// reversed reports an entry with the name of the header or parameter first, and then the field.
func (h *binding) reversed(e *lang.Attr) bool {
	n, ok := e.Value.(*lang.Name)
	if !ok || len(n.Parts) > 1 || inputField(h.m, n.String()) == nil {
		return false
	}
	right := n.String() + " = " + strconv.Quote(e.Name.Name)
	h.errorf(diag.WrongValue, e.Span, "the field stands first, then its name there: write `%s`", right).Fix = &diag.Fix{Span: e.Span, Replace: right}
	h.placed[inputField(h.m, n.String())] = true
	return true
}

// entries reads an object in braces.
func (h *binding) entries(a *lang.Attr, example string) []*lang.Attr {
	o, ok := a.Value.(*lang.Object)
	if !ok {
		h.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes names in braces, such as %s, not %s", a.Name.Name, example, describe(a.Value))
		return nil
	}
	return o.Attrs
}

// inputParam finds the field of the input that an entry names, and refuses one that has its place already.
func (h *binding) inputParam(name lang.Ident) *model.Field {
	f := inputField(h.m, name.Name)
	switch {
	case h.lost:
		return nil
	case f == nil:
		h.undeclared(diag.UnknownField, name.Span, name.Name, fieldNames(h.m.Input), "add it to the input", "the input of %s has no field %q", h.m.Name, name.Name)
		return nil
	case h.placed[f]:
		h.errorf(diag.DuplicateName, name.Span, "the field %q has its place already: a field travels in one of path, query, header and body", f.Name)
		return nil
	}
	return f
}

func (h *binding) paramFits(f *model.Field, span diag.Span, what string) bool {
	switch {
	case f.Type == nil:
		return false
	case f.Sensitive:
		h.sensitive(f, span, article(what))
		return false
	case what == "query" && listOfSimple(f.Type), simple(f.Type):
		return true
	}
	h.errorf(diag.ParamKind, span, "the field %q is %s, which does not fit into a %s: send it in the body", f.Name, typeName(f.Type), what).Note(f.Span, "declared here")
	return false
}

// paramName checks the name of a query parameter or header. Names of headers are the same in any case,
// those of query parameters are not.
func (h *binding) paramName(name *lang.String, what string, taken []model.Param) bool {
	same := func(q model.Param) bool { return q.Name == name.Value }
	if what != "query" {
		if !h.headerName(name) {
			return false
		}
		same = func(q model.Param) bool { return strings.EqualFold(q.Name, name.Value) }
	} else if !queryToken.MatchString(name.Value) {
		h.errorf(diag.BadHeader, name.Span, "%s cannot be the name of a query parameter: use letters, digits, and - . _ ~", quote(name.Value))
		return false
	}
	if i := slices.IndexFunc(taken, same); i >= 0 {
		h.errorf(diag.DuplicateName, name.Span, "the %s %q is used for two fields: give each its own", what, name.Value).Note(taken[i].Field.Span, "the other field")
		return false
	}
	return true
}

var (
	headerToken = regexp.MustCompile("^[A-Za-z][A-Za-z0-9-]{0,99}$")
	queryToken  = regexp.MustCompile(`^[A-Za-z0-9._~-]{1,100}$`)
)

// taken are headers that HTTP or Kit use for themselves.
var takenHeaders = []string{
	"Accept", "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Expect",
	"Host", "Kit-Timeout", "Te", "Trailer", "Transfer-Encoding", "Upgrade",
}

func (p *pass) headerName(s *lang.String) bool {
	switch {
	case !headerToken.MatchString(s.Value):
		p.errorf(diag.BadHeader, s.Span, "%s is no name of a header: use letters, digits and -, as in `X-Request-Id`", quote(s.Value))
	case slices.Contains(takenHeaders, textproto.CanonicalMIMEHeaderKey(s.Value)):
		p.errorf(diag.BadHeader, s.Span, "the header %q has a meaning of its own in HTTP or Kit: choose another name", s.Value)
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
		h.lost = true // one field has its place in the body, and it is not known which
		return
	}
	f := h.inputParam(n)
	switch {
	case f == nil:
		h.lost = true
	case !h.carriesBody():
		h.errorf(diag.NoBody, a.Span, "a %s request has no body: use POST, PUT or PATCH, or send %q in the query", h.http.Verb, f.Name)
		h.placed[f] = true
	default:
		h.http.Whole = f
		h.placed[f] = true
	}
}

// rest puts the fields that have no place yet into the body, or into the query where there is no body.
func (h *binding) rest() {
	if h.m.Input == nil || h.lost {
		return
	}
	named := len(h.http.Query)
	for _, f := range h.m.Input.Fields {
		switch {
		case h.placed[f]:
		case h.carriesBody() && h.http.Whole == nil:
			h.http.Body = append(h.http.Body, f)
		case f.Type == nil:
		case f.Sensitive:
			h.sensitive(f, f.Span, "the query of a "+h.http.Verb)
		case !simple(f.Type) && !listOfSimple(f.Type):
			h.noBody(f)
		default:
			h.http.Query = append(h.http.Query, model.Param{Field: f, Name: f.Name})
		}
	}
	for _, q := range h.http.Query[named:] {
		for _, other := range h.http.Query[:named] {
			if other.Name == q.Name {
				h.errorf(diag.DuplicateName, q.Field.Span, "the query %q is used for two fields: give %q another name in `query = { … }`", q.Name, other.Field.Name).Note(other.Field.Span, "the other field")
			}
		}
	}
}

// noBody reports a field that only a body could carry.
func (h *binding) noBody(f *model.Field) {
	if h.http.Whole != nil {
		h.errorf(diag.NoBody, f.Span, "the field %q is %s, which only a body can carry, and %q is the whole body: take `body` out", f.Name, typeName(f.Type), h.http.Whole.Name).Note(h.http.Span, "described here")
		return
	}
	h.errorf(diag.NoBody, f.Span, "the field %q is %s, and a %s request has no body for it: use POST, PUT or PATCH", f.Name, typeName(f.Type), h.http.Verb).Note(h.http.Span, "the route is here")
}

// responseHeader reads response_header = { … }.
func (h *binding) responseHeader() {
	a := attr(h.block, "response_header")
	if a == nil || !h.noOutput && h.m.Output == nil {
		return
	}
	if h.noOutput || h.m.Output.Kind != model.StructRef {
		h.errorf(diag.UnknownField, a.Name.Span, "only fields of an output that is a struct can travel as headers, and %s has no such output", h.m.Name)
		return
	}
	out := h.m.Output.Struct
	for _, e := range h.entries(a, "`response_header = { etag = \"ETag\" }`") {
		name, ok := h.text(e)
		if !ok {
			continue
		}
		f := fieldNamed(out, e.Name.Name)
		if f == nil {
			h.undeclared(diag.UnknownField, e.Name.Span, e.Name.Name, fieldNames(out), "add it to "+out.Name, "the output of %s has no field %q", h.m.Name, e.Name.Name)
			continue
		}
		if h.paramFits(f, e.Name.Span, "header") && h.paramName(name, "header", h.http.ResponseHeader) {
			h.http.ResponseHeader = append(h.http.ResponseHeader, model.Param{Field: f, Name: name.Value})
		}
	}
}
