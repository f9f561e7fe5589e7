package thrift

import (
	"cmp"
	"context"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"net"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// ClientConfig says how to talk to a server. Its zero value means the defaults, which suit a Kit server;
// a negative limit means none.
type ClientConfig struct {
	// Protocol is the encoding (0: as declared in the .kit file). JSON needs another Framing than THeader.
	Protocol Protocol
	// Framing is what stands around messages (0: as declared in the .kit file). A server that is not made
	// with Kit may need Framed or Unframed, which carry neither deadlines nor traces, or Post.
	Framing Framing
	// Service is put in front of the names of methods, as TMultiplexedProtocol does ("": nothing is).
	Service string
	// MaxMessage bounds a request and a reply, in bytes (0: 4 MiB).
	MaxMessage int
	// DialTimeout bounds the making of a connection (0: 5 s).
	DialTimeout time.Duration
	// Timeout bounds a call whose context has no deadline (0: 1 min).
	Timeout time.Duration
	// MaxIdle is how many connections are kept for later calls (0: 64; negative: none).
	MaxIdle int
	// IdleTimeout is how long a connection is kept for later calls (0: 1 min; negative: for ever).
	IdleTimeout time.Duration
	// InFlight is how many calls share a connection at a time (0 or 1: each has one for itself; negative: any
	// number). Sharing suits a server that works on the calls of a connection side by side and answers them
	// in any order, and saves it connections. One that works on them in turn, as Kit's own does, lets a call
	// wait for those in front of it; when it stops, those that still wait are lost as unavailable. Give
	// each call its own connection there, unless calls are short and connections dear. Sharing needs the framing
	// THeader or Framed. A call that is given up leaves its connection open; its reply is dropped when it comes.
	InFlight int
	// Path is where requests go with the framing Post ("": /).
	Path string
	// CopyStrings gives every string of an output its own memory. Otherwise all strings of a message
	// share one copy of it, so that whoever keeps one keeps the whole message.
	CopyStrings bool
	// TLS encrypts the connections (nil: they are in clear text).
	TLS *tls.Config
}

func (cfg ClientConfig) withDefaults() ClientConfig {
	cfg.Protocol = cmp.Or(cfg.Protocol, Binary)
	cfg.Framing = cmp.Or(cfg.Framing, THeader)
	cfg.MaxMessage = cmp.Or(cfg.MaxMessage, defaultMaxMessage)
	cfg.DialTimeout = cmp.Or(cfg.DialTimeout, 5*time.Second)
	cfg.Timeout = cmp.Or(cfg.Timeout, time.Minute)
	cfg.MaxIdle = cmp.Or(cfg.MaxIdle, 64)
	cfg.IdleTimeout = cmp.Or(cfg.IdleTimeout, time.Minute)
	return cfg
}

// Client calls the methods of a service at one address. It may be used by any number of goroutines at
// once: each call has a connection for itself unless the ClientConfig says otherwise, and connections are
// used again.
type Client struct {
	cfg  ClientConfig
	pool pool
	mux  *mux        // nil where each call has a connection for itself
	post *postClient // nil where no HTTP stands around messages
	seq  atomic.Int32
}

// NewClient makes a client for an address such as thrift://HOST:PORT. It does not connect yet.
func NewClient(address string, cfg ClientConfig) (*Client, error) {
	hostport, ok := strings.CutPrefix(address, "thrift://")
	hostport = strings.TrimSuffix(hostport, "/")
	if _, _, err := net.SplitHostPort(hostport); !ok || err != nil {
		return nil, fmt.Errorf("thrift: address %q: write thrift://HOST:PORT", address)
	}
	if cfg.Protocol > JSON || cfg.Framing > Post {
		return nil, errors.New("thrift: the ClientConfig names a protocol or framing that there is not")
	}
	c := &Client{cfg: cfg.withDefaults()}
	if c.cfg.Protocol == JSON && c.cfg.Framing == THeader {
		return nil, errors.New("thrift: THeader frames carry no messages in the protocol JSON: set Framing to Framed, Unframed or Post")
	}
	shared := c.cfg.InFlight < 0 || c.cfg.InFlight > 1
	if shared && c.cfg.Framing != THeader && c.cfg.Framing != Framed {
		return nil, fmt.Errorf("thrift: calls that share a connection need frames, and %s messages have none: set Framing to THeader or Framed, or InFlight to 0", c.cfg.Framing)
	}
	c.pool.init(hostport, c.cfg)
	if c.cfg.Framing == Post {
		c.post = newPostClient(hostport, c.cfg)
	}
	if shared {
		c.mux = newMux(&c.pool)
	}
	return c, nil
}

// Close ends the connections. Calls in flight fail.
func (c *Client) Close() error {
	if c.mux != nil {
		c.mux.close()
	}
	if c.post != nil {
		c.post.close()
	}
	return c.pool.close()
}

// Call sends a call and reads the result of the method into result.
func (c *Client) Call(ctx context.Context, call *kit.Call, args, result thriftwire.Value) error {
	return c.send(ctx, call, args, result)
}

// Send sends a call that nobody answers.
func (c *Client) Send(ctx context.Context, call *kit.Call, args thriftwire.Value) error {
	return c.send(ctx, call, args, nil)
}

func (c *Client) send(ctx context.Context, call *kit.Call, args, result thriftwire.Value) error {
	if err := ctx.Err(); err != nil {
		return failure(ctx, call, err)
	}
	x := exchange{client: c, call: call, seq: c.seq.Add(1), name: cmp.Or(call.Method.Thrift, call.Method.Name), result: result}
	if c.cfg.Service != "" {
		x.name = c.cfg.Service + ":" + x.name
	}
	buf := getBuffer()
	defer putBuffer(buf)
	if call.Header != nil {
		kit.SetTimeout(ctx, call.Header)
	}
	var err error
	if *buf, err = x.request((*buf)[:0], args); err != nil {
		return kit.Hide(kit.InvalidArgument, call.Method.String()+": the request is nested more than 64 levels deep", err)
	}
	if size := len(*buf); c.cfg.MaxMessage > 0 && size > c.cfg.MaxMessage || size > math.MaxInt32 {
		return kit.Errorf(kit.ResourceExhausted, "%s: the request takes %d bytes, and at most %d are allowed", call.Method, size, c.cfg.MaxMessage)
	}
	if c.post != nil {
		if c.pool.isClosed() {
			return failure(ctx, call, &clientClosedError{})
		}
		return c.post.send(ctx, &x, *buf)
	}
	if c.mux != nil {
		return c.mux.send(ctx, &x, *buf)
	}
	for {
		cn, err := c.pool.get(ctx)
		if err != nil {
			return failure(ctx, call, err)
		}
		call.Peer = cn.peer
		reused := cn.used
		n, err := x.over(ctx, cn, *buf)
		if err != nil && n == 0 && reused && ctx.Err() == nil && !c.pool.isClosed() {
			continue // the server has closed an idle connection, and got nothing of the call
		}
		return err
	}
}

// exchange is one call on its way.
type exchange struct {
	client *Client
	call   *kit.Call
	seq    int32
	name   string
	result thriftwire.Value // nil where no answer comes
}

// request appends the call as it goes over the wire.
func (x *exchange) request(b []byte, args thriftwire.Value) ([]byte, error) {
	cfg := &x.client.cfg
	switch cfg.Framing {
	case THeader:
		b = appendHeader(b, cfg.Protocol, uint32(x.seq), x.call.Header)
	case Framed:
		b = append(b, 0, 0, 0, 0)
	}
	head := thriftwire.Message{Name: x.name, Type: thriftwire.Call, Seq: x.seq}
	if x.result == nil {
		head.Type = thriftwire.Oneway
	}
	frame := len(b)
	b, err := thriftwire.AppendMessage(b, cfg.Protocol, head, args)
	if err == nil {
		x.call.Sent += int64(len(b) - frame)
	}
	if cfg.Framing == THeader || cfg.Framing == Framed {
		binary.BigEndian.PutUint32(b, uint32(len(b)-4))
	}
	return b, err
}

// over does the exchange over a connection. It gives how many bytes of the request were sent.
func (x *exchange) over(ctx context.Context, cn *clientConn, request []byte) (sent int, err error) {
	keep := false
	defer func() {
		if keep {
			x.client.pool.put(cn)
		} else {
			x.client.pool.drop(cn)
		}
	}()
	until, ok := ctx.Deadline()
	if !ok {
		until = deadline(x.client.cfg.Timeout)
	}
	if err := cn.SetDeadline(until); err != nil {
		return 0, failure(ctx, x.call, err)
	}
	stop := context.AfterFunc(ctx, func() { _ = cn.SetDeadline(time.Unix(1, 0)) }) // wakes up reads and writes
	defer func() {
		if !stop() {
			keep = false // its deadline has passed, or is about to
		}
	}()

	if sent, err = cn.Write(request); err != nil {
		return sent, failure(ctx, x.call, err)
	}
	first := !cn.used
	cn.used = true
	if x.result == nil {
		keep = true
		return sent, nil
	}
	m, err := x.reply(cn)
	if err != nil {
		return sent, x.unanswered(ctx, err, first)
	}
	usable, err := x.read(m)
	keep = usable && cn.in.buffered() == 0 && !x.call.Draining
	return sent, err
}

func (x *exchange) reply(cn *clientConn) (*message, error) {
	if err := cn.in.wait(0); err != nil {
		return nil, err
	}
	m, err := cn.in.next()
	return &m, err
}

// read reads the reply. Usable is whether the connection can be used again.
func (x *exchange) read(m *message) (usable bool, err error) {
	x.call.Received += int64(len(m.message))
	x.call.Draining = m.info.Get(drainHeader) != ""
	if text := m.info.Get(kit.RetryHeader); text != "" {
		x.call.ReadRetry(text)
	}
	mode := thriftwire.Lenient
	if x.client.cfg.CopyStrings {
		mode |= thriftwire.CopyStrings
	}
	switch {
	case m.protocol == 0 || len(m.transforms) > 0:
		return false, x.internal("the reply is in a protocol or a compression that this client does not speak", nil)
	case m.protocol == Compact:
		d := thriftwire.NewCompactDecoder(m.message, mode)
		d.Squeezed(m.squeezed)
		head, err := d.Message()
		if err := x.check(head, err); err != nil {
			return false, err
		}
		if head.Type == thriftwire.Exception {
			e := new(thriftwire.ApplicationError)
			return x.exception(e, e.DecodeThriftCompact(d))
		}
		return x.finish(x.result.DecodeThriftCompact(d), d.End)
	case m.protocol == JSON:
		return x.readJSON(m, mode)
	}
	d := thriftwire.NewBinaryDecoder(m.message, mode)
	d.Squeezed(m.squeezed)
	head, err := d.Message()
	if err := x.check(head, err); err != nil {
		return false, err
	}
	if head.Type == thriftwire.Exception {
		e := new(thriftwire.ApplicationError)
		return x.exception(e, e.DecodeThriftBinary(d))
	}
	return x.finish(x.result.DecodeThriftBinary(d), d.End)
}

// readJSON is read for the JSON protocol.
func (x *exchange) readJSON(m *message, mode thriftwire.Mode) (usable bool, err error) {
	var r thriftwire.JSONReader
	r.Reset(m.message)
	head, err := r.Message()
	if err := x.check(head, err); err != nil {
		return false, err
	}
	if head.Type == thriftwire.Exception {
		e := new(thriftwire.ApplicationError)
		return x.exception(e, r.Decode(e, mode))
	}
	return x.finish(r.Decode(x.result, mode), func() error { return nil })
}

// check compares the head of the reply with that of the call.
func (x *exchange) check(head thriftwire.Message, err error) error {
	switch {
	case err != nil:
		return x.internal("the head of the reply cannot be read", err)
	case head.Type == thriftwire.Exception && (head.Seq == x.seq || head.Name == ""):
		return nil // a server that could not read the call knows neither
	case head.Seq != x.seq:
		return x.internal("the reply belongs to another call", nil)
	case head.Type != thriftwire.Reply:
		return x.internal("what came back is no reply", nil)
	case head.Name != x.name && head.Name != cmp.Or(x.call.Method.Thrift, x.call.Method.Name):
		return x.internal("the reply is that of another method", nil)
	}
	return nil
}

func (x *exchange) exception(e *thriftwire.ApplicationError, err error) (usable bool, _ error) {
	if err != nil {
		return false, x.internal("the server's error cannot be read", err)
	}
	return e.Type != thriftwire.ProtocolError, fromApplicationError(e)
}

func (x *exchange) finish(err error, end func() error) (usable bool, _ error) {
	if err == nil {
		err = end()
	}
	if err != nil {
		return false, x.internal("the reply is not as declared", err)
	}
	return true, nil
}

// internal makes the error of a reply that makes no sense. What was wrong may tell of what was in it,
// which is not for the caller's callers.
func (x *exchange) internal(message string, cause error) error {
	return kit.Hide(kit.Internal, x.call.Method.String()+": "+message, cause)
}

// unanswered gives the error of a call that was sent and got no reply.
func (x *exchange) unanswered(ctx context.Context, err error, first bool) error {
	var bad *errProtocol
	switch {
	case errors.Is(err, errTooLarge):
		return kit.Errorf(kit.ResourceExhausted, "%s: the reply takes more than the %d bytes that are allowed", x.call.Method, x.client.cfg.MaxMessage)
	case errors.As(err, &bad):
		return x.internal("the reply is no Thrift message", err)
	}
	e := failure(ctx, x.call, err)
	if first && e.Code == kit.Unavailable && x.client.cfg.Framing == THeader {
		e = kit.Hide(e.Code, e.Message+"; a server that is not made with Kit may need another Framing in the ClientConfig", err)
	}
	return e
}

// failure gives the error of a call that the network, or the caller's context, has ended. It names no
// address: the caller's callers may see it.
func failure(ctx context.Context, call *kit.Call, err error) *kit.Error {
	var closed *clientClosedError
	name := call.Method.String()
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return kit.Hide(kit.Cancelled, name+": the call was cancelled", context.Canceled)
	case ctx.Err() != nil, errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return kit.Hide(kit.DeadlineExceeded, name+": no reply within the time allowed", context.DeadlineExceeded)
	case errors.As(err, &closed):
		return kit.Hide(kit.Cancelled, name+": the client is closed", err)
	}
	return kit.Hide(kit.Unavailable, name+": "+reason(err), err)
}

// reason says in a few words why the network failed.
func reason(err error) string {
	var dns *net.DNSError
	var dial *net.OpError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &dns):
		return "the server's name cannot be resolved"
	case errors.As(err, &certificate):
		return "the server's certificate is not accepted"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the server refuses connections"
	case errors.As(err, &dial) && dial.Op == "dial":
		return "the server cannot be reached"
	}
	return "the connection was closed before the reply came"
}
