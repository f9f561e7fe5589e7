package golang

import (
	"os/exec"
	"strings"
	"testing"
)

// TestLinks: a service links the transports that it offers and no other, and nobody else's code.
func TestLinks(t *testing.T) {
	const runtime = "github.com/kitc-lang/kit/runtime/"
	for name, other := range map[string]string{"httponly": runtime + "transport/thrift", "thriftonly": runtime + "transport/http"} {
		out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./"+golden+"/"+name).CombinedOutput()
		if err != nil {
			t.Fatalf("go list: %v\n%s", err, out)
		}
		deps := strings.Fields(string(out))
		if len(deps) < 5 {
			t.Fatalf("%s links only %v: the test looks in the wrong place", name, deps)
		}
		for _, dep := range deps {
			if dep == other {
				t.Errorf("%s links %s", name, dep)
			}
			if !strings.HasPrefix(dep, "github.com/kitc-lang/kit/") {
				t.Errorf("%s links %s of somebody else", name, dep)
			}
		}
	}
}
