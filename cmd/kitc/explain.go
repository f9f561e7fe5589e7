package main

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/kitc-lang/kit/lang/diag"
)

var explainFormats = []string{"text", "json"}

type explaining struct {
	format string
}

func newExplain() *cobra.Command {
	e := &explaining{}
	cmd := &cobra.Command{
		Use:   "explain [FLAGS] [CODE | PACKAGE.SERVICE.METHOD]",
		Short: "Say what a diagnostic code means, or what a method is in full",
		Long: `Explain says what a code such as KIT1042 means, why it matters, and shows a wrong and a right example.
Without an argument it lists all codes.

Of a method or a service it prints the effective declaration: how it is called over each transport, where every
field travels, all errors, and both chains with the origin of each value. The packages in this folder and below
are searched; what is in front of the name may be left out where that is clear.`,
		Example:               "  kitc explain KIT1042\n  kitc explain --format json 1042\n  kitc explain orders.Orders.Place\n  kitc explain Orders.Place --in ../shop/...",
		DisableFlagsInUseLine: true,
		Args:                  cobra.MaximumNArgs(1),
		ValidArgsFunction:     completeCodes,
		RunE:                  e.run,
	}
	cmd.Flags().StringVar(&e.format, "format", "text", "print the page as `FORMAT`: "+strings.Join(explainFormats, ", "))
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(explainFormats, cobra.ShellCompDirectiveNoFileComp)))
	explainFlags(cmd)
	return cmd
}

func (e *explaining) run(cmd *cobra.Command, args []string) error {
	if err := checkWord("format", e.format, explainFormats); err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	if len(args) == 0 {
		return e.list(w)
	}
	code, ok := readCode(args[0])
	switch {
	case !ok:
		return explainMethod(cmd, args[0])
	case pageText(code) == "":
		return usageError{unknownCode(code)}
	}
	p, err := readPage(code)
	must(err) // a test reads every page
	if e.format == "json" {
		return printJSON(w, p)
	}
	newPagePrinter(w).page(p)
	return nil
}

// codeWord is how people write a code: KIT1042, kit1042, kit-1042 or 1042; zeros in front may be left out.
var codeWord = regexp.MustCompile(`^(?i:KIT)?[-_ ]?([0-9]{1,9})$`)

// readCode gives the code that a word stands for, and false for a word that is no code.
func readCode(word string) (diag.Code, bool) {
	m := codeWord.FindStringSubmatch(strings.TrimSpace(word))
	if m == nil {
		return "", false
	}
	number := strings.TrimLeft(m[1], "0")
	return diag.Code("KIT" + strings.Repeat("0", max(0, 4-len(number))) + number), true
}

// unknownCode says that a code has no page, and which ones stand next to it.
func unknownCode(code diag.Code) string {
	const shown = 3
	number := func(c diag.Code) int {
		n, _ := strconv.Atoi(string(c[len("KIT"):]))
		return n
	}
	distance := func(c diag.Code) int { return max(number(c)-number(code), number(code)-number(c)) }
	near := codes()
	slices.SortStableFunc(near, func(a, b diag.Code) int { return distance(a) - distance(b) })
	near = near[:min(len(near), shown)]
	slices.Sort(near)
	var b strings.Builder
	fmt.Fprintf(&b, "there is no code %s; the nearest are\n", code)
	for _, c := range near {
		fmt.Fprintf(&b, "  %s  %s\n", c, title(c))
	}
	b.WriteString("`kitc explain` lists them all")
	return b.String()
}

// areas are the groups of codes, by the code before which each begins.
var areas = []struct {
	from diag.Code
	name string
}{
	{"KIT0000", "The text of a .kit file"},
	{"KIT0100", "Routes and quantities"},
	{"KIT1000", "Packages and names"},
	{"KIT1020", "Types and values"},
	{"KIT1040", "Imports"},
	{"KIT1050", "kit:allow"},
	{"KIT2000", "Services and methods"},
	{"KIT3000", "Chains"},
	{"KIT4000", "kit.lock"},
	{"KIT5000", "Go"},
	{"KIT5200", "OpenAPI"},
	{"KIT5300", "Thrift"},
	{"KIT6000", "Writing files"},
	{"KIT7000", "Changes of an API"},
}

func area(code diag.Code) string {
	name := ""
	for _, a := range areas {
		if a.from <= code {
			name = a.name
		}
	}
	return name
}

// list prints all codes with their titles.
func (e *explaining) list(w io.Writer) error {
	type entry struct {
		Code  diag.Code `json:"code"`
		Title string    `json:"title"`
		Area  string    `json:"area"`
	}
	var all []entry
	for _, c := range codes() {
		all = append(all, entry{c, title(c), area(c)})
	}
	if e.format == "json" {
		return printJSON(w, map[string]any{"codes": all})
	}
	p, last := newPagePrinter(w), ""
	for _, c := range all {
		if c.Area != last {
			if last != "" {
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w, p.head(c.Area))
			last = c.Area
		}
		fmt.Fprintf(w, "  %s  %s\n", p.code(string(c.Code)), c.Title)
	}
	return nil
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// completeCodes completes a code in the way in which it was begun, and shows the titles.
func completeCodes(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, c := range codes() {
		word := string(c)
		switch {
		case begun != "" && begun[0] == 'k':
			word = strings.ToLower(word)
		case begun != "" && '0' <= begun[0] && begun[0] <= '9':
			word = word[len("KIT"):]
		}
		if strings.HasPrefix(word, begun) {
			out = append(out, cobra.CompletionWithDesc(word, title(c)))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// pagePrinter prints pages for people; on a terminal with colours.
type pagePrinter struct {
	w                        io.Writer
	code, head, wrong, right func(string) string
	file                     func(string) string
}

func newPagePrinter(w io.Writer) *pagePrinter {
	plain := func(text string) string { return text }
	p := &pagePrinter{w: w, code: plain, head: plain, wrong: plain, right: plain, file: plain}
	if coloured(w) {
		p.code, p.head = paint(color.FgCyan), paint(color.Bold)
		p.wrong, p.right = paint(color.FgRed, color.Bold), paint(color.FgGreen, color.Bold)
		p.file = paint(color.Faint)
	}
	return p
}

func (p *pagePrinter) page(of *page) {
	fmt.Fprintf(p.w, "%s: %s\n", p.code(string(of.Code)), p.head(of.Title))
	p.prose(p.head(headMeaning), of.Meaning)
	p.prose(p.head(headReason), of.Reason)
	p.example(p.wrong(headWrong), of.Wrong)
	p.example(p.right(headRight), of.Right)
}

func (p *pagePrinter) prose(head, text string) {
	const width = 80 // columns
	fmt.Fprintf(p.w, "\n%s\n", head)
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		for _, line := range wrap(paragraph, width-2) {
			fmt.Fprintf(p.w, "  %s\n", line)
		}
	}
}

func (p *pagePrinter) example(head string, of example) {
	fmt.Fprintf(p.w, "\n%s\n", head)
	for i, line := range strings.Split(strings.TrimSuffix(of.Text, "\n"), "\n") {
		switch {
		case line == "":
			fmt.Fprintln(p.w)
		case of.Language == "txtar" && strings.HasPrefix(line, "-- ") && strings.HasSuffix(line, " --"):
			if i > 0 {
				fmt.Fprintln(p.w)
			}
			fmt.Fprintf(p.w, "    %s\n", p.file(line))
		default:
			fmt.Fprintf(p.w, "    %s\n", line)
		}
	}
}

// wrap breaks a paragraph into lines of at most so many characters, where its words allow it.
func wrap(text string, width int) []string {
	var lines []string
	line, length := "", 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		if length > 0 && length+1+n > width {
			lines, line, length = append(lines, line), "", 0
		}
		if length > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	return append(lines, line)
}
