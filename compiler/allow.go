package compiler

import (
	"regexp"
	"strings"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// allow is a directive that silences one warning: # kit:allow CODE why.
type allow struct {
	code diag.Code
	at   diag.Span
	// The lines that it speaks of: of the declaration, block or attribute below it.
	from, to int
}

var codePattern = regexp.MustCompile(`^KIT[0-9]{4}$`)

// allows gives the directives of the package that can silence something.
func (p *pass) allows() []*allow {
	var out []*allow
	for _, f := range p.files {
		for _, d := range f.Directives {
			if a := p.readAllow(f, d); a != nil {
				out = append(out, a)
			}
		}
	}
	return out
}

// readAllow reads a directive. It gives nil for one that cannot silence anything, after a report.
func (p *pass) readAllow(f *lang.File, d lang.Directive) *allow {
	code, why, _ := strings.Cut(d.Text, " ")
	refuse := func(format string, args ...any) *allow {
		p.findings.Warnf(diag.BadAllow, d.Span, format, args...)
		return nil
	}
	switch {
	case d.Word != "allow":
		return refuse("there is no directive `kit:%s`, only `kit:allow`: write `# kit:allow CODE why`, or take it out", d.Word)
	case codePattern.MatchString(strings.ToUpper(code)) && !codePattern.MatchString(code):
		right := "# kit:allow " + strings.ToUpper(code) + " " + why
		p.findings.Warnf(diag.BadAllow, d.Span, "codes are written in capitals: write `%s`", right).Fix = &diag.Fix{Span: d.Span, Replace: right}
		return nil
	case strings.Contains(code, ",") && codePattern.MatchString(strings.Split(code, ",")[0]):
		return refuse("`kit:allow` names one code: write a line for each of them, such as `# kit:allow %s %s`", strings.Split(code, ",")[0], why)
	case !codePattern.MatchString(code):
		return refuse("`kit:allow` names the code of the warning and why it is fine here: write `# kit:allow KIT3004 why`")
	case strings.TrimSpace(why) == "":
		return refuse("`kit:allow %s` does not say why that is fine here: write the reason behind the code, for those who read this later", code)
	case d.Line == 0:
		return refuse("`kit:allow` stands on a line of its own, right above what it speaks of: move it there")
	}
	return &allow{code: diag.Code(code), at: d.Span, from: d.Line, to: lastLine(f.Blocks, d.Line)}
}

// lastLine gives the last line of the outermost declaration, block or attribute that begins on a line.
func lastLine(blocks []*lang.Block, line int) int {
	for _, b := range blocks {
		switch from, to := b.Span.Start.Line, b.Span.End.Line; {
		case from == line:
			return to
		case from < line && line <= to:
			for _, a := range b.Attrs() {
				if a.Span.Start.Line == line {
					return a.Span.End.Line
				}
			}
			return lastLine(b.Blocks(), line)
		}
	}
	return line
}

// Allow gives findings, of this compilation and of what was made of it since, without those that a
// kit:allow silences: for each directive the first warning of its code that begins in what it stands
// above. Where nothing is wrong otherwise, a directive that silences nothing becomes a warning.
func (r *Result) Allow(found diag.List) diag.List {
	found.Sort()
	silenced := make([]bool, len(found))
	var idle diag.List
	for _, a := range r.allows {
		if !a.silence(found, silenced) {
			a.report(&idle, found)
		}
	}
	var out diag.List
	for i, d := range found {
		if !silenced[i] {
			out = append(out, d)
		}
	}
	out = append(out, idle...)
	out.Sort()
	return out
}

func (a *allow) silence(found diag.List, silenced []bool) bool {
	for i, d := range found {
		if !silenced[i] && d.Severity == diag.Warning && a.meets(d) {
			silenced[i] = true
			return true
		}
	}
	return false
}

func (a *allow) meets(d diag.Diagnostic) bool {
	line := d.Span.Start.Line
	return d.Code == a.code && d.Span.File == a.at.File && a.from <= line && line <= a.to
}

// report says why the directive had no effect. While something is wrong, what it is for may not have been
// looked for.
func (a *allow) report(idle *diag.List, found diag.List) {
	for _, d := range found {
		if a.meets(d) && d.Severity == diag.Error {
			idle.Warnf(diag.BadAllow, a.at, "%s is an error, and only warnings can be allowed: mend it", a.code)
			return
		}
	}
	if found.HasErrors() {
		return
	}
	idle.Warnf(diag.UnusedAllow, a.at, "nothing here is reported as %s: take the directive out", a.code)
}
