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
)

func main() {
	var cfg billing.PaymentsServerConfig
	flag.StringVar(&cfg.Thrift.Addr, "thrift", "", "the `address` to offer Thrift on, instead of the declared one")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server, err := billing.NewPaymentsServer(newBank(), cfg)
	if err == nil {
		err = server.Run(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "billing:", err)
		os.Exit(1)
	}
}
