package kit_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/kitc-lang/kit"

// arrows is the direction of dependency between Kit's own packages: what stands on the left may
// import, of this module, only what stands on its right (and its own subfolders' siblings where the
// line says so). A name that ends in /... means every package below it too. The first line that
// matches a package counts.
var arrows = []struct{ from, to string }{
	{"internal/parallel", ""},
	{"lang/diag", ""},
	{"lang/route", "lang/diag"},
	{"lang/unit", "lang/diag"},
	{"lang/thrift", "lang/diag"},
	{"lang", "lang/diag lang/route lang/unit internal/parallel"},
	{"stdlib", ""},
	{"spec", ""}, // data; its tests run the compiler
	{"compiler/model", "lang/diag"},
	{"compiler/compiletest", "compiler compiler/model lang/diag"},
	{"compiler/modules", ""},
	{"compiler/...", "lang lang/diag lang/route lang/unit compiler/... stdlib internal/parallel"},
	{"importers/...", "lang lang/diag lang/thrift compiler/lock"},
	{"backends", ""},
	{"backends/go/internal/golden/...", "runtime/..."},
	{"backends/go/internal/random", "runtime"}, // values for tests
	{"backends/...", "backends compiler/model lang/diag internal/parallel"},
	{"cmd/kitc", "lang lang/diag compiler compiler/diff compiler/lock compiler/model compiler/modules backends/... importers/... lang/thrift lang/unit stdlib spec internal/parallel"},

	{"runtime", "runtime/internal/deadline"},
	{"runtime/check", "runtime"},
	{"runtime/wire/json", "runtime runtime/internal/utf8"},
	{"runtime/wire/thrift", "runtime runtime/internal/utf8 runtime/wire/json"}, // any is a JSON text
	{"runtime/internal/...", ""},
	{"runtime/admin", "runtime runtime/cluster runtime/internal/listen"},
	{"runtime/transport/http", "runtime runtime/internal/listen runtime/wire/json"},
	{"runtime/transport/thrift", "runtime runtime/wire/thrift"},
	{"runtime/middleware/internal/budget", ""},
	{"runtime/middleware/retry", "runtime runtime/middleware/internal/budget"},
	{"runtime/middleware/hedge", "runtime runtime/middleware/internal/budget"},
	{"runtime/middleware/idempotency/bolt", "runtime/middleware/idempotency"},
	{"runtime/middleware/timeout", "runtime runtime/internal/deadline"},
	{"runtime/middleware/trace", "runtime runtime/internal/clock"},
	{"runtime/middleware/log", "runtime runtime/internal/clock"},
	{"runtime/middleware/...", "runtime"},
	{"runtime/auth/...", "runtime"},
	{"runtime/balance", "runtime"},
	{"runtime/balance/...", "runtime runtime/balance"},
	{"runtime/cluster", "runtime runtime/balance runtime/balance/p2c"},
	{"runtime/discovery/internal/registry", "runtime"},
	{"runtime/discovery/internal/registrytest", "runtime"},
	{"runtime/discovery/...", "runtime runtime/discovery/internal/registry"},
	{"runtime/observe/zipkin", "runtime runtime/middleware/trace"},
	{"runtime/observe/prometheus", "runtime runtime/internal/clock"},
	{"runtime/observe/...", "runtime"},
	{"runtime/std", "runtime runtime/check runtime/wire/json runtime/wire/thrift"},
}

// outside is which third-party modules a folder may import; a folder that is not named may import none.
var outside = []struct{ from, to string }{
	{"lang", "github.com/hashicorp/hcl/v2/... github.com/zclconf/go-cty/cty"},
	{"lang/diag", "golang.org/x/text/width"},
	{"lang/thrift", "github.com/alecthomas/participle/v2/..."},
	{"lang/route", "github.com/alecthomas/participle/v2/..."},
	{"lang/unit", "github.com/alecthomas/participle/v2/..."},
	{"compiler/modules", "golang.org/x/mod/..."},
	{"cmd/kitc", "github.com/spf13/... github.com/fatih/color golang.org/x/mod/..."},
	{"runtime/middleware/idempotency/bolt", "go.etcd.io/bbolt"},
	{"runtime/middleware/cors", "github.com/rs/cors"},
	{"runtime/middleware/compress", "github.com/klauspost/compress/gzip github.com/klauspost/compress/gzhttp"},
	{"runtime/auth/jwt", "github.com/golang-jwt/jwt/v5"},
	{"runtime/discovery/dns", "github.com/miekg/dns"},
	{"runtime/discovery/consul", "github.com/hashicorp/consul/api"},
	{"runtime/observe/zipkin", "github.com/openzipkin/zipkin-go/..."},
	{"runtime/observe/prometheus", "github.com/prometheus/client_golang/..."},
	{"runtime/discovery/etcd", "go.etcd.io/etcd/... go.uber.org/zap"},
	{"runtime/discovery/zookeeper", "github.com/go-zookeeper/zk"},
	{"runtime/balance/hash", "github.com/cespare/xxhash/v2"},
	{"backends/go/internal/random", "pgregory.net/rapid"},
	{"compiler/diff/internal/seeds", "github.com/rogpeppe/go-internal/txtar"},
	{"runtime/middleware/ratelimit", "golang.org/x/time/rate"},
}

func TestDependencyArrows(t *testing.T) {
	imports := packageImports(t)
	if len(imports) < 15 {
		t.Fatalf("only %d packages found: the test looks in the wrong place", len(imports))
	}
	for _, from := range slices.Sorted(keys(imports)) {
		allowed, known := row(arrows, from)
		if !known {
			t.Errorf("%s is in no line of the table: add one that says what it may import", from)
			continue
		}
		vendors, _ := row(outside, from)
		for _, to := range imports[from] {
			switch inside, ok := strings.CutPrefix(to, module+"/"); {
			case ok && !matchesAny(allowed, inside):
				t.Errorf("%s imports %s: the arrow points the other way", from, inside)
			case !ok && strings.Contains(strings.Split(to, "/")[0], ".") && !matchesAny(vendors, to):
				t.Errorf("%s imports %s: third-party code is named in the table or not used", from, to)
			}
		}
	}
}

// TestTablesNameRealPackages keeps both tables from holding lines for what no longer exists.
func TestTablesNameRealPackages(t *testing.T) {
	imports := packageImports(t)
	for _, line := range append(slices.Clone(arrows), outside...) {
		found := false
		for from := range imports {
			found = found || matches(line.from, from)
		}
		if !found {
			t.Errorf("the table has a line for %s, which is no package", line.from)
		}
	}
}

// TestRegistriesLinkOnlyTheirOwn: whoever imports one kind of discovery links no other one, nor what that stands on.
func TestRegistriesLinkOnlyTheirOwn(t *testing.T) {
	libraries := map[string]string{
		"consul": "github.com/hashicorp/consul/", "dns": "github.com/miekg/dns", "etcd": "go.etcd.io/etcd/", "file": "", "memory": "",
		"static": "", "zookeeper": "github.com/go-zookeeper/zk",
	}
	const kinds = module + "/runtime/discovery/"
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}{{range .Deps}} {{.}}{{end}}", "./runtime/discovery/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		deps := strings.Fields(line)
		kind := strings.TrimPrefix(deps[0], kinds)
		own, known := libraries[kind]
		if !known {
			if !strings.HasPrefix(kind, "internal/") {
				t.Errorf("nothing is known of what %s links: add it to the table", kind)
			}
			continue
		}
		seen++
		for other, library := range libraries {
			if other == kind {
				continue
			}
			for _, dep := range deps[1:] {
				if dep == kinds+other || library != "" && library != own && strings.HasPrefix(dep, library) {
					t.Errorf("%s links %s", kind, dep)
				}
			}
		}
		if own != "" && !slices.ContainsFunc(deps, func(dep string) bool { return strings.HasPrefix(dep, own) }) {
			t.Errorf("%s does not link %s: the test looks in the wrong place", kind, own)
		}
	}
	if seen != len(libraries) {
		t.Errorf("%d of %d kinds are there", seen, len(libraries))
	}
}

func row(table []struct{ from, to string }, from string) (to string, ok bool) {
	for _, line := range table {
		if matches(line.from, from) {
			return line.to, true
		}
	}
	return "", false
}

func matchesAny(patterns, name string) bool {
	return slices.ContainsFunc(strings.Fields(patterns), func(p string) bool { return matches(p, name) })
}

func matches(pattern, name string) bool {
	if tree, ok := strings.CutSuffix(pattern, "/..."); ok {
		return name == tree || strings.HasPrefix(name, tree+"/")
	}
	return pattern == name
}

// packageImports gives what the non-test files of each package of this module import. Folders with
// their own go.mod are other modules.
func packageImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			name := d.Name()
			if file != "." && (name[0] == '.' || name == "testdata" || name == "examples" || name == "interop" || name == "bench") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(file))
		for _, spec := range src.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports[pkg] = append(imports[pkg], to)
		}
		if imports[pkg] == nil {
			imports[pkg] = []string{}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

func keys(m map[string][]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
