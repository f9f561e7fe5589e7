package thrift

import (
	"unsafe"

	kit "github.com/kitc-lang/kit/runtime"
)

// Decoder is either decoder, for the readers that are the same in both protocols.
type Decoder interface {
	*BinaryDecoder | *CompactDecoder

	list() (elem Type, n int, err error)
	mapHead() (key, value Type, n int, err error)
	common() *decoder
}

func (d *decoder) common() *decoder { return d }

// List reads a list or set whose elements have the type elem. What it gives is never nil.
//
//	f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftBinary)
func List[S ~[]T, T any, D Decoder](p *S, d D, elem Type, read func(*T, D) error) error {
	n, err := openList(d, elem, int(unsafe.Sizeof(*new(T))))
	if err != nil {
		return err
	}
	list := make(S, n)
	for i := range list {
		if err := read(&list[i], d); err != nil {
			return d.common().inIndex(i, err)
		}
	}
	d.common().depth--
	*p = list
	return nil
}

// openList reads the head of a list and pays for n elements of size bytes.
func openList[D Decoder](d D, elem Type, size int) (int, error) {
	c := d.common()
	if err := c.enter(); err != nil {
		return 0, err
	}
	got, n, err := d.list()
	if err != nil {
		return 0, err
	}
	if n > 0 && got != elem {
		return 0, refuse("must be a list of Thrift " + elem.String() + ", not of " + got.String())
	}
	return n, c.charge(n, size)
}

// Map reads a map. Of a key that it has twice the last value counts. What it gives is never nil.
func Map[M ~map[K]V, K comparable, V any, D Decoder](p *M, d D, key, value Type, readKey func(*K, D) error, readValue func(*V, D) error) error {
	n, err := openMap(d, key, value, unsafe.Sizeof(*new(K)), unsafe.Sizeof(*new(V)))
	if err != nil {
		return err
	}
	m := make(M, n)
	var entry, zero struct {
		key   K
		value V
	}
	for range n {
		entry = zero
		if err := readKey(&entry.key, d); err != nil {
			return d.common().in("[key]", err)
		}
		if err := readValue(&entry.value, d); err != nil {
			return d.common().inKey(entry.key, err)
		}
		m[entry.key] = entry.value
	}
	d.common().depth--
	*p = m
	return nil
}

// BinaryStringMap reads a map from strings to strings, as Map does and with less work.
func BinaryStringMap[M ~map[K]V, K, V ~string](p *M, d *BinaryDecoder) error {
	n, err := openMap(d, TypeString, TypeString, unsafe.Sizeof(*new(K)), unsafe.Sizeof(*new(V)))
	if err != nil {
		return err
	}
	m := make(M, n)
	for range n {
		key, err := d.str()
		if err != nil {
			return d.common().in("[key]", err)
		}
		value, err := d.str()
		if err != nil {
			return d.common().inKey(key, err)
		}
		m[K(key)] = V(value)
	}
	d.depth--
	*p = m
	return nil
}

// CompactStringMap reads a map from strings to strings, as Map does and with less work.
func CompactStringMap[M ~map[K]V, K, V ~string](p *M, d *CompactDecoder) error {
	n, err := openMap(d, TypeString, TypeString, unsafe.Sizeof(*new(K)), unsafe.Sizeof(*new(V)))
	if err != nil {
		return err
	}
	m := make(M, n)
	for range n {
		key, err := d.str()
		if err != nil {
			return d.common().in("[key]", err)
		}
		value, err := d.str()
		if err != nil {
			return d.common().inKey(key, err)
		}
		m[K(key)] = V(value)
	}
	d.depth--
	*p = m
	return nil
}

// Entries reads a map whose keys Go cannot compare. What it gives is never nil.
func Entries[S ~[]kit.Entry[K, V], K, V any, D Decoder](p *S, d D, key, value Type, readKey func(*K, D) error, readValue func(*V, D) error) error {
	n, err := openEntries(d, key, value)
	if err != nil {
		return err
	}
	if err := d.common().charge(n, int(unsafe.Sizeof(*new(kit.Entry[K, V])))); err != nil {
		return err
	}
	list := make(S, n)
	for i := range list {
		if err := readKey(&list[i].Key, d); err != nil {
			return d.common().inIndex(i, d.common().in("key", err))
		}
		if err := readValue(&list[i].Value, d); err != nil {
			return d.common().inIndex(i, d.common().in("value", err))
		}
	}
	d.common().depth--
	*p = list
	return nil
}

// openMap reads the head of a map and pays for its memory.
func openMap[D Decoder](d D, key, value Type, keySize, valueSize uintptr) (int, error) {
	n, err := openEntries(d, key, value)
	if err != nil {
		return 0, err
	}
	return n, d.common().charge(1, mapCost+max(n, 8)*slotCost(n, keySize, valueSize))
}

// openEntries reads the head of a map.
func openEntries[D Decoder](d D, key, value Type) (int, error) {
	if err := d.common().enter(); err != nil {
		return 0, err
	}
	gotKey, gotValue, n, err := d.mapHead()
	if err != nil {
		return 0, err
	}
	if n > 0 && (gotKey != key || gotValue != value) {
		return 0, refuse("must be a map from Thrift " + key.String() + " to " + value.String() +
			", not from " + gotKey.String() + " to " + gotValue.String())
	}
	return n, nil
}

// mapCost is how many bytes an empty map takes.
const mapCost = 48

// slotCost is how many bytes an entry of a map takes, where the map was made for the number of its
// entries. A map has place for eight; a larger one is filled to 7/8 at most, and the sizes of its
// tables are powers of two. What is longer than 128 bytes is held by a pointer.
func slotCost(n int, key, value uintptr) int {
	const direct, pointer = 128, 8
	cost, slot := 0, 1
	for _, size := range [...]uintptr{key, value} {
		if size > direct {
			cost += int(size)
			size = pointer
		}
		slot += int(size)
	}
	if n > 8 {
		slot *= 3
	}
	return cost + slot
}

// Optional reads a value into new memory.
func Optional[T any, D Decoder](p **T, d D, read func(*T, D) error) error {
	if err := d.common().charge(1, int(unsafe.Sizeof(**p))+pointerCost); err != nil {
		return err
	}
	*p = new(T)
	return read(*p, d)
}

// pointerCost is what the allocator adds to a small value at most.
const pointerCost = 8
