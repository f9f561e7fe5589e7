package lang

import "github.com/kitc-lang/kit/lang/diag"

// Format gives src in canonical layout. Where src has syntax errors it returns src itself and the
// diagnostics.
func Format(name string, src []byte) ([]byte, diag.List) { panic("unwritten") }
