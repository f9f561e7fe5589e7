// Package names is the Go of the .kit package names.
//
// Names and texts that an emitter could trip over: "quotes", `backquotes`, “old quotes”, */ and /*.
//
//   - a list
//   - that gofmt lays out
//
// // and a comment inside a comment; Grüße, 你好, 🎉.
//
//	build ignore
package names

import kit "github.com/kitc-lang/kit/runtime"

// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = kit.SupportsGenerated1
