package thriftonly

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Where a counter stands: maps may have keys of any type where there is no HTTP.
type Point struct {
	X int32
	Y int32
}

// Counters by their places.
type Grid struct {
	Cells  []kit.Entry[Point, int64]
	Marks  []Point
	Lines  [][]Point
	Stamps []time.Time
	Blobs  [][]byte
	Reals  []float64
	Places []kit.Entry[[]Point, string]
}
