package check

import (
	"net/netip"
	"net/url"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
)

// Email reports whether s is an e-mail address as HTML forms accept it (the "valid e-mail address" of the
// WHATWG's HTML standard): a local part without quotes, and a host name. It allows 254 bytes, the most
// that RFC 5321 can transport.
func Email(s string) bool {
	local, host, ok := strings.Cut(s, "@")
	if !ok || local == "" || len(s) > 254 {
		return false
	}
	for _, c := range []byte(local) {
		if !alphanumeric(c) && !strings.ContainsRune(".!#$%&'*+/=?^_`{|}~-", rune(c)) {
			return false
		}
	}
	return Hostname(host)
}

// Hostname reports whether s is a host name of RFC 1123: labels of letters, digits and inner hyphens,
// at most 63 bytes each and 253 together, without a final dot.
func Hostname(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for _, c := range []byte(label) {
			if !alphanumeric(c) && c != '-' {
				return false
			}
		}
	}
	return true
}

func alphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// URI reports whether s is an absolute URI of RFC 3986: a scheme, and only characters that a URI may
// hold. It allocates.
func URI(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			return false
		}
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && (u.Host != "" || u.Opaque != "" || u.Path != "")
}

// IPv4 reports whether s is an address such as 192.0.2.1.
func IPv4(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is4()
}

// IPv6 reports whether s is an address of RFC 4291 such as 2001:db8::1, without a zone.
func IPv6(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is6() && a.Zone() == ""
}

// UUID reports whether s is the 36-character text of a UUID.
func UUID(s string) bool {
	_, err := kit.ParseUUID(s)
	return err == nil
}
