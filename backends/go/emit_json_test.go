package golang

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
)

// jsonCase gives a generator for a package, and its types by their names in .kit.
func jsonCase(t *testing.T) (*generator, *source, func(field string) *model.Type) {
	t.Helper()
	prog := compiletest.Program(t, `
package tiny { kit = 1 }
scalar Moment { type = timestamp }
struct Point {
  x = int32
  y = optional(int32)
}
struct Holder {
  point   = Point
  points  = list(Point)
  moments = map(int64, Moment)
  at      = Moment
  names   = set(string)
}
`)
	pkg := prog.Packages[0]
	g := &generator{prog: prog, pkg: pkg, graph: newGraph(pkg)}
	field := func(name string) *model.Type {
		for _, f := range pkg.Structs[1].Fields {
			if f.Name == name {
				return f.Type
			}
		}
		t.Fatalf("no field %s", name)
		return nil
	}
	return g, g.source("body.go"), field
}

func TestJSONAppend(t *testing.T) {
	g, s, typ := jsonCase(t)
	for _, c := range []struct{ expr, field, want string }{
		{"in.Point", "point", "\tb = in.Point.AppendJSON(b)\n"},
		{"*out", "point", "\tb = out.AppendJSON(b)\n"},
		{"*at", "at", "\tb = jsonwire.AppendTimestamp(b, time.Time(*at))\n"},
		{"*out", "points", `	b = append(b, '[')
	for i := range *out {
		b = (*out)[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
`},
		{"v", "moments", `	b = append(b, '{')
	for k, v := range v {
		b = append(b, '"')
		b = strconv.AppendInt(b, k, 10)
		b = append(b, ` + "`\":`" + `...)
		b = jsonwire.AppendTimestamp(b, time.Time(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
`},
	} {
		if diff := cmp.Diff(c.want, g.jsonAppend(s, c.expr, typ(c.field))); diff != "" {
			t.Errorf("%s as %s (-want +got):\n%s", c.expr, c.field, diff)
		}
	}
}

func TestJSONDecode(t *testing.T) {
	g, s, typ := jsonCase(t)
	for _, c := range []struct{ target, field, want string }{
		{"in.Point", "point", "in.Point.DecodeJSON(d)"},
		{"*out", "point", "out.DecodeJSON(d)"},
		{"*out", "points", "jsonwire.List(out, d, (*Point).DecodeJSON)"},
		{"in.Names", "names", "jsonwire.List(&in.Names, d, jsonwire.String)"},
		{"in.At", "at", "jsonwire.Timestamp((*time.Time)(&in.At), d)"},
		{"out", "moments", `jsonwire.Map(&out, d, jsonwire.IntKey, func(p *Moment, d *jsonwire.Decoder) error {
		return jsonwire.Timestamp((*time.Time)(p), d)
	})`},
	} {
		want := "\tif err := " + c.want + "; err != nil {\n\t\treturn err\n\t}\n"
		if diff := cmp.Diff(want, g.jsonDecode(s, c.target, typ(c.field))); diff != "" {
			t.Errorf("%s as %s (-want +got):\n%s", c.target, c.field, diff)
		}
	}
}

func TestJSONObjectFuncs(t *testing.T) {
	g, s, _ := jsonCase(t)
	st := g.pkg.Structs[0]
	g.jsonObjectFuncs(s, "MoveBody", st, st.Fields[1:])
	want := `var bodyOfMoveBody = jsonwire.Fields{
	Names: []string{"y"},
}

func appendMoveBodyJSON(b []byte, x *Point) []byte {
	b = append(b, '{')
	if x.Y != nil {
		b = append(b, ` + "`\"y\":`" + `...)
		b = strconv.AppendInt(b, int64(*x.Y), 10)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

func decodeMoveBodyJSON(d *jsonwire.Decoder, x *Point) error {
	o := d.Object(&bodyOfMoveBody)
	for o.Next() {
		switch o.Field {
		case 0: // y
			o.Err = jsonwire.Optional(&x.Y, d, jsonwire.Int)
		}
	}
	return o.End()
}

`
	if diff := cmp.Diff(want, string(s.body.appendTo(nil))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAlternatives(t *testing.T) {
	enum := func(n int) *model.Enum {
		e := &model.Enum{}
		for i := range n {
			e.Members = append(e.Members, &model.EnumMember{Name: string(rune('a' + i))})
		}
		return e
	}
	for n, want := range map[int]string{
		1:  "a",
		2:  "a or b",
		3:  "a, b or c",
		22: "a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t and 2 others",
	} {
		if got := alternatives(enum(n)); got != want {
			t.Errorf("%d names: %s, want %s", n, got, want)
		}
	}
}
