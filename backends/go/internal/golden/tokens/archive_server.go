package tokens

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitjwt "github.com/kitc-lang/kit/runtime/auth/jwt"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// ArchiveServerConfig is what a program may say about the server of Archive beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type ArchiveServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// AuthenticateUser finds out who calls the methods that ask for "user",
	// by a bearer token (JWT): see the package runtime/auth/jwt (nil: by UserTokens).
	//
	// The people of the shop.
	AuthenticateUser kit.Authenticator
	// UserTokens is whose tokens prove who calls, declared with Issuer "https://id.example.com",
	// Audience "orders" and JWKS "https://id.example.com/jwks.json". The keys are fetched when the first call comes.
	UserTokens kitjwt.Config
	// AuthenticateRobot finds out who calls the methods that ask for "robot",
	// by a key in the header X-Robot-Key: see the package runtime/auth/apikey. It is required.
	AuthenticateRobot kit.Authenticator
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

// NewArchiveServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewArchiveServer(impl Archive, cfg ArchiveServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("tokens: NewArchiveServer needs an implementation of Archive, not nil")
	}
	if cfg.AuthenticateRobot == nil {
		return nil, errors.New("tokens: NewArchiveServer needs AuthenticateRobot in its Config: methods of Archive ask who calls")
	}
	cfg, err := cfg.withAuthenticators()
	if err != nil {
		return nil, err
	}
	h := newArchiveHandlers(impl, cfg)
	return kit.NewServer("tokens.Archive", cfg.Server,
		newArchiveHTTPServer(h, cfg.HTTP),
	), nil
}

// withAuthenticators gives cfg with the authenticators that it leaves nil and that are declared.
func (cfg ArchiveServerConfig) withAuthenticators() (ArchiveServerConfig, error) {
	if cfg.AuthenticateUser == nil {
		tokens := cfg.UserTokens
		tokens.Issuer = cmp.Or(tokens.Issuer, "https://id.example.com")
		tokens.JWKS = cmp.Or(tokens.JWKS, "https://id.example.com/jwks.json")
		if tokens.Audience == nil && !tokens.AnyAudience {
			tokens.Audience = []string{"orders"}
		}
		authenticator, err := kitjwt.New(tokens)
		if err != nil {
			return cfg, fmt.Errorf("tokens: UserTokens of the Config: %w", err)
		}
		cfg.AuthenticateUser = authenticator
	}
	return cfg, nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg ArchiveServerConfig) chain() []kit.Middleware {
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
