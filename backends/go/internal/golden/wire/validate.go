package wire

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Ratio) AppendViolations(v *kit.Violations) {
	if !check.Finite(x) {
		v.Add("", "must be a finite number")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Ratio) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Day) AppendViolations(v *kit.Violations) {
	if !kit.Date(x).Valid() {
		v.Add("", "must be a day that exists")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Day) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every Empty is valid.
func (*Empty) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Empty is valid.
func (*Empty) Validate() error { return nil }

// AppendViolations notes nothing: every Point is valid.
func (*Point) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Point is valid.
func (*Point) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Scalars) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Ratio.AppendViolations(v)
	v.In(n, "ratio")
	n = v.Len()
	x.Day.AppendViolations(v)
	v.In(n, "day")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Scalars) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Maybe) AppendViolations(v *kit.Violations) {
	if x.Ratio != nil {
		n := v.Len()
		x.Ratio.AppendViolations(v)
		v.In(n, "ratio")
	}
	if x.Day != nil {
		n := v.Len()
		x.Day.AppendViolations(v)
		v.In(n, "day")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Maybe) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Lists) AppendViolations(v *kit.Violations) {
	for i, e := range x.Ratios {
		n := v.Len()
		e.AppendViolations(v)
		v.InIndex(n, "ratios", i)
	}
	for i, e := range x.Days {
		n := v.Len()
		e.AppendViolations(v)
		v.InIndex(n, "days", i)
	}
	for i, e := range x.Levels {
		n := v.Len()
		if !e.Known() {
			v.Add("", "is not a known Level")
		}
		v.InIndex(n, "levels", i)
	}
	for i := range x.Choices {
		n := v.Len()
		x.Choices[i].AppendViolations(v)
		v.InIndex(n, "choices", i)
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Lists) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Keys) AppendViolations(v *kit.Violations) {
	fromByDay := v.Len()
	for key := range x.ByDay {
		n := v.Len()
		key.AppendViolations(v)
		if v.Len() > n {
			v.InKey(n, "by_day", kit.Date(key).String())
		}
	}
	v.Sort(fromByDay)
	fromByLevel := v.Len()
	for key, e := range x.ByLevel {
		n := v.Len()
		if !key.Known() {
			v.Add("", "key is not a known Level")
		}
		from1 := v.Len()
		for key1, e1 := range e {
			n := v.Len()
			if !key1.Known() {
				v.Add("", "key is not a known Level")
			}
			e1.AppendViolations(v)
			if v.Len() > n {
				v.InKey(n, "", key1.String())
			}
		}
		v.Sort(from1)
		if v.Len() > n {
			v.InKey(n, "by_level", key.String())
		}
	}
	v.Sort(fromByLevel)
	if !check.UniqueBy(x.ByMoment, keyOfKeysByMoment) {
		v.Add("by_moment", "must not have equal keys")
	}
	if !check.UniqueBy(x.ByPoint, keyOfKeysByPoint) {
		v.Add("by_point", "must not have equal keys")
	}
	if !check.UniqueBy(x.ByBlob, keyOfKeysByBlob) {
		v.Add("by_blob", "must not have equal keys")
	}
	fromByBoth := v.Len()
	for key, e := range x.ByBoth {
		n := v.Len()
		if !check.UniqueBy(e, keyOfKeysByBoth1) {
			v.Add("", "must not have equal keys")
		}
		for i1 := range e {
			entry := v.Len()
			n := v.Len()
			e[i1].Value.AppendViolations(v)
			v.In(n, "value")
			v.InIndex(entry, "", i1)
		}
		v.InKey(n, "by_both", key)
	}
	v.Sort(fromByBoth)
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Keys) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every Secret is valid.
func (*Secret) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Secret is valid.
func (*Secret) Validate() error { return nil }

// AppendViolations notes nothing: every Node is valid.
func (*Node) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Node is valid.
func (*Node) Validate() error { return nil }

// AppendViolations notes nothing: every Item is valid.
func (*Item) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Item is valid.
func (*Item) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Order) AppendViolations(v *kit.Violations) {
	if !x.Status.Known() {
		v.Add("status", "is not a known Status")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Order) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every Wide is valid.
func (*Wide) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Wide is valid.
func (*Wide) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Choice) AppendViolations(v *kit.Violations) {
	if !v.Enter() {
		return
	}
	defer v.Leave()
	set := 0
	if x.Text != nil {
		set++
	}
	if x.Level != nil {
		set++
		if !x.Level.Known() {
			v.Add("level", "is not a known Level")
		}
	}
	if x.Point != nil {
		set++
	}
	if x.Points != nil {
		set++
	}
	if x.Labels != nil {
		set++
	}
	if x.Blob != nil {
		set++
	}
	if x.Free != nil {
		set++
	}
	if x.Again != nil {
		set++
		n := v.Len()
		x.Again.AppendViolations(v)
		v.In(n, "again")
	}
	if set != 1 {
		v.Add("", "must have exactly one of text, level, point, points, labels, blob, free, again")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Choice) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// keyOfKeysByMoment gives what two equal elements have in common.
func keyOfKeysByMoment(e kit.Entry[Moment, Point]) time.Time {
	return time.Time(e.Key).Round(0).UTC()
}

// keyOfKeysByPoint gives what two equal elements have in common.
func keyOfKeysByPoint(e kit.Entry[Point, []Point]) string {
	var b []byte
	b = e.Key.AppendJSON(b)
	return string(b)
}

// keyOfKeysByBlob gives what two equal elements have in common.
func keyOfKeysByBlob(e kit.Entry[Blob, string]) string {
	return string(e.Key)
}

// keyOfKeysByBoth1 gives what two equal elements have in common.
func keyOfKeysByBoth1(e kit.Entry[Blob, Choice]) string {
	return string(e.Key)
}
