package thrift

import (
	"encoding/binary"
	"errors"
	"strconv"
)

// ErrTooLarge is what a Scanner gives for a message that is longer than allowed.
var ErrTooLarge = errors.New("thrift: the message is larger than allowed")

// Scanner finds the end of a message that nothing in front of it tells the length of. It is fed the
// bytes as they arrive and looks at each only once.
type Scanner struct {
	protocol Protocol
	limit    int // on the length of a message
	pos      int // may be beyond what has arrived, where a string or number is skipped
	headed   bool
	json     jsonState
	depth    int
	levels   [maxDepth]level
}

// level is a struct, list, set or map that the scanner is inside of.
type level struct {
	left       int  // elements that are to come, -1 in a struct
	key, value Type // the types of elements, which alternate in a map
	atValue    bool // the next element of a map is a value
}

// Reset prepares for a message of at most limit bytes.
func (s *Scanner) Reset(p Protocol, limit int) {
	s.protocol, s.limit, s.pos, s.headed, s.json, s.depth = p, limit, 0, false, jsonState{}, 0
}

// Scan gives the length of the message that data starts with, 0 while it is not complete. Data is the
// message from its start, longer with each call.
func (s *Scanner) Scan(data []byte) (int, error) {
	if s.protocol == JSON {
		return s.scanJSON(data)
	}
	if !s.headed {
		n, err := s.head(data)
		if n == 0 || err != nil {
			return 0, err
		}
		s.pos, s.headed = n, true
		if err := s.open(level{left: -1}); err != nil {
			return 0, err
		}
	}
	for s.depth > 0 {
		more, err := s.step(data)
		if err == nil && s.pos > s.limit {
			err = ErrTooLarge
		}
		if more || err != nil {
			return 0, err
		}
	}
	if s.pos > len(data) {
		return 0, nil
	}
	return s.pos, nil
}

// head gives the length of the message's head, 0 while it is not complete.
func (s *Scanner) head(data []byte) (int, error) {
	size, at := 0, 0 // of the name, and where it starts
	if s.protocol == Compact {
		at = 2
		_, n, err := uvarint(data, at, 32) // sequence number
		if n == 0 || err != nil {
			return 0, err
		}
		v, m, err := uvarint(data, at+n, 32)
		if m == 0 || err != nil {
			return 0, err
		}
		size, at = int(v), at+n+m
	} else {
		if len(data) < 8 {
			return 0, nil
		}
		size, at = int(int32(binary.BigEndian.Uint32(data[4:]))), 8
		if data[0] < 0x80 { // without a version the name comes first, and the type behind it
			size, at = int(binary.BigEndian.Uint32(data))+1, 4
		}
	}
	switch {
	case size < 0:
		return 0, errNegative
	case size > s.limit:
		return 0, ErrTooLarge
	}
	if s.protocol == Binary {
		size += 4 // sequence number
	}
	if len(data) < at+size {
		return 0, nil
	}
	return at + size, nil
}

var (
	errNegative = errors.New("thrift: a size is negative")
	errType     = errors.New("thrift: a value has a type that there is not")
	errVarint   = errors.New("thrift: a number is too long")
	errDepth    = errors.New("thrift: a message is nested more than " + strconv.Itoa(maxDepth) + " levels deep")
)

// uvarint reads a varint at data[at:] and gives its length, 0 where it is not complete.
func uvarint(data []byte, at, bits int) (v uint64, n int, err error) {
	for shift := 0; at+n < len(data); shift += 7 {
		c := data[at+n]
		if shift >= bits {
			return 0, 0, errVarint
		}
		n++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			if bits == 32 && v > 1<<32-1 {
				return 0, 0, errVarint
			}
			return v, n, nil
		}
	}
	return 0, 0, nil
}

func (s *Scanner) open(l level) error {
	if s.depth == maxDepth {
		return errDepth
	}
	s.levels[s.depth] = l
	s.depth++
	return nil
}

// step moves over the next header or element, and reports whether it needs more bytes to do so.
func (s *Scanner) step(data []byte) (more bool, err error) {
	l := &s.levels[s.depth-1]
	if l.left < 0 {
		return s.field(data)
	}
	if l.left == 0 {
		s.depth--
		return false, nil
	}
	t := l.key
	if l.atValue {
		t = l.value
	}
	before := *l
	if l.value == TypeStop || l.atValue {
		l.left--
	}
	l.atValue = l.value != TypeStop && !l.atValue
	if more, err = s.element(data, t); more {
		*l = before // to be asked for again
	}
	return more, err
}

// field moves over the header of a field and its value, or over the end of the struct.
func (s *Scanner) field(data []byte) (more bool, err error) {
	if s.pos >= len(data) {
		return true, nil
	}
	start, head := s.pos, data[s.pos]
	if head == TypeStop {
		s.pos++
		s.depth--
		return false, nil
	}
	t := Type(head)
	if s.protocol == Binary {
		s.pos += 3
	} else {
		s.pos++
		if head>>4 == 0 {
			_, n, err := uvarint(data, s.pos, 32)
			if n == 0 || err != nil {
				s.pos = start
				return n == 0, err
			}
			s.pos += n
		}
		if t = fromCompact[head&15]; t == TypeBool {
			return false, nil // its value is in the header
		}
	}
	if more, err = s.element(data, t); more {
		s.pos = start
	}
	return more, err
}

// element moves over a value of type t, or into it.
func (s *Scanner) element(data []byte, t Type) (more bool, err error) {
	if s.protocol == Binary {
		return s.binaryElement(data, t)
	}
	return s.compactElement(data, t)
}

func (s *Scanner) binaryElement(data []byte, t Type) (more bool, err error) {
	if t.fixed() {
		s.pos += binarySize[t]
		return false, nil
	}
	head := 0 // of what tells the size
	switch t {
	case TypeStruct:
		return false, s.open(level{left: -1})
	case TypeList, TypeSet:
		head = 1
	case TypeMap:
		head = 2
	case TypeString:
	default:
		return false, errType
	}
	at := s.pos + head
	if len(data) < at+4 {
		return true, nil
	}
	n := int(int32(binary.BigEndian.Uint32(data[at:])))
	if n < 0 {
		return false, errNegative
	}
	key, value := Type(TypeStop), Type(TypeStop)
	if head > 0 {
		key = Type(data[s.pos])
	}
	if head == 2 {
		value = Type(data[s.pos+1])
	}
	s.pos = at + 4
	if t == TypeString {
		return false, s.skip(n)
	}
	return false, s.elements(n, key, value, t)
}

// skip moves over n bytes.
func (s *Scanner) skip(n int) error {
	if n > s.limit-s.pos {
		return ErrTooLarge
	}
	s.pos += n
	return nil
}

func (s *Scanner) compactElement(data []byte, t Type) (more bool, err error) {
	switch t {
	case TypeBool, TypeI8, TypeDouble, TypeUUID:
		s.pos += compactSize[t]
		return false, nil
	case TypeStruct:
		return false, s.open(level{left: -1})
	case TypeI16, TypeI32, TypeI64:
		_, n, err := uvarint(data, s.pos, 64)
		s.pos += n
		return n == 0 && err == nil, err
	case TypeString:
		v, n, err := uvarint(data, s.pos, 32)
		if n == 0 || err != nil {
			return err == nil, err
		}
		if v > 1<<31-1 {
			return false, errNegative
		}
		s.pos += n
		return false, s.skip(int(v))
	case TypeList, TypeSet:
		return s.compactList(data, t)
	case TypeMap:
		return s.compactMap(data)
	}
	return false, errType
}

func (s *Scanner) compactList(data []byte, t Type) (more bool, err error) {
	if s.pos >= len(data) {
		return true, nil
	}
	head, at := data[s.pos], s.pos+1
	n := int(head >> 4)
	if n == 15 {
		v, size, err := uvarint(data, at, 32)
		if size == 0 || err != nil {
			return err == nil, err
		}
		n, at = int(v), at+size
	}
	s.pos = at
	return false, s.elements(n, fromCompact[head&15], TypeStop, t)
}

func (s *Scanner) compactMap(data []byte) (more bool, err error) {
	v, size, err := uvarint(data, s.pos, 32)
	if size == 0 || err != nil {
		return err == nil, err
	}
	if v == 0 {
		s.pos += size
		return false, nil
	}
	if s.pos+size >= len(data) {
		return true, nil
	}
	types := data[s.pos+size]
	s.pos += size + 1
	return false, s.elements(int(v), fromCompact[types>>4], fromCompact[types&15], TypeMap)
}

// elements goes into a list, set or map of n elements.
func (s *Scanner) elements(n int, key, value, t Type) error {
	if n == 0 {
		return nil
	}
	if n < 0 || n > s.limit-s.pos { // each takes a byte at least
		return ErrTooLarge
	}
	if !key.valid() || t == TypeMap && !value.valid() {
		return errType
	}
	size := s.fixed(key)
	if t != TypeMap {
		value = TypeStop
	} else if size > 0 && s.fixed(value) > 0 {
		size += s.fixed(value)
	} else {
		size = 0
	}
	if size > 0 {
		s.pos += n * size
		return nil
	}
	return s.open(level{left: n, key: key, value: value})
}

// fixed gives the size of every value of a type, 0 where they differ.
func (s *Scanner) fixed(t Type) int {
	switch {
	case !t.fixed():
		return 0
	case s.protocol == Binary:
		return binarySize[t]
	case t == TypeI16 || t == TypeI32 || t == TypeI64:
		return 0
	}
	return compactSize[t]
}
