package openapi

// document is an OpenAPI document: what of the specification Kit has use for, in the order in which
// it is written. Each part turns itself into YAML; what is zero is left out.
type document struct {
	info      info
	servers   []server
	tags      []tag
	paths     []*pathItem
	schemas   []component[*schema]
	responses []component[*response]
	schemes   []component[securityScheme]
}

type info struct {
	title, version, description string
}

// server is where the service can be reached: its one variable is the host.
type server struct {
	url, description  string
	host, hostMeaning string
}

type tag struct {
	name, description string
}

// securityScheme is a way of proving who one is.
type securityScheme struct {
	description          string
	typ                  string
	scheme, bearerFormat string // of the type http
	in, name             string // of the type apiKey
}

// security is what an operation asks of its callers: one of the schemes of these names, where "" is
// none at all.
type security struct{ alternatives []requirement }

// requirement is a scheme, and what callers need beside. OpenAPI 3.1 lists scopes for schemes other than OAuth 2
// too, as roles that are not defined in the document.
type requirement struct {
	scheme string
	scopes []string
}

type pathItem struct {
	path       string
	operations []*operation
}

type operation struct {
	verb        string // in lower case
	id          string
	tags        []string
	summary     string
	description string
	deprecated  bool
	parameters  []parameter
	body        *requestBody
	responses   []statusResponse
	security    *security // nil where the document speaks of none
	servers     []server
	page        *paging // nil where it gives no pages
}

// paging is x-kit-page: the places of the list in the answer, of what says in the request where to go
// on, and of what says in the answer where that is. A dot stands between a member and one inside of it.
type paging struct{ items, cursor, next string }

type parameter struct {
	name, in    string
	description string
	required    bool
	deprecated  bool
	list        bool // spelled out how a list is written
	schema      *schema
	example     *node
}

type requestBody struct {
	required bool
	schema   *schema
}

type statusResponse struct {
	status   string
	response *response
}

// response is an answer, or a reference to a shared one.
type response struct {
	ref         string
	description string
	headers     []header
	mediaType   string
	schema      *schema
}

type header struct {
	name        string
	description string
	required    bool
	schema      *schema
	example     *node
}

// component is a named entry of components.
type component[T any] struct {
	name  string
	value T
}

// schema is a JSON Schema of 2020-12.
type schema struct {
	ref             string
	description     string
	deprecated      bool
	sensitive       bool // x-sensitive
	typ             string
	format          string
	contentEncoding string
	constant        *node
	enum            []string
	oneOf           []*schema
	allOf           []*schema
	minimum         *node
	maximum         *node
	minLength       *int64
	maxLength       *int64
	pattern         string
	items           *schema
	minItems        *int64
	maxItems        *int64
	uniqueItems     bool
	properties      []component[*schema]
	required        []string
	closed          bool    // additionalProperties: false
	values          *schema // additionalProperties
	propertyNames   *schema
	minProperties   *int64
	maxProperties   *int64
	byDefault       *node
	example         *node
}

func (d *document) node() *node {
	var root, paths, components mapping
	for _, p := range d.paths {
		paths.add(p.path, p.node())
	}
	components.put("schemas", named(d.schemas, (*schema).node))
	components.put("responses", named(d.responses, (*response).node))
	components.put("securitySchemes", named(d.schemes, securityScheme.node))

	root.put("openapi", text("3.1.0"))
	root.put("info", d.info.node())
	root.put("servers", sequence(d.servers, server.node))
	if len(d.schemes) == 0 {
		root.add("security", (&security{}).node())
	}
	root.put("tags", sequence(d.tags, tag.node))
	root.add("paths", paths.node())
	root.put("components", components.orNil())
	return root.node()
}

func (i info) node() *node {
	var m mapping
	m.put("title", text(i.title))
	m.put("description", text(i.description))
	m.put("version", text(i.version))
	return m.node()
}

func (s server) node() *node {
	var m, variables, host mapping
	host.put("default", text(s.host))
	host.put("description", text(s.hostMeaning))
	variables.put("host", host.node())
	m.put("url", text(s.url))
	m.put("description", text(s.description))
	m.put("variables", variables.node())
	return m.node()
}

func (t tag) node() *node {
	var m mapping
	m.put("name", text(t.name))
	m.put("description", text(t.description))
	return m.node()
}

func (p *pathItem) node() *node {
	var m mapping
	for _, op := range p.operations {
		m.add(op.verb, op.node())
	}
	return m.node()
}

func (o *operation) node() *node {
	var m, responses mapping
	for _, r := range o.responses {
		responses.add(r.status, r.response.node())
	}
	m.put("operationId", text(o.id))
	m.put("tags", flow(o.tags))
	m.put("summary", text(o.summary))
	m.put("description", text(o.description))
	m.put("deprecated", ifTrue(o.deprecated))
	m.put("parameters", sequence(o.parameters, parameter.node))
	if o.body != nil {
		m.put("requestBody", o.body.node())
	}
	m.put("responses", responses.node())
	if o.security != nil {
		m.put("security", o.security.node())
	}
	m.put("servers", sequence(o.servers, server.node))
	if o.page != nil {
		m.put("x-kit-page", o.page.node())
	}
	return m.node()
}

func (p *paging) node() *node {
	var m mapping
	m.put("items", text(p.items))
	m.put("cursor", text(p.cursor))
	m.put("next", text(p.next))
	return m.node()
}

func (s *security) node() *node {
	n := items()
	for _, r := range s.alternatives {
		var m mapping
		if r.scheme != "" {
			scopes := items()
			for _, scope := range r.scopes {
				scopes.items = append(scopes.items, text(scope))
			}
			m.add(r.scheme, scopes)
		}
		n.items = append(n.items, m.node())
	}
	return n
}

func (s securityScheme) node() *node {
	var m mapping
	m.put("description", text(s.description))
	m.put("type", text(s.typ))
	m.put("scheme", text(s.scheme))
	m.put("bearerFormat", text(s.bearerFormat))
	m.put("in", text(s.in))
	m.put("name", text(s.name))
	return m.node()
}

func (p parameter) node() *node {
	var m mapping
	m.put("name", text(p.name))
	m.put("in", text(p.in))
	m.put("description", text(p.description))
	m.put("required", ifTrue(p.required))
	m.put("deprecated", ifTrue(p.deprecated))
	if p.list && p.in == "query" {
		m.put("style", text("form"))
		m.put("explode", ifTrue(true))
	}
	if p.list && p.in == "header" {
		m.put("style", text("simple"))
	}
	m.put("schema", p.schema.node())
	m.put("example", p.example)
	return m.node()
}

func (b *requestBody) node() *node {
	var m mapping
	m.put("required", ifTrue(b.required))
	m.put("content", content("application/json", b.schema))
	return m.node()
}

func content(mediaType string, s *schema) *node {
	var m, media mapping
	media.add("schema", s.node())
	m.add(mediaType, media.node())
	return m.node()
}

func (r *response) node() *node {
	var m, headers mapping
	if r.ref != "" {
		m.put("$ref", text(r.ref))
		return m.node()
	}
	for _, h := range r.headers {
		headers.add(h.name, h.node())
	}
	m.put("description", text(r.description))
	m.put("headers", headers.orNil())
	if r.schema != nil {
		m.put("content", content(r.mediaType, r.schema))
	}
	return m.node()
}

func (h header) node() *node {
	var m mapping
	m.put("description", text(h.description))
	m.put("required", ifTrue(h.required))
	m.put("schema", h.schema.node())
	m.put("example", h.example)
	return m.node()
}

func (s *schema) node() *node {
	var m mapping
	m.put("$ref", text(s.ref))
	m.put("description", text(s.description))
	m.put("deprecated", ifTrue(s.deprecated))
	m.put("x-sensitive", ifTrue(s.sensitive))
	m.put("type", text(s.typ))
	m.put("format", text(s.format))
	m.put("contentEncoding", text(s.contentEncoding))
	m.put("const", s.constant)
	m.put("enum", list(s.enum))
	m.put("allOf", sequence(s.allOf, (*schema).node))
	m.put("oneOf", sequence(s.oneOf, (*schema).node))
	m.put("minimum", s.minimum)
	m.put("maximum", s.maximum)
	m.put("minLength", integer(s.minLength))
	m.put("maxLength", integer(s.maxLength))
	m.put("pattern", text(s.pattern))
	m.put("minItems", integer(s.minItems))
	m.put("maxItems", integer(s.maxItems))
	m.put("uniqueItems", ifTrue(s.uniqueItems))
	if s.items != nil {
		m.put("items", s.items.node())
	}
	m.put("required", flow(s.required))
	m.put("properties", named(s.properties, (*schema).node))
	m.put("minProperties", integer(s.minProperties))
	m.put("maxProperties", integer(s.maxProperties))
	if s.propertyNames != nil {
		m.put("propertyNames", s.propertyNames.node())
	}
	switch {
	case s.closed:
		m.put("additionalProperties", boolean(false))
	case s.values != nil:
		m.put("additionalProperties", s.values.node())
	}
	m.put("default", s.byDefault)
	if s.example != nil {
		m.put("examples", items(s.example))
	}
	return m.node()
}
