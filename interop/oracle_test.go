package interop

import (
	"bytes"
	"context"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	apache "github.com/kitc-lang/kit/interop/apache/exchange"
	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// oracle is a type as both generators have it.
type oracle struct {
	name   string
	kit    func() kitStruct
	apache func() thrift.TStruct
}

type kitStruct interface {
	thriftwire.Value
	AppendThriftBinary(b []byte) []byte
	AppendThriftCompact(b []byte) []byte
}

var oracles = []oracle{
	{"Everything", func() kitStruct { return new(exchange.Everything) }, func() thrift.TStruct { return apache.NewEverything() }},
	{"Node", func() kitStruct { return new(exchange.Node) }, func() thrift.TStruct { return apache.NewNode() }},
	{"Shape", func() kitStruct { return new(exchange.Shape) }, func() thrift.TStruct { return apache.NewShape() }},
}

// stricter is what spec/wire.md has Kit refuse that Apache's Go reads: what a value means, which Thrift does not know,
// and messages that only mistakes and attackers send.
var stricter = regexp.MustCompile(`has a member that is not known|must be (a list of Thrift|a map from Thrift|a UUID|a date|a timestamp|a duration|one of|valid JSON|exactly one|a finite|JSON)|nested more than|too much memory|must have exactly one|is not valid UTF-8|is not valid JSON|more than [0-9]+ bits|is required|there is no type|none that there is`)

// looser is what Kit reads and Apache's Go does not: the type of the elements of a list that has none.
var looser = regexp.MustCompile(`don't know what type`)

// protocolOf is one of the protocols, on both sides.
type protocolOf struct {
	name      string
	unmarshal func([]byte, thriftwire.Mode, thriftwire.Value) error
	marshal   func(kitStruct) []byte
	apache    func(*thrift.TMemoryBuffer) thrift.TProtocol
}

var limits = &thrift.TConfiguration{MaxMessageSize: 1 << 20}

var protocols = []protocolOf{
	{
		"binary", thriftwire.UnmarshalBinary, func(v kitStruct) []byte { return v.AppendThriftBinary(nil) },
		func(b *thrift.TMemoryBuffer) thrift.TProtocol { return thrift.NewTBinaryProtocolConf(b, limits) },
	},
	{
		"compact", thriftwire.UnmarshalCompact, func(v kitStruct) []byte { return v.AppendThriftCompact(nil) },
		func(b *thrift.TMemoryBuffer) thrift.TProtocol { return thrift.NewTCompactProtocolConf(b, limits) },
	},
}

// read has Apache's code read a message, which nothing may follow.
func (p protocolOf) read(data []byte, into thrift.TStruct) (left int, err error) {
	buffer := thrift.NewTMemoryBuffer()
	buffer.Write(data)
	err = into.Read(context.Background(), p.apache(buffer))
	return buffer.Len(), err
}

func (p protocolOf) write(v thrift.TStruct) ([]byte, error) {
	buffer := thrift.NewTMemoryBuffer()
	protocol := p.apache(buffer)
	if err := v.Write(context.Background(), protocol); err != nil {
		return nil, err
	}
	err := protocol.Flush(context.Background())
	return bytes.Clone(buffer.Bytes()), err
}

// agree holds Kit to Apache's code: what Kit reads, Apache reads, as the same; what Apache reads, Kit reads, or has a
// reason of its own not to; and each reads what the other one makes of it.
func (o oracle) agree(t *testing.T, p protocolOf, data []byte) {
	t.Helper()
	ours, theirs := o.kit(), o.apache()
	kitErr := p.unmarshal(data, thriftwire.Strict, ours)
	left, apacheErr := p.read(data, theirs)
	if kitErr != nil {
		if apacheErr == nil && left == 0 && !stricter.MatchString(kitErr.Error()) {
			t.Fatalf("%s, %s: %x: Apache reads %+v, and Kit says %v", o.name, p.name, data, theirs, kitErr)
		}
		return
	}
	if apacheErr != nil && looser.MatchString(apacheErr.Error()) {
		return
	}
	if apacheErr != nil || left != 0 {
		t.Fatalf("%s, %s: %x: Kit reads %+v, and Apache says %v with %d bytes left", o.name, p.name, data, ours, apacheErr, left)
	}
	inLowerCase(theirs)
	again := o.apache()
	if _, err := p.read(p.marshal(ours), again); err != nil {
		t.Fatalf("%s, %s: Apache cannot read what Kit makes of %x: %v", o.name, p.name, data, err)
	}
	if diff := cmp.Diff(theirs, again, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s, %s: %x: Apache reads it as -, and what Kit makes of it as +\n%s", o.name, p.name, data, diff)
	}
	written, err := p.write(theirs)
	if err != nil {
		if strings.Contains(err.Error(), "not unique") {
			return // a set with equal elements, which Kit refuses when it validates
		}
		t.Fatal(err)
	}
	back := o.kit()
	if err := p.unmarshal(written, thriftwire.Strict, back); err != nil {
		t.Fatalf("%s, %s: Kit cannot read what Apache makes of %x: %v", o.name, p.name, data, err)
	}
	if diff := cmp.Diff(ours, back, cmpopts.EquateEmpty(), cmp.AllowUnexported(exchange.Shape{})); diff != "" {
		t.Fatalf("%s, %s: %x: Kit reads it as -, and what Apache makes of it as +\n%s", o.name, p.name, data, diff)
	}
}

// inLowerCase writes UUIDs as Kit does: to Apache's code they are texts.
func inLowerCase(v thrift.TStruct) {
	if v, ok := v.(*apache.Everything); ok {
		v.ID = strings.ToLower(v.ID)
		byID := map[string]bool{}
		for id, yes := range v.ByID {
			byID[strings.ToLower(id)] = yes
		}
		v.ByID = byID
	}
}

func seeds() []kitStruct {
	label := "a"
	count := int64(-1)
	return []kitStruct{
		everything(), &everything().Tree.Children[0], everything().Tree, &exchange.Shape{Label: &label}, &exchange.Shape{Count: &count},
		&exchange.Shape{Words: []exchange.Word{"a", "b"}}, &exchange.Shape{Point: &exchange.Point{X: 1}},
	}
}

// TestApacheAgrees changes messages at random.
func TestApacheAgrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, p := range protocols {
		for _, seed := range seeds() {
			whole := p.marshal(seed)
			for range 2000 {
				data := disturb(rng, bytes.Clone(whole))
				for _, o := range oracles {
					o.agree(t, p, data)
				}
			}
		}
	}
}

// disturb changes a few bytes, or moves, repeats or takes away some.
func disturb(rng *rand.Rand, b []byte) []byte {
	for range 1 + rng.IntN(3) {
		if len(b) == 0 {
			return b
		}
		from := rng.IntN(len(b))
		to := from + rng.IntN(min(len(b)-from, 40)+1)
		switch rng.IntN(6) {
		case 0:
			b[from] = byte(rng.IntN(256))
		case 1:
			b[from] ^= 1 << rng.IntN(8)
		case 2:
			b = append(b[:from:from], b[to:]...)
		case 3:
			b = append(b[:to:to], b[from:]...)
		case 4:
			b = b[:from]
		case 5:
			b = append(b[:from:from], append([]byte{0, 1, 2, 0x0b, 0x7f, 0xff}[rng.IntN(6):], b[from:]...)...)
		}
	}
	return b
}

// FuzzApacheAgrees tries anything.
func FuzzApacheAgrees(f *testing.F) {
	for i, p := range protocols {
		for _, seed := range seeds() {
			f.Add(p.marshal(seed), i == 1)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, compact bool) {
		p := protocols[0]
		if compact {
			p = protocols[1]
		}
		for _, o := range oracles {
			o.agree(t, p, data)
		}
	})
}
