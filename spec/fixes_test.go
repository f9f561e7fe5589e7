package spec_test

import (
	"bytes"
	"maps"
	"os"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/lang/diag"
)

// TestFixes applies the edits that findings offer, and demands that each removes its finding.
func TestFixes(t *testing.T) {
	tried := 0
	for _, file := range caseFiles(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := parse(data)
		for _, d := range c.run(t).diagnostics {
			if d.Fix == nil {
				continue
			}
			tried++
			fixed := c
			fixed.files = maps.Clone(c.files)
			fixed.files[d.Fix.Span.File] = &fstest.MapFile{Data: edited(c.files[d.Fix.Span.File].Data, d.Fix)}
			for _, left := range fixed.run(t).diagnostics {
				if left.Code == d.Code && left.Span.Start == d.Span.Start && left.Message == d.Message {
					t.Errorf("%s: the edit %q leaves: %s", file, d.Fix.Replace, d.Message)
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d edits tried", tried)
	}
}

func edited(src []byte, fix *diag.Fix) []byte {
	from, to := fix.Span.Start.Offset, fix.Span.End.Offset
	return append(append(bytes.Clone(src[:from]), fix.Replace...), src[to:]...)
}
