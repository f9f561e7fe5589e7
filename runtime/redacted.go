package kit

import (
	"fmt"
	"io"
	"log/slog"
)

// Redacted stands in logs for the value of a sensitive field.
const Redacted = "[redacted]"

// FormatLog prints the attributes that a generated type gives to log/slog: Card{number:[redacted]}. It
// is what makes fmt show no more than a log does.
func FormatLog(w io.Writer, name string, v slog.Value) {
	_, _ = io.WriteString(w, name) // fmt.State cannot fail
	formatValue(w, v)
}

func formatValue(w io.Writer, v slog.Value) {
	if v.Kind() != slog.KindGroup {
		_, _ = fmt.Fprint(w, v.Any()) // with the value's own Format, where it has one
		return
	}
	open := "{"
	for _, attr := range v.Group() {
		_, _ = fmt.Fprint(w, open, attr.Key, ":")
		formatValue(w, attr.Value)
		open = " "
	}
	if len(v.Group()) == 0 {
		_, _ = io.WriteString(w, "{")
	}
	_, _ = io.WriteString(w, "}")
}
