package httptest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// raw sends bytes as they are and reads one answer; nothing for a connection that is closed without one.
func raw(t *testing.T, addr, request string) (answer, bool) {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if err := nc.SetDeadline(time.Now().Add(5 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(nc, request); err != nil {
		t.Fatal(err)
	}
	if err := nc.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(nc), nil)
	if err != nil {
		return answer{}, false
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, string(body)}, true
}

// request writes a request with a body of known length.
func request(verb, path, body string, headers ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: h\r\n", verb, path)
	for _, h := range headers {
		b.WriteString(h + "\r\n")
	}
	if body != "" {
		fmt.Fprintf(&b, "Content-Length: %d\r\n", len(body))
	}
	return b.String() + "\r\n" + body
}

// TestMalformedRequests wants a problem document for everything that is HTTP and no call, and a server
// that goes on.
func TestMalformedRequests(t *testing.T) {
	addr, _ := serveRoutes(t, &router{})
	const query = "/query?yes=true&tiny=1&short=2&medium=3&long=4&real=0.5&text=t&id=6ba7b810-9dad-41d1-80b4-00c04fd430c8" +
		"&at=2026-01-31T12:30:00Z&took=PT1S&day=2026-01-31&color=red&moment=2026-01-31T12:30:00Z&key=6ba7b810-9dad-41d1-80b4-00c04fd430c8" +
		"&pause=PT1S&small=1&born=2026-01-31"
	if a, ok := raw(t, addr, request("GET", query, "")); !ok || a.status != 200 {
		t.Fatalf("the query that the cases change is refused: %v", a)
	}
	with := func(old, changed string) string {
		if !strings.Contains(query, old) {
			t.Fatalf("no %s", old)
		}
		return request("GET", strings.Replace(query, old, changed, 1), "")
	}
	for name, c := range map[string]struct {
		request string
		status  int
		detail  string // of the problem document
	}{
		"a bool":             {with("yes=true", "yes=1"), 400, "yes: must be true or false"},
		"an empty bool":      {with("yes=true", "yes="), 400, "yes: must be true or false"},
		"a name alone":       {with("yes=true", "yes"), 400, "yes: must be true or false"},
		"no whole number":    {with("tiny=1", "tiny=1.5"), 400, "tiny: must be a whole number"},
		"no number":          {with("long=4", "long=four"), 400, "long: must be a whole number"},
		"an empty number":    {with("long=4", "long="), 400, "long: must be a whole number"},
		"a plus":             {with("long=4", "long=%2B4"), 400, "long: must be a whole number"},
		"out of int8":        {with("tiny=1", "tiny=128"), 400, "tiny: must be a whole number between -128 and 127"},
		"out of int64":       {with("long=4", "long=9223372036854775808"), 400, "long: must be a whole number between -9223372036854775808 and 9223372036854775807"},
		"out of a rule":      {with("small=1", "small=-1"), 400, "small: must be at least 0"},
		"no float":           {with("real=0.5", "real=NaN"), 400, "real: must be a number"},
		"a hex float":        {with("real=0.5", "real=0x1p3"), 400, "real: must be a number"},
		"a huge float":       {with("real=0.5", "real=1e999"), 400, "real: must be a number that fits in 64 bits"},
		"no UTF-8":           {with("text=t", "text=%ff"), 400, "text: is not valid UTF-8"},
		"bare bytes":         {with("text=t", "text=\xff"), 400, "text: is not valid UTF-8"},
		"no UUID":            {with("id=6", "id=x"), 400, "id: must be a UUID such as 6ba7b810-9dad-41d1-80b4-00c04fd430c8"},
		"no timestamp":       {with("at=2026-01-31T", "at=2026-01-31+"), 400, "at: must be a timestamp such as 2026-01-31T12:30:00Z"},
		"no duration":        {with("took=PT1S", "took=1s"), 400, "took: must be a duration such as PT1.5S"},
		"no day":             {with("day=2026-01-31", "day=2026-02-30"), 400, "day: must be a date such as 2026-01-31"},
		"no member":          {with("color=red", "color=blue"), 400, "color: must be one of red or green"},
		"missing":            {with("&text=t", ""), 400, "text: is required"},
		"given twice":        {with("text=t", "text=t&text=t"), 400, "text: must not be given twice"},
		"twice as an escape": {with("text=t", "text=t&t%65xt=t"), 400, "text: must not be given twice"},
		"a broken value":     {with("text=t", "text=%zz"), 400, "the query has a value that is not percent-encoded correctly"},
		"a broken name":      {with("text=t", "te%xt=t&text=t"), 400, "the query has the name of a parameter that is not percent-encoded correctly"},
		"an element":         {request("GET", "/lists?numbers=1&numbers=x&numbers=3", ""), 400, "numbers[1]: must be a whole number"},
		"too many elements":  {request("GET", "/lists?"+strings.Repeat("numbers=1&", 6), ""), 400, "numbers: must have at most 5 elements"},
		"equal elements":     {request("GET", "/lists?words=a&words=a", ""), 400, "words: must not have equal elements"},
		"a path parameter":   {request("GET", "/things/%ff", ""), 400, "id: is not valid UTF-8"},
		"a header":           {request("POST", "/header", "{}", "X-Medium: x"), 400, "medium: must be a whole number"},
		"a header twice":     {request("POST", "/header", "{}", "X-Text: a", "x-text: b"), 400, "text: must not be given twice"},
		"a header's bytes":   {request("POST", "/header", "{}", "X-Text: \xff"), 400, "text: is not valid UTF-8"},

		"no body":              {request("PUT", "/whole/1", ""), 400, "a body is required: send JSON"},
		"no JSON":              {request("PUT", "/whole/1", "x"), 400, "items: is not valid JSON at byte 0: expected a value"},
		"half of JSON":         {request("PUT", "/whole/1", `["a`), 400, "items[0]: is not valid JSON: it ends too early, at byte 3"},
		"more than JSON":       {request("PUT", "/whole/1", `["a"] b`), 400, "is not valid JSON at byte 6: expected nothing after the value"},
		"another kind":         {request("PUT", "/whole/1", `{}`), 400, "items: must be an array"},
		"a body's UTF-8":       {request("PUT", "/whole/1", "[\"\xff\"]"), 400, "items[0]: is not valid UTF-8"},
		"deep nesting":         {request("PATCH", "/soft", `{"x":`+strings.Repeat("[", 100_000)), 400, "is nested more than 64 levels deep"},
		"a member twice":       {request("PATCH", "/soft", `{"text":"a","text":"b"}`), 400, "text: must not be given twice"},
		"a form":               {request("PATCH", "/soft", "a=b", "Content-Type: application/x-www-form-urlencoded"), 415, "the body must be JSON: send it with Content-Type: application/json and without Content-Encoding"},
		"much like JSON":       {request("PATCH", "/soft", "{}", "Content-Type: application/jsonp"), 415, "the body must be JSON: send it with Content-Type: application/json and without Content-Encoding"},
		"compressed":           {request("PATCH", "/soft", "{}", "Content-Encoding: gzip"), 415, "the body must be JSON: send it with Content-Type: application/json and without Content-Encoding"},
		"half of a body":       {"PATCH /soft HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n{}", 400, "the body ended before it was complete"},
		"half of a chunk":      {"PATCH /soft HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}", 400, "the body ended before it was complete"},
		"no chunk":             {"PATCH /soft HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "the body ended before it was complete"},
		"an announced giant":   {"PATCH /soft HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000000\r\n\r\n", 413, "the body is larger than the 4194304 bytes that are allowed"},
		"a giant in one chunk": {"PATCH /soft HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n400001\r\n" + strings.Repeat(" ", 4<<20+1) + "\r\n0\r\n\r\n", 413, "the body is larger than the 4194304 bytes that are allowed"},
	} {
		a, ok := raw(t, addr, c.request)
		if !ok {
			t.Errorf("%s: no answer", name)
			continue
		}
		code := "invalid_argument"
		if c.status == 413 {
			code = "resource_exhausted"
		}
		if a.status != c.status {
			t.Errorf("%s: status %d, want %d", name, a.status, c.status)
		}
		p := wantProblem(t, name, a, code)
		if p.Detail != c.detail {
			t.Errorf("%s:\n got %s\nwant %s", name, p.Detail, c.detail)
		}
		if path, message, ok := strings.Cut(c.detail, ": "); ok && path != "a body is required" && !strings.Contains(path, " ") {
			if len(p.Violations) != 1 || p.Violations[0].Path != path || p.Violations[0].Message != message {
				t.Errorf("%s: the violations are %v, want %s", name, p.Violations, c.detail)
			}
		}
	}
	if a := send(t, "GET", "http://"+addr+"/", ""); a.status != 200 {
		t.Errorf("afterwards the server answers %d", a.status)
	}
}

// TestNotHTTP sends what net/http refuses by itself, and wants the server to go on.
func TestNotHTTP(t *testing.T) {
	addr, _ := serveRoutes(t, &router{})
	for name, request := range map[string]string{
		"nothing":           "",
		"no HTTP":           "\x16\x03\x01\x02\x00\x01\x00\x01",
		"a broken path":     "GET /things/%zz HTTP/1.1\r\nHost: h\r\n\r\n",
		"no host":           "GET / HTTP/1.1\r\n\r\n",
		"two lengths":       "PATCH /soft HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
		"a header of 1 MiB": "GET / HTTP/1.1\r\nHost: h\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
	} {
		// A write may fail where the server closes early, which is as good as an answer.
		nc, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		_ = nc.SetDeadline(time.Now().Add(5 * time.Second))
		_, _ = io.WriteString(nc, request)
		_ = nc.(*net.TCPConn).CloseWrite()
		data, _ := io.ReadAll(nc)
		_ = nc.Close()
		if strings.HasPrefix(string(data), "HTTP/1.1 2") {
			t.Errorf("%s: a success: %.100s", name, data)
		}
	}
	if a := send(t, "GET", "http://"+addr+"/", ""); a.status != 200 {
		t.Errorf("afterwards the server answers %d", a.status)
	}
}

// TestHarmless sends what is unusual and nothing to refuse.
func TestHarmless(t *testing.T) {
	addr, _ := serveRoutes(t, &router{})
	for name, c := range map[string]struct{ request, body string }{
		"unknown parameters":   {request("GET", "/lists?x=1&&=&y=%20&numbers=4&x=2", ""), `{"flags":[],"numbers":[4],"words":[]}`},
		"a plus for a space":   {request("GET", "/lists?words=a+b%2Bc", ""), `{"flags":[],"numbers":[],"words":["a b+c"]}`},
		"a body on GET":        {request("GET", "/things/x", "not looked at"), `"thing x"`},
		"unknown members":      {request("PATCH", "/soft", `{"x":{"y":[1,2]},"text":"a"}`), `{"text":"a"}`},
		"null for absent":      {request("PATCH", "/soft", `{"text":null}`), `{}`},
		"no body for nothing":  {request("PATCH", "/soft", ""), `{}`},
		"a charset":            {request("PATCH", "/soft", `{"text":"ü"}`, "Content-Type: application/JSON; charset=utf-8"), `{"text":"ü"}`},
		"no Content-Type":      {request("PATCH", "/soft", `{"tiny":1e2}`), `{"tiny":100}`},
		"identity":             {request("PATCH", "/soft", `{}`, "Content-Encoding: identity"), `{}`},
		"chunks":               {"PATCH /soft HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"tex\r\n7\r\nt\":\"a\"}\r\n0\r\n\r\n", `{"text":"a"}`},
		"HTTP/1.0":             {"GET /things/x HTTP/1.0\r\n\r\n", `"thing x"`},
		"an absolute URL":      {"GET http://h/things/x HTTP/1.1\r\nHost: h\r\n\r\n", `"thing x"`},
		"a number with zeroes": {request("GET", "/lists?numbers=007&numbers=-0", ""), `{"flags":[],"numbers":[7,0],"words":[]}`},
	} {
		a, ok := raw(t, addr, c.request)
		if !ok || a.status != 200 || a.body != c.body {
			t.Errorf("%s: got %d %s, want %s", name, a.status, a.body, c.body)
		}
	}
}
