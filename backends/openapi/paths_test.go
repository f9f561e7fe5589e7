package openapi

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
)

// Inherited methods are operations of the service that extends; what two services have from the same
// place is one operation of both.
func TestExtends(t *testing.T) {
	listen := func(svc *model.Service, at string) {
		svc.Transports[0].Params = []model.Arg{{Name: "listen", Value: &model.Value{Kind: model.String, Str: at}}}
	}
	s := newShop()
	health := s.svc
	health.Name, health.Deprecated = "Health", "use metrics"
	s.route(s.method("Check", kind(model.Bool), field("deep", kind(model.Bool)), field("why", kind(model.String))), "POST", "/check")
	orders, stock := s.service("Orders"), s.service("Stock")
	s.svc = orders
	s.method("Get", nil)
	s.extend(orders, health)
	s.extend(stock, health)
	listen(stock, "127.0.0.1:9000")
	health.Transports = nil
	doc, _ := generate(t, s)
	contains(t, doc, `
		post:
		  operationId: Orders_Check
		  tags: [Orders, Stock]
		  summary: Check
		  requestBody:
		    required: true
		    content:
		      application/json:
		        schema:
		          $ref: '#/components/schemas/CheckInput'`,
		"default: localhost:8080", "default: 127.0.0.1:9000", "operationId: Orders_Get")
	if strings.Count(doc, "operationId") != 2 || strings.Count(doc, "\n    CheckInput:\n") != 1 || strings.Contains(doc, "deprecated: true") {
		t.Errorf("%s", doc)
	}

	health.Transports = stock.Transports
	doc, _ = generate(t, s)
	contains(t, doc, "operationId: Health_Check\ntags: [Health, Orders, Stock]\nsummary: Check\nrequestBody:")

	s.pkg.Services = []*model.Service{orders, health}
	doc, _ = generate(t, s)
	contains(t, doc, "operationId: Health_Check\ntags: [Orders, Health]\nsummary: Check\nrequestBody:")
}

func TestServers(t *testing.T) {
	listen := func(svc *model.Service, at string) {
		svc.Transports[0].Params = []model.Arg{{Name: "listen", Value: &model.Value{Kind: model.String, Str: at}}}
	}
	s := newShop()
	listen(s.svc, ":8080")
	s.method("Get", nil)
	s.svc = s.service("Admin")
	listen(s.svc, "127.0.0.1:9000")
	s.method("Stop", nil)
	doc, _ := generate(t, s)
	contains(t, doc, "default: localhost:8080", "default: 127.0.0.1:9000")
	if strings.Count(doc, "servers:") != 2 {
		t.Errorf("servers of the first service again:\n%s", doc)
	}
}

// A call that nobody waits for is answered before the work is done, without content.
func TestOneway(t *testing.T) {
	s := newShop()
	m := s.method("Tell", nil, field("text", kind(model.String)))
	m.Oneway, m.HTTP.Status = true, 202
	m.Doc = "Takes a note."
	doc, _ := generate(t, s)
	contains(t, doc, `
		summary: Takes a note
		description: |-
		  Takes a note.

		  The answer comes as soon as the input was read and found valid. The work goes on behind it, and nobody is told how it ends.
		requestBody:`, `
		responses:
		  "202":
		    description: Accepted
		  "400":
		    $ref: '#/components/responses/InvalidArgumentProblem'
		  default:`)
}

// A page tells where its list is and how it goes on, by the names on the wire.
func TestPage(t *testing.T) {
	s := newShop()
	after, next := maybe(field("after", kind(model.String))), maybe(field("next", kind(model.String)))
	info := s.structure("PageInfo", next)
	notes := field("notes", listOf(kind(model.String)))
	found := s.structure("Found", notes, maybe(field("page", ofStruct(info))))
	m := s.method("Find", ofStruct(found), field("word", kind(model.String)), after)
	s.route(m, "GET", "/notes").Query[1].Name = "from"
	m.Page = &model.Page{Items: notes, Cursor: []*model.Field{after}, Next: []*model.Field{found.Fields[1], next}}

	request := s.structure("PageRequest", maybe(field("cursor", kind(model.String))))
	listed := s.structure("Listed", field("items", listOf(kind(model.Bool))), maybe(field("next", kind(model.String))))
	m = s.method("List", ofStruct(listed), maybe(field("page", ofStruct(request))))
	m.HTTP.ResponseHeader = []model.Param{{Field: listed.Fields[1], Name: "X-Next"}}
	m.Page = &model.Page{Items: listed.Fields[0], Cursor: []*model.Field{m.Input.Fields[0], request.Fields[0]}, Next: []*model.Field{listed.Fields[1]}}
	doc, _ := generate(t, s)
	contains(t, doc, "Gives one page of a list: send `page.next` of the answer as `from` to get the next one. The last page has no `page.next`.", `
		x-kit-page:
		  items: notes
		  cursor: from
		  next: page.next`, `
		x-kit-page:
		  items: items
		  cursor: page.cursor
		  next: X-Next`)
}
