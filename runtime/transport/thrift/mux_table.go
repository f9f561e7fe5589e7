package thrift

import "slices"

// maxNotes is how many calls without an answer are remembered on a connection, because there are servers that
// answer them all the same where they do not know the method.
const maxNotes = 64

// calls knows the calls on a connection by their sequence numbers. The lock of the mux guards it.
type calls struct {
	waiting   map[int32]*waiter // nil for those whose callers have given up
	forgotten int               // how many these are
	notes     []int32           // calls without an answer
	next      int               // the note to be replaced next
}

func (c *calls) has(seq int32) bool {
	_, ok := c.waiting[seq]
	return ok
}

func (c *calls) add(seq int32, w *waiter) {
	if c.waiting == nil {
		c.waiting = map[int32]*waiter{}
	}
	c.waiting[seq] = w
}

// take ends the call of a reply. W is nil where nobody waits for it; known is false where nobody ever did.
func (c *calls) take(h head) (w *waiter, known bool) {
	w, known = c.waiting[h.seq]
	switch {
	case !known:
		return nil, h.exception && slices.Contains(c.notes, h.seq)
	case w == nil:
		c.forgotten--
	}
	delete(c.waiting, h.seq)
	return w, true
}

// forget ends a call whose caller has given up. A reply may come if it was written. It gives false where the
// call has ended already.
func (c *calls) forget(seq int32, w *waiter, written bool) bool {
	if c.waiting[seq] != w {
		return false
	}
	if !written {
		delete(c.waiting, seq)
		return true
	}
	c.waiting[seq] = nil
	c.forgotten++
	return true
}

// note remembers a call without an answer.
func (c *calls) note(seq int32) {
	if len(c.notes) < maxNotes {
		c.notes = append(c.notes, seq)
		return
	}
	c.notes[c.next] = seq
	c.next = (c.next + 1) % maxNotes
}

// all ends all calls and gives those that somebody waits for.
func (c *calls) all() []*waiter {
	var all []*waiter
	for _, w := range c.waiting {
		if w != nil {
			all = append(all, w)
		}
	}
	c.waiting, c.forgotten = nil, 0
	return all
}
