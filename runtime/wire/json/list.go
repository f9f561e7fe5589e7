package json

import (
	"strings"
	"unsafe"

	kit "github.com/kitc-lang/kit/runtime"
)

// A message may make its reader allocate budgetFloor + budgetFactor × its size for lists, maps and
// pointers. What it costs besides, its one copy and the strings with escapes, is at most three times its size.
const (
	budgetFloor  = 4 << 10
	budgetFactor = 80
)

// charge takes n bytes off the budget.
func (d *Decoder) charge(n int) error {
	d.budget -= n
	if d.budget < 0 {
		return refuse("needs too much memory for a message of its size")
	}
	return nil
}

// List reads an array. What it gives is never nil.
func List[S ~[]T, T any](p *S, d *Decoder, read func(*T, *Decoder) error) error {
	if d.peek() != '[' {
		return d.mismatch("must be an array")
	}
	if err := d.open(); err != nil {
		return err
	}
	if d.peek() == ']' {
		d.pos++
		d.depth--
		*p = S{}
		return nil
	}
	size := int(unsafe.Sizeof(*new(T)))
	start := d.pos
	n, err := d.guess(size)
	if err != nil {
		return err
	}
	list := make([]T, 0, n)
	for more := true; more; {
		if len(list) == cap(list) {
			n, err := d.enlarge(len(list), size, d.pos-start)
			if err != nil {
				return err
			}
			list = append(make([]T, 0, n), list...)
		}
		list = list[:len(list)+1]
		if err := read(&list[len(list)-1], d); err != nil {
			return inIndex(len(list)-1, err)
		}
		if more, err = d.more(']'); err != nil {
			return err
		}
	}
	*p = list
	return nil
}

// plausible reports whether n elements of size bytes are no surprise in text of the given length. More
// are counted before memory is made for them.
func plausible(n, size, text int) bool { return n*size <= 16*text+256 }

// guess gives the capacity to start the list with in which the decoder stands. It looks only as far as
// the first closing bracket, at many bytes a time; where lists or objects are nested it guesses wrong.
func (d *Decoder) guess(size int) (int, error) {
	text := d.s[d.pos:]
	if i := strings.IndexByte(text, ']'); i >= 0 {
		text = text[:i]
	}
	n := 0
	switch d.peek() {
	case '{':
		n = strings.Count(text, "{")
	case '[':
		n = 4
	default:
		n = strings.Count(text, ",") + 1
	}
	if !plausible(n, size, len(text)) {
		var err error
		if n, err = d.count(4); err != nil {
			return 0, err
		}
	}
	return n, d.charge(n * size)
}

// enlarge gives the next capacity of a list that is full with n elements, read from text bytes.
func (d *Decoder) enlarge(n, size, text int) (int, error) {
	more := max(n, 4)
	if !plausible(n+more, size, text) {
		var err error
		if more, err = d.count(more); err != nil {
			return 0, err
		}
	}
	return n + more, d.charge((n + more) * size)
}

// count gives the number of elements from here to the end of the list, without moving. Lists inside
// lists could make it look at the same text again and again: from when it has looked at as much as the
// message is long it gives otherwise.
func (d *Decoder) count(otherwise int) (int, error) {
	if d.counted >= len(d.s) {
		return otherwise, nil
	}
	pos, depth := d.pos, d.depth
	n := 0
	for more := true; more; n++ {
		err := d.skip()
		if err == nil {
			more, err = d.more(']')
		}
		if err != nil {
			return 0, err
		}
	}
	d.counted += d.pos - pos
	d.pos, d.depth = pos, depth
	return n, nil
}

// Optional reads a value into new memory.
func Optional[T any](p **T, d *Decoder, read func(*T, *Decoder) error) error {
	if err := d.charge(int(unsafe.Sizeof(**p))); err != nil {
		return err
	}
	*p = new(T)
	return read(*p, d)
}

// Entries reads a map whose keys are not the names of a JSON object: [[key, value], …].
func Entries[S ~[]kit.Entry[K, V], K, V any](p *S, d *Decoder, readKey func(*K, *Decoder) error, readValue func(*V, *Decoder) error) error {
	return List(p, d, func(e *kit.Entry[K, V], d *Decoder) error {
		if d.peek() != '[' {
			return d.mismatch(pair)
		}
		if err := d.open(); err != nil {
			return err
		}
		if d.peek() == ']' {
			return refuse(pair)
		}
		if err := readKey(&e.Key, d); err != nil {
			return inIndex(0, err)
		}
		if more, err := d.more(']'); !more {
			return orElse(err, refuse(pair))
		}
		if err := readValue(&e.Value, d); err != nil {
			return inIndex(1, err)
		}
		if more, err := d.more(']'); more || err != nil {
			return orElse(err, refuse(pair))
		}
		return nil
	})
}

const pair = "must be an array of a key and a value"

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
