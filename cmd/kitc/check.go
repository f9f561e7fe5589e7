package main

import "github.com/spf13/cobra"

type checking struct {
	reporting
	locked bool
	quiet  bool
}

func newCheck() *cobra.Command {
	c := &checking{}
	cmd := &cobra.Command{
		Use:   "check [FLAGS] [PATH...]",
		Short: "Check packages and write nothing",
		Long: `Check does all that build does with the packages in the folders PATH (default: this one; DIR/... is DIR
and all below it), except for writing: where it finds no error, build will not either.`,
		Example:               "  kitc check ./...\n  kitc check --format sarif ./... 2> kitc.sarif",
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeFolders,
		RunE:                  c.run,
	}
	c.flag(cmd)
	cmd.Flags().BoolVar(&c.locked, "locked", false, "find an error where kit.lock would change")
	cmd.Flags().BoolVarP(&c.quiet, "quiet", "q", false, "print findings only")
	return cmd
}

func (c *checking) run(cmd *cobra.Command, args []string) error {
	if err := c.check(); err != nil {
		return err
	}
	w, err := findPackages(args)
	if err != nil {
		return err
	}
	defer w.close()
	compiled, err := compile(w, lockMode(c.locked), cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	if err := c.print(cmd, compiled.diags, compiled.sources); err != nil {
		return err
	}
	if compiled.diags.HasErrors() {
		return inputError{}
	}
	if !c.quiet {
		newSummary(cmd.OutOrStdout(), false).checked(compiled.plans)
	}
	return nil
}
