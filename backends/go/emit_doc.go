package golang

import (
	"strings"
)

func (g *generator) docFile() {
	s := g.source("doc.go")
	first := "Package " + s.pkg + " is the Go of the .kit package " + g.pkg.Name
	if g.pkg.Version != "" {
		first += ", version " + g.pkg.Version
	}
	text := first + "."
	if doc := strings.TrimSpace(g.pkg.Doc); doc != "" {
		text += "\n\n" + doc
	}
	s.doc = comment("", text)
	s.print(`
// Does this line not compile? Then the code was made by a newer kitc than the runtime beside it:
// go get github.com/kitc-lang/kit@latest brings the runtime up to it.
const _ = $kit.SupportsGenerated1
`, nil)
}

// typeDoc gives the comment of a declaration: the author's own words, or else the given sentence.
func typeDoc(doc, otherwise, deprecated string) string {
	if strings.TrimSpace(doc) == "" {
		doc = otherwise
	}
	return comment("", withDeprecated(doc, deprecated))
}

// withDeprecated adds the paragraph by which Go tools know what is deprecated.
func withDeprecated(doc, why string) string {
	switch {
	case why == "":
		return doc
	case strings.TrimSpace(doc) == "":
		return "Deprecated: " + why
	}
	return strings.TrimRight(doc, "\n") + "\n\nDeprecated: " + why
}
