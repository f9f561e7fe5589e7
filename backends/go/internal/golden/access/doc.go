// Package access is the Go of the .kit package access.
//
// Who may call, lists that come in pages, and calls that nobody waits for.
package access

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
