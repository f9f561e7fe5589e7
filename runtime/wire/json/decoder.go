// Package json is the JSON that generated code speaks: append encoders, and a decoder that copies a
// message into one string and cuts every string field out of it. It checks syntax, nesting and memory
// while it reads, so that no separate pass over a message is needed.
//
// What it accepts is RFC 8259, and of that only UTF-8. Names are compared with regard to case. A name
// that an object has twice is refused where the name is known, and in maps; readers that disagree about
// which one counts have let attackers past checks. Numbers that stand for integers may be written with
// a fraction or an exponent as long as they are whole: 1.0, 1e3. A lone surrogate (\ud800) becomes
// U+FFFD.
package json

import (
	"strconv"
	"strings"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
)

// maxDepth is how many objects and arrays may stand inside one another.
const maxDepth = 64

// Mode says how a Decoder treats what its side's .kit file does not know, and who owns its strings.
type Mode uint8

const (
	// Strict refuses enum names and union members that are not known. Servers read in this mode.
	Strict Mode = 0
	// Lenient reads an unknown enum name as kit.UnknownEnum, and an unknown union member as none but
	// its name, because a server may be newer than its clients.
	Lenient Mode = 1
	// CopyStrings, added to either mode, gives every string its own memory. Without it the strings of a
	// message share one copy of the whole message, and one kept string keeps all of it.
	CopyStrings Mode = 2
)

// Value is what a message can be read into: every generated struct, union, error and enum.
type Value interface {
	DecodeJSON(d *Decoder) error
}

// Decoder reads one message from front to back. It stands on the first byte of a value whenever
// generated code asks it for one.
type Decoder struct {
	s       string
	pos     int
	depth   int
	mode    Mode
	budget  int // bytes that lists, maps and pointers may still take
	counted int // bytes that were read only to count elements
	scratch []byte
}

var decoders = sync.Pool{New: func() any { return new(Decoder) }}

// maxScratch is the largest buffer for unescaping, in bytes, that a pooled Decoder keeps.
const maxScratch = 4 << 10

// Unmarshal reads the message data, one value and nothing after it, into v. It does not keep data. On
// an error v is left half read.
func Unmarshal(data []byte, mode Mode, v Value) error {
	d := decoders.Get().(*Decoder)
	d.Reset(data, mode)
	err := v.DecodeJSON(d)
	if err == nil {
		err = d.End()
	}
	d.s = ""
	if cap(d.scratch) > maxScratch {
		d.scratch = nil
	}
	decoders.Put(d)
	return err
}

// NewDecoder makes a Decoder that stands on the first value of data, which it does not keep.
func NewDecoder(data []byte, mode Mode) *Decoder {
	d := new(Decoder)
	d.Reset(data, mode)
	return d
}

// Reset makes d stand on the first value of data, which it does not keep, whatever it read before.
func (d *Decoder) Reset(data []byte, mode Mode) {
	d.s = string(data)
	d.pos = 0
	d.depth = 0
	d.mode = mode
	d.counted = 0
	d.budget = budgetFloor + budgetFactor*len(data)
	d.space()
}

// End reports an error where something other than white space follows what was read.
func (d *Decoder) End() error {
	d.space()
	if d.pos < len(d.s) {
		return d.syntax("expected nothing after the value")
	}
	return nil
}

// space moves over white space, of which most messages have none.
func (d *Decoder) space() {
	if d.pos < len(d.s) && d.s[d.pos] <= ' ' {
		d.spaces()
	}
}

func (d *Decoder) spaces() {
	for d.pos < len(d.s) {
		switch d.s[d.pos] {
		case ' ', '\n', '\t', '\r':
			d.pos++
		default:
			return
		}
	}
}

// peek gives the byte that the decoder stands on, 0 at the end.
func (d *Decoder) peek() byte {
	if d.pos < len(d.s) {
		return d.s[d.pos]
	}
	return 0
}

// literal moves over true, false or null.
func (d *Decoder) literal(word string) error {
	if !strings.HasPrefix(d.s[d.pos:], word) {
		return d.syntax("expected " + word)
	}
	d.pos += len(word)
	return nil
}

// open moves over the { or [ that the decoder stands on, and the white space behind it.
func (d *Decoder) open() error {
	if d.depth >= maxDepth {
		return refuse("is nested more than " + strconv.Itoa(maxDepth) + " levels deep")
	}
	d.depth++
	d.pos++
	d.space()
	return nil
}

// more moves over a comma to the next element, or over the closing bracket. It is called behind an
// element.
func (d *Decoder) more(closing byte) (bool, error) {
	d.space()
	switch c := d.peek(); {
	case c == ',':
		d.pos++
		d.space()
		return true, nil
	case c == closing && c != 0:
		d.pos++
		d.depth--
		return false, nil
	}
	return false, d.syntax("expected a comma or " + string(rune(closing)))
}

// refuse makes the error of a value that is valid JSON but not what was asked for.
//
//go:noinline
func refuse(message string) error { return kit.Refuse(kit.Violation{Message: message}) }

// syntax makes the error of text that is not JSON.
func (d *Decoder) syntax(expected string) error {
	if d.pos >= len(d.s) {
		return refuse("is not valid JSON: it ends too early, at byte " + strconv.Itoa(len(d.s)))
	}
	return refuse("is not valid JSON at byte " + strconv.Itoa(d.pos) + ": " + expected)
}

// mismatch makes the error of a value of another kind than asked for, or of no value at all.
func (d *Decoder) mismatch(must string) error {
	switch c := d.peek(); c {
	case 'n':
		if err := d.literal("null"); err != nil {
			return err
		}
		return refuse(must + ", not null")
	case '"', '{', '[', 't', 'f', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return refuse(must)
	}
	return d.syntax("expected a value")
}

// maxKeyInPath is how many bytes of a map's key an error's path repeats.
const maxKeyInPath = 64

// In puts a step in front of the paths of an error that DecodeJSON gave: "items", "[3]" or `["key"]`.
func In(step string, err error) error {
	e, ok := err.(*kit.Error)
	if !ok || len(e.Violations) == 0 {
		return err
	}
	for i := range e.Violations {
		e.Violations[i].Path = kit.JoinPath(step, e.Violations[i].Path)
	}
	return kit.Refuse(e.Violations...)
}

// withoutPaths leaves of an error only its messages, which never repeat what was read.
func withoutPaths(err error) error {
	if e, ok := err.(*kit.Error); ok {
		for i := range e.Violations {
			e.Violations[i].Path = ""
		}
	}
	return err
}

func inIndex(i int, err error) error { return In("["+strconv.Itoa(i)+"]", err) }

func inKey(key string, err error) error {
	if len(key) > maxKeyInPath {
		key = strings.ToValidUTF8(key[:maxKeyInPath], "") + "…"
	}
	return In("["+strconv.Quote(key)+"]", err)
}
