// Package exchange is the Go of the .kit package exchange, version 1.0.0.
//
// Every type that Kit has, for programs of other makers to send and receive.
package exchange

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
