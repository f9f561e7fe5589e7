package lang

import (
	"path/filepath"
	"regexp"
	"testing"
)

// TestEveryCode wants a file in testdata/errors for each code of the syntax. A file that is too
// large is made by TestHostile instead.
func TestEveryCode(t *testing.T) {
	shown := map[string]bool{"KIT0002": true}
	files, err := filepath.Glob("testdata/errors/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`KIT00\d\d`)
	for _, file := range files {
		for _, c := range code.FindAllString(string(read(t, file)), -1) {
			shown[c] = true
		}
	}
	declared := code.FindAllString(string(read(t, "diag/codes_syntax.go")), -1)
	if len(declared) < 20 {
		t.Fatalf("only %d codes are declared", len(declared))
	}
	for _, c := range declared {
		if !shown[c] {
			t.Errorf("%s has no case in testdata/errors", c)
		}
	}
}
