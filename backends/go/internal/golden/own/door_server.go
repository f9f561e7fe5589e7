package own

import (
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// DoorServerConfig is what a program may say about the server of Door beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type DoorServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:0.
	Thrift kitthrift.ServerConfig
	// Admin is the admin listener, by default on 127.0.0.1:0.
	Admin kitadmin.Config
	// NewAudit makes the middleware audit that is outermost. It is required.
	//
	// Writes who did what into a book.
	//
	// It never fails a call.
	NewAudit func(AuditParams) kit.Middleware
}

// NewDoorServer offers impl over Thrift: its Run listens and serves until the context ends.
func NewDoorServer(impl Door, cfg DoorServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("own: NewDoorServer needs an implementation of Door, not nil")
	}
	if cfg.NewAudit == nil {
		return nil, errors.New("own: NewDoorServer needs NewAudit in its Config: it makes the middleware audit")
	}
	h := newDoorHandlers(impl, cfg.chain())
	return kit.NewServer("own.Door", cfg.Server,
		newDoorThriftServer(h, cfg.Thrift),
	).Beside(kitadmin.New(cfg.Admin, cfg.describe())), nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DoorServerConfig) filled() DoorServerConfig {
	return cfg
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg DoorServerConfig) chain() []kit.Middleware {
	cfg = cfg.filled()
	return []kit.Middleware{
		cfg.NewAudit(AuditParams{
			Book:   "door",
			Detail: DetailNames,
			Every:  kit.Rate{Count: 100, Per: time.Second},
			Most:   4096,
			On:     []kit.Code{kit.Unavailable, kit.Internal},
			All:    false,
			Share:  0.5,
			Days:   []kit.Date{kit.Date{Year: 2026, Month: 1, Day: 1}},
		}),
	}
}
