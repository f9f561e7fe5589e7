package compiler

import (
	"net/netip"
	"net/url"
	"strings"
)

// formats are the formats of strings. The runtime checks the same ones, by its own code: generated
// services do not carry the compiler with them.
var formats = map[string]func(string) bool{
	"email":    isEmail,
	"uri":      isURI,
	"hostname": isHostname,
	"ipv4":     func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is4() },
	"ipv6":     func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is6() && a.Zone() == "" },
	"uuid":     uuidText.MatchString,
}

var formatNames = []string{"email", "uri", "hostname", "ipv4", "ipv6", "uuid"}

// isEmail is the "valid e-mail address" of the WHATWG's HTML standard, at most 254 bytes long.
func isEmail(s string) bool {
	local, host, ok := strings.Cut(s, "@")
	return ok && local != "" && len(s) <= 254 && isHostname(host) &&
		!strings.ContainsFunc(local, func(r rune) bool { return !alphanumeric(r) && !strings.ContainsRune(".!#$%&'*+/=?^_`{|}~-", r) })
}

// isHostname is a host name of RFC 1123 without a final dot.
func isHostname(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' ||
			strings.ContainsFunc(label, func(r rune) bool { return !alphanumeric(r) && r != '-' }) {
			return false
		}
	}
	return true
}

func alphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// isURI is an absolute URI of RFC 3986.
func isURI(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("\"<>\\^`{|}", r) }) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && (u.Host != "" || u.Opaque != "" || u.Path != "")
}
