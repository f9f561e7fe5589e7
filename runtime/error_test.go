package kit_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
)

type notFound struct{ id string }

func (e *notFound) Error() string { return "not found: " + e.id }

func (e *notFound) KitError() *kit.ErrorType {
	return &kit.ErrorType{Package: "orders", Name: "NotFound", Code: kit.NotFound}
}

func TestPublic(t *testing.T) {
	secret := errors.New("password=hunter2")
	for _, c := range []struct {
		name    string
		err     error
		code    kit.Code
		message string
		of      string // the declared name
	}{
		{"declared", &notFound{"a"}, kit.NotFound, "not found: a", "NotFound"},
		{"declared and wrapped", fmt.Errorf("reading: %w", &notFound{"a"}), kit.NotFound, "not found: a", "NotFound"},
		{"declared in a join", errors.Join(secret, &notFound{"a"}), kit.NotFound, "not found: a", "NotFound"},
		{"stated", kit.Errorf(kit.Aborted, "try again"), kit.Aborted, "try again", ""},
		{"stated and wrapped", fmt.Errorf("%s: %w", secret, kit.Errorf(kit.Aborted, "try again")), kit.Aborted, "try again", ""},
		{"stated around declared", kit.Hide(kit.Unavailable, "later", &notFound{"a"}), kit.Unavailable, "later", ""},
		{"declared behind stated", errors.Join(kit.Errorf(kit.Aborted, "first"), &notFound{"a"}), kit.Aborted, "first", ""},
		{"hidden", kit.Hide(kit.Internal, "internal error", secret), kit.Internal, "internal error", ""},
		{"anything else", secret, kit.Internal, "internal error", ""},
		{"anything else wrapped", fmt.Errorf("x: %w", secret), kit.Internal, "internal error", ""},
		{"deadline", fmt.Errorf("x: %w", context.DeadlineExceeded), kit.DeadlineExceeded, "the deadline passed before the call was done", ""},
		{"cancelled", context.Canceled, kit.Cancelled, "the caller went away", ""},
		{"a nil *Error", (*kit.Error)(nil), kit.Internal, "internal error", ""},
	} {
		if got := kit.CodeOf(c.err); got != c.code {
			t.Errorf("%s: the code is %s, want %s", c.name, got, c.code)
		}
		got := kit.Public(c.err)
		if got.Code != c.code || got.Message != c.message || got.Name != c.of {
			t.Errorf("%s: a caller sees %s %q %q, want %s %q %q", c.name, got.Code, got.Message, got.Name, c.code, c.message, c.of)
		}
	}
	if kit.CodeOf(nil) != kit.OK || kit.Public(nil) != nil {
		t.Errorf("no error is %s %v", kit.CodeOf(nil), kit.Public(nil))
	}
}

func TestErrorKeepsItsCause(t *testing.T) {
	for name, err := range map[string]error{
		"Errorf with %w":    kit.Errorf(kit.Unavailable, "reading: %w", io.ErrUnexpectedEOF),
		"Errorf with two":   kit.Errorf(kit.Unavailable, "%w and %w", context.Canceled, io.ErrUnexpectedEOF),
		"Hide":              kit.Hide(kit.Unavailable, "later", io.ErrUnexpectedEOF),
		"wrapped once more": fmt.Errorf("x: %w", kit.Hide(kit.Unavailable, "later", io.ErrUnexpectedEOF)),
	} {
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: the cause is lost", name)
		}
	}
	if kit.Errorf(kit.Unavailable, "plain").Unwrap() != nil {
		t.Error("an error without a cause has one")
	}
}

func TestCodesByName(t *testing.T) {
	for c := kit.OK; c <= kit.Unauthenticated; c++ {
		got, ok := kit.ParseCode(c.String())
		if !ok || got != c {
			t.Errorf("%s is read as %s", c, got)
		}
		if status := c.HTTPStatus(); status < 200 || status > 599 || (status < 300) != (c == kit.OK) {
			t.Errorf("%s has the HTTP status %d", c, status)
		}
	}
	if got, ok := kit.ParseCode("no_such_code"); ok || got != kit.Unknown {
		t.Errorf("an unknown name is read as %s, %v", got, ok)
	}
	if got := kit.Code(99).String(); got != "code(99)" {
		t.Errorf("a code out of range is %q", got)
	}
}

func TestURN(t *testing.T) {
	if got, want := new(notFound).KitError().URN(), "urn:kit:error:orders:NotFound"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
