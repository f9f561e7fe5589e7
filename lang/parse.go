// Package lang turns the text of .kit files into trees and back: it reads HCL native syntax into a
// File with the documentation attached, and formats source text. It is the only package of Kit that
// knows about hcl.
package lang

import "github.com/kitc-lang/kit/lang/diag"

// Parse reads one file. It always returns a File, holding whatever could be read; name is used in
// the spans only. src is kept by the File.
func Parse(name string, src []byte) (*File, diag.List) { panic("unwritten") }

// Format gives src in canonical layout. Where src has syntax errors it returns src itself and the
// diagnostics.
func Format(name string, src []byte) ([]byte, diag.List) { panic("unwritten") }

func (s *String) at(from, to int) diag.Span { panic("unwritten") }
