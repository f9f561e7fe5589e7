//go:build interop

package matrix

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/interop/matrix/cards/gen/cards"
	"github.com/kitc-lang/kit/interop/matrix/newer/gen/newer"
	kit "github.com/kitc-lang/kit/runtime"
)

// service is the Matrix of cards. It gives back only what it expects, so that a value which two mistakes of a peer
// would have saved is found.
type service struct {
	mu   sync.Mutex
	kept []cards.Word
}

func (*service) Edition(context.Context) (string, error) { return "cards", nil }

func (*service) Nothing(context.Context) error { return nil }

// oneOf gives the value back if it is one of those that values.thrift names.
func oneOf[T any](got *T, known map[string]*T) (*T, error) {
	for _, want := range known {
		if cmp.Equal(want, got, same) {
			return got, nil
		}
	}
	return nil, kit.Errorf(kit.FailedPrecondition, "the server knows no value like %+v", *got)
}

func (*service) Echo(_ context.Context, in *cards.All) (*cards.All, error) { return oneOf(in, alls()) }

func (*service) EchoKeys(_ context.Context, in *cards.EchoKeysInput) (*cards.Keys, error) {
	return oneOf(&in.Keys, keys())
}

func (*service) EchoPlaces(_ context.Context, in *cards.EchoPlacesInput) (*cards.Places, error) {
	return oneOf(&in.Places, map[string]*cards.Places{"keys": structKeys(), "members": structMembers()})
}

func (*service) Turn(_ context.Context, in *cards.TurnInput) (*cards.Shape, error) {
	return oneOf(&in.Shape, shapes())
}

func (*service) Negate(_ context.Context, in *cards.NegateInput) (float64, error) {
	return -in.Number, nil
}

func (*service) Reverse(_ context.Context, in *cards.ReverseInput) ([]byte, error) {
	raw := slices.Clone(in.Raw)
	slices.Reverse(raw)
	return raw, nil
}

func (*service) Count(_ context.Context, in *cards.CountInput) (map[string]int32, error) {
	counts := map[string]int32{}
	for _, word := range in.Words {
		counts[word]++
	}
	return counts, nil
}

func (*service) Tell(_ context.Context, in *cards.TellInput) ([]string, error) {
	told := []string{
		yesNo(in.Yes), decimal(in.Tiny), decimal(in.Small), decimal(in.Medium), decimal(in.Large), decimal(in.Suit),
	}
	for _, p := range in.Points {
		told = append(told, decimal(p.X)+"/"+decimal(p.Y))
	}
	tail := "none"
	if in.Tail != nil {
		tail = *in.Tail
	}
	return append(told, strings.Repeat(in.Text, int(in.GetTimes())), tail), nil
}

func (*service) Settle(_ context.Context, in *cards.SettleInput) ([]string, error) {
	s := &in.Settings
	return []string{
		s.GetName(), decimal(s.GetSize()), decimal(s.GetLarge()), yesNo(s.GetOn()),
		strconv.FormatFloat(s.GetReal(), 'g', -1, 64), decimal(s.GetSuit()),
	}, nil
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func decimal[T ~int8 | ~int16 | ~int32 | ~int64](n T) string { return strconv.FormatInt(int64(n), 10) }

func (*service) Unsettled(context.Context) (*cards.Settings, error) { return new(cards.Settings), nil }

// pieces are what is left of a torn card.
func pieces() []cards.Point { return []cards.Point{{X: 1, Y: 2}, {X: 3, Y: 4}} }

// lostSince is when everything was lost and burnt.
func lostSince() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

func (*service) Fail(_ context.Context, in *cards.FailInput) (*cards.Point, error) {
	switch in.How {
	case "torn":
		return nil, &cards.Torn{Word: "torn", Pieces: pieces()}
	case "lost":
		return nil, &cards.Lost{Since: lostSince(), Shape: &cards.Shape{Label: new("lost")}}
	case "fine":
		return &cards.Point{X: 1, Y: 2}, nil
	}
	return nil, kit.Errorf(kit.DataLoss, "the page is gone")
}

func (s *service) Keep(_ context.Context, in *cards.KeepInput) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = append(s.kept, in.Word)
	return nil
}

func (s *service) Kept(_ context.Context, in *cards.KeptInput) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.kept, in.Word), nil
}

func (*service) Draw(_ context.Context, in *cards.DrawInput) (*cards.Card, error) {
	if card := olderCards()[in.Name]; card != nil {
		return card, nil
	}
	return nil, &cards.Torn{Word: "torn", Pieces: pieces()}
}

func (*service) Swap(_ context.Context, in *cards.SwapInput) (*cards.Card, error) {
	return &in.Card, nil
}

// newerService is the Matrix of newer.
type newerService struct{}

func (newerService) Edition(context.Context) (string, error) { return "newer", nil }

func (newerService) Draw(_ context.Context, in *newer.DrawInput) (*newer.Card, error) {
	if in.GetCount() != 1 {
		return nil, kit.Errorf(kit.OutOfRange, "there is one card")
	}
	if card := newerCards()[in.Name]; card != nil {
		return card, nil
	}
	if in.Name == "burnt" {
		return nil, &newer.Burnt{When: lostSince()}
	}
	return nil, &newer.Torn{Word: "torn", Pieces: []newer.Point{{X: 1, Y: 2, Z: new(int32(3))}, {X: 3, Y: 4}}, By: new("wind")}
}

func (newerService) Swap(_ context.Context, in *newer.SwapInput) (*newer.Card, error) {
	return &in.Card, nil
}

func (newerService) Shuffle(context.Context) error { return nil }

// serve runs Kit's servers of both ages on free ports of this machine until the test ends, and gives their addresses.
func serve(t *testing.T) (plain, later string) {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	var older cards.MatrixServerConfig
	older.Server.Logger, older.Log.Logger, older.Server.DrainDelay = quiet, quiet, -1
	server, err := cards.NewMatrixServer(new(service), older)
	if err != nil {
		t.Fatal(err)
	}
	var younger newer.MatrixServerConfig
	younger.Server.Logger, younger.Log.Logger, younger.Server.DrainDelay = quiet, quiet, -1
	laterServer, err := newer.NewMatrixServer(newerService{}, younger)
	if err != nil {
		t.Fatal(err)
	}
	return run(t, server), run(t, laterServer)
}

func run(t *testing.T, server *kit.Server) string {
	t.Helper()
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("the server stopped badly: %v", err)
		}
	})
	return server.Addr("thrift")
}
