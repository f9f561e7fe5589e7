// Package orders is the Go of the .kit package orders, version 1.4.0.
//
// Takes and tracks the orders of the shop.
package orders

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
