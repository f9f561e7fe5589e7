package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// api is structs, of which each may hold those before it; the last few are messages.
type api struct {
	rng     *rand.Rand
	structs []structure
}

type structure struct {
	name   string
	fields []field
}

type field struct {
	name     string // as on the wire
	goName   string
	typ      typ
	optional bool
}

// typ is a type: of what kind, and for containers and structs of what.
type typ struct {
	kind string // a word of Kit's language, or "struct" or "enum"
	elem *typ
	of   int // which struct
}

const (
	parts    = 4 // structs that only stand in others
	messages = 8
)

var words = strings.Fields(`amount basket colour depth error_count first_seen group height invoice journey kind label mode note
	owner price quota region speed target unit vendor weight zone batch cargo detail entry flag gauge`)

func invent(seed uint64) *api {
	a := &api{rng: rand.New(rand.NewPCG(seed, 0))}
	for n := range parts + messages {
		s := structure{name: fmt.Sprintf("Part%d", n)}
		count := 2 + a.rng.IntN(4)
		if n >= parts {
			s.name = fmt.Sprintf("Message%d", n-parts)
			count = 4 + a.rng.IntN(9)
		}
		for _, w := range a.rng.Perm(len(words))[:count] {
			f := field{name: words[w], goName: goName(words[w]), typ: a.typ(min(n, parts), 0)}
			f.optional = f.typ.elem == nil && a.rng.IntN(4) == 0
			s.fields = append(s.fields, f)
		}
		a.structs = append(a.structs, s)
	}
	return a
}

func goName(word string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(word, "_") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// typ invents a type: mostly texts and numbers, as APIs have them.
func (a *api) typ(structs, depth int) typ {
	switch n := a.rng.IntN(20); {
	case n < 6:
		return typ{kind: "string"}
	case n < 10:
		return typ{kind: []string{"int32", "int64", "int64", "bool"}[a.rng.IntN(4)]}
	case n < 11:
		return typ{kind: "float64"}
	case n < 14:
		return typ{kind: []string{"uuid", "timestamp", "bytes", "enum"}[a.rng.IntN(4)]}
	case n < 16 && structs > 0:
		return typ{kind: "struct", of: a.rng.IntN(structs)}
	case n >= 16 && depth < 2:
		elem := a.typ(structs, depth+1)
		return typ{kind: []string{"list", "list", "map"}[a.rng.IntN(3)], elem: &elem}
	}
	return typ{kind: "string"}
}

func (a *api) kit(b *bytes.Buffer) {
	b.WriteString("# An API that nobody had in mind.\npackage random { kit = 1 }\n\nenum Level {\n  low    = 1\n  medium = 2\n  high   = 3\n}\n")
	for _, s := range a.structs {
		fmt.Fprintf(b, "\nstruct %s {\n", s.name)
		for _, f := range s.fields {
			text := a.kitType(f.typ)
			if f.optional {
				text = "optional(" + text + ")"
			}
			fmt.Fprintf(b, "  %s = %s\n", f.name, text)
		}
		b.WriteString("}\n")
	}
	b.WriteString("\nservice Random {\n")
	for _, s := range a.structs[parts:] {
		fmt.Fprintf(b, "  method Echo%[1]s {\n    input  = %[1]s\n    output = %[1]s\n    http   = \"POST /%[1]s\"\n  }\n", s.name)
	}
	b.WriteString("  transport http {}\n  transport thrift {}\n}\n")
}

func (a *api) kitType(t typ) string {
	switch t.kind {
	case "struct":
		return a.structs[t.of].name
	case "enum":
		return "Level"
	case "list":
		return "list(" + a.kitType(*t.elem) + ")"
	case "map":
		return "map(string, " + a.kitType(*t.elem) + ")"
	}
	return t.kind
}

func (a *api) values(b *bytes.Buffer) {
	for _, s := range a.structs[parts:] {
		text, err := json.Marshal(a.structValue(s))
		if err != nil {
			fail(err)
		}
		b.Write(append(text, '\n'))
	}
}

func (a *api) structValue(s structure) map[string]any {
	m := map[string]any{}
	for _, f := range s.fields {
		if !f.optional || a.rng.IntN(3) > 0 {
			m[f.name] = a.value(f.typ)
		}
	}
	return m
}

func (a *api) value(t typ) any {
	switch t.kind {
	case "bool":
		return a.rng.IntN(2) == 0
	case "int32":
		return a.rng.Int32() >> a.rng.IntN(31)
	case "int64":
		return a.rng.Int64() >> (11 + a.rng.IntN(50)) // a double holds it, which the comparison of texts needs
	case "float64":
		return float64(a.rng.IntN(1_000_000)) / 100
	case "uuid":
		return fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", a.rng.Uint32(), a.rng.IntN(1<<16), a.rng.IntN(1<<12), a.rng.IntN(1<<12), a.rng.Int64N(1<<48))
	case "timestamp":
		return time.Unix(1_700_000_000+a.rng.Int64N(100_000_000), 0).UTC().Format(time.RFC3339)
	case "bytes":
		data := make([]byte, a.rng.IntN(64))
		for i := range data {
			data[i] = byte(a.rng.Uint32())
		}
		return base64.StdEncoding.EncodeToString(data)
	case "enum":
		return []string{"low", "medium", "high"}[a.rng.IntN(3)]
	case "struct":
		return a.structValue(a.structs[t.of])
	case "list":
		list := make([]any, a.rng.IntN(8))
		for i := range list {
			list[i] = a.value(*t.elem)
		}
		return list
	case "map":
		m := map[string]any{}
		for range a.rng.IntN(5) {
			m[a.text(12)] = a.value(*t.elem)
		}
		return m
	}
	return a.text(40)
}

// text is up to n characters, one text in eight with some beyond ASCII.
func (a *api) text(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz      ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,/"
	foreign := a.rng.IntN(8) == 0
	var b strings.Builder
	for range 1 + a.rng.IntN(n) {
		if foreign && a.rng.IntN(2) == 0 {
			b.WriteRune([]rune("äöüßéñøžłčあいう東京日本語中文字😀")[a.rng.IntN(22)])
		} else {
			b.WriteByte(letters[a.rng.IntN(len(letters))])
		}
	}
	return b.String()
}
