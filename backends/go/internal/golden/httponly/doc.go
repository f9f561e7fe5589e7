// Package httponly is the Go of the .kit package httponly, version 0.1.0.
//
// Tells the time over HTTP.
package httponly

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
