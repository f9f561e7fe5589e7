package exchange

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// A short word.
type Word string

// The colours of a traffic light.
type Light int32

// The values of Light.
const (
	LightRed   Light = 1
	LightAmber Light = 2
	// Go.
	LightGreen Light = 4
)

// String gives the name on the wire, such as "red".
func (x Light) String() string {
	switch x {
	case LightRed:
		return "red"
	case LightAmber:
		return "amber"
	case LightGreen:
		return "green"
	}
	return "Light(" + strconv.Itoa(int(x)) + ")"
}

// ParseLight finds a Light by its name on the wire; ok is false for a name that is none.
func ParseLight(name string) (value Light, ok bool) {
	switch name {
	case "red":
		return LightRed, true
	case "amber":
		return LightAmber, true
	case "green":
		return LightGreen, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Light) Known() bool {
	switch x {
	case LightRed, LightAmber, LightGreen:
		return true
	}
	return false
}

// A place on a map.
type Point struct {
	X float64
	Y float64
}

// A line of a tree: recursive through a list, a map and an option.
type Node struct {
	Name     Word
	Children []Node
	Named    map[string]Node
	Next     *Node
}

// One of several shapes.
//
// Exactly one member is set.
type Shape struct {
	Point *Point
	Words []Word
	Label *string
	Count *int64

	unknown string // the name or number of a member that is newer than this code
}

// UnknownMember gives the name or number of the member that a peer has chosen and this code does not
// know, "" where it knows the member. Only a client meets one: a server refuses it.
func (x *Shape) UnknownMember() string { return x.unknown }

// One field of each kind.
type Everything struct {
	Yes      bool
	Tiny     int8
	Small    int16
	Medium   int32
	Large    int64
	Real     float64
	Text     string
	Raw      []byte
	ID       kit.UUID
	At       time.Time
	Took     time.Duration
	Day      kit.Date
	Free     json.RawMessage
	Word     Word
	Light    Light
	Point    Point
	Shape    Shape
	Numbers  []int32
	Flags    []bool
	Points   []Point
	Lights   []Light
	Words    []Word
	ByName   map[string]int64
	ByNumber map[int32]string
	ByLight  map[Light]Point
	ByID     map[kit.UUID]bool
	Nested   map[string][]map[string]Point
	Tree     *Node
	Maybe    *string
	MaybeNot *bool
	MaybeAny []string
	// Nil means the default: GetRank gives it.
	Rank *int32
	// Sensitive: kept out of logs, traces and error texts.
	Secret *string
	// Deprecated: use text
	Old *string
}

// GetRank gives Rank, or its default where it is nil.
func (x *Everything) GetRank() int32 {
	if x.Rank == nil {
		return 5
	}
	return *x.Rank
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Everything) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 34)
	attrs = append(attrs, slog.Bool("yes", x.Yes))
	attrs = append(attrs, slog.Int("tiny", int(x.Tiny)))
	attrs = append(attrs, slog.Int("small", int(x.Small)))
	attrs = append(attrs, slog.Int("medium", int(x.Medium)))
	attrs = append(attrs, slog.Int64("large", x.Large))
	attrs = append(attrs, slog.Float64("real", x.Real))
	attrs = append(attrs, slog.String("text", x.Text))
	attrs = append(attrs, slog.Any("raw", x.Raw))
	attrs = append(attrs, slog.String("id", x.ID.String()))
	attrs = append(attrs, slog.Time("at", x.At))
	attrs = append(attrs, slog.Duration("took", x.Took))
	attrs = append(attrs, slog.String("day", x.Day.String()))
	attrs = append(attrs, slog.Any("free", x.Free))
	attrs = append(attrs, slog.String("word", string(x.Word)))
	attrs = append(attrs, slog.String("light", x.Light.String()))
	attrs = append(attrs, slog.Any("point", x.Point))
	attrs = append(attrs, slog.Any("shape", x.Shape))
	attrs = append(attrs, slog.Any("numbers", x.Numbers))
	attrs = append(attrs, slog.Any("flags", x.Flags))
	attrs = append(attrs, slog.Any("points", x.Points))
	attrs = append(attrs, slog.Any("lights", x.Lights))
	attrs = append(attrs, slog.Any("words", x.Words))
	attrs = append(attrs, slog.Any("by_name", x.ByName))
	attrs = append(attrs, slog.Any("by_number", x.ByNumber))
	attrs = append(attrs, slog.Any("by_light", x.ByLight))
	attrs = append(attrs, slog.Any("by_id", x.ByID))
	attrs = append(attrs, slog.Any("nested", x.Nested))
	if x.Tree != nil {
		attrs = append(attrs, slog.Any("tree", *x.Tree))
	}
	if x.Maybe != nil {
		attrs = append(attrs, slog.String("maybe", *x.Maybe))
	}
	if x.MaybeNot != nil {
		attrs = append(attrs, slog.Bool("maybe_not", *x.MaybeNot))
	}
	if x.MaybeAny != nil {
		attrs = append(attrs, slog.Any("maybe_any", x.MaybeAny))
	}
	if x.Rank != nil {
		attrs = append(attrs, slog.Int("rank", int(*x.Rank)))
	}
	if x.Secret != nil {
		attrs = append(attrs, slog.String("secret", kit.Redacted))
	}
	if x.Old != nil {
		attrs = append(attrs, slog.String("old", *x.Old))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Everything) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Everything", x.LogValue()) }

// MoveInput is what Exchange.Move takes.
type MoveInput struct {
	Point Point
	Dx    float64
	Dy    *float64
}

// TurnInput is what Exchange.Turn takes.
type TurnInput struct {
	Shape Shape
}

// ExplainInput is what Exchange.Explain takes.
type ExplainInput struct {
	Word Word
	// Nil means the default: GetTimes gives it.
	Times  *int32
	Lights []Light
	Trace  *string
}

// GetTimes gives Times, or its default where it is nil.
func (x *ExplainInput) GetTimes() int32 {
	if x.Times == nil {
		return 1
	}
	return *x.Times
}

// CountInput is what Exchange.Count takes.
type CountInput struct {
	Text string
}
