package main

import (
	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/compiler"
)

type building struct {
	reporting
	locked  bool
	quiet   bool
	verbose bool
}

func newBuild() *cobra.Command {
	b := &building{}
	cmd := &cobra.Command{
		Use:   "build [FLAGS] [PATH...]",
		Short: "Check packages and write what they emit",
		Long: `Build checks the packages in the folders PATH (default: this one; DIR/... is DIR and all below it) and
writes what they emit. Nothing is written where anything has an error. Files that are right already are not
touched; a file that a person edited, or that kitc did not write, is never overwritten.

A build without findings is remembered in the user's cache folder, by the contents of all that it read and
wrote: the next one builds the packages that something has changed for. KITCACHE names another folder for it,
and off switches it off.

Findings go to standard error, what was written to standard output.`,
		Example: `  kitc build
  kitc build ./...
  kitc build --locked --format github ./...   # in CI: fail where kit.lock would change`,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeFolders,
		RunE:                  b.run,
	}
	b.flag(cmd)
	cmd.Flags().BoolVar(&b.locked, "locked", false, "fail where kit.lock would change")
	cmd.Flags().BoolVarP(&b.quiet, "quiet", "q", false, "print findings only")
	cmd.Flags().BoolVarP(&b.verbose, "verbose", "v", false, "name each file that was written or removed")
	return cmd
}

func (b *building) run(cmd *cobra.Command, args []string) error {
	if err := b.check(); err != nil {
		return err
	}
	if b.quiet && b.verbose {
		return usageError{"--quiet and --verbose contradict each other: choose one" + seeHelp(cmd)}
	}
	w, err := findPackages(args)
	if err != nil {
		return err
	}
	defer w.close()
	file := lastBuildFile(w)
	was, part := recall(file, w), w
	if was != nil {
		part = was.changed(w)
	}
	c, err := compile(part, lockMode(b.locked), cmd.ErrOrStderr())
	if err == nil && was != nil && (len(c.diags) > 0 || !was.fits(w, part, c.plans)) {
		// What is to be said, and where outputs can be, depends on the other packages too.
		was, part = nil, w
		c, err = compile(w, lockMode(b.locked), cmd.ErrOrStderr())
	}
	if err != nil {
		return err
	}
	if err := b.print(cmd, c.diags, c.sources); err != nil {
		return err
	}
	if c.diags.HasErrors() {
		return inputError{}
	}
	if err := write(c.plans, cmd.ErrOrStderr()); err != nil {
		return err
	}
	if len(c.diags) == 0 && len(part.modules) > 0 {
		c.keep(file, w, part, was)
	}
	if !b.quiet {
		plans := c.plans
		if was != nil {
			plans = was.around(w, part, plans)
		}
		newSummary(cmd.OutOrStdout(), b.verbose).built(plans)
	}
	return nil
}

func lockMode(locked bool) compiler.LockMode {
	if locked {
		return compiler.LockMustStand
	}
	return compiler.LockMayChange
}
