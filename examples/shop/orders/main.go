// Command orders runs the shop's order service: HTTP and Thrift in front, a bbolt file behind, and
// billing beside it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"example.com/shop/orders/gen/orders"
)

func main() {
	var (
		cfg  orders.OrdersServerConfig
		data = flag.String("data", "orders.db", "the `file` that keeps the orders")
		bill = flag.String("billing", "thrift://127.0.0.1:9091", "the `address` of billing")
	)
	flag.StringVar(&cfg.HTTP.Addr, "http", "", "the `address` to offer HTTP on, instead of the declared one")
	flag.StringVar(&cfg.Thrift.Addr, "thrift", "", "the `address` to offer Thrift on, instead of the declared one")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *data, *bill, cfg); err != nil {
		fmt.Fprintln(os.Stderr, "orders:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, data, bill string, cfg orders.OrdersServerConfig) error {
	store, err := openStore(data)
	if err != nil {
		return err
	}
	defer store.Close()
	payments, err := orders.NewOrdersPaymentsClient(orders.OrdersPaymentsClientConfig{Address: bill})
	if err != nil {
		return err
	}
	defer payments.Close()
	server, err := orders.NewOrdersServer(&shop{store: store, payments: payments}, cfg)
	if err != nil {
		return err
	}
	return server.Run(ctx)
}
