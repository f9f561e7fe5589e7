package consul

import (
	"errors"
	"io"
	"net/http"

	"github.com/hashicorp/consul/api"
)

const (
	// maxAnswer is the longest answer that is read, in bytes: more than 10,000 instances with their checks.
	maxAnswer = 16 << 20
	// maxTrouble is how much is read of an answer that says what is wrong, and stands in a log then.
	maxTrouble = 4 << 10
)

var errTooLong = errors.New("the answer is longer than 16 MiB")

// newClient makes a client that reads answers of bounded length: the library keeps all of them in memory.
func newClient(address, token string) (*api.Client, error) {
	cfg := api.DefaultConfig()
	cfg.Address = address
	if token != "" {
		cfg.Token, cfg.TokenFile = token, ""
	}
	client, err := api.NewHttpClient(cfg.Transport, cfg.TLSConfig)
	if err != nil {
		return nil, err
	}
	client.Transport = bounded{client.Transport}
	cfg.HttpClient = client
	return api.NewClient(cfg)
}

// bounded is a transport whose answers end early.
type bounded struct{ http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	left := maxAnswer + 1 // or one that is as long as it may be would not end
	if answer.StatusCode != http.StatusOK {
		left = maxTrouble
	}
	answer.Body = &body{answer.Body, left}
	return answer, nil
}

// body gives an error where it goes on for longer than it may.
type body struct {
	io.ReadCloser
	left int // bytes
}

func (b *body) Read(p []byte) (int, error) {
	if b.left == 0 && len(p) > 0 {
		return 0, errTooLong
	}
	n, err := b.ReadCloser.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
