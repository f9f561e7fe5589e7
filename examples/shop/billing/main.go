// Command billing runs the shop's billing service over Thrift.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"example.com/shop/billing/gen/billing"
	"example.com/shop/spans"
)

func main() {
	var cfg billing.PaymentsServerConfig
	flag.StringVar(&cfg.Thrift.Addr, "thrift", "", "the `address` to offer Thrift on, instead of the declared one")
	collector := flag.String("zipkin", "", "the `address` that spans are sent to, such as http://127.0.0.1:9411/api/v2/spans")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *collector, cfg); err != nil {
		fmt.Fprintln(os.Stderr, "billing:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, collector string, cfg billing.PaymentsServerConfig) error {
	exporter, flush, err := spans.To(collector, "billing")
	if err != nil {
		return err
	}
	defer flush()
	cfg.Trace.Exporter = exporter
	server, err := billing.NewPaymentsServer(newBank(), cfg)
	if err != nil {
		return err
	}
	return server.Run(ctx)
}
