package interop

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	apache "github.com/kitc-lang/kit/interop/apache/exchange"
	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// jsonTexts are what JSON writes in several ways, or libraries read wrongly.
var jsonTexts = []string{
	"", `"`, `\`, `\"`, `\\`, "/", "</script>&", "\x00\x01\b\f\n\r\t\x1f\x7f", "]}", "[{", "é€😀\U0010ffff", "\u2028\u2029", "null", "AA==",
	strings.Repeat(`\"`, 5000), strings.Repeat("long ", 20_000),
}

// jsonNumbers are doubles whose decimal texts are easily wrong.
var jsonNumbers = []float64{0, math.Copysign(0, -1), 1, -1.5, 0.1, 1e21, 1e-7, math.MaxFloat64, math.SmallestNonzeroFloat64, 123456789.123456789}

// TestApacheWritesJSON sends texts, numbers and bytes from Apache's client through a Kit server and back, in one
// message after the other on one connection, also with the name of the service in front of that of the method.
func TestApacheWritesJSON(t *testing.T) {
	server := serve(t)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	cfg := &thrift.TConfiguration{ConnectTimeout: 5 * time.Second, SocketTimeout: 10 * time.Second}
	for name, factory := range map[string]thrift.TTransportFactory{
		"framed": thrift.NewTFramedTransportFactoryConf(thrift.NewTTransportFactory(), cfg), "unframed": thrift.NewTBufferedTransportFactory(4096),
	} {
		t.Run(name, func(t *testing.T) {
			transport, err := factory.GetTransport(thrift.NewTSocketConf(server.Addr("thrift"), cfg))
			if err != nil {
				t.Fatal(err)
			}
			if err := transport.Open(); err != nil {
				t.Fatal(err)
			}
			defer transport.Close()
			plain := thrift.NewTJSONProtocol(transport)
			several := thrift.NewTMultiplexedProtocol(plain, "Exchange")
			client := apache.NewExchangeClient(thrift.NewTStandardClient(plain, several))
			for i, text := range jsonTexts {
				message := apacheEverything()
				message.Text, message.Raw = text, []byte(text)
				message.Real, message.Large = jsonNumbers[i%len(jsonNumbers)], math.MinInt64
				message.ByName = map[string]int64{text: math.MaxInt64}
				message.Numbers, message.Tree = nil, nil
				echo, err := client.Echo(ctx, message)
				if diff := cmp.Diff(message, echo, cmpopts.EquateEmpty()); err != nil || diff != "" {
					t.Errorf("%.20q: %v, want - got +\n%s", text, err, diff)
				}
			}
			_, err = client.Explain(ctx, apache.Word(strings.Repeat("x", 41)), 1, nil, "")
			if err == nil || !strings.Contains(err.Error(), "invalid_argument: word: must be at most 40") {
				t.Errorf("a word too long: %v", err)
			}
			if err := client.Ping(ctx); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// TestKitWritesJSON does the same from Kit's client through Apache's server.
func TestKitWritesJSON(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	cfg := &thrift.TConfiguration{}
	for framing, factory := range map[kitthrift.Framing]thrift.TTransportFactory{
		kitthrift.Framed: thrift.NewTFramedTransportFactoryConf(thrift.NewTTransportFactory(), cfg), kitthrift.Unframed: thrift.NewTBufferedTransportFactory(4096),
	} {
		t.Run(framing.String(), func(t *testing.T) {
			socket, err := thrift.NewTServerSocket("127.0.0.1:0")
			if err == nil {
				err = socket.Listen()
			}
			if err != nil {
				t.Fatal(err)
			}
			server := thrift.NewTSimpleServer4(apache.NewExchangeProcessor(new(apacheService)), socket, factory, thrift.NewTJSONProtocolFactory())
			done := make(chan error, 1)
			go func() { done <- server.Serve() }()
			defer func() {
				if err := server.Stop(); err != nil {
					t.Error(err)
				}
				<-done
			}()
			config := exchange.ExchangeClientConfig{Address: "thrift://" + socket.Addr().String()}
			config.Thrift.Protocol, config.Thrift.Framing = kitthrift.JSON, framing
			client, err := exchange.NewExchangeClient(config)
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			for i, text := range jsonTexts {
				message := everything()
				message.Text, message.Raw = text, []byte(text)
				message.Real, message.Large = jsonNumbers[i%len(jsonNumbers)], math.MinInt64
				message.ByName = map[string]int64{text: math.MaxInt64}
				message.Numbers, message.Tree = nil, nil
				echo, err := client.Echo(ctx, message)
				if diff := cmp.Diff(message, echo, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(exchange.Shape{})); err != nil || diff != "" {
					t.Errorf("%.20q: %v, want - got +\n%s", text, err, diff)
				}
			}
		})
	}
}
