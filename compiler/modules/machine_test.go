package modules_test

import (
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
)

// published are the modules that a proxy in the file system has, by PATH@VERSION/FILE. The folders have Go
// files too, so that the go command can say where they are.
const published = `
-- example.com/money@v1.1.0/go.mod --
module example.com/money

go 1.26
-- example.com/money@v1.1.0/amount/amount.kit --
-- example.com/money@v1.1.0/amount/amount.go --
package amount
-- example.com/money@v1.1.0/tax/old/old.kit --
-- example.com/money@v1.1.0/tax/old/old.go --
package old
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
-- example.com/bank@v1.0.0/go.mod --
module example.com/bank

go 1.26

require example.com/money v1.3.0
-- example.com/bank@v1.0.0/api/api.kit --
-- example.com/bank@v1.0.0/api/api.go --
package api
-- example.com/old/bank@v1.0.0/go.mod --
module example.com/old/bank

require example.com/vault v1.0.0
-- example.com/old/bank@v1.0.0/api/api.kit --
-- example.com/old/bank@v1.0.0/api/api.go --
package api
-- example.com/vault@v1.0.0/go.mod --
module example.com/vault

require example.com/dust v1.1.0
-- example.com/vault@v1.0.0/key/key.kit --
-- example.com/vault@v1.0.0/key/key.go --
package key
-- example.com/dust@v1.0.0/go.mod --
module example.com/dust
-- example.com/dust@v1.0.0/grain/grain.kit --
-- example.com/dust@v1.0.0/grain/grain.go --
package grain
-- example.com/dust@v1.1.0/go.mod --
module example.com/dust
-- example.com/dust@v1.1.0/grain/grain.kit --
-- example.com/dust@v1.1.0/grain/grain.go --
package grain
-- example.com/dust@v1.1.0/cloud/cloud.kit --
-- example.com/dust@v1.1.0/cloud/cloud.go --
package cloud
`

// machine gives the test a proxy and a module cache of its own, and lays out files in a temporary folder.
func machine(t *testing.T, files string) (dir string) { return machineWith(t, published, files) }

func machineWith(t *testing.T, published, files string) (dir string) {
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

// fails runs the go command, which is to refuse.
func fails(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Fatalf("go %s does not fail", strings.Join(args, " "))
	}
	return string(out)
}
