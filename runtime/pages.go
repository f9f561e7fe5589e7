package kit

import (
	"context"
	"iter"
)

// Pages gives the elements of a list that comes in parts: it calls for a page, gives its elements, and goes
// on where next says, until there is none. Input stays as it is: what is sent is a copy, in which resume
// puts the cursor.
//
// The sequence ends behind the first error, which it gives with a zero element. A server that gives the
// cursor that it was sent would never come to an end, so that is an error too.
func Pages[In, Out, Elem any, Cursor ~string](
	ctx context.Context, input *In,
	call func(context.Context, *In) (*Out, error),
	resume func(*In, *Cursor),
	page func(*Out) (items []Elem, next *Cursor),
) iter.Seq2[Elem, error] {
	return func(yield func(Elem, error) bool) {
		var none Elem
		in := *Input(input)
		var sent *Cursor
		for {
			out, err := call(ctx, &in)
			if err != nil {
				yield(none, err)
				return
			}
			items, next := page(out)
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			switch {
			case next == nil || *next == "":
				return
			case sent != nil && *sent == *next:
				yield(none, Errorf(Internal, "the list never ends: the next page has the cursor of this one"))
				return
			}
			cursor := *next
			sent = &cursor
			in = *Input(input)
			resume(&in, &cursor)
		}
	}
}
