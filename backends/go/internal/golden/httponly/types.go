package httponly

import "time"

// A place with a time of its own.
type Zone struct {
	Name   string
	Offset time.Duration
}

// NowInput is what Clock.Now takes.
type NowInput struct {
	// Nil means the default: GetZone gives it.
	Zone *string
}

// GetZone gives Zone, or its default where it is nil.
func (x *NowInput) GetZone() string {
	if x.Zone == nil {
		return "Europe/London"
	}
	return *x.Zone
}
