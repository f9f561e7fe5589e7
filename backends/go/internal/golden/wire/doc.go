// Package wire is the Go of the .kit package wire.
//
// Types that only a codec's corners need: keys and scalars of every kind, and objects of many members.
package wire

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
