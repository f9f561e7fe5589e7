package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"
)

// sheetPrinter prints effective declarations for people; on a terminal with colours.
type sheetPrinter struct {
	w                 io.Writer
	head, name, faint func(string) string
}

func newSheetPrinter(w io.Writer) *sheetPrinter {
	plain := func(text string) string { return text }
	p := &sheetPrinter{w: w, head: plain, name: plain, faint: plain}
	if coloured(w) {
		p.head, p.name, p.faint = paint(color.Bold), paint(color.FgCyan), paint(color.Faint)
	}
	return p
}

// cell is a piece of a row. Its width is counted without colours.
type cell struct {
	text  string
	paint func(string) string
}

func (p *sheetPrinter) plain(text string) cell { return cell{text, nil} }
func (p *sheetPrinter) key(text string) cell   { return cell{text, p.name} }
func (p *sheetPrinter) note(text string) cell  { return cell{text, p.faint} }

// table prints rows in columns. A column in which nothing stands takes no space.
func (p *sheetPrinter) table(rows [][]cell) {
	var widths []int
	for _, row := range rows {
		for i, c := range row[:max(0, filled(row)-1)] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(c.text))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		last := filled(row)
		for i, c := range row[:last] {
			text := c.text
			if c.paint != nil && text != "" {
				text = c.paint(text)
			}
			b.WriteString(text)
			if i+1 < last && widths[i] > 0 {
				b.WriteString(strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(c.text))+2))
			}
		}
		fmt.Fprintf(p.w, "  %s\n", strings.TrimRight(b.String(), " "))
	}
}

// filled counts the cells of a row up to the last that is not empty.
func filled(row []cell) int {
	n := len(row)
	for n > 0 && row[n-1].text == "" {
		n--
	}
	return n
}

func (p *sheetPrinter) section(head, note string) {
	if note != "" {
		note = "  " + p.faint(note)
	}
	fmt.Fprintf(p.w, "\n%s%s\n", p.head(head), note)
}

// title prints the name of what is explained, its place and its documentation.
func (p *sheetPrinter) title(name, at, doc, deprecated string) {
	fmt.Fprintf(p.w, "%s  %s\n", p.head(name), p.faint(at))
	for _, line := range paragraphLines(doc) {
		fmt.Fprintln(p.w, strings.TrimRight("  "+line, " "))
	}
	if deprecated != "" {
		fmt.Fprintf(p.w, "  deprecated: %s\n", deprecated)
	}
}

func paragraphLines(doc string) []string {
	if doc == "" {
		return nil
	}
	return strings.Split(doc, "\n")
}

func (p *sheetPrinter) method(m methodSheet) {
	p.title(m.Name, m.At, m.Doc, m.Deprecated)
	if m.Inherited != "" {
		fmt.Fprintf(p.w, "  taken over from %s\n", m.Inherited)
	}
	p.call(m)
	p.structure("Input", m.Input, m.Transports, "takes nothing")
	switch {
	case m.Oneway:
		p.section("Output", "none: the caller does not wait")
	default:
		p.structure("Output", m.Output, m.Transports, "gives nothing")
	}
	p.errors(m)
	p.transports(m.Transports)
	p.chain("Server chain", m.Server)
	p.chain("Client chain", m.Client)
	for _, c := range m.Calls {
		p.calls("Calls "+c.Method, c.Transport, c.At)
		p.chain("Chain of "+c.Client, c.Chain)
	}
}

// calls prints the head of what is called.
func (p *sheetPrinter) calls(head, transport, at string) {
	if transport != "" {
		at = "over " + transport + ", " + at
	}
	p.section(head, at)
}

// call prints what holds on every transport.
func (p *sheetPrinter) call(m methodSheet) {
	var rows [][]cell
	for _, t := range m.Transports {
		text, note := t.Call, t.CallAt
		if t.Name == "http" {
			text += " -> " + strconv.Itoa(t.Status)
			if !t.Explicit {
				note = "derived: the method writes no route"
			}
		}
		if t.Name == "thrift" && m.Input != nil && m.Input.Inline && len(m.Input.Fields) > 0 {
			note = "the fields of the input are its arguments"
		}
		rows = append(rows, []cell{p.key(t.Name), p.plain(text), p.note(note)})
	}
	if len(rows) == 0 {
		rows = append(rows, []cell{p.key("transports"), p.plain("none: the service is there to be extended")})
	}
	repeat := "no, " + m.Repeat.Why
	if m.Repeat.Allowed {
		repeat = m.Repeat.Why
	}
	rows = append(rows, []cell{p.key("repeat"), p.plain(repeat)})
	rows = append(rows, p.auth(m.Auth, m.AuthFrom))
	if len(m.Scopes) > 0 {
		rows = append(rows, []cell{p.key("scopes"), p.plain(strings.Join(m.Scopes, ", "))})
	}
	if m.Oneway {
		rows = append(rows, []cell{p.key("oneway"), p.plain("the caller does not wait for the handler")})
	}
	if m.Page != nil {
		rows = append(rows, []cell{p.key("page"), p.plain(fmt.Sprintf("of %s; %s of one page is %s of the next call", m.Page.Items, m.Page.Next, m.Page.Cursor)), p.note(m.Page.At)})
	}
	fmt.Fprintln(p.w)
	p.table(rows)
}

// auth says who may call; from is who says so.
func (p *sheetPrinter) auth(a *authSheet, from string) []cell {
	text := "none: anybody may call"
	var notes []string
	if from != "" {
		notes = append(notes, "as the "+from+" says")
	}
	if a != nil {
		text = a.Name + ": " + a.Scheme
		switch {
		case a.Format != "":
			text += " (" + a.Format + ")"
		case a.Header != "":
			text += " in the header " + a.Header
		}
		if a.Issuer != "" {
			text += " of " + a.Issuer + " for " + a.Audience
		}
		notes = append(notes, a.At)
	}
	return []cell{p.key("auth"), p.plain(text), p.note(strings.Join(notes, ", "))}
}

func (p *sheetPrinter) structure(head string, s *structSheet, transports []transportSheet, nothing string) {
	if s == nil {
		p.section(head, "none: it "+nothing)
		return
	}
	note := s.At
	if s.Inline {
		note = "written in the method"
	}
	p.section(head+" "+s.Type, note)
	var rows [][]cell
	if len(s.Fields) > 0 {
		rows = p.columns(transports)
	}
	for _, f := range s.Fields {
		row := []cell{p.key(f.Name), p.plain(f.Type)}
		for _, t := range transports {
			switch t.Name {
			case "http":
				row = append(row, p.plain(f.HTTP))
			case "thrift":
				row = append(row, p.plain(strconv.Itoa(f.Thrift)))
			}
		}
		rows = append(rows, row)
	}
	p.table(rows)
}

// columns gives the head of a table with a column for each transport.
func (p *sheetPrinter) columns(transports []transportSheet) [][]cell {
	if len(transports) == 0 {
		return nil
	}
	row := []cell{p.plain(""), p.plain("")}
	for _, t := range transports {
		row = append(row, p.note(t.Name))
	}
	return [][]cell{row}
}

func (p *sheetPrinter) errors(m methodSheet) {
	note := ""
	if m.Oneway {
		note = "those found before the handler runs, over HTTP only"
	}
	p.section("Errors", note)
	rows := p.columns(m.Transports)
	for _, e := range m.Errors {
		row := []cell{p.key(e.Name), p.plain(e.Code)}
		for _, t := range m.Transports {
			switch {
			case t.Name == "http":
				row = append(row, p.plain(strconv.Itoa(e.HTTP)))
			case e.Thrift > 0:
				row = append(row, p.plain(fmt.Sprintf("exception %d", e.Thrift)))
			case m.Oneway:
				row = append(row, p.plain("unheard"))
			default:
				row = append(row, p.plain("TApplicationException"))
			}
		}
		switch {
		case e.Std:
			row = append(row, p.note(e.At+", of the standard library"))
		case e.Why != "":
			row = append(row, p.note("where "+e.Why))
		default:
			row = append(row, p.note(e.At))
		}
		rows = append(rows, row)
	}
	p.table(rows)
}

func (p *sheetPrinter) transports(all []transportSheet) {
	for _, t := range all {
		p.section("Transport "+t.Name, t.At)
		rows := p.params(t.Params)
		for _, l := range t.Limits {
			rows = append(rows, []cell{p.key("limit"), p.plain(l.Value + " " + l.What), p.note("Config field " + l.Field)})
		}
		p.table(rows)
	}
}

// kind prints a discovery or a balancer, where there is one.
func (p *sheetPrinter) kind(head string, k *kindSheet) {
	if k == nil {
		return
	}
	head += " " + k.Name
	if k.Kind != k.Name {
		head += ", which is " + k.Kind
	}
	note := k.At
	if note == "" {
		note = "default"
	}
	p.section(head, note)
	p.table(p.params(k.Params))
}

func (p *sheetPrinter) chain(head string, c chainSheet) {
	note := "outermost first, " + c.At
	if c.Implied {
		note = "outermost first, the standard library's, because the service writes none"
	}
	if len(c.Middlewares) == 0 {
		note = "empty, " + c.At
	}
	if c.Changed != "" {
		note += ", with the " + string(c.By) + "'s changes, " + c.Changed
	}
	p.section(head, note)
	var rows [][]cell
	for _, m := range c.Middlewares {
		kind := ""
		if m.Around != "" {
			kind = ", around the " + strings.ToUpper(m.Around) + " transport"
		}
		if m.Own {
			kind += ", of your own"
		}
		switch {
		case m.Change == leftOut:
			rows = append(rows, []cell{p.key(m.Name), p.plain("none"), p.note("the " + string(c.By) + " leaves it out, " + m.At + kind)})
			continue
		case len(m.Params) == 0:
			at := m.At
			if m.Change == added {
				at = "the " + string(c.By) + " adds it, " + at
			} else if c.Implied {
				at = "standard library, " + at
			}
			rows = append(rows, []cell{p.key(m.Name), p.plain(""), p.note(at + kind)})
		}
		for i, row := range p.params(m.Params) {
			name := ""
			if i == 0 {
				name = m.Name
				row[2].text += kind
			}
			rows = append(rows, append([]cell{p.key(name), cell{row[0].text + " = " + row[1].text, nil}}, row[2:]...))
		}
	}
	p.table(rows)
	if c.Worst != "" {
		fmt.Fprintf(p.w, "  %s\n", p.faint(c.Worst))
	}
}

// params gives a row for each parameter: its name, value and origin.
func (p *sheetPrinter) params(all []paramSheet) [][]cell {
	var rows [][]cell
	for _, a := range all {
		value, note := a.Value, a.At
		switch a.Origin {
		case stdChain:
			note = "standard library, " + a.At
		case byDefault:
			note = "default, " + a.At
		case inMethod, inClient:
			note = "as the " + string(a.Origin) + " says, " + a.At
		case unspecified:
			value, note = "absent", ""
		}
		if a.Const != "" {
			note = "constant " + a.Const + ", " + note
		}
		rows = append(rows, []cell{p.key(a.Name), p.plain(value), p.note(note)})
	}
	return rows
}

func (p *sheetPrinter) service(s serviceSheet) {
	p.title(s.Name, s.At, s.Doc, s.Deprecated)
	rows := [][]cell{p.auth(s.Auth, "")}
	if s.Extends != "" {
		rows = append(rows, []cell{p.key("extends"), p.plain(s.Extends)})
	}
	fmt.Fprintln(p.w)
	p.table(rows)
	p.section("Methods", "")
	rows = nil
	for _, m := range s.Methods {
		note := ""
		if m.Inherited != "" {
			note = "of " + m.Inherited
		}
		rows = append(rows, []cell{p.key(m.Name), p.plain(m.Signature), p.plain(m.HTTP), p.note(note)})
	}
	p.table(rows)
	p.transports(s.Transports)
	if s.Admin != nil {
		p.section("Admin listener", s.Admin.At)
		p.table(p.params(s.Admin.Params))
	}
	p.kind("Registers with", s.Discovery)
	p.chain("Server chain", s.Server)
	p.chain("Client chain", s.Client)
	for _, c := range s.Clients {
		p.calls("Client "+c.Name+" of "+c.Service, c.Transport, c.At)
		for _, line := range paragraphLines(c.Doc) {
			fmt.Fprintln(p.w, strings.TrimRight("  "+line, " "))
		}
		p.kind("Found by", c.Discovery)
		p.kind("Spread by", c.Balance)
		for i, chain := range c.Chains {
			of := c.Name
			if i > 0 {
				of += "." + strings.Join(chain.Methods, ", "+c.Name+".")
			}
			p.chain("Chain of "+of, chain.Chain)
		}
	}
}
