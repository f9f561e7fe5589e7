package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/lang/diag"
)

var reportFormats = []string{"text", "json", "sarif", "github"}

// reporting is how findings are printed.
type reporting struct {
	format string
}

func (r *reporting) flag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.format, "format", "text", "how findings are printed: "+strings.Join(reportFormats, ", "))
}

func (r *reporting) check() error {
	if !slices.Contains(reportFormats, r.format) {
		return usageError{fmt.Sprintf("--format %s is not known: it is one of %s", r.format, strings.Join(reportFormats, ", "))}
	}
	return nil
}

// print writes the findings. Text and workflow commands go to standard error, documents to standard output.
func (r *reporting) print(cmd *cobra.Command, list diag.List, sources map[string][]byte) error {
	stderr, stdout := cmd.ErrOrStderr(), cmd.OutOrStdout()
	var err error
	switch r.format {
	case "json":
		err = diag.JSON(stdout, list)
	case "sarif":
		err = diag.SARIF(stdout, list, kitVersion())
	case "github":
		err = diag.GitHub(stderr, list)
	default:
		err = diag.Text(stderr, list, sources, terminalStyle(stderr))
	}
	if err != nil {
		return machineError{fmt.Errorf("printing the findings: %w", err)}
	}
	return nil
}

// document reports whether findings are a document on standard output, where nothing else may go.
func (r *reporting) document() bool { return r.format == "json" || r.format == "sarif" }

// terminalStyle colours what goes to a terminal, unless NO_COLOR asks for none.
func terminalStyle(w io.Writer) diag.Style {
	if !terminal(w) {
		return diag.Style{}
	}
	paint := func(attributes ...color.Attribute) func(string) string {
		c := color.New(attributes...)
		c.EnableColor()
		return func(s string) string { return c.Sprint(s) }
	}
	return diag.Style{
		Error:   paint(color.FgRed, color.Bold),
		Warning: paint(color.FgYellow, color.Bold),
		Note:    paint(color.FgCyan),
		Fix:     paint(color.FgGreen),
		Message: paint(color.Bold),
		Gutter:  paint(color.Faint),
	}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
