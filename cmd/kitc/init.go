package main

import (
	"embed"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/mod/modfile"
	modpath "golang.org/x/mod/module"
)

//go:embed layout
var layout embed.FS

// layoutFiles are what init writes, and from what.
var layoutFiles = []struct{ name, from string }{
	{"service.kit", "layout/service.kit"},
	{"handler.go", "layout/handler.go.txt"},
	{"main.go", "layout/main.go.txt"},
}

const kitModule = "github.com/kitc-lang/kit"

type initializing struct {
	module string
}

func newInit() *cobra.Command {
	i := &initializing{}
	cmd := &cobra.Command{
		Use:   "init NAME",
		Short: "Lay out a new service that builds and runs at once",
		Long: `Init makes the folder NAME with service.kit, go.mod, main.go and handler.go, and builds it. The files are
yours from then on: only what lies in gen/ is written again.`,
		Example: "  kitc init notes\n  kitc init notes --module example.com/team/notes",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{"init takes one name, such as `kitc init notes`"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return i.run(cmd, args[0]) },
	}
	cmd.Flags().StringVar(&i.module, "module", "", "the `path` of the Go module (default: NAME)")
	return cmd
}

var serviceName = regexp.MustCompile(`^[a-z][a-z0-9]{0,49}$`)

// checkServiceName says why a name cannot be that of a folder, a Go package and a .kit package at once.
func checkServiceName(name string) error {
	if !serviceName.MatchString(name) {
		advice := "use lower-case letters and digits, and start with a letter"
		if better := regexp.MustCompile(`[^a-z0-9]`).ReplaceAllString(strings.ToLower(name), ""); serviceName.MatchString(better) {
			advice = fmt.Sprintf("write `kitc init %s`", better)
		}
		return usageError{fmt.Sprintf("%q cannot be the name of a package: %s", name, advice)}
	}
	if token.IsKeyword(name) || slices.Contains([]string{"main", "std", "internal", "vendor", "testdata"}, name) {
		return usageError{fmt.Sprintf("%q means something to Go already: choose another name, such as `kitc init %sservice`", name, name)}
	}
	return nil
}

func (i *initializing) run(cmd *cobra.Command, name string) error {
	if err := checkServiceName(name); err != nil {
		return err
	}
	if i.module == "" {
		i.module = name
	}
	if err := modpath.CheckImportPath(i.module); err != nil {
		return usageError{fmt.Sprintf("--module %s is no path of a Go module: %v", i.module, err)}
	}
	files, err := i.files(name)
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(name, f.path)); err == nil {
			return inputError{fmt.Sprintf("%s is there already, and init overwrites nothing: choose another name, or remove it", filepath.Join(name, f.path))}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return machineError{err}
		}
	}
	if err := os.MkdirAll(name, 0o777); err != nil {
		return machineError{err}
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return machineError{err}
	}
	defer root.Close()
	for _, f := range files {
		if err := replace(root, f); err != nil {
			return machineError{fmt.Errorf("writing %s: %w", filepath.Join(name, f.path), cause(err))}
		}
	}
	b := &building{reporting: reporting{format: "text"}, quiet: true}
	if err := b.run(cmd, []string{name}); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), nextSteps, name, name, goModNote(files))
	return nil
}

const nextSteps = `%s is ready:

  cd %s
  go run .
  curl http://127.0.0.1:8080/greet/Ada

Declare what it does in service.kit, run kitc build, and write it in handler.go.
gen/ holds the generated Go, the OpenAPI document and the Thrift IDL.%s
`

// files gives what init writes into the folder.
func (i *initializing) files(name string) ([]write, error) {
	var out []write
	for _, f := range layoutFiles {
		text, err := layout.ReadFile(f.from)
		if err != nil {
			return nil, err
		}
		filled := strings.NewReplacer("NAME", name, "MODULE", i.module).Replace(string(text))
		out = append(out, write{path: f.name, data: []byte(filled)})
	}
	mod, err := i.goMod()
	if err != nil {
		return nil, machineError{err}
	}
	return append(out, write{path: "go.mod", data: mod}), nil
}

// goMod makes the go.mod. A released kitc requires its own release; one from a checkout requires what
// lies there, because no release holds it.
func (i *initializing) goMod() ([]byte, error) {
	f := new(modfile.File)
	if err := f.AddModuleStmt(i.module); err != nil {
		return nil, err
	}
	if err := f.AddGoStmt("1.26"); err != nil {
		return nil, err
	}
	version := kitVersion()
	released := modpath.CanonicalVersion(version) == version && !modpath.IsPseudoVersion(version) && !strings.Contains(version, "+")
	if !released {
		version = "v0.0.0"
		if dir := checkout(); dir != "" {
			if err := f.AddReplace(kitModule, "", dir, ""); err != nil {
				return nil, err
			}
		}
	}
	f.AddNewRequire(kitModule, version, false)
	f.Cleanup()
	return f.Format()
}

// checkout gives the folder of the checkout that this kitc was built from, "" where it is not known or
// not there any more.
func checkout() string {
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return "" // built with -trimpath
	}
	dir := filepath.Dir(filepath.Dir(filepath.Dir(file)))
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || modfile.ModulePath(data) != kitModule {
		return ""
	}
	return dir
}

// goModNote says what is missing in a go.mod that requires an unreleased Kit and does not know where it is.
func goModNote(files []write) string {
	for _, f := range files {
		if text := string(f.data); f.path == "go.mod" && strings.Contains(text, "v0.0.0") && !strings.Contains(text, "replace") {
			return "\n\nThis kitc is no release and does not know its checkout, so tell Go where Kit is:\n\n  go mod edit -replace " + kitModule + "=/path/to/kit"
		}
	}
	return ""
}
