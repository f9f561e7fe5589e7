package kit

import (
	"errors"
	"fmt"
	"io"
	"slices"
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

// CheckAddress gives BadAddress for an address that does not begin with one of the schemes.
func CheckAddress(service, address string, schemes ...string) error {
	if !slices.Contains(schemes, Scheme(address)) {
		return BadAddress(service, address, schemes...)
	}
	return nil
}

// Close closes those of the values that are an io.Closer, and gives what went wrong. A nil is left out.
func Close(values ...any) error {
	var errs []error
	for _, v := range values {
		if c, ok := v.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}
