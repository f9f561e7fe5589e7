package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"
)

// summary tells a person what became of packages, on standard output.
type summary struct {
	w       io.Writer
	verbose bool
	name    func(string) string // colours
	faint   func(string) string
}

func newSummary(w io.Writer, verbose bool) *summary {
	plain := func(text string) string { return text }
	s := &summary{w: w, verbose: verbose, name: plain, faint: plain}
	if coloured(w) {
		s.name, s.faint = paint(color.Bold), paint(color.Faint)
	}
	return s
}

// built tells what a build did: a line for each package, and where it wrote to.
func (s *summary) built(plans []*plan) {
	for _, p := range plans {
		for _, pp := range p.packages {
			written, removed, unchanged := pp.changed()
			if written+removed == 0 && !pp.lock.Changed {
				fmt.Fprintf(s.w, "%s: up to date %s\n", s.name(pp.name), s.faint("("+fileCount(unchanged)+")"))
				continue
			}
			fmt.Fprintf(s.w, "%s: %s\n", s.name(pp.name), tally(written, removed, unchanged))
			for _, out := range pp.outputs {
				s.output(p.module, out)
			}
			if pp.lock.Changed {
				s.line("numbers", p.module.show(pp.lock.Path)+" "+s.faint("changed: commit it"))
			}
		}
	}
}

func (s *summary) line(left, right string) { fmt.Fprintf(s.w, "  %-8s %s\n", left, right) }

func (s *summary) output(m *module, out *outputPlan) {
	written, removed := out.changed()
	switch {
	case written+removed == 0:
		return
	case written == 0:
		s.line(out.Target, m.show(out.place)+" "+s.faint("removed"))
	default:
		s.line(out.Target, m.show(out.place))
	}
	if !s.verbose {
		return
	}
	for _, c := range out.changes {
		s.line("", s.faint([]string{create: "new     ", replace: "changed ", remove: "removed "}[c.action])+m.show(c.path))
	}
}

// checked tells what a build would do.
func (s *summary) checked(plans []*plan) {
	for _, p := range plans {
		for _, pp := range p.packages {
			written, removed, _ := pp.changed()
			switch {
			case written+removed > 0:
				fmt.Fprintf(s.w, "%s: no errors %s\n", s.name(pp.name), s.faint("(`kitc build` would change "+fileCount(written+removed)+")"))
			case pp.lock.Changed:
				fmt.Fprintf(s.w, "%s: no errors %s\n", s.name(pp.name), s.faint("(`kitc build` would change kit.lock)"))
			default:
				fmt.Fprintf(s.w, "%s: no errors, up to date\n", s.name(pp.name))
			}
		}
	}
}

// tally counts what is not zero: "14 files written, 2 removed, 3 unchanged".
func tally(written, removed, unchanged int) string {
	parts := []string{fileCount(written) + " written"}
	if removed > 0 {
		parts = append(parts, fmt.Sprintf("%d removed", removed))
	}
	if unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%d unchanged", unchanged))
	}
	return strings.Join(parts, ", ")
}

func fileCount(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}
