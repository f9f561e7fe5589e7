package thrift

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// skip moves over a value of type t that stands depth levels deep. Every element takes at least a
// byte, so that the work is in proportion to the message.
func (d *BinaryDecoder) skip(t Type, depth int) error {
	if t.fixed() {
		_, err := d.take(binarySize[t])
		return err
	}
	if t == TypeString {
		_, err := d.raw()
		return err
	}
	if depth >= maxDepth {
		return tooDeep()
	}
	switch t {
	case TypeStruct:
		return d.skipStruct(depth + 1)
	case TypeList, TypeSet:
		elem, n, err := d.list()
		if err != nil {
			return err
		}
		return d.skipMany(elem, n, depth+1)
	case TypeMap:
		key, value, n, err := d.mapHead()
		if err != nil {
			return err
		}
		if key.fixed() && value.fixed() {
			_, err := d.take(n * (binarySize[key] + binarySize[value]))
			return err
		}
		for range n {
			if err := d.skip(key, depth+1); err != nil {
				return err
			}
			if err := d.skip(value, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return d.invalid("there is no type " + itoa(int(t)))
}

func (d *BinaryDecoder) skipMany(elem Type, n, depth int) error {
	if elem.fixed() {
		_, err := d.take(n * binarySize[elem])
		return err
	}
	for range n {
		if err := d.skip(elem, depth); err != nil {
			return err
		}
	}
	return nil
}

func (d *BinaryDecoder) skipStruct(depth int) error {
	for d.pos < len(d.s) {
		t := Type(d.s[d.pos])
		d.pos++
		if t == TypeStop {
			return nil
		}
		if _, err := d.take(2); err != nil {
			return err
		}
		if err := d.skip(t, depth); err != nil {
			return err
		}
	}
	return d.short()
}

// skip moves over a value of type t that stands depth levels deep.
func (d *CompactDecoder) skip(t Type, depth int) error {
	switch t {
	case TypeBool:
		if d.held != 0 {
			d.held = 0
			return nil
		}
		_, err := d.take(1)
		return err
	case TypeI8:
		_, err := d.take(1)
		return err
	case TypeI16, TypeI32, TypeI64:
		_, err := d.varint(64)
		return err
	case TypeDouble:
		_, err := d.take(8)
		return err
	case TypeUUID:
		_, err := d.take(16)
		return err
	case TypeString:
		_, err := d.raw()
		return err
	}
	if depth >= maxDepth {
		return tooDeep()
	}
	switch t {
	case TypeStruct:
		return d.skipStruct(depth + 1)
	case TypeList, TypeSet:
		elem, n, err := d.list()
		if err != nil {
			return err
		}
		for range n {
			if err := d.skip(elem, depth+1); err != nil {
				return err
			}
		}
		return nil
	case TypeMap:
		key, value, n, err := d.mapHead()
		if err != nil {
			return err
		}
		for range n {
			if err := d.skip(key, depth+1); err != nil {
				return err
			}
			if err := d.skip(value, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return d.invalid("the type of a field is none that there is")
}

func (d *CompactDecoder) skipStruct(depth int) error {
	for d.pos < len(d.s) {
		header := d.s[d.pos]
		d.pos++
		if header == TypeStop {
			return nil
		}
		if header>>4 == 0 {
			if _, err := d.fieldID(); err != nil {
				return err
			}
		}
		t := fromCompact[header&15]
		if t == TypeBool {
			continue // its value was in the header
		}
		if err := d.skip(t, depth); err != nil {
			return err
		}
	}
	return d.short()
}
