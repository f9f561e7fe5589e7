// Package calls is the Go of the .kit package calls.
//
// Methods of every shape over Thrift: what they take, what they give and how they fail.
package calls

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
