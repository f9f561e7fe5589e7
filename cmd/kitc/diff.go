package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/diff"
	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/lang/diag"
)

type comparing struct {
	reporting
	against string
}

func newDiff() *cobra.Command {
	d := &comparing{}
	cmd := &cobra.Command{
		Use:   "diff [FLAGS] [PATH...] --against REF | DIR",
		Short: "Say which changes of an API break whom",
		Long: `Diff compares the packages in the folders PATH (default: this one; DIR/... is DIR and all below it) with what
they were in the commit, branch or tag REF of git, or with a copy of their module in the folder DIR. It says of
each change what it means for clients that speak JSON, for those that speak Thrift, and for Go code: whether it
is compatible, risky or breaking, why, and which methods it reaches.

A name that git knows is a REF: write ./DIR for a folder of that name. The changes go to standard output. The
exit status is 1 where a change is breaking.`,
		Example: `  kitc diff --against main ./...
  kitc diff --against v1.4.0
  kitc diff --against ../shop-before ./...
  kitc diff --against origin/main --format github ./...   # in CI`,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeFolders,
		RunE:                  d.run,
	}
	cmd.Flags().StringVar(&d.against, "against", "", "compare with `REF|DIR`: a commit, branch or tag of git, or a folder")
	must(cmd.RegisterFlagCompletionFunc("against", completeRefs))
	d.flag(cmd)
	cmd.Flags().Lookup("format").Usage = "print changes as `FORMAT`: " + strings.Join(reportFormats, ", ")
	return cmd
}

func (d *comparing) run(cmd *cobra.Command, args []string) error {
	if err := d.check(); err != nil {
		return err
	}
	if d.against == "" {
		return usageError{"diff needs something to compare with: `--against main`, a tag, a commit, or a folder" + seeHelp(cmd)}
	}
	w, err := findPackages(args)
	if err != nil {
		return err
	}
	defer w.close()
	var changes []diff.Change
	for _, m := range w.modules {
		before, err := openBefore(cmd.Context(), d.against, m)
		if err != nil {
			return err
		}
		more, err := d.compareModule(cmd, m, before, w.dirs[m], args)
		before.close()
		if err != nil {
			return err
		}
		changes = mergeChanges(changes, more)
	}
	if err := d.report(cmd, changes); err != nil {
		return err
	}
	if diff.Worst(changes) == diff.Breaking {
		return inputError{}
	}
	return nil
}

// compareModule compares the packages of one module with what they were.
func (d *comparing) compareModule(cmd *cobra.Command, m *module, before *before, dirs, args []string) ([]diff.Change, error) {
	oldDirs, err := before.dirs(m, dirs, args)
	if err != nil {
		return nil, err
	}
	next, err := compileModule(m, dirs, compiler.LockMayChange, nil)
	if err != nil {
		return nil, err
	}
	if err := d.refuse(cmd, next, "as they are now", "mend them first: `kitc check` says the same"); err != nil {
		return nil, err
	}
	old, err := before.compile(oldDirs)
	if err != nil {
		return nil, err
	}
	way := "compare with a state that does, or mend a copy of it and name its folder: `--against DIR`"
	if err := d.refuse(cmd, old, "as they were in "+before.name, way); err != nil {
		return nil, err
	}
	if list := uncertain(old, before); len(list) > 0 {
		if err := d.print(cmd, list, old.Sources); err != nil {
			return nil, err
		}
	}
	return diff.Compare(old.Program, next.Program), nil
}

// refuse prints the errors of one of the two states, and says which one it is.
func (d *comparing) refuse(cmd *cobra.Command, res *compiler.Result, when, way string) error {
	errs := slices.DeleteFunc(slices.Clone(res.Diagnostics), func(f diag.Diagnostic) bool { return f.Severity != diag.Error })
	if len(errs) == 0 {
		return nil
	}
	if err := d.print(cmd, errs, res.Sources); err != nil {
		return err
	}
	return inputError{fmt.Sprintf("the packages %s have errors, so there is nothing to compare: %s", when, way)}
}

// uncertain finds packages of before whose kit.lock does not hold all numbers. The compiler has given such
// members the next ones, which may not be those that programs of then use.
func uncertain(res *compiler.Result, before *before) diag.List {
	var list diag.List
	for i, l := range res.Locks {
		if !l.Changed {
			continue
		}
		changes := slices.DeleteFunc(lock.Difference(res.Sources[before.display(l.Path)], l.Data), func(line string) bool {
			return strings.HasPrefix(line[2:], "output ")
		})
		if len(changes) == 0 {
			continue
		}
		p := res.Program.Packages[i]
		list.Warnf(diag.NumbersUncertain, p.Span, "kit.lock of package %q is not complete in %s, so that what is said about Thrift is uncertain: commit kit.lock with the .kit files", p.Name, before.name)
	}
	return list
}

// mergeChanges adds changes to others. A package that several modules import is compared with each of them,
// and what happened to it is told once.
func mergeChanges(changes, more []diff.Change) []diff.Change {
	for _, c := range more {
		i := slices.IndexFunc(changes, func(d diff.Change) bool {
			return d.Kind == c.Kind && d.Subject == c.Subject && d.Span == c.Span && d.Old == c.Old && d.New == c.New
		})
		if i < 0 {
			changes = append(changes, c)
			continue
		}
		same := &changes[i]
		same.JSON, same.Thrift, same.Go = worse(same.JSON, c.JSON), worse(same.Thrift, c.Thrift), worse(same.Go, c.Go)
		for _, h := range c.Hits {
			if !slices.ContainsFunc(same.Hits, func(k diff.Hit) bool { return k.Name == h.Name }) {
				same.Hits = append(same.Hits, h)
			}
		}
		slices.SortFunc(same.Hits, func(a, b diff.Hit) int { return strings.Compare(a.Name, b.Name) })
	}
	return changes
}

func worse(a, b diff.Verdict) diff.Verdict {
	if b.Class > a.Class {
		return b
	}
	return a
}
