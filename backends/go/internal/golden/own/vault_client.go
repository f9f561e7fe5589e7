package own

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// VaultClientConfig says where the service Vault is. What is not required may be left zero,
// which means: as the .kit file advises its callers.
type VaultClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Vault and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Vault advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// NewStamp makes the middleware stamp that is outermost. It is required.
	//
	// Says which version of the software calls.
	NewStamp func(StampParams) kit.Middleware
	// Timeout is the middleware inside Stamp, declared with After 3s.
	Timeout kittimeout.Config
}

// VaultClient calls the service Vault elsewhere. It may be used by any number of goroutines at once.
type VaultClient struct {
	handlers  vaultHandlers
	transport string
	close     func() error
}

// NewVaultClient makes a client, with the chain that Vault advises. It does not connect yet.
func NewVaultClient(cfg VaultClientConfig) (*VaultClient, error) {
	if cfg.Chain == nil && cfg.NewStamp == nil {
		return nil, errors.New("own: NewVaultClient needs NewStamp in its Config: it makes the middleware stamp")
	}
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("own.Vault", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newVaultClient(vaultCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newVaultClient(t, "http", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg VaultClientConfig) dial(address string) (transportOfVault, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newVaultHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("own.Vault", address, "http", "https")
}

// transportOfVault is what the client asks of a transport: to send each method.
type transportOfVault interface {
	open(ctx context.Context, call *kit.Call) error
	isClosed(ctx context.Context, call *kit.Call) error
	ping(ctx context.Context, call *kit.Call) error
	Close() error
}

func newVaultClient(t transportOfVault, transport string, chain func(*kit.Method) []kit.Middleware) *VaultClient {
	return &VaultClient{
		handlers: vaultHandlers{
			open:     kit.Wrap(t.open, chain(&vaultOpen)...),
			isClosed: kit.Wrap(t.isClosed, chain(&vaultIsClosed)...),
			ping:     kit.Wrap(t.ping, chain(&vaultPing)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *VaultClient) Close() error { return c.close() }

// vaultCluster sends each call to one of the instances of Vault.
type vaultCluster struct {
	*kitcluster.Cluster[transportOfVault]
}

func (c vaultCluster) open(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfVault.open)
}

func (c vaultCluster) isClosed(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfVault.isClosed)
}

func (c vaultCluster) ping(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfVault.ping)
}

// Opens the vault.
func (c *VaultClient) Open(ctx context.Context, in *OpenInput) (out string, err error) {
	err = c.handlers.open(ctx, kit.NewCall(&vaultOpen, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Says whether it is closed.
func (c *VaultClient) IsClosed(ctx context.Context) (out bool, err error) {
	err = c.handlers.isClosed(ctx, kit.NewCall(&vaultIsClosed, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Ping calls the method of that name.
func (c *VaultClient) Ping(ctx context.Context) error {
	return c.handlers.ping(ctx, kit.NewCall(&vaultPing, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg VaultClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 3*time.Second)
	stamp := cfg.NewStamp(StampParams{})
	timeout := kittimeout.New(cfg.Timeout)
	shared := []kit.Middleware{stamp, timeout}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Ping":
			return []kit.Middleware{timeout}
		}
		return shared
	}
}
