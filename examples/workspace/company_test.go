// Package company runs four services of a workspace of thirteen packages, which call each other over HTTP and
// Thrift, in one process.
package company

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"

	"example.com/company/audit/gen/audit"
	"example.com/company/billing/gen/billing"
	"example.com/company/catalog/gen/catalog"
	"example.com/company/geo/gen/geo"
	"example.com/company/ids/gen/ids"
	"example.com/company/orders/gen/orders"
	"example.com/company/people/gen/people"
	"example.com/company/shipping/gen/shipping"
	"example.com/company/stock/gen/stock"
	"example.com/platform/access/gen/access"
	"example.com/platform/health/gen/health"
	"example.com/platform/money/gen/money"
)

// up is what every service answers to those who watch it.
type up struct{ name string }

func (u up) Check(_ context.Context, in *health.CheckInput) (*health.Report, error) {
	report := &health.Report{State: health.StateUp, Notes: map[string]string{}}
	if in.GetDeep() {
		report.Notes["service"] = u.name
	}
	return report, nil
}

type shelves struct {
	up
	products []catalog.Product
}

func (s shelves) List(_ context.Context, in *std.PageRequest) (*catalog.ProductPage, error) {
	page := &catalog.ProductPage{}
	from := 0
	if in.Cursor != nil {
		from = len(*in.Cursor)
	}
	page.Items = s.products[from : from+1]
	if from+1 < len(s.products) {
		next := strings.Repeat("x", from+1)
		page.Next = &next
	}
	return page, nil
}

func (s shelves) Get(_ context.Context, in *catalog.GetInput) (*catalog.Product, error) {
	for _, p := range s.products {
		if p.SKU == in.SKU {
			return &p, nil
		}
	}
	return nil, &std.NotFound{Resource: "product", ID: string(in.SKU)}
}

type till struct{ up }

func (till) Charge(_ context.Context, in *billing.ChargeInput) (*billing.Invoice, error) {
	if in.Means.Card != nil && in.Means.Card.Number == "0000" {
		return nil, &billing.CardDeclined{Reason: "no funds"}
	}
	return &billing.Invoice{Order: in.Order, Total: in.Total, Means: in.Means}, nil
}

type book struct{ lines chan string }

func (b book) Record(_ context.Context, in *audit.RecordInput) error {
	b.lines <- in.What
	return nil
}

// desk implements Orders with clients of the others.
type desk struct {
	up
	catalog *catalog.CatalogClient
	billing *billing.BillingClient
	audit   []*audit.AuditClient
	placed  map[ids.OrderID]*orders.Order
}

func (d *desk) Place(ctx context.Context, in *orders.PlaceInput) (*orders.Order, error) {
	speed := in.GetSpeed()
	order := &orders.Order{ID: "ord_0001", Parcel: shipping.Parcel{Order: "ord_0001", To: in.To, Speed: &speed}}
	for sku, quantity := range in.Items {
		product, err := d.catalog.Get(ctx, &catalog.GetInput{SKU: sku})
		if err != nil {
			return nil, err
		}
		if quantity > 5 {
			return nil, &stock.OutOfStock{SKU: sku, Left: 5}
		}
		order.Lines = append(order.Lines, orders.Line{Product: *product, Quantity: quantity})
		order.Total.Cents += product.Price.Cents * money.Cents(quantity)
	}
	invoice, err := d.billing.Charge(ctx, &billing.ChargeInput{Order: order.ID, Total: order.Total, Means: in.Means})
	if err != nil {
		return nil, err
	}
	order.Invoice = *invoice
	for _, client := range d.audit {
		if err := client.Record(ctx, &audit.RecordInput{Who: &in.Customer, What: "placed " + string(order.ID)}); err != nil {
			return nil, err
		}
	}
	d.placed[order.ID] = order
	return order, nil
}

func (d *desk) Get(_ context.Context, in *orders.GetInput) (*orders.Order, error) {
	if order := d.placed[in.ID]; order != nil {
		return order, nil
	}
	return nil, &std.NotFound{Resource: "order", ID: string(in.ID)}
}

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// run serves until the test ends.
func run(t *testing.T, server *kit.Server, err error) *kit.Server {
	t.Helper()
	if err == nil {
		err = server.Listen()
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return server
}

func machine(ctx context.Context, call *kit.Call) (context.Context, error) {
	if call.Header.Get("X-Company-Key") != "between us" {
		return nil, errors.New("no key")
	}
	return ctx, nil
}

func key(context.Context) (string, error) { return "between us", nil }

// addresses are where a service is reached, by transport.
type addresses map[string]string

func both(server *kit.Server) addresses {
	return addresses{"http": "http://" + server.Addr("http"), "thrift": "thrift://" + server.Addr("thrift")}
}

// company starts the services. Orders calls Catalog over HTTP, Billing over Thrift, and Audit over one each time.
func company(t *testing.T) (catalogAt, ordersAt addresses, audited chan string, watched *journal) {
	watched = new(journal)
	life := kit.ServerConfig{DrainDelay: -1, Logger: quiet}
	products := []catalog.Product{
		{SKU: "tea", Name: "Tea", Price: money.Price{Cents: 450}, Prices: map[money.Currency]money.Cents{money.CurrencyUsd: 500}},
		{SKU: "set", Name: "Tea set", Price: money.Price{Cents: 4000}, Parts: []catalog.Product{{SKU: "pot", Name: "Pot"}}},
	}
	catalogConfig := catalog.CatalogServerConfig{Server: life}
	catalogConfig.HTTP.Addr, catalogConfig.Thrift.Addr, catalogConfig.Log.Logger = "127.0.0.1:0", "127.0.0.1:0", quiet
	catalogServer, err := catalog.NewCatalogServer(shelves{up{"catalog"}, products}, catalogConfig)
	run(t, catalogServer, err)

	billingConfig := billing.BillingServerConfig{Server: life, AuthenticateMachine: machine}
	billingConfig.Thrift.Addr, billingConfig.Log.Logger = "127.0.0.1:0", quiet
	billingServer, err := billing.NewBillingServer(till{up{"billing"}}, billingConfig)
	run(t, billingServer, err)

	audited = make(chan string, 10)
	auditConfig := audit.AuditServerConfig{Server: life, AuthenticateMachine: machine}
	auditConfig.HTTP.Addr, auditConfig.Thrift.Addr, auditConfig.Log.Logger = "127.0.0.1:0", "127.0.0.1:0", quiet
	auditServer, err := audit.NewAuditServer(book{audited}, auditConfig)
	run(t, auditServer, err)

	d := &desk{up: up{"orders"}, placed: map[ids.OrderID]*orders.Order{}}
	for _, at := range both(auditServer) {
		client, err := audit.NewAuditClient(audit.AuditClientConfig{Address: at, MachineKey: key})
		closing(t, client, err)
		d.audit = append(d.audit, client)
	}
	d.catalog, err = catalog.NewCatalogClient(catalog.CatalogClientConfig{Address: "http://" + catalogServer.Addr("http")})
	closing(t, d.catalog, err)
	d.billing, err = billing.NewBillingClient(billing.BillingClientConfig{Address: "thrift://" + billingServer.Addr("thrift"), MachineKey: key})
	closing(t, d.billing, err)

	cfg := orders.OrdersServerConfig{Server: life, AuthenticateCustomer: func(ctx context.Context, call *kit.Call) (context.Context, error) {
		if kit.BearerToken(call) != "ann" {
			return nil, errors.New("nobody")
		}
		return ctx, nil
	}, NewAudit: watched.newAudit}
	cfg.HTTP.Addr, cfg.Thrift.Addr, cfg.Log.Logger = "127.0.0.1:0", "127.0.0.1:0", quiet
	server, err := orders.NewOrdersServer(d, cfg)
	run(t, server, err)
	return both(catalogServer), both(server), audited, watched
}

// journal makes the middleware audit of package access, and holds the books that it writes.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) newAudit(p access.AuditParams) kit.Middleware {
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			err := next(ctx, call)
			line := p.Book + ": " + call.Method.Name
			if p.Detail == access.DetailOutcomes {
				line += " " + kit.CodeOf(err).String()
			}
			j.mu.Lock()
			defer j.mu.Unlock()
			j.lines = append(j.lines, line)
			return err
		}
	}
}

// tear gives what was written since the last time.
func (j *journal) tear() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	lines := strings.Join(j.lines, ", ")
	j.lines = nil
	return lines
}

func closing(t *testing.T, c io.Closer, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
}

func TestCompany(t *testing.T) {
	catalogAt, ordersAt, audited, watched := company(t)
	for _, transport := range []string{"http", "thrift"} {
		t.Run(transport, func(t *testing.T) {
			ctx := context.Background()
			client, err := orders.NewOrdersClient(orders.OrdersClientConfig{
				Address: ordersAt[transport], CustomerToken: func(context.Context) (string, error) { return "ann", nil },
			})
			closing(t, client, err)
			phone := "555"
			place := func(item ids.SKU, quantity int32, card string) (*orders.Order, error) {
				return client.Place(ctx, &orders.PlaceInput{
					Customer: "cus_0001",
					Items:    map[ids.SKU]int32{item: quantity},
					To:       geo.Place{Locker: &geo.Point{Latitude: 48.2, Longitude: 16.4}},
					Means:    billing.Means{Card: &billing.Card{Number: card, Holder: people.Person{ID: "cus_0001", Name: "Ann", Phone: &phone}}},
				})
			}

			order, err := place("set", 2, "1234")
			if err != nil {
				t.Fatal(err)
			}
			if order.Total.Cents != 8000 || order.Invoice.Means.Card.Holder.Name != "Ann" || order.Parcel.To.Locker.Latitude != 48.2 ||
				order.Lines[0].Product.Parts[0].Name != "Pot" || order.Parcel.GetSpeed() != shipping.SpeedFast {
				t.Errorf("the order: %+v", order)
			}
			for range 2 { // once over HTTP and once over Thrift
				if line := <-audited; line != "placed ord_0001" {
					t.Errorf("audited %q", line)
				}
			}
			again, err := client.Get(ctx, &orders.GetInput{ID: order.ID})
			if err != nil || again.Total != order.Total {
				t.Errorf("the order read again: %+v, %v", again, err)
			}

			var declined *billing.CardDeclined
			if _, err := place("tea", 1, "0000"); !errors.As(err, &declined) || declined.Reason != "no funds" {
				t.Errorf("an error of another package, from another service: %v", err)
			}
			var empty *stock.OutOfStock
			if _, err := place("tea", 6, "1234"); !errors.As(err, &empty) || empty.Left != 5 {
				t.Errorf("an error of another package: %v", err)
			}
			var missing *std.NotFound
			if _, err := place("cup", 1, "1234"); !errors.As(err, &missing) || missing.ID != "cup" {
				t.Errorf("an error of the standard library, from another service: %v", err)
			}
			if _, err := client.Get(ctx, &orders.GetInput{ID: "17"}); kit.CodeOf(err) != kit.InvalidArgument || !strings.Contains(err.Error(), "id") {
				t.Errorf("a refinement of another package: %v", err)
			}
			if _, err := place("tea", stock.MostPieces+1, "1234"); kit.CodeOf(err) != kit.InvalidArgument || !strings.Contains(err.Error(), "must be at most 100") {
				t.Errorf("a constant of another package: %v", err)
			}

			products, err := catalog.NewCatalogClient(catalog.CatalogClientConfig{Address: catalogAt[transport]})
			closing(t, products, err)
			var names []string
			for product, err := range products.ListAll(ctx, nil) {
				if err != nil {
					t.Fatal(err)
				}
				names = append(names, product.Name)
			}
			if !slices.Equal(names, []string{"Tea", "Tea set"}) {
				t.Errorf("all pages: %q", names)
			}

			var checked interface { // what health.Health is to Go
				Check(context.Context, *health.CheckInput) (*health.Report, error)
			} = client
			deep := true
			if report, err := checked.Check(ctx, &health.CheckInput{Deep: &deep}); err != nil || report.Notes["service"] != "orders" {
				t.Errorf("an inherited method: %+v, %v", report, err)
			}
			if got, want := watched.tear(), "orders: Place ok, orders: Place failed_precondition, orders: Place failed_precondition, "+
				"orders: Place not_found, orders: Place invalid_argument, orders: Check"; got != want {
				t.Errorf("the book says\n%s, want\n%s", got, want)
			}
		})
	}
}
