package registry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"strconv"
	"strings"
	"unicode/utf8"

	kit "github.com/kitc-lang/kit/runtime"
)

// entry is an instance as it is written down.
type entry struct {
	Address  string            `json:"address"`
	Weight   float64           `json:"weight,omitempty"`
	Zone     string            `json:"zone,omitempty"`
	Metadata map[string]string `json:"metadata,omitempty"`
}

// Encode writes an instance as a JSON object: {"address": "10.0.0.1:9090", "weight": 2, "zone": "a", "metadata": {…}}.
func Encode(i kit.Instance) ([]byte, error) {
	if err := Check(i); err != nil {
		return nil, err
	}
	return json.Marshal(entry(i))
}

const (
	// maxAddress is the longest address of an instance, in bytes: a name of the DNS, a scheme and a port.
	maxAddress = 300
	// maxSize is the most that is known of an instance, in bytes: a registry that is not well must not fill the
	// memory of all clients.
	maxSize = 16 << 10
)

// Decode reads what Encode writes. Members that it does not know are an error: a word that is misspelt in a file
// would be silently without effect otherwise.
func Decode(text []byte) (kit.Instance, error) {
	var e entry
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return kit.Instance{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return kit.Instance{}, errors.New("there is more than one JSON value")
	}
	return kit.Instance(e), Check(kit.Instance(e))
}

// Check says what is wrong with an instance: its address has to be HOST:PORT, with a scheme in front or without, and
// all of it together may not be larger than 16 KiB.
func Check(i kit.Instance) error {
	scheme, rest := Scheme(i.Address)
	if len(i.Address) > maxAddress || strings.ContainsFunc(scheme, notInHost) {
		return fmt.Errorf("the address %.*q is none", maxAddress, i.Address)
	}
	if _, _, err := SplitHostPort(rest); err != nil {
		return err
	}
	if math.IsNaN(i.Weight) || math.IsInf(i.Weight, 0) {
		return fmt.Errorf("the weight of %s is no number", i.Address)
	}
	size := len(i.Address) + len(i.Zone)
	for k, v := range i.Metadata {
		size += len(k) + len(v)
	}
	if size > maxSize {
		return fmt.Errorf("the zone and the metadata of %s have %d bytes, more than %d", i.Address, size, maxSize)
	}
	return nil
}

// notInHost reports whether a character ends a host wherever a URL is read, or has no place in a line of text.
func notInHost(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune(`/\?#@"<>`, r) || r == utf8.RuneError
}

// Scheme cuts an address into its scheme, "" where it has none, and HOST:PORT.
func Scheme(address string) (scheme, hostPort string) {
	if scheme, rest, ok := strings.Cut(address, "://"); ok {
		return scheme, rest
	}
	return "", address
}

// SplitHostPort cuts HOST:PORT. Both have to be there: an instance that listens on ":9090" can be found by nobody.
func SplitHostPort(hostPort string) (host string, port int, err error) {
	host, text, err := net.SplitHostPort(hostPort)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err != nil || host == "" || port < 1 || port > 65535 || strings.ContainsFunc(host, notInHost) {
		return "", 0, fmt.Errorf("the address %q is not HOST:PORT, with a port from 1 to 65535", hostPort)
	}
	return host, port, nil
}
