package check_test

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/runtime/check"
)

func TestFormats(t *testing.T) {
	label63 := strings.Repeat("a", 63)
	for name, c := range map[string]struct {
		is        func(string) bool
		good, bad []string
	}{
		"email": {check.Email,
			[]string{"ada@example.com", "a.b+c@x", "o'hara@mail.example.org", "a@" + label63 + ".com"},
			[]string{"", "ada", "@example.com", "ada@", "a b@example.com", "ada@exa mple.com", "ada@example..com", "ada@-x.com",
				"ada@example.com\n", "ada@@example.com", "ädä@example.com", "ada@example.com.", strings.Repeat("a", 250) + "@x.de"},
		},
		"uri": {check.URI,
			[]string{"https://example.com/a?b=c#d", "urn:isbn:0451450523", "mailto:ada@example.com", "file:///etc/hosts", "http://[::1]:80/"},
			[]string{"", "/relative", "example.com", "http://", "http://exa mple.com", "http://x/\n", "http://x/<", "://x", "http://x/%zz", "http://x/ü"},
		},
		"hostname": {check.Hostname,
			[]string{"localhost", "example.com", "a-b.c1", "1.example", label63},
			[]string{"", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "ü.de", label63 + "a", strings.Repeat("a.", 127) + "a"},
		},
		"ipv4": {check.IPv4,
			[]string{"192.0.2.1", "0.0.0.0", "255.255.255.255"},
			[]string{"", "256.0.0.1", "1.2.3", "01.2.3.4", "::ffff:192.0.2.1", "1.2.3.4 ", "1.2.3.4:80"},
		},
		"ipv6": {check.IPv6,
			[]string{"::", "::1", "2001:db8::1", "::ffff:192.0.2.1"},
			[]string{"", "192.0.2.1", "[::1]", "fe80::1%eth0", "2001:db8::1::", "12345::"},
		},
		"uuid": {check.UUID,
			[]string{"6ba7b810-9dad-41d1-80b4-00c04fd430c8", "6BA7B810-9DAD-41D1-80B4-00C04FD430C8"},
			[]string{"", "6ba7b8109dad41d180b400c04fd430c8", "{6ba7b810-9dad-41d1-80b4-00c04fd430c8}"},
		},
	} {
		for _, s := range c.good {
			if !c.is(s) {
				t.Errorf("%q is refused as %s", s, name)
			}
		}
		for _, s := range c.bad {
			if c.is(s) {
				t.Errorf("%q is accepted as %s", s, name)
			}
		}
	}
}
