package kit

import (
	"strconv"
	"time"
)

// Rate is so many calls in so much time: 100 a second. Its zero value is no rate.
type Rate struct {
	// Count is how many calls.
	Count int64
	// Per is in how much time.
	Per time.Duration
}

// String gives the rate as a .kit file writes it, "100/s", or else as in "100/1m30s".
func (r Rate) String() string {
	per := r.Per.String()
	switch r.Per {
	case time.Second:
		per = "s"
	case time.Minute:
		per = "min"
	case time.Hour:
		per = "h"
	}
	return strconv.FormatInt(r.Count, 10) + "/" + per
}
