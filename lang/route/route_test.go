package route

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/lang/diag"
)

// at is the place of a text that stands in a string at the start of a line.
func at(from, to int) diag.Span {
	return diag.Span{File: "a.kit", Start: diag.Pos{Line: 1, Column: from + 1, Offset: from}, End: diag.Pos{Line: 1, Column: to + 1, Offset: to}}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]Pattern{
		"GET /":       {Verb: "GET"},
		"GET /orders": {Verb: "GET", Segments: []Segment{{Literal: "orders", From: 5, To: 11}}},
		"DELETE /orders/{id}/items/{item_no}": {Verb: "DELETE", Segments: []Segment{
			{Literal: "orders", From: 8, To: 14}, {Param: "id", From: 15, To: 19}, {Literal: "items", From: 20, To: 25}, {Param: "item_no", From: 26, To: 35},
		}},
		"POST /v1.2/a-b_c~d/@me/orders:cancel": {Verb: "POST", Segments: []Segment{
			{Literal: "v1.2", From: 6, To: 10}, {Literal: "a-b_c~d", From: 11, To: 18}, {Literal: "@me", From: 19, To: 22}, {Literal: "orders:cancel", From: 23, To: 36},
		}},
	} {
		got, list := Parse(text, at)
		if len(list) > 0 {
			t.Errorf("%s: %v", text, list)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", text, d)
		}
		if got.String() != text {
			t.Errorf("%s is written %s", text, got)
		}
	}
}

func TestVerbs(t *testing.T) {
	for _, verb := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
		if p, list := Parse(verb+" /a", at); len(list) > 0 || p.Verb != verb {
			t.Errorf("%s: %v %v", verb, p, list)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		text    string
		code    diag.Code
		part    string // what is underlined
		message string
		fix     string // the text with the fix applied; empty where there is none
	}{
		{"", diag.RouteSyntax, "", "the route is empty: write a verb and a path, such as `GET /orders/{id}`", ""},
		{"  ", diag.RouteSyntax, "  ", "the route is empty: write a verb and a path, such as `GET /orders/{id}`", ""},
		{" GET /a ", diag.RouteSyntax, " GET /a ", "the route has space around it: write `GET /a`", "GET /a"},
		{"/orders", diag.RouteVerb, "/orders", "the route has no verb: write `GET /orders`, or another of GET, HEAD, POST, PUT, PATCH, DELETE", ""},
		{"GET", diag.RouteSyntax, "GET", "the route has no path: write `GET /…`", ""},
		{"orders", diag.RouteSyntax, "orders", "a route is a verb, a space and a path: `GET /orders/{id}`", ""},
		{"GET/orders", diag.RouteSyntax, "GET/orders", "one space stands between the verb and the path: write `GET /orders`", "GET /orders"},
		{"get\n/orders", diag.RouteSyntax, "get\n/orders", "one space stands between the verb and the path: write `GET /orders`", "GET /orders"},
		{"orders/{id}", diag.RouteSyntax, "orders/{id}", "a route is a verb, a space and a path: `GET /orders/{id}`", ""},
		{"GET\t/a", diag.RouteSyntax, "\t", "one space stands between the verb and the path", "GET /a"},
		{"GET orders", diag.RouteSyntax, "orders", "a path starts with a slash: write `/orders`", "GET /orders"},
		{"GET {id}", diag.RouteSyntax, "{id}", "a route is a verb, a space and a path: `GET /orders/{id}`", ""},
		{"GET https://shop.example/a", diag.RouteSyntax, "GET https://shop.example/a", "a route has no scheme and no host: write a verb and a path, such as `GET /orders/{id}`", ""},
		{"GET  /a", diag.RouteSyntax, "  ", "one space stands between the verb and the path", "GET /a"},
		{"GET\t /a", diag.RouteSyntax, "\t ", "one space stands between the verb and the path", "GET /a"},
		{"get /a", diag.RouteVerb, "get", "verbs are written in capitals: write `GET`", "GET /a"},
		{"GTE /a", diag.RouteVerb, "GTE", "there is no verb `GTE`: did you mean `GET`?", ""},
		{"OPTIONS /a", diag.RouteVerb, "OPTIONS", "there is no verb `OPTIONS`: one of GET, HEAD, POST, PUT, PATCH, DELETE", ""},
		{"GET /a/", diag.RouteTrailingSlash, "/", "the path ends with a slash, which makes it another path for most clients: write `GET /a`", "GET /a"},
		{"GET /a//b", diag.RouteSegment, "//", "there is nothing between these two slashes: write one", ""},
		{"GET //", diag.RouteSegment, "//", "there is nothing between these two slashes: write one", ""},
		{"GET /a?x=1", diag.RouteQuery, "?x=1", "a route is a path alone: remove this, fields that are not in the path of a GET, HEAD or DELETE are its query already", ""},
		{"GET /a#top/b", diag.RouteQuery, "#top/b", "a route is a path alone: remove this, a fragment never reaches a server", ""},
		{"GET /a b", diag.RouteSegment, " ", "a path has no spaces: join the words with `-`", ""},
		{"GET /a/:id", diag.RouteParameter, ":id", "a parameter stands in braces: write `{id}`", "GET /a/{id}"},
		{"GET /a/<id>", diag.RouteParameter, "<id>", "a parameter stands in braces: write `{id}`", "GET /a/{id}"},
		{"GET /a/<int:id>", diag.RouteParameter, "<int:id>", "a parameter stands in braces: write `{id}`", "GET /a/{id}"},
		{"GET /a/[id]", diag.RouteParameter, "[id]", "a parameter stands in braces: write `{id}`", "GET /a/{id}"},
		{"GET /a/*", diag.RouteParameter, "*", "there are no wildcards: write a parameter for each segment, `{name}`", ""},
		{"GET /a/{}", diag.RouteParameter, "{}", "the parameter has no name: write the name of a field of the input, `{id}`", ""},
		{"GET /a/{rest...}", diag.RouteParameter, "{rest...}", "a parameter is one segment, never the rest of the path: write `{rest}`", ""},
		{"GET /a/{id:[0-9]+}", diag.RouteParameter, "{id:[0-9]+}", "a parameter has a name and nothing else: write `{id}`, and the pattern in the type of the field", "GET /a/{id}"},
		{"GET /a/{1st}", diag.RouteParameter, "{1st}", "`1st` is no name of a field: write lower-case letters, digits and `_`, and start with a letter", ""},
		{"GET /a/{...}", diag.RouteParameter, "{...}", "`...` is no name of a field: write lower-case letters, digits and `_`, and start with a letter", ""},
		{"GET /a/{*rest}", diag.RouteParameter, "{*rest}", "a parameter is one segment, never the rest of the path: write `{rest}`", ""},
		{"GET /a/{order-id}", diag.RouteParameter, "{order-id}", "`order-id` is no name of a field: write lower-case letters, digits and `_`, and start with a letter", ""},
		{"GET /a/{orderId}", diag.RouteParameter, "{orderId}", "the names of fields are in snake_case: write `{order_id}`", "GET /a/{order_id}"},
		{"GET /a/{OrderID}", diag.RouteParameter, "{OrderID}", "the names of fields are in snake_case: write `{order_id}`", "GET /a/{order_id}"},
		{"GET /a/{HTTPPort2}", diag.RouteParameter, "{HTTPPort2}", "the names of fields are in snake_case: write `{http_port2}`", "GET /a/{http_port2}"},
		{"GET /a/{_id}", diag.RouteParameter, "{_id}", "the names of fields are in snake_case: write `{id}`", "GET /a/{id}"},
		{"GET /a/{a__b_}", diag.RouteParameter, "{a__b_}", "the names of fields are in snake_case: write `{a_b}`", "GET /a/{a_b}"},
		{"GET /a/:orderId", diag.RouteParameter, ":orderId", "a parameter stands in braces: write `{order_id}`", "GET /a/{order_id}"},
		{"GET /a/{orderId:[0-9]+}", diag.RouteParameter, "{orderId:[0-9]+}", "a parameter has a name and nothing else: write `{order_id}`, and the pattern in the type of the field", "GET /a/{order_id}"},
		{"GET /a/x{id}", diag.RouteParameter, "x{id}", "a parameter is a whole segment: write `/{id}/`, or take `x{id}` apart in your code", ""},
		{"GET /a/{id", diag.RouteParameter, "{", "this brace has no partner: a parameter is written `{name}`", ""},
		{"GET /{id}/b/{id}", diag.RouteDuplicate, "{id}", "the parameter `id` stands twice in the path: give each its own field", ""},
		{"GET /a%2Fb", diag.RouteSegment, "%2F", "nothing is percent-encoded in a route: name the segment with letters, digits and `-._~`", ""},
		{"GET /größe", diag.RouteSegment, "ö", "`ö` would be percent-encoded on its way: use ASCII letters in paths", ""},
		{"GET /a$b", diag.RouteSegment, "$", "`$` cannot stand in a path: use letters, digits and `-._~`", ""},
		{"GET /a/../b", diag.RouteSegment, "..", "clients resolve `..` before they send: write the path that is meant", ""},
		{"GET /\xff", diag.RouteSyntax, "GET /\xff", "the route is not UTF-8 text", ""},
	} {
		_, list := Parse(test.text, at)
		if len(list) != 1 {
			t.Errorf("%q: got %d findings, want 1: %v", test.text, len(list), list)
			continue
		}
		d := list[0]
		part := test.text[d.Span.Start.Offset:d.Span.End.Offset]
		if d.Code != test.code || part != test.part || d.Message != test.message {
			t.Errorf("%q: got %s at %q: %s\nwant %s at %q: %s", test.text, d.Code, part, d.Message, test.code, test.part, test.message)
		}
		fix := ""
		if d.Fix != nil {
			fix = test.text[:d.Fix.Span.Start.Offset] + d.Fix.Replace + test.text[d.Fix.Span.End.Offset:]
			if _, l := Parse(fix, at); len(l) > 0 {
				t.Errorf("%q: the fix %q is wrong too: %v", test.text, fix, l)
			}
		}
		if fix != test.fix {
			t.Errorf("%q: the fix gives %q, want %q", test.text, fix, test.fix)
		}
	}
}

// TestIndependentMistakes wants each segment to be looked at.
func TestIndependentMistakes(t *testing.T) {
	_, list := Parse("get /a$/:id/ü/", at)
	var codes []diag.Code
	for _, d := range list {
		codes = append(codes, d.Code)
	}
	want := []diag.Code{diag.RouteVerb, diag.RouteSegment, diag.RouteParameter, diag.RouteSegment, diag.RouteTrailingSlash}
	if d := cmp.Diff(want, codes); d != "" {
		t.Error(d)
	}
}

// TestFixOnlyWhereExact: a string with escapes has no places inside it, so no edit is offered.
func TestFixOnlyWhereExact(t *testing.T) {
	whole := func(from, to int) diag.Span { return at(0, 100) }
	if _, list := Parse("get /a", whole); len(list) != 1 || list[0].Fix != nil {
		t.Errorf("got %v", list)
	}
}

// TestLength tries the longest route, and one byte more.
func TestLength(t *testing.T) {
	longest := "GET /" + strings.Repeat("a", 995)
	if _, list := Parse(longest, at); len(list) > 0 {
		t.Errorf("1000 bytes: %v", list)
	}
	_, list := Parse(longest+"a", at)
	if len(list) != 1 || list[0].Message != "the route has 1001 bytes, and may have 1000: write a shorter path" {
		t.Errorf("1001 bytes: %v", list)
	}
}

func TestLong(t *testing.T) {
	for _, unit := range []string{"/", "a", "/a", "{", "/{a}", " ", "?", "é"} {
		_, list := Parse("GET /"+strings.Repeat(unit, 1_000_000), at)
		if len(list) != 1 || list[0].Code != diag.RouteTooLong {
			t.Errorf("%q: got %d findings, want that it is too long", unit, len(list))
		}
		Parse("GET /"+strings.Repeat(unit, MaxLength/4), at)
	}
}

// FuzzRoute: whatever the text, there is a route that is written as the text is, or findings, all of
// them inside the text.
func FuzzRoute(f *testing.F) {
	for _, s := range []string{"", "GET /", "GET /a/{b}", "get /a", "GET /a//", "GET /:id", "GET /<a:b>", "GET /{a:b}", "GET /a?b#c", "GET /x{y}z", "GET  /a", "GET a/b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, list := Parse(text, at)
		if len(list) == 0 && p.String() != text {
			t.Errorf("%q is read as %q", text, p)
		}
		for _, s := range p.Segments {
			if s.From < 0 || s.To < s.From || s.To > len(text) {
				t.Errorf("%q: segment %v is not in the text", text, s)
			}
		}
		for _, d := range list {
			if d.Span.Start.Offset < 0 || d.Span.End.Offset > len(text) || d.Span.Start.Offset > d.Span.End.Offset {
				t.Errorf("%q: %v is not in the text", text, d.Span)
			}
		}
	})
}
