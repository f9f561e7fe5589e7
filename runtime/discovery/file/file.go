// Package file finds instances in a JSON file, which is read again whenever it changes:
//
//	{"billing.Payments": [{"address": "10.0.0.1:9090", "weight": 2, "zone": "a"}]}
package file

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registry"
)

const (
	maxSize = 16 << 20 // of the file, in bytes: some 100,000 instances

	// fresh is how long a file may still change without a new time of modification, on the file systems whose
	// clocks are the coarsest.
	fresh = 2 * time.Second
)

// Config is what a program may say about the file.
type Config struct {
	// Path is where the file is, from the folder that the program runs in.
	Path string
	// Every is how often to look whether it has changed (0: 1 s).
	Every time.Duration
}

// Discovery is a kit.Discovery of what a file says.
type Discovery struct{ cfg Config }

// New makes a discovery of a file, which need not exist yet.
func New(cfg Config) (*Discovery, error) {
	if cfg.Path == "" {
		return nil, errors.New("file: there is no path")
	}
	if cfg.Every <= 0 {
		cfg.Every = time.Second
	}
	return &Discovery{cfg}, nil
}

// Watch implements kit.Discovery. A service that the file does not name has no instances; a file that is missing,
// or broken, is an error, which the instances known before outlive.
//
// The file is looked at, rather than announced by the system: that also sees the changes on a network's file
// systems, and those behind the symbolic links of a Kubernetes ConfigMap, and costs one system call a second.
func (d *Discovery) Watch(ctx context.Context, service string) iter.Seq2[[]kit.Instance, error] {
	return func(yield func([]kit.Instance, error) bool) {
		w := watch{path: d.cfg.Path, service: service}
		for instances, err := range registry.Poll(ctx, d.cfg.Every, w.read) {
			if !yield(instances, err) {
				return
			}
		}
	}
}

// Register implements kit.Discovery: it cannot.
func (d *Discovery) Register(context.Context, string, kit.Instance) (func(context.Context) error, error) {
	return nil, fmt.Errorf("file: whoever writes %s lists instances: %w", d.cfg.Path, errors.ErrUnsupported)
}

// watch is what was read last.
type watch struct {
	path, service string

	info      fs.FileInfo // nil: nothing, or it may have changed since
	instances []kit.Instance
	err       error
}

func (w *watch) read(context.Context) ([]kit.Instance, error) {
	f, err := os.Open(w.path)
	if err != nil {
		w.info = nil
		return nil, fmt.Errorf("file: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	if w.unchanged(info) {
		return w.instances, w.err
	}
	w.instances, w.err = w.parse(f)
	if w.info = info; time.Since(info.ModTime()) < fresh {
		w.info = nil
	}
	return w.instances, w.err
}

func (w *watch) unchanged(info fs.FileInfo) bool {
	return w.info != nil && os.SameFile(w.info, info) && w.info.Size() == info.Size() && w.info.ModTime().Equal(info.ModTime())
}

func (w *watch) parse(f io.Reader) ([]kit.Instance, error) {
	text, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	if len(text) > maxSize {
		return nil, fmt.Errorf("file: %s is larger than 16 MiB: list fewer services in it", w.path)
	}
	var services map[string][]json.RawMessage
	if err := json.Unmarshal(text, &services); err != nil {
		return nil, fmt.Errorf("file: %s is not read: %w", w.path, located(text, err))
	}
	var instances []kit.Instance
	seen := map[string]bool{}
	for n, text := range services[w.service] {
		i, err := registry.Decode(text)
		if err == nil && seen[i.Address] {
			err = fmt.Errorf("the address %s is listed twice", i.Address)
		}
		if err != nil {
			return nil, fmt.Errorf("file: %s is not read: instance %d of %s: %w", w.path, n+1, w.service, err)
		}
		seen[i.Address] = true
		instances = append(instances, i)
	}
	return instances, nil
}

// located adds the line to a mistake in JSON.
func located(text []byte, err error) error {
	offset := int64(-1)
	if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
		offset = e.Offset
	} else if e := (*json.UnmarshalTypeError)(nil); errors.As(err, &e) {
		offset = e.Offset
	}
	if offset < 0 || offset > int64(len(text)) {
		return err
	}
	return fmt.Errorf("line %d: %w", 1+bytes.Count(text[:offset], []byte("\n")), err)
}
