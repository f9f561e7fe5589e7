package thrift

import (
	"fmt"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
)

// A package of 100 services with 10 methods and as many structs each.
func BenchmarkGenerate(b *testing.B) {
	s := newShop()
	s.pkg.Services = nil
	missing := s.failure("Missing", model.NotFound)
	for i := range 100 {
		s.svc = s.service(fmt.Sprintf("Service%d", i))
		for k := range 10 {
			d := s.structure(fmt.Sprintf("Thing%d_%d", i, k),
				field("id", refined(kind(model.String), model.Rules{Pattern: "^ord_[a-z0-9]{12}$"})),
				field("name", refined(kind(model.String), span(1, 64))),
				field("count", refined(kind(model.Int32), span(1, 100))),
				maybe(field("note", kind(model.String))),
				field("tags", mapOf(kind(model.String), kind(model.String))),
				field("at", kind(model.Timestamp)))
			m := s.method(fmt.Sprintf("Do%d_%d", i, k), ofStruct(d), field("thing", ofStruct(d)), field("key", kind(model.String)))
			s.throws(m, missing)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		files, _ := Generate(s.prog, s.pkg)
		b.SetBytes(int64(len(files[0].Data)))
	}
}
