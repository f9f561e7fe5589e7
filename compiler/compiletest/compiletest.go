// Package compiletest gives the tests of other packages compiled programs.
package compiletest

import (
	_ "embed"
	"testing"

	"github.com/kitc-lang/kit/compiler/model"
)

//go:embed orders.kit
var orders string

// Program compiles one file in memory, and fails the test where it has errors.
func Program(t testing.TB, src string) *model.Program {
	t.Helper()
	return compilePlain(src)
}

// Orders compiles a package that uses the whole language.
func Orders(t testing.TB) *model.Program {
	t.Helper()
	return Program(t, orders)
}
