package openapi

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// Every failure is an RFC 9457 problem document. Those of declared errors have a type of their own
// (a URN), those of the runtime have the type about:blank, so that of the schemas under one status
// exactly one matches.

const problemType = "application/problem+json"

// problemKind is one of the problem schemas that belong to Kit and not to a declaration.
type problemKind int

const (
	anyProblem        problemKind = iota // whatever goes wrong
	refusedProblem                       // the input breaks a constraint
	undeclaredProblem                    // an error that the method does not declare
	strangerProblem                      // the caller did not prove who they are
	violation                            // one refused place of the input
)

var problemNames = [...]string{
	anyProblem:        "Problem",
	refusedProblem:    "InvalidArgumentProblem",
	undeclaredProblem: "UndeclaredProblem",
	strangerProblem:   "UnauthenticatedProblem",
	violation:         "Violation",
}

// failures gives the responses of a method that are no success, by status, and the default.
func (b *builder) failures(m *model.Method) []statusResponse {
	byStatus := map[int][]*model.Error{}
	for _, e := range m.Errors {
		byStatus[e.Status] = append(byStatus[e.Status], e.Error)
	}
	if _, ok := byStatus[http.StatusBadRequest]; !ok && m.Input != nil {
		byStatus[http.StatusBadRequest] = nil
	}
	if _, ok := byStatus[http.StatusUnauthorized]; !ok && m.Auth != nil {
		byStatus[http.StatusUnauthorized] = nil
	}

	var out []statusResponse
	refusal := false
	for _, status := range slices.Sorted(maps.Keys(byStatus)) {
		refusal = refusal || status >= 400 && status < 500
		out = append(out, statusResponse{strconv.Itoa(status), b.failure(m, status, byStatus[status])})
	}
	if !refusal {
		out = append(out, statusResponse{"4XX", b.share(anyProblem)})
	}
	return append(out, statusResponse{"default", b.share(anyProblem)})
}

// failure gives the response of one status, whose declared errors may be several.
func (b *builder) failure(m *model.Method, status int, errors []*model.Error) *response {
	var kinds []problemKind
	switch {
	case status == http.StatusBadRequest && m.Input != nil:
		kinds = append(kinds, refusedProblem)
	case status == http.StatusUnauthorized && m.Auth != nil:
		kinds = append(kinds, strangerProblem)
	case status == http.StatusTooManyRequests || status >= 500:
		// The runtime answers with these too: a limit, a missed deadline, a bug.
		kinds = append(kinds, undeclaredProblem)
	}
	if len(errors) == 0 {
		return b.share(kinds[0])
	}

	out := &response{mediaType: problemType}
	var choices []*schema
	var texts []string
	for _, e := range errors {
		choices = append(choices, &schema{ref: b.ref(e)})
		texts = append(texts, "- `"+e.Name+"`: "+errorText(e))
	}
	for _, kind := range kinds {
		choices = append(choices, b.problemRef(kind))
		texts = append(texts, "- "+sharedText(kind))
	}
	if len(choices) == 1 {
		out.description, out.schema = errorText(errors[0]), choices[0]
		return out
	}
	out.description = "One of:\n\n" + strings.Join(texts, "\n")
	out.schema = &schema{oneOf: choices}
	return out
}

// errorText says in a sentence when an error comes.
func errorText(e *model.Error) string {
	if doc := firstSentence(e.Doc); doc != "" {
		return sentence(doc)
	}
	return readable(e.Name) + "."
}

func sharedText(kind problemKind) string {
	switch kind {
	case refusedProblem:
		return "The input cannot be read or breaks a constraint; `violations` says where."
	case undeclaredProblem:
		return "A failure that the operation does not declare."
	case strangerProblem:
		return "The request does not prove who the caller is, or the proof is not accepted."
	}
	return "Anything else that goes wrong; `code` says of what kind it is."
}

// share gives a reference to the shared response for a kind of problem.
func (b *builder) share(kind problemKind) *response {
	name := problemNames[kind]
	if !slices.ContainsFunc(b.shared, func(c component[*response]) bool { return c.name == name }) {
		b.shared = append(b.shared, component[*response]{name, &response{
			description: sharedText(kind),
			mediaType:   problemType,
			schema:      b.problemRef(kind),
		}})
	}
	return &response{ref: "#/components/responses/" + name}
}

// sharedResponses gives the responses that operations refer to, sorted.
func (b *builder) sharedResponses() []component[*response] {
	slices.SortFunc(b.shared, func(x, y component[*response]) int { return strings.Compare(x.name, y.name) })
	return b.shared
}

func (b *builder) problemRef(kind problemKind) *schema {
	if b.used == nil {
		b.used = map[problemKind]bool{}
	}
	b.used[kind] = true
	return &schema{ref: b.ref(kind)}
}

// problemSchemas gives the components that the responses use.
func (b *builder) problemSchemas() []component[*schema] {
	b.problemRef(anyProblem)
	if b.used[refusedProblem] {
		b.problemRef(violation)
	}
	var out []component[*schema]
	for kind := range problemNames {
		if kind := problemKind(kind); b.used[kind] {
			out = append(out, component[*schema]{b.names[kind], b.problemSchema(kind)})
		}
	}
	return out
}

func (b *builder) problemSchema(kind problemKind) *schema {
	switch kind {
	case refusedProblem:
		places := property("violations", &schema{typ: "array", items: &schema{ref: b.ref(violation)}, description: "The refused places, as far as they are known."})
		return &schema{
			description: "The problem document of an input that cannot be read or breaks a constraint.",
			allOf: []*schema{
				b.problemRef(anyProblem),
				{typ: "object", properties: []component[*schema]{blank(), places}},
			},
			example: problemExample("about:blank", "invalid argument", http.StatusBadRequest,
				"items[3].quantity: must be at most 100", model.InvalidArgument, func(m *mapping) {
					var v mapping
					v.add("path", str("items[3].quantity"))
					v.add("message", str("must be at most 100"))
					m.add("violations", items(v.node()))
				}),
		}
	case undeclaredProblem:
		return &schema{
			description: "The problem document of a failure that the operation does not declare.",
			allOf:       []*schema{b.problemRef(anyProblem), {typ: "object", properties: []component[*schema]{blank()}}},
			example:     problemExample("about:blank", "unavailable", http.StatusServiceUnavailable, "try again later", model.Unavailable, nil),
		}
	case strangerProblem:
		return &schema{
			description: "The problem document of a request that does not prove who the caller is.",
			allOf: []*schema{
				b.problemRef(anyProblem),
				{typ: "object", properties: []component[*schema]{blank(), property("code", &schema{constant: str(model.Unauthenticated.String())})}},
			},
			example: problemExample("about:blank", "unauthenticated", http.StatusUnauthorized, "who calls could not be proved", model.Unauthenticated, nil),
		}
	case violation:
		var example mapping
		example.add("path", str("items[3].quantity"))
		example.add("message", str("must be at most 100"))
		return &schema{
			description: "One refused place of an input.",
			typ:         "object",
			required:    []string{"path", "message"},
			properties: []component[*schema]{
				property("path", &schema{typ: "string", description: "Where: fields, `[index]` and `[\"key\"]`; empty for the input as a whole."}),
				property("message", &schema{typ: "string", description: "What is wrong, for people."}),
			},
			example: example.node(),
		}
	}
	return &schema{
		description: "An RFC 9457 problem document: how every operation reports a failure.",
		typ:         "object",
		required:    []string{"type", "title", "status", "code"},
		properties: []component[*schema]{
			property("type", &schema{typ: "string", format: "uri-reference", description: "The error's name for ever, or `about:blank` for an error that no operation declares."}),
			property("title", &schema{typ: "string", description: "The kind of error in words."}),
			property("status", &schema{typ: "integer", description: "The HTTP status."}),
			property("detail", &schema{typ: "string", description: "What went wrong this time, for people."}),
			property("code", &schema{typ: "string", enum: model.CodeNames(), description: "The canonical code; it says whether another try can help."}),
		},
		example: problemExample("about:blank", "unavailable", http.StatusServiceUnavailable, "try again later", model.Unavailable, nil),
	}
}

// errorSchema gives the problem document of a declared error.
func (b *builder) errorSchema(e *model.Error) *schema {
	urn := "urn:kit:error:" + packageName(e.Package) + ":" + e.Name
	own := &schema{
		typ:      "object",
		required: []string{"error"},
		properties: []component[*schema]{
			property("type", &schema{constant: str(urn)}),
			property("code", &schema{constant: str(e.Code.String())}),
			property("error", &schema{constant: str(e.Name)}),
		},
	}
	if len(e.Fields) > 0 {
		own.required = append(own.required, "fields")
		own.properties = append(own.properties, property("fields", b.objectSchema(e.Fields)))
	}

	s := &schema{allOf: []*schema{b.problemRef(anyProblem), own}}
	fields := b.exampleOf(e, e.Fields)
	if fields != nil || len(e.Fields) == 0 {
		s.example = problemExample(urn, e.Name, b.statuses[e], strings.TrimSuffix(errorText(e), "."), e.Code, func(m *mapping) {
			m.add("error", str(e.Name))
			m.put("fields", fields)
		})
	}
	return s
}

func property(name string, s *schema) component[*schema] { return component[*schema]{name, s} }

// blank is the type of a problem that no declaration names.
func blank() component[*schema] { return property("type", &schema{constant: str("about:blank")}) }

func problemExample(urn, title string, status int, detail string, code model.Code, more func(*mapping)) *node {
	var m mapping
	m.add("type", str(urn))
	m.add("title", str(title))
	m.add("status", number(int64(status)))
	m.add("detail", str(detail))
	m.add("code", str(code.String()))
	if more != nil {
		more(&m)
	}
	return m.node()
}
