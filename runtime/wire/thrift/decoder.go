package thrift

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitutf8 "github.com/kitc-lang/kit/runtime/internal/utf8"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// maxDepth is how many structs, lists, sets and maps may stand inside one another.
const maxDepth = 64

// A message may make its reader allocate budgetFloor + budgetFactor × its size for all that it holds. What it
// costs besides is its one copy. Of one that came compressed the compressed size counts, and less of it, because
// the message itself has cost up to forty times that already.
const (
	budgetFloor    = 4 << 10
	budgetFactor   = 80
	squeezedFactor = 50
)

// decoder is what both protocols have in common.
type decoder struct {
	s      string
	pos    int
	depth  int
	budget int // bytes that values may still take
	mode   Mode
	steps  []string // to what an error is about, the innermost first
}

func (d *decoder) reset(data []byte, mode Mode) {
	// One by one, because a whole struct with pointers in it is copied with care for the garbage collector.
	d.s, d.pos, d.depth, d.mode, d.budget = string(data), 0, 0, mode, budgetFloor+budgetFactor*len(data)
	if d.steps != nil {
		d.steps = nil
	}
}

// Squeezed says that the message came in n bytes, compressed or in the JSON protocol, and nothing where n is 0. What reading it may cost
// goes by these bytes, because they are all that its sender had to send.
func (d *decoder) Squeezed(n int) {
	if n > 0 {
		d.budget = min(d.budget, budgetFloor+squeezedFactor*n)
	}
}

// Rest is how many bytes of the message were not read yet.
func (d *decoder) Rest() int { return len(d.s) - d.pos }

// End reports an error where something follows what was read.
func (d *decoder) End() error {
	if d.pos < len(d.s) {
		return d.invalid("expected nothing after the struct")
	}
	return nil
}

// enter goes one level deeper. A level is left by d.depth--, where no error stopped the reading.
func (d *decoder) enter() error {
	if d.depth >= maxDepth {
		return tooDeep()
	}
	d.depth++
	return nil
}

func tooDeep() error { return refuse("is nested more than " + strconv.Itoa(maxDepth) + " levels deep") }

// charge takes n elements of size bytes off the budget.
func (d *decoder) charge(n, size int) error {
	if size > 0 && n > d.budget/size {
		return refuse("needs too much memory for a message of its size")
	}
	d.budget -= n * size
	return nil
}

// take cuts n bytes out of the message.
func (d *decoder) take(n int) (string, error) {
	if n < 0 {
		return "", d.invalid("a size is negative")
	}
	if n > len(d.s)-d.pos {
		return "", d.short()
	}
	s := d.s[d.pos : d.pos+n]
	d.pos += n
	return s, nil
}

// text checks and owns a string that was the last to be cut out of the message.
func (d *decoder) text(s string) (string, error) {
	if !kitutf8.Valid(d.s, d.pos-len(s), d.pos) {
		return "", refuse("is not valid UTF-8")
	}
	if d.mode&CopyStrings == 0 {
		return s, nil
	}
	if err := d.charge(1, len(s)); err != nil {
		return "", err
	}
	return strings.Clone(s), nil
}

// bytesOf copies a value that was cut out of the message.
func bytesOf[T ~[]byte](p *T, d *decoder, s string, err error) error {
	if err != nil {
		return err
	}
	if err := d.charge(1, len(s)); err != nil {
		return err
	}
	*p = T(s)
	return nil
}

// ascii reports whether the first n bytes of s are all ASCII, up to 16; false may mean that there are more, or that s ends
// too soon to find out quickly.
func ascii(s string, n int) bool {
	switch {
	case n > 16 || len(s) < 16:
		return false
	case n < 8:
		return word(s)<<(64-8*n)&notASCII == 0
	}
	return (word(s)|word(s[8:])<<(128-8*n))&notASCII == 0
}

// notASCII are the bits of eight bytes that are set in none of ASCII.
const notASCII = 0x8080808080808080

// word gives the first eight bytes of s.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// refuse makes the error of a value that is valid Thrift but not what was asked for.
//
//go:noinline
func refuse(message string) error { return kit.Refuse(kit.Violation{Message: message}) }

func (d *decoder) short() error {
	return refuse("is not a valid Thrift message: it ends too early, at byte " + strconv.Itoa(len(d.s)))
}

func (d *decoder) invalid(why string) error {
	return refuse("is not a valid Thrift message at byte " + strconv.Itoa(d.pos) + ": " + why)
}

// in notes that an error stands below a step: "items", "[3]" or `["key"]`. The steps come from the
// inside out; the struct that is the message puts them together, so that a deep error costs no more
// than a flat one.
func (d *decoder) in(step string, err error) error {
	d.steps = append(d.steps, step)
	return err
}

func (d *decoder) inIndex(i int, err error) error { return d.in("["+strconv.Itoa(i)+"]", err) }

// maxKeyInPath is how many bytes of a map's key an error's path repeats.
const maxKeyInPath = 64

func (d *decoder) inKey(key any, err error) error {
	text := fmt.Sprint(key)
	if len(text) > maxKeyInPath {
		text = strings.ToValidUTF8(text[:maxKeyInPath], "") + "…"
	}
	return d.in("["+strconv.Quote(text)+"]", err)
}

// located puts the steps in front of the paths of an error.
func (d *decoder) located(err error) error {
	e, ok := err.(*kit.Error)
	if !ok || len(e.Violations) == 0 {
		return err
	}
	var path strings.Builder
	for _, step := range slices.Backward(d.steps) {
		if path.Len() > 0 && step[0] != '[' {
			path.WriteByte('.')
		}
		path.WriteString(step)
	}
	for i := range e.Violations {
		e.Violations[i].Path = kit.JoinPath(path.String(), e.Violations[i].Path)
	}
	return kit.Refuse(e.Violations...)
}

// Timestamps are those that every wire of Kit can express: the years 0 to 9999.
const (
	minTimestamp = -62167219200_000000
	maxTimestamp = 253402300799_999999
)

// timestamp turns microseconds since 1970 into a time.
func timestamp(p *time.Time, v int64) error {
	if v < minTimestamp || v > maxTimestamp {
		return refuse("must be a timestamp between the years 0 and 9999, in microseconds since 1970")
	}
	*p = time.UnixMicro(v).UTC()
	return nil
}

// timestampMicros is the inverse of timestamp. A time that no reader would take becomes the nearest
// number that none takes.
func timestampMicros(t time.Time) int64 {
	switch year := t.UTC().Year(); {
	case year < 0:
		return math.MinInt64
	case year > 9999:
		return math.MaxInt64
	}
	return t.UnixMicro()
}

// duration turns microseconds into a duration.
func duration[T ~int64](p *T, v int64) error {
	const most = math.MaxInt64 / int64(time.Microsecond)
	if v < -most || v > most {
		return refuse("must be a duration of at most 292 years, in microseconds")
	}
	*p = T(v * int64(time.Microsecond))
	return nil
}

func double[T ~float64](p *T, bits uint64) error {
	f := math.Float64frombits(bits)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return refuse("must be a finite number")
	}
	*p = T(f)
	return nil
}

func parseUUID[T ~[16]byte](p *T, s string, err error) error {
	if err != nil {
		return err
	}
	u, err := kit.ParseUUID(s)
	if err != nil {
		return refuse(err.Error())
	}
	*p = T(u)
	return nil
}

func parseDate(p *kit.Date, s string, err error) error {
	if err != nil {
		return err
	}
	if *p, err = kit.ParseDate(s); err != nil {
		return refuse(err.Error())
	}
	return nil
}

// parseAny checks a string that holds JSON, with the limits that JSON itself is read with.
func parseAny[T ~[]byte](p *T, from *decoder, s string, err error) error {
	if err != nil {
		return err
	}
	if err := from.charge(1, anyCost+3*len(s)); err != nil {
		return err
	}
	d := jsonwire.NewDecoder([]byte(s), jsonwire.Strict)
	err = jsonwire.Any(p, d)
	if err == nil {
		err = d.End()
	}
	return err
}

// anyCost is what the allocator adds to three small copies of JSON at most, in bytes.
const anyCost = 3 * pointerCost

// decoders are what Unmarshal works with.
type decoders struct {
	binary  BinaryDecoder
	compact CompactDecoder
}

var pool = sync.Pool{New: func() any { return new(decoders) }}

// UnmarshalBinary reads data, one struct in the binary protocol and nothing after it, into v. It does
// not keep data. On an error v is left half read.
func UnmarshalBinary(data []byte, mode Mode, v Value) error { return unmarshalBinary(data, 0, mode, v) }

// unmarshalBinary is UnmarshalBinary for data that came in so many bytes, 0 where it came as it is.
func unmarshalBinary(data []byte, squeezed int, mode Mode, v Value) error {
	ds := pool.Get().(*decoders)
	d := &ds.binary
	d.Reset(data, mode)
	d.Squeezed(squeezed)
	err := v.DecodeThriftBinary(d)
	if err == nil {
		err = d.End()
	}
	d.s = ""
	pool.Put(ds)
	return err
}

// UnmarshalCompact reads data, one struct in the compact protocol and nothing after it, into v. It
// does not keep data. On an error v is left half read.
func UnmarshalCompact(data []byte, mode Mode, v Value) error {
	ds := pool.Get().(*decoders)
	d := &ds.compact
	d.Reset(data, mode)
	err := v.DecodeThriftCompact(d)
	if err == nil {
		err = d.End()
	}
	d.s = ""
	pool.Put(ds)
	return err
}
