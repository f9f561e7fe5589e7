// Command kitc checks .kit files and writes the Go, OpenAPI and Thrift IDL that they declare.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// The exit statuses. They are part of what kitc promises.
const (
	exitDone    = 0
	exitInput   = 1 // the input has errors, or --check or --locked found a difference
	exitUsage   = 2 // the call is wrong
	exitMachine = 3 // the machine failed: disk, permissions; or kitc has a bug
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (status int) {
	defer func() {
		if r := recover(); r != nil {
			reportBug(stderr, r, debug.Stack())
			status = exitMachine
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return exitStatus(root.Execute(), stderr)
}

// inputError says that the input is wrong. The diagnostics have been printed where text is empty.
type inputError struct{ text string }

func (e inputError) Error() string { return e.text }

// usageError says that the call is wrong.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// machineError is everything else that stopped a command.
type machineError struct{ err error }

func (e machineError) Error() string { return e.err.Error() }
func (e machineError) Unwrap() error { return e.err }

func exitStatus(err error, stderr io.Writer) int {
	var input inputError
	var usage usageError
	var machine machineError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &input):
		if input.text != "" {
			fmt.Fprintln(stderr, "kitc:", input.text)
		}
		return exitInput
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "kitc:", usage.text)
		return exitUsage
	case errors.As(err, &machine):
		fmt.Fprintln(stderr, "kitc:", machine.Error())
		return exitMachine
	}
	// What is left is cobra's own: unknown commands, unknown flags, wrong numbers of arguments.
	fmt.Fprintf(stderr, "kitc: %v\nRun `kitc --help` for what there is.\n", err)
	return exitUsage
}

// reportBug says that kitc itself is at fault, and what whoever mends it will want to know.
func reportBug(w io.Writer, cause any, stack []byte) {
	fmt.Fprintf(w, `kitc: this is a bug in kitc, not in your files: %v

Nothing more was written. Please report it at https://github.com/kitc-lang/kit/issues with this text,
and the smallest .kit file that shows it.

%s
%s`, cause, versionLine(), stack)
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "kitc",
		Short: "kitc checks .kit files and writes what they declare",
		Long: `kitc checks .kit files and writes what they declare: Go servers and clients, an OpenAPI document and
a Thrift IDL file.

Exit status: 0 done, 1 the input has errors, 2 the call is wrong, 3 the machine failed.`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Sprintf("%v\nRun `%s --help` for the flags that there are.", err, cmd.CommandPath())}
	})
	root.AddCommand(newBuild(), newCheck(), newFmt(), newInit(), newVersion())
	return root
}
