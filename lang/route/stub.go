package route

import (
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

type Pattern struct {
	Verb     string
	Segments []Segment
}

type Segment struct {
	Literal, Param string
	From, To       int
}

func Parse(text string, at func(from, to int) diag.Span) (Pattern, diag.List) {
	verb, path, _ := strings.Cut(text, " ")
	p := Pattern{Verb: verb}
	off := len(verb) + 1
	for _, s := range strings.Split(path, "/") {
		if s != "" {
			seg := Segment{Literal: s, From: off, To: off + len(s)}
			if s[0] == '{' {
				seg.Literal, seg.Param = "", s[1:len(s)-1]
			}
			p.Segments = append(p.Segments, seg)
		}
		off += len(s) + 1
	}
	return p, nil
}
