package httptest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	"github.com/kitc-lang/kit/backends/go/internal/golden/routes"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
)

var get = &orders.GetInput{ID: orderID}

// TestErrorsCross wants of each error what a caller may see of it, as the problem document says it and as
// the client gives it.
func TestErrorsCross(t *testing.T) {
	s := &shop{}
	addr, c := serveOrders(t, s, io.Discard)
	left := int32(3)
	for name, x := range map[string]struct {
		err    error
		status int
		code   string
		body   string // a part of it
		want   error
	}{
		"declared": {
			&orders.Gone{}, 404, "not_found", `"type":"urn:kit:error:orders:Gone","title":"Gone"`, &orders.Gone{},
		},
		"declared elsewhere, wrapped": {
			fmt.Errorf("while reading: %w", &std.NotFound{Resource: "order", ID: "a\"b"}), 404, "not_found",
			`"error":"NotFound","fields":{"resource":"order","id":"a\"b"}`, &std.NotFound{Resource: "order", ID: "a\"b"},
		},
		"not declared by the method": {
			&orders.OutOfStock{SKU: "secret", Left: &left}, 400, "failed_precondition", `"type":"about:blank","title":"failed precondition"`,
			&kit.Error{Code: kit.FailedPrecondition, Message: (&orders.OutOfStock{SKU: "secret", Left: &left}).Error()},
		},
		"an Error": {
			kit.Errorf(kit.Aborted, "try again, %w", errors.New("please")), 409, "aborted", `"detail":"try again, please"`,
			&kit.Error{Code: kit.Aborted, Message: "try again, please"},
		},
		"violations": {
			kit.Refuse(kit.Violation{Path: `tags["a"]`, Message: "m"}, kit.Violation{Message: "n"}), 400, "invalid_argument",
			`"violations":[{"path":"tags[\"a\"]","message":"m"},{"path":"","message":"n"}]`,
			kit.Refuse(kit.Violation{Path: `tags["a"]`, Message: "m"}, kit.Violation{Message: "n"}),
		},
		"anything else": {
			errors.New("password 1234"), 500, "internal", `"detail":"internal error"`, &kit.Error{Code: kit.Internal, Message: "internal error"},
		},
		"a cause": {
			kit.Hide(kit.Unavailable, "not now", errors.New("password 1234")), 503, "unavailable", `"detail":"not now"`,
			&kit.Error{Code: kit.Unavailable, Message: "not now"},
		},
	} {
		s.get = func(context.Context, *orders.GetInput) (*orders.Order, error) { return nil, x.err }
		a := send(t, "GET", "http://"+addr+"/orders/"+orderID, "")
		wantProblem(t, name, a, x.code)
		if a.status != x.status || !strings.Contains(a.body, x.body) || strings.Contains(a.body, "1234") {
			t.Errorf("%s: got %d %s\nwant %d with %s", name, a.status, a.body, x.status, x.body)
		}
		if declared := strings.Contains(x.body, "urn:") || strings.Contains(x.body, "fields"); strings.Contains(a.body, "fields") != declared {
			t.Errorf("%s: fields in %s", name, a.body)
		}
		if _, err := c.Get(t.Context(), get); !reflect.DeepEqual(err, x.want) {
			t.Errorf("%s: the client gives %#v, want %#v", name, err, x.want)
		}
	}
	for code := kit.Cancelled; code <= kit.Unauthenticated; code++ {
		s.get = func(context.Context, *orders.GetInput) (*orders.Order, error) { return nil, kit.Errorf(code, "m") }
		if a := send(t, "GET", "http://"+addr+"/orders/"+orderID, ""); a.status != code.HTTPStatus() {
			t.Errorf("%s has status %d, want %d", code, a.status, code.HTTPStatus())
		}
		if _, err := c.Get(t.Context(), get); kit.CodeOf(err) != code {
			t.Errorf("%s comes back as %v", code, err)
		}
	}
}

func TestStatusOfAMethod(t *testing.T) {
	addr, c := serveRoutes(t, &router{thing: func(context.Context, *routes.ThingInput) (string, error) {
		return "", &routes.Teapot{}
	}})
	a := send(t, "GET", "http://"+addr+"/things/x", "")
	wantProblem(t, "a status of its own", a, "failed_precondition")
	if a.status != 418 {
		t.Errorf("status %d, want 418 as the method says", a.status)
	}
	var teapot *routes.Teapot
	if _, err := c.Thing(t.Context(), &routes.ThingInput{ID: "x"}); !errors.As(err, &teapot) {
		t.Errorf("the client gives %v", err)
	}
}

// TestChainSeesFaults wants a request that cannot be read to run through the chain, and be logged.
func TestChainSeesFaults(t *testing.T) {
	var log lockedBuffer
	addr, _ := serveOrders(t, &shop{}, &log)
	a := send(t, "POST", "http://"+addr+"/orders", `{"customer":1}`)
	wantProblem(t, "a fault", a, "invalid_argument")
	if text := log.String(); !strings.Contains(text, "method=orders.Orders.Place code=invalid_argument") {
		t.Errorf("the log says nothing of it:\n%s", text)
	}
}

// TestPanicStaysInside wants of a panic a plain internal error, and the server to go on.
func TestPanicStaysInside(t *testing.T) {
	var log lockedBuffer
	addr, _ := serveOrders(t, &shop{get: func(context.Context, *orders.GetInput) (*orders.Order, error) {
		panic("password 1234")
	}}, &log)
	for range 2 {
		a := send(t, "GET", "http://"+addr+"/orders/"+orderID, "")
		wantProblem(t, "a panic", a, "internal")
		if a.status != 500 || strings.Contains(a.body, "1234") {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
	if !strings.Contains(log.String(), "password 1234") {
		t.Error("the log says nothing of it")
	}
}

// TestDeadlineCrosses wants the caller's deadline in the handler, and the call to end with it.
func TestDeadlineCrosses(t *testing.T) {
	var left time.Duration
	_, c := serveOrders(t, &shop{
		get: func(ctx context.Context, _ *orders.GetInput) (*orders.Order, error) {
			deadline, _ := ctx.Deadline()
			left = time.Until(deadline)
			return order(), nil
		},
		list: func(ctx context.Context, _ *orders.ListInput) ([]orders.Order, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		},
	}, io.Discard)
	ctx, cancel := context.WithTimeout(t.Context(), 700*time.Millisecond)
	defer cancel()
	if _, err := c.Get(ctx, get); err != nil {
		t.Fatal(err)
	}
	if left <= 0 || left > 701*time.Millisecond {
		t.Errorf("%s are left in the handler, want a little less than 700ms", left)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.List(ctx, nil); kit.CodeOf(err) != kit.DeadlineExceeded {
		t.Errorf("a call beyond its deadline gives %v", err)
	}
}

// TestCallerGoesAway wants the handler's context to end with the caller.
func TestCallerGoesAway(t *testing.T) {
	entered, left := make(chan struct{}), make(chan error, 1)
	_, c := serveOrders(t, &shop{list: func(ctx context.Context, _ *orders.ListInput) ([]orders.Order, error) {
		close(entered)
		<-ctx.Done()
		left <- context.Cause(ctx)
		return nil, ctx.Err()
	}}, io.Discard)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-entered
		cancel()
	}()
	if _, err := c.List(ctx, nil); kit.CodeOf(err) != kit.Cancelled {
		t.Errorf("the call gives %v", err)
	}
	select {
	case err := <-left:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the handler's context ended with %v, want before its deadline", err)
		}
	case <-time.After(time.Second):
		t.Error("the handler does not learn of it within a second")
	}
}

// TestEchoOfEverything sends one value of each kind in a body.
func TestEchoOfEverything(t *testing.T) {
	s := &shop{
		get: func(context.Context, *orders.GetInput) (*orders.Order, error) { return order(), nil },
		place: func(_ context.Context, in *orders.PlaceInput) (*orders.Order, error) {
			o := order()
			o.Items = in.Items
			o.Note = in.Key
			return o, nil
		},
		list: func(_ context.Context, in *orders.ListInput) ([]orders.Order, error) {
			return []orders.Order{{ID: orderID, Status: in.Status[0]}}, nil
		},
	}
	_, c := serveOrders(t, s, io.Discard)
	ctx := t.Context()
	if got, err := c.Get(ctx, get); err != nil || !reflect.DeepEqual(got, order()) {
		t.Errorf("Get gives %v, %v", got, err)
	}
	key := "once"
	items := []orders.Item{{SKU: "a", Quantity: 1, Cents: 2}}
	if got, err := c.Place(ctx, &orders.PlaceInput{Items: items, Key: &key}); err != nil || *got.Note != key || !reflect.DeepEqual(got.Items, items) {
		t.Errorf("Place gives %v, %v", got, err)
	}
	if got, err := c.List(ctx, &orders.ListInput{Status: []orders.Status{orders.StatusShipped}}); err != nil || len(got) != 1 || got[0].Status != orders.StatusShipped {
		t.Errorf("List gives %v, %v", got, err)
	}
	if err := c.Annotate(ctx, &orders.AnnotateInput{ID: orderID, Line: -5, Note: "n"}); err != nil {
		t.Error(err)
	}
	if err := c.Cancel(ctx, &orders.CancelInput{ID: orderID}); err != nil {
		t.Error(err)
	}
	if got, err := c.Count(ctx); err != nil || got[orders.StatusPaid] != 2 {
		t.Errorf("Count gives %v, %v", got, err)
	}
	if err := c.Ping(ctx); err != nil {
		t.Error(err)
	}
	voucher := "1234"
	pay := &orders.PaymentOrder{Order: orderID, Payment: orders.Payment{Voucher: &voucher}}
	if got, err := c.Pay(ctx, pay); err != nil || *got.Voucher != voucher {
		t.Errorf("Pay gives %v, %v", got, err)
	}
	voucher = "1"
	if _, err := c.Pay(ctx, pay); err == nil || !strings.Contains(err.Error(), "payment.voucher: must ") {
		t.Errorf("what breaks a rule gives %v", err)
	}
}

// lockedBuffer is a bytes.Buffer for several goroutines.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
