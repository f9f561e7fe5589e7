package names

import (
	"errors"

	kit "github.com/kitc-lang/kit/runtime"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// ImportServerConfig is what a program may say about the server of Import beyond the .kit file. Its
// zero value means: as declared there.
type ImportServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on localhost:8080.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on localhost:9090.
	Thrift kitthrift.ServerConfig
	// Recover is the outermost middleware.
	Recover kitrecover.Config
}

// NewImportServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewImportServer(impl Import, cfg ImportServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("names: NewImportServer needs an implementation of Import, not nil")
	}
	h := newImportHandlers(impl, cfg.chain())
	return kit.NewServer("names.Import", cfg.Server,
		newImportHTTPServer(h, cfg.HTTP),
		newImportThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg ImportServerConfig) chain() []kit.Middleware {
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
	}
}
