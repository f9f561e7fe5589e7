package thrift_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// slowItem is read by Next alone.
type slowItem item

func (x *slowItem) AppendThriftBinary(b []byte) []byte  { panic("not used") }
func (x *slowItem) AppendThriftCompact(b []byte) []byte { panic("not used") }

func (x *slowItem) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftItemFields}
	for d.Next(&f) {
		switch f.Field {
		case 0:
			f.Err = thriftwire.BinaryString(&x.SKU, d)
		case 1:
			f.Err = thriftwire.BinaryI32(&x.Quantity, d)
		case 2:
			f.Err = thriftwire.BinaryI64(&x.Cents, d)
		}
	}
	return d.Done(&f)
}

func (x *slowItem) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftItemFields}
	for d.Next(&f) {
		switch f.Field {
		case 0:
			f.Err = thriftwire.CompactString(&x.SKU, d)
		case 1:
			f.Err = thriftwire.CompactI32(&x.Quantity, d)
		case 2:
			f.Err = thriftwire.CompactI64(&x.Cents, d)
		}
	}
	return d.Done(&f)
}

// TestFollowing reads fields in any order, twice, not at all, between unknown ones and with other types: with Follows
// and Ends the result is that of Next alone.
func TestFollowing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 9))
	complete := 0
	for range 20_000 {
		binary, compact := someItem(r)
		if r.IntN(10) == 0 {
			binary, compact = binary[:r.IntN(len(binary))], compact[:r.IntN(len(compact))]
		}
		for name, read := range map[string]func(v thriftwire.Value) error{
			fmt.Sprintf("binary %x", binary):   func(v thriftwire.Value) error { return thriftwire.UnmarshalBinary(binary, thriftwire.Strict, v) },
			fmt.Sprintf("compact %x", compact): func(v thriftwire.Value) error { return thriftwire.UnmarshalCompact(compact, thriftwire.Strict, v) },
		} {
			var fast item
			var slow slowItem
			err, want := read(&fast), read(&slow)
			if fmt.Sprint(err) != fmt.Sprint(want) || fast != item(slow) {
				t.Fatalf("%s: %+v, %v; one by one %+v, %v", name, fast, err, slow, want)
			}
			if err == nil {
				complete++
			}
		}
	}
	if complete < 5_000 {
		t.Errorf("only %d of them are items", complete)
	}
}

// someItem writes fields of an item, as they come to a random mind, in both protocols.
func someItem(r *rand.Rand) (binary, compact []byte) {
	last := int16(0)
	ids := []int16{1, 2, 3}
	for range r.IntN(3) {
		at := r.IntN(len(ids))
		ids = append(ids[:at:at], append([]int16{[]int16{-1, 1, 2, 3, 4, 30}[r.IntN(6)]}, ids[at:]...)...)
	}
	if r.IntN(4) == 0 {
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	}
	if r.IntN(4) == 0 {
		ids = ids[:r.IntN(len(ids)+1)]
	}
	for _, id := range ids {
		kind := map[int16]byte{1: thriftwire.TypeString, 2: thriftwire.TypeI32, 3: thriftwire.TypeI64}[id]
		if kind == 0 || r.IntN(10) == 0 {
			kind = []byte{thriftwire.TypeString, thriftwire.TypeI32, thriftwire.TypeI64, thriftwire.TypeBool}[r.IntN(4)]
		}
		number := int64(int32(r.Uint32())) >> r.IntN(32)
		binary = append(binary, kind, byte(id>>8), byte(id))
		head := func(t byte) {
			if r.IntN(5) == 0 { // the long form, which is allowed anywhere
				compact = thriftwire.AppendCompactI16(append(compact, t), id)
			} else {
				compact = thriftwire.AppendCompactField(compact, last, id, t)
			}
		}
		switch kind {
		case thriftwire.TypeString:
			head(thriftwire.CompactTypeString)
			text := []string{"", "a", "sku-0001-blue", "é", "\xff"}[r.IntN(5)]
			binary = thriftwire.AppendBinaryString(binary, text)
			compact = thriftwire.AppendCompactString(compact, text)
		case thriftwire.TypeI32:
			head(thriftwire.CompactTypeI32)
			binary = thriftwire.AppendBinaryI32(binary, int32(number))
			compact = thriftwire.AppendCompactI32(compact, int32(number))
		case thriftwire.TypeI64:
			head(thriftwire.CompactTypeI64)
			binary = thriftwire.AppendBinaryI64(binary, number)
			compact = thriftwire.AppendCompactI64(compact, number)
		case thriftwire.TypeBool:
			head(thriftwire.CompactTypeTrue)
			binary = append(binary, 1)
		}
		last = id
	}
	return append(binary, thriftwire.TypeStop), append(compact, thriftwire.TypeStop)
}
