package interop

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"text/tabwriter"
	"time"

	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// attack is bytes that no honest client sends.
type attack struct {
	name    string
	conns   int                 // how many connections send it at once; 0 means one
	endless bool                // a byte more comes now and then, for as long as the server takes them
	heavy   bool                // Apache's library takes its time: only with the build tag interop
	zlib    bool                // what it costs to read zlib comes on top
	answer  string              // stands in what the Kit server answers; "" where it need not answer
	bytes   func(w wire) []byte // nil where there is no such thing on this wire
}

// calls makes an attack of a call, whose arguments are hostile.
func calls(name, method string, arguments func(x *writer)) attack {
	return attack{name: name, bytes: func(w wire) []byte {
		if w.protocol == kitthrift.JSON {
			return nil // it has attacks of its own
		}
		x := w.call(method)
		arguments(x)
		return w.frame(x.b)
	}}
}

// echoes makes one of Echo, whose argument is the struct that has a field of each kind.
func echoes(name string, fields func(x *writer)) attack {
	return calls(name, "Echo", func(x *writer) {
		x.field(thriftwire.TypeStruct, 1)
		fields(x)
	})
}

func (a attack) answered(text string) attack { a.answer = text; return a }

func (a attack) times(conns int) attack { a.conns = conns; return a }

// The fields of Everything that attacks aim at.
const (
	textField    = 7
	rawField     = 8
	freeField    = 13
	numbersField = 18
	flagsField   = 19
	pointsField  = 20
	wordsField   = 22 // a set
	byNameField  = 23
	nestedField  = 27
	treeField    = 28
	unknownField = 200

	nodeChildren = 2
	nodeNext     = 4
)

// types are all that a field can have.
var types = []thriftwire.Type{
	thriftwire.TypeBool, thriftwire.TypeI8, thriftwire.TypeI16, thriftwire.TypeI32, thriftwire.TypeI64, thriftwire.TypeDouble,
	thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.TypeList, thriftwire.TypeSet, thriftwire.TypeMap, thriftwire.TypeUUID,
}

// What the server answers to what is only strange, and to what it does not take.
const (
	welcome = "Ping"
	refused = "invalid_argument: "
)

const (
	twoBillion = 1<<31 - 1
	// hundredMegabytes is what Apache's library lets a message claim unless it is told otherwise.
	hundredMegabytes = 100 << 20
)

func attacks() []attack {
	claims := func(name string, write func(x *writer, n int)) []attack {
		claim := func(what string, n int) attack {
			return echoes(fmt.Sprintf("%s of %s", name, what), func(x *writer) { write(x, n) })
		}
		return []attack{claim("2 billion", twoBillion), claim("13 million", hundredMegabytes/8), claim("a negative size", -1)}
	}
	list := []attack{
		echoes("a list<string> of 26 million, on 5 connections", func(x *writer) {
			x.field(thriftwire.TypeList, 31).list(thriftwire.TypeString, hundredMegabytes/4)
		}).times(5),
		echoes("a list<Point> of 40 million, on 5 connections", func(x *writer) {
			x.field(thriftwire.TypeList, pointsField).list(thriftwire.TypeStruct, 40<<20)
		}).times(5),
	}
	list = append(list, claims("a list<i32>", func(x *writer, n int) {
		x.field(thriftwire.TypeList, numbersField).list(thriftwire.TypeI32, n)
	})...)
	list = append(list, claims("a list<Point>", func(x *writer, n int) {
		x.field(thriftwire.TypeList, pointsField).list(thriftwire.TypeStruct, n)
	})...)
	list = append(list, claims("a set<string>", func(x *writer, n int) {
		x.field(thriftwire.TypeSet, wordsField).list(thriftwire.TypeString, n)
	})...)
	list = append(list, claims("a map<string, i64>", func(x *writer, n int) {
		x.field(thriftwire.TypeMap, byNameField).dict(thriftwire.TypeString, thriftwire.TypeI64, n)
	})...)
	list = append(list, claims("an unknown list<list>", func(x *writer, n int) {
		x.field(thriftwire.TypeList, unknownField).list(thriftwire.TypeList, n)
	})...)
	list = append(list, claims("a string", func(x *writer, n int) { x.field(thriftwire.TypeString, textField).size(n) })...)
	list = append(list, claims("a binary", func(x *writer, n int) { x.field(thriftwire.TypeString, rawField).size(n) })...)
	list = append(list, claims("an unknown string", func(x *writer, n int) { x.field(thriftwire.TypeString, unknownField).size(n) })...)
	for _, n := range []int{32 << 10, 4<<20 - 200} {
		nested := func(what string, level func(x *writer, depth int)) {
			a := echoes(fmt.Sprintf("%d KiB of nested %s", (n+200)>>10, what), func(x *writer) {
				for before, depth := len(x.b), 0; len(x.b)-before < n; depth++ {
					level(x, depth)
				}
			})
			a.heavy = n > 1<<20
			list = append(list, a)
		}
		nested("structs", func(x *writer, depth int) {
			if depth == 0 {
				x.field(thriftwire.TypeStruct, treeField)
			} else {
				x.field(thriftwire.TypeStruct, nodeNext)
			}
		})
		nested("lists of structs", func(x *writer, depth int) {
			if depth == 0 {
				x.field(thriftwire.TypeStruct, treeField)
			}
			x.field(thriftwire.TypeList, nodeChildren).list(thriftwire.TypeStruct, 1)
		})
		nested("unknown structs", func(x *writer, _ int) { x.field(thriftwire.TypeStruct, unknownField) })
		nested("unknown lists", func(x *writer, depth int) {
			if depth == 0 {
				x.field(thriftwire.TypeList, unknownField)
			}
			x.list(thriftwire.TypeList, 1)
		})
		nested("JSON", func(x *writer, _ int) { x.field(thriftwire.TypeString, freeField).text(strings.Repeat("[", n)) })
	}
	list = append(list,
		calls("every type but the right one", "Echo", func(x *writer) {
			for id := int16(1); id <= 34; id++ {
				for _, t := range types {
					x.field(t, id).value(t)
				}
			}
			x.stop()
		}).answered(refused),
		echoes("every type but the right one, inside", func(x *writer) {
			for id := int16(1); id <= 34; id++ {
				for _, t := range types {
					x.field(t, id).value(t)
				}
			}
			x.stop().stop()
		}).answered(refused),
		calls("a type that there is not", "Ping", func(x *writer) { x.b = append(x.b, 0xff, 0xff, 0xff, 0xff) }),
		calls("unknown fields of every type", "Ping", func(x *writer) {
			x.times(500, func(x *writer) {
				for _, t := range types {
					x.field(t, unknownField).value(t)
				}
			}).stop()
		}).answered(welcome),
		calls("an unknown string of 3 MiB", "Ping", func(x *writer) {
			x.field(thriftwire.TypeString, unknownField).text(strings.Repeat("a", 3<<20)).stop()
		}).answered(welcome),
		calls("an unknown list of a million structs", "Ping", func(x *writer) {
			x.field(thriftwire.TypeList, unknownField).list(thriftwire.TypeStruct, 1<<20).times(1<<20, func(x *writer) { x.stop() }).stop()
		}).answered(welcome),
		calls("a name of 3 MiB", strings.Repeat("n", 3<<20), func(x *writer) { x.stop() }),
		echoes("a list<bool> of a million", func(x *writer) {
			x.field(thriftwire.TypeList, flagsField).list(thriftwire.TypeBool, 1<<20)
			x.b = append(x.b, make([]byte, 1<<20)...)
			x.stop().stop()
		}),
		echoes("a set of 100,000 strings that are alike", func(x *writer) {
			x.field(thriftwire.TypeSet, wordsField).list(thriftwire.TypeString, 100_000).times(100_000, func(x *writer) { x.text("a") }).stop().stop()
		}).answered(refused),
		echoes("empty maps, again and again", func(x *writer) {
			x.times(20_000, func(x *writer) {
				x.field(thriftwire.TypeMap, byNameField).dict(thriftwire.TypeString, thriftwire.TypeI64, 1).text("").value(thriftwire.TypeI64)
			}).stop().stop()
		}),
		echoes("a map of 20,000 lists of one empty map", func(x *writer) {
			x.field(thriftwire.TypeMap, nestedField).dict(thriftwire.TypeString, thriftwire.TypeList, 20_000)
			for i := range 20_000 {
				x.text(string(binary.AppendUvarint(nil, uint64(i)))[:1])
				x.list(thriftwire.TypeMap, 1)
				if x.p == kitthrift.Compact {
					x.b = append(x.b, 0)
				} else {
					x.dict(thriftwire.TypeString, thriftwire.TypeStruct, 0)
				}
			}
			x.stop().stop()
		}),
		echoes("JSON texts, again and again", func(x *writer) {
			x.times(20_000, func(x *writer) { x.field(thriftwire.TypeString, freeField).text("1") }).stop().stop()
		}),
		echoes("nodes without a name", func(x *writer) {
			x.field(thriftwire.TypeStruct, treeField).field(thriftwire.TypeList, nodeChildren).list(thriftwire.TypeStruct, 20_000)
			x.times(20_000, func(x *writer) {
				x.field(thriftwire.TypeList, nodeChildren).list(thriftwire.TypeStruct, 0).field(thriftwire.TypeString, 1).text("").stop()
			}).stop().stop().stop()
		}),
	)
	list = append(list, framingAttacks()...)
	return append(list, jsonAttacks()...)
}

// framingAttacks aim at what stands around messages.
func framingAttacks() []attack {
	raw := func(name string, f kitthrift.Framing, write func(w wire) []byte) attack {
		return attack{name: name, bytes: func(w wire) []byte {
			if w.framing != f {
				return nil
			}
			return write(w)
		}}
	}
	zlib := func(name string, write func(w wire) []byte) attack {
		a := raw(name, kitthrift.THeader, write)
		a.zlib = true
		return a
	}
	frame := func(name string, size uint32) attack {
		return attack{name: name, bytes: func(w wire) []byte {
			if w.framing != kitthrift.Framed && w.framing != kitthrift.THeader {
				return nil
			}
			whole := w.frame(w.ping())
			binary.BigEndian.PutUint32(whole, size)
			return whole
		}}
	}
	endless := attack{name: "messages that never end, on 20 connections", conns: 20, endless: true, bytes: func(w wire) []byte {
		const size = 4<<20 - 1<<10
		if w.protocol == kitthrift.JSON {
			whole := w.frame([]byte(`[1,"Count",1,1,{"1":{"str":"` + strings.Repeat("a", size)))
			return whole[:len(whole)-size]
		}
		x := w.call("Count").field(thriftwire.TypeString, 1).size(size)
		whole := w.frame(append(x.b, make([]byte, size)...))
		return whole[:len(whole)-size]
	}}
	return []attack{
		frame("a frame of 2 GiB", twoBillion), frame("a frame of 16 MB", 16384000), frame("a frame of a negative size", 1<<32-1), frame("a frame of no size", 0),
		endless,
		zlib("a bomb of zlib", func(w wire) []byte {
			return w.headerFrame([]byte{1}, nil, squeeze(w.call("Count").field(thriftwire.TypeString, 1).text(strings.Repeat("a", 3<<20)).stop().b))
		}).answered("resource_exhausted: the compressed message is too large"),
		zlib("a bomb of zlib that holds another", func(w wire) []byte {
			return w.headerFrame([]byte{1, 1}, nil, squeeze(squeeze(w.call("Count").field(thriftwire.TypeString, 1).text(strings.Repeat("a", 3<<20)).stop().b)))
		}).answered("more than one transform"),
		zlib("a million structs in zlib", func(w wire) []byte {
			plain := w.call("Echo").field(thriftwire.TypeStruct, 1).field(thriftwire.TypeList, pointsField).list(thriftwire.TypeStruct, 1<<20).b
			for i := range 1 << 16 { // as much that does not repeat as keeps it from being a bomb
				plain = append(plain, make([]byte, 64)...)
				plain = append(plain, byte(i), byte(i>>8), byte(i*i), 0)
			}
			return w.headerFrame([]byte{1}, nil, squeeze(plain))
		}),
		zlib("200 transforms", func(w wire) []byte {
			message := w.ping()
			for range 200 {
				message = squeeze(message)
			}
			return w.headerFrame(bytes.Repeat([]byte{1}, 200), nil, message)
		}).answered("more than one transform"),
		raw("a billion transforms", kitthrift.THeader, func(w wire) []byte {
			whole := w.headerFrame(bytes.Repeat([]byte{1}, 10), nil, w.ping())
			copy(whole[15:], []byte{0xff, 0xff, 0xff, 0xff, 0x03})
			return whole
		}),
		raw("a billion headers", kitthrift.THeader, func(w wire) []byte {
			return w.headerFrame(nil, []byte{1, 0xff, 0xff, 0xff, 0xff, 0x03}, w.ping())
		}),
		raw("120,000 empty headers", kitthrift.THeader, func(w wire) []byte {
			return w.headerFrame(nil, append(binary.AppendUvarint([]byte{1}, 120_000), make([]byte, 240_000)...), w.ping())
		}).answered(welcome),
		raw("a body of 2 GiB", kitthrift.Post, func(w wire) []byte {
			return append([]byte("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2147483647\r\n\r\n"), w.ping()...)
		}),
		raw("a body of a negative size", kitthrift.Post, func(w wire) []byte {
			return append([]byte("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"), w.ping()...)
		}),
		raw("a chunk of 2 GiB", kitthrift.Post, func(w wire) []byte {
			return append([]byte("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"), w.ping()...)
		}),
		raw("chunks of a byte", kitthrift.Post, func(w wire) []byte {
			b := []byte("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
			if w.protocol == kitthrift.JSON {
				return nil
			}
			for _, c := range w.call("Count").field(thriftwire.TypeString, 1).text(strings.Repeat("a", 50_000)).stop().b {
				b = append(b, '1', '\r', '\n', c, '\r', '\n')
			}
			return append(b, "0\r\n\r\n"...)
		}),
		raw("a thousand headers of HTTP", kitthrift.Post, func(w wire) []byte {
			var b bytes.Buffer
			b.WriteString("POST / HTTP/1.1\r\nHost: a\r\n")
			for i := range 1000 {
				fmt.Fprintf(&b, "a%x:\r\n", i)
			}
			fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(w.ping()))
			return append(b.Bytes(), w.ping()...)
		}).answered(welcome),
		raw("headers of HTTP without an end", kitthrift.Post, func(w wire) []byte {
			return []byte("POST / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("a", 1<<20))
		}),
		{name: "nothing, on 200 connections", conns: 200, bytes: func(wire) []byte { return []byte{} }},
	}
}

// jsonAttacks are those of the JSON protocol, which no length holds together.
func jsonAttacks() []attack {
	call := func(name, method, arguments string) attack {
		return attack{name: "JSON: " + name, bytes: func(w wire) []byte {
			if w.protocol != kitthrift.JSON {
				return nil
			}
			return w.frame([]byte(`[1,"` + method + `",1,1,` + arguments))
		}}
	}
	echo := func(name, fields string) attack { return call(name, "Echo", `{"1":{"rec":{`+fields+`}}}]`) }
	list := []attack{
		echo("a list<i32> of 2 billion", `"18":{"lst":["i32",2147483647]}`),
		echo("a list<string> of 26 million", `"31":{"lst":["str",26214400]}`),
		echo("a set<string> of 26 million", `"22":{"set":["str",26214400]}`),
		echo("a map<string, i64> of 13 million", `"23":{"map":["str","i64",13107200,{}]}`),
		echo("a list of a negative size", `"18":{"lst":["i32",-1]}`),
		echo("a list of more than there are numbers", `"18":{"lst":["i32",99999999999999999999]}`),
		call("a list of 26 million that goes on", "Echo", `{"1":{"rec":{"31":{"lst":["str",26214400`),
		call("a string without an end", "Count", `{"1":{"str":"`+strings.Repeat("a", 3<<20)),
		call("a string of escapes", "Count", `{"1":{"str":"`+strings.Repeat(`\u0800`, 100_000)+`"}}]`),
		call("a number of a million digits", "Explain", `{"2":{"i32":`+strings.Repeat("1", 1<<20)+`}}]`),
		call("a type of a million letters", "Ping", `{"200":{"`+strings.Repeat("l", 1<<20)+`":1}}]`),
		call("space", "Ping", strings.Repeat(" ", 3<<20)+`{}]`).answered(welcome),
		call("unknown fields of every type", "Ping", `{`+strings.Repeat(`"200":{"tf":1},"201":{"i8":1},"202":{"i16":1},"203":{"i32":1},"204":{"i64":1},"205":{"dbl":1},"206":{"str":"a"},`+
			`"207":{"rec":{"1":{"i64":1}}},"208":{"lst":["str",1,"a"]},"209":{"set":["str",1,"a"]},"210":{"map":["str","lst",1,{"a":["i64",1,1]}]},`, 300)+`"1":{"i8":1}}]`).answered(welcome),
		echo("numbers that pay for structs", `"200":{"lst":["i64",200000`+strings.Repeat(",1", 200_000)+`]},"28":{"rec":{"2":{"lst":["rec",100000`+strings.Repeat(",{}", 100_000)+`]}}}`),
	}
	for _, size := range []int{32 << 10, 4<<20 - 200} {
		nested := func(what, first, level string) attack {
			a := call(fmt.Sprintf("%d KiB of nested %s", (size+200)>>10, what), "Echo", `{"1":{"rec":{`+first+strings.Repeat(level, size/len(level)))
			a.heavy = size > 1<<20
			return a
		}
		list = append(list,
			nested("structs", `"28":{"rec":{`, `"4":{"rec":{`),
			nested("unknown structs", `"200":{"rec":{`, `"1":{"rec":{`),
			nested("unknown lists", `"200":{"lst":["lst",1`, `,["lst",1`),
			nested("brackets", "", "["),
			nested("keys that are lists", `"200":{"map":["lst","i8",1,{`, `["map",1,["lst","i8",1,{`))
	}
	return list
}

// What a connection may cost the Kit server beside 100 times the bytes that were received, in bytes.
const (
	perConnection = 16 << 10 // its buffer, the request of HTTP taken apart, a reply that says what is wrong
	perInflater   = 48 << 10 // the reader of zlib, which serves others after it
)

// attackTime is how long a server may be busy with an attack.
const attackTime = 10 * time.Second

// shot is what is sent where.
type shot struct {
	addr string
	data []byte
}

// launch sends an attack to some addresses at once, and waits until the server is done with it or patience ends. It
// gives how many bytes were sent, how answers begin, and how long it took until the last connection was closed.
func (a attack) launch(t *testing.T, shots []shot, patience time.Duration) (sent int, answer []byte, took time.Duration) {
	t.Helper()
	started := time.Now()
	var total atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex // of answer
	for _, shot := range shots {
		for range max(a.conns, 1) {
			nc, err := net.Dial("tcp", shot.addr)
			if err != nil {
				t.Errorf("%s: %v", a.name, err)
				return 0, nil, 0
			}
			if err := nc.SetDeadline(started.Add(patience)); err != nil {
				t.Error(err)
			}
			wg.Go(func() {
				n, err := nc.Write(shot.data) // the server may close before it has read all
				total.Add(int64(n))
				for a.endless && err == nil {
					time.Sleep(20 * time.Millisecond)
					n, err = nc.Write([]byte{'a'})
					total.Add(int64(n))
				}
				_ = nc.(*net.TCPConn).CloseWrite() // it may be closed by now
			})
			wg.Go(func() {
				head, _ := io.ReadAll(io.LimitReader(nc, 1<<10))
				_, _ = io.Copy(io.Discard, nc) // until the server closes, or patience ends
				_ = nc.Close()
				mu.Lock()
				defer mu.Unlock()
				answer = append(answer, head...)
			})
		}
	}
	wg.Wait()
	return int(total.Load()), answer, time.Since(started)
}

// result is what an attack cost a server.
type result struct {
	wires  string
	sent   int
	answer []byte // its start
	cost   uint64
	took   time.Duration
	died   bool
	late   bool // it was not done when patience ended
}

func (r result) times() int {
	if r.sent == 0 {
		return 0
	}
	return int(r.cost) / r.sent
}

func (r result) String() string {
	switch {
	case r.died:
		return "dies (" + r.wires + ")"
	case r.wires == "":
		return "not tried"
	}
	text := fmt.Sprintf("%s, %d× (%s)", inBytes(r.cost), r.times(), r.wires)
	if r.late {
		text += fmt.Sprintf(", busy for more than %.0f s", r.took.Seconds())
	}
	return text
}

// inBytes writes a size for people.
func inBytes(n uint64) string {
	switch {
	case n < 10<<10:
		return fmt.Sprintf("%d B", n)
	case n < 10<<20:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d MiB", n>>20)
}

// measure attacks a server over some wires at once.
func (a attack) measure(t *testing.T, server *attacked, wires []wire, patience time.Duration) (r result) {
	before, alive := server.read()
	if !alive {
		t.Errorf("%s: %s does not say how it is", a.name, server.which)
		return r
	}
	var shots []shot
	var names []string
	for _, w := range wires {
		shots = append(shots, shot{server.addrs[w.String()], a.bytes(w)})
		names = append(names, w.String())
	}
	r.wires = strings.Join(names, ", ")
	if a.endless {
		r.wires = "all wires"
	}
	r.sent, r.answer, r.took = a.launch(t, shots, patience)
	r.late = r.took >= patience
	after, alive := server.read()
	r.cost, r.died = after.allocated-before.allocated, !alive
	return r
}

// volleys are the wires that an attack goes over, one after the other; what never ends goes over all at once.
func (a attack) volleys(wires []wire) (list [][]wire) {
	var all []wire
	for _, w := range wires {
		if a.bytes(w) != nil {
			all = append(all, w)
			list = append(list, []wire{w})
		}
	}
	if a.endless {
		list = [][]wire{all}
	}
	return list
}

// attackKit runs all attacks on the Kit server and gives what each cost at most. After each one the server answers
// a good call, and after all of them it has the goroutines that it started with.
func attackKit(t *testing.T, list []attack) []result {
	server := startAttacked(t, "kit")
	for _, w := range attackedWires() {
		server.ping(t, w)
	}
	idle, _ := server.read()
	worst := make([]result, len(list))
	for i, a := range list {
		for _, wires := range a.volleys(attackedWires()) {
			r := a.measure(t, server, wires, attackTime)
			most := 100*r.sent + perConnection*max(a.conns, 1)*len(wires)
			if a.zlib {
				most += perInflater
			}
			switch {
			case r.died:
				t.Fatalf("%s (%s): the server died", a.name, r.wires)
			case r.late:
				t.Errorf("%s (%s): the server is busy for more than %v", a.name, r.wires, attackTime)
			case int(r.cost) > most:
				t.Errorf("%s (%s): %d bytes cost %d, %d at most would be fine", a.name, r.wires, r.sent, r.cost, most)
			case !bytes.Contains(r.answer, []byte(a.answer)), a.answer == welcome && bytes.Contains(r.answer, []byte(refused)):
				t.Errorf("%s (%s): the answer is %q", a.name, r.wires, r.answer)
			case a.endless && r.took > startedMessage+2*time.Second:
				t.Errorf("%s (%s): the server listened for %v", a.name, r.wires, r.took)
			}
			for _, w := range wires {
				server.ping(t, w)
			}
			if r.cost >= worst[i].cost {
				worst[i] = r
			}
		}
	}
	for until := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		now, _ := server.read()
		if now.goroutines <= idle.goroutines {
			return worst
		}
		if time.Now().After(until) {
			t.Errorf("%d goroutines before the attacks, and %d behind them", idle.goroutines, now.goroutines)
			return worst
		}
	}
}

// ping makes a good call.
func (a *attacked) ping(t *testing.T, w wire) {
	t.Helper()
	nc, err := net.Dial("tcp", a.addrs[w.String()])
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if err := nc.SetDeadline(time.Now().Add(attackTime)); err != nil {
		t.Fatal(err)
	}
	if _, err := nc.Write(w.frame(w.ping())); err != nil {
		t.Fatal(err)
	}
	reply := make([]byte, 256)
	n, err := nc.Read(reply)
	if err != nil || !bytes.Contains(reply[:n], []byte(welcome)) || bytes.Contains(reply[:n], []byte(refused)) {
		t.Fatalf("%s: a good call is answered %q, %v", w, reply[:n], err)
	}
}

// worn is how many bytes leave little of a server's address space for the next attack.
const worn = 1 << 30

// attackApache runs all attacks on servers of Apache's library, which are started again where they die or do not
// come to an end.
func attackApache(t *testing.T, list []attack) []result {
	server := startAttacked(t, "apache")
	worst := make([]result, len(list))
	for i, a := range list {
		if a.heavy && !allAttacks {
			continue
		}
		volleys := a.volleys(attackedWires())
		if !allAttacks {
			volleys = volleys[:1]
		}
		for _, volley := range volleys {
			r := a.measure(t, server, volley, patience)
			if r.died || r.late || r.cost > worn {
				server.stop()
				server.start()
			}
			if r.died || !worst[i].died && r.cost >= worst[i].cost {
				worst[i] = r
			}
		}
	}
	return worst
}

// TestAttacks lets the known attacks on parsers of Thrift loose on the Kit server, over every framing and protocol,
// and on servers of Apache's library beside it. The memory of Kit stays in proportion to what was sent; Apache's is
// only shown.
func TestAttacks(t *testing.T) {
	list := attacks()
	var kit, apache []result
	t.Run("servers", func(t *testing.T) {
		t.Run("kit", func(t *testing.T) {
			t.Parallel()
			kit = attackKit(t, list)
		})
		t.Run("apache", func(t *testing.T) {
			t.Parallel()
			apache = attackApache(t, list)
		})
	})
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "attack\tbytes\tKit allocates\tbytes\tApache allocates\n")
	for i, a := range list {
		if i < len(kit) && i < len(apache) {
			fmt.Fprintf(table, "%s\t%d\t%s\t%d\t%s\n", a.name, kit[i].sent, kit[i], apache[i].sent, apache[i])
		}
	}
	if err := table.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Logf("the worst wire of each attack:\n%s", b.String())
}
