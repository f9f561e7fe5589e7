// Command serve is the server that kitc makes of the measured API, on one transport.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/observed/gen/observed"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/sample"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/observe/zipkin"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

func main() {
	transport := flag.String("transport", "http", "`http` or thrift: the one that is loaded; the other listens too")
	at := flag.String("addr", "127.0.0.1:0", "the `address` to offer it on")
	watched := flag.Bool("watched", false, "trace, metrics and log are in the chain")
	collector := flag.String("collector", "", "the `address` that spans are sent to")
	lines := flag.String("log", os.DevNull, "the `file` for the lines of the log")
	processor := flag.String("cpuprofile", "", "the `file` for a profile of where time goes")
	memory := flag.String("memprofile", "", "the `file` for a profile of what was allocated")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := load.Profiled(*processor, *memory, func() error { return run(ctx, *transport, *at, *collector, *lines, *watched) })
	if err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, transport, at, collector, lines string, watched bool) error {
	web, rpc := kithttp.ServerConfig{Addr: "127.0.0.1:0"}, kitthrift.ServerConfig{Addr: "127.0.0.1:0"}
	switch transport {
	case "http":
		web.Addr = at
	case "thrift":
		rpc.Addr = at
	default:
		return fmt.Errorf("there is no transport %q", transport)
	}
	impl := sample.Service{Order: sample.Order()}
	var (
		server *kit.Server
		err    error
	)
	if !watched {
		server, err = orders.NewOrdersServer(impl, orders.OrdersServerConfig{HTTP: web, Thrift: rpc})
	} else {
		cfg := observed.OrdersServerConfig{HTTP: web, Thrift: rpc}
		if collector != "" {
			exporter, err := zipkin.New(zipkin.Config{Endpoint: collector, Service: "orders"})
			if err != nil {
				return err
			}
			defer exporter.Close(context.Background())
			cfg.Trace.Exporter = exporter
		}
		file, err := os.OpenFile(lines, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			return err
		}
		defer file.Close()
		cfg.Log.Logger = slog.New(slog.NewJSONHandler(file, nil))
		server, err = observed.NewOrdersServer(impl, cfg)
		if err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	return server.Run(ctx)
}
