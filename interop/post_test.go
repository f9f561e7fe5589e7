package interop

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	apache "github.com/kitc-lang/kit/interop/apache/exchange"
	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// postProtocols are those that Apache's library puts into the bodies of HTTP requests, and that Kit reads there.
func postProtocols() map[kitthrift.Protocol]thrift.TProtocolFactory {
	cfg := &thrift.TConfiguration{}
	return map[kitthrift.Protocol]thrift.TProtocolFactory{
		kitthrift.Binary: thrift.NewTBinaryProtocolFactoryConf(cfg), kitthrift.Compact: thrift.NewTCompactProtocolFactoryConf(cfg),
		kitthrift.JSON: thrift.NewTJSONProtocolFactory(),
	}
}

// TestApacheClientPosts lets Apache's THttpClient call the listener that everybody else uses.
func TestApacheClientPosts(t *testing.T) {
	server := serve(t)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for protocol, factory := range postProtocols() {
		transport, err := thrift.NewTHttpClient("http://" + server.Addr("thrift") + "/exchange")
		if err != nil {
			t.Fatal(err)
		}
		client := apache.NewExchangeClientFactory(transport, factory)
		if err := client.Ping(ctx); err != nil {
			t.Fatalf("%v: Ping: %v", protocol, err)
		}
		echo, err := client.Echo(ctx, apacheEverything())
		if diff := cmp.Diff(apacheEverything(), echo, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%v: Echo: %v, want - got +\n%s", protocol, err, diff)
		}
		if err := transport.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestKitClientPosts calls Apache's handler for net/http.
func TestKitClientPosts(t *testing.T) {
	for protocol, factory := range postProtocols() {
		web := httptest.NewServer(http.HandlerFunc(thrift.NewThriftHandlerFunc(apache.NewExchangeProcessor(new(apacheService)), factory, factory)))
		cfg := exchange.ExchangeClientConfig{Address: "thrift://" + web.Listener.Addr().String()}
		cfg.Thrift.Protocol, cfg.Thrift.Framing, cfg.Thrift.Path = protocol, kitthrift.Post, "/exchange"
		callEverything(t, cfg)
		web.Close()
	}
}
