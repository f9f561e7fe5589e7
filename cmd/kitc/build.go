package main

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/backends"
	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/backends/openapi"
	"github.com/kitc-lang/kit/backends/thrift"
	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// targets are the backends, by the word behind `emit`.
var targets = []struct {
	name     string
	generate func(*model.Program, *model.Package) ([]backends.File, diag.List)
}{
	{"go", golang.Generate},
	{"openapi", openapi.Generate},
	{"thrift", thrift.Generate},
}

type building struct {
	reporting
	locked bool
	quiet  bool
}

func newBuild() *cobra.Command {
	b := &building{}
	cmd := &cobra.Command{
		Use:   "build [PATH...]",
		Short: "Check packages and write what they emit",
		Long: `Build checks the packages in the folders PATH (default: this one; DIR/... is DIR and all below it) and
writes what they emit. Nothing is written where anything has an error. Files that are right already are not
touched; a file that a person edited, or that kitc did not write, is never overwritten.`,
		Example: "  kitc build\n  kitc build ./...\n  kitc build --locked ./...   # in CI: fail where kit.lock would change",
		RunE: func(cmd *cobra.Command, args []string) error {
			return b.run(cmd, args)
		},
	}
	b.flag(cmd)
	cmd.Flags().BoolVar(&b.locked, "locked", false, "fail where kit.lock would change")
	cmd.Flags().BoolVarP(&b.quiet, "quiet", "q", false, "print findings only")
	return cmd
}

func newCheck() *cobra.Command {
	r := &reporting{}
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check packages and write nothing",
		Long:  "Check does all that build does, except for writing.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := r.check(); err != nil {
				return err
			}
			w, err := findPackages(args)
			if err != nil {
				return err
			}
			defer w.close()
			c, err := compile(w, compiler.LockMayChange)
			if err != nil {
				return err
			}
			if err := r.print(cmd, c.diags, c.sources); err != nil {
				return err
			}
			if c.diags.HasErrors() {
				return inputError{}
			}
			return nil
		},
	}
	r.flag(cmd)
	return cmd
}

func (b *building) run(cmd *cobra.Command, args []string) error {
	if err := b.check(); err != nil {
		return err
	}
	w, err := findPackages(args)
	if err != nil {
		return err
	}
	defer w.close()
	lock := compiler.LockMayChange
	if b.locked {
		lock = compiler.LockMustStand
	}
	c, err := compile(w, lock)
	if err != nil {
		return err
	}
	plans := make([]*plan, len(c.modules))
	for i, mc := range c.modules {
		plans[i] = newPlan(w, mc)
		if !c.diags.HasErrors() {
			if err := plans[i].prepare(); err != nil {
				return machineError{err}
			}
		}
		c.diags = append(c.diags, plans[i].diags...)
	}
	if err := b.print(cmd, c.diags, c.sources); err != nil {
		return err
	}
	if c.diags.HasErrors() {
		return inputError{}
	}
	for _, p := range plans {
		if err := p.write(); err != nil {
			return machineError{err}
		}
		if !b.quiet && !b.document() {
			p.tell(cmd.OutOrStdout())
		}
	}
	return nil
}

// compilation is what became of all modules of a workspace.
type compilation struct {
	modules []*moduleCompilation
	diags   diag.List
	sources map[string][]byte
}

type moduleCompilation struct {
	module  *module
	program *model.Program
	locks   []compiler.Lock
	files   [][]backends.File // of each package
}

// compile runs the compiler and the backends. Backends run only where the compiler found no error.
func compile(w *workspace, lock compiler.LockMode) (*compilation, error) {
	c := &compilation{sources: map[string][]byte{}}
	for _, m := range w.modules {
		res, err := compiler.Compile(compiler.Config{
			FS:         m.root.FS(),
			ModulePath: m.path,
			Display:    func(name string) string { return m.display(w.cwd, name) },
			Lock:       lock,
		}, w.dirs[m])
		if err != nil {
			return nil, machineError{err}
		}
		for name, src := range res.Sources {
			c.sources[name] = src
		}
		c.diags = append(c.diags, res.Diagnostics...)
		mc := &moduleCompilation{module: m, program: res.Program, locks: res.Locks}
		c.modules = append(c.modules, mc)
		if res.Diagnostics.HasErrors() {
			continue
		}
		for _, pkg := range res.Program.Packages {
			c.diags = append(c.diags, mc.generate(pkg)...)
		}
	}
	c.diags.Sort()
	return c, nil
}

func (mc *moduleCompilation) generate(pkg *model.Package) diag.List {
	var diags diag.List
	if e, ok := pkg.Emit("go"); ok && mc.module.path == "" {
		diags.Errorf(diag.NoModule, e.Span, "Go code belongs to a module, and there is no go.mod in this folder or above it: run `go mod init example.com/%s`", pkg.Name)
		return diags
	}
	var files []backends.File
	for _, t := range targets {
		made, found := t.generate(mc.program, pkg)
		diags = append(diags, found...)
		files = append(files, made...)
	}
	mc.files = append(mc.files, files)
	return diags
}

// tell says what was written, a line a package.
func (p *plan) tell(w io.Writer) {
	for _, pkg := range p.packages {
		var parts []string
		for _, n := range []struct {
			count int
			verb  string
		}{{pkg.written, "written"}, {pkg.removed, "removed"}, {pkg.unchanged, "unchanged"}} {
			if n.count > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n.count, n.verb))
			}
		}
		if len(parts) == 0 {
			parts = []string{"nothing to write"}
		}
		fmt.Fprintf(w, "%-20s %s\n", pkg.name, strings.Join(parts, ", "))
		if pkg.written+pkg.removed == 0 {
			continue
		}
		for _, e := range pkg.emits {
			fmt.Fprintf(w, "  %-8s %s\n", e.Target, p.workspace.display(p.mc.module, path.Join(pkg.dir, e.Path)))
		}
	}
}

func (w *workspace) display(m *module, name string) string { return m.display(w.cwd, name) }
