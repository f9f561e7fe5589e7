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

// Shape is what a reader wants of the fields of a struct.
type Shape uint8

// The shapes.
const (
	Product Shape = iota // all that are required
	Union                // exactly one
	Result               // one at least, unless the method gives nothing
)

// Struct is the reading of a struct in either protocol:
//
//	f := thriftwire.Struct{Fields: thriftFieldsOfItem}
//	for d.Next(&f) {
//		switch f.Field {
//		case 0: // sku
//			f.Err = thriftwire.BinaryString(&x.SKU, d)
//			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
//				continue
//			}
//			fallthrough
//		case 1: // quantity
//			f.Err = thriftwire.BinaryI32(&x.Quantity, d)
//			if d.Ends(&f) {
//				return nil
//			}
//		}
//	}
//	return d.Done(&f)
//
// Next finds any field. Fields in the order in which Kit writes them are found by Follows and Ends, which cost next
// to nothing; they may be left out. Follows is for the first 64 fields, Ends for a Product of at most as many.
type Struct struct {
	// Fields and Shape are what is expected.
	Fields Fields
	Shape  Shape

	// Field is the index in Fields of the field on whose value the decoder stands.
	Field int
	// Err is what reading that value gave. It ends the reading.
	Err error

	seen    uint64    // fields 0 to 63, but for those from first on that were read since Next
	others  *[]uint64 // fields from 64 on
	first   int       // Field
	next    int       // behind the field that was read last: what comes if they are in Kit's order
	level   int16     // 1 for the outermost struct, 0 before the first field
	last    int16     // the id of the field before, for the compact protocol
	foreign int16     // one more than the index of a known field that came with another type
	unknown int16     // the id of an unknown member of a union, 0 if there was none
	was     Type      // the type of the foreign field
}

// enter goes on with the reading: into the struct at first, and then behind the fields that were read since Next.
func (w *Struct) enter(d *decoder) bool {
	if w.level > 0 {
		w.seen |= 1<<w.next - 1<<w.first // bits of fields from 64 on fall off
		return true
	}
	d.depth++
	w.level = int16(d.depth)
	if d.depth > maxDepth {
		w.Err = tooDeep()
		return false
	}
	return true
}

// known reports whether any field has this id and type, and notes it.
func (w *Struct) known(id int16, t Type) bool {
	i := w.Fields.find(id)
	switch {
	case i < 0:
		w.unknown = id
		return false
	case w.Fields[i].Type != t:
		w.foreign, w.was = int16(i+1), t
		return false
	}
	w.Field, w.first, w.next = i, i, i+1
	if i < 64 {
		return true
	}
	if w.others == nil {
		others := make([]uint64, (len(w.Fields)-1)/64)
		w.others = &others
	}
	(*w.others)[i/64-1] |= 1 << (i % 64)
	return true
}

// failed gives the error of the field that could not be read.
func (w *Struct) failed(d *decoder) error {
	f := &w.Fields[w.next-1]
	if e, ok := w.Err.(*kit.Error); ok && f.Sensitive {
		d.steps = d.steps[:0]
		for i := range e.Violations {
			e.Violations[i].Path = ""
		}
	}
	return w.ended(d, d.in(f.Name, w.Err))
}

// ended gives the error of a walk, with its place in the message if this is the outermost struct.
func (w *Struct) ended(d *decoder, err error) error {
	if w.level > 1 || err == nil {
		return err
	}
	return d.located(err)
}

// has reports whether the field with this index was there.
func (w *Struct) has(i int) bool {
	switch {
	case i < 64:
		return w.seen>>i&1 != 0
	case w.others == nil:
		return false
	}
	return (*w.others)[i/64-1]>>(i%64)&1 != 0
}

const oneMember = "must have exactly one member"

// complete reports whether every field was there, which is most often so.
func (w *Struct) complete() bool {
	n := len(w.Fields)
	return n <= 64 && w.seen == 1<<n-1 && w.Shape == Product // 1<<64 is 0
}

// finish gives the error of a walk over all fields.
func (w *Struct) finish(mode Mode) error {
	switch w.Shape {
	case Union:
		return w.finishUnion(mode)
	case Result:
		return w.finishResult()
	}
	n := len(w.Fields)
	for absent := ^w.seen & (1<<n - 1); absent != 0; absent &= absent - 1 { // 1<<64 is 0
		if w.Fields[bits.TrailingZeros64(absent)].Required {
			return w.missing()
		}
	}
	for i := 64; i < n; i++ {
		if w.Fields[i].Required && !w.has(i) {
			return w.missing()
		}
	}
	return nil
}

// missing names the required fields that were not there.
func (w *Struct) missing() error {
	var list []kit.Violation
	for i := range w.Fields {
		f := &w.Fields[i]
		if !f.Required || w.has(i) {
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

func (w *Struct) finishUnion(mode Mode) error {
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
func (w *Struct) finishResult() error {
	switch {
	case w.seen != 0 || w.others != nil:
		return nil
	case w.unknown != 0:
		return refuse("holds an error that is not known here, number " + strconv.Itoa(int(w.unknown)))
	case len(w.Fields) > 0 && w.Fields[0].ID == 0:
		return refuse("holds neither an output nor an error")
	}
	return nil
}

// Unknown gives the number of a union's member that is not known, "" if there was none.
func (w *Struct) Unknown() string {
	if w.unknown == 0 {
		return ""
	}
	return strconv.Itoa(int(w.unknown))
}

// Next moves to the next field that is known and has the right type. It skips all others. It gives
// false at the end and after an error.
func (d *BinaryDecoder) Next(f *Struct) bool {
	if f.Err != nil {
		f.Err = f.failed(&d.decoder)
		return false
	}
	if !f.enter(&d.decoder) {
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
		if i := f.next; i < len(f.Fields) && i < 64 && f.Fields[i].ID == id && f.Fields[i].Type == t {
			f.Field, f.first, f.next = i, i, i+1
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

// Follows moves to the next field where it is the one behind this one, with the given type and id: those of the
// three bytes in front of it. Otherwise Next says what comes.
func (d *BinaryDecoder) Follows(f *Struct, head uint32) bool {
	if f.Err != nil || len(d.s)-d.pos < 3 || d.s[d.pos] != byte(head>>16) || uint16(d.s[d.pos+1])<<8|uint16(d.s[d.pos+2]) != uint16(head) {
		return false
	}
	d.pos += 3
	f.next++
	return true
}

// Ends moves behind the struct where all its fields were there, one behind the other, and nothing else. Otherwise
// Next says what comes.
func (d *BinaryDecoder) Ends(f *Struct) bool {
	if f.Err != nil || f.first > 0 || f.next < len(f.Fields) || d.pos >= len(d.s) || d.s[d.pos] != TypeStop {
		return false
	}
	d.pos++
	d.depth--
	return true
}

// Done gives the error that ended the reading of a struct, or names the required fields that were not there.
func (d *BinaryDecoder) Done(f *Struct) error {
	switch {
	case f.Err != nil:
		return f.Err
	case f.complete():
		return nil
	}
	return f.ended(&d.decoder, f.finish(d.mode))
}

// Next moves to the next field as it does in the binary protocol.
func (d *CompactDecoder) Next(f *Struct) bool {
	if f.Err != nil {
		f.Err = f.failed(&d.decoder)
		return false
	}
	if !f.enter(&d.decoder) {
		return false
	}
	if f.next > 0 {
		f.last = f.Fields[f.next-1].ID
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
		if i := f.next; i < len(f.Fields) && i < 64 && f.Fields[i].ID == id && f.Fields[i].Type == t {
			f.Field, f.first, f.next = i, i, i+1
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

// Follows moves to the next field where it is the one behind this one, with the given head: the type, and the
// distance of the ids. Otherwise Next says what comes. The heads of a bool are two.
func (d *CompactDecoder) Follows(f *Struct, head byte) bool {
	if f.Err != nil || d.pos >= len(d.s) || d.s[d.pos] != head {
		return false
	}
	d.pos++
	f.next++
	return true
}

// Ends moves behind the struct where all its fields were there, one behind the other, and nothing else. Otherwise
// Next says what comes.
func (d *CompactDecoder) Ends(f *Struct) bool {
	if f.Err != nil || f.first > 0 || f.next < len(f.Fields) || d.pos >= len(d.s) || d.s[d.pos] != TypeStop {
		return false
	}
	d.pos++
	d.depth--
	return true
}

// Done gives the error that ended the reading of a struct, or names the required fields that were not there.
func (d *CompactDecoder) Done(f *Struct) error {
	switch {
	case f.Err != nil:
		return f.Err
	case f.complete():
		return nil
	}
	return f.ended(&d.decoder, f.finish(d.mode))
}
