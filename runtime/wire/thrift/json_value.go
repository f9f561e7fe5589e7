package thrift

import (
	"bytes"
	"math"
)

// record reads a struct.
func (r *JSONReader) record(of Bytes) error {
	if err := r.expect('{'); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	for n := 0; !r.ended('}'); n++ {
		if n > 0 {
			if err := r.expect(','); err != nil {
				return err
			}
		}
		if err := r.field(of); err != nil {
			return err
		}
	}
	r.put(TypeI8, TypeStop)
	r.depth--
	return nil
}

// field reads the number of a field and an object whose only member is its type and value.
func (r *JSONReader) field(of Bytes) error {
	id, err := r.integer(16, asKey)
	if err != nil {
		return err
	}
	if err := r.expect(':'); err != nil {
		return err
	}
	if err := r.expect('{'); err != nil {
		return err
	}
	t, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(':'); err != nil {
		return err
	}
	r.put(TypeI8, uint64(t))
	r.put(TypeI16, uint64(id))
	if err := r.value(t, fieldBytes(of, int16(id)), asValue); err != nil {
		return err
	}
	return r.expect('}')
}

// tag reads the name of a type.
func (r *JSONReader) tag() (Type, error) {
	if err := r.expect('"'); err != nil {
		return 0, err
	}
	n := bytes.IndexByte(r.s[r.pos:], '"')
	if n < 0 {
		return 0, r.short()
	}
	t := fromJSONTag(r.s[r.pos : r.pos+n])
	if t == TypeStop {
		return 0, r.invalid("there is no such type")
	}
	r.pos += n + 1
	return t, nil
}

// value reads a value of type t.
func (r *JSONReader) value(t Type, of Bytes, at place) error {
	switch t {
	case TypeStruct:
		return r.record(of)
	case TypeList, TypeSet:
		return r.list(of)
	case TypeMap:
		return r.mapping(of)
	case TypeString:
		return r.sized(of)
	case TypeUUID:
		return r.uuid()
	case TypeDouble:
		f, err := r.double(at)
		r.put(t, math.Float64bits(f))
		return err
	case TypeBool:
		v, err := r.integer(8, at)
		r.put(t, uint64(min(v&0xff, 1)))
		return err
	}
	v, err := r.integer(8*binarySize[t], at)
	r.put(t, uint64(v))
	return err
}

// list reads a list or set.
func (r *JSONReader) list(of Bytes) error {
	if err := r.expect('['); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	elem, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	claimed, err := r.integer(64, asValue)
	if err != nil {
		return err
	}
	r.put(TypeI8, uint64(elem))
	size, n := r.reserve(), 0
	for ; !r.ended(']'); n++ {
		if err := r.expect(','); err != nil {
			return err
		}
		if err := r.value(elem, of, asValue); err != nil {
			return err
		}
	}
	r.setSize(size, n)
	r.depth--
	return r.claim(claimed, n)
}

// claim refuses a list or map that holds another number of things than it says.
func (r *JSONReader) claim(claimed int64, n int) error {
	if claimed != int64(n) {
		return r.invalid("the size of a list or map is not the number of what it holds")
	}
	return nil
}

func (r *JSONReader) mapping(of Bytes) error {
	if err := r.expect('['); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	key, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	value, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	claimed, err := r.integer(64, asValue)
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	if err := r.expect('{'); err != nil {
		return err
	}
	r.put(TypeI8, uint64(key))
	r.put(TypeI8, uint64(value))
	size, n := r.reserve(), 0
	ofKey, ofValue := entryBytes(of)
	for ; !r.ended('}'); n++ {
		if n > 0 {
			if err := r.expect(','); err != nil {
				return err
			}
		}
		if err := r.value(key, ofKey, asKey); err != nil {
			return err
		}
		if err := r.expect(':'); err != nil {
			return err
		}
		if err := r.value(value, ofValue, asValue); err != nil {
			return err
		}
	}
	r.setSize(size, n)
	r.depth--
	if err := r.expect(']'); err != nil {
		return err
	}
	return r.claim(claimed, n)
}
