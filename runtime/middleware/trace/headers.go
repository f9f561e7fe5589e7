package trace

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
)

// The headers of traces. Those of B3 are https://github.com/openzipkin/b3-propagation, those of the W3C
// https://www.w3.org/TR/trace-context/.
const (
	headerB3          = "b3"
	headerTraceID     = "x-b3-traceid"
	headerSpanID      = "x-b3-spanid"
	headerParentID    = "x-b3-parentspanid"
	headerSampled     = "x-b3-sampled"
	headerFlags       = "x-b3-flags"
	headerTraceparent = "traceparent"
	headerTracestate  = "tracestate"
)

// maxState is the longest tracestate that is carried along, as the W3C asks for at least.
const maxState = 512

// read finds the trace that a request comes with: b3, or else X-B3-TraceId and its like, or else traceparent. What is
// malformed is not there. A trace without an ID is only a decision.
func read(h kit.Header, t *kit.Trace) {
	if parseB3(h.Get(headerB3), t) || readMulti(h, t) {
		return
	}
	if parseTraceparent(h.Get(headerTraceparent), t) {
		if state := h.Get(headerTracestate); len(state) <= maxState {
			t.State = state
		}
	}
}

// parseB3 reads TRACE-SPAN, TRACE-SPAN-SAMPLED, TRACE-SPAN-SAMPLED-PARENT, or SAMPLED alone.
func parseB3(text string, t *kit.Trace) bool {
	switch text {
	case "":
		return false
	case "0":
		t.Decision = kit.Dropped
		return true
	case "1":
		t.Decision = kit.Sampled
		return true
	case "d":
		t.Decision = kit.Debug
		return true
	}
	var got kit.Trace
	rest, ok := text, false
	switch {
	case len(text) > 32 && text[32] == '-':
		ok, rest = traceID(text[:32], &got), text[33:]
	case len(text) > 16 && text[16] == '-':
		ok, rest = traceID(text[:16], &got), text[17:]
	}
	if !ok || len(rest) < 16 {
		return false
	}
	if got.Span, ok = parseID(rest[:16]); !ok || got.Span == 0 {
		return false
	}
	switch rest = rest[16:]; {
	case rest == "":
	case len(rest) == 2 || len(rest) == 2+17 && rest[2] == '-':
		if rest[0] != '-' || !decision(rest[1:2], &got) {
			return false
		}
	default:
		return false
	}
	*t = got
	return true
}

func decision(text string, t *kit.Trace) bool {
	switch text {
	case "0", "false":
		t.Decision = kit.Dropped
	case "1", "true":
		t.Decision = kit.Sampled
	case "d":
		t.Decision = kit.Debug
	default:
		return false
	}
	return true
}

func readMulti(h kit.Header, t *kit.Trace) bool {
	var got kit.Trace
	decided := false
	if text := h.Get(headerSampled); text != "" {
		decided = decision(text, &got)
	}
	if h.Get(headerFlags) == "1" {
		got.Decision, decided = kit.Debug, true
	}
	id, span := h.Get(headerTraceID), h.Get(headerSpanID)
	if id == "" && span == "" {
		t.Decision = got.Decision
		return decided
	}
	ok := false
	if got.Span, ok = parseID(span); !ok || got.Span == 0 || !traceID(id, &got) {
		return false
	}
	*t = got
	return true
}

func parseTraceparent(text string, t *kit.Trace) bool {
	// 00-TRACE-SPAN-FLAGS; later versions may have more behind it.
	if len(text) < 55 || len(text) > 55 && (text[:2] == "00" || text[55] != '-') || text[:2] == "ff" ||
		text[2] != '-' || text[35] != '-' || text[52] != '-' {
		return false
	}
	var got kit.Trace
	if _, ok := parseHex(text[:2]); !ok || !traceID(text[3:35], &got) {
		return false
	}
	flags, ok := parseHex(text[53:55])
	if !ok {
		return false
	}
	if got.Span, ok = parseID(text[36:52]); !ok || got.Span == 0 {
		return false
	}
	got.Decision = kit.Dropped
	if flags&1 != 0 {
		got.Decision = kit.Sampled
	}
	*t = got
	return true
}

// traceID reads an ID of 64 or 128 bits.
func traceID(text string, t *kit.Trace) (ok bool) {
	switch len(text) {
	case 32:
		if t.High, ok = parseID(text[:16]); !ok {
			return false
		}
		text = text[16:]
	case 16:
	default:
		return false
	}
	t.Low, ok = parseID(text)
	return ok && t.High|t.Low != 0
}

func parseID(text string) (uint64, bool) {
	if len(text) != 16 {
		return 0, false
	}
	return parseHex(text)
}

func parseHex(text string) (n uint64, ok bool) {
	for i := range len(text) {
		c := text[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		n = n<<4 | uint64(c)
	}
	return n, true
}

// write puts a trace into the headers of a request.
func (t *tracer) write(call *kit.Call, s *kit.Trace) {
	if call.Transport == "thrift" {
		call.Header.Set(headerB3, b3(s))
		return
	}
	for _, way := range t.cfg.Write {
		switch way {
		case B3:
			writeMulti(call.Header, s)
		case B3Single:
			call.Header.Set(headerB3, b3(s))
		case Traceparent:
			call.Header.Set(headerTraceparent, traceparent(s))
			if s.State != "" {
				call.Header.Set(headerTracestate, s.State)
			}
		}
	}
}

func b3(s *kit.Trace) string {
	var buf [68]byte
	b := buf[:0]
	if s.High != 0 {
		b = kit.AppendHex(b, s.High)
	}
	b = append(kit.AppendHex(b, s.Low), '-')
	b = append(kit.AppendHex(b, s.Span), '-', sampledByte(s))
	if s.Parent != 0 {
		b = kit.AppendHex(append(b, '-'), s.Parent)
	}
	return string(b)
}

func sampledByte(s *kit.Trace) byte {
	switch s.Decision {
	case kit.Debug:
		return 'd'
	case kit.Sampled:
		return '1'
	}
	return '0'
}

func writeMulti(h kit.Header, s *kit.Trace) {
	h.Set(headerTraceID, s.TraceID())
	h.Set(headerSpanID, s.SpanID())
	if s.Parent != 0 {
		h.Set(headerParentID, string(kit.AppendHex(nil, s.Parent)))
	}
	if s.Decision == kit.Debug {
		h.Set(headerFlags, "1")
		return
	}
	h.Set(headerSampled, strconv.Itoa(int(sampledByte(s)-'0')))
}

func traceparent(s *kit.Trace) string {
	var buf [55]byte
	b := append(buf[:0], "00-"...)
	b = append(kit.AppendHex(kit.AppendHex(b, s.High), s.Low), '-')
	b = append(kit.AppendHex(b, s.Span), '-', '0')
	if s.Decision.Reported() {
		return string(append(b, '1'))
	}
	return string(append(b, '0'))
}
