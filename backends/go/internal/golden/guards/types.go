package guards

// FindInput is what Search.Find takes.
type FindInput struct {
	Word string
}
