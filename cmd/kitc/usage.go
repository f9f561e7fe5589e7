package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kitc-lang/kit/lang/diag"
)

// execute runs the command that the arguments name. What cobra finds wrong with them becomes a
// usageError that says where to look.
func execute(root *cobra.Command, args []string) error {
	// What shells call for completions is a hidden command that cobra adds later.
	shell := len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd)
	if _, _, err := root.Find(args); err != nil && !shell {
		return unknownCommand(root, args)
	}
	for _, cmd := range append(root.Commands(), root) {
		cmd.SetFlagErrorFunc(wrongFlag)
		if check := cmd.Args; check != nil {
			cmd.Args = func(cmd *cobra.Command, args []string) error {
				if err := check(cmd, args); err != nil {
					return usageError{err.Error() + seeHelp(cmd)}
				}
				return nil
			}
		}
	}
	return root.Execute()
}

// unknownCommand says which command was meant, as far as that can be told.
func unknownCommand(root *cobra.Command, args []string) error {
	name := ""
	for _, arg := range args {
		if name = arg; !strings.HasPrefix(arg, "-") {
			break
		}
	}
	text := fmt.Sprintf("there is no command %q", name)
	if near := diag.Nearest(name, commandNames(root)); near != "" {
		text += fmt.Sprintf(": did you mean `kitc %s`?", near)
	}
	return usageError{text + seeHelp(root)}
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() || cmd.Name() == "help" {
			names = append(names, cmd.Name())
		}
	}
	return names
}

func wrongFlag(cmd *cobra.Command, err error) error {
	text := err.Error()
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		text = fmt.Sprintf("%s has no flag --%s", cmd.CommandPath(), unknown.GetSpecifiedName())
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := diag.Nearest(unknown.GetSpecifiedName(), names); near != "" {
			text += fmt.Sprintf(": did you mean --%s?", near)
		}
	}
	return usageError{text + seeHelp(cmd)}
}

func seeHelp(cmd *cobra.Command) string {
	return fmt.Sprintf("\n`%s --help` says what there is", cmd.CommandPath())
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what a command does",
		Args:  cobra.MaximumNArgs(1),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about, _, err := cmd.Root().Find(args)
			if err != nil {
				return unknownCommand(cmd.Root(), args)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}
