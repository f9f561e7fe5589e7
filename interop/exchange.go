// Package interop lets other people's tools loose on what Kit emits, and other people's programs on
// what Kit runs: the Thrift compiler, Apache's Python and Go libraries, OpenAPI validators and
// TypeScript clients.
package interop

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	"github.com/kitc-lang/kit/interop/ops/gen/ops"
	kit "github.com/kitc-lang/kit/runtime"
)

// napEnds is until when Explain("asleep") says that the service sleeps.
var napEnds = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// Service implements Exchange in the plainest way, so that a difference is one of the wire.
type Service struct {
	mu   sync.Mutex
	told []exchange.Word // sorted
}

// Ping does nothing.
func (*Service) Ping(context.Context) error { return nil }

// Check says that all is well.
func (*Service) Check(context.Context) (*ops.Report, error) {
	return &ops.Report{Fine: true, Name: "Exchange"}, nil
}

// Echo gives the message back.
func (*Service) Echo(_ context.Context, in *exchange.Everything) (*exchange.Everything, error) {
	return in, nil
}

// Move gives the point moved by dx and, where there is one, dy.
func (*Service) Move(_ context.Context, in *exchange.MoveInput) (*exchange.Point, error) {
	p := in.Point
	p.X += in.Dx
	if in.Dy != nil {
		p.Y += *in.Dy
	}
	return &p, nil
}

// Turn gives the shape back.
func (*Service) Turn(_ context.Context, in *exchange.TurnInput) (*exchange.Shape, error) {
	return &in.Shape, nil
}

// Explain repeats the word, or fails as the word says.
func (*Service) Explain(_ context.Context, in *exchange.ExplainInput) ([]string, error) {
	switch in.Word {
	case "unknown":
		return nil, &exchange.UnknownWord{Word: in.Word, Nearest: []exchange.Word{"known"}}
	case "asleep":
		return nil, &exchange.Asleep{Until: napEnds}
	case "broken":
		return nil, kit.Errorf(kit.DataLoss, "the page is torn")
	}
	words := make([]string, in.GetTimes())
	for i := range words {
		words[i] = string(in.Word)
	}
	return words, nil
}

// Count counts the words of a text.
func (*Service) Count(_ context.Context, in *exchange.CountInput) (map[string]int32, error) {
	counts := map[string]int32{}
	for word := range strings.FieldsSeq(in.Text) {
		counts[word]++
	}
	return counts, nil
}

// Tell keeps a word.
func (s *Service) Tell(_ context.Context, in *exchange.TellInput) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if at, found := slices.BinarySearch(s.told, in.Word); !found {
		s.told = slices.Insert(s.told, at, in.Word)
	}
	return nil
}

// Told gives the words that were told; the cursor is the last word of the page before.
func (s *Service) Told(_ context.Context, in *exchange.ToldInput) (*exchange.WordPage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	page := &exchange.WordPage{}
	for _, word := range s.told {
		if in.Prefix != nil && !strings.HasPrefix(string(word), *in.Prefix) || in.Cursor != nil && string(word) <= *in.Cursor {
			continue
		}
		if len(page.Words) == int(in.GetSize()) {
			page.Next = new(string(page.Words[len(page.Words)-1]))
			break
		}
		page.Words = append(page.Words, word)
	}
	return page, nil
}
