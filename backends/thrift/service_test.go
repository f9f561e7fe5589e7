package thrift

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
)

// A service stands behind the one that it extends, of whichever package, and has its own methods only.
func TestExtends(t *testing.T) {
	s := newShop()
	s.method("Get", kind(model.Bool))
	base := &model.Package{Name: "base"}
	report := s.imported("base", "Report")
	report.Package = base
	health := &model.Service{Decl: model.Decl{Name: "Health", Doc: "Tells how a server is.", Package: base}}
	check := &model.Method{Decl: model.Decl{Name: "Check", Package: base}, Service: health, Output: ofStruct(report)}
	health.Methods = []*model.Method{check}
	middle := s.service("Managed")
	middle.Transports = nil
	s.svc = middle
	s.method("Stop", nil)
	s.extend(middle, health)
	s.extend(s.pkg.Services[0], middle)
	quiet := s.service("Quiet")
	s.extend(quiet, health)
	alone := s.service("Alone")
	alone.Transports = nil
	idl := generate(t, s)
	contains(t, idl, "struct BaseReport {}\n", strings.ReplaceAll(`
/**
 * Tells how a server is. Not offered by itself, but as a part of the services that extend it.
 * 'base.Health' in the .kit files.
 */
service BaseHealth {
  BaseReport Check()
}

/**
 * Not offered by itself, but as a part of the services that extend it.
 */
service Managed extends BaseHealth {
  void Stop()
}

service Orders extends Managed {
  bool Get()
}

service Quiet extends BaseHealth {
}
`, "'", "`"))
	if strings.Contains(idl, "Alone") {
		t.Errorf("a service that is not offered and that nobody extends:\n%s", idl)
	}
}

// Comments say who may call what.
func TestAuth(t *testing.T) {
	s := newShop()
	user, desk, key, peer := s.auth("user", model.Bearer), s.auth("desk", model.Basic), s.auth("key", model.APIKey), s.auth("peer", model.MTLS)
	user.Format, user.Doc, key.Header, desk.Deprecated = "JWT", "Somebody who\nhas signed in", "X-Api-Key", "use user"
	key.Package = &model.Package{Name: "billing"}
	s.svc.Auth = user
	for i, auth := range []*model.Auth{user, desk, key, peer, nil, user} {
		s.method("M"+literalInt(i), nil).Auth = auth
	}
	open := s.service("Open")
	s.extend(open, s.svc)
	open.Methods[0].Auth = nil // the last one says itself that it is for users
	safe := s.service("Safe")
	safe.Auth = key
	s.extend(safe, open)
	safe.Methods[0].Auth = key
	contains(t, generate(t, s), strings.ReplaceAll(`
/**
 * Auth: user. Somebody who has signed in. Send a bearer token (JWT) in THeader:
 * 'authorization: Bearer TOKEN'.
 */
service Orders {
  void M0()

  /**
   * Auth: desk. Send a name and a password in THeader: 'authorization: Basic BASE64'.
   * Deprecated: use user.
   */
  void M1()

  /** Auth: billing.key. Send a key in THeader: 'x-api-key: KEY'. */
  void M2()

  /** Auth: peer. Show a client certificate (mutual TLS). */
  void M3()

  /** Anybody may call it. */
  void M4()

  void M5()
}

/**
 * Anybody may call its methods, the inherited ones too, unless one says otherwise. Auth of M5:
 * user. Somebody who has signed in. Send a bearer token (JWT) in THeader:
 * 'authorization: Bearer TOKEN'.
 */
service Open extends Orders {
}

/**
 * Auth, also of inherited methods: billing.key. Send a key in THeader: 'x-api-key: KEY'. Auth
 * of M5: user. Somebody who has signed in. Send a bearer token (JWT) in THeader:
 * 'authorization: Bearer TOKEN'.
 */
service Safe extends Open {
}
`, "'", "`"))
}

func TestOneway(t *testing.T) {
	s := newShop()
	s.method("Tell", nil, field("text", kind(model.String))).Oneway = true
	contains(t, generate(t, s), "\n  oneway void Tell(1: string text)\n")
}

// A page tells how it goes on, by the names in the file.
func TestPage(t *testing.T) {
	s := newShop()
	after, next := maybe(field("after", kind(model.String))), maybe(field("next", kind(model.String)))
	info := s.structure("PageInfo", next)
	notes := field("notes", listOf(kind(model.String)))
	found := s.structure("Found", notes, maybe(field("page", ofStruct(info))))
	m := s.method("Find", ofStruct(found), after)
	m.Page = &model.Page{Items: notes, Cursor: []*model.Field{after}, Next: []*model.Field{found.Fields[1], next}}

	request := s.structure("PageRequest", maybe(field("cursor", kind(model.String))))
	m = s.method("List", ofStruct(found), maybe(field("transport", ofStruct(request))))
	m.Page = &model.Page{Items: notes, Cursor: []*model.Field{m.Input.Fields[0], request.Fields[0]}, Next: []*model.Field{found.Fields[1], next}}
	contains(t, generate(t, s), `
  /**
   * Gives one page of notes: pass page.next_ of the result as after to get the next one; the
   * last page has none.
   */
`, `
  /**
   * Gives one page of notes: pass page.next_ of the result as transport_.cursor to get the next
   * one; the last page has none.
   */
`)
}
