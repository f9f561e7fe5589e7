package interop

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"

	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// wire is one way to talk to a server.
type wire struct {
	framing  kitthrift.Framing
	protocol kitthrift.Protocol
}

func (w wire) String() string { return fmt.Sprintf("%s %s", w.protocol, w.framing) }

// attackedWires are all the ways.
func attackedWires() (wires []wire) {
	for _, f := range []kitthrift.Framing{kitthrift.Unframed, kitthrift.Framed, kitthrift.THeader, kitthrift.Post} {
		wires = append(wires, wire{f, kitthrift.Binary}, wire{f, kitthrift.Compact})
		if f != kitthrift.THeader { // which has no number for it
			wires = append(wires, wire{f, kitthrift.JSON})
		}
	}
	return wires
}

// ping is a good call.
func (w wire) ping() []byte {
	if w.protocol == kitthrift.JSON {
		return []byte(`[1,"Ping",1,1,{}]`)
	}
	return w.call("Ping").stop().b
}

// writer writes values that no honest program would: it keeps to the letters of a protocol and to nothing else.
type writer struct {
	p kitthrift.Protocol
	b []byte
}

var compactTypes = map[thriftwire.Type]byte{
	thriftwire.TypeBool: thriftwire.CompactTypeTrue, thriftwire.TypeI8: thriftwire.CompactTypeI8,
	thriftwire.TypeI16: thriftwire.CompactTypeI16, thriftwire.TypeI32: thriftwire.CompactTypeI32,
	thriftwire.TypeI64: thriftwire.CompactTypeI64, thriftwire.TypeDouble: thriftwire.CompactTypeDouble,
	thriftwire.TypeString: thriftwire.CompactTypeString, thriftwire.TypeStruct: thriftwire.CompactTypeStruct,
	thriftwire.TypeList: thriftwire.CompactTypeList, thriftwire.TypeSet: thriftwire.CompactTypeSet,
	thriftwire.TypeMap: thriftwire.CompactTypeMap, thriftwire.TypeUUID: thriftwire.CompactTypeUUID,
}

// call starts a call of a method.
func (w wire) call(method string) *writer {
	head := thriftwire.Message{Name: method, Type: thriftwire.Call, Seq: 1}
	return &writer{w.protocol, head.Append(nil, w.protocol)}
}

// field writes the header of a field. In the compact protocol it is the long one, which may come in any order.
func (x *writer) field(t thriftwire.Type, id int16) *writer {
	if x.p == kitthrift.Compact {
		x.b = thriftwire.AppendCompactI16(append(x.b, compactTypes[t]), id)
	} else {
		x.b = append(x.b, byte(t), byte(id>>8), byte(id))
	}
	return x
}

// list writes the head of a list or set; n may be anything.
func (x *writer) list(elem thriftwire.Type, n int) *writer {
	if x.p == kitthrift.Compact {
		x.b = binary.AppendUvarint(append(x.b, 0xf0|compactTypes[elem]), uint64(uint32(n)))
	} else {
		x.b = thriftwire.AppendBinaryList(x.b, elem, n)
	}
	return x
}

// dict writes the head of a map.
func (x *writer) dict(key, value thriftwire.Type, n int) *writer {
	if x.p == kitthrift.Compact {
		x.b = append(binary.AppendUvarint(x.b, uint64(uint32(n))), compactTypes[key]<<4|compactTypes[value])
	} else {
		x.b = thriftwire.AppendBinaryMap(x.b, key, value, n)
	}
	return x
}

// size writes the length of a string.
func (x *writer) size(n int) *writer {
	if x.p == kitthrift.Compact {
		x.b = binary.AppendUvarint(x.b, uint64(uint32(n)))
	} else {
		x.b = binary.BigEndian.AppendUint32(x.b, uint32(n))
	}
	return x
}

func (x *writer) text(s string) *writer {
	x.size(len(s))
	x.b = append(x.b, s...)
	return x
}

func (x *writer) stop() *writer {
	x.b = append(x.b, thriftwire.TypeStop)
	return x
}

// value writes a small value of a type, which in the header of a compact field a bool has written already.
func (x *writer) value(t thriftwire.Type) *writer {
	switch t {
	case thriftwire.TypeBool:
		if x.p == kitthrift.Binary {
			x.b = append(x.b, 1)
		}
	case thriftwire.TypeI8:
		x.b = append(x.b, 1)
	case thriftwire.TypeI16, thriftwire.TypeI32, thriftwire.TypeI64:
		if x.p == kitthrift.Compact {
			x.b = append(x.b, 2)
			break
		}
		width := map[thriftwire.Type]int{thriftwire.TypeI16: 2, thriftwire.TypeI32: 4, thriftwire.TypeI64: 8}[t]
		x.b = append(append(x.b, make([]byte, width-1)...), 1)
	case thriftwire.TypeDouble:
		x.b = append(x.b, make([]byte, 8)...)
	case thriftwire.TypeUUID:
		x.b = append(x.b, make([]byte, 16)...)
	case thriftwire.TypeString:
		x.text("a")
	case thriftwire.TypeStruct:
		x.field(thriftwire.TypeI64, 1).value(thriftwire.TypeI64).stop()
	case thriftwire.TypeList, thriftwire.TypeSet:
		x.list(thriftwire.TypeString, 2).text("a").text("b")
	case thriftwire.TypeMap:
		x.dict(thriftwire.TypeString, thriftwire.TypeList, 1).text("a").list(thriftwire.TypeI64, 1).value(thriftwire.TypeI64)
	}
	return x
}

// times writes the same again and again.
func (x *writer) times(n int, write func(*writer)) *writer {
	for range n {
		write(x)
	}
	return x
}

// frame puts what a framing has around a message.
func (w wire) frame(message []byte) []byte {
	switch w.framing {
	case kitthrift.Framed:
		return append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	case kitthrift.THeader:
		return w.headerFrame(nil, nil, message)
	case kitthrift.Post:
		return append(fmt.Appendf(nil, "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-thrift\r\nContent-Length: %d\r\n\r\n", len(message)), message...)
	}
	return message
}

// headerFrame is a THeader frame with the given transforms and headers.
func (w wire) headerFrame(transforms, headers, message []byte) []byte {
	id := byte(0)
	if w.protocol == kitthrift.Compact {
		id = 2
	}
	head := binary.AppendUvarint([]byte{id}, uint64(len(transforms)))
	head = append(append(head, transforms...), headers...)
	for len(head)%4 != 0 {
		head = append(head, 0)
	}
	b := []byte{0, 0, 0, 0, 0x0f, 0xff, 0, 0, 0, 0, 0, 1}
	b = binary.BigEndian.AppendUint16(b, uint16(len(head)/4))
	b = append(append(b, head...), message...)
	binary.BigEndian.PutUint32(b, uint32(len(b)-4))
	return b
}

// squeeze compresses with zlib.
func squeeze(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
