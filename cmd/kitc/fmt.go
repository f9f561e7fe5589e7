package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

type formatting struct {
	reporting
	write bool
	check bool

	found   diag.List
	sources diag.Sources
	differ  []string // names of files
}

func newFmt() *cobra.Command {
	f := &formatting{sources: diag.Sources{}}
	cmd := &cobra.Command{
		Use:   "fmt [-w | --check] [PATH...]",
		Short: "Format .kit files",
		Long: `Fmt lays .kit files out in the one way. A PATH is a file, a folder, DIR/... or - for standard input
(default: this folder).

A single file goes to standard output, formatted; of several, the names of those that differ do. With -w
the files are rewritten. With --check nothing is, and the status is 1 where a file differs.`,
		Example:               "  kitc fmt -w ./...\n  kitc fmt --check ./...   # in CI\n  kitc fmt - < service.kit",
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeKitFiles,
		RunE:                  f.run,
	}
	f.flag(cmd)
	cmd.Flags().BoolVarP(&f.write, "write", "w", false, "rewrite the files that differ")
	cmd.Flags().BoolVar(&f.check, "check", false, "name the files that differ, and fail where there are any")
	return cmd
}

func (f *formatting) run(cmd *cobra.Command, args []string) error {
	if err := f.reporting.check(); err != nil {
		return err
	}
	if f.write && f.check {
		return usageError{"-w and --check contradict each other: choose one" + seeHelp(cmd)}
	}
	if slices.Contains(args, "-") {
		if len(args) > 1 || f.write {
			return usageError{"- is standard input: it stands alone, and there is nothing to rewrite" + seeHelp(cmd)}
		}
		src, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), lang.MaxFileSize+1))
		if err != nil {
			return fmt.Errorf("cannot read standard input: %w", cause(err))
		}
		return f.single(cmd, "standard input", src)
	}
	w := &workspace{}
	defer w.close()
	files, err := findSources(w, args)
	if err != nil {
		return err
	}
	if len(files) == 1 && !f.write {
		src, err := files[0].read()
		if err != nil {
			return err
		}
		return f.single(cmd, files[0].show(), src)
	}
	return f.several(cmd, files)
}

// format gives a text in the one layout, nil where it has errors.
func (f *formatting) format(name string, src []byte) []byte {
	out, found := lang.Format(name, src)
	f.found = append(f.found, found...)
	f.sources[name] = src
	if found.HasErrors() {
		return nil
	}
	if !bytes.Equal(src, out) {
		f.differ = append(f.differ, name)
	}
	return out
}

func (f *formatting) single(cmd *cobra.Command, name string, src []byte) error {
	out := f.format(name, src)
	if !f.check {
		if _, err := cmd.OutOrStdout().Write(out); err != nil {
			return nil // run tells it
		}
		f.differ = nil
	}
	return f.finish(cmd)
}

func (f *formatting) several(cmd *cobra.Command, files []sourceFile) error {
	s := &staging{pid: os.Getpid()}
	for _, file := range files {
		src, err := file.read()
		if err != nil {
			return err
		}
		if out := f.format(file.show(), src); out != nil && !bytes.Equal(src, out) && f.write {
			s.rewrite(file, out)
		}
	}
	if err := s.run(nil); err != nil {
		return err
	}
	return f.finish(cmd)
}

// finish names the files that differ, prints the findings and gives the status.
func (f *formatting) finish(cmd *cobra.Command) error {
	for _, name := range f.differ {
		fmt.Fprintln(cmd.OutOrStdout(), name)
	}
	f.found.Sort()
	if err := f.print(cmd, f.found, f.sources); err != nil {
		return err
	}
	switch {
	case f.found.HasErrors():
		return inputError{}
	case len(f.differ) == 0 || f.write:
		return nil
	case f.check:
		return inputError{fileCount(len(f.differ)) + " not formatted: `kitc fmt -w` formats"}
	}
	return nil
}
