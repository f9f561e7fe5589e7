package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestBug shows what a person gets who meets a bug in kitc.
func TestBug(t *testing.T) {
	root := newRoot()
	root.AddCommand(&cobra.Command{Use: "stumble", RunE: func(*cobra.Command, []string) error {
		var bits []int
		bits[len(bits)]++
		return nil
	}})
	var stdout, stderr bytes.Buffer
	if got := run(root, []string{"stumble"}, strings.NewReader(""), &stdout, &stderr); got != exitMachine {
		t.Errorf("the exit status is %d, want %d", got, exitMachine)
	}
	if stdout.Len() > 0 {
		t.Errorf("standard output has %q", &stdout)
	}
	want := regexp.MustCompile(`^kitc: this is a bug in kitc, not in your files: runtime error: index out of range \[0\] with length 0

Please report it at https://github\.com/kitc-lang/kit/issues with these lines and the smallest
\.kit file that shows it:

  kitc .*, go1\..*, language edition 1
  at cmd/kitc\.TestBug\.func1 status_test\.go:\d+
(  at \S+ \S+:\d+\n)*$`)
	if !want.MatchString(stderr.String()) {
		t.Errorf("standard error has:\n%s", &stderr)
	}
	if strings.Contains(stderr.String(), "goroutine") {
		t.Error("the report holds a raw stack")
	}
}
