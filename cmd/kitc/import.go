package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/importers/thrift"
	idl "github.com/kitc-lang/kit/lang/thrift"
)

func newImport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import thrift [FLAGS] FILE...",
		Short: "Turn other people's Thrift IDL into .kit packages",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Sprintf("kitc cannot import %q, only thrift: write `kitc import thrift FILE...`", args[0])}
			}
			return usageError{"say what to import: `kitc import thrift FILE...`"}
		},
		DisableFlagsInUseLine: true,
		RunE:                  func(*cobra.Command, []string) error { return nil },
	}
	cmd.AddCommand(newImportThrift())
	return cmd
}

type importing struct {
	reporting
	out     string
	include []string
}

func newImportThrift() *cobra.Command {
	i := &importing{}
	cmd := &cobra.Command{
		Use:   "thrift [FLAGS] FILE...",
		Short: "Turn Thrift IDL into .kit packages",
		Long: `Thrift makes a .kit package of each FILE and of each file that it includes: a folder of its own below DIR,
with a .kit file and the kit.lock that keeps every number, so that the IDL which kitc build emits means the
same on the wire. The files are yours from then on.

What Kit cannot say is listed on standard error, by name and place; nothing is left out in silence.`,
		Example: `  kitc import thrift billing.thrift
  kitc import thrift -o neighbours -I idl idl/billing.thrift idl/users.thrift
  kitc build ./...`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{"name the files to import: `kitc import thrift billing.thrift`"}
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"thrift"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: i.run,
	}
	i.flag(cmd)
	cmd.Flags().StringVarP(&i.out, "out", "o", ".", "the `DIR` that gets the folders of the packages")
	cmd.Flags().StringArrayVarP(&i.include, "include", "I", nil, "a `DIR` in which included files are looked for; may be repeated")
	return cmd
}

func (i *importing) run(cmd *cobra.Command, args []string) error {
	if err := i.check(); err != nil {
		return err
	}
	for n, name := range args {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return usageError{fmt.Sprintf("there is no file %s", name)}
		case err == nil && info.IsDir():
			return usageError{fmt.Sprintf("%s is a folder: name the .thrift files in it", name)}
		}
		args[n] = filepath.ToSlash(name)
	}
	res, err := thrift.Import(thrift.Config{Read: readIDL, Include: i.include}, args)
	if err != nil {
		return err
	}
	if err := i.print(cmd, res.Diagnostics, res.Sources); err != nil {
		return err
	}
	if res.Diagnostics.HasErrors() {
		return inputError{}
	}
	return i.write(cmd, res.Packages)
}

// readIDL reads a file, and of one that is too large no more than shows it.
func readIDL(name string) ([]byte, error) {
	f, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("cannot read %s: it is not an ordinary file", name)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(f, idl.MaxFileSize+1)); err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, cause(err))
	}
	return b.Bytes(), nil
}

// write lays the packages below the output folder. What is there already is not overwritten, unless it is
// what would be written.
func (i *importing) write(cmd *cobra.Command, packages []thrift.Package) error {
	dir, err := filepath.Abs(i.out)
	if err != nil {
		return fmt.Errorf("cannot tell the current folder: %w", cause(err))
	}
	var files []file
	var taken []string
	for _, p := range packages {
		for name, data := range map[string][]byte{p.Name + ".kit": p.Kit, compiler.LockName: p.Lock} {
			f := file{path: path.Join(p.Name, name), data: data}
			old, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.path)))
			switch {
			case errors.Is(err, fs.ErrNotExist):
				files = append(files, f)
			case err != nil:
				return fmt.Errorf("cannot read %s: %w", path.Join(filepath.ToSlash(i.out), f.path), cause(err))
			case !bytes.Equal(old, data):
				taken = append(taken, path.Join(filepath.ToSlash(i.out), f.path))
			}
		}
	}
	if len(taken) > 0 {
		slices.Sort(taken)
		return inputError{fmt.Sprintf("%s would be overwritten, and an import overwrites nothing: remove it, or choose another folder with -o", strings.Join(taken, ", "))}
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	if err := lay(dir, files); err != nil {
		return err
	}
	s := newSummary(cmd.OutOrStdout(), false)
	for _, p := range packages {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %s %s\n", s.name(p.Name), path.Join(filepath.ToSlash(i.out), p.Name, p.Name+".kit"), s.faint("from "+p.Source))
	}
	all := path.Join(filepath.ToSlash(i.out), "...")
	if !path.IsAbs(all) {
		all = "./" + all
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Build them: kitc build %s\n", all)
	return nil
}
