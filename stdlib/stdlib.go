// Package stdlib holds the standard library of the language: the .kit files that declare the common
// errors, and every built-in transport and middleware. The compiler reads them like any other package.
package stdlib

import "embed"

// Files are the .kit files of the package std, and its kit.lock.
//
//go:embed *.kit kit.lock
var Files embed.FS
