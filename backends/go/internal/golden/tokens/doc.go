// Package tokens is the Go of the .kit package tokens.
//
// A service whose tokens are declared, with scopes, and one that extends it.
package tokens

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
