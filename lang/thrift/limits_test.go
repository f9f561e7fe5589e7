package thrift

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/lang/diag"
)

// TestLimits refuses what no person wrote, with one finding each and without reading on.
func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		code diag.Code
	}{
		"size":       {strings.Repeat(" ", MaxFileSize+1), diag.IDLTooLarge},
		"types":      {"typedef " + strings.Repeat("list<", 100_000), diag.IDLTooDeep},
		"constants":  {"const x A = " + strings.Repeat("[", 100_000), diag.IDLTooDeep},
		"structs":    {"struct A { 1: i32 a xsd_attrs " + strings.Repeat("{ 1: i32 a xsd_attrs ", 100_000), diag.IDLTooDeep},
		"one string": {"const string A = \"" + strings.Repeat("a", 1_000_000), diag.IDLSyntax},
	} {
		_, list := Parse("x.thrift", []byte(c.src))
		if len(list) != 1 || list[0].Code != c.code {
			t.Errorf("%s: %d findings, the first %.200v", name, len(list), list)
		}
	}
}

// TestLongLine reads a file that is one line, whose columns are not counted from its start each time.
func TestLongLine(t *testing.T) {
	src := strings.Repeat("struct A { 1: i32 a } ", 20_000)
	file, list := Parse("x.thrift", []byte(src))
	if len(list) > 0 || len(file.Definitions) != 20_000 {
		t.Errorf("%d definitions, %.200v", len(file.Definitions), list)
	}
	if last := file.Definitions[19_999].Head().Span.Start; last.Line != 1 || last.Column != 19_999*22+8 {
		t.Errorf("the last one is at %+v", last)
	}
}
