package wire

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Flag is a scalar of package wire.
type Flag bool

// Tiny is a scalar of package wire.
type Tiny int8

// Count is a scalar of package wire.
type Count int64

// Ratio is a scalar of package wire.
type Ratio float64

// Name is a scalar of package wire.
type Name string

// Blob is a scalar of package wire.
type Blob []byte

// Ident is a scalar of package wire.
type Ident kit.UUID

// Moment is a scalar of package wire.
type Moment time.Time

// Span is a scalar of package wire.
type Span time.Duration

// Day is a scalar of package wire.
type Day kit.Date

// Level is an enum of package wire.
type Level int32

// The values of Level.
const (
	LevelLow  Level = -1
	LevelNone Level = 0
	LevelHigh Level = 1
)

// String gives the name on the wire, such as "low".
func (x Level) String() string {
	switch x {
	case LevelLow:
		return "low"
	case LevelNone:
		return "none"
	case LevelHigh:
		return "high"
	}
	return "Level(" + strconv.Itoa(int(x)) + ")"
}

// ParseLevel finds a Level by its name on the wire; ok is false for a name that is none.
func ParseLevel(name string) (value Level, ok bool) {
	switch name {
	case "low":
		return LevelLow, true
	case "none":
		return LevelNone, true
	case "high":
		return LevelHigh, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Level) Known() bool {
	switch x {
	case LevelLow, LevelNone, LevelHigh:
		return true
	}
	return false
}

// Empty is a struct of package wire.
type Empty struct{}

// Point is a struct of package wire.
type Point struct {
	X int32
	Y int32
}

// A field of each scalar, there and maybe not there.
type Scalars struct {
	Flag   Flag
	Tiny   Tiny
	Count  Count
	Ratio  Ratio
	Name   Name
	Blob   Blob
	Ident  Ident
	Moment Moment
	Span   Span
	Day    Day
	Free   json.RawMessage
	Names  []Name
	Labels map[Name]Name
}

// Maybe is a struct of package wire.
type Maybe struct {
	Flag   *Flag
	Tiny   *Tiny
	Count  *Count
	Ratio  *Ratio
	Name   *Name
	Blob   Blob
	Ident  *Ident
	Moment *Moment
	Span   *Span
	Day    *Day
	Free   json.RawMessage
	Names  []Name
	Labels map[Name]Name
	Empty  *Empty
}

// Lists of each.
type Lists struct {
	Flags   []Flag
	Tinies  []Tiny
	Ratios  []Ratio
	Blobs   []Blob
	Idents  []Ident
	Moments []Moment
	Spans   []Span
	Days    []Day
	Frees   []json.RawMessage
	Names   [][]Name
	Labels  []map[Name]Name
	Levels  []Level
	Empties []Empty
	Choices []Choice
	Cube    [][][]Point
	Places  []map[string]Point
}

// A map for each kind of key.
type Keys struct {
	ByFlag   map[Flag]Point
	ByTiny   map[Tiny]Count
	ByCount  map[Count]Moment
	ByName   map[Name]Name
	ByIdent  map[Ident]Blob
	BySpan   map[Span][]Name
	ByDay    map[Day]json.RawMessage
	ByLevel  map[Level]map[Level]Choice
	ByMoment []kit.Entry[Moment, Point]
	ByPoint  []kit.Entry[Point, []Point]
	ByBlob   []kit.Entry[Blob, string]
	ByBoth   map[string][]kit.Entry[Blob, Choice]
}

// A choice among every shape of a member.
//
// Exactly one member is set.
type Choice struct {
	Text   *string
	Level  *Level
	Point  *Point
	Points []Point
	Labels map[Name]Name
	Blob   Blob
	Free   json.RawMessage
	Again  *Choice

	unknown string // the name or number of a member that is newer than this code
}

// UnknownMember gives the name or number of the member that a peer has chosen and this code does not
// know, "" where it knows the member. Only a client meets one: a server refuses it.
func (x *Choice) UnknownMember() string { return x.unknown }

// The sensitive members come first and last.
type Secret struct {
	// Sensitive: kept out of logs, traces and error texts.
	First *string
	// Sensitive: kept out of logs, traces and error texts.
	Vault map[string]int32
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Secret) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 2)
	if x.First != nil {
		attrs = append(attrs, slog.String("first", kit.Redacted))
	}
	attrs = append(attrs, slog.String("vault", kit.Redacted))
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Secret) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Secret", x.LogValue()) }

// Recursive through a list, a map and an option.
type Node struct {
	Name     string
	Children []Node
	Named    map[string]Node
	Next     *Node
}

// OrderID is a scalar of package wire.
type OrderID string

// Status is an enum of package wire.
type Status int32

// The values of Status.
const (
	StatusPending Status = 1
	StatusPaid    Status = 2
	StatusShipped Status = 3
)

// String gives the name on the wire, such as "pending".
func (x Status) String() string {
	switch x {
	case StatusPending:
		return "pending"
	case StatusPaid:
		return "paid"
	case StatusShipped:
		return "shipped"
	}
	return "Status(" + strconv.Itoa(int(x)) + ")"
}

// ParseStatus finds a Status by its name on the wire; ok is false for a name that is none.
func ParseStatus(name string) (value Status, ok bool) {
	switch name {
	case "pending":
		return StatusPending, true
	case "paid":
		return StatusPaid, true
	case "shipped":
		return StatusShipped, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Status) Known() bool {
	switch x {
	case StatusPending, StatusPaid, StatusShipped:
		return true
	}
	return false
}

// Item is a struct of package wire.
type Item struct {
	SKU      string
	Quantity int32
	Cents    int64
}

// The message that codecs are measured with.
type Order struct {
	ID     OrderID
	Status Status
	Items  []Item
	Note   *string
	Tags   map[string]string
	Phone  string
	Placed time.Time
	Memo   *string
}

// More members than a word has bits.
type Wide struct {
	F00 int32
	F01 *int32
	F02 *int32
	F03 *int32
	F04 *int32
	F05 *int32
	F06 *int32
	F07 *int32
	F08 *int32
	F09 *int32
	F10 *int32
	F11 *int32
	F12 *int32
	F13 *int32
	F14 *int32
	F15 *int32
	F16 *int32
	F17 int32
	F18 *int32
	F19 *int32
	F20 *int32
	F21 *int32
	F22 *int32
	F23 *int32
	F24 *int32
	F25 *int32
	F26 *int32
	F27 *int32
	F28 *int32
	F29 *int32
	F30 *int32
	F31 *int32
	F32 *int32
	F33 *int32
	F34 *int32
	F35 *int32
	F36 *int32
	F37 *int32
	F38 *int32
	F39 *int32
	F40 *int32
	F41 *int32
	F42 *int32
	F43 *int32
	F44 *int32
	F45 *int32
	F46 *int32
	F47 *int32
	F48 *int32
	F49 *int32
	F50 *int32
	F51 *int32
	F52 *int32
	F53 *int32
	F54 *int32
	F55 *int32
	F56 *int32
	F57 *int32
	F58 *int32
	F59 *int32
	F60 *int32
	F61 *int32
	F62 *int32
	F63 int32
	F64 int32
	F65 *int32
	F66 *int32
	F67 *int32
	F68 *int32
	F69 int32
}
