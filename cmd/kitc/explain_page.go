package main

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/spec"
)

// page is what spec/codes says of one diagnostic code.
type page struct {
	Code    diag.Code `json:"code"`
	Title   string    `json:"title"`
	Meaning string    `json:"meaning"` // paragraphs of one line each, with an empty line between them
	Reason  string    `json:"reason"`  // why it matters; like Meaning
	Wrong   example   `json:"wrong"`
	Right   example   `json:"right"`
}

// example is a block of code of a page.
type example struct {
	// Language is kit for one file, txtar for several, console for a session, text for anything else.
	Language string `json:"language"`
	Text     string `json:"text"`
}

// codes gives the codes that have a page, in order.
func codes() []diag.Code {
	names, err := fs.Glob(spec.Codes, "codes/*.md")
	must(err)
	list := make([]diag.Code, len(names))
	for i, name := range names {
		list[i] = diag.Code(strings.TrimSuffix(path.Base(name), ".md"))
	}
	return list
}

// pageText gives the page of a code in Markdown, "" for a code that has none.
func pageText(code diag.Code) string {
	text, err := spec.Codes.ReadFile("codes/" + string(code) + ".md")
	if err != nil {
		return ""
	}
	return string(text)
}

// title gives the title of a code's page.
func title(code diag.Code) string {
	first, _, _ := strings.Cut(pageText(code), "\n")
	_, title, _ := strings.Cut(first, ": ")
	return title
}

// rule gives what SARIF tells of a code.
func rule(code diag.Code) diag.Rule {
	text := pageText(code)
	if text == "" {
		return diag.Rule{}
	}
	return diag.Rule{Title: title(code), Help: text, URI: "https://github.com/kitc-lang/kit/blob/main/spec/codes/" + string(code) + ".md"}
}

// The headings of a page, in order.
const (
	headMeaning = "What it means"
	headReason  = "Why it matters"
	headWrong   = "Wrong"
	headRight   = "Right"
)

// readPage takes the page of a code apart. The code must have one.
func readPage(code diag.Code) (*page, error) {
	text := pageText(code)
	head, body, ok := strings.Cut(text, "\n\n## ")
	if !ok || head != fmt.Sprintf("# %s: %s", code, title(code)) {
		return nil, fmt.Errorf("the page of %s does not begin with its code and title", code)
	}
	p := &page{Code: code, Title: title(code)}
	parts := strings.Split(body, "\n\n## ")
	headings := []string{headMeaning, headReason, headWrong, headRight}
	if len(parts) != len(headings) {
		return nil, fmt.Errorf("the page of %s has %d sections, and not %d", code, len(parts), len(headings))
	}
	for i, part := range parts {
		heading, rest, _ := strings.Cut(part, "\n\n")
		if heading != headings[i] {
			return nil, fmt.Errorf("the page of %s has %q where %q belongs", code, heading, headings[i])
		}
		var err error
		switch heading {
		case headMeaning:
			p.Meaning = paragraphs(rest)
		case headReason:
			p.Reason = paragraphs(rest)
		case headWrong:
			p.Wrong, err = readExample(rest)
		case headRight:
			p.Right, err = readExample(rest)
		}
		if err != nil {
			return nil, fmt.Errorf("%q of the page of %s: %w", heading, code, err)
		}
	}
	return p, nil
}

// paragraphs joins the lines of each paragraph.
func paragraphs(text string) string {
	var out []string
	for _, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		out = append(out, strings.Join(strings.Fields(p), " "))
	}
	return strings.Join(out, "\n\n")
}

// readExample reads a section that is one block of code. A line above it may say which test shows it.
func readExample(text string) (example, error) {
	const fence = "```"
	above, rest, ok := strings.Cut(text, fence)
	if above = strings.TrimSpace(above); above != "" && (!strings.HasPrefix(above, "Shown by: ") || strings.Contains(above, "\n")) {
		return example{}, fmt.Errorf("%q stands above the block", above)
	}
	language, rest, ok2 := strings.Cut(rest, "\n")
	code, below, ok3 := strings.Cut(rest, fence)
	if !ok || !ok2 || !ok3 || strings.TrimSpace(below) != "" {
		return example{}, fmt.Errorf("it is not one block of code")
	}
	return example{Language: language, Text: code}, nil
}
