package consul

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/consul/api"
	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registrytest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// agent is as much of Consul's HTTP API as instances need. Real agents are met in interop/registries.
type agent struct {
	*httptest.Server

	mu       sync.Mutex
	services map[string]*api.AgentServiceRegistration
	index    uint64
	changed  chan struct{}
	broken   int    // the status of every answer, where it is not 0
	trouble  string // and what it says
	leader   bool
	renewed  int
	raw      string       // the answer to who there is, where it is not ""
	asked    []url.Values // what who there is was asked with
	tokens   []string
}

func newAgent(t *testing.T) *agent {
	t.Helper()
	a := &agent{changed: make(chan struct{}), index: 7, leader: true, trouble: "No cluster leader", services: map[string]*api.AgentServiceRegistration{}}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /v1/agent/service/register", a.register)
	mux.HandleFunc("PUT /v1/agent/service/deregister/{id}", a.deregister)
	mux.HandleFunc("PUT /v1/agent/check/update/{check}", a.renew)
	mux.HandleFunc("GET /v1/health/service/{name}", a.health)
	a.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		broken, trouble := a.broken, a.trouble
		a.tokens = append(a.tokens, r.Header.Get("X-Consul-Token"))
		a.mu.Unlock()
		if broken != 0 {
			http.Error(w, trouble, broken)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		a.CloseClientConnections()
		a.Close()
	})
	return a
}

// change does something to the agent, and wakes those who wait for it.
func (a *agent) change(do func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	do()
	a.index++
	close(a.changed)
	a.changed = make(chan struct{})
}

func (a *agent) register(_ http.ResponseWriter, r *http.Request) {
	s := new(api.AgentServiceRegistration)
	if err := json.NewDecoder(r.Body).Decode(s); err != nil {
		panic(err)
	}
	a.change(func() { a.services[s.ID] = s })
}

func (a *agent) deregister(_ http.ResponseWriter, r *http.Request) {
	a.change(func() { delete(a.services, r.PathValue("id")) })
}

func (a *agent) renew(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, s := range a.services {
		if s.Check.CheckID == r.PathValue("check") {
			a.renewed++
			return
		}
	}
	http.Error(w, "Unknown check ID", http.StatusNotFound)
}

func (a *agent) health(w http.ResponseWriter, r *http.Request) {
	since, _ := strconv.ParseUint(r.URL.Query().Get("index"), 10, 64)
	a.mu.Lock()
	a.asked = append(a.asked, r.URL.Query())
	if since > 0 && since >= a.index { // otherwise nothing is waited for
		changed := a.changed
		a.mu.Unlock()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
		a.mu.Lock()
	}
	defer a.mu.Unlock()
	entries := []*api.ServiceEntry{}
	for _, s := range a.services {
		critical := s.Check != nil && s.Check.Status == api.HealthCritical
		if s.Name == r.PathValue("name") && !(critical && r.URL.Query().Has("passing")) {
			entries = append(entries, &api.ServiceEntry{
				Node:    &api.Node{Address: "10.9.9.9"},
				Service: &api.AgentService{Address: s.Address, Port: s.Port, Meta: s.Meta, Weights: api.AgentWeights{Passing: 1}},
			})
		}
	}
	w.Header().Set("X-Consul-Index", strconv.FormatUint(a.index, 10))
	w.Header().Set("X-Consul-Knownleader", strconv.FormatBool(a.leader))
	w.Header().Set("X-Consul-Lastcontact", "0")
	if a.raw != "" {
		_, _ = io.WriteString(w, a.raw)
		return
	}
	_ = json.NewEncoder(w).Encode(entries)
}

func open(t *testing.T, a *agent, ttl time.Duration) *Registry {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	client, err := api.NewClient(&api.Config{Address: a.URL, HttpClient: &http.Client{Transport: transport}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(Config{TTL: ttl, Client: client, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRegisteredIsFound(t *testing.T) {
	r := open(t, newAgent(t), time.Minute)
	w := registrytest.Start(t, r, "billing.Payments")
	w.Want()
	want := kit.Instance{Address: "thrift://10.0.0.7:9090", Weight: 2.5, Zone: "a", Metadata: map[string]string{"rack": "7"}}
	withdraw, err := r.Register(t.Context(), "billing.Payments", want)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]kit.Instance{want}, w.Instances()); d != "" {
		t.Error(d)
	}
	other, err := r.Register(t.Context(), "billing.Payments", kit.Instance{Address: "[fd00::1]:9090"})
	if err != nil {
		t.Fatal(err)
	}
	w.Want("[fd00::1]:9090", want.Address)
	if err := withdraw(t.Context()); err != nil {
		t.Error(err)
	}
	w.Want("[fd00::1]:9090")
	if err := other(t.Context()); err != nil {
		t.Error(err)
	}
	w.Want()
}

// TestRegistrationIsAsDocumented: others read it, and the same address always has the same ID.
func TestRegistrationIsAsDocumented(t *testing.T) {
	a := newAgent(t)
	for ttl, after := range map[time.Duration]string{time.Minute: "20m0s", time.Second: "1m0s"} { // Consul's least is 1 min
		withdraw, err := open(t, a, ttl).Register(t.Context(), "billing.Payments", kit.Instance{
			Address: "thrift://10.0.0.7:9090", Weight: 2.5, Zone: "a", Metadata: map[string]string{"rack": "7"},
		})
		if err != nil {
			t.Fatal(err)
		}
		const id = "billing.Payments-thrift-10.0.0.7:9090"
		want := map[string]*api.AgentServiceRegistration{id: {
			ID: id, Name: "billing.Payments", Address: "10.0.0.7", Port: 9090,
			Meta: map[string]string{"scheme": "thrift", "weight": "2.5", "zone": "a", "rack": "7"},
			Check: &api.AgentServiceCheck{
				CheckID: "service:" + id, TTL: ttl.String(), Status: "passing", DeregisterCriticalServiceAfter: after,
			},
		}}
		a.mu.Lock()
		got := maps.Clone(a.services)
		a.mu.Unlock()
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if err := withdraw(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func TestInstanceWhoseCheckFailsLeaves(t *testing.T) {
	a := newAgent(t)
	w := registrytest.Start(t, open(t, a, time.Minute), "web")
	w.Want()
	check := func(status string) {
		a.change(func() {
			a.services["1"] = &api.AgentServiceRegistration{
				ID: "1", Name: "web", Address: "10.0.0.1", Port: 80, Check: &api.AgentServiceCheck{Status: status},
			}
		})
	}
	check(api.HealthPassing)
	w.Want("10.0.0.1:80")
	check(api.HealthCritical)
	w.Want()
	check(api.HealthPassing)
	w.Want("10.0.0.1:80")
}

// TestWatchWaits: for a bounded time, with the index that it was given, and with one where it was given none, or else
// it would ask all the time.
func TestWatchWaits(t *testing.T) {
	for index, want := range map[uint64]string{7: "7", 0: "1"} {
		a := newAgent(t)
		a.index = index
		w := registrytest.Start(t, open(t, a, time.Minute), "web")
		w.Want()
		w.Silent(500 * time.Millisecond)
		a.mu.Lock()
		if len(a.asked) != 2 || a.asked[0].Has("index") || a.asked[1].Get("index") != want || a.asked[1].Get("wait") != "60000ms" {
			t.Errorf("with the index %d, it asks with %v", index, a.asked)
		}
		a.mu.Unlock()
	}
}

// TestWatchLeavesOutWhatIsGarbled: the rest stays.
func TestWatchLeavesOutWhatIsGarbled(t *testing.T) {
	a := newAgent(t)
	long, err := json.Marshal(strings.Repeat("a", 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	a.raw = `[null, {}, {"Service": null}, {"Service": {"Port": 80}}, {"Node": {}, "Service": {"Port": 80}},
		{"Service": {"Address": "10.0.0.1/x", "Port": 80}}, {"Service": {"Address": "10.0.0.1", "Port": -1}},
		{"Service": {"Address": "10.0.0.1", "Port": 80, "Meta": {"weight": "NaN"}}},
		{"Service": {"Address": "10.0.0.1", "Port": 80, "Meta": {"scheme": "http://evil/"}}},
		{"Service": {"Address": "10.0.0.1", "Port": 80, "Meta": {"a": ` + string(long) + `}}},
		{"Service": {"Address": "10.0.0.2", "Port": 80}}, {"Service": {"Address": "10.0.0.2", "Port": 80}}]`
	registrytest.Start(t, open(t, a, time.Minute), "web").Want("10.0.0.2:80")
}

// TestAnswersAreBounded: one that is too long is an outage, whether it says who there is or what is wrong.
func TestAnswersAreBounded(t *testing.T) {
	a := newAgent(t)
	a.services["1"] = &api.AgentServiceRegistration{ID: "1", Name: "web", Address: "10.0.0.1", Port: 80}
	r, err := New(Config{Address: a.Listener.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	w := registrytest.Start(t, r, "web")
	w.Want("10.0.0.1:80")
	a.change(func() { a.raw = "[" + strings.Repeat("{},", maxAnswer/3) + "{}]" })
	if err := w.Err(); !strings.Contains(err.Error(), "longer than 16 MiB") {
		t.Errorf("the error is %q", err)
	}
	a.change(func() { a.raw = "" })
	w.Want("10.0.0.1:80")
	a.change(func() { a.broken, a.trouble = http.StatusInternalServerError, strings.Repeat("trouble ", 1<<20) })
	if err := w.Err(); !strings.Contains(err.Error(), "trouble") || len(err.Error()) > 2*maxTrouble {
		t.Errorf("the error has %d bytes", len(err.Error()))
	}
}

func TestTokenAndDatacenter(t *testing.T) {
	a := newAgent(t)
	t.Setenv("CONSUL_HTTP_ADDR", "192.0.2.1:8500") // the address is in the .kit file
	t.Setenv("CONSUL_HTTP_TOKEN", "of the machine")
	for given, want := range map[string]string{"": "of the machine", "my own": "my own"} {
		r, err := New(Config{Address: a.Listener.Addr().String(), Token: given, Datacenter: "us-east"})
		if err != nil {
			t.Fatal(err)
		}
		registrytest.Start(t, r, "web").Want()
		a.mu.Lock()
		if token, dc := a.tokens[len(a.tokens)-1], a.asked[len(a.asked)-1].Get("dc"); token != want || dc != "us-east" {
			t.Errorf("with the token %q, it asks with %q, in %q", given, token, dc)
		}
		a.mu.Unlock()
	}
}

// TestRegisteredElsewhere reads what others wrote: with the node's address where the service has none.
func TestRegisteredElsewhere(t *testing.T) {
	a := newAgent(t)
	w := registrytest.Start(t, open(t, a, time.Minute), "web")
	w.Want()
	a.change(func() {
		a.services["1"] = &api.AgentServiceRegistration{ID: "1", Name: "web", Port: 80}
		a.services["2"] = &api.AgentServiceRegistration{ID: "2", Name: "web", Address: "10.0.0.1", Port: 81, Meta: map[string]string{"weight": "heavy"}}
		a.services["3"] = &api.AgentServiceRegistration{ID: "3", Name: "web", Address: "10.0.0.1"} // without a port
	})
	if d := cmp.Diff([]kit.Instance{{Address: "10.0.0.1:81", Weight: 1}, {Address: "10.9.9.9:80", Weight: 1}}, w.Instances()); d != "" {
		t.Error(d)
	}
}

func TestRegistrationIsRenewedAndComesBack(t *testing.T) {
	a := newAgent(t)
	r := open(t, a, time.Second)
	w := registrytest.Start(t, r, "billing.Payments")
	w.Want()
	withdraw, err := r.Register(t.Context(), "billing.Payments", kit.Instance{Address: "10.0.0.7:9090"})
	if err != nil {
		t.Fatal(err)
	}
	w.Want("10.0.0.7:9090")
	for renewed := 0; renewed < 3; {
		time.Sleep(50 * time.Millisecond)
		a.mu.Lock()
		renewed = a.renewed
		a.mu.Unlock()
	}
	a.change(func() { clear(a.services) }) // as an agent that was restarted without its data
	w.Until()
	w.Until("10.0.0.7:9090")
	if err := withdraw(t.Context()); err != nil {
		t.Error(err)
	}
	w.Until()
}

func TestWatchOutlivesTheAgent(t *testing.T) {
	a := newAgent(t)
	a.change(func() {
		a.services["1"] = &api.AgentServiceRegistration{ID: "1", Name: "web", Address: "10.0.0.1", Port: 80}
	})
	w := registrytest.Start(t, open(t, a, time.Minute), "web")
	w.Want("10.0.0.1:80")
	a.change(func() { a.broken = http.StatusInternalServerError })
	if err := w.Err(); !strings.Contains(err.Error(), "No cluster leader") {
		t.Errorf("the error is %q", err)
	}
	a.change(func() { a.broken = 0; a.leader = false; clear(a.services) })
	w.Silent(2 * time.Second) // servers that have just started know nothing, and must not be believed
	a.change(func() {
		a.leader, a.index = true, 1 // its data is older than what was seen
		a.services["2"] = &api.AgentServiceRegistration{ID: "2", Name: "web", Address: "10.0.0.2", Port: 80}
	})
	w.Until("10.0.0.2:80")
	a.change(func() { clear(a.services) })
	w.Until()
}

func TestRegisterFails(t *testing.T) {
	a := newAgent(t)
	a.broken = http.StatusForbidden
	r := open(t, a, time.Minute)
	if _, err := r.Register(t.Context(), "web", kit.Instance{Address: "10.0.0.1:80"}); err == nil || errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("got %v", err)
	}
	if _, err := r.Register(t.Context(), "web", kit.Instance{Address: ":80"}); err == nil || !strings.Contains(err.Error(), "HOST:PORT") {
		t.Errorf("got %v", err)
	}
	for _, cfg := range []Config{{Address: "nowhere"}, {TTL: time.Millisecond}} {
		if _, err := New(cfg); err == nil {
			t.Errorf("%+v is taken", cfg)
		}
	}
}
