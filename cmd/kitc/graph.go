package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/backends/graph"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

type graphing struct{ file string }

func newGraph() *cobra.Command {
	c := &graphing{}
	cmd := &cobra.Command{
		Use:   "graph [FLAGS] [PATH...]",
		Short: "Draw which service calls which",
		Long: `Graph draws the services of the packages in the folders PATH (default: this one; DIR/... is DIR and all below
it), and their calls: over which transport, how long each takes at most, and how often it is tried. What check finds
about them is drawn in red.

The name of the file says what it is: .svg is a picture, .mmd a flowchart of Mermaid, .json is for programs. Without
one, the flowchart is printed.`,
		Example:               "  kitc graph -o system.svg ./...\n  kitc graph ./... > system.mmd",
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeFolders,
		RunE:                  c.run,
	}
	cmd.Flags().StringVarP(&c.file, "output", "o", "", "the `FILE` to write: .svg, .mmd or .json")
	return cmd
}

func (c *graphing) run(cmd *cobra.Command, args []string) error {
	render, err := c.renderer()
	if err != nil {
		return err
	}
	w, err := findPackages(args)
	if err != nil {
		return err
	}
	defer w.close()
	var programs []*model.Program
	var found diag.List
	sources := diag.Sources{}
	for _, m := range w.modules {
		res, err := compileModule(m, w.dirs[m], compiler.LockMayChange, nil)
		if err != nil {
			return err
		}
		programs = append(programs, res.Program)
		found = append(found, res.Allow(res.Diagnostics)...)
		for name, text := range res.Sources {
			sources[name] = text
		}
	}
	if wrong := undrawable(found); len(wrong) > 0 {
		if err := (&reporting{}).print(cmd, wrong, sources); err != nil {
			return err
		}
		return inputError{}
	}
	text, err := render(graph.New(programs, found))
	if err != nil {
		return err
	}
	if c.file == "" {
		_, err = cmd.OutOrStdout().Write(text)
		return err
	}
	return writeNamed(c.file, text)
}

// renderer gives what makes the kind of file that is asked for.
func (c *graphing) renderer() (func(*graph.Graph) ([]byte, error), error) {
	switch ext := filepath.Ext(c.file); {
	case c.file == "" || ext == ".mmd":
		return func(g *graph.Graph) ([]byte, error) { return g.Mermaid(), nil }, nil
	case ext == ".svg":
		return func(g *graph.Graph) ([]byte, error) { return g.SVG(), nil }, nil
	case ext == ".json":
		return (*graph.Graph).JSON, nil
	}
	return nil, usageError{fmt.Sprintf("%s: a graph is a .svg, .mmd or .json file", c.file)}
}

// undrawable gives the errors because of which there is no program to draw. Those about policies are a part of
// the drawing.
func undrawable(found diag.List) (wrong diag.List) {
	for _, d := range found {
		if d.Severity == diag.Error && (d.Code < diag.RepeatsUnsafe || d.Code > diag.NotFound) {
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// writeNamed writes the one file that a person has named: beside its place first, and then into it in one step.
func writeNamed(name string, text []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the first error is the one to report
		}
	}()
	_, err = f.Write(text)
	if failed := f.Close(); err == nil {
		err = failed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}
