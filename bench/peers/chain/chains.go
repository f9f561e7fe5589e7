package main

import (
	"context"

	"connectrpc.com/connect"
	kitexendpoint "github.com/cloudwego/kitex/pkg/endpoint"
	"github.com/go-kit/kit/endpoint"
	goahttp "goa.design/goa/v3/http"
	goa "goa.design/goa/v3/pkg"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	goaorders "github.com/kitc-lang/kit/bench/peers/gen/goa/gen/orders"
	kitexorders "github.com/kitc-lang/kit/bench/peers/gen/kitex/gen/kitex/orders"
	kitexserver "github.com/kitc-lang/kit/bench/peers/gen/kitex/gen/kitex/orders/orders"
	"github.com/kitc-lang/kit/bench/sample"
	kit "github.com/kitc-lang/kit/runtime"
)

// five is how many middlewares there are in each chain. None of them does anything.
const five = 5

// chain is one way to get from a transport to a method. Both give the ID of the order that the method gave.
type chain struct {
	name string
	run  func(ctx context.Context) string // with what a call needs made before
	call func(ctx context.Context) string // as a call comes in, which makes what it needs; nil where that is nothing
}

// chains gives all of them: Kit's first.
func chains() []chain {
	return []chain{kitChain(), plainCall(), closures(), goKitChain(), goaChain(), kitexChain(), connectChain()}
}

// service is the method behind all of the chains.
var _ orders.Orders = service

var (
	service = sample.Service{Order: sample.Order()}
	input   = &orders.GetInput{ID: service.Order.ID}
)

var method = kit.Method{Package: "orders", Service: "Orders", Name: "Get", Safe: true, Repeatable: true}

// get is what kitc emits, without the validation of the input.
func get(ctx context.Context, call *kit.Call) error {
	if call.Fault != nil {
		return call.Fault
	}
	out, err := service.Get(ctx, call.In.(*orders.GetInput))
	if err != nil {
		return err
	}
	if out == nil {
		return kit.NoOutput(call)
	}
	call.Out = out
	return nil
}

func kitChain() chain {
	var middlewares []kit.Middleware
	for range five {
		middlewares = append(middlewares, func(next kit.Handler) kit.Handler {
			return func(ctx context.Context, call *kit.Call) error { return next(ctx, call) }
		})
	}
	return kitChainOf("Kit", kit.Wrap(get, middlewares...))
}

// kitChainOf runs a handler with the same call again and again, and with one of its own each time, as transports do.
func kitChainOf(name string, h kit.Handler) chain {
	first := kit.Call{Method: &method, In: input, Header: kit.MapHeader{}, Peer: "127.0.0.1:1", Transport: "http", Side: kit.ServerSide}
	var again kit.Call
	run := func(ctx context.Context, call *kit.Call) string {
		if err := h(ctx, call); err != nil {
			return err.Error()
		}
		out, err := kit.Output[orders.Order](call)
		if err != nil {
			return err.Error()
		}
		call.Answer(1000)
		return string(out.ID)
	}
	return chain{name, func(ctx context.Context) string {
		again = first
		return run(ctx, &again)
	}, func(ctx context.Context) string {
		return run(kit.Serve(ctx, first))
	}}
}

func plainCall() chain {
	var impl orders.Orders = service
	return chain{"plain call", func(ctx context.Context) string {
		out, err := impl.Get(ctx, input)
		if err != nil {
			return err.Error()
		}
		return string(out.ID)
	}, nil}
}

// closures are what somebody writes for this one method.
func closures() chain {
	h := service.Get
	for range five {
		next := h
		h = func(ctx context.Context, in *orders.GetInput) (*orders.Order, error) { return next(ctx, in) }
	}
	return chain{"typed closures", func(ctx context.Context) string {
		out, err := h(ctx, input)
		if err != nil {
			return err.Error()
		}
		return string(out.ID)
	}, nil}
}

// getRequest and getResponse are values, as go-kit's examples have them.
type (
	getRequest  struct{ ID orders.OrderID }
	getResponse struct {
		Order *orders.Order
		Err   error
	}
)

func goKitChain() chain {
	nop := func(next endpoint.Endpoint) endpoint.Endpoint {
		return func(ctx context.Context, request any) (any, error) { return next(ctx, request) }
	}
	e := endpoint.Chain(nop, nop, nop, nop, nop)(func(ctx context.Context, request any) (any, error) {
		out, err := service.Get(ctx, &orders.GetInput{ID: request.(getRequest).ID})
		return getResponse{out, err}, nil
	})
	var made any = getRequest{input.ID}
	run := func(ctx context.Context, request any) string {
		response, err := e(ctx, request)
		if err != nil {
			return err.Error()
		}
		return string(response.(getResponse).Order.ID)
	}
	return chain{"go-kit", func(ctx context.Context) string { return run(ctx, made) }, func(ctx context.Context) string { return run(ctx, getRequest{input.ID}) }}
}

type goaService struct {
	goaorders.Service
	order *goaorders.Order
}

func (s goaService) Get(context.Context, *goaorders.GetPayload) (*goaorders.Order, error) {
	return s.order, nil
}

func goaChain() chain {
	endpoints := goaorders.NewEndpoints(goaService{order: &goaorders.Order{ID: string(service.Order.ID)}})
	for range five {
		endpoints.Use(func(next goa.Endpoint) goa.Endpoint {
			return func(ctx context.Context, request any) (any, error) { return next(ctx, request) }
		})
	}
	payload := &goaorders.GetPayload{ID: string(input.ID)}
	run := func(ctx context.Context) string {
		out, err := endpoints.Get(ctx, payload)
		if err != nil {
			return err.Error()
		}
		return out.(*goaorders.Order).ID
	}
	return chain{"goa", run, func(ctx context.Context) string { // as its generated handler
		ctx = context.WithValue(ctx, goahttp.AcceptTypeKey, "application/json")
		ctx = context.WithValue(ctx, goa.MethodKey, "get")
		ctx = context.WithValue(ctx, goa.ServiceKey, "orders")
		return run(ctx)
	}}
}

type kitexService struct {
	kitexorders.Orders
	order *kitexorders.Order
}

func (s kitexService) Get(context.Context, kitexorders.OrderID) (*kitexorders.Order, error) {
	return s.order, nil
}

// kitexChain leaves out what a server keeps about a call (rpcinfo), which it pools.
func kitexChain() chain {
	var impl any = kitexService{order: &kitexorders.Order{Id: kitexorders.OrderID(service.Order.ID)}}
	info := kitexserver.NewServiceInfo().MethodInfo(context.Background(), "Get")
	handler := info.Handler()
	var middlewares []kitexendpoint.Middleware
	for range five {
		middlewares = append(middlewares, func(next kitexendpoint.Endpoint) kitexendpoint.Endpoint {
			return func(ctx context.Context, request, response any) error { return next(ctx, request, response) }
		})
	}
	e := kitexendpoint.Chain(middlewares...)(func(ctx context.Context, request, response any) error {
		return handler(ctx, impl, request, response)
	})
	run := func(ctx context.Context, request, response any) string {
		request.(*kitexorders.OrdersGetArgs).Id = kitexorders.OrderID(input.ID)
		if err := e(ctx, request, response); err != nil {
			return err.Error()
		}
		return string(response.(*kitexorders.OrdersGetResult).Success.Id)
	}
	request, response := info.NewArgs(), info.NewResult()
	return chain{"Kitex", func(ctx context.Context) string { return run(ctx, request, response) }, func(ctx context.Context) string {
		return run(ctx, info.NewArgs(), info.NewResult())
	}}
}

// connectChain leaves out what a handler puts into the context, which only it can.
func connectChain() chain {
	e := connect.UnaryFunc(func(ctx context.Context, request connect.AnyRequest) (connect.AnyResponse, error) {
		out, err := service.Get(ctx, request.(*connect.Request[orders.GetInput]).Msg)
		if err != nil {
			return nil, err
		}
		return connect.NewResponse(out), nil
	})
	for range five {
		e = connect.UnaryInterceptorFunc(func(next connect.UnaryFunc) connect.UnaryFunc {
			return func(ctx context.Context, request connect.AnyRequest) (connect.AnyResponse, error) {
				return next(ctx, request)
			}
		}).WrapUnary(e)
	}
	run := func(ctx context.Context, request connect.AnyRequest) string {
		response, err := e(ctx, request)
		if err != nil {
			return err.Error()
		}
		return string(response.(*connect.Response[orders.Order]).Msg.ID)
	}
	made := connect.NewRequest(input)
	return chain{"connect-go", func(ctx context.Context) string { return run(ctx, made) }, func(ctx context.Context) string {
		return run(ctx, connect.NewRequest(input))
	}}
}
