package found

import kit "github.com/kitc-lang/kit/runtime"

// Shelf is a scalar of package found.
type Shelf string

// TakeInput is what Stock.Take takes.
type TakeInput struct {
	SKU   kit.UUID
	Shelf Shelf
	// Nil means the default: GetCount gives it.
	Count *int32
}

// GetCount gives Count, or its default where it is nil.
func (x *TakeInput) GetCount() int32 {
	if x.Count == nil {
		return 1
	}
	return *x.Count
}

// MoveInput is what Stock.Move takes.
type MoveInput struct {
	From  *Shelf
	Shelf *Shelf
	Count int32
}

// WriteInput is what Ledger.Write takes.
type WriteInput struct {
	Line string
}
