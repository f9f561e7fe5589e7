package callers

// NotesParams is what the middleware notes is declared with.
//
// Notes what is called.
type NotesParams struct {
	Book string
}
