package thriftonly

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// CountersServerConfig is what a program may say about the server of Counters beyond the .kit file. Its
// zero value means: as declared there.
type CountersServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:9090.
	Thrift kitthrift.ServerConfig
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Log is the middleware inside Recover, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 2s.
	Timeout kittimeout.Config
}

// NewCountersServer offers impl over Thrift: its Run listens and serves until the context ends.
func NewCountersServer(impl Counters, cfg CountersServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("thriftonly: NewCountersServer needs an implementation of Counters, not nil")
	}
	h := newCountersHandlers(impl, cfg.chain())
	return kit.NewServer("thriftonly.Counters", cfg.Server,
		newCountersThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg CountersServerConfig) chain() []kit.Middleware {
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kitlog.New(cfg.Log),
		kittimeout.New(cfg.Timeout),
	}
}
