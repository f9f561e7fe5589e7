package admin

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/cluster"
)

// Service is what generated code says of a service. Nobody changes it.
type Service struct {
	Listen  string // where the .kit file has the admin listener listen
	Name    string // the full name: "orders.Orders"
	Version string // of its API, "" for none
	// OpenAPI is its document, "" for none.
	OpenAPI string
	// Metrics shows its metrics, nil where none are taken.
	Metrics http.Handler
	// HTTP are the middlewares around its HTTP transport, outermost first.
	HTTP []Link
	// Chain are those around its methods, but for the ones that have others.
	Chain   []Link
	Methods []Method
}

// Method is a method of a service.
type Method struct {
	*kit.Method
	Route string   // "GET /orders/{id}", "" where it is not on HTTP
	Calls []string // what it calls: "payments.Charge"
	// Chain are the middlewares around it, where they are not those of the service; Own says that.
	Chain []Link
	Own   bool
}

// Link is a middleware in a chain.
type Link struct {
	Name   string
	Params []Param
}

// Param is a parameter of a middleware, as it is in effect.
type Param struct {
	Name  string
	Value any
}

// NewLink gives a middleware with its parameters, a name and a value each.
func NewLink(name string, params ...any) Link {
	l := Link{Name: name}
	for i := 0; i+1 < len(params); i += 2 {
		l.Params = append(l.Params, Param{fmt.Sprint(params[i]), params[i+1]})
	}
	return l
}

// String gives the middleware as a .kit file writes it: timeout { after = 2s }.
func (l Link) String() string {
	var b strings.Builder
	b.WriteString(l.Name)
	separator := " { "
	for _, p := range l.Params {
		text := text(p.Value)
		if text == "" {
			continue
		}
		b.WriteString(separator + p.Name + " = " + text)
		separator = ", "
	}
	if separator == ", " {
		b.WriteString(" }")
	}
	return b.String()
}

// text gives the value of a parameter, "" for one that is zero.
func text(value any) string {
	v := reflect.ValueOf(value)
	if !v.IsValid() || v.IsZero() {
		return ""
	}
	if s, ok := value.(fmt.Stringer); ok {
		return s.String()
	}
	switch v.Kind() {
	case reflect.Pointer:
		return text(v.Elem().Interface())
	case reflect.Slice, reflect.Array:
		var all []string
		for i := range v.Len() {
			all = append(all, text(v.Index(i).Interface()))
		}
		return "[" + strings.Join(all, ", ") + "]"
	case reflect.Map, reflect.Func, reflect.Chan:
		return ""
	}
	return fmt.Sprint(value)
}

// chain gives the middlewares of a chain as texts.
func chain(links []Link) []string {
	all := make([]string, 0, len(links))
	for _, l := range links {
		all = append(all, l.String())
	}
	return all
}

// Clients are the services that a server calls. Generated code fills them in while it makes the clients; then they may
// be looked at by many goroutines at once.
type Clients struct{ list []*Client }

// Client is a service that a server calls.
type Client struct {
	Name      string // of the client: "payments"
	Service   string // that is called: "billing.Payments"
	Transport string // over which it is called: "thrift"
	// Address is where it is, "" where instances are found.
	Address string
	// Discovery finds them, and Balance spreads the calls, by the names of their kinds; "" for the default.
	Discovery, Balance string
	// Chain are the middlewares around calls of its methods, and Own those of the ones that have others.
	Chain []Link
	Own   map[string][]Link

	mu    sync.Mutex
	state func() cluster.State // nil where the address is known
}

// Add adds a client that is about to be made, with a Cluster that cfg says more of.
func (c *Clients) Add(client *Client, cfg *cluster.Config) {
	c.list = append(c.list, client)
	show := cfg.Show
	cfg.Show = func(state func() cluster.State) {
		client.mu.Lock()
		client.state = state
		client.mu.Unlock()
		if show != nil {
			show(state)
		}
	}
}

// known tells what is known of the instances of the service; ok is false where its address is.
func (c *Client) known() (state cluster.State, ok bool) {
	c.mu.Lock()
	read := c.state
	c.mu.Unlock()
	if read == nil {
		return state, false
	}
	return read(), true
}
