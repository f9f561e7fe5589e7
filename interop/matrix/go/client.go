package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apache/thrift/lib/go/thrift"

	"peer/cards"
	"peer/newer"
	"peer/newer_values"
	"peer/values"
)

// caller calls the servers of Kit, and gives each check connections of its own, so that none suffers from another.
type caller struct {
	wire            wire
	port, newerPort string
	open            []thrift.TTransport
	err             error // of connecting
}

func (c *caller) connect(port, service string) thrift.TClient {
	var transport thrift.TTransport
	var err error
	if c.wire.transports == nil {
		transport, err = thrift.NewTHttpClient("http://127.0.0.1:" + port + "/")
	} else {
		transport, err = c.wire.transports.GetTransport(thrift.NewTSocketConf("127.0.0.1:"+port, timeouts()))
	}
	if err == nil {
		err = transport.Open()
		c.open = append(c.open, transport)
	}
	if err != nil {
		c.err = err
		return nil
	}
	protocol := c.wire.protocols.GetProtocol(transport)
	if service == "" {
		return thrift.NewTStandardClient(protocol, protocol)
	}
	return thrift.NewTStandardClient(protocol, thrift.NewTMultiplexedProtocol(protocol, service))
}

func (c *caller) plain() *cards.MatrixClient { return cards.NewMatrixClient(c.connect(c.port, "")) }
func (c *caller) multiplexed() *cards.MatrixClient {
	return cards.NewMatrixClient(c.connect(c.port, "Matrix"))
}
func (c *caller) newer() *newer.MatrixClient { return newer.NewMatrixClient(c.connect(c.port, "")) }
func (c *caller) ofNewer() *cards.MatrixClient {
	return cards.NewMatrixClient(c.connect(c.newerPort, ""))
}

// check makes one check and prints its name, and what is wrong, if anything is.
func (c *caller) check(name string, call func(ctx context.Context) error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := call(ctx); err != nil {
		fmt.Printf("%s: %s\n", name, strings.ReplaceAll(err.Error(), "\n", " "))
	} else {
		fmt.Println(name)
	}
	for _, transport := range c.open {
		transport.Close()
	}
	c.open = nil
}

// value is what the Thrift compiler makes of a struct.
type value[T any] interface {
	comparable
	Equals(T) bool
}

func same[T value[T]](got T, err error, want T) error {
	if err != nil {
		return err
	}
	if !got.Equals(want) {
		return fmt.Errorf("got %v, want %v", got, want)
	}
	return nil
}

func equal[T any](got T, err error, want T) error {
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("got %v, want %v", got, want)
	}
	return nil
}

func fails[E value[E]](err error, want E) error {
	got, ok := err.(any).(E)
	if !ok {
		return fmt.Errorf("got %v", err)
	}
	return same(got, nil, want)
}

// refused demands an error that the method does not declare, and what its message says.
func refused(err error, parts ...string) error {
	var x thrift.TApplicationException
	if !errors.As(err, &x) {
		return fmt.Errorf("got %v", err)
	}
	for _, part := range parts {
		if !strings.Contains(x.Error(), part) {
			return fmt.Errorf("the message %q lacks %q", x.Error(), part)
		}
	}
	return nil
}

func (c *caller) checkAll() error {
	for name, all := range values.ALLS {
		c.check("echo "+name, func(ctx context.Context) error {
			got, err := c.plain().Echo(ctx, all)
			return same(got, err, all)
		})
	}
	for name, shape := range values.SHAPES {
		c.check("union "+name, func(ctx context.Context) error {
			got, err := c.plain().Turn(ctx, shape)
			return same(got, err, shape)
		})
	}
	for name, keys := range values.KEYS {
		c.check("keys "+name, func(ctx context.Context) error {
			got, err := c.plain().EchoKeys(ctx, keys)
			return same(got, err, keys)
		})
	}
	c.check("keys bytes", func(ctx context.Context) error {
		keys := &cards.Keys{ByRaw: map[string]string{"\x00\xff": "value"}}
		got, err := c.plain().EchoKeys(ctx, keys)
		return same(got, err, keys)
	})
	c.check("struct keys", c.structKeys)
	c.check("struct members", c.structMembers)
	c.check("void", func(ctx context.Context) error { return c.plain().Nothing(ctx) })
	c.check("inherited", func(ctx context.Context) error {
		got, err := c.plain().Edition(ctx)
		return equal(got, err, "cards")
	})
	c.check("doubles", c.doubles)
	c.check("every byte", c.everyByte)
	c.check("map answered", func(ctx context.Context) error {
		got, err := c.plain().Count(ctx, []string{"a", "b", "a"})
		return equal(got, err, map[string]int32{"a": 2, "b": 1})
	})
	c.check("arguments", func(ctx context.Context) error {
		got, err := c.plain().Tell(ctx, true, -1, -300, 70000, 1<<53+1, cards.Suit_joker, []*cards.Point{{X: 1, Y: -2}}, "ä", 3, "tail")
		return equal(got, err, []string{"yes", "-1", "-300", "70000", "9007199254740993", "7", "1/-2", "äää", "tail"})
	})
	c.check("arguments left out", func(ctx context.Context) error {
		got, err := c.plain().Tell(ctx, false, 0, 0, 0, 0, cards.Suit_hearts, nil, "a", 0, "")
		return equal(got, err, []string{"no", "0", "0", "0", "0", "1", "aa", "none"})
	})
	c.check("fields said", func(ctx context.Context) error {
		got, err := c.plain().Settle(ctx, &cards.Settings{Size: -1, Large: 6000000000, Real: 0.25, Suit: cards.Suit_joker})
		return equal(got, err, []string{"", "-1", "6000000000", "no", "0.25", "7"})
	})
	c.check("fields left out", func(ctx context.Context) error {
		got, err := c.plain().Settle(ctx, cards.NewSettings())
		return equal(got, err, []string{"kit", "7", "5000000000", "yes", "0.5", "2"})
	})
	c.check("fields not answered", func(ctx context.Context) error {
		got, err := c.plain().Unsettled(ctx)
		return same(got, err, &cards.Settings{Name: "kit", Size: 7, Large: 5000000000, On: true, Real: 0.5, Suit: cards.Suit_spades})
	})
	c.check("fine", func(ctx context.Context) error {
		got, err := c.plain().Fail(ctx, "fine")
		return same(got, err, &cards.Point{X: 1, Y: 2})
	})
	c.check("torn", func(ctx context.Context) error {
		_, err := c.plain().Fail(ctx, "torn")
		return fails(err, torn())
	})
	c.check("lost", func(ctx context.Context) error {
		_, err := c.plain().Fail(ctx, "lost")
		return fails(err, &cards.Lost{Since: lostSince, Shape: &cards.Shape{Label: new("lost")}})
	})
	c.check("undeclared error", func(ctx context.Context) error {
		_, err := c.plain().Fail(ctx, "otherwise")
		return refused(err, "data_loss: the page is gone")
	})
	c.check("oneway", func(ctx context.Context) error { return oneway(ctx, c.plain()) })
	c.check("multiplexed", c.callMultiplexed)
	c.check("multiplexed oneway", func(ctx context.Context) error { return oneway(ctx, c.multiplexed()) })
	c.checkAges()
	c.check("refused value", func(ctx context.Context) error {
		_, err := c.plain().Tell(ctx, false, 0, 0, 0, 0, cards.Suit_hearts, nil, "a", 10, "")
		return refused(err, "invalid_argument", "times: must be at most 9")
	})
	c.check("refused infinity", func(ctx context.Context) error {
		_, err := c.plain().Negate(ctx, math.Inf(1))
		return refused(err, "number: must be a finite number")
	})
	c.check("refused enum value", func(ctx context.Context) error {
		_, err := c.newer().Swap(ctx, newer_values.CARDS["suit"])
		return refused(err, "invalid_argument", "card.suit")
	})
	c.check("refused union member", func(ctx context.Context) error {
		_, err := c.newer().Swap(ctx, newer_values.CARDS["shape"])
		return refused(err, "invalid_argument", "card.shape")
	})
	return c.err
}

// checkAges makes the checks in which one side is newer than the other.
func (c *caller) checkAges() {
	c.check("newer fields", func(ctx context.Context) error {
		sent := newer_values.CARDS["fields"]
		want := newer.NewCard()
		want.Name, want.Suit, want.Shape, want.Note = sent.Name, sent.Suit, sent.Shape, sent.Note
		got, err := c.newer().Swap(ctx, sent)
		return same(got, err, want)
	})
	c.check("newer fields inside", func(ctx context.Context) error {
		want := newer.NewCard()
		want.Name, want.Suit = "deep", newer.Suit_hearts
		want.Shape = &newer.Shape{Shape: &newer.Shape{Point: &newer.Point{X: 1, Y: 2}}}
		got, err := c.newer().Swap(ctx, newer_values.CARDS["deep"])
		return same(got, err, want)
	})
	c.check("newer arguments", func(ctx context.Context) error {
		want := newer.NewCard()
		want.Name, want.Suit, want.Shape, want.Note = "plain", newer.Suit_spades, &newer.Shape{Label: new("plain")}, new("older")
		got, err := c.newer().Draw(ctx, "plain", 3, newer_values.CARDS["fields"].Extra, []int64{1, 2})
		return same(got, err, want)
	})
	c.check("newer method", func(ctx context.Context) error {
		client := c.newer()
		err := client.Shuffle(ctx)
		var x thrift.TApplicationException
		if !errors.As(err, &x) || x.TypeId() != thrift.UNKNOWN_METHOD {
			return fmt.Errorf("got %v", err)
		}
		edition, err := client.Edition(ctx)
		return equal(edition, err, "cards")
	})
	for _, check := range []struct {
		name string
		want cards.Card
	}{
		{"older reads fields", cards.Card{Name: "fields", Suit: cards.Suit_joker, Shape: &cards.Shape{Count: new(int64(5000000000))}, Note: new("kept")}},
		{"older reads fields inside", cards.Card{Name: "deep", Suit: cards.Suit_hearts, Shape: &cards.Shape{Shape: &cards.Shape{Point: &cards.Point{X: 1, Y: 2}}}}},
		{"older reads an enum value", cards.Card{Name: "suit", Suit: 9, Shape: &cards.Shape{Label: new("suit")}, Note: new("kept")}},
		{"older reads a union member", cards.Card{Name: "shape", Suit: cards.Suit_spades, Shape: &cards.Shape{}, Note: new("kept")}},
	} {
		c.check(check.name, func(ctx context.Context) error {
			got, err := c.ofNewer().Draw(ctx, check.want.Name)
			return same(got, err, &check.want)
		})
	}
	c.check("older reads an error", func(ctx context.Context) error {
		_, err := c.ofNewer().Draw(ctx, "torn")
		return fails(err, torn())
	})
	c.check("older survives an error", func(ctx context.Context) error {
		_, err := c.ofNewer().Draw(ctx, "burnt")
		return refused(err)
	})
}

func (c *caller) structKeys(ctx context.Context) error {
	got, err := c.plain().EchoPlaces(ctx, &cards.Places{Names: map[*cards.Point]string{{X: 1, Y: 2}: "a", {X: 3, Y: 4}: "b"}})
	if err != nil {
		return err
	}
	var names []string // keys are pointers, and so never equal
	for p, name := range got.Names {
		names = append(names, fmt.Sprint(p.X, p.Y, name))
	}
	slices.Sort(names)
	return equal(names, nil, []string{"1 2a", "3 4b"})
}

func (c *caller) structMembers(ctx context.Context) error {
	got, err := c.plain().EchoPlaces(ctx, &cards.Places{Seen: []*cards.Point{{X: 1, Y: 2}, {X: 3, Y: 4}}})
	return same(got, err, &cards.Places{Seen: []*cards.Point{{X: 1, Y: 2}, {X: 3, Y: 4}}})
}

func (c *caller) doubles(ctx context.Context) error {
	client := c.plain()
	for _, number := range []float64{0.1, -1e300, 5e-324, math.MaxFloat64} {
		got, err := client.Negate(ctx, number)
		if err := equal(got, err, -number); err != nil {
			return err
		}
	}
	return nil
}

func (c *caller) everyByte(ctx context.Context) error {
	raw := make([]byte, 256)
	for i := range raw {
		raw[i] = byte(i)
	}
	got, err := c.plain().Reverse(ctx, raw)
	slices.Reverse(raw)
	return equal(got, err, raw)
}

func oneway(ctx context.Context, client *cards.MatrixClient) error {
	word := cards.Word("w" + strconv.FormatInt(time.Now().UnixNano(), 36))
	if kept, err := client.Kept(ctx, word); kept || err != nil {
		return fmt.Errorf("kept before it was sent, or %v", err)
	}
	if err := client.Keep(ctx, word); err != nil {
		return err
	}
	for range 200 {
		if kept, err := client.Kept(ctx, word); kept || err != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return errors.New("the word never came")
}

func (c *caller) callMultiplexed(ctx context.Context) error {
	client := c.multiplexed()
	all := values.ALLS["least"]
	got, err := client.Echo(ctx, all)
	if err := same(got, err, all); err != nil {
		return err
	}
	edition, err := client.Edition(ctx)
	if err := equal(edition, err, "cards"); err != nil {
		return err
	}
	_, err = client.Fail(ctx, "torn")
	return fails(err, torn())
}
