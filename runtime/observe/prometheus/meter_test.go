package prometheus_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	prom "github.com/prometheus/client_golang/prometheus"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/observe/prometheus"
)

var (
	refusals = kit.Instrument{Name: "kit_test_refusals_total", Help: "Calls that were refused.", Labels: []string{"service", "method"}}
	limit    = kit.Instrument{Name: "kit_test_limit", Help: "Calls that may run.", Labels: []string{"service"}}
	age      = kit.Instrument{Name: "kit_test_age_seconds", Help: "How old it is, in seconds.", Labels: []string{"service"}}
)

func TestMeter(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	cfg.Meter().Counter(refusals, "orders.Orders", "Get").Add(1)
	cfg.Meter().Counter(refusals, "orders.Orders", "Get").Add(2)
	cfg.Meter().Counter(refusals, "orders.Orders", "Place").Add(4)
	cfg.Meter().Gauge(limit, "orders.Orders").Set(20)
	cfg.Meter().Gauge(limit, "orders.Orders").Set(18)
	young, old := 3.0, 40.0
	stopYoung := cfg.Meter().GaugeFunc(age, func() float64 { return young }, "orders.Orders")
	stopOld := cfg.Meter().GaugeFunc(age, func() float64 { return old }, "orders.Orders")
	other := cfg.Meter().GaugeFunc(age, func() float64 { return 1 }, "billing.Payments")

	expect := func(want string) {
		t.Helper()
		text, _ := scrape(t, cfg)
		if got := lines(text, "kit_test"); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
	const pushed = `kit_test_limit{service="orders.Orders"} 18
kit_test_refusals_total{method="Get",service="orders.Orders"} 3
kit_test_refusals_total{method="Place",service="orders.Orders"} 4
`
	expect(`kit_test_age_seconds{service="billing.Payments"} 1
kit_test_age_seconds{service="orders.Orders"} 40
` + pushed)
	stopOld()
	stopOld()
	other()
	expect(`kit_test_age_seconds{service="orders.Orders"} 3
` + pushed)
	stopYoung()
	expect(pushed)
}

func TestMeterWithLabelsThatDoNotFit(t *testing.T) {
	var b bytes.Buffer
	m := prometheus.Config{Registerer: prom.NewRegistry(), Logger: slog.New(slog.NewTextHandler(&b, nil))}.Meter()
	m.Counter(refusals, "orders.Orders").Add(1)
	m.Gauge(limit).Set(1)
	m.GaugeFunc(age, func() float64 { return 1 }, "a", "b")()
	if n := strings.Count(b.String(), "do not fit"); n != 3 {
		t.Errorf("%d of 3 are told of:\n%s", n, &b)
	}
}
