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
	"example.com/shop/spans"
)

func main() {
	var (
		cfg     orders.OrdersServerConfig
		clients orders.OrdersClientsConfig
		data    = flag.String("data", "orders.db", "the `file` that keeps the orders")
	)
	flag.StringVar(&cfg.HTTP.Addr, "http", "", "the `address` to offer HTTP on, instead of the declared one")
	flag.StringVar(&cfg.Thrift.Addr, "thrift", "", "the `address` to offer Thrift on, instead of the declared one")
	flag.StringVar(&cfg.Admin.Addr, "admin", "", "the `address` of the admin listener, instead of the declared one; off for none")
	flag.StringVar(&clients.Payments.Discovery.Path, "instances", "", "the `file` that says where billing is, instead of the declared one")
	flag.StringVar(&clients.Payments.Address, "billing", "", "the `address` of billing, instead of what the file says")
	collector := flag.String("zipkin", "", "the `address` that spans are sent to, such as http://127.0.0.1:9411/api/v2/spans")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *data, *collector, clients, cfg); err != nil {
		fmt.Fprintln(os.Stderr, "orders:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, data, collector string, calls orders.OrdersClientsConfig, cfg orders.OrdersServerConfig) error {
	store, err := openStore(data)
	if err != nil {
		return err
	}
	defer store.Close()
	exporter, flush, err := spans.To(collector, "orders")
	if err != nil {
		return err
	}
	defer flush()
	cfg.Trace.Exporter, calls.Payments.Trace.Exporter = exporter, exporter
	clients, err := orders.NewOrdersClients(calls)
	if err != nil {
		return err
	}
	defer clients.Close()
	cfg.Admin.Clients = clients
	server, err := orders.NewOrdersServer(&shop{store: store, payments: clients.Payments}, cfg)
	if err != nil {
		return err
	}
	return server.Run(ctx)
}
