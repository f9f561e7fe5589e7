package chains

// BuildInput is what Reports.Build takes.
type BuildInput struct {
	Year int32
}
