package orders

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Identifies an order, for ever.
type OrderID string

// A number of hundredths.
type Percent float64

// The most pieces of one article in an order.
const MaxQuantity = 100

// Where an order stands.
type Status int32

// The values of Status.
const (
	StatusPending Status = 1
	StatusPaid    Status = 2
	// The parcel has left the house.
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

// Some pieces of one article.
type Item struct {
	SKU      string
	Quantity int32
	// The price of one piece.
	Cents int64
}

// An order as the shop keeps it.
type Order struct {
	ID     OrderID
	Status Status
	Items  []Item
	Note   *string
	Tags   map[string]string
	// never in a log, a trace or an error
	// Sensitive: kept out of logs, traces and error texts.
	Phone  string
	Placed time.Time
	// Deprecated: use note
	Memo *string
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Order) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 8)
	attrs = append(attrs, slog.String("id", string(x.ID)))
	attrs = append(attrs, slog.String("status", x.Status.String()))
	attrs = append(attrs, slog.Any("items", x.Items))
	if x.Note != nil {
		attrs = append(attrs, slog.String("note", *x.Note))
	}
	attrs = append(attrs, slog.Any("tags", x.Tags))
	attrs = append(attrs, slog.String("phone", kit.Redacted))
	attrs = append(attrs, slog.Time("placed", x.Placed))
	if x.Memo != nil {
		attrs = append(attrs, slog.String("memo", *x.Memo))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Order) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Order", x.LogValue()) }

// A card as its holder reads it out.
type Card struct {
	// Sensitive: kept out of logs, traces and error texts.
	Number string
	Holder string
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Card) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("number", kit.Redacted),
		slog.String("holder", x.Holder),
	)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Card) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Card", x.LogValue()) }

// A bank transfer.
type Wire struct {
	Iban string
}

// How a customer pays.
//
// Exactly one member is set.
type Payment struct {
	Card    *Card
	Wire    *Wire
	Voucher *string
	Points  *int64
	Several []string

	unknown string // the name or number of a member that is newer than this code
}

// UnknownMember gives the name or number of the member that a peer has chosen and this code does not
// know, "" where it knows the member. Only a client meets one: a server refuses it.
func (x *Payment) UnknownMember() string { return x.unknown }

// LogValue gives x to log/slog without its sensitive fields.
func (x Payment) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 5)
	if x.Card != nil {
		attrs = append(attrs, slog.Any("card", *x.Card))
	}
	if x.Wire != nil {
		attrs = append(attrs, slog.Any("wire", *x.Wire))
	}
	if x.Voucher != nil {
		attrs = append(attrs, slog.String("voucher", *x.Voucher))
	}
	if x.Points != nil {
		attrs = append(attrs, slog.Int64("points", *x.Points))
	}
	if x.Several != nil {
		attrs = append(attrs, slog.Any("several", x.Several))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Payment) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Payment", x.LogValue()) }

// A line of a tree: recursive through a list, a map and an option.
type Node struct {
	Name     string
	Children []Node
	Named    map[string]Node
	Next     *Node
}

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
	UID      kit.UUID
	At       time.Time
	Took     time.Duration
	Day      kit.Date
	Free     json.RawMessage
	Ident    OrderID
	Share    Percent
	Status   Status
	Item     Item
	Payment  Payment
	Numbers  []int32
	Flags    []bool
	Matrix   [][]float64
	Statuses []Status
	Words    []string
	ByName   map[string]int64
	ByNumber map[int32]string
	ByStatus map[Status]Item
	ByID     map[kit.UUID]bool
	ByOrder  map[OrderID][]Item
	Tree     *Node
	Email    *string
	Site     *string
	MaybeB   *bool
	MaybeI8  *int8
	MaybeI64 *int64
	MaybeF   *float64
	MaybeT   *time.Time
	MaybeD   *time.Duration
	MaybeDay *kit.Date
	MaybeID  *kit.UUID
	MaybeRaw []byte
	MaybeAny json.RawMessage
	MaybeL   []string
	MaybeM   map[string]Item
	MaybeS   *Status
	MaybeP   *Payment
	// Nil means the default: GetRank gives it.
	Rank *int32
	// Nil means the default: GetLabel gives it.
	Label *string
	// Nil means the default: GetMode gives it.
	Mode *Status
	// Nil means the default: GetExact gives it.
	Exact *bool
	// Sensitive: kept out of logs, traces and error texts.
	Secret *string
}

// GetRank gives Rank, or its default where it is nil.
func (x *Everything) GetRank() int32 {
	if x.Rank == nil {
		return 5
	}
	return *x.Rank
}

// GetLabel gives Label, or its default where it is nil.
func (x *Everything) GetLabel() string {
	if x.Label == nil {
		return "none"
	}
	return *x.Label
}

// GetMode gives Mode, or its default where it is nil.
func (x *Everything) GetMode() Status {
	if x.Mode == nil {
		return StatusPending
	}
	return *x.Mode
}

// GetExact gives Exact, or its default where it is nil.
func (x *Everything) GetExact() bool {
	if x.Exact == nil {
		return true
	}
	return *x.Exact
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Everything) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 50)
	attrs = append(attrs, slog.Bool("yes", x.Yes))
	attrs = append(attrs, slog.Int("tiny", int(x.Tiny)))
	attrs = append(attrs, slog.Int("small", int(x.Small)))
	attrs = append(attrs, slog.Int("medium", int(x.Medium)))
	attrs = append(attrs, slog.Int64("large", x.Large))
	attrs = append(attrs, slog.Float64("real", x.Real))
	attrs = append(attrs, slog.String("text", x.Text))
	attrs = append(attrs, slog.Any("raw", x.Raw))
	attrs = append(attrs, slog.String("uid", x.UID.String()))
	attrs = append(attrs, slog.Time("at", x.At))
	attrs = append(attrs, slog.Duration("took", x.Took))
	attrs = append(attrs, slog.String("day", x.Day.String()))
	attrs = append(attrs, slog.Any("free", x.Free))
	attrs = append(attrs, slog.String("ident", string(x.Ident)))
	attrs = append(attrs, slog.Float64("share", float64(x.Share)))
	attrs = append(attrs, slog.String("status", x.Status.String()))
	attrs = append(attrs, slog.Any("item", x.Item))
	attrs = append(attrs, slog.Any("payment", x.Payment))
	attrs = append(attrs, slog.Any("numbers", x.Numbers))
	attrs = append(attrs, slog.Any("flags", x.Flags))
	attrs = append(attrs, slog.Any("matrix", x.Matrix))
	attrs = append(attrs, slog.Any("statuses", x.Statuses))
	attrs = append(attrs, slog.Any("words", x.Words))
	attrs = append(attrs, slog.Any("by_name", x.ByName))
	attrs = append(attrs, slog.Any("by_number", x.ByNumber))
	attrs = append(attrs, slog.Any("by_status", x.ByStatus))
	attrs = append(attrs, slog.Any("by_id", x.ByID))
	attrs = append(attrs, slog.Any("by_order", x.ByOrder))
	if x.Tree != nil {
		attrs = append(attrs, slog.Any("tree", *x.Tree))
	}
	if x.Email != nil {
		attrs = append(attrs, slog.String("email", *x.Email))
	}
	if x.Site != nil {
		attrs = append(attrs, slog.String("site", *x.Site))
	}
	if x.MaybeB != nil {
		attrs = append(attrs, slog.Bool("maybe_b", *x.MaybeB))
	}
	if x.MaybeI8 != nil {
		attrs = append(attrs, slog.Int("maybe_i8", int(*x.MaybeI8)))
	}
	if x.MaybeI64 != nil {
		attrs = append(attrs, slog.Int64("maybe_i64", *x.MaybeI64))
	}
	if x.MaybeF != nil {
		attrs = append(attrs, slog.Float64("maybe_f", *x.MaybeF))
	}
	if x.MaybeT != nil {
		attrs = append(attrs, slog.Time("maybe_t", *x.MaybeT))
	}
	if x.MaybeD != nil {
		attrs = append(attrs, slog.Duration("maybe_d", *x.MaybeD))
	}
	if x.MaybeDay != nil {
		attrs = append(attrs, slog.String("maybe_day", x.MaybeDay.String()))
	}
	if x.MaybeID != nil {
		attrs = append(attrs, slog.String("maybe_id", x.MaybeID.String()))
	}
	if x.MaybeRaw != nil {
		attrs = append(attrs, slog.Any("maybe_raw", x.MaybeRaw))
	}
	if x.MaybeAny != nil {
		attrs = append(attrs, slog.Any("maybe_any", x.MaybeAny))
	}
	if x.MaybeL != nil {
		attrs = append(attrs, slog.Any("maybe_l", x.MaybeL))
	}
	if x.MaybeM != nil {
		attrs = append(attrs, slog.Any("maybe_m", x.MaybeM))
	}
	if x.MaybeS != nil {
		attrs = append(attrs, slog.String("maybe_s", x.MaybeS.String()))
	}
	if x.MaybeP != nil {
		attrs = append(attrs, slog.Any("maybe_p", *x.MaybeP))
	}
	if x.Rank != nil {
		attrs = append(attrs, slog.Int("rank", int(*x.Rank)))
	}
	if x.Label != nil {
		attrs = append(attrs, slog.String("label", *x.Label))
	}
	if x.Mode != nil {
		attrs = append(attrs, slog.String("mode", x.Mode.String()))
	}
	if x.Exact != nil {
		attrs = append(attrs, slog.Bool("exact", *x.Exact))
	}
	if x.Secret != nil {
		attrs = append(attrs, slog.String("secret", kit.Redacted))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Everything) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Everything", x.LogValue()) }

// A payment for an order.
type PaymentOrder struct {
	Order   OrderID
	Dry     *bool
	Payment Payment
}

// LogValue gives x to log/slog without its sensitive fields.
func (x PaymentOrder) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 3)
	attrs = append(attrs, slog.String("order", string(x.Order)))
	if x.Dry != nil {
		attrs = append(attrs, slog.Bool("dry", *x.Dry))
	}
	attrs = append(attrs, slog.Any("payment", x.Payment))
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x PaymentOrder) Format(f fmt.State, verb rune) { kit.FormatLog(f, "PaymentOrder", x.LogValue()) }

// GetInput is what Orders.Get takes.
type GetInput struct {
	ID OrderID
}

// PlaceInput is what Orders.Place takes.
type PlaceInput struct {
	Customer kit.UUID
	Items    []Item
	Payment  *Payment
	// Makes it safe to send the order again.
	Key *string
}

// LogValue gives x to log/slog without its sensitive fields.
func (x PlaceInput) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 4)
	attrs = append(attrs, slog.String("customer", x.Customer.String()))
	attrs = append(attrs, slog.Any("items", x.Items))
	if x.Payment != nil {
		attrs = append(attrs, slog.Any("payment", *x.Payment))
	}
	if x.Key != nil {
		attrs = append(attrs, slog.String("key", *x.Key))
	}
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x PlaceInput) Format(f fmt.State, verb rune) { kit.FormatLog(f, "PlaceInput", x.LogValue()) }

// ListInput is what Orders.List takes.
type ListInput struct {
	Status []Status
	// Nil means the default: GetLimit gives it.
	Limit *int32
	Since *time.Time
	Exact *bool
}

// GetLimit gives Limit, or its default where it is nil.
func (x *ListInput) GetLimit() int32 {
	if x.Limit == nil {
		return 20
	}
	return *x.Limit
}

// AnnotateInput is what Orders.Annotate takes.
type AnnotateInput struct {
	ID   OrderID
	Line int32
	Note string
}

// CancelInput is what Orders.Cancel takes.
type CancelInput struct {
	ID     OrderID
	Reason *string
}
