package own

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// VaultServerConfig is what a program may say about the server of Vault beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type VaultServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Admin is the admin listener, by default on 127.0.0.1:0.
	Admin kitadmin.Config
	// NewStamp makes the middleware stamp inside Recover. It is required.
	//
	// Says which version of the software calls.
	NewStamp func(StampParams) kit.Middleware
	// NewAudit makes the middleware audit inside Stamp, and another one around Open, inside Stamp. It is required.
	//
	// Writes who did what into a book.
	//
	// It never fails a call.
	NewAudit func(AuditParams) kit.Middleware
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Timeout is the middleware inside Audit, declared with After 2s.
	Timeout kittimeout.Config
}

// NewVaultServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewVaultServer(impl Vault, cfg VaultServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("own: NewVaultServer needs an implementation of Vault, not nil")
	}
	if cfg.NewStamp == nil {
		return nil, errors.New("own: NewVaultServer needs NewStamp in its Config: it makes the middleware stamp")
	}
	if cfg.NewAudit == nil {
		return nil, errors.New("own: NewVaultServer needs NewAudit in its Config: it makes the middleware audit")
	}
	h := newVaultHandlers(impl, cfg.chain())
	return kit.NewServer("own.Vault", cfg.Server,
		newVaultHTTPServer(h, cfg.HTTP),
	).Beside(kitadmin.New(cfg.Admin, cfg.describe())), nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg VaultServerConfig) filled() VaultServerConfig {
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	return cfg
}

// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg VaultServerConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	recoverMiddleware := kitrecover.New(cfg.Recover)
	stamp := cfg.NewStamp(StampParams{})
	audit := cfg.NewAudit(AuditParams{
		Book:   "vault",
		Detail: DetailNames,
		Every:  kit.Rate{Count: 100, Per: time.Second},
		Most:   4096,
		On:     []kit.Code{kit.Unavailable, kit.Internal},
		All:    false,
		Share:  0.5,
		Days:   []kit.Date{kit.Date{Year: 2026, Month: 1, Day: 1}},
	})
	timeout := kittimeout.New(cfg.Timeout)
	openAudit := cfg.NewAudit(AuditParams{
		Book:   "vault",
		Detail: DetailInputs,
		Every:  kit.Rate{Count: 30, Per: time.Minute},
		Most:   4096,
		On:     []kit.Code{kit.Unavailable, kit.Internal},
		All:    false,
		Share:  0.5,
		Wait:   new(time.Second),
		Copies: new(int32(2)),
		Title:  new("who was there"),
		Owner:  new(Book("board")),
		Spare:  new(int64(1024)),
		Marks:  []string{"a", "b"},
		Back:   new(true),
		Days:   []kit.Date{kit.Date{Year: 2026, Month: 1, Day: 1}},
		Since:  new(time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)),
	})
	shared := []kit.Middleware{recoverMiddleware, stamp, audit, timeout}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Open":
			return []kit.Middleware{recoverMiddleware, stamp, openAudit, timeout}
		case "Ping":
			return []kit.Middleware{recoverMiddleware, stamp, timeout}
		}
		return shared
	}
}
