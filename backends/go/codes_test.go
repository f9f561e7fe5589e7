package golang

import (
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
	kit "github.com/kitc-lang/kit/runtime"
)

// TestCodesAreThoseOfTheRuntime: the compiler and the runtime share no code, and must agree all the same.
func TestCodesAreThoseOfTheRuntime(t *testing.T) {
	for _, name := range model.CodeNames() {
		c, _ := model.ParseCode(name)
		r, ok := kit.ParseCode(name)
		if !ok || int(r) != int(c) {
			t.Errorf("%s is %d to the compiler and %d to the runtime", name, c, r)
		}
		if c.Status() != r.HTTPStatus() {
			t.Errorf("%s has the HTTP status %d in the compiler and %d in the runtime", name, c.Status(), r.HTTPStatus())
		}
	}
}
