package thrift

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"sync"
)

// zlibTransform is the number of compression among the transforms of THeader.
const zlibTransform = 1

// A compressed message may become inflationFloor bytes or, where that is more, maxInflation times as long as it
// was sent, unless a Config says otherwise: what it costs stays in proportion to what was sent. firstInflation is
// what it is expected to become.
const (
	inflationFloor = 1 << 10
	maxInflation   = 20
	firstInflation = 4
)

// inflate undoes the transform of a THeader message, which may become times as long and at most limit bytes. The
// result is memory of its own. What cannot be undone stays among the transforms, with the reason why.
func (h *headerFrame) inflate(limit, times int) {
	switch {
	case len(h.transforms) == 0:
		return
	case h.transforms[0] != zlibTransform:
		h.refused = "unimplemented: the THeader frame has a transform other than zlib: switch it off"
		return
	case len(h.transforms) > 1:
		h.refused = "unimplemented: the THeader frame has more than one transform: compress it once, or not at all"
		return
	}
	most := limit
	if times > 0 && len(h.message) < limit/times {
		most = min(limit, max(inflationFloor, times*len(h.message)))
	}
	plain, err := unzip(h.message, most)
	switch {
	case errors.Is(err, errTooLarge):
		h.refused = "resource_exhausted: the compressed message is too large, or many times larger than it was sent: send it uncompressed"
	case err != nil:
		h.refused = "invalid_argument: the THeader frame says that it is compressed, and cannot be read as zlib"
	default:
		if 0 < times && times <= maxInflation { // otherwise it was decided that such messages may cost more
			h.squeezed = len(h.message)
		}
		h.message = plain
		h.transforms = nil
	}
}

// inflater is a reader of zlib, which is larger than most messages, and what it reads.
type inflater struct {
	src  bytes.Reader
	zlib io.ReadCloser // nil at first
}

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

// reset starts at the start of data.
func (in *inflater) reset(data []byte) (err error) {
	in.src.Reset(data)
	if in.zlib != nil {
		return in.zlib.(zlib.Resetter).Reset(&in.src, nil)
	}
	in.zlib, err = zlib.NewReader(&in.src)
	return err
}

// unzip gives what data is without its compression, and errTooLarge where that is more than most bytes.
func unzip(data []byte, most int) ([]byte, error) {
	in := inflaters.Get().(*inflater)
	defer func() {
		in.src.Reset(nil)
		inflaters.Put(in)
	}()
	if err := in.reset(data); err != nil {
		return nil, err
	}
	plain := make([]byte, 0, min(most, max(inflationFloor, firstInflation*len(data)))+1)
	for {
		n, err := in.zlib.Read(plain[len(plain):cap(plain)])
		plain = plain[:len(plain)+n]
		switch {
		case len(plain) > most:
			return nil, errTooLarge
		case errors.Is(err, io.EOF):
			return plain, nil
		case err != nil:
			return nil, err
		case len(plain) == cap(plain):
			plain = append(make([]byte, 0, most+1), plain...)
		}
	}
}
