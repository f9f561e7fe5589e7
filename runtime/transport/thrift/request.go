package thrift

import (
	"context"
	"crypto/tls"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// Request is a call that a server reads and answers. It is valid until ServeThrift returns.
type Request struct {
	// Method is the name of the method, without that of the service.
	Method string

	server   *Server
	peer     string
	tls      *tls.ConnectionState
	message  thriftwire.Message
	framing  Framing
	protocol Protocol
	seq      uint32 // of the THeader frame
	closing  bool   // no other request follows
	header   *info
	binary   thriftwire.BinaryDecoder
	compact  thriftwire.CompactDecoder
	json     thriftwire.JSONReader
	out      []byte
	answered bool
	size     int       // of the message
	running  *kit.Call // nil before it is made
	failed   bool      // it has ended with an error
}

// begin makes the request that of another message. The reply is appended to out.
func (r *Request) begin(s *Server, m *message, out []byte) {
	r.Method = ""
	r.server = s
	r.message = thriftwire.Message{}
	r.framing, r.protocol, r.seq, r.closing = m.framing, m.protocol, m.seq, m.closing
	r.header = &info{pairs: m.info.pairs} // what a method leaves running may look at it later
	r.size = len(m.message)
	r.out, r.answered = out, false
	r.running, r.failed = nil, false
	if r.protocol == 0 {
		r.protocol = Binary // to say that it is not known
	}
}

// read reads the head of the message. Where that fails it answers why, if the caller can be told, and
// gives false.
func (r *Request) read(m *message) bool {
	switch {
	case m.protocol == 0:
		r.except(&thriftwire.ApplicationError{
			Message: "unimplemented: the THeader frame has a protocol other than binary and compact", Type: thriftwire.InvalidProtocol,
		})
		return false
	case len(m.transforms) > 0:
		r.except(&thriftwire.ApplicationError{
			Message: m.refused, Type: thriftwire.InvalidTransform,
		})
		return false
	}
	mode := r.mode()
	var err error
	switch m.protocol {
	case Compact:
		r.compact.Reset(m.message, mode)
		r.compact.Squeezed(m.squeezed)
		r.message, err = r.compact.Message()
	case JSON:
		r.json.Reset(m.message)
		r.message, err = r.json.Message()
	default:
		r.binary.Reset(m.message, mode)
		r.binary.Squeezed(m.squeezed)
		r.message, err = r.binary.Message()
	}
	switch {
	case err != nil:
		r.except(&thriftwire.ApplicationError{Message: applicationError(err).Message, Type: thriftwire.ProtocolError})
		return false
	case r.message.Type != thriftwire.Call && r.message.Type != thriftwire.Oneway:
		r.except(&thriftwire.ApplicationError{Message: "invalid_argument: the message is no call", Type: thriftwire.InvalidMessageType})
		return true // of no use, and no harm to the messages behind it
	}
	r.Method = r.message.Name
	if service, method, ok := strings.Cut(r.Method, ":"); ok && service == r.server.name {
		r.Method = method
	}
	return true
}

// mode is how arguments are read.
func (r *Request) mode() thriftwire.Mode {
	if r.server.cfg.CopyStrings {
		return thriftwire.Strict | thriftwire.CopyStrings
	}
	return thriftwire.Strict
}

// context gives the context of the call, bounded by the caller's deadline.
func (r *Request) context(parent context.Context) (context.Context, context.CancelFunc) {
	return kit.WithTimeout(parent, r.header)
}

// Run reads the arguments and runs a handler. In is the input of the call, args is what reads it: in
// itself, or what stands around it. Where the arguments cannot be read the handler runs all the same,
// with the reason in the Fault of the call.
func (r *Request) Run(ctx context.Context, method *kit.Method, h kit.Handler, in any, args thriftwire.Value) (*kit.Call, error) {
	ctx, call := kit.Serve(ctx, kit.Call{
		Method: method, In: in, Header: r.header, Peer: r.peer, TLS: r.tls, Transport: "thrift", Side: kit.ServerSide,
		Received: int64(r.size),
	})
	r.running = call
	call.Fault = r.arguments(args)
	err := h(ctx, call)
	r.failed = err != nil
	return call, err
}

func (r *Request) arguments(args thriftwire.Value) error {
	switch r.protocol {
	case Compact:
		if err := args.DecodeThriftCompact(&r.compact); err != nil {
			return err
		}
		return r.compact.End()
	case JSON:
		return r.json.Decode(args, r.mode())
	}
	if err := args.DecodeThriftBinary(&r.binary); err != nil {
		return err
	}
	return r.binary.End()
}

// Reply answers with the result of the method.
func (r *Request) Reply(result thriftwire.Value) { r.reply(thriftwire.Reply, result) }

// Fail answers with an error that the method does not declare.
func (r *Request) Fail(err error) { r.except(applicationError(err)) }

// Done ends a call that nobody waits for, and so answers nothing.
func (r *Request) Done() {
	r.answered = true
	r.accepted()
}

// accepted answers the HTTP request of a call that nobody waits for.
func (r *Request) accepted() {
	if r.framing == Post {
		r.out = appendPosted(r.out[:0], r.protocol, nil, "", r.closing || r.server.draining.Load())
	}
}

// Unknown answers that the service has no such method.
func (r *Request) Unknown() {
	message := "unimplemented: service " + r.server.name + " has no method " + quote(r.Method)
	r.except(&thriftwire.ApplicationError{Message: message, Type: thriftwire.UnknownMethod})
}

// quote bounds what a caller's own text may add to the reply.
func quote(name string) string {
	const most = 100
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	return `"` + name + `"`
}

func (r *Request) except(x *thriftwire.ApplicationError) { r.reply(thriftwire.Exception, x) }

func (r *Request) reply(t thriftwire.MessageType, v thriftwire.Value) {
	r.answered = true
	r.out = r.out[:0]
	if r.message.Type == thriftwire.Oneway {
		r.accepted()
		return
	}
	out := r.out
	switch r.framing {
	case THeader:
		out = appendHeader(out, r.protocol, r.seq, r.replyHeader())
	case Framed:
		out = append(out, 0, 0, 0, 0)
	}
	head := thriftwire.Message{Name: r.replyName(), Type: t, Seq: r.message.Seq}
	reply, err := thriftwire.AppendMessage(out, r.protocol, head, v)
	if err != nil {
		r.server.cfg.Logger.Error("thrift: a reply cannot be written", "method", r.Method, "error", err)
		r.Fail(kit.Errorf(kit.Internal, "the reply cannot be written"))
		return
	}
	r.out = reply
	if r.running != nil {
		r.running.Answer(len(reply) - len(out))
	}
	if r.framing == Post {
		r.out = appendPosted(nil, r.protocol, r.out, r.retryText(), r.closing || r.server.draining.Load())
	}
}

// replyName is the name in the reply: that of the method alone, as TMultiplexedProcessor answers.
func (r *Request) replyName() string {
	if r.Method == "" {
		return r.message.Name
	}
	return r.Method
}

func (r *Request) replyHeader() kit.Header {
	var pairs []pair
	if r.server.draining.Load() {
		pairs = append(pairs, pair{drainHeader, "1"})
	}
	if text := r.retryText(); text != "" {
		pairs = append(pairs, pair{kit.RetryHeader, text})
	}
	if pairs == nil {
		return nil
	}
	return &info{pairs: pairs}
}

// retryText is what the reply says about calling again, "" for nothing.
func (r *Request) retryText() string {
	if !r.failed || r.running == nil {
		return ""
	}
	return r.running.RetryText()
}
