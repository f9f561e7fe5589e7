package httptest

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/backends/go/internal/golden/routes"
	"github.com/kitc-lang/kit/backends/go/internal/random"
	kit "github.com/kitc-lang/kit/runtime"
)

// kinds gives a value whose fields every path and query can hold.
func kinds(t *rapid.T) *routes.Kinds {
	in := random.Value[routes.Kinds](t, time.Nanosecond)
	in.Small &= 0x7f
	in.Text = rapid.StringOf(rapid.Rune()).Filter(func(s string) bool { return s != "" && s != "." && s != ".." }).Draw(t, "text")
	return &in
}

func maybe(t *rapid.T) *routes.Maybe {
	in := random.Value[routes.Maybe](t, time.Nanosecond)
	if in.Paint != nil {
		*in.Paint = routes.Paint(rapid.StringMatching("[a-z]+").Draw(t, "paint"))
	}
	return &in
}

// TestParametersRoundTrip sends random values of every kind in every place, and wants them back.
func TestParametersRoundTrip(t *testing.T) {
	_, c := serveRoutes(t, &router{})
	ctx := t.Context()
	same := func(t *rapid.T, where string, in, out any, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		if !reflect.DeepEqual(in, out) {
			t.Fatalf("%s:\nsent     %+v\ngot back %+v", where, in, out)
		}
	}
	t.Run("path", rapid.MakeCheck(func(t *rapid.T) {
		in := kinds(t)
		out, err := c.InPath(ctx, in)
		same(t, "path", in, out, err)
	}))
	t.Run("query", rapid.MakeCheck(func(t *rapid.T) {
		in := kinds(t)
		in.Text = rapid.String().Draw(t, "any text")
		out, err := c.InQuery(ctx, in)
		same(t, "query", in, out, err)
	}))
	t.Run("optional query", rapid.MakeCheck(func(t *rapid.T) {
		in := maybe(t)
		out, err := c.MaybeQuery(ctx, in)
		same(t, "query", in, out, err)
	}))
	t.Run("lists", rapid.MakeCheck(func(t *rapid.T) {
		in := random.Value[routes.Lists](t, time.Nanosecond)
		in.Numbers = in.Numbers[:min(len(in.Numbers), 5)]
		in.Words = rapid.SliceOfDistinct(rapid.String(), rapid.ID).Draw(t, "words")
		out, err := c.ListQuery(ctx, &in)
		same(t, "query", lists(in), lists(*out), err)
	}))
	t.Run("header", rapid.MakeCheck(func(t *rapid.T) {
		in := maybe(t)
		if in.Text != nil {
			*in.Text = strings.TrimSpace(rapid.StringMatching(`[ -~ü你]*`).Draw(t, "header"))
		}
		out, err := c.InHeader(ctx, in)
		same(t, "header", in, out, err)
	}))
	t.Run("body", rapid.MakeCheck(func(t *rapid.T) {
		in := maybe(t)
		out, err := c.Soft(ctx, in)
		same(t, "body", in, out, err)
	}))
}

// lists makes nothing of the difference between no list and an empty one, which a query cannot express.
func lists(l routes.Lists) routes.Lists {
	l.Flags = append([]bool{}, l.Flags...)
	l.Numbers = append([]int32{}, l.Numbers...)
	l.Words = append([]string{}, l.Words...)
	l.Colors = append([]routes.Color{}, l.Colors...)
	l.Moments = append([]routes.Moment{}, l.Moments...)
	l.Keys = append([]routes.Key{}, l.Keys...)
	return l
}

func TestResponseHeadersRoundTrip(t *testing.T) {
	r := &router{}
	addr, c := serveRoutes(t, r)
	rapid.Check(t, func(t *rapid.T) {
		page := random.Value[routes.Page](t, time.Nanosecond)
		page.Etag = strings.TrimSpace(rapid.StringMatching(`[ -~ü你]*`).Draw(t, "etag"))
		r.page = &page
		out, err := c.Headers(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(&page, out) {
			t.Fatalf("\nsent     %+v\ngot back %+v", &page, out)
		}
	})
	r.page = &routes.Page{Text: "t", Etag: "a\r\nX-Evil: 1\tb", Color: routes.ColorRed}
	a := send(t, "GET", "http://"+addr+"/page", "")
	if a.header.Get("X-Evil") != "" || a.header.Get("Etag") != "a  X-Evil: 1 b" || a.body != `{"text":"t"}` {
		t.Errorf("control characters in a header: %v %s", a.header, a.body)
	}
}

func TestWholeBodies(t *testing.T) {
	addr, c := serveRoutes(t, &router{})
	ctx := t.Context()
	if out, err := c.Whole(ctx, &routes.WholeInput{ID: "1", Items: []string{"a", "b"}}); err != nil || !slices.Equal(out, []string{"a", "b"}) {
		t.Errorf("a list as the body gives %q, %v", out, err)
	}
	for want, in := range map[bool]*routes.WholeMaybeInput{
		true:  {ID: "1", Page: &routes.Page{Color: routes.ColorRed}},
		false: {ID: "1"},
	} {
		if out, err := c.WholeMaybe(ctx, in); err != nil || len(out) != 1 || out["1"] != want {
			t.Errorf("a page that is there (%t) gives %v, %v", want, out, err)
		}
	}
	a := send(t, "POST", "http://"+addr+"/whole/1", "null")
	if a.status != 202 || a.body != `{"1":false}` {
		t.Errorf("null for a body that may be absent gives %d %s", a.status, a.body)
	}
	wantProblem(t, "no body", send(t, "PUT", "http://"+addr+"/whole/1", ""), "invalid_argument")
}

// TestUnsendable wants inputs refused on the client that would arrive as something else.
func TestUnsendable(t *testing.T) {
	_, c := serveRoutes(t, &router{})
	ctx := t.Context()
	text := func(s string) *string { return &s }
	for name, c := range map[string]struct {
		err  error
		path string
	}{
		"an empty path parameter": {func() error { _, err := c.Thing(ctx, &routes.ThingInput{}); return err }(), "id"},
		"a step up":               {func() error { _, err := c.Thing(ctx, &routes.ThingInput{ID: ".."}); return err }(), "id"},
		"a step to itself":        {c.Remove(ctx, &routes.RemoveInput{ID: "."}), "id"},
		"a line break":            {func() error { _, err := c.InHeader(ctx, &routes.Maybe{Text: text("a\r\nb: c")}); return err }(), "text"},
		"a space at the end":      {func() error { _, err := c.InHeader(ctx, &routes.Maybe{Text: text("a ")}); return err }(), "text"},
	} {
		e, ok := c.err.(*kit.Error)
		if !ok || e.Code != kit.InvalidArgument || len(e.Violations) != 1 || e.Violations[0].Path != c.path {
			t.Errorf("%s: got %v, want a violation of %s", name, c.err, c.path)
		}
	}
}
