package openapi

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

func (b *builder) info() info {
	version := b.pkg.Version
	if version == "" {
		version = "0.0.0" // OpenAPI wants one
	}
	return info{title: readable(b.pkg.Name) + " API", version: version, description: clean(b.pkg.Doc)}
}

func (b *builder) tags() []tag {
	var tags []tag
	for _, svc := range b.services {
		doc := clean(svc.Doc)
		if doc == "" {
			doc = "The operations of the service " + svc.Name + "."
		}
		if svc.Deprecated != "" {
			doc = paragraphs(doc, "Deprecated: "+sentence(svc.Deprecated))
		}
		tags = append(tags, tag{svc.Name, doc})
	}
	return tags
}

func (b *builder) operation(svc *model.Service, m *model.Method, pathNames []string) *operation {
	op := &operation{
		verb:       strings.ToLower(m.HTTP.Verb),
		id:         operationID(m),
		tags:       []string{svc.Name},
		deprecated: isDeprecated(m),
	}
	op.summary, op.description = summary(m.Doc)
	if op.summary == "" {
		op.summary = readable(m.Name)
	}
	if m.IdempotencyKey != nil {
		op.note("Safe to repeat with the same `" + wireName(m, m.IdempotencyKey) + "`.")
	}
	if m.Oneway {
		op.note("The answer comes as soon as the input was read and found valid. The work goes on behind it, and nobody is told how it ends.")
	}
	if m.Page != nil {
		op.page = pageOf(m)
		op.note("Gives one page of a list: send " + code(op.page.next) + " of the answer as " + code(op.page.cursor) +
			" to get the next one. The last page has no " + code(op.page.next) + ".")
	}
	if m.Deprecated != "" {
		op.note("Deprecated: " + sentence(m.Deprecated))
	}
	if listens(svc) != listens(b.services[0]) {
		op.servers = b.serversOf(svc)
	}

	for i, p := range m.HTTP.Path {
		p.Name = pathNames[i]
		op.parameters = append(op.parameters, b.parameter(p, "path"))
	}
	for _, p := range m.HTTP.Query {
		op.parameters = append(op.parameters, b.parameter(p, "query"))
	}
	for _, p := range m.HTTP.Header {
		op.parameters = append(op.parameters, b.parameter(p, "header"))
	}
	op.body = b.requestBody(m)
	op.responses = b.responses(m)
	op.security = b.security(m)
	return op
}

func (b *builder) responses(m *model.Method) []statusResponse {
	return append([]statusResponse{b.success(m)}, b.failures(m)...)
}

// operationID is qualified always, so that a method of the same name in another service renames nothing.
func operationID(m *model.Method) string { return m.Service.Name + "_" + m.Name }

func isDeprecated(m *model.Method) bool { return m.Deprecated != "" || m.Service.Deprecated != "" }

// note puts a paragraph behind the description. A description starts with the summary's sentence.
func (o *operation) note(paragraph string) {
	if o.description == "" {
		o.description = sentence(o.summary)
	}
	o.description += "\n\n" + paragraph
}

// pageOf gives the places of a page by their names on the wire.
func pageOf(m *model.Method) *paging {
	return &paging{
		items:  m.Page.Items.Name,
		cursor: way(m.Page.Cursor, wireName(m, m.Page.Cursor[0])),
		next:   way(m.Page.Next, paramName(m.HTTP.ResponseHeader, m.Page.Next[0])),
	}
}

// way writes the way to a field, the first step of which has the given name.
func way(fields []*model.Field, first string) string {
	for _, f := range fields[1:] {
		first += "." + f.Name
	}
	return first
}

// wireName gives what a field of the input is called in a request.
func wireName(m *model.Method, f *model.Field) string {
	return paramName(slices.Concat(m.HTTP.Header, m.HTTP.Query), f)
}

// paramName gives the name of a parameter that carries f, the field's own where none does.
func paramName(params []model.Param, f *model.Field) string {
	for _, p := range params {
		if p.Field == f {
			return p.Name
		}
	}
	return f.Name
}

func (b *builder) parameter(p model.Param, in string) parameter {
	f := p.Field
	s := b.fieldSchema(f)
	out := parameter{
		name:        p.Name,
		in:          in,
		description: s.description,
		required:    in == "path" || f.Presence == model.Required,
		deprecated:  s.deprecated,
		schema:      s,
		example:     b.exampleNamed(f.Type, f.Name),
	}
	s.description, s.deprecated = "", false
	if f.Presence == model.Defaulted && f.Default != nil {
		out.example = nil // the default says as much
	}

	t := f.Type.Underlying()
	if t.Kind == model.List || t.Kind == model.Set {
		out.list = true
		t = t.Elem.Underlying()
	}
	if out.list && in == "path" || !isPlain(t.Kind) {
		b.diags.Errorf(diag.OpenAPIParameter, f.Span,
			"%q cannot stand in a %s: only plain values (and lists of them in a query or header) have a form there; move it to the body", f.Name, in)
	}
	if in == "header" && ignoredHeader(p.Name) {
		b.diags.Warnf(diag.OpenAPIHeader, f.Span,
			"OpenAPI ignores a parameter for the header %q: tools made from the document will not send %q; choose another header", p.Name, f.Name)
	}
	return out
}

// isPlain reports whether a kind has a form as bare text.
func isPlain(k model.Kind) bool {
	switch k {
	case model.Any, model.List, model.Set, model.Map, model.StructRef, model.UnionRef:
		return false
	}
	return true
}

// ignoredHeader reports whether OpenAPI 3.1 gives a header a meaning of its own (section 4.8.12.1).
func ignoredHeader(name string) bool {
	return strings.EqualFold(name, "Accept") || strings.EqualFold(name, "Content-Type") || strings.EqualFold(name, "Authorization")
}

func (b *builder) requestBody(m *model.Method) *requestBody {
	h := m.HTTP
	switch {
	case !h.HasBody():
		return nil
	case h.Whole != nil:
		s := b.fieldSchema(h.Whole)
		if s.ref == "" {
			s.example = b.exampleNamed(h.Whole.Type, h.Whole.Name)
		}
		return &requestBody{required: h.Whole.Presence == model.Required, schema: s}
	case m.Input.Inline != nil || len(h.Body) == len(m.Input.Fields):
		return &requestBody{required: true, schema: &schema{ref: b.ref(m.Input)}}
	}
	// The rest of a declared struct, whose own component has the members outside the body as well.
	s := b.objectSchema(h.Body)
	s.example = b.exampleOf(m.Input, h.Body)
	return &requestBody{required: true, schema: s}
}

func (b *builder) success(m *model.Method) statusResponse {
	h := m.HTTP
	out := &response{description: http.StatusText(h.Status)}
	if out.description == "" {
		out.description = "Success"
	}
	for _, p := range h.ResponseHeader {
		s := b.fieldSchema(p.Field)
		hd := header{
			name:        p.Name,
			description: s.description,
			required:    p.Field.Presence == model.Required,
			schema:      s,
			example:     b.exampleNamed(p.Field.Type, p.Field.Name),
		}
		s.description = ""
		out.headers = append(out.headers, hd)
	}
	if m.Output != nil && h.Verb != http.MethodHead && h.Status != http.StatusNoContent {
		out.mediaType = "application/json"
		if len(h.ResponseHeader) > 0 {
			fields := bodyFields(m)
			out.schema = b.objectSchema(fields)
			out.schema.example = b.exampleOf(m.Output.Underlying().Struct, fields)
		} else {
			out.schema = b.typeSchema(m.Output)
			if out.schema.ref == "" {
				out.schema.example = b.example(m.Output)
			}
		}
	}
	return statusResponse{strconv.Itoa(h.Status), out}
}
