package callers_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/callers"
	kit "github.com/kitc-lang/kit/runtime"
)

// payments notes how much time it is given.
type payments struct {
	mu   sync.Mutex
	left time.Duration
}

func (p *payments) note(ctx context.Context) {
	p.mu.Lock()
	defer p.mu.Unlock()
	d, _ := ctx.Deadline()
	p.left = time.Until(d)
}

func (p *payments) Charge(ctx context.Context, _ *callers.ChargeInput) error {
	p.note(ctx)
	return nil
}

func (p *payments) Settle(ctx context.Context) error {
	p.note(ctx)
	return nil
}

func (p *payments) Left(ctx context.Context) (int64, error) {
	p.note(ctx)
	return 7, nil
}

func start(t *testing.T, impl callers.Payments) *kit.Server {
	t.Helper()
	server, err := callers.NewPaymentsServer(impl, callers.PaymentsServerConfig{
		Server: kit.ServerConfig{DrainDelay: -1},
		AuthenticateMachine: func(ctx context.Context, call *kit.Call) (context.Context, error) {
			if call.Header.Get("X-Machine-Key") != "robot" {
				return nil, errors.New("nobody")
			}
			return ctx, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return server
}

func key(context.Context) (string, error) { return "robot", nil }

// TestEachClientHasItsChain reads off the deadlines, which cross the wire, which chain ran.
func TestEachClientHasItsChain(t *testing.T) {
	impl := new(payments)
	server := start(t, impl)
	httpAt, thriftAt := "http://"+server.Addr("http"), "thrift://"+server.Addr("thrift")

	var books []string
	noted := 0
	newNotes := func(p callers.NotesParams) kit.Middleware {
		books = append(books, p.Book)
		return func(next kit.Handler) kit.Handler {
			return func(ctx context.Context, call *kit.Call) error {
				noted++
				return next(ctx, call)
			}
		}
	}
	changed, err := callers.NewCheckoutPaymentsClient(callers.CheckoutPaymentsClientConfig{Address: thriftAt, MachineKey: key, NewNotes: newNotes})
	if err != nil {
		t.Fatal(err)
	}
	advised, err := callers.NewCheckoutLedgerClient(callers.CheckoutLedgerClientConfig{Address: httpAt, MachineKey: key})
	if err != nil {
		t.Fatal(err)
	}
	configured := callers.CheckoutLedgerClientConfig{Address: httpAt, MachineKey: key}
	configured.SettleTimeout.After = time.Second
	hurried, err := callers.NewCheckoutLedgerClient(configured)
	if err != nil {
		t.Fatal(err)
	}
	bare, err := callers.NewCheckoutBareClient(callers.CheckoutBareClientConfig{Address: httpAt, MachineKey: key})
	if err != nil {
		t.Fatal(err)
	}

	charge := func(c callers.Payments) error { return c.Charge(t.Context(), &callers.ChargeInput{Key: "a"}) }
	settle := func(c callers.Payments) error { return c.Settle(t.Context()) }
	for _, c := range []struct {
		name     string
		client   *callers.PaymentsClient
		call     func(callers.Payments) error
		atMost   time.Duration
		moreThan time.Duration
	}{
		{"Charge, as the caller says", changed, charge, 200 * time.Millisecond, 0},
		{"Settle, as the caller says", changed, settle, 200 * time.Millisecond, 0},
		{"Settle, as advised: the server's four seconds come first", advised, settle, 4 * time.Second, time.Second},
		{"Settle, as the program says", hurried, settle, time.Second, 300 * time.Millisecond},
		{"Settle, without advice", bare, settle, 4 * time.Second, time.Second},
	} {
		if err := c.call(c.client); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if impl.left > c.atMost || impl.left <= c.moreThan {
			t.Errorf("%s: the handler has %s, want at most %s and more than %s", c.name, impl.left, c.atMost, c.moreThan)
		}
	}
	if strings.Join(books, " ") != "payments" || noted != 2 {
		t.Errorf("the books %q, %d calls noted: want one book with two", books, noted)
	}
	for _, c := range []*callers.PaymentsClient{changed, advised, hurried, bare} {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatIsNoClient(t *testing.T) {
	_, err := callers.NewCheckoutPaymentsClient(callers.CheckoutPaymentsClientConfig{Address: "thrift://localhost:1"})
	if err == nil || err.Error() != "callers: NewCheckoutPaymentsClient needs NewNotes in its Config: it makes the middleware notes" {
		t.Errorf("without a constructor: %v", err)
	}
	_, err = callers.NewCheckoutLedgerClient(callers.CheckoutLedgerClientConfig{Address: "thrift://localhost:1"})
	if err == nil || !strings.HasPrefix(err.Error(), `callers.Checkout.ledger: address "thrift://localhost:1": it is not called over "thrift"`) {
		t.Errorf("over another transport than declared: %v", err)
	}
}
