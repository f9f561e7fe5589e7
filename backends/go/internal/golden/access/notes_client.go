package access

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	"github.com/kitc-lang/kit/runtime/std"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// NotesClientConfig says where the service Notes is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type NotesClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Notes and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// StaffToken gives the bearer token that is sent to methods that ask for "staff" (nil: none).
	StaffToken func(context.Context) (string, error)
	// DoorLogin gives the name and the password that is sent to methods that ask for "door" (nil: none).
	DoorLogin func(context.Context) (name, password string, err error)
	// MachineKey gives the key that is sent to methods that ask for "machine" (nil: none).
	MachineKey func(context.Context) (string, error)
	// Chain gives the middlewares around each method, outermost first, instead of those that Notes advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// NotesClient calls the service Notes elsewhere. It may be used by any number of goroutines at once.
type NotesClient struct {
	handlers  notesHandlers
	transport string
	close     func() error
}

// NewNotesClient makes a client, with the chain that Notes advises. It does not connect yet.
func NewNotesClient(cfg NotesClientConfig) (*NotesClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("access.Notes", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newNotesClient(notesCluster{c}, c.Transport(), cfg), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newNotesClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg NotesClientConfig) dial(address string) (transportOfNotes, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newNotesHTTPClient(address, cfg.HTTP)
	case "thrift":
		if !cfg.Thrift.Framing.HasHeaders() && (cfg.StaffToken != nil || cfg.DoorLogin != nil || cfg.MachineKey != nil) {
			return nil, errors.New("access.Notes: who calls travels beside the message, which THeader and Post can do: leave Framing as it is, or send no proof")
		}
		return newNotesThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("access.Notes", address, "http", "https", "thrift")
}

// transportOfNotes is what the client asks of a transport: to send each method.
type transportOfNotes interface {
	list(ctx context.Context, call *kit.Call) error
	find(ctx context.Context, call *kit.Call) error
	tell(ctx context.Context, call *kit.Call) error
	sign(ctx context.Context, call *kit.Call) error
	ping(ctx context.Context, call *kit.Call) error
	Close() error
}

func newNotesClient(t transportOfNotes, transport string, cfg NotesClientConfig) *NotesClient {
	chain := cfg.chain()
	return &NotesClient{
		handlers: notesHandlers{
			list: kit.Wrap(kit.SendBearer(t.list, cfg.StaffToken), chain(&notesList)...),
			find: kit.Wrap(kit.SendBasic(t.find, cfg.DoorLogin), chain(&notesFind)...),
			tell: kit.Wrap(kit.SendKey(t.tell, "X-Machine-Key", cfg.MachineKey), chain(&notesTell)...),
			sign: kit.Wrap(t.sign, chain(&notesSign)...),
			ping: kit.Wrap(t.ping, chain(&notesPing)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *NotesClient) Close() error { return c.close() }

// notesCluster sends each call to one of the instances of Notes.
type notesCluster struct {
	*kitcluster.Cluster[transportOfNotes]
}

func (c notesCluster) list(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfNotes.list)
}

func (c notesCluster) find(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfNotes.find)
}

func (c notesCluster) tell(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfNotes.tell)
}

func (c notesCluster) sign(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfNotes.sign)
}

func (c notesCluster) ping(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfNotes.ping)
}

// Gives notes, the oldest first.
func (c *NotesClient) List(ctx context.Context, in *ListInput) (*NotePage, error) {
	out := new(NotePage)
	if err := c.handlers.list(ctx, kit.NewCall(&notesList, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// ListAll gives the elements of all pages, from the one that in asks for: it calls List again and again,
// each time when the elements before are used up. It ends behind the first error, which comes with a zero
// element.
func (c *NotesClient) ListAll(ctx context.Context, in *ListInput) iter.Seq2[Note, error] {
	return kit.Pages(ctx, in, c.List,
		func(in *ListInput, cursor *Cursor) { in.After = cursor },
		func(out *NotePage) ([]Note, *Cursor) { return out.Items, out.Next })
}

// Find calls the method of that name.
func (c *NotesClient) Find(ctx context.Context, in *FindInput) (*Found, error) {
	out := new(Found)
	if err := c.handlers.find(ctx, kit.NewCall(&notesFind, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// FindAll gives the elements of all pages, from the one that in asks for: it calls Find again and again,
// each time when the elements before are used up. It ends behind the first error, which comes with a zero
// element.
func (c *NotesClient) FindAll(ctx context.Context, in *FindInput) iter.Seq2[Note, error] {
	return kit.Pages(ctx, in, c.Find,
		func(in *FindInput, cursor *string) {
			page := std.PageRequest{Cursor: cursor}
			if in.Page != nil {
				page = *in.Page
				page.Cursor = cursor
			}
			in.Page = &page
		},
		func(out *Found) ([]Note, *string) {
			if out.Page == nil {
				return out.Notes, nil
			}
			return out.Notes, out.Page.Next
		})
}

// Takes a note.
func (c *NotesClient) Tell(ctx context.Context, in *Note) error {
	return c.handlers.tell(ctx, kit.NewCall(&notesTell, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Sign calls the method of that name.
func (c *NotesClient) Sign(ctx context.Context) (out string, err error) {
	err = c.handlers.sign(ctx, kit.NewCall(&notesSign, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Ping calls the method of that name.
func (c *NotesClient) Ping(ctx context.Context) error {
	return c.handlers.ping(ctx, kit.NewCall(&notesPing, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg NotesClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
