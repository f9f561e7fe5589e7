package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/go-kit/kit/endpoint"
	gokithttp "github.com/go-kit/kit/transport/http"
	"github.com/ogen-go/ogen/middleware"
	goahttp "goa.design/goa/v3/http"
	goa "goa.design/goa/v3/pkg"

	goaserver "github.com/kitc-lang/kit/bench/peers/gen/goa/gen/http/orders/server"
	goaorders "github.com/kitc-lang/kit/bench/peers/gen/goa/gen/orders"
	"github.com/kitc-lang/kit/bench/peers/gen/ogen"
	"github.com/kitc-lang/kit/bench/plain"
)

type ogenService struct{ order *ogen.Order }

func (ogenService) OrdersPing(context.Context) (ogen.OrdersPingRes, error) {
	return &ogen.OrdersPingNoContent{}, nil
}

func (s ogenService) OrdersGet(context.Context, ogen.OrdersGetParams) (ogen.OrdersGetRes, error) {
	return s.order, nil
}

func (ogenService) OrdersCreate(_ context.Context, req *ogen.Order) (ogen.OrdersCreateRes, error) {
	return req, nil
}

func (ogenService) OrdersSay(_ context.Context, req *ogen.Remark) (ogen.OrdersSayRes, error) {
	return req, nil
}

func ogenHandler() (http.Handler, error) {
	x := plain.Of(theOrder)
	o := &ogen.Order{
		ID: ogen.OrderID(x.ID), Status: ogen.Status(x.Status), Note: ogen.NewOptString(*x.Note), Tags: ogen.OrderTags(x.Tags), Phone: x.Phone, Placed: x.Placed,
	}
	for _, it := range x.Items {
		o.Items = append(o.Items, ogen.Item{Sku: it.SKU, Quantity: it.Quantity, Cents: it.Cents})
	}
	bounded := func(req middleware.Request, next middleware.Next) (middleware.Response, error) {
		ctx, cancel := context.WithTimeout(req.Context, timeout)
		defer cancel()
		req.SetContext(ctx)
		return next(req)
	}
	s, err := ogen.NewServer(ogenService{o}, ogen.WithMiddleware(bounded))
	return limited(s), err
}

type goaService struct{ order *goaorders.Order }

func (goaService) Ping(context.Context) error { return nil }

func (s goaService) Get(context.Context, *goaorders.GetPayload) (*goaorders.Order, error) {
	return s.order, nil
}

func (goaService) Create(_ context.Context, o *goaorders.Order) (*goaorders.Order, error) {
	return o, nil
}

func (goaService) Say(_ context.Context, r *goaorders.Remark) (*goaorders.Remark, error) {
	return r, nil
}

func goaHandler() (http.Handler, error) {
	x := plain.Of(theOrder)
	o := &goaorders.Order{
		ID: x.ID, Status: goaorders.Status(x.Status), Note: x.Note, Tags: x.Tags, Phone: x.Phone, Placed: x.Placed.Format(time.RFC3339Nano),
	}
	for _, it := range x.Items {
		o.Items = append(o.Items, &goaorders.Item{Sku: it.SKU, Quantity: it.Quantity, Cents: it.Cents})
	}
	endpoints := goaorders.NewEndpoints(goaService{o})
	endpoints.Use(func(next goa.Endpoint) goa.Endpoint {
		return func(ctx context.Context, req any) (any, error) {
			ctx, cancel := context.WithTimeout(ctx, timeout)
			defer cancel()
			return next(ctx, req)
		}
	})
	mux := goahttp.NewMuxer()
	goaserver.Mount(mux, goaserver.New(endpoints, mux, goahttp.RequestDecoder, goahttp.ResponseEncoder, nil, nil))
	return limited(mux), nil
}

var errBadOrder = errors.New("bad order")

// goKitHandler has endpoints behind the mux of net/http: go-kit brings none of its own.
func goKitHandler() (http.Handler, error) {
	x := plain.Of(theOrder)
	bounded := func(next endpoint.Endpoint) endpoint.Endpoint {
		return func(ctx context.Context, req any) (any, error) {
			ctx, cancel := context.WithTimeout(ctx, timeout)
			defer cancel()
			return next(ctx, req)
		}
	}
	get := func(_ context.Context, req any) (any, error) {
		if !plain.ID.MatchString(req.(string)) {
			return nil, errBadOrder
		}
		return x, nil
	}
	create := func(_ context.Context, req any) (any, error) {
		if o := req.(*plain.Order); o.Valid() {
			return o, nil
		}
		return nil, errBadOrder
	}
	mux := http.NewServeMux()
	mux.Handle("GET /orders/{id}", gokithttp.NewServer(bounded(get), func(_ context.Context, r *http.Request) (any, error) {
		return r.PathValue("id"), nil
	}, gokithttp.EncodeJSONResponse))
	mux.Handle("POST /orders", gokithttp.NewServer(bounded(create), func(_ context.Context, r *http.Request) (any, error) {
		o := new(plain.Order)
		return o, json.NewDecoder(r.Body).Decode(o)
	}, gokithttp.EncodeJSONResponse))
	mux.Handle("POST /ping", gokithttp.NewServer(bounded(func(context.Context, any) (any, error) { return nil, nil }), func(context.Context, *http.Request) (any, error) {
		return nil, nil
	}, func(_ context.Context, w http.ResponseWriter, _ any) error {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}))
	return limited(mux), nil
}
