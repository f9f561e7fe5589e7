package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// explainFlags adds what explainMethod reads.
func explainFlags(cmd *cobra.Command) {
	cmd.Flags().StringArray("in", nil, "look for methods in the packages of `PATH` (default: this folder and all below)")
}

// explainMethod prints the effective declaration of a method or a service, such as orders.Orders.Place: what is
// written, what it inherits, and every default.
func explainMethod(cmd *cobra.Command, name string) error {
	if strings.Trim(name, ". ") == "" || strings.ContainsAny(name, " \t\n/\\") {
		return usageError{fmt.Sprintf("%q is neither a diagnostic code such as KIT1042 nor a method such as orders.Orders.Place", name) + seeHelp(cmd)}
	}
	paths, err := cmd.Flags().GetStringArray("in")
	must(err)
	if len(paths) == 0 {
		paths = []string{"./..."}
	}
	w, err := findPackages(paths)
	if err != nil {
		return err
	}
	defer w.close()
	known, err := declarations(cmd, w)
	if err != nil {
		return err
	}
	found, err := choose(known, name)
	if err != nil {
		return err
	}
	format, err := cmd.Flags().GetString("format")
	must(err)
	out := cmd.OutOrStdout()
	switch {
	case found.method != nil && format == "json":
		return printJSON(out, describeMethod(found.method))
	case found.method != nil:
		newSheetPrinter(out).method(describeMethod(found.method))
	case format == "json":
		return printJSON(out, describeService(found.service))
	default:
		newSheetPrinter(out).service(describeService(found.service))
	}
	return nil
}

// explained is a service or, where method is set, one of its methods.
type explained struct {
	name    string // orders.Orders.Place
	service *model.Service
	method  *model.Method
}

// declarations gives the services and methods of a workspace, those of imported packages last.
func declarations(cmd *cobra.Command, w *workspace) ([]explained, error) {
	var own, imported []*model.Package
	for _, m := range w.modules {
		res, err := compileModule(m, w.dirs[m], compiler.LockMayChange, nil)
		if err != nil {
			return nil, err
		}
		if res.Diagnostics.HasErrors() {
			errs := slices.DeleteFunc(slices.Clone(res.Diagnostics), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
			if err := (&reporting{format: "text"}).print(cmd, errs, res.Sources); err != nil {
				return nil, err
			}
			return nil, inputError{"the packages have errors, so that it is not certain what they mean: mend them first"}
		}
		own = append(own, res.Program.Packages...)
		imported = append(imported, res.Program.Imported...)
	}
	var all []explained
	seen := map[string]bool{}
	for _, pkg := range append(own, imported...) {
		if seen[pkg.Path()] {
			continue // another module imports it too
		}
		seen[pkg.Path()] = true
		for _, s := range pkg.Services {
			all = append(all, explained{name: pkg.Name + "." + s.Name, service: s})
			for _, m := range s.Methods {
				all = append(all, explained{name: pkg.Name + "." + s.Name + "." + m.Name, service: s, method: m})
			}
		}
	}
	return all, nil
}

// choose finds what a name means. Packages and services in front may be left out.
func choose(known []explained, name string) (explained, error) {
	var exact, found []explained
	for _, e := range known {
		switch {
		case e.name == name:
			exact = append(exact, e)
		case strings.HasSuffix(e.name, "."+name):
			found = append(found, e)
		}
	}
	if len(exact) > 0 {
		found = exact
	}
	switch len(found) {
	case 0:
		return explained{}, unknownName(known, name)
	case 1:
		return found[0], nil
	}
	var names []string
	for _, e := range found {
		names = append(names, "\n  "+e.name)
	}
	if slices.Sort(names); slices.Equal(names, slices.Repeat(names[:1], len(names))) {
		return explained{}, usageError{fmt.Sprintf("several packages have %s: name the folder of the right one with --in", name)}
	}
	return explained{}, usageError{fmt.Sprintf("%s may be each of these: name one in full%s", name, strings.Join(names, ""))}
}

// unknownName says what was probably meant, or what there is.
func unknownName(known []explained, name string) error {
	const shown = 12
	parts := strings.Count(name, ".")
	var names, methods []string
	for _, e := range known {
		words := strings.Split(e.name, ".")
		if len(words) > parts {
			names = append(names, strings.Join(words[len(words)-parts-1:], "."))
		}
		if e.method != nil {
			methods = append(methods, e.name)
		}
	}
	text := fmt.Sprintf("there is no method or service %q here", name)
	if near := diag.Nearest(name, names); near != "" {
		return usageError{text + fmt.Sprintf(": did you mean %s?", near)}
	}
	if last := name[strings.LastIndexByte(name, '.')+1:]; parts > 0 {
		for _, e := range known {
			if strings.HasSuffix(e.name, "."+last) {
				return usageError{text + fmt.Sprintf(": did you mean %s?", e.name)}
			}
		}
	}
	if len(methods) == 0 {
		return usageError{text + ": the packages declare no methods"}
	}
	more := ""
	if len(methods) > shown {
		more = fmt.Sprintf("\n  and %d more", len(methods)-shown)
		methods = methods[:shown]
	}
	return usageError{text + "; these are the methods" + "\n  " + strings.Join(methods, "\n  ") + more}
}
