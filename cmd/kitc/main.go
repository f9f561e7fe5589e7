// Command kitc checks .kit files and writes the Go, OpenAPI and Thrift IDL that they declare.
package main

import (
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// Most builds end before it is worth collecting what they leave behind.
		debug.SetGCPercent(200)
	}
	os.Exit(run(newRoot(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process around it: it gives the exit status.
func run(root *cobra.Command, args []string, stdin io.Reader, stdout, stderr io.Writer) (status int) {
	out := &output{Writer: stdout}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(stderr)
	met := catch(func() {
		err := execute(root, args)
		if err == nil {
			err = out.failure()
		}
		status = exitStatus(err, stderr)
	})
	if met != nil {
		met.report(stderr)
		return exitMachine
	}
	return status
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "kitc",
		Short: "kitc checks .kit files and writes what they declare",
		Long: `kitc checks .kit files and writes what they declare: Go servers and clients, an OpenAPI document and
a Thrift IDL file.

Exit status: 0 done, 1 the input has errors, 2 the call is wrong, 3 the machine failed.`,
		Version:           versionLine(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.AddCommand(newBuild(), newCheck(), newDiff(), newFmt(), newInit(), newImport(), newExplain(), newGraph(), newVersion(), newCompletion())
	root.SetHelpCommand(newHelp())
	root.InitDefaultHelpCmd()
	return root
}
