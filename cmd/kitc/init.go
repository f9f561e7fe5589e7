package main

import (
	"embed"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	modpath "golang.org/x/mod/module"
)

//go:embed layout
var layout embed.FS

// layoutFiles are what init writes, and from what.
var layoutFiles = []struct{ name, from string }{
	{"service.kit", "layout/service.kit"},
	{"handler.go", "layout/handler.go.txt"},
	{"handler_test.go", "layout/handler_test.go.txt"},
	{"main.go", "layout/main.go.txt"},
	{"README.md", "layout/README.md.txt"},
}

type initializing struct {
	module string

	name  string // of the package
	dir   string // absolute
	shown string // dir, as the caller wrote it
	notes []string
}

func newInit() *cobra.Command {
	i := &initializing{}
	cmd := &cobra.Command{
		Use:   "init [FLAGS] NAME",
		Short: "Lay out a new service that builds and runs at once",
		Long: `Init makes the folder NAME with a small service in it, and builds that. The files are yours from then on:
only what lies in gen/ is written again. NAME may be a path, or . for the current folder; its last part
becomes the name of the package.

In a Go module that requires Kit the service becomes a part of that module; elsewhere it gets a go.mod of
its own.`,
		Example: "  kitc init notes\n  kitc init notes --module example.com/team/notes",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{"init takes one name, such as `kitc init notes`"}
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return i.run(cmd, args[0])
		},
	}
	cmd.Flags().StringVar(&i.module, "module", "", "the `PATH` of the service's own Go module (default: NAME)")
	return cmd
}

func (i *initializing) run(cmd *cobra.Command, arg string) error {
	if err := i.place(arg); err != nil {
		return err
	}
	files, err := i.files()
	if err != nil {
		return err
	}
	if err := i.refuseExisting(files); err != nil {
		return err
	}
	if err := lay(i.dir, files); err != nil {
		return err
	}
	b := &building{reporting: reporting{format: "text"}, quiet: true}
	if err := b.run(cmd, []string{i.dir}); err != nil {
		return err
	}
	i.tell(cmd)
	return nil
}

// place turns the argument into a folder and the name of a package.
func (i *initializing) place(arg string) error {
	cwd, err := workingFolder()
	if err != nil {
		return err
	}
	i.shown = filepath.ToSlash(filepath.Clean(arg))
	if i.dir = filepath.FromSlash(arg); !filepath.IsAbs(i.dir) {
		i.dir = filepath.Join(cwd, i.dir)
	}
	i.name = filepath.Base(i.dir)
	if err := checkPackageName(i.name, arg); err != nil {
		return err
	}
	if info, err := os.Stat(i.dir); err == nil && !info.IsDir() {
		return inputError{fmt.Sprintf("%s is a file, and init makes a folder: choose another name, or move it away", i.shown)}
	}
	if i.module == "" {
		return nil
	}
	if err := modpath.CheckImportPath(i.module); err != nil {
		return usageError{fmt.Sprintf("--module %s is no path of a Go module, such as example.com/team/%s: %v", i.module, i.name, errors.Unwrap(err))}
	}
	return nil
}

var packageName = regexp.MustCompile(`^[a-z][a-z0-9]{0,49}$`)

// checkPackageName says why a name cannot be that of a folder, a Go package and a .kit package at once.
func checkPackageName(name, arg string) error {
	if !packageName.MatchString(name) {
		advice := "use lower-case letters and digits, and begin with a letter"
		if better := regexp.MustCompile(`^[0-9]+|[^a-z0-9]`).ReplaceAllString(strings.ToLower(name), ""); packageName.MatchString(better) {
			advice = fmt.Sprintf("how about `kitc init %s`?", path.Join(path.Dir(filepath.ToSlash(arg)), better))
		}
		return usageError{fmt.Sprintf("%q cannot be the name of a package: %s", name, advice)}
	}
	if token.IsKeyword(name) || slices.Contains([]string{"main", "std", "internal", "vendor", "testdata"}, name) {
		return usageError{fmt.Sprintf("%q means something else to Go: choose another name, such as `kitc init %sservice`", name, arg)}
	}
	return nil
}

// files gives what init writes into the folder.
func (i *initializing) files() ([]file, error) {
	mod, module, err := i.goModule()
	if err != nil {
		return nil, err
	}
	fill := strings.NewReplacer("NAME", i.name, "IMPORT", path.Join(module, "gen", i.name))
	var out []file
	for _, f := range layoutFiles {
		text, err := layout.ReadFile(f.from)
		if err != nil {
			return nil, err
		}
		out = append(out, file{path: f.name, data: []byte(fill.Replace(string(text)))})
	}
	if mod != nil {
		out = append(out, file{path: "go.mod", data: mod})
	}
	return out, nil
}

// refuseExisting names all files that are in the way.
func (i *initializing) refuseExisting(files []file) error {
	var there []string
	for _, f := range files {
		_, err := os.Lstat(filepath.Join(i.dir, f.path))
		if err == nil {
			there = append(there, f.path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("cannot look into %s: %w", i.shown, cause(err))
		}
	}
	if len(there) == 0 {
		return nil
	}
	return inputError{fmt.Sprintf("%s has %s already, and init overwrites nothing: choose another name, or move them away", i.shown, strings.Join(there, ", "))}
}

// lay writes new files into a folder, all or none, and makes the folders that they need.
func lay(dir string, files []file) error {
	cwd, err := workingFolder()
	if err != nil {
		return err
	}
	base, below := dir, ""
	for ; ; base, below = filepath.Dir(base), path.Join(filepath.Base(base), below) {
		if _, err := os.Stat(base); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	root, err := os.OpenRoot(base)
	if err != nil {
		return fmt.Errorf("cannot open the folder %s: %w", base, cause(err))
	}
	defer root.Close()
	s := &staging{pid: os.Getpid()}
	for _, f := range files {
		f.path = path.Join(below, f.path)
		s.add(&module{root: root, dir: base, from: cwd}, []change{{file: f, action: create}})
	}
	return s.run(nil)
}

// tell says what there is now and what to try.
func (i *initializing) tell(cmd *cobra.Command) {
	w := cmd.OutOrStdout()
	s := newSummary(w, false)
	fmt.Fprintf(w, "%s is ready:\n\n", s.name(i.name))
	for _, line := range [][2]string{
		{"service.kit", "what the service is: start here"},
		{"handler.go", "what it does; its test is beside it"},
		{"main.go", "the program"},
		{"gen/", "Go, OpenAPI and Thrift IDL: `kitc build` writes them again"},
		{"kit.lock", "the numbers on the Thrift wire: commit it"},
	} {
		fmt.Fprintf(w, "  %-12s %s\n", line[0], s.faint(line[1]))
	}
	fmt.Fprint(w, "\nTry it:\n\n")
	if i.shown != "." {
		fmt.Fprintf(w, "  cd %s\n", i.shown)
	}
	for _, note := range i.notes {
		fmt.Fprintf(w, "  %s\n", note)
	}
	fmt.Fprint(w, `  go run .
  curl --json '{"text": "buy milk"}' 127.0.0.1:8080/notes
  curl 127.0.0.1:8080/notes/1
`)
}
