package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

type formatting struct {
	write, list bool
}

func newFmt() *cobra.Command {
	f := &formatting{}
	cmd := &cobra.Command{
		Use:   "fmt [-w | --check] [PATH...]",
		Short: "Format .kit files",
		Long: `Fmt lays .kit files out in the one way. A PATH is a file, a folder, DIR/... or - for standard input
(default: this folder). Without -w the result of a single file goes to standard output, and the names of
the files that differ for several.`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	cmd.Flags().BoolVarP(&f.write, "write", "w", false, "rewrite the files that differ")
	cmd.Flags().BoolVar(&f.list, "check", false, "list the files that differ, and fail where there are any")
	cmd.MarkFlagsMutuallyExclusive("write", "check")
	return cmd
}

func (f *formatting) run(cmd *cobra.Command, args []string) error {
	if slices.Equal(args, []string{"-"}) {
		src, err := io.ReadAll(cmd.InOrStdin())
		if err != nil {
			return machineError{err}
		}
		return f.one(cmd, "standard input", src)
	}
	files, err := kitFiles(args)
	if err != nil {
		return err
	}
	differ, broken := 0, false
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return machineError{err}
		}
		if len(files) == 1 && !f.write && !f.list {
			return f.one(cmd, filepath.ToSlash(file), src)
		}
		out, diags := lang.Format(filepath.ToSlash(file), src)
		if diags.HasErrors() {
			broken = true
			if err := showFindings(cmd, diags, filepath.ToSlash(file), src); err != nil {
				return err
			}
			continue
		}
		if bytes.Equal(src, out) {
			continue
		}
		differ++
		fmt.Fprintln(cmd.OutOrStdout(), file)
		if f.write {
			if err := rewrite(file, out); err != nil {
				return machineError{fmt.Errorf("writing %s: %w", file, cause(err))}
			}
		}
	}
	if broken || f.list && differ > 0 {
		return inputError{}
	}
	return nil
}

func (f *formatting) one(cmd *cobra.Command, name string, src []byte) error {
	out, diags := lang.Format(name, src)
	if diags.HasErrors() {
		if err := showFindings(cmd, diags, name, src); err != nil {
			return err
		}
		return inputError{}
	}
	if f.list {
		if !bytes.Equal(src, out) {
			fmt.Fprintln(cmd.OutOrStdout(), name)
			return inputError{}
		}
		return nil
	}
	if _, err := cmd.OutOrStdout().Write(out); err != nil {
		return machineError{err}
	}
	return nil
}

func showFindings(cmd *cobra.Command, diags diag.List, name string, src []byte) error {
	r := &reporting{format: "text"}
	return r.print(cmd, diags, map[string][]byte{name: src})
}

// kitFiles gives the files that the arguments name.
func kitFiles(args []string) ([]string, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	cwd, err := os.Getwd()
	if err != nil {
		return nil, machineError{err}
	}
	var files []string
	for _, arg := range args {
		if info, err := os.Stat(arg); err == nil && !info.IsDir() {
			if !strings.HasSuffix(arg, ".kit") {
				return nil, usageError{fmt.Sprintf("%s is no .kit file", arg)}
			}
			files = append(files, arg)
			continue
		}
		dirs, err := expand(cwd, arg)
		if err != nil {
			return nil, err
		}
		for _, dir := range dirs {
			entries, err := os.ReadDir(dir)
			if err != nil {
				return nil, machineError{err}
			}
			for _, e := range entries {
				if !e.IsDir() && strings.HasSuffix(e.Name(), ".kit") {
					name := filepath.Join(dir, e.Name())
					if rel, err := filepath.Rel(cwd, name); err == nil && !strings.HasPrefix(rel, "..") {
						name = rel
					}
					files = append(files, name)
				}
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// rewrite replaces a source file in one step, and keeps its permissions.
func rewrite(file string, data []byte) error {
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(real)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return err
	}
	defer root.Close()
	if err := replace(root, write{path: filepath.Base(real), data: data, isLock: true}); err != nil {
		return err
	}
	return root.Chmod(filepath.Base(real), info.Mode().Perm())
}
