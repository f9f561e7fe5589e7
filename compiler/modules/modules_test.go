package modules_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/modules"
)

// agree compares what Find gives with the folder that the go command builds the package from.
func agree(t *testing.T, dir string, importPaths ...string) {
	t.Helper()
	f := modules.New(dir)
	for _, p := range importPaths {
		got, err := f.Find(p)
		if err != nil {
			t.Errorf("%s: %v", p, err)
			continue
		}
		want := run(t, dir, "list", "-f", "{{.Dir}}", p)
		if at := filepath.Join(got.Root, filepath.FromSlash(got.Dir)); at != want {
			t.Errorf("%s: found in %s, and the go command has it in %s", p, at, want)
		}
	}
}

// refused looks for what is not there.
func refused(t *testing.T, dir, importPath string, kind modules.Kind, advice string) {
	t.Helper()
	got, err := modules.New(dir).Find(importPath)
	var e *modules.Error
	if !errors.As(err, &e) || e.Kind != kind || !strings.Contains(e.Error(), advice) {
		t.Errorf("%s: got %+v, %v; want kind %d with %q", importPath, got, err, kind, advice)
	}
}

const shop = `
-- go.mod --
module example.com/shop

go 1.26

require (
	example.com/Upper v1.0.0
	example.com/money v1.3.0
	example.com/money/tax v0.1.0
)
-- shop.go --
package shop

import (
	_ "example.com/money/amount"
	_ "example.com/money/tax"
	_ "example.com/Upper/case"
)
-- orders/orders.kit --
-- orders/orders.go --
package orders
-- tools/go.mod --
module example.com/shop/tools
-- tools/tool.kit --
`

func TestCache(t *testing.T) {
	dir := machine(t, shop)
	refused(t, dir, "example.com/money/amount", modules.NotDownloaded, "go mod download example.com/money")
	run(t, dir, "mod", "tidy")
	run(t, dir, "mod", "download")
	t.Setenv("GOPROXY", "off")
	agree(t, dir, "example.com/money/amount", "example.com/money/tax", "example.com/Upper/case", "example.com/shop/orders")
	f, err := modules.New(dir).Find("example.com/money/rates")
	if err != nil || f.Module != "example.com/money" || f.Version != "v1.3.0" || f.Dir != "rates" || f.Writable {
		t.Errorf("rates: %+v, %v", f, err)
	}
	own, err := modules.New(dir).Find("example.com/shop/orders")
	if err != nil || !own.Writable || own.Version != "" {
		t.Errorf("orders: %+v, %v", own, err)
	}
	refused(t, dir, "example.com/money/coins", modules.NoFolder, "go get example.com/money@latest")
	refused(t, dir, "example.com/money/docs", modules.NoSources, "has no .kit files")
	refused(t, dir, "example.com/nobody/api", modules.NotRequired, "go get example.com/nobody/api")
	refused(t, dir, "example.com/shop/billing", modules.NoFolder, "module example.com/shop has no folder billing")
	refused(t, dir, "example.com/shop/tools", modules.NotRequired, "the folder tools is part of another Go module")
	refused(t, dir, "billing", modules.NotRequired, "such as \"../billing\"")
	refused(t, dir, "../x", modules.BadPath, "no path of a package")
	refused(t, dir, "a b", modules.BadPath, "no path of a package")
}

func TestReplace(t *testing.T) {
	dir := machine(t, shop+`
-- ../money/go.mod --
module example.com/money

go 1.26
-- ../money/amount/amount.kit --
-- ../money/amount/amount.go --
package amount
`)
	for _, replacement := range []string{
		"example.com/money => ../money", "example.com/money v1.3.0 => ../money", "example.com/money => example.com/money v1.2.0",
	} {
		run(t, dir, "mod", "edit", "-dropreplace=example.com/money", "-dropreplace=example.com/money@v1.3.0")
		old, to, _ := strings.Cut(replacement, " => ")
		run(t, dir, "mod", "edit", "-replace="+strings.Replace(old, " ", "@", 1)+"="+strings.Replace(to, " ", "@", 1))
		run(t, dir, "mod", "tidy")
		agree(t, dir, "example.com/money/amount")
	}
	run(t, dir, "mod", "edit", "-replace=example.com/money=../nowhere")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "has no go.mod")
}

// TestShorterModule has a folder in a module whose name is the beginning of another one's.
func TestShorterModule(t *testing.T) {
	dir := machine(t, shop)
	run(t, dir, "mod", "edit", "-require=example.com/money@v1.1.0")
	run(t, dir, "mod", "tidy")
	agree(t, dir, "example.com/money/tax/old", "example.com/money/tax")
	// A newer version of the longer one has it too.
	write(t, filepath.Join(dir, "tax/go.mod"), []byte("module example.com/money/tax\n"))
	write(t, filepath.Join(dir, "tax/old/old.kit"), nil)
	write(t, filepath.Join(dir, "tax/old/old.go"), []byte("package old\n"))
	run(t, dir, "mod", "edit", "-replace=example.com/money/tax=./tax")
	refused(t, dir, "example.com/money/tax/old", modules.Ambiguous, "example.com/money v1.1.0 and example.com/money/tax")
	disagrees(t, dir, "example.com/money/tax/old", "ambiguous import")
}

// TestOldModule has a go.mod that does not name what its modules require.
func TestOldModule(t *testing.T) {
	dir := machine(t, `
-- go.mod --
module example.com/shop

go 1.16

require (
	example.com/dust v1.0.0
	example.com/old/bank v1.0.0
)
-- shop.go --
package shop

import (
	_ "example.com/dust/grain"
	_ "example.com/old/bank/api"
)
`)
	run(t, dir, "mod", "download", "all")
	agree(t, dir, "example.com/old/bank/api", "example.com/vault/key", "example.com/dust/cloud")
	run(t, dir, "mod", "edit", "-exclude=example.com/dust@v1.1.0", "-require=example.com/dust@v1.0.0")
	run(t, dir, "mod", "download", "all")
	agree(t, dir, "example.com/dust/grain")
	refused(t, dir, "example.com/dust/cloud", modules.NoFolder, "example.com/dust v1.0.0 has no folder")
	if err := os.RemoveAll(filepath.Join(os.Getenv("GOMODCACHE"), "cache/download/example.com/vault")); err != nil {
		t.Fatal(err)
	}
	refused(t, dir, "example.com/dust/grain", modules.NotDownloaded, "the go.mod of module example.com/vault v1.0.0")
}

// TestReplacedOnly replaces a module that nothing requires.
func TestReplacedOnly(t *testing.T) {
	dir := machine(t, shop+`
-- coins/go.mod --
module example.com/coins
-- coins/api/api.kit --
`)
	run(t, dir, "mod", "edit", "-replace=example.com/coins=./coins")
	refused(t, dir, "example.com/coins/api", modules.NotRequired, "go.mod replaces module example.com/coins, and does not require it: run `go get example.com/coins`")
}

// TestOwnWithoutGo finds what is in the main module where there is no go command.
func TestOwnWithoutGo(t *testing.T) {
	dir := machine(t, shop)
	t.Setenv("PATH", t.TempDir())
	f, err := modules.New(dir).Find("example.com/shop/orders")
	if err != nil || f.Root != dir || f.Dir != "orders" || !f.Writable {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestCutShort has a module in the cache whose download did not end.
func TestCutShort(t *testing.T) {
	dir := machine(t, shop)
	run(t, dir, "mod", "download")
	write(t, filepath.Join(os.Getenv("GOMODCACHE"), "cache/download/example.com/money/@v/v1.3.0.partial"), nil)
	refused(t, dir, "example.com/money/amount", modules.NotDownloaded, "go mod download example.com/money")
}

// TestSettings has settings of the go command that it does not take.
func TestSettings(t *testing.T) {
	dir := machine(t, shop)
	t.Setenv("GOWORK", "go.work")
	refused(t, dir, "example.com/money/amount", modules.NoGo, "invalid GOWORK")
	t.Setenv("GOWORK", filepath.Join(dir, "go.work"))
	refused(t, dir, "example.com/money/amount", modules.BadModule, "cannot read "+filepath.Join(dir, "go.work"))
	// Another toolchain is not fetched for a module that wants it.
	t.Setenv("GOWORK", "")
	t.Setenv("GOTOOLCHAIN", "auto")
	run(t, dir, "mod", "download")
	t.Setenv("GOPROXY", "off")
	run(t, dir, "mod", "edit", "-go=1.99")
	if f, err := modules.New(dir).Find("example.com/money/amount"); err != nil || f.Version != "v1.3.0" {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestOtherGoMod has a go.mod that GOFLAGS names.
func TestOtherGoMod(t *testing.T) {
	dir := machine(t, shop+`
-- other.mod --
module example.com/shop

go 1.26

require example.com/money v1.2.0
`)
	t.Setenv("GOFLAGS", "-modcacherw '-modfile=other.mod' \"-ldflags=-X a.b=c -modfile=x\"")
	run(t, dir, "mod", "download", "example.com/money")
	agree(t, dir, "example.com/money/amount")
}

// TestLinkedModule opens the main module through a symbolic link, and finds a package that is one.
func TestLinkedModule(t *testing.T) {
	dir := machine(t, shop)
	link := filepath.Join(filepath.Dir(dir), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("orders", filepath.Join(dir, "linked")); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "work", "init", ".")
	run(t, dir, "mod", "download")
	for importPath, want := range map[string]string{"example.com/shop/linked": "linked", "example.com/money/amount": "amount"} {
		if f, err := modules.New(link).Find(importPath); err != nil || f.Dir != want {
			t.Errorf("%s: %+v, %v", importPath, f, err)
		}
	}
}

func TestWorkspace(t *testing.T) {
	dir := machine(t, shop+`
-- ../neighbour/go.mod --
module example.com/neighbour

go 1.26

require example.com/money v1.2.0
-- ../neighbour/api/api.kit --
-- ../neighbour/api/api.go --
package api

import _ "example.com/money/amount"
`)
	run(t, dir, "mod", "tidy")
	run(t, filepath.Join(dir, "../neighbour"), "mod", "tidy")
	run(t, filepath.Dir(dir), "work", "init", "./src", "./neighbour")
	agree(t, dir, "example.com/neighbour/api", "example.com/money/amount")
	agree(t, filepath.Join(dir, "../neighbour"), "example.com/shop/orders", "example.com/money/rates")
	f, err := modules.New(dir).Find("example.com/neighbour/api")
	if err != nil || !f.Writable {
		t.Errorf("a module of the workspace: %+v, %v", f, err)
	}
	t.Setenv("GOWORK", "off")
	refused(t, dir, "example.com/neighbour/api", modules.NotRequired, "go get")
	t.Setenv("GOWORK", "")
	write(t, filepath.Join(dir, "../go.work"), []byte("go 1.26\n\nuse ./neighbour\n"))
	refused(t, dir, "example.com/neighbour/api", modules.BadModule, "go work use .")
}

func TestVendor(t *testing.T) {
	dir := machine(t, shop)
	run(t, dir, "mod", "tidy")
	run(t, dir, "mod", "vendor")
	agree(t, dir, "example.com/money/amount", "example.com/Upper/case")
	refused(t, dir, "example.com/money/rates", modules.NotVendored, "copies only folders with Go code")
	t.Setenv("GOFLAGS", "-modcacherw -mod=mod")
	agree(t, dir, "example.com/money/rates")
	t.Setenv("GOFLAGS", "-modcacherw")
	run(t, dir, "mod", "edit", "-require=example.com/money@v1.2.0")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "run `go mod vendor`")
}

// bankers is a workspace of two modules, one of which gets a newer version than it requires from what the
// other requires.
const bankers = shop + `
-- ../neighbour/go.mod --
module example.com/neighbour

go 1.26

require example.com/bank v1.0.0
-- ../neighbour/api/api.kit --
-- ../neighbour/api/api.go --
package api

import _ "example.com/bank/api"
-- ../go.work --
go 1.26

use (
	./src
	./neighbour
)
`

func TestWorkspaceVersions(t *testing.T) {
	dir := machine(t, bankers)
	run(t, dir, "mod", "edit", "-require=example.com/money@v1.2.0")
	run(t, dir, "mod", "download")
	agree(t, dir, "example.com/bank/api", "example.com/money/rates")
	t.Setenv("GOWORK", "off")
	run(t, dir, "mod", "download")
	refused(t, dir, "example.com/money/rates", modules.NoFolder, "example.com/money v1.2.0 has no folder")
	t.Setenv("GOWORK", filepath.Join(dir, "../go.work"))
	agree(t, dir, "example.com/money/rates")
}

func TestWorkspaceReplace(t *testing.T) {
	dir := machine(t, bankers+`
-- ../first/go.mod --
module example.com/money
-- ../first/amount/amount.kit --
-- ../first/amount/amount.go --
package amount
-- ../second/go.mod --
module example.com/money
-- ../second/amount/amount.kit --
-- ../second/amount/amount.go --
package amount
`)
	run(t, dir, "mod", "download")
	run(t, dir, "mod", "edit", "-replace=example.com/money@v1.3.0=../first")
	agree(t, dir, "example.com/money/amount")
	run(t, filepath.Join(dir, "../neighbour"), "mod", "edit", "-replace=example.com/money@v1.3.0=../second")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "replace example.com/money by different ones")
	disagrees(t, dir, "example.com/money/amount", "conflicting replacements")
	run(t, dir, "work", "edit", "-replace=example.com/money=./second")
	agree(t, dir, "example.com/money/amount")
}

func TestWorkspaceVendor(t *testing.T) {
	dir := machine(t, bankers)
	run(t, dir, "mod", "download")
	run(t, dir, "mod", "edit", "-replace=example.com/Upper=example.com/Upper@v1.0.0")
	run(t, dir, "work", "vendor")
	agree(t, dir, "example.com/bank/api", "example.com/money/amount", "example.com/neighbour/api", "example.com/Upper/case")
	refused(t, dir, "example.com/money/rates", modules.NotVendored, "because `go work vendor` copies only")
	t.Setenv("GOFLAGS", "-mod=readonly")
	agree(t, dir, "example.com/bank/api", "example.com/money/amount")
	// It is not used outside of the workspace.
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	run(t, dir, "mod", "download", "example.com/money")
	agree(t, dir, "example.com/money/amount")
	t.Setenv("GOWORK", "")
	run(t, dir, "mod", "edit", "-require=example.com/money@v1.2.0")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "vendor/ has example.com/money v1.3.0, and the workspace requires v1.2.0: run `go work vendor`")
	disagrees(t, dir, "example.com/money/amount", "inconsistent vendoring")
}

// disagrees sees that the go command refuses too.
func disagrees(t *testing.T, dir, importPath, why string) {
	t.Helper()
	if out := fails(t, dir, "list", importPath); !strings.Contains(out, why) {
		t.Errorf("the go command says %s", out)
	}
}

func TestVendorReplaced(t *testing.T) {
	dir := machine(t, shop+`
-- ../money/go.mod --
module example.com/money

go 1.26
-- ../money/amount/amount.kit --
-- ../money/amount/amount.go --
package amount
`)
	run(t, dir, "mod", "tidy")
	run(t, dir, "mod", "edit", "-replace=example.com/money=../money")
	run(t, dir, "mod", "vendor")
	agree(t, dir, "example.com/money/amount", "example.com/Upper/case", "example.com/money/tax")
	f, err := modules.New(dir).Find("example.com/money/amount")
	if err != nil || f.Version != "" || f.Writable || f.Module != "example.com/money" {
		t.Errorf("%+v, %v", f, err)
	}
	run(t, dir, "mod", "edit", "-replace=example.com/money=../other")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "vendor/modules.txt and go.mod replace example.com/money by different ones: run `go mod vendor`")
	disagrees(t, dir, "example.com/money/amount", "inconsistent vendoring")
	run(t, dir, "mod", "edit", "-dropreplace=example.com/money")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "replace example.com/money")
	disagrees(t, dir, "example.com/money/amount", "inconsistent vendoring")
	run(t, dir, "mod", "edit", "-replace=example.com/money=../money", "-droprequire=example.com/Upper")
	refused(t, dir, "example.com/money/amount", modules.BadModule, "vendor/ has example.com/Upper v1.0.0, which go.mod does not require")
	disagrees(t, dir, "example.com/money/amount", "inconsistent vendoring")
}

// TestOldVendor has a go.mod of before vendor/ was used by itself.
func TestOldVendor(t *testing.T) {
	dir := machine(t, `
-- go.mod --
module example.com/shop

go 1.13

require example.com/dust v1.0.0
-- shop.go --
package shop

import _ "example.com/dust/grain"
`)
	run(t, dir, "mod", "tidy")
	run(t, dir, "mod", "vendor")
	place := func() string {
		f, err := modules.New(dir).Find("example.com/dust/grain")
		if err != nil {
			t.Fatal(err)
		}
		return f.Root
	}
	agree(t, dir, "example.com/dust/grain")
	if strings.HasPrefix(place(), filepath.Join(dir, "vendor")) {
		t.Error("found in vendor/")
	}
	t.Setenv("GOFLAGS", "-mod=vendor")
	agree(t, dir, "example.com/dust/grain")
	if !strings.HasPrefix(place(), filepath.Join(dir, "vendor")) {
		t.Error("not found in vendor/")
	}
	run(t, dir, "mod", "edit", "-require=example.com/dust@v1.1.0")
	refused(t, dir, "example.com/dust/grain", modules.BadModule, "vendor/ has example.com/dust v1.0.0, and go.mod requires v1.1.0")
	disagrees(t, dir, "example.com/dust/grain", "inconsistent vendoring")
}

func TestBrokenModule(t *testing.T) {
	dir := machine(t, shop)
	write(t, filepath.Join(dir, "go.mod"), []byte("module example.com/shop\n\nrequire example.com/money\n"))
	refused(t, dir, "example.com/money/amount", modules.BadModule, "go.mod:3")
	t.Setenv("PATH", t.TempDir())
	refused(t, dir, "example.com/money/amount", modules.NoGo, "install Go")
}
