package std

import (
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// There is no such thing.
type NotFound struct {
	// What was looked for: "order".
	Resource string
	// Which one.
	ID string
}

var notFoundType = kit.ErrorType{Package: "std", Name: "NotFound", Code: kit.NotFound}

// KitError tells the runtime which error of which package x is.
func (x *NotFound) KitError() *kit.ErrorType { return &notFoundType }

// Error gives the name in words, and the fields.
func (x *NotFound) Error() string {
	return fmt.Sprintf("not found: resource %s, id %s", x.Resource, x.ID)
}

// There is such a thing already.
type AlreadyExists struct {
	// What was to be made: "order".
	Resource string
	// Which one.
	ID string
}

var alreadyExistsType = kit.ErrorType{Package: "std", Name: "AlreadyExists", Code: kit.AlreadyExists}

// KitError tells the runtime which error of which package x is.
func (x *AlreadyExists) KitError() *kit.ErrorType { return &alreadyExistsType }

// Error gives the name in words, and the fields.
func (x *AlreadyExists) Error() string {
	return fmt.Sprintf("already exists: resource %s, id %s", x.Resource, x.ID)
}

// Somebody else changed the thing in the meantime: read it again, then try again.
type Conflict struct {
	// What was to be changed: "order".
	Resource string
	// Which one.
	ID string
}

var conflictType = kit.ErrorType{Package: "std", Name: "Conflict", Code: kit.Aborted}

// KitError tells the runtime which error of which package x is.
func (x *Conflict) KitError() *kit.ErrorType { return &conflictType }

// Error gives the name in words, and the fields.
func (x *Conflict) Error() string {
	return fmt.Sprintf("conflict: resource %s, id %s", x.Resource, x.ID)
}

// The caller is known, and may not do this.
type PermissionDenied struct {
	// What is not allowed: "refund an order".
	Action string
}

var permissionDeniedType = kit.ErrorType{Package: "std", Name: "PermissionDenied", Code: kit.PermissionDenied}

// KitError tells the runtime which error of which package x is.
func (x *PermissionDenied) KitError() *kit.ErrorType { return &permissionDeniedType }

// Error gives the name in words, and the fields.
func (x *PermissionDenied) Error() string {
	return fmt.Sprintf("permission denied: action %s", x.Action)
}

// The caller did not say who they are, or could not prove it.
type Unauthenticated struct {
	// Why, fit to be shown: "the token has expired".
	Reason string
}

var unauthenticatedType = kit.ErrorType{Package: "std", Name: "Unauthenticated", Code: kit.Unauthenticated}

// KitError tells the runtime which error of which package x is.
func (x *Unauthenticated) KitError() *kit.ErrorType { return &unauthenticatedType }

// Error gives the name in words, and the fields.
func (x *Unauthenticated) Error() string {
	return fmt.Sprintf("unauthenticated: reason %s", x.Reason)
}

// Too many calls: wait, then try again.
type RateLimited struct {
	// How long to wait, where it is known.
	RetryAfter *time.Duration
}

var rateLimitedType = kit.ErrorType{Package: "std", Name: "RateLimited", Code: kit.ResourceExhausted}

// KitError tells the runtime which error of which package x is.
func (x *RateLimited) KitError() *kit.ErrorType { return &rateLimitedType }

// Error gives the name in words, and the fields that are there.
func (x *RateLimited) Error() string {
	text := "rate limited"
	if x.RetryAfter != nil {
		text += fmt.Sprintf(", retry after %s", *x.RetryAfter)
	}
	return text
}

// The service cannot work at the moment: try again.
type Unavailable struct {
	// How long to wait, where it is known.
	RetryAfter *time.Duration
}

var unavailableType = kit.ErrorType{Package: "std", Name: "Unavailable", Code: kit.Unavailable}

// KitError tells the runtime which error of which package x is.
func (x *Unavailable) KitError() *kit.ErrorType { return &unavailableType }

// Error gives the name in words, and the fields that are there.
func (x *Unavailable) Error() string {
	text := "unavailable"
	if x.RetryAfter != nil {
		text += fmt.Sprintf(", retry after %s", *x.RetryAfter)
	}
	return text
}
