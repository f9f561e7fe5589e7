package retries

// PassInput is what Relay.Pass takes.
type PassInput struct {
	Text string
}

// FindInput is what Relay.Find takes.
type FindInput struct {
	Text string
}
