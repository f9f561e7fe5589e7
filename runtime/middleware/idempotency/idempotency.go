// Package idempotency gives the answer of the first call to every further one with the same idempotency key, so
// that a call that is made again does nothing twice. It follows the IETF draft "The Idempotency-Key HTTP Header
// Field" (draft-ietf-httpapi-idempotency-key-header), on every transport.
package idempotency

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the middleware.
type Config struct {
	// Keep is how long an answer is given again.
	Keep time.Duration
	// Wait is how long a call waits for another one with its key that is still running (negative: it does not).
	Wait time.Duration
	// Lease is how long a call may run before it counts as lost, as when its process died: then another one
	// with its key runs.
	Lease time.Duration
	// Store keeps the answers (nil: in memory, for one process).
	Store Store
	// Scope gives what keys are apart by, beside the method: who calls (nil: the identity that an
	// authenticator has found).
	Scope func(ctx context.Context, call *kit.Call) string
	// Logger gets a line when an answer cannot be kept (nil: slog.Default()).
	Logger *slog.Logger
}

// Store keeps what calls have answered, by keys. It is used by many goroutines at once; what one process puts
// into it is seen by others only if the store is for that.
type Store interface {
	// Claim takes a key for the call that is about to run, or gives what is known of it: a claim of another
	// call, whose Answer is nil, or its answer. A claim whose Until has passed, and an answer that has, count
	// as not there.
	Claim(ctx context.Context, key string, claim Record) (known Record, claimed bool, err error)
	// Complete replaces a claim by the answer. It does nothing where the claim is no longer the one of token.
	Complete(ctx context.Context, key, token string, answer Record) error
	// Release gives up a claim, so that the next call runs. It does nothing where the claim is no longer the
	// one of token.
	Release(ctx context.Context, key, token string) error
}

// Record is what a store keeps of a key.
type Record struct {
	Token  string    // of the call that claimed it
	Sum    string    // of the input, in hexadecimal digits
	Answer []byte    // nil while the call runs
	Until  time.Time // how long the record counts
}

// New gives the middleware. Methods without an idempotency key, and calls that bring none, pass.
//
// An answer is a success, or an error that would be the same again. After any other error the next call with the
// key runs: an error says that nothing was done, or that doing it again does no harm. Where the store cannot be
// asked, the call fails as unavailable, and does not run.
func New(cfg Config) kit.Middleware {
	if cfg.Store == nil {
		cfg.Store = NewMemory(0)
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			if call.Method.Key == nil || call.In == nil || call.Fault != nil {
				return next(ctx, call)
			}
			key := call.Method.Key(call.In)
			if key == "" {
				return next(ctx, call)
			}
			return cfg.once(ctx, call, key, next)
		}
	}
}

func (cfg *Config) once(ctx context.Context, call *kit.Call, key string, next kit.Handler) error {
	ctx, err := kit.Identify(ctx, call) // an answer is only for who got the first one
	if err != nil {
		return err
	}
	input, err := json.Marshal(call.In)
	if err != nil {
		return kit.Hide(kit.Internal, "internal error", err)
	}
	claim := Record{Token: newToken(), Sum: sum(input)}
	name := sum([]byte(call.Method.String() + "\x00" + cfg.scope(ctx, call) + "\x00" + key))
	deadline := time.Now().Add(cfg.Wait)
	for {
		claim.Until = time.Now().Add(cfg.Lease)
		known, claimed, err := cfg.Store.Claim(ctx, name, claim)
		switch {
		case err != nil && ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return kit.Hide(kit.Unavailable, "the idempotency key cannot be looked up", err)
		case claimed:
			return cfg.run(ctx, call, name, claim, next)
		case known.Sum != claim.Sum:
			return kit.Errorf(kit.FailedPrecondition, "the idempotency key was used with another input: use a new key for a new call")
		case known.Answer != nil:
			return give(call, known.Answer)
		case !time.Now().Before(deadline):
			call.RetryAfter = poll
			return kit.Errorf(kit.Aborted, "a call with this idempotency key is still running: ask again later")
		}
		select {
		case <-time.After(min(poll, max(time.Until(deadline), 0))):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// poll is how often to look whether a call has ended.
const poll = 20 * time.Millisecond

func (cfg *Config) scope(ctx context.Context, call *kit.Call) string {
	if cfg.Scope != nil {
		return cfg.Scope(ctx, call)
	}
	if id := kit.IdentityOf(ctx); id != nil {
		return id.Auth + "\x00" + id.Issuer + "\x00" + id.Subject
	}
	return ""
}

// run runs the call that has claimed its key. Whatever becomes of the caller, the claim is settled.
func (cfg *Config) run(ctx context.Context, call *kit.Call, name string, claim Record, next kit.Handler) (err error) {
	settled := context.WithoutCancel(ctx)
	ended := false
	defer func() {
		if !ended { // it panics
			_ = cfg.Store.Release(settled, name, claim.Token) // or it ends with its lease
		}
	}()
	err = next(ctx, call)
	ended = true
	claim.Answer = answerOf(call, err)
	if claim.Answer == nil {
		if failed := cfg.Store.Release(settled, name, claim.Token); failed != nil {
			cfg.Logger.Error("an idempotency key cannot be released; it is when its lease ends", "method", call.Method.String(), "error", failed)
		}
		return err
	}
	claim.Until = time.Now().Add(cfg.Keep)
	if failed := cfg.Store.Complete(settled, name, claim.Token, claim); failed != nil {
		cfg.Logger.Error("an answer cannot be kept: a call with the same idempotency key may run again", "method", call.Method.String(), "error", failed)
	}
	return err
}

// answer is what is kept of a call.
type answer struct {
	Output   json.RawMessage `json:"output,omitempty"`
	Error    string          `json:"error,omitempty"` // the URN of a declared error
	Fields   json.RawMessage `json:"fields,omitempty"`
	Code     kit.Code        `json:"code,omitempty"` // of an error that is not declared
	Message  string          `json:"message,omitempty"`
	Violated []kit.Violation `json:"violated,omitempty"`
	Lost     bool            `json:"lost,omitempty"` // it could not be written, as a number that is none
}

// lost stands for an answer that cannot be written. The call was made all the same, so that its key is not free.
const lost = `{"lost":true}`

// final reports whether an error would be the same again.
func final(code kit.Code) bool {
	switch code {
	case kit.InvalidArgument, kit.NotFound, kit.AlreadyExists, kit.FailedPrecondition, kit.OutOfRange:
		return true
	}
	return false
}

// answerOf gives what to keep of a call, nil where the next one is to run.
func answerOf(call *kit.Call, err error) []byte {
	var a answer
	switch {
	case err == nil && call.Out == nil:
	case err == nil:
		if a.Output, err = json.Marshal(call.Out); err != nil {
			return []byte(lost)
		}
	case !final(kit.CodeOf(err)):
		return nil
	default:
		if d := kit.DeclaredIn(err); d != nil {
			fields, failed := json.Marshal(d)
			if failed != nil {
				return []byte(lost)
			}
			a.Error, a.Fields = d.KitError().URN(), fields
			break
		}
		public := kit.Public(err)
		a.Code, a.Message, a.Violated = public.Code, public.Message, public.Violations
	}
	text, err := json.Marshal(a)
	if err != nil {
		return []byte(lost)
	}
	return text
}

// give answers a call with what was kept.
func give(call *kit.Call, text []byte) error {
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		return kit.Hide(kit.Internal, "internal error", fmt.Errorf("the answer that was kept: %w", err))
	}
	switch {
	case a.Lost:
		return kit.Errorf(kit.Internal, "the call was made, but its answer could not be kept")
	case a.Error != "":
		for _, proto := range call.Method.Errors {
			if proto.KitError().URN() != a.Error {
				continue
			}
			e := reflect.New(reflect.TypeOf(proto).Elem()).Interface()
			if err := json.Unmarshal(a.Fields, e); err != nil {
				return kit.Hide(kit.Internal, "internal error", fmt.Errorf("the error that was kept: %w", err))
			}
			return e.(error)
		}
		return kit.Hide(kit.Internal, "internal error", fmt.Errorf("the error that was kept is %s, which %s does not declare any more", a.Error, call.Method))
	case a.Code != kit.OK:
		return &kit.Error{Code: a.Code, Message: a.Message, Violations: a.Violated}
	case a.Output != nil && call.Method.Output != nil:
		out := reflect.New(reflect.TypeOf(call.Method.Output).Elem()).Interface()
		if err := json.Unmarshal(a.Output, out); err != nil {
			return kit.Hide(kit.Internal, "internal error", fmt.Errorf("the output that was kept: %w", err))
		}
		call.Out = out
	}
	return nil
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
