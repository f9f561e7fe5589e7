package own

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// AuditParams is what the middleware audit is declared with. A nil says that nothing is.
//
// Writes who did what into a book.
//
// It never fails a call.
type AuditParams struct {
	// Which one.
	Book Book
	// How much of each call.
	Detail Detail
	// The fastest that it writes; more is dropped.
	Every kit.Rate
	// The longest entry.
	Most   int64
	On     []kit.Code
	All    bool
	Share  float64
	Wait   *time.Duration
	Copies *int32
	Title  *string
	Owner  *Book
	Spare  *int64
	Marks  []string
	Back   *bool
	Days   []kit.Date
	Since  *time.Time
}

// StampParams is what the middleware stamp is declared with.
//
// Says which version of the software calls.
type StampParams struct{}
