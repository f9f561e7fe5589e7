package kit

import (
	"fmt"
	"strings"
)

// Scheme gives the part of an address in front of "://", "" where there is none.
func Scheme(address string) string {
	scheme, _, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	return scheme
}

// BadAddress says what is wrong with the address that a client was given, and how to write it.
// Service is the full name, such as orders.Orders; schemes are what its transports go by.
func BadAddress(service, address string, schemes ...string) error {
	scheme, _, ok := strings.Cut(address, "://")
	host := address
	if address == "" || ok {
		host = "HOST:PORT"
	}
	var ways []string
	for _, s := range schemes {
		if s != "https" || len(schemes) == 1 { // it goes without saying beside http
			ways = append(ways, s+"://"+host)
		}
	}
	write := strings.Join(ways, " or ")
	switch {
	case address == "":
		return fmt.Errorf("%s: no address: write %s", service, write)
	case !ok:
		return fmt.Errorf("%s: address %q has no scheme: write %s", service, address, write)
	}
	return fmt.Errorf("%s: address %q: it is not called over %q: write %s", service, address, scheme, write)
}
