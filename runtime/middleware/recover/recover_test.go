package recover_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	middleware "github.com/kitc-lang/kit/runtime/middleware/recover"
)

var method = kit.Method{Package: "orders", Service: "Orders", Name: "Get"}

// handler wraps one that panics with value, and gives what is logged.
func handler(value any) (kit.Handler, *bytes.Buffer) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	return middleware.New(middleware.Config{Logger: logger})(func(context.Context, *kit.Call) error { panic(value) }), &log
}

func TestPanicBecomesAnInternalError(t *testing.T) {
	h, log := handler("password=hunter2")
	err := h(t.Context(), &kit.Call{Method: &method})
	if got := kit.Public(err).Error(); got != "internal: internal error" {
		t.Errorf("the caller sees %s", got)
	}
	for _, want := range []string{"level=ERROR", "method=orders.Orders.Get", "hunter2", "recover_test.go"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %s: %s", want, log)
		}
	}
	if n := strings.Count(log.String(), "\n"); n != 1 {
		t.Errorf("%d lines are logged, want one", n)
	}
}

func TestPanicWithAnErrorIsItsCause(t *testing.T) {
	h, _ := handler(io.ErrUnexpectedEOF)
	if err := h(t.Context(), &kit.Call{Method: &method}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%v has lost its cause", err)
	}
}

func TestPanicOfTheRuntime(t *testing.T) {
	h := middleware.New(middleware.Config{Logger: slog.New(slog.DiscardHandler)})(func(context.Context, *kit.Call) error {
		var order *struct{ id string }
		_ = order.id
		return nil
	})
	if err := h(t.Context(), &kit.Call{Method: &method}); kit.CodeOf(err) != kit.Internal {
		t.Errorf("got %v, want an internal error", err)
	}
}

func TestAbortHandlerGoesOn(t *testing.T) {
	h, log := handler(http.ErrAbortHandler)
	defer func() {
		if p := recover(); p != http.ErrAbortHandler {
			t.Errorf("net/http gets %v", p)
		}
		if log.Len() != 0 {
			t.Errorf("it is logged: %s", log)
		}
	}()
	_ = h(t.Context(), &kit.Call{Method: &method})
	t.Error("the panic ended here")
}

func TestErrorsPassAndCostNothing(t *testing.T) {
	want := errors.New("no such order")
	h := middleware.New(middleware.Config{})(func(context.Context, *kit.Call) error { return want })
	ctx, call := t.Context(), &kit.Call{Method: &method}
	if err := h(ctx, call); err != want {
		t.Errorf("got %v", err)
	}
	if n := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
