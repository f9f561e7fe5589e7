package load

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"sort"
	"sync"
	"time"
)

// Exchange is one request as its bytes, and how an answer to it is read.
type Exchange struct {
	Request []byte
	// Answer reads one answer, and gives an error where it is none that was asked for.
	Answer func(in *bufio.Reader) error
}

// HTTP gives the exchange of a request over HTTP/1.1, whose answer has that status.
func HTTP(verb, path, body string, status int) Exchange {
	head := verb + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
	if body != "" {
		head += fmt.Sprintf("Content-Type: application/json\r\nContent-Length: %d\r\n", len(body))
	}
	return Exchange{[]byte(head + "\r\n" + body), func(in *bufio.Reader) error {
		resp, err := http.ReadResponse(in, nil)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		if err == nil && resp.StatusCode != status {
			return fmt.Errorf("%s %s gives %s: %s", verb, path, resp.Status, text)
		}
		return err
	}}
}

// Framed gives the exchange of a message of Thrift, in a frame, which check reads the answer to (nil: any reply).
func Framed(message []byte, check func(message []byte) error) Exchange {
	request := append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	return Exchange{request, func(in *bufio.Reader) error {
		head, err := in.Peek(4)
		if err != nil {
			return err
		}
		n := int(binary.BigEndian.Uint32(head))
		if n > 64<<20 {
			return fmt.Errorf("a frame of %d bytes", n)
		}
		_, _ = in.Discard(4)
		if check != nil {
			answer := make([]byte, n)
			if _, err := io.ReadFull(in, answer); err != nil {
				return err
			}
			return check(answer)
		}
		if kind, err := in.Peek(min(n, 4)); err == nil && n >= 4 && kind[3] != 2 { // in the strict binary protocol
			return fmt.Errorf("no reply, but a message of type %d", kind[3])
		}
		_, err = in.Discard(n)
		return err
	}}
}

// Once makes one exchange with a server that is started for it, and gives the answer as it came.
func (x Exchange) Once(s Server) ([]byte, error) {
	p, err := s.start()
	if err != nil {
		return nil, err
	}
	defer p.stop()
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		return nil, err
	}
	if _, err := c.Write(x.Request); err != nil {
		return nil, err
	}
	var answer bytes.Buffer
	err = x.Answer(bufio.NewReader(io.TeeReader(c, &answer)))
	return answer.Bytes(), err
}

// Send makes n exchanges over so many connections, with so many in flight on each.
func (x Exchange) Send(addr string, n, connections, inFlight int) error {
	_, err := x.measure(addr, connections, inFlight, func(done int) bool { return done >= n/connections })
	return err
}

// For makes exchanges for a time, and gives how many, and how long each took in the sorted sample.
func (x Exchange) For(addr string, d time.Duration, connections, inFlight int) (Result, error) {
	begun := time.Now()
	times, err := x.measure(addr, connections, inFlight, func(int) bool { return time.Since(begun) > d })
	return summary(times, time.Since(begun)), err
}

// Result is what a load has come to.
type Result struct {
	PerSecond float64
	P50, P99  time.Duration
	CPU       time.Duration // of the server, for each request
}

func summary(times []time.Duration, in time.Duration) Result {
	if len(times) == 0 {
		return Result{}
	}
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	return Result{PerSecond: float64(len(times)) / in.Seconds(), P50: times[len(times)/2], P99: times[len(times)*99/100]}
}

// measure makes exchanges until enough says so, of each connection.
func (x Exchange) measure(addr string, connections, inFlight int, enough func(done int) bool) (times []time.Duration, err error) {
	var (
		mu    sync.Mutex
		calls sync.WaitGroup
	)
	for range connections {
		calls.Go(func() {
			took, failed := x.one(addr, inFlight, enough)
			mu.Lock()
			defer mu.Unlock()
			times = append(times, took...)
			if err == nil {
				err = failed
			}
		})
	}
	calls.Wait()
	return times, err
}

// one makes the exchanges of a connection: so many requests go out together, then as many answers are read.
func (x Exchange) one(addr string, inFlight int, enough func(done int) bool) (times []time.Duration, err error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	in := bufio.NewReaderSize(c, 64<<10)
	var requests []byte
	for range inFlight {
		requests = append(requests, x.Request...)
	}
	for done := 0; !enough(done); done += inFlight {
		begun := time.Now()
		if err := c.SetDeadline(begun.Add(time.Minute)); err != nil {
			return nil, err
		}
		if _, err := c.Write(requests); err != nil {
			return nil, err
		}
		for range inFlight {
			if err := x.Answer(in); err != nil {
				return nil, err
			}
			times = append(times, time.Since(begun))
		}
	}
	return times, nil
}
