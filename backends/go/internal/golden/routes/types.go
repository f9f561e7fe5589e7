package routes

import (
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Color is an enum of package routes.
type Color int32

// The values of Color.
const (
	ColorRed   Color = 1
	ColorGreen Color = 2
)

// String gives the name on the wire, such as "red".
func (x Color) String() string {
	switch x {
	case ColorRed:
		return "red"
	case ColorGreen:
		return "green"
	}
	return "Color(" + strconv.Itoa(int(x)) + ")"
}

// ParseColor finds a Color by its name on the wire; ok is false for a name that is none.
func ParseColor(name string) (value Color, ok bool) {
	switch name {
	case "red":
		return ColorRed, true
	case "green":
		return ColorGreen, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Color) Known() bool {
	switch x {
	case ColorRed, ColorGreen:
		return true
	}
	return false
}

// Moment is a scalar of package routes.
type Moment time.Time

// Day is a scalar of package routes.
type Day kit.Date

// Key is a scalar of package routes.
type Key kit.UUID

// Pause is a scalar of package routes.
type Pause time.Duration

// Small is a scalar of package routes.
type Small int8

// Paint is a scalar of package routes.
type Paint string

// One field of each kind that a path, a query or a header can hold.
type Kinds struct {
	Yes    bool
	Tiny   int8
	Short  int16
	Medium int32
	Long   int64
	Real   float64
	Text   string
	ID     kit.UUID
	At     time.Time
	Took   time.Duration
	Day    kit.Date
	Color  Color
	Moment Moment
	Key    Key
	Pause  Pause
	Small  Small
	Born   Day
}

// The same, each of which may be absent.
type Maybe struct {
	Yes    *bool
	Tiny   *int8
	Medium *int32
	// Nil means the default: GetLong gives it.
	Long *int64
	Real *float64
	Text *string
	ID   *kit.UUID
	At   *time.Time
	Took *time.Duration
	Day  *kit.Date
	// Nil means the default: GetColor gives it.
	Color  *Color
	Moment *Moment
	Key    *Key
	Paint  *Paint
}

// GetLong gives Long, or its default where it is nil.
func (x *Maybe) GetLong() int64 {
	if x.Long == nil {
		return 7
	}
	return *x.Long
}

// GetColor gives Color, or its default where it is nil.
func (x *Maybe) GetColor() Color {
	if x.Color == nil {
		return ColorGreen
	}
	return *x.Color
}

// Lists of each kind that a query can hold.
type Lists struct {
	Flags   []bool
	Numbers []int32
	Words   []string
	Colors  []Color
	Moments []Moment
	Keys    []Key
}

// What a page is, and what travels beside it.
type Page struct {
	Text    string
	Etag    string
	Changed *time.Time
	Color   Color
	Age     *int64
}

// AroundInput is what Routes.Around takes.
type AroundInput struct {
	X string
}

// ThingInput is what Routes.Thing takes.
type ThingInput struct {
	ID string
}

// LookInput is what Routes.Look takes.
type LookInput struct {
	ID string
}

// RemoveInput is what Routes.Remove takes.
type RemoveInput struct {
	ID  string
	Why *string
}

// WholeInput is what Routes.Whole takes.
type WholeInput struct {
	ID    string
	Items []string
}

// WholeMaybeInput is what Routes.WholeMaybe takes.
type WholeMaybeInput struct {
	ID   string
	Page *Page
}

// HeadersInput is what Routes.Headers takes.
type HeadersInput struct {
	Color *Color
}
