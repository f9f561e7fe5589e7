package main

import (
	"bytes"
	"fmt"
	"strings"
)

// registry lists what the generators made, and has the structs that codecs by reflection use.
func (a *api) registry(b *bytes.Buffer) {
	b.WriteString(`// Package registry lists the messages of the random API as each generator has them.
package registry

import (
	_ "embed"
	"strings"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
	fastthrift "github.com/cloudwego/gopkg/protocol/thrift"
	"github.com/go-faster/jx"

	apache "github.com/kitc-lang/kit/bench/peers/gen/apache/random"
	kitex "github.com/kitc-lang/kit/bench/peers/gen/kitex/gen/kitex/random"
	ogen "github.com/kitc-lang/kit/bench/peers/gen/ogenrandom"
	kit "github.com/kitc-lang/kit/bench/peers/gen/random/gen/random"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

//go:embed values
var values string

// Values are the messages in JSON, in the order of All.
func Values() []string { return strings.Split(strings.TrimSpace(values), "\n") }

// Kit is what kitc makes of a struct.
type Kit interface {
	jsonwire.Value
	thriftwire.Value
	AppendJSON(b []byte) []byte
	AppendThriftBinary(b []byte) []byte
}

// Ogen is what ogen makes of it.
type Ogen interface {
	Encode(e *jx.Encoder)
	Decode(d *jx.Decoder) error
}

// Message is a struct as each of them has it, empty.
type Message struct {
	Name   string
	Kit    func() Kit
	Ogen   func() Ogen
	Kitex  func() fastthrift.FastCodec
	Apache func() thrift.TStruct
	Plain  func() any
}

// All are the messages.
var All = []Message{
`)
	for _, s := range a.structs[parts:] {
		fmt.Fprintf(b, "\t{%[1]q, func() Kit { return new(kit.%[1]s) }, func() Ogen { return new(ogen.%[1]s) }, func() fastthrift.FastCodec { return new(kitex.%[1]s) }, func() thrift.TStruct { return apache.New%[1]s() }, func() any { return new(%[1]s) }},\n", s.name)
	}
	b.WriteString("}\n\nvar _ time.Time\n")
	for _, s := range a.structs {
		fmt.Fprintf(b, "\n// %s is for codecs by reflection.\ntype %[1]s struct {\n", s.name)
		for _, f := range s.fields {
			text, tag := a.goType(f.typ), f.name
			if f.optional {
				text, tag = "*"+text, tag+",omitempty"
			}
			fmt.Fprintf(b, "\t%s %s `json:%q`\n", f.goName, text, tag)
		}
		b.WriteString("}\n")
	}
}

func (a *api) goType(t typ) string {
	switch t.kind {
	case "struct":
		return a.structs[t.of].name
	case "enum", "uuid":
		return "string"
	case "timestamp":
		return "time.Time"
	case "bytes":
		return "[]byte"
	case "list":
		return "[]" + a.goType(*t.elem)
	case "map":
		return "map[string]" + a.goType(*t.elem)
	}
	return strings.TrimSpace(t.kind)
}
