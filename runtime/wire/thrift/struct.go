package thrift

import (
	"math/bits"
	"slices"
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
)

// Field describes a field of a struct, or a member of a union, to its reader.
type Field struct {
	ID       int16
	Type     Type
	Required bool
	// Sensitive says that no error may tell about what stands in the field: the path ends with it.
	Sensitive bool
	Name      string // for the paths of errors
}

// Fields are the fields of a struct in the order of their ids, in which Kit writes them. Generated
// code holds one for each struct and nobody changes it.
type Fields []Field

// find gives the index of a field, -1 where there is none.
func (f Fields) find(id int16) int {
	i, ok := slices.BinarySearchFunc(f, id, func(f Field, id int16) int { return int(f.ID) - int(id) })
	if !ok {
		return -1
	}
	return i
}

// shape is what a reader wants of the fields that are there.
type shape uint8

const (
	product shape = iota // all that are required
	union                // exactly one
	result               // one at least, unless a method gives nothing
)

// fieldWalk is what the readers of structs have in common in both protocols.
type fieldWalk struct {
	// Field is the index in Fields of the field on whose value the decoder stands.
	Field int
	// Err is what reading that value gave. It ends the walk.
	Err error

	fields  Fields
	seen    uint64    // fields 0 to 63
	others  *[]uint64 // fields from 64 on
	next    int       // the field that comes next if they are in Kit's order
	foreign int16     // one more than the index of a known field that came with another type
	unknown int16     // the id of an unknown member of a union, 0 if there was none
	was     Type      // the type of the foreign field
	shape   shape
	level   int16 // 1 for the outermost struct
}

// expected reports whether the field that comes next in Kit's order has this id and type, and notes it.
func (w *fieldWalk) expected(id int16, t Type) bool {
	i := w.next
	if i >= len(w.fields) || i >= 64 || w.fields[i].ID != id || w.fields[i].Type != t {
		return false
	}
	w.Field = i
	w.next++
	w.seen |= 1 << (i & 63)
	return true
}

// known reports whether any field has this id and type, and notes it.
func (w *fieldWalk) known(id int16, t Type) bool {
	i := w.fields.find(id)
	switch {
	case i < 0:
		w.unknown = id
		return false
	case w.fields[i].Type != t:
		w.foreign, w.was = int16(i+1), t
		return false
	}
	w.Field = i
	w.next = i + 1
	if i < 64 {
		w.seen |= 1 << i
		return true
	}
	if w.others == nil {
		others := make([]uint64, (len(w.fields)-1)/64)
		w.others = &others
	}
	(*w.others)[i/64-1] |= 1 << (i % 64)
	return true
}

// failed gives the error of the field that could not be read.
func (w *fieldWalk) failed(d *decoder) error {
	f := &w.fields[w.Field]
	if e, ok := w.Err.(*kit.Error); ok && f.Sensitive {
		d.steps = d.steps[:0]
		for i := range e.Violations {
			e.Violations[i].Path = ""
		}
	}
	return w.ended(d, d.in(f.Name, w.Err))
}

// ended gives the error of a walk, with its place in the message if this is the outermost struct.
func (w *fieldWalk) ended(d *decoder, err error) error {
	if w.level > 1 || err == nil {
		return err
	}
	return d.located(err)
}

// Has reports whether the field with this index was there.
func (w *fieldWalk) Has(i int) bool {
	switch {
	case i < 64:
		return w.seen>>i&1 != 0
	case w.others == nil:
		return false
	}
	return (*w.others)[i/64-1]>>(i%64)&1 != 0
}

const oneMember = "must have exactly one member"

// finish gives the error of a walk over all fields.
func (w *fieldWalk) finish(mode Mode) error {
	switch w.shape {
	case union:
		return w.finishUnion(mode)
	case result:
		return w.finishResult()
	}
	n := len(w.fields)
	for absent := ^w.seen & (1<<n - 1); absent != 0; absent &= absent - 1 { // 1<<64 is 0
		if w.fields[bits.TrailingZeros64(absent)].Required {
			return w.missing()
		}
	}
	for i := 64; i < n; i++ {
		if w.fields[i].Required && !w.Has(i) {
			return w.missing()
		}
	}
	return nil
}

// missing names the required fields that were not there.
func (w *fieldWalk) missing() error {
	var list []kit.Violation
	for i := range w.fields {
		f := &w.fields[i]
		if !f.Required || w.Has(i) {
			continue
		}
		message := "is required"
		if int(w.foreign) == i+1 {
			message = "must be a Thrift " + f.Type.String() + ", not " + w.was.String()
		}
		if list = append(list, kit.Violation{Path: f.Name, Message: message}); len(list) == maxMissing {
			break
		}
	}
	return kit.Refuse(list...)
}

// maxMissing bounds how many missing fields one error names, as kit.Violations does.
const maxMissing = 16

func (w *fieldWalk) finishUnion(mode Mode) error {
	n := bits.OnesCount64(w.seen)
	if w.others != nil {
		for _, word := range *w.others {
			n += bits.OnesCount64(word)
		}
	}
	switch {
	case n == 1 && w.unknown == 0:
		return nil
	case n == 0 && w.unknown != 0:
		if mode&Lenient != 0 {
			return nil
		}
		return refuse("has a member that is not known here, number " + strconv.Itoa(int(w.unknown)))
	}
	return refuse(oneMember)
}

// finishResult refuses the result of a method that holds nothing which is known here: an error that a
// newer server has declared must not pass for success.
func (w *fieldWalk) finishResult() error {
	switch {
	case w.seen != 0 || w.others != nil:
		return nil
	case w.unknown != 0:
		return refuse("holds an error that is not known here, number " + strconv.Itoa(int(w.unknown)))
	case len(w.fields) > 0 && w.fields[0].ID == 0:
		return refuse("holds neither an output nor an error")
	}
	return nil
}

// Unknown gives the number of a union's member that is not known, "" if there was none.
func (w *fieldWalk) Unknown() string {
	if w.unknown == 0 {
		return ""
	}
	return strconv.Itoa(int(w.unknown))
}

// BinaryStruct walks the fields of a struct in the binary protocol:
//
//	f := d.Struct(thriftItemFields)
//	for f.Next() {
//		switch f.Field {
//		case 0: // sku
//			f.Err = thriftwire.BinaryString(&x.SKU, d)
//		}
//	}
//	return f.End()
type BinaryStruct struct {
	fieldWalk
	d *BinaryDecoder
}

// Struct starts to read a struct.
func (d *BinaryDecoder) Struct(fields Fields) BinaryStruct {
	d.depth++
	return BinaryStruct{fieldWalk{fields: fields, level: int16(d.depth)}, d}
}

// Union starts to read a union, which is a struct with exactly one field.
func (d *BinaryDecoder) Union(fields Fields) BinaryStruct {
	d.depth++
	return BinaryStruct{fieldWalk{fields: fields, shape: union, level: int16(d.depth)}, d}
}

// Result starts to read the result of a method: its output under number 0, or one of its errors.
func (d *BinaryDecoder) Result(fields Fields) BinaryStruct {
	d.depth++
	return BinaryStruct{fieldWalk{fields: fields, shape: result, level: int16(d.depth)}, d}
}

// Next moves to the next field that is known and has the right type. It skips all others. It gives
// false at the end and after an error.
func (f *BinaryStruct) Next() bool {
	d := f.d
	if f.Err != nil {
		f.Err = f.failed(&d.decoder)
		return false
	}
	if d.depth > maxDepth {
		f.Err = tooDeep() // never in the outermost
		return false
	}
	for d.pos < len(d.s) {
		s := d.s[d.pos:]
		if s[0] == TypeStop {
			d.pos++
			d.depth--
			return false
		}
		if len(s) < 3 {
			break
		}
		d.pos += 3
		t, id := Type(s[0]), int16(s[1])<<8|int16(s[2])
		if i := f.next; i < len(f.fields) && i < 64 && f.fields[i].ID == id && f.fields[i].Type == t {
			f.Field = i
			f.next = i + 1
			f.seen |= 1 << i
			return true
		}
		if f.known(id, t) {
			return true
		}
		if f.Err = f.ended(&d.decoder, d.skip(t, d.depth)); f.Err != nil {
			return false
		}
	}
	f.Err = f.ended(&d.decoder, d.short())
	return false
}

// End gives the error that ended the walk, or names the required fields that were not there.
func (f *BinaryStruct) End() error {
	if f.Err != nil {
		return f.Err
	}
	return f.ended(&f.d.decoder, f.finish(f.d.mode))
}

// CompactStruct walks the fields of a struct in the compact protocol, as BinaryStruct does in the binary one.
type CompactStruct struct {
	fieldWalk
	d    *CompactDecoder
	last int16 // the id of the field before
}

// Struct starts to read a struct.
func (d *CompactDecoder) Struct(fields Fields) CompactStruct {
	d.depth++
	return CompactStruct{fieldWalk: fieldWalk{fields: fields, level: int16(d.depth)}, d: d}
}

// Union starts to read a union, which is a struct with exactly one field.
func (d *CompactDecoder) Union(fields Fields) CompactStruct {
	d.depth++
	return CompactStruct{fieldWalk: fieldWalk{fields: fields, shape: union, level: int16(d.depth)}, d: d}
}

// Result starts to read the result of a method: its output under number 0, or one of its errors.
func (d *CompactDecoder) Result(fields Fields) CompactStruct {
	d.depth++
	return CompactStruct{fieldWalk: fieldWalk{fields: fields, shape: result, level: int16(d.depth)}, d: d}
}

// Next moves to the next field that is known and has the right type. It skips all others. It gives
// false at the end and after an error.
func (f *CompactStruct) Next() bool {
	d := f.d
	if f.Err != nil {
		f.Err = f.failed(&d.decoder)
		return false
	}
	if d.depth > maxDepth {
		f.Err = tooDeep() // never in the outermost
		return false
	}
	for d.pos < len(d.s) {
		header := d.s[d.pos]
		d.pos++
		if header == TypeStop {
			d.depth--
			return false
		}
		id := f.last + int16(header>>4)
		if header>>4 == 0 {
			var err error
			if id, err = d.fieldID(); err != nil {
				f.Err = f.ended(&d.decoder, err)
				return false
			}
		}
		f.last = id
		t := fromCompact[header&15]
		if t == TypeBool {
			d.held = header & 15
		}
		if f.expected(id, t) || f.known(id, t) {
			return true
		}
		if f.Err = f.ended(&d.decoder, d.skip(t, d.depth)); f.Err != nil {
			return false
		}
	}
	f.Err = f.ended(&d.decoder, d.short())
	return false
}

// End gives the error that ended the walk, or names the required fields that were not there.
func (f *CompactStruct) End() error {
	if f.Err != nil {
		return f.Err
	}
	return f.ended(&f.d.decoder, f.finish(f.d.mode))
}
