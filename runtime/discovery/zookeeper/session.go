package zookeeper

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/go-zookeeper/zk"
)

const (
	// begin is how long a session may take to begin, with servers that do not answer among others that do.
	begin = 10 * time.Second
	// lost is how long a watch without a connection is taken for one that only moves to another server.
	lost = 5 * time.Second
)

var errExpired = errors.New("zookeeper: the session has expired")

// session is a session with one of the servers. The library finds another server by itself, and sets the watches
// there again.
type session struct {
	conn    *zk.Conn
	servers string
	changed chan struct{} // holds something when the state has changed
	expired atomic.Bool
}

// quiet takes what the library logs by itself: each failed connection, which errors say too.
type quiet struct{}

func (quiet) Printf(string, ...any) {}

// open begins a session.
func (r *Registry) open(ctx context.Context) (*session, error) {
	s := &session{changed: make(chan struct{}, 1), servers: r.servers()}
	conn, _, err := zk.Connect(r.cfg.Servers, r.cfg.Session, zk.WithLogger(quiet{}), zk.WithLogInfo(false),
		zk.WithMaxBufferSize(maxAnswer), zk.WithEventCallback(s.note))
	if err != nil {
		return nil, fmt.Errorf("zookeeper: %w", err)
	}
	s.conn = conn
	ctx, cancel := context.WithTimeout(ctx, begin)
	defer cancel()
	for conn.State() != zk.StateHasSession {
		select {
		case <-s.changed:
		case <-ctx.Done():
			s.close()
			return nil, fmt.Errorf("zookeeper: no server answers at %s", s.servers)
		}
	}
	return s, nil
}

// note takes the events of the library, which has one goroutine for them and must not wait.
func (s *session) note(e zk.Event) {
	if e.State == zk.StateExpired {
		s.expired.Store(true)
	}
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

// close ends the session, and with it what it listed. Calls that wait for an answer fail.
func (s *session) close() { s.conn.Close() }

// wait waits for the event of a watch, or until ctx ends. It gives an error where the session has expired, or has had
// no connection for longer than patience.
func (s *session) wait(ctx context.Context, watch <-chan zk.Event, patience time.Duration) error {
	var late <-chan time.Time
	for {
		if s.conn.State() == zk.StateHasSession {
			late = nil
		} else if late == nil {
			late = time.After(patience)
		}
		select {
		case e := <-watch:
			if e.Err != nil && ctx.Err() == nil {
				return fmt.Errorf("zookeeper: %w", e.Err)
			}
			return nil
		case <-s.changed:
			if s.expired.Load() {
				return errExpired
			}
		case <-late:
			return fmt.Errorf("zookeeper: no server answers at %s any more", s.servers)
		case <-ctx.Done():
			return nil
		}
	}
}
