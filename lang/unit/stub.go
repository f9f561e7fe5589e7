package unit

import (
	"time"

	"github.com/kitc-lang/kit/lang/diag"
)

func ParseDuration(text string, at func(from, to int) diag.Span) (time.Duration, diag.List) {
	var l diag.List
	d, err := time.ParseDuration(text)
	if err != nil {
		l.Errorf("KIT0110", at(0, len(text)), "%v", err)
	}
	return d, l
}
