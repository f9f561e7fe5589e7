package thrift

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// pipes is a client whose connections are pipes, so that its time is that of a test.
type pipes struct {
	*Client
	ends []net.Conn // of the server, one for each connection
}

func dialPipes(t *testing.T, cfg ClientConfig, serve func(net.Conn)) *pipes {
	c, err := NewClient("thrift://test:1", cfg)
	if err != nil {
		t.Fatal(err)
	}
	p := &pipes{Client: c}
	c.mux.dial = func(context.Context) (*clientConn, error) {
		near, far := net.Pipe()
		p.ends = append(p.ends, far)
		go serve(far)
		cn := &clientConn{Conn: near, raw: near, peer: "pipe"}
		cn.in = reader{conn: near, max: c.cfg.MaxMessage}
		return c.pool.keep(cn, nil)
	}
	return p
}

func (p *pipes) call(ctx context.Context, text string) (string, error) {
	out := &thriftwire.ApplicationError{}
	call := &kit.Call{Method: &kit.Method{Package: "test", Service: "Shop", Name: "Echo"}, Header: kit.MapHeader{}}
	err := p.Call(ctx, call, &thriftwire.ApplicationError{Message: text}, out)
	return out.Message, err
}

// replyFrame turns the frame of a call into that of the reply with the same text.
func replyFrame(nc net.Conn) ([]byte, error) {
	frame := make([]byte, 4)
	if _, err := io.ReadFull(nc, frame); err != nil {
		return nil, err
	}
	frame = append(frame, make([]byte, binary.BigEndian.Uint32(frame))...)
	if _, err := io.ReadFull(nc, frame[4:]); err != nil {
		return nil, err
	}
	frame[7] = byte(thriftwire.Reply)
	return frame, nil
}

// echoAfter answers calls in order, each after a while.
func echoAfter(d time.Duration) func(net.Conn) {
	return func(nc net.Conn) {
		for {
			frame, err := replyFrame(nc)
			if err != nil {
				return
			}
			time.Sleep(d)
			if _, err := nc.Write(frame); err != nil {
				return
			}
		}
	}
}

func TestTimeOfSharedConnections(t *testing.T) {
	t.Run("an idle connection is closed when its time is over", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c := dialPipes(t, ClientConfig{Framing: Framed, InFlight: 8, IdleTimeout: time.Minute}, echoAfter(0))
			defer func() { _ = c.Close() }()
			for _, pause := range []time.Duration{59 * time.Second, 59 * time.Second, 61 * time.Second, 0} {
				if got, err := c.call(context.Background(), "a"); got != "a" || err != nil {
					t.Fatalf("got %q, %v", got, err)
				}
				time.Sleep(pause)
			}
			if len(c.ends) != 2 {
				t.Errorf("%d connections, want 2", len(c.ends))
			}
		})
	})
	t.Run("a late reply is dropped", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c := dialPipes(t, ClientConfig{Framing: Framed, InFlight: 8, Timeout: time.Second}, echoAfter(1500*time.Millisecond))
			defer func() { _ = c.Close() }()
			start := time.Now()
			_, err := c.call(context.Background(), "late")
			var e *kit.Error
			if !errors.As(err, &e) || e.Code != kit.DeadlineExceeded || time.Since(start) != time.Second {
				t.Errorf("after %s: %v", time.Since(start), err)
			}
			bounded, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			defer cancel()
			if got, err := c.call(bounded, "in time"); got != "in time" || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
			if len(c.ends) != 1 {
				t.Errorf("%d connections, want 1", len(c.ends))
			}
		})
	})
	t.Run("a peer that is gone without a word is left", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			var c *pipes
			c = dialPipes(t, ClientConfig{Framing: Framed, InFlight: 8, Timeout: time.Second}, func(nc net.Conn) {
				if len(c.ends) == 1 {
					_, _ = io.Copy(io.Discard, nc) // until the client closes it
					return
				}
				echoAfter(0)(nc)
			})
			defer func() { _ = c.Close() }()
			failed := 0
			for range 10 {
				if _, err := c.call(context.Background(), "a"); err != nil {
					failed++
				}
			}
			if failed != maxSilent {
				t.Errorf("%d calls failed, want %d", failed, maxSilent)
			}
		})
	})
	t.Run("calls that nobody answers cost a bounded memory", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			// Every other call is answered, so that the connection is alive all the time.
			c := dialPipes(t, ClientConfig{Framing: Framed, InFlight: 8, Timeout: time.Second}, func(nc net.Conn) {
				for n := 0; ; n++ {
					frame, err := replyFrame(nc)
					if err != nil {
						return
					}
					if n%2 == 0 {
						if _, err := nc.Write(frame); err != nil {
							return
						}
					}
				}
			})
			defer func() { _ = c.Close() }()
			for i := range 2 * maxForgotten {
				if _, err := c.call(context.Background(), fmt.Sprint(i)); (err != nil) != (i%2 == 1) {
					t.Fatalf("call %d: %v", i, err)
				}
			}
			if len(c.ends) != 1 {
				t.Fatalf("%d connections, want 1", len(c.ends))
			}
			if _, err := c.call(context.Background(), "more"); err != nil {
				t.Fatal(err)
			}
			if len(c.ends) != 2 {
				t.Errorf("%d connections, want 2: the first has %d unanswered calls", len(c.ends), maxForgotten)
			}
		})
	})
	t.Run("a call waits for its turn to write no longer than it may", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			read := make(chan struct{})
			c := dialPipes(t, ClientConfig{Framing: Framed, InFlight: 8}, func(nc net.Conn) {
				<-read
				echoAfter(0)(nc)
			})
			defer func() { _ = c.Close() }()
			long, cancel := context.WithTimeout(context.Background(), time.Hour)
			defer cancel()
			first := make(chan error, 1)
			go func() {
				_, err := c.call(long, "first")
				first <- err
			}()
			synctest.Wait() // it writes, and nobody reads
			start := time.Now()
			short, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			if _, err := c.call(short, "second"); err == nil || time.Since(start) != 5*time.Second {
				t.Errorf("after %s: %v", time.Since(start), err)
			}
			close(read)
			if err := <-first; err != nil {
				t.Error(err)
			}
		})
	})
	t.Run("what is left of a request goes in front of the next", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c := dialPipes(t, ClientConfig{Framing: Framed, InFlight: 8, IdleTimeout: -1}, func(nc net.Conn) {
				var some [10]byte // of the first call
				if _, err := io.ReadFull(nc, some[:]); err != nil {
					return
				}
				time.Sleep(10 * time.Second)
				rest := &prefixed{Conn: nc, prefix: some[:]}
				echoAfter(0)(rest)
			})
			defer func() { _ = c.Close() }()
			cancelled, cancel := context.WithCancel(context.Background())
			time.AfterFunc(time.Second, cancel)
			_, err := c.call(cancelled, "half")
			var e *kit.Error
			if !errors.As(err, &e) || e.Code != kit.Cancelled {
				t.Errorf("got %v", err)
			}
			if got, err := c.call(context.Background(), "whole"); got != "whole" || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
			if len(c.ends) != 1 {
				t.Errorf("%d connections, want 1", len(c.ends))
			}
		})
	})
}

// prefixed is a connection of which some bytes were read already.
type prefixed struct {
	net.Conn
	prefix []byte
}

func (p *prefixed) Read(b []byte) (int, error) {
	if len(p.prefix) > 0 {
		n := copy(b, p.prefix)
		p.prefix = p.prefix[n:]
		return n, nil
	}
	return p.Conn.Read(b)
}
