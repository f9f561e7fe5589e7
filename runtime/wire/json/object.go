package json

import (
	"math/bits"

	kit "github.com/kitc-lang/kit/runtime"
)

// Fields describes the members of an object or union to its reader. Generated code holds one for each
// and nobody changes it.
type Fields struct {
	// Names are the members in the order in which Kit writes them.
	Names []string
	// Required has bit i%64 of word i/64 set where member i must be there. A member that is not
	// required may be null, which means that it is absent. Words beyond the last set bit may be missing.
	Required []uint64
	// Sensitive has the bits set of members that no error may tell about: what stands further down in a
	// path, such as the keys of a map, is left out.
	Sensitive []uint64
	// Find gives the index of a name, -1 where it is none. It is nil for short lists, which are searched.
	Find func(name string) int
}

func (f *Fields) find(name string, from int) int {
	if f.Find != nil {
		return f.Find(name)
	}
	for i := from; i < len(f.Names); i++ {
		if f.Names[i] == name {
			return i
		}
	}
	for i := range min(from, len(f.Names)) {
		if f.Names[i] == name {
			return i
		}
	}
	return -1
}

func has(set []uint64, i int) bool { return i/64 < len(set) && set[i/64]>>(i%64)&1 != 0 }

// in puts the name of member i in front of the paths of an error.
func (f *Fields) in(i int, err error) error {
	if has(f.Sensitive, i) {
		err = withoutPaths(err)
	}
	return In(f.Names[i], err)
}

const givenTwice = "must not be given twice"

// Object walks the members of a JSON object:
//
//	o := d.Object(&itemFields)
//	for o.Next() {
//		switch o.Field {
//		case 0: // sku
//			o.Err = jsonwire.String(&x.SKU, d)
//		}
//	}
//	return o.End()
type Object struct {
	// Field is the index in Fields.Names of the member on whose value the decoder stands.
	Field int
	// Err is what reading that value gave. It ends the walk.
	Err error

	d      *Decoder
	fields *Fields
	opened bool
	seen   uint64    // members 0 to 63
	others *[]uint64 // members from 64 on
}

// Object starts to read an object.
func (d *Decoder) Object(fields *Fields) Object { return Object{Field: -1, d: d, fields: fields} }

// Next moves to the next member whose name is known and whose value is not absent. It skips all
// others. It gives false at the end and after an error.
func (o *Object) Next() bool {
	if o.Err != nil {
		o.Err = o.fields.in(o.Field, o.Err)
		return false
	}
	d, names := o.d, o.fields.Names
	for {
		if d.pos+1 < len(d.s) && d.s[d.pos] == ',' && d.s[d.pos+1] == '"' && o.opened {
			d.pos++
		} else if !o.step() {
			return false
		}
		i := o.Field + 1 // the one that comes next if they are in Kit's order
		if i >= len(names) || !d.key(names[i]) {
			var key string
			if key, o.Err = d.readKey(); o.Err != nil {
				return false
			}
			if i = o.fields.find(key, i); i < 0 {
				if o.Err = d.skip(); o.Err != nil {
					return false
				}
				continue
			}
		}
		o.Field = i
		if !o.mark(i) {
			o.Err = In(names[i], refuse(givenTwice))
			return false
		}
		if d.peek() != 'n' || has(o.fields.Required, i) {
			return true
		}
		if o.Err = d.literal("null"); o.Err != nil {
			return false
		}
	}
}

// step moves to the next key. It gives false behind the object and after an error.
func (o *Object) step() bool {
	d := o.d
	if o.opened {
		var more bool
		more, o.Err = d.more('}')
		return more
	}
	o.opened = true
	if d.peek() != '{' {
		o.Err = d.mismatch("must be an object")
		return false
	}
	if o.Err = d.open(); o.Err != nil {
		return false
	}
	if d.peek() == '}' {
		d.pos++
		d.depth--
		return false
	}
	return true
}

// mark notes that member i was seen, and reports whether that is news.
func (o *Object) mark(i int) bool {
	word := &o.seen
	if i >= 64 {
		if o.others == nil {
			others := make([]uint64, (len(o.fields.Names)-1)/64)
			o.others = &others
		}
		word = &(*o.others)[i/64-1]
	}
	bit := uint64(1) << (i % 64)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}

// End gives the error that ended the walk, or names the required members that were not there.
func (o *Object) End() error {
	if o.Err != nil {
		return o.Err
	}
	for i, required := range o.fields.Required {
		seen := o.seen
		if i > 0 {
			seen = 0
			if o.others != nil {
				seen = (*o.others)[i-1]
			}
		}
		if missing := required &^ seen; missing != 0 {
			return o.missing(i, missing)
		}
	}
	return nil
}

// maxMissing bounds how many missing members one error names, as kit.Violations does.
const maxMissing = 16

func (o *Object) missing(word int, set uint64) error {
	var list []kit.Violation
	for ; set != 0 && len(list) < maxMissing; set &= set - 1 {
		name := o.fields.Names[word*64+bits.TrailingZeros64(set)]
		list = append(list, kit.Violation{Path: name, Message: "is required"})
	}
	return kit.Refuse(list...)
}

// key moves over "name": and the white space behind it, if that is what follows.
func (d *Decoder) key(name string) bool {
	s, i := d.s, d.pos+1
	j := i + len(name)
	if j+2 >= len(s) || s[d.pos] != '"' || s[j] != '"' || s[j+1] != ':' || s[i:j] != name {
		return false
	}
	d.pos = j + 2
	d.space()
	return true
}

// readKey reads any key, its colon and the white space around it.
func (d *Decoder) readKey() (string, error) {
	if err := d.expectName(); err != nil {
		return "", err
	}
	key, err := d.text()
	if err != nil {
		return "", err
	}
	return key, d.colon()
}

func (d *Decoder) colon() error {
	d.space()
	if d.peek() != ':' {
		return d.syntax("expected a colon")
	}
	d.pos++
	d.space()
	return nil
}

// Union reads the one member of a union: {"card": {…}}.
//
//	u := d.Union(&paymentFields)
//	switch u.Field {
//	case 0: // card
//		u.Err = jsonwire.Optional(&x.Card, d, (*Card).DecodeJSON)
//	}
//	x.unknown = u.Unknown
//	return u.End()
type Union struct {
	// Field is the index in Fields.Names of the member on whose value the decoder stands, -1 for none.
	Field int
	// Unknown is the name of a member that is not known, in Lenient mode.
	Unknown string
	// Err is what reading the value gave.
	Err error

	d      *Decoder
	fields *Fields
}

// Union starts to read a union.
func (d *Decoder) Union(fields *Fields) Union {
	u := Union{Field: -1, d: d, fields: fields}
	u.Err = u.begin()
	return u
}

const oneMember = "must have exactly one member"

func (u *Union) begin() error {
	d := u.d
	if d.peek() != '{' {
		return d.mismatch("must be an object with one member")
	}
	if err := d.open(); err != nil {
		return err
	}
	if d.peek() == '}' {
		return refuse(oneMember)
	}
	name, err := d.readKey()
	if err != nil {
		return err
	}
	i := u.fields.find(name, 0)
	switch {
	case i >= 0:
		u.Field = i
		return nil
	case d.mode&Lenient == 0:
		return inKey(name, refuse("is no member of this union"))
	}
	u.Unknown = name
	return d.skip()
}

// End reads the end of the union and gives the error that came up anywhere.
func (u *Union) End() error {
	if u.Err != nil {
		if u.Field >= 0 {
			return u.fields.in(u.Field, u.Err)
		}
		return u.Err
	}
	more, err := u.d.more('}')
	if more {
		return refuse(oneMember)
	}
	return err
}
