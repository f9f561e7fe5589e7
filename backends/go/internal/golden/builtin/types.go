package builtin

// GetInput is what All.Get takes.
type GetInput struct {
	ID string
}
