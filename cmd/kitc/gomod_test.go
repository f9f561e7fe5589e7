package main

import (
	"path/filepath"
	"testing"
)

func TestSourceOf(t *testing.T) {
	checkout, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	here := filepath.Join(checkout, "cmd/kitc/gomod.go")
	const pseudo = "v0.0.0-20260102030405-0123456789ab"
	for _, c := range []struct {
		version, file string
		want          source
	}{
		{"(devel)", here, source{dir: checkout}},
		{pseudo + "+dirty", here, source{dir: checkout}},
		{pseudo, here, source{dir: checkout}},
		{"v1.2.3", here, source{version: "v1.2.3"}},
		{"v1.2.3", "/go/pkg/mod/github.com/kitc-lang/kit@v1.2.3/cmd/kitc/gomod.go", source{version: "v1.2.3"}},
		{pseudo, "/go/pkg/mod/github.com/kitc-lang/kit@" + pseudo + "/cmd/kitc/gomod.go", source{version: pseudo}},
		{pseudo, "github.com/kitc-lang/kit@" + pseudo + "/cmd/kitc/gomod.go", source{version: pseudo}},
		{"(devel)", "github.com/kitc-lang/kit/cmd/kitc/gomod.go", source{}},
		{"(devel)", "/gone/cmd/kitc/gomod.go", source{}},
		{"(devel)", filepath.Join(checkout, "examples/shop/orders/main.go"), source{}}, // of another module
	} {
		if got := sourceOf(c.version, c.file); got != c.want {
			t.Errorf("sourceOf(%q, %q) = %+v, want %+v", c.version, c.file, got, c.want)
		}
	}
}
