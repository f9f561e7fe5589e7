package modules_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/mod/module"
	modzip "golang.org/x/mod/zip"

	"github.com/kitc-lang/kit/compiler/modules"
)

// published are the modules that a proxy in the file system has, by PATH@VERSION/FILE. The folders have Go
// files too, so that the go command can say where they are.
const published = `
-- example.com/money@v1.2.0/go.mod --
module example.com/money

go 1.26
-- example.com/money@v1.2.0/amount/amount.kit --
-- example.com/money@v1.2.0/amount/amount.go --
package amount
-- example.com/money@v1.3.0/go.mod --
module example.com/money

go 1.26
-- example.com/money@v1.3.0/amount/amount.kit --
-- example.com/money@v1.3.0/amount/amount.go --
package amount
-- example.com/money@v1.3.0/rates/rates.kit --
-- example.com/money@v1.3.0/rates/rates.go --
package rates
-- example.com/money@v1.3.0/docs/readme.txt --
-- example.com/money/tax@v0.1.0/go.mod --
module example.com/money/tax

go 1.26
-- example.com/money/tax@v0.1.0/tax.kit --
-- example.com/money/tax@v0.1.0/tax.go --
package tax
-- example.com/Upper@v1.0.0/go.mod --
module example.com/Upper

go 1.26
-- example.com/Upper@v1.0.0/case/case.kit --
-- example.com/Upper@v1.0.0/case/case.go --
package case_
`

// machine gives the test a proxy and a module cache of its own, and lays out files in a temporary folder.
func machine(t *testing.T, files string) (dir string) {
	t.Helper()
	root := t.TempDir()
	proxy := filepath.Join(root, "proxy")
	zips := map[string][]modzip.File{}
	for _, f := range txtar.Parse([]byte(published)).Files {
		at := strings.Index(f.Name, "@")
		end := at + strings.IndexByte(f.Name[at:], '/')
		zips[f.Name[:end]] = append(zips[f.Name[:end]], memoryFile{f.Name[end+1:], f.Data})
	}
	for name, list := range zips {
		publish(t, proxy, name, list)
	}
	t.Setenv("GOPROXY", "file://"+filepath.ToSlash(proxy))
	t.Setenv("GONOSUMDB", "*")
	t.Setenv("GONOSUMCHECK", "1")
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOMODCACHE", filepath.Join(root, "cache"))
	t.Setenv("GOWORK", "")
	dir = filepath.Join(root, "src")
	for _, f := range txtar.Parse([]byte(files)).Files {
		write(t, filepath.Join(dir, f.Name), f.Data)
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	return real
}

func publish(t *testing.T, proxy, name string, files []modzip.File) {
	t.Helper()
	modPath, version, _ := strings.Cut(name, "@")
	escaped, err := module.EscapePath(modPath)
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Join(proxy, filepath.FromSlash(escaped), "@v", version)
	for _, f := range files {
		if f.Path() == "go.mod" {
			write(t, base+".mod", f.(memoryFile).data)
		}
	}
	write(t, base+".info", []byte(`{"Version":"`+version+`"}`))
	zip, err := os.Create(base + ".zip")
	if err != nil {
		t.Fatal(err)
	}
	defer zip.Close()
	if err := modzip.Create(zip, module.Version{Path: modPath, Version: version}, files); err != nil {
		t.Fatal(err)
	}
}

type memoryFile struct {
	path string
	data []byte
}

func (f memoryFile) Path() string                { return f.path }
func (f memoryFile) Lstat() (fs.FileInfo, error) { return fileInfo{f}, nil }
func (f memoryFile) Open() (io.ReadCloser, error) {
	return io.NopCloser(strings.NewReader(string(f.data))), nil
}

type fileInfo struct{ memoryFile }

func (i fileInfo) Name() string         { return filepath.Base(i.path) }
func (i fileInfo) Size() int64          { return int64(len(i.data)) }
func (i fileInfo) Mode() fs.FileMode    { return 0o644 }
func (i fileInfo) IsDir() bool          { return false }
func (i fileInfo) Sys() any             { return nil }
func (fileInfo) ModTime() (z time.Time) { return z }

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs the go command.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

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
	refused(t, dir, "example.com/shop/tools", modules.NoFolder, "this module has no folder")
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

func TestBrokenModule(t *testing.T) {
	dir := machine(t, shop)
	write(t, filepath.Join(dir, "go.mod"), []byte("module example.com/shop\n\nrequire example.com/money\n"))
	refused(t, dir, "example.com/money/amount", modules.BadModule, "go.mod:3")
	t.Setenv("PATH", t.TempDir())
	refused(t, dir, "example.com/money/amount", modules.NoGo, "install Go")
}
