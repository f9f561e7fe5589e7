package access

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// NotesServerConfig is what a program may say about the server of Notes beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type NotesServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on :9090.
	Thrift kitthrift.ServerConfig
	// AuthenticateStaff finds out who calls the methods that ask for "staff",
	// by a bearer token (JWT): see the package runtime/auth/jwt. It is required.
	//
	// The people who work here.
	AuthenticateStaff kit.Authenticator
	// AuthenticateDoor finds out who calls the methods that ask for "door",
	// by a name and a password: see the package runtime/auth/basic. It is required.
	//
	// Deprecated: use staff.
	AuthenticateDoor kit.Authenticator
	// AuthenticateMachine finds out who calls the methods that ask for "machine",
	// by a key in the header X-Machine-Key: see the package runtime/auth/apikey. It is required.
	AuthenticateMachine kit.Authenticator
	// AuthenticatePeer finds out who calls the methods that ask for "peer",
	// by the certificate of their connection: see the package runtime/auth/mtls. It is required.
	AuthenticatePeer kit.Authenticator
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Trace is the middleware inside Recover, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Log is the middleware inside Metrics, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 30s.
	Timeout kittimeout.Config
}

// NewNotesServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewNotesServer(impl Notes, cfg NotesServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("access: NewNotesServer needs an implementation of Notes, not nil")
	}
	if cfg.AuthenticateStaff == nil {
		return nil, errors.New("access: NewNotesServer needs AuthenticateStaff in its Config: methods of Notes ask who calls")
	}
	if cfg.AuthenticateDoor == nil {
		return nil, errors.New("access: NewNotesServer needs AuthenticateDoor in its Config: methods of Notes ask who calls")
	}
	if cfg.AuthenticateMachine == nil {
		return nil, errors.New("access: NewNotesServer needs AuthenticateMachine in its Config: methods of Notes ask who calls")
	}
	if cfg.AuthenticatePeer == nil {
		return nil, errors.New("access: NewNotesServer needs AuthenticatePeer in its Config: methods of Notes ask who calls")
	}
	h := newNotesHandlers(impl, cfg)
	return kit.NewServer("access.Notes", cfg.Server,
		newNotesHTTPServer(h, cfg.HTTP),
		newNotesThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg NotesServerConfig) chain() []kit.Middleware {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kitlog.New(cfg.Log),
		kittimeout.New(cfg.Timeout),
	}
}
