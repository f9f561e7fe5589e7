package names

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// build ignore
type HTTPCode int32

// go: generate rm -rf /
type Slug string

// Quoted is a scalar of package names.
type Quoted string

// Delay is a scalar of package names.
type Delay time.Duration

// A "quoted" \ constant.
const Motto = "say \"hi\" \\ */ `now`"

// Ratio is a constant of package names.
const Ratio = 0.25

// Words that Go keeps for itself.
type Type int32

// The values of Type.
const (
	TypeFunc      Type = 1
	TypeInterface Type = 2
	// Deprecated things stay.
	TypeRange Type = 5
	TypeNil   Type = 0
)

// String gives the name on the wire, such as "func".
func (x Type) String() string {
	switch x {
	case TypeFunc:
		return "func"
	case TypeInterface:
		return "interface"
	case TypeRange:
		return "range"
	case TypeNil:
		return "nil"
	}
	return "Type(" + strconv.Itoa(int(x)) + ")"
}

// ParseType finds a Type by its name on the wire; ok is false for a name that is none.
func ParseType(name string) (value Type, ok bool) {
	switch name {
	case "func":
		return TypeFunc, true
	case "interface":
		return TypeInterface, true
	case "range":
		return TypeRange, true
	case "nil":
		return TypeNil, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Type) Known() bool {
	switch x {
	case TypeFunc, TypeInterface, TypeRange, TypeNil:
		return true
	}
	return false
}

// Fields by the names of packages, keywords, predeclared things and generated variables.
type Func struct {
	Type    Type
	Func    string
	Error_  string
	String_ string
	Context string
	Kit     string
	In      int32
	Out     int64
	Err     bool
	Ctx     []byte
	B       []string
	D       map[string]string
	X       *Type
	V       float64
	N       [][]Slug
	Nil     *int8
	Len     *string
	Append  HTTPCode
	// Sensitive: kept out of logs, traces and error texts.
	Attrs string
	// Sensitive: kept out of logs, traces and error texts.
	Pins         map[string]string
	Time         time.Time
	Slog         *time.Duration
	Self         *Func
	ID           kit.UUID
	UserID       string
	HTTPURL      string
	JSON         json.RawMessage
	APIV2URL     string
	Validate_    string
	AppendJSON_  bool
	Format_      string
	LogValue_    int16
	ThriftBytes_ []byte
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Func) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 33)
	attrs = append(attrs, slog.String("type", x.Type.String()))
	attrs = append(attrs, slog.String("func", x.Func))
	attrs = append(attrs, slog.String("error", x.Error_))
	attrs = append(attrs, slog.String("string", x.String_))
	attrs = append(attrs, slog.String("context", x.Context))
	attrs = append(attrs, slog.String("kit", x.Kit))
	attrs = append(attrs, slog.Int("in", int(x.In)))
	attrs = append(attrs, slog.Int64("out", x.Out))
	attrs = append(attrs, slog.Bool("err", x.Err))
	attrs = append(attrs, slog.Any("ctx", x.Ctx))
	attrs = append(attrs, slog.Any("b", x.B))
	attrs = append(attrs, slog.Any("d", x.D))
	if x.X != nil {
		attrs = append(attrs, slog.String("x", x.X.String()))
	}
	attrs = append(attrs, slog.Float64("v", x.V))
	attrs = append(attrs, slog.Any("n", x.N))
	if x.Nil != nil {
		attrs = append(attrs, slog.Int("nil", int(*x.Nil)))
	}
	if x.Len != nil {
		attrs = append(attrs, slog.String("len", *x.Len))
	}
	attrs = append(attrs, slog.Int("append", int(x.Append)))
	attrs = append(attrs, slog.String("attrs", kit.Redacted))
	if x.Pins != nil {
		attrs = append(attrs, slog.String("pins", kit.Redacted))
	}
	attrs = append(attrs, slog.Time("time", x.Time))
	if x.Slog != nil {
		attrs = append(attrs, slog.Duration("slog", *x.Slog))
	}
	if x.Self != nil {
		attrs = append(attrs, slog.Any("self", *x.Self))
	}
	attrs = append(attrs, slog.String("id", x.ID.String()))
	attrs = append(attrs, slog.String("user_id", x.UserID))
	attrs = append(attrs, slog.String("http_url", x.HTTPURL))
	attrs = append(attrs, slog.Any("json", x.JSON))
	attrs = append(attrs, slog.String("api_v2_url", x.APIV2URL))
	attrs = append(attrs, slog.String("validate", x.Validate_))
	attrs = append(attrs, slog.Bool("append_json", x.AppendJSON_))
	attrs = append(attrs, slog.String("format", x.Format_))
	attrs = append(attrs, slog.Int("log_value", int(x.LogValue_)))
	attrs = append(attrs, slog.Any("thrift_bytes", x.ThriftBytes_))
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Func) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Func", x.LogValue()) }

// Nothing at all.
type Empty struct{}

// A choice called range.
//
// Exactly one member is set.
type Range struct {
	Type           *Type
	Map            map[string]Func
	Select         *Empty
	UnknownMember_ *string

	unknown string // the name or number of a member that is newer than this code
}

// UnknownMember gives the name or number of the member that a peer has chosen and this code does not
// know, "" where it knows the member. Only a client meets one: a server refuses it.
func (x *Range) UnknownMember() string { return x.unknown }

// LogValue gives x to log/slog without its sensitive fields.
func (x Range) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 4)
	if x.Type != nil {
		attrs = append(attrs, slog.String("type", x.Type.String()))
	}
	if x.Map != nil {
		attrs = append(attrs, slog.String("map", fmt.Sprint(x.Map)))
	}
	if x.Select != nil {
		attrs = append(attrs, slog.Any("select", *x.Select))
	}
	if x.UnknownMember_ != nil {
		attrs = append(attrs, slog.String("unknown_member", *x.UnknownMember_))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Range) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Range", x.LogValue()) }

// FuncInput is what Import.Func takes.
type FuncInput struct {
	In  string
	Out *string
	Ctx bool
	Err *Range
}

// LogValue gives x to log/slog without its sensitive fields.
func (x FuncInput) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 4)
	attrs = append(attrs, slog.String("in", x.In))
	if x.Out != nil {
		attrs = append(attrs, slog.String("out", *x.Out))
	}
	attrs = append(attrs, slog.Bool("ctx", x.Ctx))
	if x.Err != nil {
		attrs = append(attrs, slog.Any("err", *x.Err))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x FuncInput) Format(f fmt.State, verb rune) { kit.FormatLog(f, "FuncInput", x.LogValue()) }

// HTTPGetInput is what Import.HTTPGet takes.
type HTTPGetInput struct {
	// Nil means the default: GetCall gives it.
	Call *int32
}

// GetCall gives Call, or its default where it is nil.
func (x *HTTPGetInput) GetCall() int32 {
	if x.Call == nil {
		return 3
	}
	return *x.Call
}
