// Package builtin is the Go of the .kit package builtin.
//
// Every middleware of the standard library, so that what is declared of each is what its package has.
package builtin

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
