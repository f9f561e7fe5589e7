// Package accesstest runs a generated service that asks who calls, gives lists in pages, and takes calls
// that nobody waits for, over both transports.
package accesstest

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/kitc-lang/kit/backends/go/internal/golden/access"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// board implements Notes.
type board struct {
	told    chan string
	release chan struct{} // Tell waits for it, unless it is nil
	loop    bool          // List gives the same cursor again and again
}

var notes = []access.Note{{ID: 1, Text: "a"}, {ID: 2, Text: "b"}, {ID: 3, Text: "c"}, {ID: 4, Text: "d"}, {ID: 5, Text: "e"}}

func (b *board) List(_ context.Context, in *access.ListInput) (*access.NotePage, error) {
	from := 0
	if in.After != nil {
		from = int((*in.After)[0] - '0')
	}
	if from == 9 {
		return nil, &kit.Error{Code: kit.NotFound, Message: "no such page"}
	}
	to := min(from+2, len(notes))
	out := &access.NotePage{Items: notes[from:to]}
	if to < len(notes) {
		next := access.Cursor(rune('0' + to))
		if b.loop {
			next = "2"
		}
		out.Next = &next
	}
	return out, nil
}

func (b *board) Find(_ context.Context, in *access.FindInput) (*access.Found, error) {
	if in.Page == nil || in.Page.Cursor == nil {
		next := "more"
		return &access.Found{Notes: notes[:1], Words: []string{}, Page: &std.PageInfo{Next: &next}}, nil
	}
	return &access.Found{Notes: notes[1:2], Words: []string{*in.Page.Cursor}}, nil
}

func (b *board) Tell(ctx context.Context, in *access.Note) error {
	if b.release != nil {
		select {
		case <-b.release:
		case <-ctx.Done():
			b.told <- "cancelled"
			return ctx.Err()
		}
	}
	b.told <- in.Text
	return errors.New("nobody sees this")
}

func (b *board) Sign(ctx context.Context) (string, error) { return ctx.Value(who{}).(string), nil }
func (b *board) Ping(context.Context) error               { return nil }

type who struct{}

// config is a server that knows one token, one login, one key and any certificate.
func config() access.NotesServerConfig {
	cfg := access.NotesServerConfig{
		HTTP: kithttp.ServerConfig{Addr: "127.0.0.1:0"}, Thrift: kitthrift.ServerConfig{Addr: "127.0.0.1:0"},
		AuthenticateStaff: func(ctx context.Context, call *kit.Call) (context.Context, error) {
			switch kit.BearerToken(call) {
			case "good":
				return ctx, nil
			case "banned":
				return nil, kit.Errorf(kit.PermissionDenied, "you are banned")
			}
			return nil, errors.New("the token " + kit.BearerToken(call) + " is in no list")
		},
		//lint:ignore SA1019 what is deprecated still works
		AuthenticateDoor: func(ctx context.Context, call *kit.Call) (context.Context, error) {
			if name, password, ok := kit.BasicLogin(call); !ok || name != "ann" || password != "a:b" {
				return nil, errors.New("no")
			}
			return ctx, nil
		},
		AuthenticateMachine: func(ctx context.Context, call *kit.Call) (context.Context, error) {
			if call.Header.Get("X-Machine-Key") != "k" {
				return nil, errors.New("no")
			}
			return ctx, nil
		},
		AuthenticatePeer: func(ctx context.Context, call *kit.Call) (context.Context, error) {
			if call.TLS == nil {
				return nil, errors.New("no")
			}
			return context.WithValue(ctx, who{}, call.TLS.ServerName), nil
		},
	}
	cfg.Server.DrainDelay = -1
	cfg.Server.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	cfg.Log.Logger = cfg.Server.Logger
	return cfg
}

// serve runs a server until the test ends.
func serve(t *testing.T, b *board, cfg access.NotesServerConfig) *kit.Server {
	t.Helper()
	server, err := access.NewNotesServer(b, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return server
}

func client(t *testing.T, cfg access.NotesClientConfig) *access.NotesClient {
	t.Helper()
	c, err := access.NewNotesClient(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// trusted gives the Config of a client with everything that proves who calls.
func trusted(address string) access.NotesClientConfig {
	return access.NotesClientConfig{
		Address:    address,
		StaffToken: func(context.Context) (string, error) { return "good", nil },
		DoorLogin:  func(context.Context) (string, string, error) { return "ann", "a:b", nil },
		MachineKey: func(context.Context) (string, error) { return "k", nil },
	}
}

func addresses(s *kit.Server) []string {
	return []string{"http://" + s.Addr("http"), "thrift://" + s.Addr("thrift")}
}

func TestPages(t *testing.T) {
	server := serve(t, &board{}, config())
	for _, address := range addresses(server) {
		t.Run(address[:6], func(t *testing.T) {
			c := client(t, trusted(address))
			ctx := context.Background()
			in := &access.ListInput{}
			var got []access.Note
			for note, err := range c.ListAll(ctx, in) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, note)
			}
			if d := cmp.Diff(notes, got); d != "" || in.After != nil {
				t.Errorf("%s; the input became %+v", d, in)
			}

			first := access.Cursor("4")
			for note, err := range c.ListAll(ctx, &access.ListInput{After: &first}) {
				if err != nil || note.ID != 5 {
					t.Errorf("got %+v, %v", note, err)
				}
			}
			for range c.ListAll(ctx, nil) {
				break // asks for no more
			}

			wrong := access.Cursor("9")
			var errs []error
			for _, err := range c.ListAll(ctx, &access.ListInput{After: &wrong}) {
				errs = append(errs, err)
			}
			if len(errs) != 1 || kit.CodeOf(errs[0]) != kit.NotFound {
				t.Errorf("got %v, want one error", errs)
			}

			size := int32(7)
			request := &std.PageRequest{Size: &size}
			var ids []int64
			for note, err := range c.FindAll(ctx, &access.FindInput{Text: "x", Page: request}) {
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, note.ID)
			}
			if !slices.Equal(ids, []int64{1, 2}) || request.Cursor != nil {
				t.Errorf("got %v; the caller's page became %+v", ids, request)
			}
		})
	}
}

func TestPagesWithoutEnd(t *testing.T) {
	server := serve(t, &board{loop: true}, config())
	c := client(t, trusted(addresses(server)[0]))
	var last error
	n := 0
	for _, err := range c.ListAll(context.Background(), nil) {
		last = err
		if n++; n > 10 {
			t.Fatal("the sequence goes on although the cursor stays the same")
		}
	}
	if last == nil || !strings.Contains(last.Error(), "never ends") {
		t.Errorf("got %v", last)
	}
}

func TestAuth(t *testing.T) {
	server := serve(t, &board{told: make(chan string, 9)}, config())
	for _, address := range addresses(server) {
		t.Run(address[:6], func(t *testing.T) {
			ctx := context.Background()
			nobody := client(t, access.NotesClientConfig{Address: address})
			_, list := nobody.List(ctx, nil)
			_, find := nobody.Find(ctx, nil) // nothing is said about the input, which is wrong too
			_, sign := nobody.Sign(ctx)
			for _, err := range []error{list, find, sign} {
				if kit.CodeOf(err) != kit.Unauthenticated || strings.Contains(err.Error(), "list") {
					t.Errorf("without a proof: %v", err)
				}
			}
			if err := nobody.Ping(ctx); err != nil {
				t.Errorf("a method for anybody: %v", err)
			}

			cfg := trusted(address)
			cfg.StaffToken = func(context.Context) (string, error) { return "banned", nil }
			if _, err := client(t, cfg).List(ctx, nil); kit.CodeOf(err) != kit.PermissionDenied || !strings.Contains(err.Error(), "you are banned") {
				t.Errorf("the authenticator's own error: %v", err)
			}
			cfg.StaffToken = func(context.Context) (string, error) { return "", errors.New("the secret store is down") }
			if _, err := client(t, cfg).List(ctx, nil); kit.CodeOf(err) != kit.Unauthenticated {
				t.Errorf("no token to send: %v", err)
			}
		})
	}
	if resp, err := http.Get("http://" + server.Addr("http") + "/notes?size=0"); err != nil || resp.StatusCode != 401 || resp.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("got %v, %v; want 401 before anything is said about the input", resp, err)
	} else {
		_ = resp.Body.Close()
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestAuthConfig(t *testing.T) {
	cfg := config()
	cfg.AuthenticateMachine = nil
	if _, err := access.NewNotesServer(&board{}, cfg); err == nil || !strings.Contains(err.Error(), "AuthenticateMachine") {
		t.Errorf("a server without an authenticator: %v", err)
	}
	local := access.NewNotesLocal(&board{}, access.NotesServerConfig{})
	if _, err := local.List(context.Background(), nil); kit.CodeOf(err) != kit.Internal {
		t.Errorf("a local service without an authenticator: %v", err)
	}
	plain := trusted("thrift://127.0.0.1:1")
	plain.Thrift.Framing = kitthrift.Framed
	if _, err := access.NewNotesClient(plain); err == nil || !strings.Contains(err.Error(), "THeader") {
		t.Errorf("a proof over a transport that carries none: %v", err)
	}
}

func TestCertificates(t *testing.T) {
	certificate, pool := newCertificate(t)
	cfg := config()
	cfg.HTTP.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}, ClientCAs: pool, ClientAuth: tls.RequireAndVerifyClientCert}
	cfg.Thrift.TLS = cfg.HTTP.TLS
	cfg.AuthenticatePeer = func(ctx context.Context, call *kit.Call) (context.Context, error) {
		return context.WithValue(ctx, who{}, call.TLS.PeerCertificates[0].Subject.CommonName), nil
	}
	server := serve(t, &board{}, cfg)
	side := &tls.Config{Certificates: []tls.Certificate{certificate}, RootCAs: pool, ServerName: "localhost"}
	for _, address := range []string{"https://" + server.Addr("http"), "thrift://" + server.Addr("thrift")} {
		c := client(t, access.NotesClientConfig{Address: address, HTTP: kithttp.ClientConfig{TLS: side}, Thrift: kitthrift.ClientConfig{TLS: side}})
		if name, err := c.Sign(context.Background()); err != nil || name != "a caller" {
			t.Errorf("%s: got %q, %v", address[:6], name, err)
		}
	}
}

func TestOneway(t *testing.T) {
	b := &board{told: make(chan string, 9), release: make(chan struct{})}
	server := serve(t, b, config())
	for _, address := range addresses(server) {
		t.Run(address[:6], func(t *testing.T) {
			c := client(t, trusted(address))
			ctx, cancel := context.WithCancel(context.Background())
			if err := c.Tell(ctx, &access.Note{ID: 1, Text: "hello"}); err != nil {
				t.Fatal(err) // the method still waits
			}
			cancel() // the caller is gone
			b.release <- struct{}{}
			if got := <-b.told; got != "hello" {
				t.Errorf("got %q", got)
			}
		})
	}
	c := client(t, trusted(addresses(server)[0]))
	if err := c.Tell(context.Background(), &access.Note{ID: 1}); kit.CodeOf(err) != kit.InvalidArgument || !strings.Contains(err.Error(), "text") {
		t.Errorf("a refused input over HTTP: %v", err)
	}
}

// TestOnewayBound refuses what is too much, and finishes what was taken before the server stops.
func TestOnewayBound(t *testing.T) {
	b := &board{told: make(chan string, 9), release: make(chan struct{})}
	cfg := config()
	cfg.HTTP.MaxOneway = 1
	server, err := access.NewNotesServer(b, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	c := client(t, trusted(addresses(server)[0]))
	if err := c.Tell(ctx, &access.Note{Text: "one"}); err != nil {
		t.Fatal(err)
	}
	if err := c.Tell(ctx, &access.Note{Text: "two"}); kit.CodeOf(err) != kit.Unavailable {
		t.Errorf("beyond the bound: %v", err)
	}
	stop()
	select {
	case err := <-ended:
		t.Fatalf("the server has ended with a call at work: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	close(b.release)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := <-b.told; got != "one" {
		t.Errorf("got %q", got)
	}
}

// TestOnewayCap cancels what is still at work when the server waits no longer.
func TestOnewayCap(t *testing.T) {
	b := &board{told: make(chan string, 9), release: make(chan struct{})}
	cfg := config()
	cfg.Server.ShutdownTimeout = time.Millisecond
	server, err := access.NewNotesServer(b, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	if err := client(t, trusted(addresses(server)[0])).Tell(ctx, &access.Note{Text: "one"}); err != nil {
		t.Fatal(err)
	}
	stop()
	if got := <-b.told; got != "cancelled" {
		t.Errorf("got %q", got)
	}
	if err := <-ended; err == nil {
		t.Error("the server has cut a call off and says nothing of it")
	}
}
