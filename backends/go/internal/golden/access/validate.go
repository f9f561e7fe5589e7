package access

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Cursor) AppendViolations(v *kit.Violations) {
	if check.Longer(x, 100) {
		v.Add("", "must be at most 100 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Cursor) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Note) AppendViolations(v *kit.Violations) {
	if x.Text == "" {
		v.Add("text", "must be at least 1 character")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Note) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *NotePage) AppendViolations(v *kit.Violations) {
	for i := range x.Items {
		n := v.Len()
		x.Items[i].AppendViolations(v)
		v.InIndex(n, "items", i)
	}
	if x.Next != nil {
		n := v.Len()
		x.Next.AppendViolations(v)
		v.In(n, "next")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *NotePage) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Found) AppendViolations(v *kit.Violations) {
	for i := range x.Notes {
		n := v.Len()
		x.Notes[i].AppendViolations(v)
		v.InIndex(n, "notes", i)
	}
	if x.Page != nil {
		n := v.Len()
		x.Page.AppendViolations(v)
		v.In(n, "page")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Found) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *ListInput) AppendViolations(v *kit.Violations) {
	if x.After != nil {
		n := v.Len()
		x.After.AppendViolations(v)
		v.In(n, "after")
	}
	if x.Size != nil {
		switch {
		case *x.Size < 1:
			v.Add("size", "must be at least 1")
		case *x.Size > 100:
			v.Add("size", "must be at most 100")
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
func (x *FindInput) AppendViolations(v *kit.Violations) {
	if x.Page != nil {
		n := v.Len()
		x.Page.AppendViolations(v)
		v.In(n, "page")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *FindInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}
