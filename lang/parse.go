// Package lang turns the text of .kit files into trees and back: it reads HCL native syntax into a
// File with the documentation attached, and formats source text. It is the only package of Kit that
// knows about hcl.
package lang

import "github.com/kitc-lang/kit/lang/diag"

// Format gives src in canonical layout. Where src has syntax errors it returns src itself and the
// diagnostics.
func Format(name string, src []byte) ([]byte, diag.List) { panic("unwritten") }
