package retries

// PassInput is what Relay.Pass takes.
type PassInput struct {
	Text string
}
