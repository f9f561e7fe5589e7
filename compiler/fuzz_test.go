package compiler_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// FuzzCheck compiles any text as the one file of a package. It never panics, every finding points into the
// text, and a program without errors has no hole.
func FuzzCheck(f *testing.F) {
	for _, files := range cases(f) {
		if file := files["service.kit"]; file != nil {
			f.Add(file.Data)
		}
	}
	orders, err := os.ReadFile("compiletest/orders.kit")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(orders)
	f.Fuzz(func(t *testing.T, src []byte) {
		files := fstest.MapFS{"service.kit": {Data: src}}
		res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: module}, []string{"."})
		if err != nil {
			t.Fatal(err)
		}
		text(t, res)
		for _, d := range res.Diagnostics {
			spans := []diag.Span{d.Span}
			for _, n := range d.Notes {
				spans = append(spans, n.Span)
			}
			if d.Fix != nil {
				spans = append(spans, d.Fix.Span)
			}
			for _, s := range spans {
				if s.File == "service.kit" && (s.Start.Offset < 0 || s.End.Offset < s.Start.Offset || s.End.Offset > len(src)) {
					t.Errorf("%s points out of the text: %+v", d.Code, s)
				}
			}
		}
		if !res.Diagnostics.HasErrors() {
			noHoles(t, res.Program.Packages[0])
		}
	})
}

// noHoles looks for what a program without errors cannot have.
func noHoles(t *testing.T, pkg *model.Package) {
	t.Helper()
	if pkg.Name == "" {
		t.Error("a package without a name")
	}
	check := func(owner string, fields []*model.Field) {
		taken := map[int]bool{}
		for _, f := range fields {
			if f.Type == nil || f.Type.Kind == 0 || f.Number < 1 || taken[f.Number] || f.Presence == model.Defaulted != (f.Default != nil) {
				t.Errorf("%s.%s: %+v", owner, f.Name, f)
			}
			taken[f.Number] = true
		}
	}
	for _, s := range pkg.Structs {
		check(s.Name, s.Fields)
	}
	for _, u := range pkg.Unions {
		check(u.Name, u.Members)
		if len(u.Members) == 0 {
			t.Errorf("union %s has no members", u.Name)
		}
	}
	for _, e := range pkg.Errors {
		check(e.Name, e.Fields)
		if e.Code == 0 {
			t.Errorf("error %s has no code", e.Name)
		}
	}
	for _, e := range pkg.Enums {
		if len(e.Members) == 0 {
			t.Errorf("enum %s has no members", e.Name)
		}
	}
	for _, s := range pkg.Scalars {
		if s.Type == nil || s.Type.Kind == model.ScalarRef {
			t.Errorf("scalar %s: %+v", s.Name, s.Type)
		}
	}
	for _, svc := range pkg.Services {
		for _, m := range svc.Methods {
			noHolesHTTP(t, m)
		}
	}
}

func noHolesHTTP(t *testing.T, m *model.Method) {
	t.Helper()
	h := m.HTTP
	if (h == nil) != (m.Service.Transport("http") == nil) {
		t.Errorf("%s: HTTP %v", m.Name, h)
	}
	if h == nil || m.Input == nil {
		return
	}
	places := map[*model.Field]int{}
	for _, params := range [][]model.Param{h.Path, h.Query, h.Header} {
		for _, p := range params {
			places[p.Field]++
		}
	}
	for _, f := range h.Body {
		places[f]++
	}
	if h.Whole != nil {
		places[h.Whole]++
	}
	for _, f := range m.Input.Fields {
		if places[f] != 1 {
			t.Errorf("%s: the field %s has %d places", m.Name, f.Name, places[f])
		}
	}
	if len(places) != len(m.Input.Fields) {
		t.Errorf("%s: %d fields have places, and the input has %d", m.Name, len(places), len(m.Input.Fields))
	}
}
