package interop

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	"github.com/kitc-lang/kit/interop/ops/gen/ops"
	kit "github.com/kitc-lang/kit/runtime"
)

// everything has a value in each field, chosen where encodings differ: extremes, the empty, what needs
// escapes. python/peer.py holds the same one. Its map keys and set members make one order only.
func everything() *exchange.Everything {
	point := exchange.Point{X: 1.5, Y: -2.25}
	leaf := exchange.Node{Name: "leaf", Children: []exchange.Node{}, Named: map[string]exchange.Node{}}
	id := kit.UUID{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x41, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	raw := make([]byte, 256)
	for i := range raw {
		raw[i] = byte(i)
	}
	var numbers []int32
	for n := int32(-5); n < 15; n++ {
		numbers = append(numbers, n)
	}
	return &exchange.Everything{
		Yes:      true,
		Tiny:     math.MinInt8,
		Small:    math.MinInt16,
		Medium:   math.MinInt32,
		Large:    1<<53 + 1,
		Real:     0.1,
		Text:     "Grüße, 世界 \U0001f600",
		Raw:      raw,
		ID:       id,
		At:       time.Date(2026, 1, 1, 0, 0, 0, 123456000, time.UTC),
		Took:     -1500 * time.Millisecond,
		Day:      kit.Date{Year: 2026, Month: 2, Day: 28},
		Free:     json.RawMessage(`{"a":[1,null,"b"]}`),
		Word:     "word",
		Light:    exchange.LightGreen,
		Point:    point,
		Shape:    exchange.Shape{Words: []exchange.Word{"a", "b"}},
		Numbers:  numbers,
		Flags:    []bool{true, false, true},
		Points:   []exchange.Point{point, {Y: 1e300}},
		Lights:   []exchange.Light{exchange.LightRed, exchange.LightAmber},
		Words:    []exchange.Word{"x", "y"},
		ByName:   map[string]int64{"one": 1, "two": 2},
		ByNumber: map[int32]string{1: "one", -2: "minus two"},
		ByLight:  map[exchange.Light]exchange.Point{exchange.LightAmber: point},
		ByID:     map[kit.UUID]bool{id: true},
		Nested:   map[string][]map[string]exchange.Point{"a": {{"b": point}, {}}},
		Tree: &exchange.Node{
			Name:     "root",
			Children: []exchange.Node{leaf},
			Named:    map[string]exchange.Node{"leaf": leaf},
			Next:     &leaf,
		},
		Maybe:    new(""),
		MaybeNot: new(false),
		MaybeAny: []string{},
		Rank:     new(int32(7)),
		Secret:   new("planted-secret"),
		//lint:ignore SA1019 deprecated fields travel like all others
		Old: new("old"),
	}
}

// same compares messages as a person would: sets without their order, unions by what they hold.
var same = cmp.Options{
	cmpopts.EquateEmpty(),
	cmpopts.IgnoreUnexported(exchange.Shape{}),
	cmpopts.SortSlices(func(a, b exchange.Word) bool { return a < b }),
	cmpopts.SortSlices(func(a, b exchange.Light) bool { return a < b }),
}

// callEverything calls each method of an Exchange through the generated client, and the failures that
// a server declares.
func callEverything(t *testing.T, cfg exchange.ExchangeClientConfig) {
	t.Helper()
	client, err := exchange.NewExchangeClient(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	equal := func(what string, err error, got, want any) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		} else if diff := cmp.Diff(want, got, same); diff != "" {
			t.Errorf("%s: want - got +\n%s", what, diff)
		}
	}

	if err := client.Ping(ctx); err != nil {
		t.Fatalf("Ping: %v", err)
	}
	echo, err := client.Echo(ctx, everything())
	equal("Echo", err, echo, everything())
	moved, err := client.Move(ctx, &exchange.MoveInput{Point: exchange.Point{X: 1, Y: 2}, Dx: 0.5, Dy: new(3.0)})
	equal("Move", err, moved, &exchange.Point{X: 1.5, Y: 5})
	moved, err = client.Move(ctx, &exchange.MoveInput{Point: exchange.Point{X: 1, Y: 2}, Dx: 0.5})
	equal("Move without dy", err, moved, &exchange.Point{X: 1.5, Y: 2})
	for _, shape := range []exchange.Shape{
		{Point: &exchange.Point{X: 1, Y: 2}},
		{Words: []exchange.Word{"a"}},
		{Label: new("")},
		{Count: new(int64(0))},
	} {
		turned, err := client.Turn(ctx, &exchange.TurnInput{Shape: shape})
		equal("Turn", err, turned, &shape)
	}
	words, err := client.Explain(ctx, &exchange.ExplainInput{
		Word: "kit", Times: new(int32(2)), Lights: []exchange.Light{exchange.LightRed}, Trace: new("t 1"),
	})
	equal("Explain", err, words, []string{"kit", "kit"})
	words, err = client.Explain(ctx, &exchange.ExplainInput{Word: "a/b c?d%"})
	equal("Explain a word with signs", err, words, []string{"a/b c?d%"})
	counts, err := client.Count(ctx, &exchange.CountInput{Text: "a b & a"})
	equal("Count", err, counts, map[string]int32{"a": 2, "b": 1, "&": 1})

	report, err := client.Check(ctx)
	equal("Check, which is inherited", err, report, &ops.Report{Fine: true, Name: "Exchange"})
	prefix, told := tellable()
	for _, word := range told {
		if err := client.Tell(ctx, &exchange.TellInput{Word: exchange.Word(word)}); err != nil {
			t.Errorf("Tell: %v", err)
		}
	}
	awaitTold(t, told, func() (got []string, err error) {
		for word, err := range client.ToldAll(ctx, &exchange.ToldInput{Prefix: &prefix, Size: new(int32(2))}) {
			if err != nil {
				return nil, err
			}
			got = append(got, string(word))
		}
		return got, nil
	})

	_, err = client.Explain(ctx, &exchange.ExplainInput{Word: "unknown"})
	unknown := new(exchange.UnknownWord)
	if !errors.As(err, &unknown) || unknown.Word != "unknown" || len(unknown.Nearest) != 1 || unknown.Nearest[0] != "known" {
		t.Errorf("Explain(unknown) gives %v", err)
	}
	_, err = client.Explain(ctx, &exchange.ExplainInput{Word: "asleep"})
	asleep := new(exchange.Asleep)
	if !errors.As(err, &asleep) || !asleep.Until.Equal(napEnds) || kit.CodeOf(err) != kit.Unavailable {
		t.Errorf("Explain(asleep) gives %v", err)
	}
}

// tellable gives words that nobody has told before, more than two pages of two, and what they begin with.
func tellable() (prefix string, words []string) {
	prefix = strconv.FormatInt(time.Now().UnixNano(), 36) + "-"
	for _, end := range []string{"a", "b", "c", "d", "e"} {
		words = append(words, prefix+end)
	}
	return prefix, words
}

// awaitTold waits until a server has every word: nobody waits for Tell, so nobody knows when.
func awaitTold(t *testing.T, want []string, ask func() ([]string, error)) {
	t.Helper()
	var got []string
	for range 200 {
		var err error
		if got, err = ask(); err != nil {
			t.Errorf("Told: %v", err)
			return
		}
		if slices.Equal(got, want) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("Told gives %v, want %v", got, want)
}

func TestKitClientCallsKitServer(t *testing.T) {
	server := serve(t)
	for _, address := range []string{"http://" + server.Addr("http"), "thrift://" + server.Addr("thrift")} {
		t.Run(address[:4], func(t *testing.T) {
			callEverything(t, exchange.ExchangeClientConfig{Address: address})
		})
	}
}
