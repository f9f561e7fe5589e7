package thrift

import (
	"encoding/binary"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// head is what of the head of a reply says whose it is.
type head struct {
	seq       int32
	exception bool
}

// readHead reads whose reply a message is, without a copy of the message. A reply that cannot be read, or that of a
// server that could not read the call, is found by the number of its THeader frame.
func readHead(m *message) (h head, err error) {
	if m.framing != THeader && m.framing != Framed {
		return h, protocolError("a reply has no frame")
	}
	ok := false
	named := false
	if len(m.transforms) == 0 {
		switch m.protocol {
		case Binary:
			h, named, ok = binaryHead(m.message)
		case Compact:
			h, named, ok = compactHead(m.message)
		case JSON:
			h, named, ok = jsonHead(m.message)
		}
	}
	switch {
	case m.framing == THeader && (!ok || h.exception && !named):
		h.seq = int32(m.seq)
	case !ok:
		return h, protocolError("the head of a reply cannot be read")
	}
	return h, nil
}

// binaryHead reads the head of a message with a version or, as old writers have it, without.
func binaryHead(b []byte) (h head, named, ok bool) {
	if len(b) < 4 {
		return h, false, false
	}
	var t byte
	version := b[0]&0x80 != 0
	if version {
		t, b = b[3], b[4:]
	}
	if len(b) < 4 {
		return h, false, false
	}
	name := uint64(binary.BigEndian.Uint32(b))
	b = b[4:]
	if name > uint64(len(b)) {
		return h, false, false
	}
	b = b[name:]
	if !version && len(b) > 0 {
		t, b = b[0], b[1:]
	}
	if len(b) < 4 {
		return h, false, false
	}
	h = head{seq: int32(binary.BigEndian.Uint32(b)), exception: thriftwire.MessageType(t) == thriftwire.Exception}
	return h, name > 0, true
}

// compactHead reads the head of a message.
func compactHead(b []byte) (h head, named, ok bool) {
	if len(b) < 2 {
		return h, false, false
	}
	seq, n := binary.Uvarint(b[2:])
	if n <= 0 || len(b) <= 2+n {
		return h, false, false
	}
	h = head{seq: int32(uint32(seq)), exception: thriftwire.MessageType(b[1]>>5) == thriftwire.Exception}
	return h, b[2+n] > 0, true
}

// jsonHead reads the head of a message.
func jsonHead(b []byte) (h head, named, ok bool) {
	var r thriftwire.JSONReader
	r.Reset(b)
	m, err := r.Message()
	return head{seq: m.Seq, exception: m.Type == thriftwire.Exception}, m.Name != "", err == nil
}
