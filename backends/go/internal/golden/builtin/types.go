package builtin

import (
	"fmt"
	"log/slog"

	kit "github.com/kitc-lang/kit/runtime"
)

// Receipt is a struct of package builtin.
type Receipt struct {
	Number int64
	// Sensitive: kept out of logs, traces and error texts.
	Card string
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Receipt) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Int64("number", x.Number),
		slog.String("card", kit.Redacted),
	)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x Receipt) Format(f fmt.State, verb rune) { kit.FormatLog(f, "Receipt", x.LogValue()) }

// GetInput is what All.Get takes.
type GetInput struct {
	ID string
}

// ChargeInput is what All.Charge takes.
type ChargeInput struct {
	Key   *kit.UUID
	Cents int64
	// Sensitive: kept out of logs, traces and error texts.
	Card string
}

// LogValue gives x to log/slog without its sensitive fields.
func (x ChargeInput) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, 3)
	if x.Key != nil {
		attrs = append(attrs, slog.String("key", x.Key.String()))
	}
	attrs = append(attrs, slog.Int64("cents", x.Cents))
	attrs = append(attrs, slog.String("card", kit.Redacted))
	return slog.GroupValue(attrs...)
}

// Format prints x without its sensitive fields, whatever the verb.
func (x ChargeInput) Format(f fmt.State, verb rune) { kit.FormatLog(f, "ChargeInput", x.LogValue()) }
