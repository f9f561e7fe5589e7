package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
)

// jsonReport is what JSON writes. Its fields are part of the interface of the command line: they
// may be added to, and never change.
type jsonReport struct {
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
}

type jsonDiagnostic struct {
	Code     Code       `json:"code"`
	Severity string     `json:"severity"`
	Message  string     `json:"message"`
	Place    *jsonPlace `json:"place,omitempty"`
	Notes    []jsonNote `json:"notes,omitempty"`
	Fix      *jsonFix   `json:"fix,omitempty"`
}

type jsonPlace struct {
	File  string   `json:"file"`
	Start *jsonPos `json:"start,omitempty"` // absent where the whole file is meant
	End   *jsonPos `json:"end,omitempty"`
}

type jsonPos struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

type jsonNote struct {
	Message string     `json:"message"`
	Place   *jsonPlace `json:"place,omitempty"`
}

type jsonFix struct {
	Place   jsonPlace `json:"place"`
	Replace string    `json:"replace"`
}

// JSON writes all findings as one JSON object: diagnostics, each with its code, severity, message,
// place, notes and fix, and the numbers of errors and warnings. Lines and columns (in code points)
// count from 1, offsets (in bytes) from 0.
func JSON(w io.Writer, list List) error {
	report := jsonReport{Diagnostics: []jsonDiagnostic{}}
	report.Errors, report.Warnings = count(list)
	for _, d := range list {
		j := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Place: place(d.Span)}
		for _, n := range d.Notes {
			j.Notes = append(j.Notes, jsonNote{Message: n.Message, Place: place(n.Span)})
		}
		if d.Fix != nil && !d.Fix.Span.IsZero() {
			j.Fix = &jsonFix{Place: *place(d.Fix.Span), Replace: d.Fix.Replace}
		}
		report.Diagnostics = append(report.Diagnostics, j)
	}
	return encode(w, report)
}

func place(s Span) *jsonPlace {
	if s.IsZero() {
		return nil
	}
	if s.Start.Line == 0 {
		return &jsonPlace{File: s.File}
	}
	start, end := jsonPos(s.Start), jsonPos(s.End)
	return &jsonPlace{File: s.File, Start: &start, End: &end}
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// The parts of SARIF 2.1.0 (OASIS) that Kit writes.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    Code          `json:"id"`
		Short *sarifMessage `json:"shortDescription,omitempty"`
		Help  *sarifHelp    `json:"help,omitempty"`
		URI   string        `json:"helpUri,omitempty"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifResult struct {
		RuleID    Code            `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  *sarifRegion `json:"deletedRegion"`
		Inserted sarifMessage `json:"insertedContent"`
	}
)

// Tool is what SARIF tells of the kitc that found something.
type Tool struct {
	Version string          // may be empty
	Rule    func(Code) Rule // nil where nothing more is known of the codes than their names
}

// Rule is what a report tells of a code, beside the findings. Each field may be empty.
type Rule struct {
	Title string // a line
	Help  string // in Markdown
	URI   string // where the help can be read
}

func (t Tool) rule(c Code) sarifRule {
	r := sarifRule{ID: c}
	if t.Rule == nil {
		return r
	}
	about := t.Rule(c)
	if about.Title != "" {
		r.Short = &sarifMessage{about.Title}
	}
	if about.Help != "" {
		r.Help = &sarifHelp{about.Help, about.Help}
	}
	r.URI = about.URI
	return r
}

// SARIF writes all findings as a SARIF 2.1.0 log.
func SARIF(w io.Writer, list List, tool Tool) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "kitc", Version: tool.Version, Rules: []sarifRule{}}
	var codes []Code
	for _, d := range list {
		codes = append(codes, d.Code)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for _, c := range codes {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, tool.rule(c))
	}
	for _, d := range list {
		index, _ := slices.BinarySearch(codes, d.Code)
		result := sarifResult{RuleID: d.Code, RuleIndex: index, Level: d.Severity.String(), Message: sarifMessage{d.Message}}
		if !d.Span.IsZero() {
			result.Locations = []sarifLocation{{Physical: physical(d.Span)}}
		}
		for _, n := range d.Notes {
			if n.Span.IsZero() {
				result.Message.Text += "\n" + n.Message
				continue
			}
			result.Related = append(result.Related, sarifLocation{Physical: physical(n.Span), Message: &sarifMessage{n.Message}})
		}
		if d.Fix != nil && d.Fix.Span.Start.Line > 0 {
			p := physical(d.Fix.Span)
			result.Fixes = []sarifFix{{[]sarifChange{{p.Artifact, []sarifReplacement{{p.Region, sarifMessage{d.Fix.Replace}}}}}}}
		}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func physical(s Span) sarifPhysical {
	p := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: s.File}).String()}}
	if s.Start.Line > 0 {
		p.Region = &sarifRegion{StartLine: s.Start.Line, StartColumn: s.Start.Column}
		if s.End.Line > 0 { // a span that has no end is a place alone
			p.Region.EndLine, p.Region.EndColumn = s.End.Line, s.End.Column
		}
	}
	return p
}

// GitHub writes each finding as a workflow command of GitHub Actions, which shows it beside the
// changed line. Nothing in a message reaches the log as a control character.
func GitHub(w io.Writer, list List) error {
	out := bufio.NewWriter(w)
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	for _, d := range list {
		fmt.Fprintf(out, "::%s ", d.Severity)
		if s := d.Span; !s.IsZero() {
			fmt.Fprintf(out, "file=%s,", property.Replace(s.File))
			if s.Start.Line > 0 {
				switch s.End.Line {
				case 0: // a span that has no end is a place alone
					fmt.Fprintf(out, "line=%d,col=%d,", s.Start.Line, s.Start.Column)
				case s.Start.Line:
					fmt.Fprintf(out, "line=%d,endLine=%d,col=%d,endColumn=%d,", s.Start.Line, s.End.Line, s.Start.Column, s.End.Column)
				default: // columns of several lines are refused
					fmt.Fprintf(out, "line=%d,endLine=%d,", s.Start.Line, s.End.Line)
				}
			}
		}
		message := d.Message
		for _, n := range d.Notes {
			message += "\nnote: " + n.Message
			if !n.Span.IsZero() {
				message += " (" + n.Span.String() + ")"
			}
		}
		lines := strings.Split(message, "\n")
		for i := range lines {
			lines[i] = visible(lines[i])
		}
		fmt.Fprintf(out, "title=%s::%s\n", d.Code, data.Replace(strings.Join(lines, "\n")))
	}
	return out.Flush()
}
