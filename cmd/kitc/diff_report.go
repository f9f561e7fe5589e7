package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/compiler/diff"
	"github.com/kitc-lang/kit/lang/diag"
)

// report prints the changes to standard output.
func (d *comparing) report(cmd *cobra.Command, changes []diff.Change) error {
	w := cmd.OutOrStdout()
	switch d.format {
	case "json":
		return printChanges(w, d.against, changes)
	case "sarif":
		return diag.SARIF(w, asFindings(changes), diag.Tool{Version: kitVersion(), Rule: rule})
	case "github":
		return diag.GitHub(w, asFindings(changes))
	}
	newChangePrinter(w).all(d.against, changes)
	return nil
}

// changePrinter prints changes for people.
type changePrinter struct {
	w                  io.Writer
	bold, faint        func(string) string
	red, yellow, green func(string) string
}

func newChangePrinter(w io.Writer) *changePrinter {
	plain := func(text string) string { return text }
	p := &changePrinter{w, plain, plain, plain, plain, plain}
	if coloured(w) {
		p.bold, p.faint = paint(color.Bold), paint(color.Faint)
		p.red, p.yellow, p.green = paint(color.FgRed, color.Bold), paint(color.FgYellow, color.Bold), paint(color.FgGreen)
	}
	return p
}

func (p *changePrinter) all(against string, changes []diff.Change) {
	if len(changes) == 0 {
		fmt.Fprintf(p.w, "nothing has changed since %s that anybody could notice\n", against)
		return
	}
	last := ""
	for i := range changes {
		c := &changes[i]
		if group := c.Package; group != last {
			fmt.Fprintf(p.w, "%s\n\n", p.bold("package "+group))
			last = group
		}
		p.change(c)
	}
	fmt.Fprintf(p.w, "%s since %s\n", p.tally(changes), against)
}

// change prints one change: what and where, the verdicts with their reasons, and whom it reaches.
func (p *changePrinter) change(c *diff.Change) {
	fmt.Fprintf(p.w, "%s: %s: %s%s\n", harmless(c.Span.String()), p.bold(c.Subject), inWords(c.Kind), harmless(fromTo(c)))
	for _, line := range verdictLines(c) {
		fmt.Fprintf(p.w, "  %s  %-17s %s\n", p.class(line.Class), line.whose, line.Why)
	}
	if len(c.Hits) > 0 && c.Class() > diff.Compatible {
		fmt.Fprintf(p.w, "  %-10s  %s\n", "reaches", p.faint(reached(c.Hits)))
	}
	fmt.Fprintln(p.w)
}

// inWords gives a kind as words: "became required".
func inWords(kind diff.Kind) string { return strings.ReplaceAll(string(kind), "-", " ") }

func fromTo(c *diff.Change) string {
	switch {
	case c.Old != "" && c.New != "":
		return fmt.Sprintf(", %s → %s", c.Old, c.New)
	case c.Old != "":
		return ", was " + c.Old
	case c.New != "":
		return ", " + c.New
	}
	return ""
}

// verdictLine is a verdict of those for whom it is the same.
type verdictLine struct {
	diff.Verdict
	whose string
}

// verdictLines gives the verdicts of those who are concerned, each once.
func verdictLines(c *diff.Change) []verdictLine {
	var lines []verdictLine
	for _, v := range []verdictLine{{c.JSON, "JSON"}, {c.Thrift, "Thrift"}, {c.Go, "Go"}} {
		i := slices.IndexFunc(lines, func(l verdictLine) bool { return l.Verdict == v.Verdict })
		switch {
		case v.Class == diff.None:
		case i >= 0:
			lines[i].whose += ", " + v.whose
		default:
			lines = append(lines, v)
		}
	}
	return lines
}

// class gives the name of a class in its colour, and as wide as the longest.
func (p *changePrinter) class(c diff.Class) string {
	return p.colour(c)(c.String()) + strings.Repeat(" ", len("compatible")-len(c.String()))
}

func (p *changePrinter) colour(c diff.Class) func(string) string {
	switch c {
	case diff.Breaking:
		return p.red
	case diff.Risky:
		return p.yellow
	}
	return p.green
}

// harmless gives a text without what could control a terminal: names of files may hold anything.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// reached lists whom a change reaches, and no more of them than a person reads.
func reached(hits []diff.Hit) string {
	const most = 6
	var names []string
	for i, h := range hits {
		if i == most {
			names = append(names, fmt.Sprintf("and %d more", len(hits)-most))
			break
		}
		names = append(names, hitText(h))
	}
	return strings.Join(names, ", ")
}

func hitText(h diff.Hit) string {
	switch {
	case h.Input && h.Output:
		return h.Name + " (input, output)"
	case h.Input:
		return h.Name + " (input)"
	case h.Output:
		return h.Name + " (output)"
	}
	return h.Name
}

// tally counts changes by their classes: "2 breaking, 1 risky and 3 compatible changes".
func (p *changePrinter) tally(changes []diff.Change) string {
	var parts []string
	for _, class := range []diff.Class{diff.Breaking, diff.Risky, diff.Compatible} {
		n := 0
		for i := range changes {
			if changes[i].Class() == class {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, p.colour(class)(class.String())))
		}
	}
	noun := "changes"
	if len(changes) == 1 {
		noun = "change"
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1] + " " + noun
	}
	return parts[0] + " " + noun
}

// asFindings gives breaking changes as errors and risky ones as warnings, at their places in the files as
// they are now.
func asFindings(changes []diff.Change) diag.List {
	var list diag.List
	for i := range changes {
		c := &changes[i]
		d := diag.Diagnostic{Code: diag.RiskyChange, Severity: diag.Warning, Span: c.Span}
		switch c.Class() {
		case diff.Breaking:
			d.Code, d.Severity = diag.BreakingChange, diag.Error
		case diff.Risky:
		default:
			continue
		}
		d.Message = c.Subject + ": " + inWords(c.Kind) + fromTo(c)
		if c.Gone {
			d.Span = c.Near
			d.Notes = append(d.Notes, diag.Note{Message: "it was at " + c.Span.String()})
		}
		for _, line := range verdictLines(c) {
			d.Notes = append(d.Notes, diag.Note{Message: fmt.Sprintf("%s for %s: %s", line.Class, line.whose, line.Why)})
		}
		if len(c.Hits) > 0 {
			d.Notes = append(d.Notes, diag.Note{Message: "it reaches " + reached(c.Hits)})
		}
		list = append(list, d)
	}
	list.Sort()
	return list
}

// The JSON of `kitc diff`. Its shape is described in spec/evolution.md.
type (
	diffReport struct {
		Version int          `json:"version"`
		Against string       `json:"against"`
		Class   string       `json:"class"`
		Changes []diffChange `json:"changes"`
	}
	diffChange struct {
		Kind    diff.Kind   `json:"kind"`
		Package string      `json:"package"`
		Subject string      `json:"subject"`
		Class   string      `json:"class"`
		Gone    bool        `json:"gone"`
		Place   diffPlace   `json:"place"`
		Old     string      `json:"old,omitempty"`
		New     string      `json:"new,omitempty"`
		JSON    diffVerdict `json:"json"`
		Thrift  diffVerdict `json:"thrift"`
		Go      diffVerdict `json:"go"`
		Hits    []diffHit   `json:"hits"`
	}
	diffPlace struct {
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
	}
	diffVerdict struct {
		Class string `json:"class"`
		Why   string `json:"why,omitempty"`
	}
	diffHit struct {
		Name   string `json:"name"`
		Input  bool   `json:"input"`
		Output bool   `json:"output"`
	}
)

func printChanges(w io.Writer, against string, changes []diff.Change) error {
	verdict := func(v diff.Verdict) diffVerdict { return diffVerdict{v.Class.String(), v.Why} }
	report := diffReport{Version: 1, Against: against, Class: diff.Worst(changes).String(), Changes: []diffChange{}}
	for i := range changes {
		c := &changes[i]
		out := diffChange{
			Kind: c.Kind, Package: c.Package, Subject: c.Subject, Class: c.Class().String(), Gone: c.Gone,
			Place: diffPlace{c.Span.File, c.Span.Start.Line, c.Span.Start.Column},
			Old:   c.Old, New: c.New,
			JSON: verdict(c.JSON), Thrift: verdict(c.Thrift), Go: verdict(c.Go), Hits: []diffHit{},
		}
		for _, h := range c.Hits {
			out.Hits = append(out.Hits, diffHit(h))
		}
		report.Changes = append(report.Changes, out)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(report)
}
