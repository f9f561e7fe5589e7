//go:build interop

package matrix

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/interop/matrix/cards/gen/cards"
	"github.com/kitc-lang/kit/interop/matrix/newer/gen/newer"
	kit "github.com/kitc-lang/kit/runtime"
)

// check is one thing that a client expects of a server. The clients of all languages make the same checks, by the
// same names.
type check struct {
	name string
	call func(ctx context.Context, c *clients) error
}

// clients are Kit's clients of a server, and of its sisters.
type clients struct {
	plain       *cards.MatrixClient
	multiplexed *cards.MatrixClient // of a server with several services, by their names
	shared      *cards.MatrixClient // of the plain server: calls share a connection, where the wire lets them
	atOnce      int                 // how many calls shared makes at a time
	newer       *newer.MatrixClient // of the plain server
	ofNewer     *cards.MatrixClient // of a server that is made from newer
}

// checks are those that every client makes, in order.
func checks() []check {
	var all []check
	for name, value := range inOrder(alls()) {
		all = append(all, check{"echo " + name, func(ctx context.Context, c *clients) error {
			got, err := c.plain.Echo(ctx, value)
			return equal(got, err, value)
		}})
	}
	for name, shape := range inOrder(shapes()) {
		all = append(all, check{"union " + name, func(ctx context.Context, c *clients) error {
			got, err := c.plain.Turn(ctx, &cards.TurnInput{Shape: *shape})
			return equal(got, err, shape)
		}})
	}
	for name, maps := range inOrder(keys()) {
		all = append(all, check{"keys " + name, func(ctx context.Context, c *clients) error {
			got, err := c.plain.EchoKeys(ctx, &cards.EchoKeysInput{Keys: *maps})
			return equal(got, err, maps)
		}})
	}
	return append(all,
		check{"struct keys", func(ctx context.Context, c *clients) error {
			got, err := c.plain.EchoPlaces(ctx, &cards.EchoPlacesInput{Places: *structKeys()})
			return equal(got, err, structKeys())
		}},
		check{"struct members", func(ctx context.Context, c *clients) error {
			got, err := c.plain.EchoPlaces(ctx, &cards.EchoPlacesInput{Places: *structMembers()})
			return equal(got, err, structMembers())
		}},
		check{"void", func(ctx context.Context, c *clients) error { return c.plain.Nothing(ctx) }},
		check{"inherited", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Edition(ctx)
			return equal(got, err, "cards")
		}},
		check{"doubles", doubles},
		check{"every byte", everyByte},
		check{"map answered", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Count(ctx, &cards.CountInput{Words: []string{"a", "b", "a"}})
			return equal(got, err, map[string]int32{"a": 2, "b": 1})
		}},
		check{"arguments", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Tell(ctx, &cards.TellInput{
				Yes: true, Tiny: -1, Small: -300, Medium: 70000, Large: 1<<53 + 1, Suit: cards.SuitJoker,
				Points: []cards.Point{{X: 1, Y: -2}}, Text: "ä", Times: new(int32(3)), Tail: new("tail"),
			})
			return equal(got, err, []string{"yes", "-1", "-300", "70000", "9007199254740993", "7", "1/-2", "äää", "tail"})
		}},
		check{"arguments left out", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Tell(ctx, &cards.TellInput{Suit: cards.SuitHearts, Text: "a"})
			return equal(got, err, []string{"no", "0", "0", "0", "0", "1", "aa", "none"})
		}},
		check{"fields said", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Settle(ctx, &cards.SettleInput{Settings: cards.Settings{
				Name: new(""), Size: new(int32(-1)), Large: new(int64(6000000000)), On: new(false), Real: new(0.25), Suit: new(cards.SuitJoker),
			}})
			return equal(got, err, []string{"", "-1", "6000000000", "no", "0.25", "7"})
		}},
		check{"fields left out", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Settle(ctx, new(cards.SettleInput))
			return equal(got, err, []string{"kit", "7", "5000000000", "yes", "0.5", "2"})
		}},
		check{"fields not answered", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Unsettled(ctx)
			if err != nil {
				return err
			}
			return equal([]any{got.GetName(), got.GetSize(), got.GetLarge(), got.GetOn(), got.GetReal(), got.GetSuit()}, nil,
				[]any{"kit", int32(7), int64(5000000000), true, 0.5, cards.SuitSpades})
		}},
		check{"fine", func(ctx context.Context, c *clients) error {
			got, err := c.plain.Fail(ctx, &cards.FailInput{How: "fine"})
			return equal(got, err, &cards.Point{X: 1, Y: 2})
		}},
		check{"torn", func(ctx context.Context, c *clients) error {
			_, err := c.plain.Fail(ctx, &cards.FailInput{How: "torn"})
			return fails(err, &cards.Torn{Word: "torn", Pieces: pieces()})
		}},
		check{"lost", func(ctx context.Context, c *clients) error {
			_, err := c.plain.Fail(ctx, &cards.FailInput{How: "lost"})
			return fails(err, &cards.Lost{Since: lostSince(), Shape: &cards.Shape{Label: new("lost")}})
		}},
		check{"undeclared error", func(ctx context.Context, c *clients) error {
			_, err := c.plain.Fail(ctx, &cards.FailInput{How: "otherwise"})
			return undeclared(err)
		}},
		check{"oneway", func(ctx context.Context, c *clients) error { return oneway(ctx, c.plain) }},
		check{"multiplexed", multiplexed},
		check{"multiplexed oneway", func(ctx context.Context, c *clients) error { return oneway(ctx, c.multiplexed) }},
		check{"newer fields", func(ctx context.Context, c *clients) error {
			sent := newerCards()["fields"]
			got, err := c.newer.Swap(ctx, &newer.SwapInput{Card: *sent})
			return equal(got, err, &newer.Card{Name: sent.Name, Suit: sent.Suit, Shape: sent.Shape, Note: sent.Note})
		}},
		check{"newer fields inside", func(ctx context.Context, c *clients) error {
			sent := newerCards()["deep"]
			got, err := c.newer.Swap(ctx, &newer.SwapInput{Card: *sent})
			return equal(got, err, &newer.Card{
				Name: sent.Name, Suit: sent.Suit, Shape: newer.Shape{Shape: &newer.Shape{Point: &newer.Point{X: 1, Y: 2}}},
			})
		}},
		check{"newer arguments", func(ctx context.Context, c *clients) error {
			got, err := c.newer.Draw(ctx, &newer.DrawInput{
				Name: "plain", Count: new(int32(3)), Extra: newerExtra(), Marks: []int64{1, 2},
			})
			return equal(got, err, &newer.Card{
				Name: "plain", Suit: newer.SuitSpades, Shape: newer.Shape{Label: new("plain")}, Note: new("older"),
			})
		}},
		check{"newer method", func(ctx context.Context, c *clients) error {
			if err := undeclared(c.newer.Shuffle(ctx)); err != nil {
				return err
			}
			got, err := c.newer.Edition(ctx) // the connection is of use as before
			return equal(got, err, "cards")
		}},
		check{"older reads fields", func(ctx context.Context, c *clients) error {
			got, err := c.ofNewer.Draw(ctx, &cards.DrawInput{Name: "fields"})
			return equal(got, err, &cards.Card{
				Name: "fields", Suit: cards.SuitJoker, Shape: cards.Shape{Count: new(int64(5000000000))}, Note: new("kept"),
			})
		}},
		check{"older reads fields inside", func(ctx context.Context, c *clients) error {
			got, err := c.ofNewer.Draw(ctx, &cards.DrawInput{Name: "deep"})
			return equal(got, err, &cards.Card{
				Name: "deep", Suit: cards.SuitHearts, Shape: cards.Shape{Shape: &cards.Shape{Point: &cards.Point{X: 1, Y: 2}}},
			})
		}},
		check{"older reads an enum value", func(ctx context.Context, c *clients) error {
			got, err := c.ofNewer.Draw(ctx, &cards.DrawInput{Name: "suit"})
			if err == nil && got.Suit.Known() {
				return fmt.Errorf("the suit is %v", got.Suit)
			}
			if err == nil {
				got.Suit = cards.SuitJoker
			}
			return equal(got, err, &cards.Card{Name: "suit", Suit: cards.SuitJoker, Shape: cards.Shape{Label: new("suit")}, Note: new("kept")})
		}},
		check{"older reads a union member", func(ctx context.Context, c *clients) error {
			got, err := c.ofNewer.Draw(ctx, &cards.DrawInput{Name: "shape"})
			if err == nil && got.Shape.UnknownMember() == "" {
				return errors.New("the shape does not say that its member is unknown")
			}
			return equal(got, err, &cards.Card{Name: "shape", Suit: cards.SuitSpades, Note: new("kept")})
		}},
		check{"older reads an error", func(ctx context.Context, c *clients) error {
			_, err := c.ofNewer.Draw(ctx, &cards.DrawInput{Name: "torn"})
			return fails(err, &cards.Torn{Word: "torn", Pieces: pieces()})
		}},
		check{"older survives an error", func(ctx context.Context, c *clients) error {
			_, err := c.ofNewer.Draw(ctx, &cards.DrawInput{Name: "burnt"})
			return undeclared(err)
		}},
	)
}

// ownChecks are those that only Kit's clients make.
func ownChecks() []check {
	return append(checks(), check{"calls at once", callsAtOnce})
}

// refusals are what a server of Kit refuses and those of others do not; the clients of others check them.
func refusals() []string {
	return []string{"refused value", "refused infinity", "refused enum value", "refused union member"}
}

// names gives the names of the checks that a client makes, if it is called by or calls Kit.
func (p *peer) names(side direction, w wire) []string {
	var all []string
	if side == calledByKit {
		for _, c := range ownChecks() {
			all = append(all, c.name)
		}
		return all
	}
	for _, c := range checks() {
		all = append(all, c.name)
	}
	all = append(all, refusals()...)
	for _, e := range p.extras {
		if len(e.wires) == 0 || slices.Contains(e.wires, w.String()) {
			all = append(all, e.name)
		}
	}
	return all
}

func inOrder[V any](m map[string]V) func(func(string, V) bool) {
	return func(yield func(string, V) bool) {
		for _, name := range slices.Sorted(maps.Keys(m)) {
			if !yield(name, m[name]) {
				return
			}
		}
	}
}

func equal(got any, err error, want any) error {
	if err != nil {
		return err
	}
	if diff := cmp.Diff(want, got, same); diff != "" {
		return errors.New("want - got +\n" + diff)
	}
	return nil
}

// fails demands an error that a method declares, with all that it says.
func fails[E error](err error, want E) error {
	var got E
	if !errors.As(err, &got) {
		return fmt.Errorf("got %w", err)
	}
	return equal(got, nil, want)
}

// undeclared demands an error that a method does not declare, and that came from the server.
func undeclared(err error) error {
	got := new(kit.Error)
	if !errors.As(err, &got) || got.Code == kit.DeadlineExceeded || got.Code == kit.Unavailable {
		return fmt.Errorf("got %w", err)
	}
	return nil
}

func doubles(ctx context.Context, c *clients) error {
	for _, number := range []float64{0.1, -1e300, 5e-324, math.MaxFloat64} {
		got, err := c.plain.Negate(ctx, &cards.NegateInput{Number: number})
		if err := equal(got, err, -number); err != nil {
			return err
		}
	}
	return nil
}

func everyByte(ctx context.Context, c *clients) error {
	raw := make([]byte, 256)
	for i := range raw {
		raw[i] = byte(i)
	}
	got, err := c.plain.Reverse(ctx, &cards.ReverseInput{Raw: raw})
	slices.Reverse(raw)
	return equal(got, err, raw)
}

// oneway keeps a word that nobody has kept before, and asks until it is there.
func oneway(ctx context.Context, c *cards.MatrixClient) error {
	word := cards.Word("w" + strconv.FormatInt(time.Now().UnixNano(), 36))
	if kept, err := c.Kept(ctx, &cards.KeptInput{Word: word}); kept || err != nil {
		return fmt.Errorf("kept before it was sent, or %w", err)
	}
	soon, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	if err := c.Keep(soon, &cards.KeepInput{Word: word}); err != nil {
		return err
	}
	for range 200 {
		if kept, err := c.Kept(ctx, &cards.KeptInput{Word: word}); kept || err != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return errors.New("the word never came")
}

// callsAtOnce makes calls of which none waits for another, each of which has an answer of its own.
func callsAtOnce(ctx context.Context, c *clients) error {
	errs := make(chan error, c.atOnce)
	for i := range c.atOnce {
		go func() {
			got, err := c.shared.Negate(ctx, &cards.NegateInput{Number: float64(i + 1)})
			errs <- equal(got, err, float64(-i-1))
		}()
	}
	var all []error
	for range c.atOnce {
		all = append(all, <-errs)
	}
	return errors.Join(all...)
}

// multiplexed calls by the name of the service, and what it inherits and declares too.
func multiplexed(ctx context.Context, c *clients) error {
	got, err := c.multiplexed.Echo(ctx, least())
	if err := equal(got, err, least()); err != nil {
		return err
	}
	edition, err := c.multiplexed.Edition(ctx)
	if err := equal(edition, err, "cards"); err != nil {
		return err
	}
	_, err = c.multiplexed.Fail(ctx, &cards.FailInput{How: "torn"})
	return fails(err, &cards.Torn{Word: "torn", Pieces: pieces()})
}
