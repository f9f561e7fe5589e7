package callers

// ChargeInput is what Payments.Charge takes.
type ChargeInput struct {
	Key string
}
