// Package lang turns the text of .kit files into trees and back: it reads HCL native syntax into a
// File with the documentation attached, and formats source text. It is the only package of Kit that
// knows about hcl.
package lang

import (
	"slices"
	"sync/atomic"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/kitc-lang/kit/internal/parallel"
	"github.com/kitc-lang/kit/lang/diag"
)

// Parse reads one .kit file. It never panics and always returns a File, which holds the
// declarations that could be read. The name is used in spans as it is.
//
// A mistake costs the smallest part of the text that holds it: every declaration is read on its
// own, and what hcl cannot read is taken apart again, down to single values.
func Parse(name string, src []byte) (*File, diag.List) {
	file := &File{Name: name, Source: src}
	p := &parser{source: newSource(name, src)}
	if p.admit() && !p.foreign() {
		declarations := p.split()
		p.docs.all = p.comments
		file.Directives = p.directives()
		blocks, ok := p.together(declarations)
		if !ok {
			blocks = p.oneByOne(declarations)
		}
		file.Blocks = blocks
	}
	p.list.Sort()
	return file, p.list
}

// parser reads one text.
type parser struct {
	*source
	list     diag.List
	mended   []byte // text, with what the scan has reported overwritten so that hcl can read it
	comments []comment
	heredocs []extent // from the first line of each text to the end of its closing marker
	docs     docs
	muted    []extent // where a reported mistake would cause others
	outside  bool     // the last item was an attribute outside of any declaration
}

// extent is a part of the text: from is included, to is not.
type extent struct{ from, to int }

// errorf reports a mistake that the scan has not already explained.
func (p *parser) errorf(code diag.Code, from, to int, format string, args ...any) *diag.Diagnostic {
	if len(p.list) >= maxMistakes {
		return &diag.Diagnostic{}
	}
	for _, m := range p.muted {
		if m.from <= from && from < m.to {
			return &diag.Diagnostic{}
		}
	}
	return p.list.Errorf(code, p.span(from, to), format, args...)
}

// together reads all declarations at the same time. ok is false where one holds a mistake: what is to be said
// of one depends on what has been said before.
func (p *parser) together(declarations []declaration) (blocks []*Block, ok bool) {
	if len(p.list) > 0 || len(p.muted) > 0 {
		return nil, false
	}
	read := make([][]*Block, len(declarations))
	var mistakes atomic.Bool
	parallel.Do(len(declarations), func(i int) {
		if mistakes.Load() {
			return
		}
		lines := *p.source
		own := &parser{source: &lines, mended: p.mended, comments: p.comments, heredocs: p.heredocs, docs: docs{all: p.docs.all}}
		read[i] = own.declaration(declarations[i])
		if len(own.list) > 0 || own.outside {
			mistakes.Store(true)
		}
	})
	return slices.Concat(read...), !mistakes.Load()
}

func (p *parser) oneByOne(declarations []declaration) []*Block {
	var blocks []*Block
	for _, d := range declarations {
		if len(p.list) >= maxMistakes {
			break
		}
		blocks = append(blocks, p.declaration(d)...)
	}
	return blocks
}

// declaration reads one declaration of the file: as a whole where hcl accepts it, and piece by
// piece where it does not.
func (p *parser) declaration(d declaration) []*Block {
	if d.meant != nil {
		return p.statement(d.meant)
	}
	before := len(p.list)
	text := p.mended[d.from:d.to]
	start := hcl.Pos{Line: 1, Column: 1, Byte: d.from}
	var items []Item
	file, problems := hclsyntax.ParseConfig(text, "", start)
	if !problems.HasErrors() {
		items = p.body(file.Body.(*hclsyntax.Body))
	} else {
		items = p.recover(d)
		if len(p.list) == before && !d.reported {
			p.unexplained(d, problems)
		}
	}
	var blocks []*Block
	for _, item := range items {
		switch item := item.(type) {
		case *Block:
			blocks = append(blocks, item)
			p.outside = false
		case *Attr:
			if p.outside {
				continue // the one before it says enough
			}
			p.outside = true
			if body := bodies[item.Name.Name]; body != "" {
				p.errorf(diag.SyntaxTopLevel, item.Span.Start.Offset, item.Name.Span.End.Offset,
					"%s is a block, and has no `=`: write %s", quote(item.Name.Name), quote(item.Name.Name+" NAME "+body))
				continue
			}
			p.errorf(diag.SyntaxTopLevel, item.Span.Start.Offset, item.Name.Span.End.Offset,
				"%s stands outside of any declaration: move it into one, such as `struct NAME { … }` or `service NAME { … }`", quote(item.Name.Name))
		}
	}
	return blocks
}

// unexplained reports what hcl refuses and nothing else has found a reason for.
func (p *parser) unexplained(d declaration, problems hcl.Diagnostics) {
	from, to := d.from, p.lineEnd(d.from)
	if i := slices.IndexFunc(problems, func(d *hcl.Diagnostic) bool { return d.Subject != nil }); i >= 0 {
		from, to = problems[i].Subject.Start.Byte, problems[i].Subject.End.Byte
	}
	p.list.Errorf(diag.SyntaxUnexpected, p.span(from, to), "this cannot be read: write `NAME = VALUE` or `KEYWORD NAME { … }`")
}

// quote shows a piece of source in a message.
func quote(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return "`" + s[:i] + "…`"
		}
	}
	return "`" + s + "`"
}
