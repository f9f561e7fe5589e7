package thrift

// Bytes tells which strings inside a value are bytes. The JSON protocol writes those in base64, and nothing in a
// message says so. A generated struct, union or error that bytes can be reached from implements it; nil stands for
// a value without bytes. What is said of a list or set is said of its elements, and what is said of a map of its
// values.
type Bytes interface {
	// ThriftBytes tells of the field with the given number. It does not look at the value, and may be called
	// on a nil pointer.
	ThriftBytes(field int16) Bytes
}

// AllBytes says that a value is bytes, or holds nothing but bytes.
type AllBytes struct{}

// ThriftBytes gives nil: bytes have no fields.
func (AllBytes) ThriftBytes(int16) Bytes { return nil }

// MapBytes tells of the keys and the values of a map one by one.
type MapBytes struct{ Key, Value Bytes }

// ThriftBytes gives nil: a map has no fields.
func (MapBytes) ThriftBytes(int16) Bytes { return nil }

// entryBytes tells of the keys and values of a map.
func entryBytes(of Bytes) (key, value Bytes) {
	if m, ok := of.(MapBytes); ok {
		return m.Key, m.Value
	}
	return nil, of
}

// fieldBytes tells of a field.
func fieldBytes(of Bytes, id int16) Bytes {
	if of == nil {
		return nil
	}
	return of.ThriftBytes(id)
}

// bytesIn tells of the fields of a struct, nil where it has no bytes.
func bytesIn(v Value) Bytes {
	of, _ := v.(Bytes)
	return of
}
