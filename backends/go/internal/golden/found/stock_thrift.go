package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newStockThriftServer offers handlers over Thrift.
func newStockThriftServer(h *stockHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":9090"
	}
	return kitthrift.NewServer("Stock", &stockThriftServer{handlers: h}, cfg)
}

type stockThriftServer struct {
	handlers *stockHandlers
}

// ServeThrift runs the method that a request names.
func (s *stockThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Take":
		s.take(ctx, r)
	case "Move":
		s.move(ctx, r)
	case "Check":
		s.check(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *stockThriftServer) take(ctx context.Context, r *kitthrift.Request) {
	in := new(TakeInput)
	if _, err := r.Run(ctx, &stockTake, s.handlers.take, in, in); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *stockThriftServer) move(ctx context.Context, r *kitthrift.Request) {
	in := new(MoveInput)
	if _, err := r.Run(ctx, &stockMove, s.handlers.move, in, in); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *stockThriftServer) check(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &stockCheck, s.handlers.check, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// stockThriftClient sends the methods of Stock over Thrift.
type stockThriftClient struct {
	client *kitthrift.Client
}

func newStockThriftClient(address string, cfg kitthrift.ClientConfig) (*stockThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &stockThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *stockThriftClient) Close() error { return c.client.Close() }

func (c *stockThriftClient) take(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*TakeInput), thriftwire.Void{})
}

func (c *stockThriftClient) move(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*MoveInput), thriftwire.Void{})
}

func (c *stockThriftClient) check(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}
