package names

import (
	"cmp"
	"context"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// ImportClientConfig says where the service Import is. Everything but its Address may be left zero,
// which means: as the .kit file advises its callers.
type ImportClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Timeout is the outermost middleware, declared with After 30s.
	Timeout kittimeout.Config
}

// ImportClient calls the service Import elsewhere. It may be used by any number of goroutines at once.
type ImportClient struct {
	handlers  importHandlers
	transport string
	close     func() error
}

// NewImportClient makes a client, with the chain that Import advises. It does not connect yet.
func NewImportClient(cfg ImportClientConfig) (*ImportClient, error) {
	switch kit.Scheme(cfg.Address) {
	case "http", "https":
		t, err := newImportHTTPClient(cfg.Address, cfg.HTTP)
		if err != nil {
			return nil, err
		}
		return newImportClient(t, "http", cfg.chain()), nil
	case "thrift":
		t, err := newImportThriftClient(cfg.Address, cfg.Thrift)
		if err != nil {
			return nil, err
		}
		return newImportClient(t, "thrift", cfg.chain()), nil
	}
	return nil, kit.BadAddress("names.Import", cfg.Address, "http", "https", "thrift")
}

// transportOfImport is what the client asks of a transport: to send each method.
type transportOfImport interface {
	type_(ctx context.Context, call *kit.Call) error
	func_(ctx context.Context, call *kit.Call) error
	string(ctx context.Context, call *kit.Call) error
	transport(ctx context.Context, call *kit.Call) error
	range_(ctx context.Context, call *kit.Call) error
	httpGet(ctx context.Context, call *kit.Call) error
	Close() error
}

func newImportClient(t transportOfImport, transport string, chain []kit.Middleware) *ImportClient {
	return &ImportClient{
		handlers: importHandlers{
			type_:     kit.Wrap(t.type_, chain...),
			func_:     kit.Wrap(t.func_, chain...),
			string:    kit.Wrap(t.string, chain...),
			transport: kit.Wrap(t.transport, chain...),
			range_:    kit.Wrap(t.range_, chain...),
			httpGet:   kit.Wrap(t.httpGet, chain...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ImportClient) Close() error { return c.close() }

// Type is a keyword.
//
// It fails with *Error, *Panic or a *kit.Error.
func (c *ImportClient) Type(ctx context.Context, in *Func) (*Func, error) {
	out := new(Func)
	if err := c.handlers.type_(ctx, kit.NewCall(&importType, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Func gives "quoted" things: */.
//
// It fails with *Sealed or a *kit.Error.
func (c *ImportClient) Func(ctx context.Context, in *FuncInput) (out string, err error) {
	err = c.handlers.func_(ctx, kit.NewCall(&importFunc, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// String calls the method of that name.
func (c *ImportClient) String(ctx context.Context) (out []Type, err error) {
	err = c.handlers.string(ctx, kit.NewCall(&importString, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Transport calls the method of that name.
func (c *ImportClient) Transport(ctx context.Context, in *Empty) error {
	return c.handlers.transport(ctx, kit.NewCall(&importTransport, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Range calls the method of that name.
func (c *ImportClient) Range(ctx context.Context) (*Range, error) {
	out := new(Range)
	if err := c.handlers.range_(ctx, kit.NewCall(&importRange, kit.ClientSide, c.transport, nil, out)); err != nil {
		return nil, err
	}
	return out, nil
}

// HTTPGet calls the method of that name.
func (c *ImportClient) HTTPGet(ctx context.Context, in *HTTPGetInput) error {
	return c.handlers.httpGet(ctx, kit.NewCall(&importHTTPGet, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg ImportClientConfig) chain() []kit.Middleware {
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
}
