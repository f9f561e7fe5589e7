package diff_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestMethodChains changes what a method does with the chain of its service, and what the service does.
func TestMethodChains(t *testing.T) {
	service := func(after, method string) string {
		return "package p { kit = 1 }\nservice S {\n  method Get {\n    safe = true\n" + method + "  }\n  transport http {}\n  chain client {\n    log {}\n    timeout { after = \"" + after + "\" }\n  }\n}\n"
	}
	own := func(body string) string { return "    chain client {\n" + body + "    }\n" }
	const inherited = ""
	for _, c := range []struct {
		name, old, next, want string
	}{
		{"nothing of its own", service("2s", inherited), service("2s", inherited), ""},
		{"the service's, once", service("2s", inherited), service("3s", inherited),
			`middleware-changed p.S chain client: timeout { after = "2s" } -> timeout { after = "3s" }`},
		{"the service's, where the method has its own", service("2s", own("timeout { after = \"1s\" }\n")), service("3s", own("timeout { after = \"1s\" }\n")),
			`middleware-changed p.S chain client: timeout { after = "2s" } -> timeout { after = "3s" }`},
		{"its own", service("2s", own("timeout { after = \"1s\" }\n")), service("2s", own("timeout { after = \"500ms\" }\n")),
			`middleware-changed p.S.Get chain client: timeout { after = "1s" } -> timeout { after = "500ms" }`},
		{"its own from now on", service("2s", inherited), service("2s", own("timeout { after = \"1s\" }\n")),
			`middleware-changed p.S.Get chain client: timeout { after = "2s" } -> timeout { after = "1s" }`},
		{"no longer its own", service("2s", own("timeout { after = \"1s\" }\n")), service("2s", inherited),
			`middleware-removed p.S.Get chain client: timeout -> `},
		{"one more", service("2s", inherited), service("2s", own("retry {}\n")), `middleware-added p.S.Get chain client:  -> retry`},
		{"left out", service("2s", inherited), service("2s", own("log = none\n")), `middleware-changed p.S.Get chain client: log -> log = none`},
		{"put back", service("2s", own("log = none\n")), service("2s", inherited), `middleware-changed p.S.Get chain client: log = none -> log`},
	} {
		var got []string
		for _, ch := range compare(t, c.old, c.next) {
			got = append(got, fmt.Sprintf("%s %s: %s -> %s", ch.Kind, ch.Subject, ch.Old, ch.New))
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, text, c.want)
		}
	}
}
