package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var updateCommands = flag.Bool("update", false, "write what commands print into testdata anew")

// TestCommands compares the commands and flags with the record of them, because scripts call them: see
// STABILITY.md. A line that goes or changes breaks such scripts.
func TestCommands(t *testing.T) {
	const record = "testdata/commands.txt"
	got := strings.Join(commandLines(newRoot()), "\n") + "\n"
	if *updateCommands {
		if err := os.WriteFile(record, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("what is removed or changed breaks the scripts of users, see STABILITY.md; what is added is theirs from the next release on.\nif it is meant: go test ./cmd/kitc -run TestCommands -update\n-recorded +now\n%s", d)
	}
}

// commandLines gives a line for each command and each flag.
func commandLines(cmd *cobra.Command) []string {
	var lines []string
	if cmd.HasParent() {
		lines = append(lines, cmd.CommandPath())
	}
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		line := fmt.Sprintf("%s --%s %s", cmd.CommandPath(), f.Name, f.Value.Type())
		if f.Shorthand != "" {
			line += " -" + f.Shorthand
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			line += " = " + f.DefValue
		}
		lines = append(lines, line)
	})
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			lines = append(lines, commandLines(c)...)
		}
	}
	slices.Sort(lines)
	return lines
}
