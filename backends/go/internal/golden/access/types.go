package access

import "github.com/kitc-lang/kit/runtime/std"

// Cursor is a scalar of package access.
type Cursor string

// Note is a struct of package access.
type Note struct {
	ID   int64
	Text string
}

// NotePage is a struct of package access.
type NotePage struct {
	Items []Note
	Next  *Cursor
}

// Found is a struct of package access.
type Found struct {
	Notes []Note
	Words []string
	Page  *std.PageInfo
}

// ListInput is what Notes.List takes.
type ListInput struct {
	After *Cursor
	// Nil means the default: GetSize gives it.
	Size *int32
}

// GetSize gives Size, or its default where it is nil.
func (x *ListInput) GetSize() int32 {
	if x.Size == nil {
		return 10
	}
	return *x.Size
}

// FindInput is what Notes.Find takes.
type FindInput struct {
	Text string
	Page *std.PageRequest
}
