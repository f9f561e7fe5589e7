package thriftonly

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Point) AppendViolations(v *kit.Violations) {
	switch {
	case x.X < -100:
		v.Add("x", "must be at least -100")
	case x.X > 100:
		v.Add("x", "must be at most 100")
	}
	switch {
	case x.Y < -100:
		v.Add("y", "must be at least -100")
	case x.Y > 100:
		v.Add("y", "must be at most 100")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Point) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Grid) AppendViolations(v *kit.Violations) {
	if !check.UniqueBy(x.Cells, keyOfGridCells) {
		v.Add("cells", "must not have equal keys")
	}
	for i := range x.Cells {
		entry := v.Len()
		n := v.Len()
		x.Cells[i].Key.AppendViolations(v)
		v.In(n, "key")
		v.InIndex(entry, "cells", i)
	}
	switch {
	case len(x.Marks) > 10:
		v.Add("marks", "must have at most 10 elements")
	case !check.UniqueBy(x.Marks, keyOfGridMarks):
		v.Add("marks", "must not have equal elements")
	}
	for i := range x.Marks {
		n := v.Len()
		x.Marks[i].AppendViolations(v)
		v.InIndex(n, "marks", i)
	}
	if !check.UniqueBy(x.Lines, keyOfGridLines) {
		v.Add("lines", "must not have equal elements")
	}
	for i, e := range x.Lines {
		n := v.Len()
		for i1 := range e {
			n := v.Len()
			e[i1].AppendViolations(v)
			v.InIndex(n, "", i1)
		}
		v.InIndex(n, "lines", i)
	}
	if !check.UniqueBy(x.Stamps, keyOfGridStamps) {
		v.Add("stamps", "must not have equal elements")
	}
	if !check.UniqueBy(x.Blobs, keyOfGridBlobs) {
		v.Add("blobs", "must not have equal elements")
	}
	if len(x.Reals) != 2 {
		v.Add("reals", "must have exactly 2 elements")
	}
	for i, e := range x.Reals {
		n := v.Len()
		if !check.Finite(e) {
			v.Add("", "must be a finite number")
		}
		v.InIndex(n, "reals", i)
	}
	if !check.UniqueBy(x.Places, keyOfGridPlaces) {
		v.Add("places", "must not have equal keys")
	}
	for i := range x.Places {
		entry := v.Len()
		for i1 := range x.Places[i].Key {
			n := v.Len()
			x.Places[i].Key[i1].AppendViolations(v)
			v.InIndex(n, "key", i1)
		}
		v.InIndex(entry, "places", i)
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Grid) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// keyOfGridCells gives what two equal elements have in common.
func keyOfGridCells(e kit.Entry[Point, int64]) string {
	var b []byte
	b = e.Key.AppendJSON(b)
	return string(b)
}

// keyOfGridMarks gives what two equal elements have in common.
func keyOfGridMarks(e Point) string {
	var b []byte
	b = e.AppendJSON(b)
	return string(b)
}

// keyOfGridLines gives what two equal elements have in common.
func keyOfGridLines(e []Point) string {
	var b []byte
	b = append(b, '[')
	for i := range e {
		b = e[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return string(b)
}

// keyOfGridStamps gives what two equal elements have in common.
func keyOfGridStamps(e time.Time) time.Time {
	return e.Round(0).UTC()
}

// keyOfGridBlobs gives what two equal elements have in common.
func keyOfGridBlobs(e []byte) string {
	return string(e)
}

// keyOfGridPlaces gives what two equal elements have in common.
func keyOfGridPlaces(e kit.Entry[[]Point, string]) string {
	var b []byte
	b = append(b, '[')
	for i := range e.Key {
		b = e.Key[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return string(b)
}
