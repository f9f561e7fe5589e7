package admin

import (
	"net"
	"net/http"
	"net/netip"
)

// guard lets those through who may look. A listener of the machine itself is reached by everything that runs on it,
// web browsers among it, and so by the pages of strangers in them: they may not make it work (Fetch Metadata), nor
// reach it under a name of theirs that resolves to 127.0.0.1 (DNS rebinding).
func guard(isLocal func() bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch site := r.Header.Get("Sec-Fetch-Site"); {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "there is nothing to change here", http.StatusMethodNotAllowed)
		case site == "cross-site" || site == "same-site":
			http.Error(w, "not for other sites", http.StatusForbidden)
		case isLocal() && !namesMachine(r.Host):
			http.Error(w, "this listener is localhost or 127.0.0.1, and goes by no other name", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// namesMachine reports whether a Host header names the machine itself.
func namesMachine(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport // without a port
	}
	if n := len(host); n > 2 && host[0] == '[' && host[n-1] == ']' {
		host = host[1 : n-1]
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
