package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		Short:                 "Say which kitc this is",
		DisableFlagsInUseLine: true,
		Args:                  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fmt.Fprintln(cmd.OutOrStdout(), versionLine())
			return nil
		},
	}
}

// edition is the newest edition of the language that this kitc reads.
const edition = 1

// versionLine gives the version, the commit where the build knows it, the Go that built it, and the
// edition of the language.
func versionLine() string {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				commit = " (" + s.Value[:12] + ")"
			}
		}
	}
	return fmt.Sprintf("kitc %s%s, %s %s/%s, language edition %d", kitVersion(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH, edition)
}

// kitVersion gives the version of Kit that this kitc was built from, "(devel)" for a checkout.
func kitVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
