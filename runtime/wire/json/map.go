package json

import (
	"strconv"
	"strings"
	"unsafe"
)

// StringMap reads an object whose names and values are any strings. What it gives is never nil.
func StringMap[M ~map[K]V, K, V ~string](p *M, d *Decoder) error {
	cost := costOf(unsafe.Sizeof(*new(K)), unsafe.Sizeof(*new(V)))
	n, err := d.openMap(cost)
	if err != nil {
		return err
	}
	m := make(M, n)
	for more := n > 0; more; {
		start := d.pos
		var key K
		var value V
		err := String(&key, d)
		if err == nil {
			err = d.colon()
		}
		if err == nil {
			err = String(&value, d)
		}
		before := len(m)
		if m[key] = value; err == nil && len(m) == before {
			err = refuse(givenTwice)
		}
		if err != nil {
			return d.inKeyAt(start, err)
		}
		if more, err = d.nextEntry(cost); err != nil {
			return err
		}
	}
	*p = m
	return nil
}

// Map reads an object whose names are keys: strings that readKey reads as values, or IntKey, BoolKey
// and FloatKey. What it gives is never nil.
func Map[M ~map[K]V, K comparable, V any](p *M, d *Decoder, readKey func(*K, *Decoder) error, readValue func(*V, *Decoder) error) error {
	cost := costOf(unsafe.Sizeof(*new(K)), unsafe.Sizeof(*new(V)))
	n, err := d.openMap(cost)
	if err != nil {
		return err
	}
	m := make(M, n)
	var entry, zero struct {
		key   K
		value V
	}
	for more := n > 0; more; {
		start := d.pos
		entry = zero
		err := d.expectName()
		if err == nil {
			err = readKey(&entry.key, d)
		}
		if err == nil {
			err = d.colon()
		}
		if err == nil {
			err = readValue(&entry.value, d)
		}
		before := len(m)
		if m[entry.key] = entry.value; err == nil && len(m) == before && !unknownEnum(entry.key) {
			err = refuse(givenTwice)
		}
		if err != nil {
			return d.inKeyAt(start, err)
		}
		if more, err = d.nextEntry(cost); err != nil {
			return err
		}
	}
	*p = m
	return nil
}

// unknownEnum reports whether a key is an enum's value that this side does not know. A newer server may
// send several.
func unknownEnum(key any) bool {
	e, ok := key.(interface{ Known() bool })
	return ok && !e.Known()
}

// openMap moves to the first key and gives how many entries to make room for, 0 where there are none.
func (d *Decoder) openMap(cost mapCost) (int, error) {
	if d.peek() != '{' {
		return 0, d.mismatch("must be an object")
	}
	if err := d.open(); err != nil {
		return 0, err
	}
	if d.peek() == '}' {
		d.pos++
		d.depth--
		return 0, nil
	}
	text := d.s[d.pos:]
	if i := strings.IndexByte(text, '}'); i >= 0 {
		text = text[:i]
	}
	n := strings.Count(text, ",") + 1
	if !plausible(n, cost.entry, len(text)) {
		n = 1
	}
	return n, d.charge(cost.first)
}

// mapCost is how many bytes a map takes: for its first few entries, which Go makes room for at once, and
// for each entry, measured over the whole growth of a map.
type mapCost struct{ first, entry int }

func costOf(key, value uintptr) mapCost {
	const (
		direct, pointer = 128, 8 // what is longer than 128 bytes stands behind a pointer
		header          = 48
		group           = 8
		growth          = 4
	)
	slot, behind := 0, 0
	for _, size := range [...]uintptr{key, value} {
		if size > direct {
			behind += int(size)
			size = pointer
		}
		slot += int(size)
	}
	return mapCost{first: header + group*(slot+1), entry: growth*slot + behind}
}

// nextEntry pays for the entry that was read and moves to the next one.
func (d *Decoder) nextEntry(cost mapCost) (bool, error) {
	if err := d.charge(cost.entry); err != nil {
		return false, err
	}
	return d.more('}')
}

func (d *Decoder) expectName() error {
	if d.peek() != '"' {
		return d.syntax("expected a name in quotes")
	}
	return nil
}

// inKeyAt puts the key that stands at start, if it can be read, in front of an error's path.
func (d *Decoder) inKeyAt(start int, err error) error {
	d.pos = start
	if d.peek() != '"' {
		return err
	}
	key, bad := d.text()
	if bad != nil {
		return err
	}
	return inKey(key, err)
}

// IntKey reads a name that is a whole number.
func IntKey[T ~int8 | ~int16 | ~int32 | ~int64](p *T, d *Decoder) error {
	text, err := d.text()
	if err != nil {
		return err
	}
	bits := 8 * int(unsafe.Sizeof(*p))
	v, err := strconv.ParseInt(text, 10, bits)
	if err != nil || text[0] == '+' {
		return rangeError(bits)
	}
	*p = T(v)
	return nil
}

// BoolKey reads the name true or false.
func BoolKey[T ~bool](p *T, d *Decoder) error {
	text, err := d.text()
	if err != nil {
		return err
	}
	if text != "true" && text != "false" {
		return refuse(trueOrFalse)
	}
	*p = text == "true"
	return nil
}

// FloatKey reads a name that is a number.
func FloatKey[T ~float64](p *T, d *Decoder) error {
	text, err := d.text()
	if err != nil {
		return err
	}
	name := NewDecoder([]byte(text), d.mode)
	if err := Float(p, name); err != nil || name.pos < len(name.s) {
		return refuse(finiteNumber)
	}
	return nil
}
