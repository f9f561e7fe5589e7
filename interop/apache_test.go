package interop

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	apache "github.com/kitc-lang/kit/interop/apache/exchange"
	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// apacheWire is one way in which Apache's library can talk: its own names for what Kit calls a
// protocol and a framing.
type apacheWire struct {
	name      string
	protocol  kitthrift.Protocol
	framing   kitthrift.Framing
	protocols thrift.TProtocolFactory
	transport thrift.TTransportFactory
}

func apacheWires() []apacheWire {
	cfg := &thrift.TConfiguration{ConnectTimeout: 5 * time.Second, SocketTimeout: 10 * time.Second}
	compactHeader := &thrift.TConfiguration{THeaderProtocolID: thrift.THeaderProtocolIDPtrMust(thrift.THeaderProtocolCompact)}
	binaryHeader := &thrift.TConfiguration{THeaderProtocolID: thrift.THeaderProtocolIDPtrMust(thrift.THeaderProtocolBinary)}
	binary, compact := thrift.NewTBinaryProtocolFactoryConf(cfg), thrift.NewTCompactProtocolFactoryConf(cfg)
	json := thrift.NewTJSONProtocolFactory()
	plain := thrift.NewTTransportFactory()
	buffered := thrift.NewTBufferedTransportFactory(4096)
	framed := thrift.NewTFramedTransportFactoryConf(plain, cfg)
	return []apacheWire{
		{"binary/framed", kitthrift.Binary, kitthrift.Framed, binary, framed},
		{"binary/unframed", kitthrift.Binary, kitthrift.Unframed, binary, buffered},
		{"compact/framed", kitthrift.Compact, kitthrift.Framed, compact, framed},
		{"compact/unframed", kitthrift.Compact, kitthrift.Unframed, compact, buffered},
		{"json/framed", kitthrift.JSON, kitthrift.Framed, json, framed},
		{"json/unframed", kitthrift.JSON, kitthrift.Unframed, json, buffered},
		{"binary/theader", kitthrift.Binary, kitthrift.THeader, thrift.NewTHeaderProtocolFactoryConf(binaryHeader), plain},
		{"compact/theader", kitthrift.Compact, kitthrift.THeader, thrift.NewTHeaderProtocolFactoryConf(compactHeader), plain},
	}
}

// TestApacheCodeIsOfTheEmittedIDL keeps the committed code of Apache's generator in step with the IDL.
func TestApacheCodeIsOfTheEmittedIDL(t *testing.T) {
	for _, file := range thriftFiles[:2] {
		dir := t.TempDir()
		run(t, dir, "thrift", "--gen", "go:package_prefix=github.com/kitc-lang/kit/interop/apache/", "-out", dir, absolute(t, file))
		pkg := strings.TrimSuffix(filepath.Base(file), ".thrift")
		for _, name := range []string{pkg + ".go", pkg + "-consts.go", "GoUnusedProtection__.go"} {
			fresh, err := os.ReadFile(filepath.Join(dir, pkg, name))
			if err != nil {
				t.Fatal(err)
			}
			committed, err := os.ReadFile(filepath.Join("apache", pkg, name))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(fresh, committed) {
				t.Errorf("apache/%s/%s is stale: run scripts/generate-apache", pkg, name)
			}
		}
	}
}

func apacheEverything() *apache.Everything {
	point := &apache.Point{X: 1.5, Y: -2.25}
	leaf := &apache.Node{Name: "leaf", Children: []*apache.Node{}, Named: map[string]*apache.Node{}}
	root := &apache.Node{Name: "root", Children: []*apache.Node{leaf}, Named: map[string]*apache.Node{"leaf": leaf}, Next_: leaf}
	kit := everything()
	return &apache.Everything{
		Yes: true, Tiny: -128, Small: kit.Small, Medium: kit.Medium, Large: kit.Large, Real: kit.Real,
		Text: kit.Text, Raw: kit.Raw, ID: kit.ID.String(), At: kit.At.UnixMicro(), Took: kit.Took.Microseconds(),
		Day: "2026-02-28", Free: string(kit.Free), Word: "word", Light: apache.Light_green, Point: point,
		Shape:   &apache.Shape{Words: []apache.Word{"a", "b"}},
		Numbers: kit.Numbers, Flags: kit.Flags,
		Points: []*apache.Point{point, {Y: 1e300}},
		Lights: []apache.Light{apache.Light_red, apache.Light_amber}, Words: []apache.Word{"x", "y"},
		ByName: kit.ByName, ByNumber: kit.ByNumber,
		ByLight: map[apache.Light]*apache.Point{apache.Light_amber: point},
		ByID:    map[string]bool{kit.ID.String(): true},
		Nested:  map[string][]map[string]*apache.Point{"a": {{"b": point}, {}}},
		Tree:    root, Maybe: new(""), MaybeNot: new(false), MaybeAny: []string{}, Rank: 7,
		Secret: new("planted-secret"), Old: new("old"),
	}
}

func TestApacheClientCallsKitServer(t *testing.T) {
	server := serve(t)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for _, wire := range apacheWires() {
		t.Run(wire.name, func(t *testing.T) {
			socket := thrift.NewTSocketConf(server.Addr("thrift"), &thrift.TConfiguration{
				ConnectTimeout: 5 * time.Second, SocketTimeout: 10 * time.Second,
			})
			transport, err := wire.transport.GetTransport(socket)
			if err != nil {
				t.Fatal(err)
			}
			client := apache.NewExchangeClientFactory(transport, wire.protocols)
			if err := transport.Open(); err != nil {
				t.Fatal(err)
			}
			defer transport.Close()

			if err := client.Ping(ctx); err != nil {
				t.Fatalf("Ping: %v", err)
			}
			echo, err := client.Echo(ctx, apacheEverything())
			if err != nil {
				t.Fatalf("Echo: %v", err)
			}
			if diff := cmp.Diff(apacheEverything(), echo, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Echo: want - got +\n%s", diff)
			}
			shape, err := client.Turn(ctx, &apache.Shape{Count: new(int64(-7))})
			if err != nil || shape.Count == nil || *shape.Count != -7 {
				t.Errorf("Turn gives %v, %v", shape, err)
			}
			words, err := client.Explain(ctx, "kit", 3, nil, "")
			if err != nil || !cmp.Equal(words, []string{"kit", "kit", "kit"}) {
				t.Errorf("Explain gives %v, %v", words, err)
			}
			if _, err := client.Explain(ctx, "unknown", 1, nil, ""); !isApache[*apache.UnknownWord](err) {
				t.Errorf("Explain(unknown) gives %v", err)
			}
			report, err := client.Check(ctx)
			if err != nil || !report.Fine || report.Name != "Exchange" {
				t.Errorf("Check, which is inherited, gives %v, %v", report, err)
			}
			prefix, told := tellable()
			for _, word := range told {
				if err := client.Tell(ctx, apache.Word(word)); err != nil {
					t.Errorf("Tell: %v", err)
				}
			}
			awaitTold(t, told, func() (got []string, err error) {
				for cursor := ""; ; {
					page, err := client.Told(ctx, prefix, cursor, 2)
					if err != nil {
						return nil, err
					}
					for _, word := range page.Words {
						got = append(got, string(word))
					}
					if page.Next_ == nil {
						return got, nil
					}
					cursor = *page.Next_
				}
			})
			_, err = client.Explain(ctx, "kit", 10, nil, "")
			if err == nil || !strings.Contains(err.Error(), "times: must be at most 9") {
				t.Errorf("Explain ten times gives %v", err)
			}
		})
	}
}

func isApache[E error](err error) bool {
	_, ok := err.(E)
	return ok
}

// apacheService implements Exchange with Apache's types.
type apacheService struct {
	mu   sync.Mutex
	told []apache.Word // sorted
}

func (*apacheService) Ping(context.Context) error { return nil }

func (*apacheService) Check(context.Context) (*apache.OpsReport, error) {
	return &apache.OpsReport{Fine: true, Name: "Exchange"}, nil
}

func (s *apacheService) Tell(_ context.Context, word apache.Word) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = append(s.told, word)
	slices.Sort(s.told)
	return nil
}

func (s *apacheService) Told(_ context.Context, prefix, cursor string, size int32) (*apache.WordPage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	page := &apache.WordPage{Words: []apache.Word{}}
	for _, word := range s.told {
		switch {
		case !strings.HasPrefix(string(word), prefix) || string(word) <= cursor:
		case len(page.Words) == int(size):
			page.Next_ = new(string(page.Words[size-1]))
			return page, nil
		default:
			page.Words = append(page.Words, word)
		}
	}
	return page, nil
}

func (*apacheService) Echo(_ context.Context, in *apache.Everything) (*apache.Everything, error) {
	return in, nil
}

func (*apacheService) Move(_ context.Context, p *apache.Point, dx, dy float64) (*apache.Point, error) {
	return &apache.Point{X: p.X + dx, Y: p.Y + dy}, nil
}

func (*apacheService) Turn(_ context.Context, shape *apache.Shape) (*apache.Shape, error) {
	return shape, nil
}

func (*apacheService) Explain(_ context.Context, word apache.Word, times int32, _ []apache.Light, _ string) ([]string, error) {
	switch word {
	case "unknown":
		return nil, &apache.UnknownWord{Word: word, Nearest: []apache.Word{"known"}}
	case "asleep":
		return nil, &apache.Asleep{Until_: napEnds.UnixMicro()}
	}
	words := []string{}
	for range max(times, 1) {
		words = append(words, string(word))
	}
	return words, nil
}

func (*apacheService) Count(_ context.Context, text string) (map[string]int32, error) {
	counts := map[string]int32{}
	for word := range strings.FieldsSeq(text) {
		counts[word]++
	}
	return counts, nil
}

func TestKitClientCallsApacheServer(t *testing.T) {
	for _, wire := range apacheWires() {
		t.Run(wire.name, func(t *testing.T) {
			listener, err := thrift.NewTServerSocket("127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			if err := listener.Listen(); err != nil {
				t.Fatal(err)
			}
			server := thrift.NewTSimpleServer4(apache.NewExchangeProcessor(new(apacheService)), listener, wire.transport, wire.protocols)
			done := make(chan error, 1)
			go func() { done <- server.AcceptLoop() }()
			cfg := exchange.ExchangeClientConfig{Address: "thrift://" + listener.Addr().(*net.TCPAddr).String()}
			cfg.Thrift.Protocol, cfg.Thrift.Framing = wire.protocol, wire.framing
			callEverything(t, cfg)
			if err := server.Stop(); err != nil {
				t.Error(err)
			}
			<-done
		})
	}
}
