package thrift

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// Some programs send Thrift as the body of an HTTP POST (THttpClient), and get the reply as the body of the
// answer. The headers of the request are those of the call.

// maxPostHead bounds the line and the headers of such a request, in bytes.
const maxPostHead = 16 << 10

// isPost reports whether the first four bytes of a message are those of an HTTP request.
func isPost(head []byte) bool { return string(head) == "POST" }

// post reads a request. Its body holds one message, without a frame.
func (r *reader) post() (m message, err error) {
	m.framing = Post
	head, err := r.postHead()
	if err != nil {
		return m, err
	}
	req, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(head)))
	if err != nil {
		return m, protocolError("an HTTP request cannot be read")
	}
	for name, values := range req.Header {
		m.info.pairs = append(m.info.pairs, pair{name, values[0]})
	}
	m.closing = req.Close || !req.ProtoAtLeast(1, 1)
	body, err := r.postBody(req)
	if err != nil {
		return m, err
	}
	if len(body) < 4 {
		return m, protocolError("the body of an HTTP request holds no Thrift message")
	}
	m.protocol = protocolOf(body)
	switch {
	case m.protocol != 0:
	case body[0] == 0:
		m.protocol = Binary // without a version
	case isMediaType(req.Header.Get("Content-Type"), mediaTypeJSON):
		m.protocol = JSON // with space in front, or none at all
	default:
		return m, protocolError("the body of an HTTP request holds no Thrift message")
	}
	m.message = body
	return m, nil
}

// postHead gives the bytes up to the end of the headers, and goes behind them.
func (r *reader) postHead() ([]byte, error) {
	for {
		if end := bytes.Index(r.buf[r.start:r.end], []byte("\r\n\r\n")); end >= 0 {
			head := bytes.Clone(r.buf[r.start : r.start+end+4])
			r.start += end + 4
			return head, nil
		}
		if r.buffered() >= maxPostHead {
			return nil, errTooLarge
		}
		if err := r.more(); err != nil {
			return nil, err
		}
	}
}

// postBody gives the body: of the length that was announced, or in chunks.
func (r *reader) postBody(req *http.Request) ([]byte, error) {
	switch {
	case strings.EqualFold(req.Header.Get("Expect"), "100-continue"):
		if _, err := io.WriteString(r.conn, "HTTP/1.1 100 Continue\r\n\r\n"); err != nil {
			return nil, err
		}
	case req.Header.Get("Content-Encoding") != "":
		return nil, protocolError("an HTTP request is compressed")
	}
	if len(req.TransferEncoding) > 0 {
		return r.chunks()
	}
	size := req.ContentLength
	switch {
	case size < 0:
		return nil, protocolError("an HTTP request does not say how long it is")
	case size > int64(r.limit()):
		return nil, errTooLarge
	}
	if err := r.fill(int(size)); err != nil {
		return nil, err
	}
	body := r.buf[r.start : r.start+int(size)]
	r.start += int(size)
	return body, nil
}

// chunks reads a body whose length is told piece by piece.
func (r *reader) chunks() ([]byte, error) {
	var body []byte
	for {
		line, err := r.line()
		if err != nil {
			return nil, err
		}
		digits, _, _ := strings.Cut(line, ";")
		size, err := strconv.ParseUint(strings.TrimSpace(digits), 16, 31)
		switch {
		case err != nil:
			return nil, protocolError("a chunk of an HTTP request has no length")
		case size > uint64(r.limit()-len(body)):
			return nil, errTooLarge
		case size == 0:
			for line != "" { // trailers
				if line, err = r.line(); err != nil {
					return nil, err
				}
			}
			return body, nil
		}
		if err := r.fill(int(size) + 2); err != nil {
			return nil, err
		}
		body = append(body, r.buf[r.start:r.start+int(size)]...)
		r.start += int(size) + 2
	}
}

// line reads up to the end of a line.
func (r *reader) line() (string, error) {
	const most = 4 << 10
	for {
		if end := bytes.Index(r.buf[r.start:r.end], []byte("\r\n")); end >= 0 {
			line := string(r.buf[r.start : r.start+end])
			r.start += end + 2
			return line, nil
		}
		if r.buffered() >= most {
			return "", protocolError("a line of an HTTP request is too long")
		}
		if err := r.more(); err != nil {
			return "", err
		}
	}
}

// The media types of messages.
const (
	mediaType     = "application/x-thrift"
	mediaTypeJSON = "application/vnd.apache.thrift.json"
)

// mediaTypeOf gives that of messages in a protocol.
func mediaTypeOf(p Protocol) string {
	if p == JSON {
		return mediaTypeJSON
	}
	return mediaType
}

// isMediaType reports whether a header names a media type, whatever its parameters are.
func isMediaType(header, want string) bool {
	name, _, _ := strings.Cut(header, ";")
	return strings.EqualFold(strings.TrimSpace(name), want)
}

// appendPosted appends the answer to a POST, with the reply as its body. Retry is what it says about calling
// again, "" for nothing.
func appendPosted(b []byte, p Protocol, reply []byte, retry string, closing bool) []byte {
	b = append(b, "HTTP/1.1 200 OK\r\nContent-Type: "...)
	b = append(b, mediaTypeOf(p)...)
	b = append(b, "\r\nContent-Length: "...)
	b = strconv.AppendInt(b, int64(len(reply)), 10)
	if retry != "" {
		b = append(append(b, "\r\nKit-Retry: "...), retry...)
	}
	if closing {
		b = append(b, "\r\nConnection: close"...)
	}
	b = append(b, "\r\n\r\n"...)
	return append(b, reply...)
}
