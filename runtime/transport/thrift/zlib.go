package thrift

import (
	"bytes"
	"compress/zlib"
	"io"
)

// zlibTransform is the number of compression among the transforms of THeader.
const zlibTransform = 1

// maxInflation bounds how many times its own size a compressed message may become, so that what it costs
// stays in proportion to what was sent.
const maxInflation = 100

// inflate undoes the transforms of a THeader message. The result is memory of its own. What cannot be undone
// stays among the transforms, with the reason why.
func (h *headerFrame) inflate(limit int) {
	for len(h.transforms) > 0 {
		if h.transforms[len(h.transforms)-1] != zlibTransform {
			h.refused = "unimplemented: the THeader frame has a transform other than zlib: switch it off"
			return
		}
		most := min(limit, maxInflation*len(h.message))
		r, err := zlib.NewReader(bytes.NewReader(h.message))
		var plain []byte
		if err == nil {
			plain, err = io.ReadAll(io.LimitReader(r, int64(most)+1))
		}
		switch {
		case err != nil:
			h.refused = "invalid_argument: the THeader frame says that it is compressed, and cannot be read as zlib"
			return
		case len(plain) > most:
			h.refused = "resource_exhausted: the compressed message is too large"
			return
		}
		h.message = plain
		h.transforms = h.transforms[:len(h.transforms)-1]
	}
}
