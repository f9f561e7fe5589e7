package orders

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x OrderID) AppendViolations(v *kit.Violations) {
	if !matchesOrderID(string(x)) {
		v.Add("", "must match ^ord_[a-z0-9]{12}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x OrderID) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Percent) AppendViolations(v *kit.Violations) {
	switch {
	case !check.Finite(x):
		v.Add("", "must be a finite number")
	case x < 0:
		v.Add("", "must be at least 0")
	case x > 100:
		v.Add("", "must be at most 100")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Percent) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Item) AppendViolations(v *kit.Violations) {
	switch {
	case x.SKU == "":
		v.Add("sku", "must be at least 1 character")
	case check.Longer(x.SKU, 64):
		v.Add("sku", "must be at most 64 characters")
	}
	switch {
	case x.Quantity < 1:
		v.Add("quantity", "must be at least 1")
	case x.Quantity > 100:
		v.Add("quantity", "must be at most 100")
	}
	if x.Cents < 0 {
		v.Add("cents", "must be at least 0")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Item) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Order) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.ID.AppendViolations(v)
	v.In(n, "id")
	if !x.Status.Known() {
		v.Add("status", "is not a known Status")
	}
	switch {
	case len(x.Items) == 0:
		v.Add("items", "must have at least 1 element")
	case len(x.Items) > 100:
		v.Add("items", "must have at most 100 elements")
	}
	for i := range x.Items {
		n := v.Len()
		x.Items[i].AppendViolations(v)
		v.InIndex(n, "items", i)
	}
	if x.Note != nil && check.Longer(*x.Note, 500) {
		v.Add("note", "must be at most 500 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Order) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Card) AppendViolations(v *kit.Violations) {
	if !matchesCardNumber(x.Number) {
		v.Add("number", "must match ^[0-9]{12,19}$")
	}
	switch {
	case x.Holder == "":
		v.Add("holder", "must be at least 1 character")
	case check.Longer(x.Holder, 100):
		v.Add("holder", "must be at most 100 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Card) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Wire) AppendViolations(v *kit.Violations) {
	switch {
	case check.Shorter(x.Iban, 15):
		v.Add("iban", "must be at least 15 characters")
	case check.Longer(x.Iban, 34):
		v.Add("iban", "must be at most 34 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Wire) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every Node is valid.
func (*Node) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Node is valid.
func (*Node) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Everything) AppendViolations(v *kit.Violations) {
	if !check.Finite(x.Real) {
		v.Add("real", "must be a finite number")
	}
	if len(x.Raw) > 1000 {
		v.Add("raw", "must be at most 1000 bytes")
	}
	switch {
	case x.Took < 0:
		v.Add("took", "must be at least 0s")
	case x.Took > 24*time.Hour:
		v.Add("took", "must be at most 24h")
	}
	if !x.Day.Valid() {
		v.Add("day", "must be a day that exists")
	}
	n := v.Len()
	x.Ident.AppendViolations(v)
	v.In(n, "ident")
	n = v.Len()
	x.Share.AppendViolations(v)
	v.In(n, "share")
	if !x.Status.Known() {
		v.Add("status", "is not a known Status")
	}
	n = v.Len()
	x.Item.AppendViolations(v)
	v.In(n, "item")
	n = v.Len()
	x.Payment.AppendViolations(v)
	v.In(n, "payment")
	if !check.Unique(x.Numbers) {
		v.Add("numbers", "must not have equal elements")
	}
	for i, e := range x.Matrix {
		n := v.Len()
		for i1, e1 := range e {
			n := v.Len()
			if !check.Finite(e1) {
				v.Add("", "must be a finite number")
			}
			v.InIndex(n, "", i1)
		}
		v.InIndex(n, "matrix", i)
	}
	if !check.Unique(x.Statuses) {
		v.Add("statuses", "must not have equal elements")
	}
	for i, e := range x.Statuses {
		n := v.Len()
		if !e.Known() {
			v.Add("", "is not a known Status")
		}
		v.InIndex(n, "statuses", i)
	}
	switch {
	case len(x.Words) > 5:
		v.Add("words", "must have at most 5 elements")
	case !check.Unique(x.Words):
		v.Add("words", "must not have equal elements")
	}
	for i, e := range x.Words {
		n := v.Len()
		if check.Longer(e, 10) {
			v.Add("", "must be at most 10 characters")
		}
		v.InIndex(n, "words", i)
	}
	if len(x.ByName) > 10 {
		v.Add("by_name", "must have at most 10 entries")
	}
	fromByStatus := v.Len()
	for key, e := range x.ByStatus {
		n := v.Len()
		if !key.Known() {
			v.Add("", "key is not a known Status")
		}
		e.AppendViolations(v)
		if v.Len() > n {
			v.InKey(n, "by_status", key.String())
		}
	}
	v.Sort(fromByStatus)
	fromByOrder := v.Len()
	for key, e := range x.ByOrder {
		n := v.Len()
		key.AppendViolations(v)
		for i1 := range e {
			n := v.Len()
			e[i1].AppendViolations(v)
			v.InIndex(n, "", i1)
		}
		v.InKey(n, "by_order", string(key))
	}
	v.Sort(fromByOrder)
	if x.Email != nil && !check.Email(*x.Email) {
		v.Add("email", "must be an e-mail address")
	}
	if x.Site != nil && !check.URI(*x.Site) {
		v.Add("site", "must be a URI")
	}
	if x.MaybeI64 != nil && *x.MaybeI64 < 1 {
		v.Add("maybe_i64", "must be at least 1")
	}
	if x.MaybeF != nil && !check.Finite(*x.MaybeF) {
		v.Add("maybe_f", "must be a finite number")
	}
	if x.MaybeDay != nil && !x.MaybeDay.Valid() {
		v.Add("maybe_day", "must be a day that exists")
	}
	fromMaybeM := v.Len()
	for key, e := range x.MaybeM {
		n := v.Len()
		e.AppendViolations(v)
		v.InKey(n, "maybe_m", key)
	}
	v.Sort(fromMaybeM)
	if x.MaybeS != nil && !x.MaybeS.Known() {
		v.Add("maybe_s", "is not a known Status")
	}
	if x.MaybeP != nil {
		n := v.Len()
		x.MaybeP.AppendViolations(v)
		v.In(n, "maybe_p")
	}
	if x.Rank != nil {
		switch {
		case *x.Rank < 1:
			v.Add("rank", "must be at least 1")
		case *x.Rank > 10:
			v.Add("rank", "must be at most 10")
		}
	}
	if x.Mode != nil && !x.Mode.Known() {
		v.Add("mode", "is not a known Status")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Everything) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *PaymentOrder) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Order.AppendViolations(v)
	v.In(n, "order")
	n = v.Len()
	x.Payment.AppendViolations(v)
	v.In(n, "payment")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *PaymentOrder) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *GetInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.ID.AppendViolations(v)
	v.In(n, "id")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *GetInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *PlaceInput) AppendViolations(v *kit.Violations) {
	switch {
	case len(x.Items) == 0:
		v.Add("items", "must have at least 1 element")
	case len(x.Items) > 100:
		v.Add("items", "must have at most 100 elements")
	}
	for i := range x.Items {
		n := v.Len()
		x.Items[i].AppendViolations(v)
		v.InIndex(n, "items", i)
	}
	if x.Payment != nil {
		n := v.Len()
		x.Payment.AppendViolations(v)
		v.In(n, "payment")
	}
	if x.Key != nil && check.Longer(*x.Key, 64) {
		v.Add("key", "must be at most 64 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *PlaceInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *ListInput) AppendViolations(v *kit.Violations) {
	for i, e := range x.Status {
		n := v.Len()
		if !e.Known() {
			v.Add("", "is not a known Status")
		}
		v.InIndex(n, "status", i)
	}
	if x.Limit != nil {
		switch {
		case *x.Limit < 1:
			v.Add("limit", "must be at least 1")
		case *x.Limit > 100:
			v.Add("limit", "must be at most 100")
		}
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *ListInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *AnnotateInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.ID.AppendViolations(v)
	v.In(n, "id")
	if check.Longer(x.Note, 500) {
		v.Add("note", "must be at most 500 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *AnnotateInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *CancelInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.ID.AppendViolations(v)
	v.In(n, "id")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *CancelInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Payment) AppendViolations(v *kit.Violations) {
	set := 0
	if x.Card != nil {
		set++
		n := v.Len()
		x.Card.AppendViolations(v)
		v.In(n, "card")
	}
	if x.Wire != nil {
		set++
		n := v.Len()
		x.Wire.AppendViolations(v)
		v.In(n, "wire")
	}
	if x.Voucher != nil {
		set++
		if check.Shorter(*x.Voucher, 4) {
			v.Add("voucher", "must be at least 4 characters")
		}
	}
	if x.Points != nil {
		set++
	}
	if x.Several != nil {
		set++
	}
	if set != 1 {
		v.Add("", "must have exactly one of card, wire, voucher, points, several")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Payment) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// matchesOrderID reports whether s matches ^ord_[a-z0-9]{12}$
func matchesOrderID(s string) bool {
	if len(s) != 16 || s[:4] != "ord_" {
		return false
	}
	for _, c := range []byte(s[4:]) {
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z':
		default:
			return false
		}
	}
	return true
}

// matchesCardNumber reports whether s matches ^[0-9]{12,19}$
func matchesCardNumber(s string) bool {
	if len(s) < 12 || len(s) > 19 {
		return false
	}
	for _, c := range []byte(s) {
		if c < '0' || '9' < c {
			return false
		}
	}
	return true
}
