// Command legacy offers a Thrift service of other people as JSON over HTTP. The client that kitc made
// implements the same interface as a server does, so it can be served as it is.
package main

import (
	"context"
	"flag"
	"log"
	"os/signal"
	"syscall"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"

	"example.com/legacy/inventory/gen/inventory"
)

func main() {
	address := flag.String("inventory", "thrift://127.0.0.1:9090", "where the neighbours' service is")
	http := flag.String("http", ":8200", "where to offer it as JSON over HTTP")
	thrift := flag.String("thrift", ":9200", "where to offer it to clients of Thrift that are to go through here")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *address, *http, *thrift); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, address, http, thrift string) error {
	client, err := inventory.NewInventoryClient(inventory.InventoryClientConfig{Address: address})
	if err != nil {
		return err
	}
	defer client.Close()
	server, err := offer(client, http, thrift)
	if err != nil {
		return err
	}
	return server.Run(ctx)
}

// offer serves what a client calls.
func offer(client inventory.Inventory, http, thrift string) (*kit.Server, error) {
	return inventory.NewInventoryServer(client, inventory.InventoryServerConfig{
		HTTP:   kithttp.ServerConfig{Addr: http},
		Thrift: kitthrift.ServerConfig{Addr: thrift},
	})
}
