package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/apache/thrift/lib/go/thrift"

	"peer/cards"
	"peer/newer"
	"peer/newer_values"
	"peer/values"
)

const lostSince = 1767225600000000

// serveAll serves the API until the program is killed, and prints three ports: of Matrix, of Matrix among several
// services of one port, and of the newer Matrix.
func serveAll(w wire) error {
	multiplexed := thrift.NewTMultiplexedProcessor()
	multiplexed.RegisterProcessor("Matrix", cards.NewMatrixProcessor(new(service)))
	multiplexed.RegisterProcessor("Newer", newer.NewMatrixProcessor(newerService{}))
	done := make(chan error)
	for _, processor := range []thrift.TProcessor{
		cards.NewMatrixProcessor(new(service)), multiplexed, newer.NewMatrixProcessor(newerService{}),
	} {
		if w.transports == nil {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			handler := thrift.NewThriftHandlerFunc(processor, w.protocols, w.protocols)
			go func() { done <- http.Serve(listener, http.HandlerFunc(handler)) }()
			fmt.Print(listener.Addr().(*net.TCPAddr).Port, " ")
			continue
		}
		listener, err := thrift.NewTServerSocket("127.0.0.1:0")
		if err != nil {
			return err
		}
		if err := listener.Listen(); err != nil {
			return err
		}
		server := thrift.NewTSimpleServer4(processor, listener, w.transports, w.protocols)
		go func() { done <- server.AcceptLoop() }()
		fmt.Print(listener.Addr().(*net.TCPAddr).Port, " ")
	}
	fmt.Println()
	os.Stdout.Close()
	return <-done
}

type service struct {
	mu   sync.Mutex
	kept []cards.Word
}

func (*service) Edition(context.Context) (string, error) { return "cards", nil }

func (*service) Nothing(context.Context) error { return nil }

func (*service) Echo(_ context.Context, all *cards.All) (*cards.All, error) { return all, nil }

func (*service) EchoKeys(_ context.Context, keys *cards.Keys) (*cards.Keys, error) { return keys, nil }

func (*service) EchoPlaces(_ context.Context, places *cards.Places) (*cards.Places, error) {
	return places, nil
}

func (*service) Turn(_ context.Context, shape *cards.Shape) (*cards.Shape, error) { return shape, nil }

func (*service) Negate(_ context.Context, number float64) (float64, error) { return -number, nil }

func (*service) Reverse(_ context.Context, raw []byte) ([]byte, error) {
	slices.Reverse(raw)
	return raw, nil
}

func (*service) Count(_ context.Context, words []string) (map[string]int32, error) {
	counts := map[string]int32{}
	for _, word := range words {
		counts[word]++
	}
	return counts, nil
}

func (*service) Tell(
	_ context.Context, yes bool, tiny int8, small int16, medium int32, large int64, suit cards.Suit, points []*cards.Point, text string, times int32, tail string,
) ([]string, error) {
	told := []string{yesNo(yes)}
	for _, n := range []int64{int64(tiny), int64(small), int64(medium), large, int64(suit)} {
		told = append(told, strconv.FormatInt(n, 10))
	}
	for _, p := range points {
		told = append(told, fmt.Sprintf("%d/%d", p.X, p.Y))
	}
	if tail == "" {
		tail = "none"
	}
	return append(told, strings.Repeat(text, int(times)), tail), nil
}

func (*service) Settle(_ context.Context, s *cards.Settings) ([]string, error) {
	return []string{
		s.Name, strconv.Itoa(int(s.Size)), strconv.FormatInt(s.Large, 10), yesNo(s.On), strconv.FormatFloat(s.Real, 'g', -1, 64), strconv.Itoa(int(s.Suit)),
	}, nil
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (*service) Unsettled(context.Context) (*cards.Settings, error) { return cards.NewSettings(), nil }

func torn() *cards.Torn {
	return &cards.Torn{Word: "torn", Pieces: []*cards.Point{{X: 1, Y: 2}, {X: 3, Y: 4}}}
}

func (*service) Fail(_ context.Context, how string) (*cards.Point, error) {
	switch how {
	case "torn":
		return nil, torn()
	case "lost":
		return nil, &cards.Lost{Since: lostSince, Shape: &cards.Shape{Label: new("lost")}}
	case "fine":
		return &cards.Point{X: 1, Y: 2}, nil
	}
	return nil, errors.New("the page is gone")
}

func (s *service) Keep(_ context.Context, word cards.Word) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = append(s.kept, word)
	return nil
}

func (s *service) Kept(_ context.Context, word cards.Word) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.kept, word), nil
}

func (*service) Draw(_ context.Context, name string) (*cards.Card, error) {
	if card := values.CARDS[name]; card != nil {
		return card, nil
	}
	return nil, torn()
}

func (*service) Swap(_ context.Context, card *cards.Card) (*cards.Card, error) { return card, nil }

type newerService struct{}

func (newerService) Edition(context.Context) (string, error) { return "newer", nil }

func (newerService) Draw(_ context.Context, name string, count int32, _ *newer.Extra, _ []int64) (*newer.Card, error) {
	if count > 1 { // its default is 1, and the code of the Thrift compiler makes 0 of it
		return nil, errors.New("there is one card")
	}
	if card := newer_values.CARDS[name]; card != nil {
		return card, nil
	}
	if name == "burnt" {
		return nil, &newer.Burnt{When_: lostSince}
	}
	return nil, &newer.Torn{Word: "torn", Pieces: []*newer.Point{{X: 1, Y: 2, Z: new(int32(3))}, {X: 3, Y: 4}}, By: new("wind")}
}

func (newerService) Swap(_ context.Context, card *newer.Card) (*newer.Card, error) { return card, nil }

func (newerService) Shuffle(context.Context) error { return nil }
