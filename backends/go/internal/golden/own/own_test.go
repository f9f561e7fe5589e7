package own_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/backends/go/internal/golden/own"
	kit "github.com/kitc-lang/kit/runtime"
)

type vault struct{}

func (vault) Open(context.Context, *own.OpenInput) (string, error) { return "gold", nil }
func (vault) IsClosed(context.Context) (bool, error)               { return true, nil }
func (vault) Ping(context.Context) error                           { return nil }

// book is the state of one middleware: whatever it is around writes into it.
type book struct {
	params own.AuditParams
	calls  []string
}

// library makes middlewares, and remembers each.
type library struct {
	books  []*book
	stamps int
}

func (l *library) newAudit(p own.AuditParams) kit.Middleware {
	b := &book{params: p}
	l.books = append(l.books, b)
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			b.calls = append(b.calls, call.Method.Name)
			return next(ctx, call)
		}
	}
}

func (l *library) newStamp(own.StampParams) kit.Middleware {
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			l.stamps++
			return next(ctx, call)
		}
	}
}

func (l *library) config() own.VaultServerConfig {
	return own.VaultServerConfig{NewAudit: l.newAudit, NewStamp: l.newStamp}
}

func TestConstructorsGetWhatIsDeclared(t *testing.T) {
	var l library
	own.NewVaultLocal(vault{}, l.config())
	shared := own.AuditParams{
		Book: "vault", Detail: own.DetailNames, Every: kit.Rate{Count: 100, Per: time.Second}, Most: 4 << 10,
		On: []kit.Code{kit.Unavailable, kit.Internal}, Share: 0.5, Days: []kit.Date{{Year: 2026, Month: 1, Day: 1}},
	}
	changed := shared
	changed.Detail, changed.Every = own.DetailInputs, kit.Rate{Count: 30, Per: time.Minute}
	changed.Wait, changed.Copies, changed.Title, changed.Owner = new(time.Second), new(int32(2)), new("who was there"), new(own.Book("board"))
	changed.Spare, changed.Marks, changed.Back = new(int64(1<<10)), []string{"a", "b"}, new(true)
	changed.Since = new(time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC))
	if len(l.books) != 2 {
		t.Fatalf("%d are made, want one for all methods and one for Open", len(l.books))
	}
	for i, want := range []own.AuditParams{shared, changed} {
		if diff := cmp.Diff(want, l.books[i].params); diff != "" {
			t.Errorf("the parameters (-want +got):\n%s", diff)
		}
	}
}

func TestMethodsShareWhatTheyDoNotChange(t *testing.T) {
	var l library
	client := own.NewVaultLocal(vault{}, l.config())
	ctx := t.Context()
	if _, err := client.Open(ctx, &own.OpenInput{Code: "1234"}); err != nil {
		t.Error(err)
	}
	for range 2 {
		if _, err := client.IsClosed(ctx); err != nil {
			t.Error(err)
		}
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if got, want := fmt.Sprint(l.books[0].calls, l.books[1].calls), "[IsClosed IsClosed] [Open]"; got != want {
		t.Errorf("the books hold %s, want %s", got, want)
	}
	if l.stamps != 4 {
		t.Errorf("%d calls are stamped, want all 4", l.stamps)
	}
}

func TestWithoutConstructors(t *testing.T) {
	complete := (&library{}).config()
	noAudit, noStamp := complete, complete
	noAudit.NewAudit, noStamp.NewStamp = nil, nil
	for _, c := range []struct {
		impl own.Vault
		cfg  own.VaultServerConfig
		want string
	}{
		{vault{}, noAudit, "needs NewAudit in its Config: it makes the middleware audit"},
		{vault{}, noStamp, "needs NewStamp in its Config: it makes the middleware stamp"},
		{nil, complete, "needs an implementation of Vault, not nil"},
	} {
		if _, err := own.NewVaultServer(c.impl, c.cfg); err == nil || err.Error() != "own: NewVaultServer "+c.want {
			t.Errorf("the server: %v, want %s", err, c.want)
		}
		func() {
			defer func() {
				if p := recover(); p != "own: NewVaultLocal "+c.want {
					t.Errorf("in the same process: %v, want %s", p, c.want)
				}
			}()
			own.NewVaultLocal(c.impl, c.cfg)
		}()
	}
	_, err := own.NewVaultClient(own.VaultClientConfig{Address: "http://localhost:1"})
	if err == nil || err.Error() != "own: NewVaultClient needs NewStamp in its Config: it makes the middleware stamp" {
		t.Errorf("the client: %v", err)
	}
}

// TestOverTheWire runs the chains of both sides.
func TestOverTheWire(t *testing.T) {
	var served, called library
	server, err := own.NewVaultServer(vault{}, served.config())
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- server.Run(ctx) }()
	client, err := own.NewVaultClient(own.VaultClientConfig{Address: "http://" + server.Addr("http"), NewStamp: called.newStamp})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := client.Open(ctx, &own.OpenInput{Code: "1234"}); err != nil || got != "gold" {
		t.Errorf("Open gives %q, %v", got, err)
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if err := client.Close(); err != nil {
		t.Error(err)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if !slices.Equal(served.books[1].calls, []string{"Open"}) || served.stamps != 2 || called.stamps != 1 {
		t.Errorf("the server wrote down %s and stamped %d calls, the client %d: want Open, 2 and 1",
			strings.Join(served.books[1].calls, " "), served.stamps, called.stamps)
	}
}
