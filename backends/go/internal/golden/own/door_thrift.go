package own

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newDoorThriftServer offers handlers over Thrift.
func newDoorThriftServer(h *doorHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kitthrift.NewServer("Door", &doorThriftServer{handlers: h}, cfg)
}

type doorThriftServer struct {
	handlers *doorHandlers
}

// ServeThrift runs the method that a request names.
func (s *doorThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Knock":
		s.knock(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *doorThriftServer) knock(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &doorKnock, s.handlers.knock, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// doorThriftClient sends the methods of Door over Thrift.
type doorThriftClient struct {
	client *kitthrift.Client
}

func newDoorThriftClient(address string, cfg kitthrift.ClientConfig) (*doorThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &doorThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *doorThriftClient) Close() error { return c.client.Close() }

func (c *doorThriftClient) knock(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}
