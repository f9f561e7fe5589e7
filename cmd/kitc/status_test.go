package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/internal/parallel"
)

// TestBug shows what a person gets who meets a bug in kitc, wherever it is.
func TestBug(t *testing.T) {
	stumble := func() { panic("the shelf is empty") }
	for name, f := range map[string]func(){
		"in the command": stumble,
		"beside it":      func() { parallel.Do(2, func(int) { stumble() }) },
	} {
		t.Run(name, func(t *testing.T) {
			root := newRoot()
			root.AddCommand(&cobra.Command{Use: "stumble", Run: func(*cobra.Command, []string) { f() }})
			var stdout, stderr bytes.Buffer
			if got := run(root, []string{"stumble"}, strings.NewReader(""), &stdout, &stderr); got != exitMachine {
				t.Errorf("the exit status is %d, want %d", got, exitMachine)
			}
			if stdout.Len() > 0 {
				t.Errorf("standard output has %q", &stdout)
			}
			if !bugReport.MatchString(stderr.String()) {
				t.Errorf("standard error has:\n%s", &stderr)
			}
		})
	}
}

var bugReport = regexp.MustCompile(`^kitc: this is a bug in kitc, not in your files: the shelf is empty

Please report it at https://github\.com/kitc-lang/kit/issues with these lines and the smallest
\.kit file that shows it:

  kitc .*, go1\..*, language edition 1
  at cmd/kitc\.TestBug\.func1 status_test\.go:\d+
(  at \S+ \S+:\d+
)*$`)
