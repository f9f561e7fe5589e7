package exchange

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Word) AppendViolations(v *kit.Violations) {
	switch {
	case x == "":
		v.Add("", "must be at least 1 character")
	case check.Longer(x, 40):
		v.Add("", "must be at most 40 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Word) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Point) AppendViolations(v *kit.Violations) {
	if !check.Finite(x.X) {
		v.Add("x", "must be a finite number")
	}
	if !check.Finite(x.Y) {
		v.Add("y", "must be a finite number")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Point) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Node) AppendViolations(v *kit.Violations) {
	if !v.Enter() {
		return
	}
	defer v.Leave()
	n := v.Len()
	x.Name.AppendViolations(v)
	v.In(n, "name")
	for i := range x.Children {
		n := v.Len()
		x.Children[i].AppendViolations(v)
		v.InIndex(n, "children", i)
	}
	fromNamed := v.Len()
	for key, e := range x.Named {
		n := v.Len()
		e.AppendViolations(v)
		v.InKey(n, "named", key)
	}
	v.Sort(fromNamed)
	if x.Next != nil {
		n := v.Len()
		x.Next.AppendViolations(v)
		v.In(n, "next")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Node) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Everything) AppendViolations(v *kit.Violations) {
	if !check.Finite(x.Real) {
		v.Add("real", "must be a finite number")
	}
	if !x.Day.Valid() {
		v.Add("day", "must be a day that exists")
	}
	n := v.Len()
	x.Word.AppendViolations(v)
	v.In(n, "word")
	if !x.Light.Known() {
		v.Add("light", "is not a known Light")
	}
	n = v.Len()
	x.Point.AppendViolations(v)
	v.In(n, "point")
	n = v.Len()
	x.Shape.AppendViolations(v)
	v.In(n, "shape")
	for i := range x.Points {
		n := v.Len()
		x.Points[i].AppendViolations(v)
		v.InIndex(n, "points", i)
	}
	if !check.Unique(x.Lights) {
		v.Add("lights", "must not have equal elements")
	}
	for i, e := range x.Lights {
		n := v.Len()
		if !e.Known() {
			v.Add("", "is not a known Light")
		}
		v.InIndex(n, "lights", i)
	}
	if !check.Unique(x.Words) {
		v.Add("words", "must not have equal elements")
	}
	for i, e := range x.Words {
		n := v.Len()
		e.AppendViolations(v)
		v.InIndex(n, "words", i)
	}
	fromByLight := v.Len()
	for key, e := range x.ByLight {
		n := v.Len()
		if !key.Known() {
			v.Add("", "key is not a known Light")
		}
		e.AppendViolations(v)
		if v.Len() > n {
			v.InKey(n, "by_light", key.String())
		}
	}
	v.Sort(fromByLight)
	fromNested := v.Len()
	for key, e := range x.Nested {
		n := v.Len()
		for i1, e1 := range e {
			n := v.Len()
			from2 := v.Len()
			for key2, e2 := range e1 {
				n := v.Len()
				e2.AppendViolations(v)
				v.InKey(n, "", key2)
			}
			v.Sort(from2)
			v.InIndex(n, "", i1)
		}
		v.InKey(n, "nested", key)
	}
	v.Sort(fromNested)
	if x.Tree != nil {
		n := v.Len()
		x.Tree.AppendViolations(v)
		v.In(n, "tree")
	}
	if x.Rank != nil {
		switch {
		case *x.Rank < 1:
			v.Add("rank", "must be at least 1")
		case *x.Rank > 10:
			v.Add("rank", "must be at most 10")
		}
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Everything) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *MoveInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Point.AppendViolations(v)
	v.In(n, "point")
	if !check.Finite(x.Dx) {
		v.Add("dx", "must be a finite number")
	}
	if x.Dy != nil && !check.Finite(*x.Dy) {
		v.Add("dy", "must be a finite number")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *MoveInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *TurnInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Shape.AppendViolations(v)
	v.In(n, "shape")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *TurnInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *ExplainInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Word.AppendViolations(v)
	v.In(n, "word")
	if x.Times != nil {
		switch {
		case *x.Times < 1:
			v.Add("times", "must be at least 1")
		case *x.Times > 9:
			v.Add("times", "must be at most 9")
		}
	}
	for i, e := range x.Lights {
		n := v.Len()
		if !e.Known() {
			v.Add("", "is not a known Light")
		}
		v.InIndex(n, "lights", i)
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *ExplainInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *CountInput) AppendViolations(v *kit.Violations) {
	if check.Longer(x.Text, 1000) {
		v.Add("text", "must be at most 1000 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *CountInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Shape) AppendViolations(v *kit.Violations) {
	set := 0
	if x.Point != nil {
		set++
		n := v.Len()
		x.Point.AppendViolations(v)
		v.In(n, "point")
	}
	if x.Words != nil {
		set++
		for i, e := range x.Words {
			n := v.Len()
			e.AppendViolations(v)
			v.InIndex(n, "words", i)
		}
	}
	if x.Label != nil {
		set++
	}
	if x.Count != nil {
		set++
	}
	if set != 1 {
		v.Add("", "must have exactly one of point, words, label, count")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Shape) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}
