package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/lang/diag"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print what makes a shell complete kitc's commands",
		Long: `Completion prints a script for bash, zsh, fish or powershell. To have it in every new shell:

  bash         kitc completion bash > ~/.local/share/bash-completion/completions/kitc
  zsh          kitc completion zsh > "${fpath[1]}/_kitc"
  fish         kitc completion fish > ~/.config/fish/completions/kitc.fish
  powershell   kitc completion powershell >> $PROFILE`,
		ValidArgs:             shells,
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return checkWord("shell", args[0], shells)
			}
			return usageError{"completion takes the name of one shell: " + strings.Join(shells, ", ")}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			}
			return root.GenPowerShellCompletionWithDesc(out)
		},
	}
}

// checkWord refuses a word that is not one of a few.
func checkWord(what, word string, known []string) error {
	if slices.Contains(known, word) {
		return nil
	}
	text := fmt.Sprintf("kitc knows no %s %q", what, word)
	if near := diag.Nearest(word, known); near != "" {
		return usageError{fmt.Sprintf("%s: did you mean %s?", text, near)}
	}
	return usageError{fmt.Sprintf("%s: it is one of %s", text, strings.Join(known, ", "))}
}

// completeFolders completes the PATHs of build and check.
func completeFolders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// completeKitFiles completes the PATHs of fmt.
func completeKitFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"kit"}, cobra.ShellCompDirectiveFilterFileExt
}
