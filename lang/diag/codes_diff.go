package diag

// What `kitc diff` finds between two states of an API.
const (
	// BreakingChange: a change with which clients or code from before do not work.
	BreakingChange Code = "KIT7001"
	// RiskyChange: a change that needs an order of deployment, or after which something differs.
	RiskyChange Code = "KIT7002"
	// NumbersUncertain: a state without a complete kit.lock, so that its numbers are guesses.
	NumbersUncertain Code = "KIT7003"
)
