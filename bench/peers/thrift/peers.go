package main

import (
	"context"
	"net"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/cloudwego/kitex/pkg/klog"
	"github.com/cloudwego/kitex/server"

	apache "github.com/kitc-lang/kit/bench/peers/gen/apache/orders"
	kitex "github.com/kitc-lang/kit/bench/peers/gen/kitex/gen/kitex/orders"
	kitexserver "github.com/kitc-lang/kit/bench/peers/gen/kitex/gen/kitex/orders/orders"
)

type apacheService struct{ order *apache.Order }

func (apacheService) Ping(context.Context) error { return nil }

func (s apacheService) Get(ctx context.Context, id apache.OrderID) (*apache.Order, error) {
	_, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	if !validID(string(id)) {
		return nil, &apache.NotFound{ID: id}
	}
	return s.order, nil
}

func (apacheService) Create(ctx context.Context, o *apache.Order) (*apache.Order, error) {
	_, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	return o, fields{string(o.ID), o.Status.String(), len(o.Items), func(i int) (string, int32, int64) {
		return o.Items[i].Sku, o.Items[i].Quantity, o.Items[i].Cents
	}, o.Note, o.Tags}.valid()
}

func (apacheService) Say(_ context.Context, r *apache.Remark) (*apache.Remark, error) {
	return r, nil
}

func serveApache(addr string) error {
	o := &apache.Order{
		ID: apache.OrderID(theOrder.ID), Status: apache.Status(theOrder.Status), Note: theOrder.Note, Tags: theOrder.Tags, Phone: theOrder.Phone,
		Placed: theOrder.Placed.UnixMicro(),
	}
	for _, it := range theOrder.Items {
		o.Items = append(o.Items, &apache.Item{Sku: it.SKU, Quantity: it.Quantity, Cents: it.Cents})
	}
	l, err := thrift.NewTServerSocket(addr)
	if err != nil {
		return err
	}
	cfg := &thrift.TConfiguration{MaxMessageSize: maxMessage, MaxFrameSize: maxMessage}
	framed := thrift.NewTFramedTransportFactoryConf(thrift.NewTTransportFactory(), cfg)
	return thrift.NewTSimpleServer4(apache.NewOrdersProcessor(apacheService{o}), l, framed, thrift.NewTBinaryProtocolFactoryConf(cfg)).Serve()
}

type kitexService struct{ order *kitex.Order }

func (kitexService) Ping(context.Context) error { return nil }

func (s kitexService) Get(_ context.Context, id kitex.OrderID) (*kitex.Order, error) {
	if !validID(string(id)) {
		return nil, &kitex.NotFound{Id: id}
	}
	return s.order, nil
}

func (kitexService) Create(_ context.Context, o *kitex.Order) (*kitex.Order, error) {
	return o, fields{string(o.Id), o.Status.String(), len(o.Items), func(i int) (string, int32, int64) {
		return o.Items[i].Sku, o.Items[i].Quantity, o.Items[i].Cents
	}, o.Note, o.Tags}.valid()
}

func (kitexService) Say(_ context.Context, r *kitex.Remark) (*kitex.Remark, error) {
	return r, nil
}

func serveKitex(addr string) error {
	klog.SetLevel(klog.LevelError)
	o := &kitex.Order{
		Id: kitex.OrderID(theOrder.ID), Status: kitex.Status(theOrder.Status), Note: theOrder.Note, Tags: theOrder.Tags, Phone: theOrder.Phone,
		Placed: theOrder.Placed.UnixMicro(),
	}
	for _, it := range theOrder.Items {
		o.Items = append(o.Items, &kitex.Item{Sku: it.SKU, Quantity: it.Quantity, Cents: it.Cents})
	}
	at, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return err
	}
	return kitexserver.NewServer(&kitexService{o}, server.WithServiceAddr(at), server.WithReadWriteTimeout(timeout)).Run()
}
