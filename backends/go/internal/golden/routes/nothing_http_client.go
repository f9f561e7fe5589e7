package routes

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// nothingHTTPClient sends the methods of Nothing over HTTP.
type nothingHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newNothingHTTPClient(address string, cfg kithttp.ClientConfig) (*nothingHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &nothingHTTPClient{client}, nil
}
