package openapi

import (
	"strconv"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
)

// Each operation says who may call it, and how a stranger is answered.
func TestAuth(t *testing.T) {
	s := newShop()
	user, desk, key, cert := s.auth("user", model.Bearer), s.auth("desk", model.Basic), s.auth("key", model.APIKey), s.auth("peer", model.MTLS)
	user.Format, user.Doc, key.Header = "JWT", "Somebody who has signed in.", "X-Api-Key"
	desk.Deprecated = "use user"
	key.Package = &model.Package{Name: "billing"}
	for i, auth := range []*model.Auth{user, desk, key, cert, nil} {
		s.method("M"+strconv.Itoa(i), nil).Auth = auth
	}
	stranger := s.failure("Stranger", model.Unauthenticated)
	s.throws(s.svc.Methods[1], stranger)
	s.throws(s.svc.Methods[4], stranger)
	doc, _ := generate(t, s)
	contains(t, doc, `
		operationId: Orders_M0
		tags: [Orders]
		summary: M0
		responses:
		  "204":
		    description: No Content
		  "401":
		    $ref: '#/components/responses/UnauthenticatedProblem'
		  default:
		    $ref: '#/components/responses/Problem'
		security:
		  - user: []`, `
		oneOf:
		  - $ref: '#/components/schemas/Stranger'
		  - $ref: '#/components/schemas/UnauthenticatedProblem'`,
		"security:\n  - desk: []", "security:\n  - billing_key: []", "security:\n  - peer: []", `
		  "401":
		    description: Stranger.
		    content:
		      application/problem+json:
		        schema:
		          $ref: '#/components/schemas/Stranger'
		  default:
		    $ref: '#/components/responses/Problem'
		security: []`, `
		securitySchemes:
		  user:
		    description: Somebody who has signed in.
		    type: http
		    scheme: bearer
		    bearerFormat: JWT
		  desk:
		    description: 'Deprecated: use user.'
		    type: http
		    scheme: basic
		  peer:
		    type: mutualTLS
		  billing_key:
		    type: apiKey
		    in: header
		    name: X-Api-Key`,
		"- url: https://{host}")
	if strings.Contains(doc, "\nsecurity:") {
		t.Errorf("what holds for no operation by itself is said of all:\n%s", doc)
	}
}

// A document in which nobody is asked who they are says so.
func TestNoAuth(t *testing.T) {
	s := newShop()
	s.method("Get", nil)
	doc, _ := generate(t, s)
	contains(t, doc, "security: []")
	if strings.Contains(doc, "401") || strings.Contains(doc, "securitySchemes") {
		t.Errorf("%s", doc)
	}
}

// One operation of several services asks of its callers what one of them asks.
func TestAuthOfOneOperation(t *testing.T) {
	s := newShop()
	health, user := s.svc, s.auth("user", model.Bearer)
	health.Name = "Health"
	s.method("Check", nil)
	for _, name := range []string{"Orders", "Stock"} {
		s.extend(s.service(name), health)
		s.pkg.Services[len(s.pkg.Services)-1].Methods[0].Auth = user
	}
	doc, _ := generate(t, s)
	contains(t, doc, `
		operationId: Health_Check
		tags: [Health, Orders, Stock]
		summary: Check
		description: |-
		  Check.

		  Who may call it depends on the service:

		  - Health: anybody
		  - Orders: `+"`user`"+`
		  - Stock: `+"`user`"+`
		responses:
		  "204":
		    description: No Content
		  "401":
		    $ref: '#/components/responses/UnauthenticatedProblem'
		  default:
		    $ref: '#/components/responses/Problem'
		security:
		  - {}
		  - user: []`)
}
