package file_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/file"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registrytest"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const service = "billing.Payments"

// write puts a file in its place in one step: who reads it in between would see a part of it otherwise.
func write(t *testing.T, path, text string) {
	t.Helper()
	next := path + ".next"
	if err := errors.Join(os.WriteFile(next, []byte(text), 0o600), os.Rename(next, path)); err != nil {
		t.Fatal(err)
	}
}

// overwrite changes a file that has the same length.
func overwrite(t *testing.T, path, text string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func watch(t *testing.T, path string) *registrytest.Watch {
	t.Helper()
	d, err := file.New(file.Config{Path: path, Every: 5 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	return registrytest.Start(t, d, service)
}

func TestWatch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "services.json")
	write(t, path, `{
		"billing.Payments": [
			{"address": "10.0.0.2:9090"},
			{"address": "thrift://10.0.0.1:9090", "weight": 2, "zone": "a", "metadata": {"rack": "7"}}
		],
		"billing.Refunds": [{"address": "10.0.0.9:9090"}]
	}`)
	w := watch(t, path)
	want := []kit.Instance{
		{Address: "10.0.0.2:9090"},
		{Address: "thrift://10.0.0.1:9090", Weight: 2, Zone: "a", Metadata: map[string]string{"rack": "7"}},
	}
	if diff := cmp.Diff(want, w.Instances()); diff != "" {
		t.Error(diff)
	}

	write(t, path, `{"billing.Payments": [{"address": "10.0.0.2:9090"}, {"addr`) // half written
	if err := w.Err(); !strings.Contains(err.Error(), "line 1: unexpected end of JSON input") {
		t.Errorf("error %q", err)
	}
	write(t, path, `{"billing.Payments": [{"address": "10.0.0.3:9090"}]}`)
	w.Want("10.0.0.3:9090")
	// The same length, at the same moment.
	overwrite(t, path, `{"billing.Payments": [{"address": "10.0.0.4:9090"}]}`)
	w.Want("10.0.0.4:9090")
	// Another service only.
	write(t, path, `{"billing.Payments": [{"address": "10.0.0.4:9090"}], "a.B": []}`)
	w.Silent(50 * time.Millisecond)
	write(t, path, `{}`)
	w.Want()
}

func TestReplacement(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "services.json")
	write(t, path, `{"billing.Payments": [{"address": "10.0.0.1:9090"}]}`)
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, long, long); err != nil {
		t.Fatal(err)
	}
	w := watch(t, path)
	w.Want("10.0.0.1:9090")
	w.Silent(30 * time.Millisecond)

	next := filepath.Join(dir, "next")
	write(t, next, `{"billing.Payments": [{"address": "10.0.0.2:9090"}]}`)
	if err := errors.Join(os.Chtimes(next, long, long), os.Rename(next, path)); err != nil {
		t.Fatal(err)
	}
	w.Want("10.0.0.2:9090")

	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := w.Err(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	w.Silent(50 * time.Millisecond) // it is said once
	write(t, path, `{"billing.Payments": [{"address": "10.0.0.2:9090"}]}`)
	w.Want("10.0.0.2:9090")
}

// As a ConfigMap of Kubernetes is replaced: the file is a link, through a link to a folder.
func TestConfigMap(t *testing.T) {
	dir := t.TempDir()
	for n, address := range []string{"10.0.0.1:9090", "10.0.0.2:9090"} {
		version := filepath.Join(dir, []string{"v1", "v2"}[n])
		if err := os.Mkdir(version, 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(version, "services.json"), `{"billing.Payments": [{"address": "`+address+`"}]}`)
	}
	data, path := filepath.Join(dir, "..data"), filepath.Join(dir, "services.json")
	if err := errors.Join(os.Symlink("v1", data), os.Symlink("..data/services.json", path)); err != nil {
		t.Fatal(err)
	}
	w := watch(t, path)
	w.Want("10.0.0.1:9090")
	if err := errors.Join(os.Symlink("v2", data+"_tmp"), os.Rename(data+"_tmp", data)); err != nil {
		t.Fatal(err)
	}
	w.Want("10.0.0.2:9090")
}

func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                       "cannot unmarshal array",
		"{\n\"a\": 1}":             "line 2: ",
		`{"billing.Payments": {}}`: "cannot unmarshal object",
		`{"billing.Payments": [{"address": "a:1"}, {"address": "a:1"}]}`: "instance 2 of billing.Payments: the address a:1 is listed twice",
		`{"billing.Payments": [{"address": "a"}]}`:                       `the address "a" is not HOST:PORT`,
		`{"billing.Payments": [{"address": "a:1", "wieght": 2}]}`:        `unknown field "wieght"`,
		``: "unexpected end of JSON input",
	} {
		path := filepath.Join(t.TempDir(), "services.json")
		write(t, path, text)
		if err := watch(t, path).Err(); !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %q does not say %q", text, err, want)
		}
	}
}

func TestRegister(t *testing.T) {
	d, err := file.New(file.Config{Path: "services.json"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Register(context.Background(), service, kit.Instance{Address: "a:1"}); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("error %v", err)
	}
	if _, err := file.New(file.Config{}); err == nil {
		t.Error("no path is accepted")
	}
}
