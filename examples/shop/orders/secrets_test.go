package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"example.com/shop/billing/gen/billing"
	"example.com/shop/orders/gen/orders"
	"example.com/shop/spans"
	kit "github.com/kitc-lang/kit/runtime"
)

// The secrets that customers give to the shop. No letter of them may be anywhere but in the orders themselves.
const (
	number = "4929123412341234"
	holder = "Zerubbabel Quackenbush"
	phone  = "+49 30 901820-77"
)

// output is what the programs of a test write, by what wrote it.
type output struct {
	mu   sync.Mutex
	text map[string]*bytes.Buffer
}

func (o *output) add(name string, data []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.text == nil {
		o.text = map[string]*bytes.Buffer{}
	}
	if o.text[name] == nil {
		o.text[name] = new(bytes.Buffer)
	}
	o.text[name].Write(append(data, '\n'))
}

// writer is an io.Writer for the output of that name.
func (o *output) writer(name string) io.Writer { return writer{o, name} }

type writer struct {
	to   *output
	name string
}

func (w writer) Write(data []byte) (int, error) {
	w.to.add(w.name, data)
	return len(data), nil
}

// bank is a billing that knows no discretion: it puts the card into its errors and its panics.
type bank struct {
	billing.Payments
	mood func(card *billing.Card) error
}

func (b *bank) Charge(_ context.Context, in *billing.ChargeInput) (*billing.Receipt, error) {
	if b.mood != nil {
		if err := b.mood(in.Payment.Card); err != nil {
			return nil, err
		}
	}
	return &billing.Receipt{ID: "ch_0123456789ab", Amount: in.Amount}, nil
}

// TestSecretsAreInNoOutput runs both services with all that watches them, plants secrets wherever a customer, a handler
// or an attacker may put them, and looks for them in everything that comes out but the orders.
func TestSecretsAreInNoOutput(t *testing.T) {
	out := new(output)
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		out.add("spans", data)
		w.WriteHeader(http.StatusAccepted)
	}))
	defer collector.Close()
	exporter, flush, err := spans.To(collector.URL, "shop")
	if err != nil {
		t.Fatal(err)
	}
	logger := slog.New(slog.NewJSONHandler(out.writer("log"), &slog.HandlerOptions{Level: slog.LevelDebug}))

	b := new(bank)
	bills := serve(t, func() (*kit.Server, error) {
		var cfg billing.PaymentsServerConfig
		cfg.Server.Logger, cfg.Recover.Logger, cfg.Log.Logger, cfg.Thrift.Logger = logger, logger, logger, logger
		cfg.Thrift.Addr = "127.0.0.1:0"
		cfg.Trace.Exporter = exporter
		return billing.NewPaymentsServer(b, cfg)
	})
	var calls orders.OrdersClientsConfig
	calls.Payments.Address = "thrift://" + bills.Addr("thrift")
	calls.Payments.Trace.Exporter = exporter
	clients, err := orders.NewOrdersClients(calls)
	if err != nil {
		t.Fatal(err)
	}
	defer clients.Close()
	store, err := openStore(filepath.Join(t.TempDir(), "orders.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s := serve(t, func() (*kit.Server, error) {
		var cfg orders.OrdersServerConfig
		cfg.Server.Logger, cfg.Recover.Logger, cfg.Log.Logger, cfg.HTTP.Logger, cfg.Thrift.Logger = logger, logger, logger, logger, logger
		cfg.HTTP.Addr, cfg.Thrift.Addr, cfg.Admin.Addr = "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0"
		cfg.Trace.Exporter = exporter
		cfg.Admin.Clients, cfg.Admin.Logger = clients, logger
		return orders.NewOrdersServer(&shop{store: store, payments: clients.Payments}, cfg)
	})
	web, admin := "http://"+s.Addr("http"), "http://"+s.Addr("admin")

	order := func(number, holder, phone string) string {
		return fmt.Sprintf(`{"customer":"0b1f5c1e-8f0a-4c53-9f0e-3f6f5a0c9a11","items":[{"sku":"tea","quantity":1,"cents":850}],`+
			`"card":{"number":%q,"holder":%q},"phone":%q}`, number, holder, phone)
	}
	good := order(number, holder, phone)
	post(t, nil, web+"/orders", good, http.StatusCreated)
	for name, body := range map[string]string{
		"a number that is none":  order("x"+number, holder, phone),
		"a phone far too long":   order(number, holder, strings.Repeat(phone, 9)),
		"no holder":              order(number, "", phone),
		"cut short":              good[:len(good)-9],
		"a comma too many":       strings.Replace(good, `"holder"`, `,"holder"`, 1),
		"a number as a number":   strings.Replace(good, `"`+number+`"`, number, 1),
		"a field of their own":   strings.Replace(good, `"holder"`, `"`+holder+`":1,"holder"`, 1),
		"a text that is no text": strings.Replace(good, holder, holder+"\xff", 1),
		"twice the same":         strings.Replace(good, `"holder"`, `"number":"`+number+`","holder"`, 1),
	} {
		want := http.StatusBadRequest
		if name == "a field of their own" {
			want = http.StatusCreated // which is left alone
		}
		into := out
		if want == http.StatusCreated {
			into = nil
		}
		post(t, into, web+"/orders", body, want)
	}

	b.mood = func(card *billing.Card) error { return &billing.CardDeclined{Reason: fmt.Sprint("declined: ", card)} }
	post(t, out, web+"/orders", good, http.StatusBadRequest)
	b.mood = func(card *billing.Card) error { return fmt.Errorf("no line to the bank for %+v", *card) }
	post(t, out, web+"/orders", good, http.StatusInternalServerError)
	b.mood = func(card *billing.Card) error { panic(card) }
	post(t, out, web+"/orders", good, http.StatusInternalServerError)
	b.mood = nil

	thrift, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: "thrift://" + s.Addr("thrift")})
	if err != nil {
		t.Fatal(err)
	}
	defer thrift.Close()
	in := place(1, nil)
	in.Card, in.Phone = orders.Card{Number: number, Holder: holder}, new(phone)
	placed, err := thrift.Place(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	wrong := *in
	wrong.Card.Number = "x" + number
	_, err = thrift.Place(t.Context(), &wrong)
	var refused *kit.Error
	if !errors.As(err, &refused) || refused.Code != kit.InvalidArgument {
		t.Errorf("a wrong card gives %v", err)
	}
	logger.Info("shown", "error", err, "in", in, "wrong", wrong, "card", in.Card, "placed", placed, "group", slog.GroupValue(slog.Any("in", in)))
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		out.add("texts", fmt.Appendf(nil, format+" "+format+" "+format+" "+format, in, *in, placed, err))
	}

	for _, page := range []string{"/", "/readyz", "/metrics", "/services", "/openapi.yaml", "/debug/pprof/goroutine?debug=2", "/debug/pprof/heap?debug=1"} {
		resp, err := http.Get(admin + page)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Errorf("%s gives %d, %v", page, resp.StatusCode, err)
		}
		out.add("admin"+page, data)
	}
	flush()

	out.mu.Lock()
	defer out.mu.Unlock()
	for _, name := range []string{"log", "spans", "texts", "answers", "admin/metrics", "admin/services"} {
		if out.text[name] == nil {
			t.Errorf("nothing was looked at of: %s", name)
		}
	}
	if got := out.text["log"].String(); strings.Count(got, `"method":"orders.Orders.Place"`) < 10 || !strings.Contains(got, "panic") {
		t.Errorf("the log does not tell of these calls:\n%s", got)
	}
	if got := out.text["spans"].String(); !strings.Contains(got, `"rpc.method":"Charge"`) {
		t.Errorf("the spans do not tell of these calls:\n%s", got)
	}
	for name, text := range out.text {
		for _, secret := range []string{number, holder, phone, "Quackenbush", fmt.Sprintf("%x", number), fmt.Sprintf("%x", holder)} {
			for line := range strings.SplitSeq(text.String(), "\n") {
				if strings.Contains(line, secret) {
					t.Errorf("%s has the secret %q in: %s", name, secret, line)
				}
			}
		}
	}
}

// serve runs a server until the test ends.
func serve(t *testing.T, open func() (*kit.Server, error)) *kit.Server {
	t.Helper()
	s, err := open()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var ran sync.WaitGroup
	ran.Go(func() {
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() { cancel(); ran.Wait() })
	return s
}

// post sends an order, and looks at the answer, unless it is the order again.
func post(t *testing.T, out *output, url, body string, want int) {
	t.Helper()
	resp, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != want {
		t.Errorf("%s\ngives %d %s, not %d", body, resp.StatusCode, data, want)
	}
	if out != nil {
		out.add("answers", data)
	} else if !json.Valid(data) {
		t.Errorf("this is no JSON: %s", data)
	}
}
