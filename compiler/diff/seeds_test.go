package diff_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/compiler/diff"
	"github.com/kitc-lang/kit/compiler/diff/internal/seeds"
)

var update = flag.Bool("update", false, "rewrite what spec/evolution expects; read the difference before you commit it")

const evolution = "../../spec/evolution"

// TestSeeds makes each known change, and demands exactly the changes and verdicts that stand beside it.
func TestSeeds(t *testing.T) {
	base, all := seeds.Load(t, evolution)
	if locked := seeds.Locked(t, base); cmp.Diff(base, locked) != "" {
		t.Fatal(cmp.Diff(base, locked))
	}
	old := seeds.Compile(t, seeds.Module, base)
	harmless := 0
	for _, s := range all {
		t.Run(s.Name, func(t *testing.T) {
			changes := diff.Compare(old, seeds.Compile(t, seeds.Module, s.Files))
			got := lines(changes)
			if *update {
				rewrite(t, s, got)
			} else if d := cmp.Diff(s.Want, got); d != "" {
				t.Errorf("%s\n(-expected +found)\n%s", s.Says, d)
			}
			switch worst := diff.Worst(changes); {
			case s.Harmless && worst == diff.Breaking:
				t.Errorf("%s\nThis does no harm, and is called breaking:\n%s", s.Says, strings.Join(got, "\n"))
			case !s.Harmless && worst < diff.Risky:
				t.Errorf("%s\nThis does harm, and is not found:\n%s", s.Says, strings.Join(got, "\n"))
			}
		})
		if s.Harmless {
			harmless++
		}
	}
	if seeded := len(all) - harmless; seeded < 60 || harmless < 30 {
		t.Errorf("%d seeded and %d harmless changes: there are to be 60 and 30", seeded, harmless)
	}
}

// TestNothing compares each program with itself.
func TestNothing(t *testing.T) {
	_, all := seeds.Load(t, evolution)
	for _, s := range all {
		a, b := seeds.Compile(t, seeds.Module, s.Files), seeds.Compile(t, seeds.Module, s.Files)
		if changes := diff.Compare(a, b); len(changes) > 0 {
			t.Errorf("%s: a program and itself differ: %s", s.Name, lines(changes))
		}
	}
}

// lines gives each change as spec/evolution writes it: its kind, its subject, and its verdicts for JSON,
// Thrift and Go.
func lines(changes []diff.Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, fmt.Sprintf("%s %s %s %s %s", c.Kind, strings.ReplaceAll(c.Subject, " ", "_"), c.JSON.Class, c.Thrift.Class, c.Go.Class))
	}
	return out
}

func rewrite(t *testing.T, s seeds.Seed, got []string) {
	t.Helper()
	data, err := os.ReadFile(s.File)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(data), "-- want --\n")
	text := head + "-- want --\n"
	if len(got) > 0 {
		text += strings.Join(got, "\n") + "\n"
	}
	if err := os.WriteFile(s.File, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
