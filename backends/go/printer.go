package golang

import (
	"bytes"
	"fmt"
	doc "go/doc/comment"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// source is one Go file being written. Fragments are printed in the order in which they stand in the
// file; naming an import in a fragment is what imports it.
type source struct {
	name    string // types.go
	pkg     string
	doc     string // the package comment, for one file of the package
	self    string // the import path of the package itself
	body    body
	imports map[string]importSpec // by the name it is used under
}

type importSpec struct {
	alias string // "" where the package's own name serves
	path  string
}

// imports that fragments may name: $time.Duration, $kit.Call.
var knownImports = map[string]importSpec{
	"binary":     {"", "encoding/binary"},
	"bytes":      {"", "bytes"},
	"cmp":        {"", "cmp"},
	"context":    {"", "context"},
	"errors":     {"", "errors"},
	"fmt":        {"", "fmt"},
	"http":       {"", "net/http"},
	"iter":       {"", "iter"},
	"json":       {"", "encoding/json"},
	"maps":       {"", "maps"},
	"math":       {"", "math"},
	"net":        {"", "net"},
	"regexp":     {"", "regexp"},
	"slices":     {"", "slices"},
	"slog":       {"", "log/slog"},
	"strconv":    {"", "strconv"},
	"strings":    {"", "strings"},
	"sync":       {"", "sync"},
	"time":       {"", "time"},
	"url":        {"", "net/url"},
	"utf8":       {"", "unicode/utf8"},
	"kit":        {"kit", runtimePath},
	"check":      {"", runtimePath + "/check"},
	"jsonwire":   {"jsonwire", runtimePath + "/wire/json"},
	"thriftwire": {"thriftwire", runtimePath + "/wire/thrift"},
	"kithttp":    {"kithttp", runtimePath + "/transport/http"},
	"kitthrift":  {"kitthrift", runtimePath + "/transport/thrift"},
	"kitcluster": {"kitcluster", runtimePath + "/cluster"},
	"kitbalance": {"kitbalance", runtimePath + "/balance"},
	"kitadmin":   {"kitadmin", runtimePath + "/admin"},
}

const runtimePath = "github.com/kitc-lang/kit/runtime"

// holes are the values of a fragment's $names.
type holes map[string]string

// print appends a fragment, each $Name of it replaced by the hole of that name, or, where there is
// none, by the import of that name, which is thereby imported. $$ is a dollar sign. A name that is
// neither is a bug in the emitter and stops at once. ${Name} ends a name where a letter follows. The first line break of a fragment is dropped,
// so that it can start on the line below its opening quote.
func (s *source) print(fragment string, h holes) {
	s.body.room()
	s.body.last = s.expand(s.body.last, strings.TrimPrefix(fragment, "\n"), h)
}

// text expands a fragment as print does and returns it.
func (s *source) text(fragment string, h holes) string {
	return string(s.expand(nil, strings.TrimPrefix(fragment, "\n"), h))
}

func (s *source) expand(dst []byte, fragment string, h holes) []byte {
	for {
		i := strings.IndexByte(fragment, '$')
		if i < 0 {
			return append(dst, fragment...)
		}
		dst = append(dst, fragment[:i]...)
		fragment = fragment[i+1:]
		if strings.HasPrefix(fragment, "$") {
			dst = append(dst, '$')
			fragment = fragment[1:]
			continue
		}
		braced := strings.HasPrefix(fragment, "{")
		fragment = strings.TrimPrefix(fragment, "{")
		n := 0
		for n < len(fragment) && isNameByte(fragment[n]) {
			n++
		}
		name := fragment[:n]
		fragment = fragment[n:]
		if braced {
			fragment = strings.TrimPrefix(fragment, "}")
		}
		if value, ok := h[name]; ok {
			dst = append(dst, value...)
			continue
		}
		dst = append(dst, s.use(name)...)
	}
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// use imports a known package and gives the name it goes by.
func (s *source) use(name string) string {
	spec, ok := knownImports[name]
	if !ok {
		panic(fmt.Sprintf("backends/go: %s: a fragment names $%s, which is neither a hole nor an import", s.name, name))
	}
	s.imports[name] = spec
	return name
}

// importPath imports any package under a given name and gives that name, with a number behind it where
// another package has taken it in this file.
func (s *source) importPath(name, importPath string) string {
	wanted := name
	for n := 2; ; n++ {
		if taken, ok := s.imports[name]; !ok || taken.path == importPath {
			break
		}
		name = wanted + strconv.Itoa(n)
	}
	spec := importSpec{alias: name, path: importPath}
	if path.Base(importPath) == name {
		spec.alias = "" // its own name
	}
	s.imports[name] = spec
	return name
}

// bytes gives the finished file: package clause, imports, body.
func (s *source) bytes() []byte {
	var head []byte
	if s.doc != "" {
		head = append(head, s.doc...)
	}
	head = append(head, "package "+s.pkg+"\n"...)
	head = appendImports(head, s.imports)
	head = append(head, '\n')
	b := make([]byte, 0, len(head)+s.body.size()+1)
	b = s.body.appendTo(append(b, head...))
	return append(bytes.TrimRight(b, "\n"), '\n')
}

func appendImports(b []byte, imports map[string]importSpec) []byte {
	var std, other []string
	for _, spec := range imports {
		line := "\t\"" + spec.path + "\"\n"
		if spec.alias != "" {
			line = "\t" + spec.alias + " \"" + spec.path + "\"\n"
		}
		if strings.Contains(spec.path, ".") {
			other = append(other, line)
		} else {
			std = append(std, line)
		}
	}
	byPath := func(a, b string) int {
		return strings.Compare(a[strings.IndexByte(a, '"'):], b[strings.IndexByte(b, '"'):])
	}
	slices.SortFunc(std, byPath)
	slices.SortFunc(other, byPath)
	switch len(std) + len(other) {
	case 0:
		return b
	case 1:
		return append(b, "\nimport "+strings.TrimPrefix(append(std, other...)[0], "\t")...)
	}
	b = append(b, "\nimport (\n"...)
	b = append(b, strings.Join(std, "")...)
	if len(std) > 0 && len(other) > 0 {
		b = append(b, '\n')
	}
	b = append(b, strings.Join(other, "")...)
	return append(b, ")\n"...)
}

// comment gives text as a // comment with the given indentation, "" for no text. User text reaches
// generated code through here and through quoting only. What gofmt would rewrite in a doc comment
// (lists, headings, quotation marks) is written as gofmt wants it.
func comment(indent, text string) string {
	text = strings.TrimSpace(strings.Map(printable, text))
	if text == "" {
		return ""
	}
	if strings.Contains(text, "+build") || strings.Contains(text, "go:") {
		text = buildLine.ReplaceAllString(text, "${1}build")
		text = directive.ReplaceAllString(text, "go: $1")
	}
	for range 5 { // what one pass makes of a text may read differently to the next
		if plain(text) {
			break
		}
		var p doc.Parser
		laidOut := string(new(doc.Printer).Comment(p.Parse(text)))
		if laidOut == text {
			break
		}
		text = laidOut
	}
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		b.WriteString(indent)
		b.WriteString("//")
		if line != "" && line[0] != '\t' { // a tab starts code in a doc comment
			b.WriteString(" ")
		}
		b.WriteString(line)
		b.WriteString("\n")
	}
	return b.String()
}

// What would be, or look like, an instruction to Go's tools if a comment began so: +build and go:generate.
var (
	buildLine = regexp.MustCompile(`(?m)^([ \t\p{Zs}]*)\+build\b`)
	directive = regexp.MustCompile(`(?m)^go:([a-z])`)
)

// printable drops what Go refuses even inside a comment, and the carriage returns that gofmt drops.
// Whatever else ends a line in Unicode becomes a line break.
func printable(r rune) rune {
	switch r {
	case 0, '\r', '\uFEFF', utf8.RuneError:
		return -1
	case '\v', '\f', '\u0085', '\u2028', '\u2029':
		return '\n'
	}
	return r
}

// plain reports whether gofmt leaves text as it is: one paragraph of lines that start with a letter, and
// no quotation marks of the kind that it makes round.
func plain(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			return false
		}
		if c := line[0]; !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return false
		}
		if strings.Contains(line, "``") || strings.Contains(line, "''") || strings.Contains(line, "[") {
			return false
		}
	}
	return true
}

// columns aligns rows of cells as gofmt does for consecutive lines: each cell but the last of a row
// is padded to the widest of its column, plus one space. Rows are joined by line breaks.
func columns(indent string, rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row[:max(len(row)-1, 0)] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(indent)
		for i, cell := range row {
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-len([]rune(cell))+1))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
