package kit

import (
	"context"
	"iter"
)

// Instance is one running copy of a service, over one of its transports.
type Instance struct {
	// Address is where it is, as a client takes it: thrift://10.0.0.7:9090. It tells instances apart.
	Address string
	// Weight is its share of the calls beside that of others (0: 1; negative: none, as for one that drains).
	Weight float64
	// Zone is where it runs, such as a datacenter, "" where nobody knows.
	Zone string
	// Metadata is what else its operator wants to be known. Nobody changes it.
	Metadata map[string]string
}

// Discovery finds the instances of services, and lists those of a server. It may be used by many goroutines at
// once. Services have their full names: "billing.Payments".
type Discovery interface {
	// Watch gives the instances of a service that there are now, and all of them again whenever that changes,
	// until ctx ends or the loop over it is left. An error says that the registry cannot be asked at the
	// moment, and that what it gave before may be old; the watch goes on, and waits between two tries.
	Watch(ctx context.Context, service string) iter.Seq2[[]Instance, error]
	// Register lists an instance, and keeps it listed, also after the registry has lost it, until withdraw is
	// called. It gives an error that wraps errors.ErrUnsupported where instances are listed in another way.
	Register(ctx context.Context, service string, instance Instance) (withdraw func(context.Context) error, err error)
}
