package proof

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/breaker"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	"github.com/kitc-lang/kit/runtime/middleware/retry"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

// news makes the middlewares of a client by their names, as generated code does.
var news = map[string]func(*model.Middleware) kit.Middleware{
	"breaker": maker(breaker.New),
	"log":     maker(kitlog.New),
	"retry":   maker(retry.New),
	"timeout": maker(timeout.New),
}

// maker fills a Config with the parameters of a middleware and hands it to its New.
func maker[Config any](create func(Config) kit.Middleware) func(*model.Middleware) kit.Middleware {
	return func(m *model.Middleware) kit.Middleware {
		var cfg Config
		v := reflect.ValueOf(&cfg).Elem()
		for _, a := range m.Params {
			if a.Value != nil {
				fill(v.FieldByName(exported(a.Name)), *a.Value)
			}
		}
		return create(cfg)
	}
}

func exported(name string) string {
	out := ""
	for part := range strings.SplitSeq(name, "_") {
		out += strings.ToUpper(part[:1]) + part[1:]
	}
	return out
}

func fill(to reflect.Value, v model.Value) {
	switch v.Kind {
	case model.Bool:
		to.SetBool(v.Bool)
	case model.Float64:
		to.SetFloat(v.Float)
	case model.CodeParam:
		to.SetUint(uint64(v.Code))
	case model.List, model.Set:
		to.Set(reflect.MakeSlice(to.Type(), len(v.List), len(v.List)))
		for i, x := range v.List {
			fill(to.Index(i), x)
		}
	default:
		to.SetInt(v.Int)
	}
}

// TestWorstCase makes calls through random chains to a service that fails at random, and holds each to the time
// and the tries that the compiler promises for it.
func TestWorstCase(t *testing.T) {
	bounded, repeated, near := 0, 0, 0.0
	rapid.Check(t, func(rt *rapid.T) {
		text := chainText(rt)
		prog := compiletest.Program(t, text)
		method := prog.Packages[0].Services[0].Methods[0]
		worst := method.Client.Worst(method.Repeatable())
		seed := rapid.Uint64().Draw(rt, "seed")
		if worst.Bounded {
			bounded++
		}
		if worst.Tries > 1 {
			repeated++
		}
		synctest.Test(t, func(t *testing.T) {
			h, tries := chainOf(method, rand.New(rand.NewPCG(seed, 1)))
			for range 8 {
				*tries = 0
				begin := time.Now()
				err := h(t.Context(), kit.NewCall(methodOf(method), kit.ClientSide, "http", nil, new(string)))
				took := time.Since(begin)
				if worst.Bounded && took > worst.Time || *tries > worst.Tries {
					rt.Errorf("%d tries in %s (%v), and at most %d in %s are promised for\n%s", *tries, took, err, worst.Tries, worst.Time, text)
				}
				if worst.Bounded {
					near = max(near, float64(took)/float64(worst.Time))
				}
			}
		})
	})
	if bounded == 0 || repeated == 0 || near < 0.9 {
		t.Errorf("%d chains had a bound and %d a retry, and the longest call took %.2f of its bound: this proves little", bounded, repeated, near)
	}
}

func methodOf(m *model.Method) *kit.Method {
	return &kit.Method{Package: "p", Service: "S", Name: m.Name, Safe: m.Safe, Repeatable: m.Repeatable()}
}

// chainOf builds the chain of a method around a service of random moods. Like every transport, it gives up when
// its context ends.
func chainOf(m *model.Method, random *rand.Rand) (kit.Handler, *int) {
	tries := new(int)
	var chain []kit.Middleware
	for _, use := range m.Client.Middlewares {
		chain = append(chain, news[use.Name()](use))
	}
	codes := []kit.Code{kit.Unavailable, kit.Unavailable, kit.Internal, kit.Aborted, kit.NotFound}
	return kit.Wrap(func(ctx context.Context, call *kit.Call) error {
		*tries++
		if random.IntN(4) == 0 {
			call.RetryAfter = time.Duration(random.IntN(200)) * time.Millisecond
		}
		latency := time.Duration(random.IntN(200)) * time.Millisecond
		if random.IntN(4) == 0 {
			latency = time.Hour // it hangs
		}
		select {
		case <-time.After(latency):
		case <-ctx.Done():
			return ctx.Err()
		}
		if random.IntN(5) == 0 {
			return nil
		}
		return kit.Errorf(codes[random.IntN(len(codes))], "a bad mood")
	}, chain...), tries
}

// chainText gives a service with a random chain around its calls.
func chainText(t *rapid.T) string {
	ms := func(name string, most int) string {
		return fmt.Sprintf("%dms", rapid.IntRange(1, most).Draw(t, name))
	}
	var chain strings.Builder
	part := func(name string, write func() string) (drawn bool) {
		if drawn = rapid.Bool().Draw(t, name); drawn {
			chain.WriteString("    " + write() + "\n")
		}
		return drawn
	}
	timeoutOf := func(most int) func() string {
		return func() string { return `timeout { after = "` + ms("after", most) + `" }` }
	}
	part("log", func() string { return "log {}" })
	whole := part("whole", timeoutOf(1000))
	again := part("retry", func() string {
		return fmt.Sprintf("retry {\n      attempts = %d\n      on = %s\n      backoff = %q\n      max_backoff = %q\n      budget = %g\n    }",
			rapid.IntRange(1, 6).Draw(t, "attempts"), rapid.SampledFrom([]string{"[unavailable]", "[unavailable, deadline_exceeded, internal]"}).Draw(t, "on"),
			ms("backoff", 100), ms("max", 100), rapid.SampledFrom([]float64{0, 0.2, 1}).Draw(t, "budget"))
	})
	part("breaker", func() string { return `breaker { min_calls = 2 }` })
	if again || !whole {
		part("try", timeoutOf(300))
	}
	return "package p { kit = 1 }\n\nservice S {\n  method Call {" + rapid.SampledFrom([]string{" safe = true ", " idempotent = true ", ""}).Draw(t, "kind") +
		"}\n  transport http {}\n\n  chain client {\n" + chain.String() + "  }\n}\n"
}
