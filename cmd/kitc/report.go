package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/lang/diag"
)

var reportFormats = []string{"text", "json", "sarif", "github"}

// reporting is how findings are printed. They go to standard error in every format, so that standard
// output belongs to what a command makes.
type reporting struct {
	format string
}

func (r *reporting) flag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.format, "format", "text", "print findings as `FORMAT`: "+strings.Join(reportFormats, ", "))
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(reportFormats, cobra.ShellCompDirectiveNoFileComp)))
}

// must is for calls that fail only where our own code is wrong.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (r *reporting) check() error { return checkWord("format", r.format, reportFormats) }

func (r *reporting) print(cmd *cobra.Command, list diag.List, sources diag.Sources) error {
	w := cmd.ErrOrStderr()
	var err error
	switch r.format {
	case "json":
		err = diag.JSON(w, list)
	case "sarif":
		err = diag.SARIF(w, list, diag.Tool{Version: kitVersion(), Rule: rule})
	case "github":
		err = diag.GitHub(w, list)
	default:
		if err = diag.Text(w, list, sources, findingStyle(w)); err == nil {
			err = tellMore(w, list)
		}
	}
	if err != nil {
		return fmt.Errorf("cannot print the findings: %w", cause(err))
	}
	return nil
}

// tellMore leads a person, who reads a terminal, from the findings to their pages.
func tellMore(w io.Writer, list diag.List) error {
	if len(list) == 0 || !terminal(w) {
		return nil
	}
	line := fmt.Sprintf("`kitc explain %s` tells more", list[0].Code)
	if coloured(w) {
		line = paint(color.Faint)(line)
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

// findingStyle colours what goes to a terminal.
func findingStyle(w io.Writer) diag.Style {
	if !coloured(w) {
		return diag.Style{}
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

func paint(attributes ...color.Attribute) func(string) string {
	c := color.New(attributes...)
	c.EnableColor()
	return func(s string) string { return c.Sprint(s) }
}

// coloured reports whether colours may go to w: a terminal, unless NO_COLOR asks for none
// (no-color.org).
func coloured(w io.Writer) bool { return terminal(w) && os.Getenv("NO_COLOR") == "" }

// terminal reports whether w is one that can do more than print lines.
func terminal(w io.Writer) bool {
	if o, ok := w.(*output); ok {
		w = o.Writer
	}
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
