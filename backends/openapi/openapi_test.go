package openapi

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// check parses a document, and checks its references, its examples and that its operationIds are
// unique.
func check(t *testing.T, data []byte) (root map[string]any, examples int) {
	t.Helper()
	root, err := parseDocument(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	examples, err = validator{root}.examples(root)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	ids := map[string]bool{}
	for path, item := range root["paths"].(map[string]any) {
		for verb, op := range item.(map[string]any) {
			id := op.(map[string]any)["operationId"].(string)
			if ids[id] {
				t.Errorf("%s %s: operationId %s twice", verb, path, id)
			}
			ids[id] = true
		}
	}
	return root, examples
}

// generate gives the document of a program that has no errors, made twice and checked.
func generate(t *testing.T, s *shop) (string, int) {
	t.Helper()
	files, diags := Generate(s.prog, s.pkg)
	if diags.HasErrors() || len(files) != 1 || files[0].Path != "gen/orders.openapi.yaml" {
		t.Fatalf("%d files, findings %v", len(files), diags)
	}
	again, _ := Generate(s.prog, s.pkg)
	if !bytes.Equal(files[0].Data, again[0].Data) {
		t.Fatal("the same program made two different documents")
	}
	_, examples := check(t, files[0].Data)
	return string(files[0].Data), examples
}

// contains looks for blocks of lines, at any indentation.
func contains(t *testing.T, doc string, blocks ...string) {
	t.Helper()
	for _, block := range blocks {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		for i, line := range lines {
			lines[i] = strings.TrimLeft(line, "\t")
		}
		found := false
		for indent := 0; indent < 40 && !found; indent += 2 {
			pad := strings.Repeat(" ", indent)
			found = strings.Contains(doc, "\n"+strings.ReplaceAll(pad+strings.Join(lines, "\n"+pad), "\n"+pad+"\n", "\n\n")+"\n")
		}
		if !found {
			t.Errorf("%s\nis missing in\n%s", strings.Join(lines, "\n"), doc)
		}
	}
}

func TestNothingToWrite(t *testing.T) {
	s := newShop()
	s.svc.Transports = []*model.Transport{{Name: "thrift"}}
	if files, diags := Generate(s.prog, s.pkg); files != nil || diags != nil {
		t.Errorf("a package without HTTP services: %v, %v", files, diags)
	}
	s = newShop()
	s.pkg.Emits = nil
	if files, diags := Generate(s.prog, s.pkg); files != nil || diags != nil {
		t.Errorf("a package that does not emit OpenAPI: %v, %v", files, diags)
	}
}

func TestEveryKind(t *testing.T) {
	s := newShop()
	s.method("Put", nil).Input = s.structure("All", everyKind()...)
	s.svc.Methods[0].HTTP.Body = s.svc.Methods[0].Input.Fields
	doc, examples := generate(t, s)
	if examples < 2 {
		t.Errorf("%d examples", examples)
	}
	contains(t, doc, `
		k1:
		  type: boolean`, `
		k2:
		  type: integer
		  format: int8
		  minimum: -128
		  maximum: 127`, `
		k5:
		  type: integer
		  format: int64`, `
		k6:
		  type: number
		  format: double`, `
		k7:
		  type: string`, `
		k8:
		  type: string
		  contentEncoding: base64`, `
		k9:
		  type: string
		  format: uuid`, `
		k10:
		  type: string
		  format: date-time`, `
		k11:
		  type: string
		  format: duration`, `
		k12:
		  type: string
		  format: date`, `
		k13:
		  description: Any JSON value.`, `
		requestBody:
		  required: true
		  content:
		    application/json:
		      schema:
		        $ref: '#/components/schemas/All'`)
}

// Every refinement has its keyword or its words, and an example that keeps to it.
func TestRefinements(t *testing.T) {
	str := func(r model.Rules) *model.Type { return refined(kind(model.String), r) }
	date := func(k model.Kind, low, high string) model.Rules {
		l, h := literal(k, low), literal(k, high)
		return model.Rules{Min: &l, Max: &h}
	}
	seconds := func(n int64) *model.Value { return &model.Value{Kind: model.Duration, Int: n * 1e9} }
	half, one := &model.Value{Kind: model.Float64, Float: 0.25}, &model.Value{Kind: model.Float64, Float: 1}
	tests := []struct {
		typ  *model.Type
		want string
	}{
		{refined(kind(model.Int32), span(7, 9)), "type: integer\nformat: int32\nminimum: 7\nmaximum: 9"},
		{refined(kind(model.Int8), model.Rules{Max: whole(-5)}), "type: integer\nformat: int8\nminimum: -128\nmaximum: -5"},
		{refined(kind(model.Float64), model.Rules{Min: half, Max: one}), "type: number\nformat: double\nminimum: 0.25\nmaximum: 1"},
		{str(span(40, 41)), "type: string\nminLength: 40\nmaxLength: 41"},
		{str(span(0, 0)), "type: string\nminLength: 0\nmaxLength: 0"},
		{str(model.Rules{Pattern: `^[A-Z]{3}-\d+$`, Min: whole(12)}), "type: string\nminLength: 12\npattern: ^[A-Z]{3}-\\d+$"},
		{str(model.Rules{Pattern: `\A(?i)a\z`}), "type: string\npattern: ^[Aa]$"},
		{str(model.Rules{Format: "email", Max: whole(9)}), "type: string\nformat: email\nmaxLength: 9"},
		{str(model.Rules{Format: "uri"}), "type: string\nformat: uri"},
		{str(model.Rules{Format: "hostname"}), "type: string\nformat: hostname"},
		{str(model.Rules{Format: "ipv4"}), "type: string\nformat: ipv4"},
		{str(model.Rules{Format: "ipv6"}), "type: string\nformat: ipv6"},
		{str(model.Rules{Format: "uuid"}), "type: string\nformat: uuid"},
		{refined(kind(model.Bytes), span(7, 10)), "description: From 7 to 10 bytes before base64.\ntype: string\ncontentEncoding: base64\nminLength: 12\nmaxLength: 16"},
		{refined(kind(model.Duration), model.Rules{Min: seconds(60), Max: seconds(90)}), "description: From PT1M to PT1M30S.\ntype: string\nformat: duration"},
		{refined(kind(model.Date), date(model.Date, "2030-01-01", "2031-01-01")), "description: From 2030-01-01 to 2031-01-01.\ntype: string\nformat: date"},
		{refined(kind(model.Timestamp), date(model.Timestamp, "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")), "description: From 2020-01-01T00:00:00Z to 2021-01-01T00:00:00Z.\ntype: string\nformat: date-time"},
		{refined(listOf(kind(model.Bool)), span(2, 3)), "type: array\nminItems: 2\nmaxItems: 3\nitems:\n  type: boolean"},
		{refined(listOf(kind(model.Int8)), model.Rules{Unique: true, Min: whole(4)}), "type: array\nminItems: 4\nuniqueItems: true\nitems:\n  type: integer"},
		{refined(setOf(kind(model.UUID)), span(3, 3)), "type: array\nminItems: 3\nmaxItems: 3\nuniqueItems: true\nitems:\n  type: string\n  format: uuid"},
		{refined(setOf(str(model.Rules{Pattern: "^[a-c]$"})), span(3, 3)), "uniqueItems: true\nitems:\n  type: string\n  pattern: ^[a-c]$"},
		{refined(mapOf(kind(model.Int64), kind(model.Any)), span(1, 2)), "type: object\nminProperties: 1\nmaxProperties: 2\npropertyNames:\n  description: An integer in decimal digits.\n  pattern: ^(0|-?[1-9][0-9]*)$"},
		{mapOf(kind(model.String), kind(model.Bool)), "type: object\nadditionalProperties:\n  type: boolean"},
		{mapOf(kind(model.UUID), kind(model.Bool)), "type: object\npropertyNames:\n  type: string\n  format: uuid\nadditionalProperties:\n  type: boolean"},
		{refined(mapOf(str(span(3, 5)), kind(model.Bool)), span(3, 3)), "propertyNames:\n  type: string\n  minLength: 3\n  maxLength: 5"},
	}
	for i, test := range tests {
		s := newShop()
		name := fmt.Sprintf("f%d", i)
		s.method("Put", nil, field(name, test.typ))
		doc, examples := generate(t, s)
		contains(t, doc, test.want)
		if examples < 1 || !strings.Contains(doc, "- "+name+": ") && !strings.Contains(doc, "- "+name+":\n") {
			t.Errorf("no example for\n%s", test.want)
		}
	}
}

// What has no example within reason has none; everything else of the document stands.
func TestNoExample(t *testing.T) {
	s := newShop()
	endless := s.structure("Endless")
	endless.Fields = s.number([]*model.Field{field("again", refined(listOf(ofStruct(endless)), span(1, 2)))})
	s.method("Put", nil,
		maybe(field("long", refined(kind(model.String), span(1<<20, 1<<21)))),
		maybe(field("many", refined(listOf(kind(model.Bool)), span(1<<20, 1<<21)))),
		maybe(field("three", refined(setOf(kind(model.Bool)), span(3, 3)))),
		maybe(field("never", refined(kind(model.String), model.Rules{Pattern: `a\bb`}))),
		maybe(field("endless", ofStruct(endless))),
		field("fine", kind(model.Bool)))
	doc, _ := generate(t, s)
	contains(t, doc, "examples:\n  - fine: true")
}

// Types that hold one another many times over have small examples, found in little time.
func TestExamplesStaySmall(t *testing.T) {
	s := newShop()
	var below *model.Struct
	for i := range 40 {
		d := s.structure(fmt.Sprintf("S%d", i))
		if below == nil {
			d.Fields = s.number([]*model.Field{field("x", refined(kind(model.String), span(1<<20, 1<<21)))})
		} else {
			for k := range 8 {
				d.Fields = append(d.Fields, maybe(field(fmt.Sprintf("f%d", k), ofStruct(below))))
			}
			s.number(d.Fields)
		}
		below = d
	}
	s.method("Get", ofStruct(below))
	if doc, _ := generate(t, s); len(doc) > 400_000 {
		t.Errorf("%d bytes", len(doc))
	}
}

func TestParameters(t *testing.T) {
	s := newShop()
	e := &model.Enum{Decl: s.decl("Status", ""), Members: []*model.EnumMember{{Name: "open", Number: 1}, {Name: "no", Number: 2, Doc: "Closed."}}}
	id := field("id", kind(model.UUID))
	id.Doc = "Which one."
	old := maybe(field("old", kind(model.Bool)))
	old.Deprecated = "use status"
	m := s.method("List", listOf(kind(model.String)), id,
		maybe(field("status", setOf(ofEnum(e)))),
		byDefault(field("limit", refined(kind(model.Int32), span(1, 100))), model.Value{Kind: model.Int32, Int: 20}),
		old, field("trace", listOf(kind(model.Int64))))
	h := s.route(m, "GET", "/things/{}/list")
	h.Header = []model.Param{{Field: h.Query[3].Field, Name: "X-Trace"}}
	h.Query = h.Query[:3]
	doc, _ := generate(t, s)
	contains(t, doc, "/things/{id}/list:", `
		- name: id
		  in: path
		  description: Which one.
		  required: true
		  schema:
		    type: string
		    format: uuid
		  example: 6f1b7c1e-8d4b-4b7a-9c61-0e5f0a3d2b11`, `
		- name: status
		  in: query
		  style: form
		  explode: true
		  schema:
		    type: array
		    uniqueItems: true
		    items:
		      $ref: '#/components/schemas/Status'
		  example:
		    - open`, `
		- name: limit
		  in: query
		  schema:
		    type: integer
		    format: int32
		    minimum: 1
		    maximum: 100
		    default: 20`, `
		- name: old
		  in: query
		  description: 'Deprecated: use status.'
		  deprecated: true
		  schema:
		    type: boolean
		  example: true`, `
		- name: X-Trace
		  in: header
		  required: true
		  style: simple
		  schema:
		    type: array
		    items:
		      type: integer
		      format: int64`, `
		description: '- `+"`no`"+`: Closed.'
		type: string
		enum:
		  - open
		  - "no"`)
}

// Each declared error stands under its status; errors of one status are told apart.
func TestFailures(t *testing.T) {
	s := newShop()
	gone := s.failure("Gone", model.NotFound, field("since", kind(model.Date)))
	gone.Doc = "It was there. No more."
	hidden, full := s.failure("Hidden", model.NotFound), s.failure("Full", model.Unavailable)
	bad := s.failure("Bad", model.OutOfRange)
	s.throws(s.method("Get", kind(model.Bool), field("a", kind(model.Bool))), gone, hidden, full, bad)
	s.throws(s.method("One", kind(model.Bool)), gone)
	s.method("Ping", nil)
	doc, _ := generate(t, s)
	contains(t, doc, `
		"404":
		  description: |-
		    One of:

		    - `+"`Gone`"+`: It was there.
		    - `+"`Hidden`"+`: Hidden.
		  content:
		    application/problem+json:
		      schema:
		        oneOf:
		          - $ref: '#/components/schemas/Gone'
		          - $ref: '#/components/schemas/Hidden'`, `
		oneOf:
		  - $ref: '#/components/schemas/Full'
		  - $ref: '#/components/schemas/UndeclaredProblem'`, `
		oneOf:
		  - $ref: '#/components/schemas/Bad'
		  - $ref: '#/components/schemas/InvalidArgumentProblem'`, `
		"404":
		  description: It was there.
		  content:
		    application/problem+json:
		      schema:
		        $ref: '#/components/schemas/Gone'
		default:
		  $ref: '#/components/responses/Problem'`, `
		"204":
		  description: No Content
		4XX:
		  $ref: '#/components/responses/Problem'
		default:
		  $ref: '#/components/responses/Problem'`, `
		- type: urn:kit:error:orders:Gone
		  title: Gone
		  status: 404
		  detail: It was there
		  code: not_found
		  error: Gone
		  fields:
		    since: "2026-01-15"`)
}

// Of two choices under a status only one matches a problem document, whatever the errors are.
func TestProblemsAreToldApart(t *testing.T) {
	s := newShop()
	m := s.method("Get", nil, field("a", kind(model.Bool)))
	s.throws(m, s.failure("Refused", model.InvalidArgument), s.failure("Late", model.OutOfRange))
	files, _ := Generate(s.prog, s.pkg)
	root, _ := check(t, files[0].Data)
	v := validator{root}
	at := root["paths"].(map[string]any)["/Get"].(map[string]any)
	for _, key := range []string{"post", "responses", "400", "content", problemType, "schema"} {
		at = at[key].(map[string]any)
	}
	problem := func(kind string, more ...string) map[string]any {
		p := map[string]any{"type": kind, "title": "t", "status": 400, "code": "invalid_argument"}
		for i := 0; i < len(more); i += 2 {
			p[more[i]] = more[i+1]
		}
		return p
	}
	for _, test := range []struct {
		problem map[string]any
		ok      bool
	}{
		{problem("about:blank"), true},
		{problem("about:blank", "code", "failed_precondition"), true},
		{problem("urn:kit:error:orders:Refused", "error", "Refused"), true},
		{problem("urn:kit:error:orders:Late", "error", "Late", "code", "out_of_range"), true},
		{problem("urn:kit:error:orders:Late", "error", "Refused"), false},
		{problem("urn:kit:error:orders:Other", "error", "Other"), false},
	} {
		if err := v.check(at, test.problem); (err == nil) != test.ok {
			t.Errorf("%v: %v", test.problem, err)
		}
	}
}

func TestBodies(t *testing.T) {
	s := newShop()
	thing := s.structure("Thing", field("id", kind(model.UUID)), field("name", kind(model.String)), maybe(field("etag", kind(model.String))))

	replace := s.method("Replace", nil)
	replace.Input = thing
	s.route(replace, "PUT", "/things/{}")

	rename := s.method("Rename", nil, field("key", kind(model.UUID)), field("name", kind(model.String)))
	s.route(rename, "PATCH", "/things/{}")

	get := s.method("Read", ofStruct(thing), field("id", kind(model.UUID)))
	s.route(get, "GET", "/things/{}").ResponseHeader = []model.Param{{Field: thing.Fields[2], Name: "ETag"}}

	upload := s.method("Upload", nil, field("data", listOf(kind(model.Int8))))
	upload.HTTP.Whole, upload.HTTP.Body = upload.Input.Fields[0], nil

	peek := s.method("Peek", ofStruct(thing))
	s.route(peek, "HEAD", "/")

	doc, _ := generate(t, s)
	if strings.Count(doc, "\n  /things/{id}:\n") != 1 || strings.Contains(doc, "{key}") {
		t.Errorf("paths that differ in a name only are not one:\n%s", doc)
	}
	contains(t, doc, `
		operationId: Orders_Replace
		tags: [Orders]
		summary: Replace
		parameters:
		  - name: id
		    in: path
		    required: true
		    schema:
		      type: string
		      format: uuid
		    example: 6f1b7c1e-8d4b-4b7a-9c61-0e5f0a3d2b11
		requestBody:
		  required: true
		  content:
		    application/json:
		      schema:
		        type: object
		        required: [name]
		        properties:
		          name:
		            type: string
		          etag:
		            type: string`, `
		$ref: '#/components/schemas/RenameInput'`, `
		RenameInput:
		  type: object
		  required: [name]
		  properties:
		    name:
		      type: string`, `
		headers:
		  ETag:
		    schema:
		      type: string
		    example: etag
		content:
		  application/json:
		    schema:
		      type: object
		      required: [id, name]
		      properties:
		        id:
		          type: string
		          format: uuid
		        name:
		          type: string`, `
		schema:
		  type: array
		  items:
		    type: integer
		    format: int8`, `
		/:
		  head:
		    operationId: Orders_Peek
		    tags: [Orders]
		    summary: Peek
		    responses:
		      "200":
		        description: OK
		      4XX:`)
}

func TestUnionAndSensitive(t *testing.T) {
	s := newShop()
	secret := field("card", kind(model.String))
	secret.Sensitive, secret.Doc = true, "The number."
	u := &model.Union{Decl: s.decl("Payment", "How to pay."), Members: s.number([]*model.Field{secret, field("points", kind(model.Int32))})}
	u.Deprecated = "pay cash"
	s.method("Pay", nil, field("with", ofUnion(u)))
	doc, _ := generate(t, s)
	contains(t, doc, `
		Payment:
		  description: |-
		    How to pay.

		    Deprecated: pay cash.
		  deprecated: true
		  oneOf:
		    - type: object
		      required: [card]
		      properties:
		        card:
		          description: |-
		            The number.

		            Sensitive: keep it out of logs and error texts.
		          x-sensitive: true
		          type: string
		      additionalProperties: false
		    - type: object
		      required: [points]`)
}

func TestFindings(t *testing.T) {
	for _, test := range []struct {
		name  string
		build func(s *shop)
		code  diag.Code
		text  string
	}{
		{"same operation", func(s *shop) {
			s.method("Get", nil)
			s.svc = s.service("Other")
			s.method("Get", nil)
		}, diag.OpenAPISameOperation, `"Get" of service "Orders" and "Get" of service "Other" are both POST /Get`},
		{"same shape", func(s *shop) {
			s.route(s.method("A", nil, field("x", kind(model.Int8))), "GET", "/{}")
			s.route(s.method("B", nil, field("y", kind(model.Int8))), "GET", "/{}")
		}, diag.OpenAPISameOperation, "both GET /{x}"},
		{"taken over, and taken", func(s *shop) {
			s.method("Get", nil)
			base := &model.Service{Decl: s.decl("Base", "")}
			base.Methods = []*model.Method{{Decl: s.decl("Look", ""), Service: base, HTTP: s.svc.Methods[0].HTTP}}
			s.extend(s.service("Other"), base)
		}, diag.OpenAPISameOperation, `"Get" of service "Orders" and "Look" of service "Other" are both POST /Get`},
		{"map in the query", func(s *shop) {
			s.route(s.method("Get", nil, field("m", mapOf(kind(model.String), kind(model.Bool)))), "GET", "/")
		}, diag.OpenAPIParameter, `"m" cannot stand in a query`},
		{"list in the path", func(s *shop) {
			s.route(s.method("Get", nil, field("l", listOf(kind(model.String)))), "GET", "/{}")
		}, diag.OpenAPIParameter, `"l" cannot stand in a path`},
		{"ignored header", func(s *shop) {
			m := s.method("Get", nil, field("a", kind(model.String)))
			m.HTTP.Header, m.HTTP.Body = []model.Param{{Field: m.Input.Fields[0], Name: "authorization"}}, nil
		}, diag.OpenAPIHeader, `"authorization"`},
		{"pattern", func(s *shop) {
			s.method("Get", nil, field("a", refined(kind(model.String), model.Rules{Pattern: "(?m)^a$"})))
		}, diag.OpenAPIPattern, "(?m)^a$"},
	} {
		s := newShop()
		test.build(s)
		_, diags := Generate(s.prog, s.pkg)
		if len(diags) != 1 || diags[0].Code != test.code || !strings.Contains(diags[0].Message, test.text) {
			t.Errorf("%s: got %v", test.name, diags)
		}
	}
}

// Whatever an author writes, the document stays valid and says it.
func TestHostileText(t *testing.T) {
	for _, text := range []string{
		`*/ # no`, "`code` ``more``", `"quoted" 'single'`, "key: value\n- item\n", "日本語 üñ 😀 \u2028", "nul \x00 and bell \a", "invalid \xff utf-8",
		"tab\tand\rreturn", strings.Repeat("long ", 5000), "\n\n  leading\n    indented\n\n", "---", "... and", "%YAML 1.2", "{a: b}", "[1", "&a *b !c", "no", "1", "| x", "> y", "@z", "?", "<script>",
	} {
		s := newShop()
		s.pkg.Doc, s.pkg.Version, s.svc.Doc = text, text, text
		d := s.structure("Thing", field("a", kind(model.String)))
		d.Doc, d.Deprecated, d.Fields[0].Doc, d.Fields[0].Deprecated = text, text, text, text
		e := &model.Enum{Decl: s.decl("Kind", text), Members: []*model.EnumMember{{Name: "a", Number: 1, Doc: text, Deprecated: text}}}
		x := s.failure("Broken", model.Internal)
		x.Doc = text
		m := s.method("Get", ofStruct(d), field("kind", ofEnum(e)), byDefault(field("said", kind(model.String)), literal(model.String, strings.ToValidUTF8(text, ""))))
		m.Doc, m.Deprecated = text, text
		s.throws(m, x)
		generate(t, s)
	}
}
