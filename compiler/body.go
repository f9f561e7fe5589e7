package compiler

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// attr finds an attribute of a body, nil where it is not there.
func attr(b *lang.Block, name string) *lang.Attr {
	for _, a := range b.Attrs() {
		if a.Name.Name == name {
			return a
		}
	}
	return nil
}

// later are the words of the language that this release cannot build.
var later = []string{
	"import", "auth", "discovery", "balance", "client", "calls", "extends", "oneway", "page", "admin",
}

// only reports what a body holds beyond the attributes and blocks it may have.
func (p *pass) only(b *lang.Block, what string, attrs, blocks []string) {
	for _, item := range b.Items {
		switch it := item.(type) {
		case *lang.Attr:
			p.onlyAttr(it, what, attrs, blocks)
		case *lang.Block:
			p.onlyBlock(it, what, attrs, blocks)
		}
	}
}

func (p *pass) onlyAttr(a *lang.Attr, what string, attrs, blocks []string) {
	name := a.Name.Name
	switch {
	case slices.Contains(attrs, name):
	case slices.Contains(later, name):
		p.tooEarly(name, a.Name.Span)
	case slices.Contains(blocks, name):
		p.errorf(diag.UnknownAttribute, a.Name.Span, "`%s` is a block, not an attribute: write `%s … { … }` without `=`", name, name)
	default:
		p.errorf(diag.UnknownAttribute, a.Name.Span, "%s has no attribute %q%s", what, name, choices(name, attrs))
	}
}

func (p *pass) onlyBlock(b *lang.Block, what string, attrs, blocks []string) {
	name := b.Keyword.Name
	switch {
	case slices.Contains(blocks, name):
	case slices.Contains(later, name):
		p.tooEarly(name, b.Head)
	case slices.Contains(attrs, name):
		p.errorf(diag.UnknownBlock, b.Head, "`%s` is an attribute, not a block: write `%s = …`", name, name)
	default:
		p.errorf(diag.UnknownBlock, b.Head, "%s has no block %q%s", what, name, choices(name, blocks))
	}
}

func (p *pass) tooEarly(name string, span diag.Span) {
	p.errorf(diag.LaterRelease, span, "`%s` is not supported by this version of kitc yet: leave it out", name)
}

// meant gives `: did you mean "x"?`, or nothing.
func meant(name string, candidates []string) string {
	if near := diag.Nearest(name, candidates); near != "" {
		return ": did you mean `" + near + "`?"
	}
	return ""
}

// choices gives the nearest candidate, or else all of them where they are few.
func choices(name string, candidates []string) string {
	if near := meant(name, candidates); near != "" {
		return near
	}
	switch {
	case len(candidates) == 0:
		return ": take it out"
	case len(candidates) <= 12:
		return ": it may have " + strings.Join(candidates, ", ")
	}
	return ""
}

// label gives the one name behind the keyword.
func (p *pass) label(b *lang.Block, what, example string) (lang.Ident, bool) {
	switch len(b.Labels) {
	case 1:
		return b.Labels[0], true
	case 0:
		p.errorf(diag.WrongLabels, b.Head, "a name is missing behind `%s`: write `%s`", what, example)
	default:
		p.errorf(diag.WrongLabels, b.Labels[1].Span, "`%s` takes one name, and this is one too many: write `%s`", what, example)
	}
	return lang.Ident{}, false
}

// noLabels reports names where none belong.
func (p *pass) noLabels(b *lang.Block) {
	if len(b.Labels) > 0 {
		p.errorf(diag.WrongLabels, b.Labels[0].Span, "`%s` takes no name: write `%s { … }`", b.Keyword.Name, b.Keyword.Name)
	}
}

func (p *pass) text(a *lang.Attr, what string) (*lang.String, bool) {
	s, ok := a.Value.(*lang.String)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a string in double quotes, not %s", what, describe(a.Value))
	}
	return s, ok
}

func (p *pass) integer(a *lang.Attr, what string) (int64, bool) {
	if n, ok := a.Value.(*lang.Number); ok {
		if i, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return i, true
		}
	}
	p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a whole number, not %s", what, describe(a.Value))
	return 0, false
}

func (p *pass) flag(a *lang.Attr, what string) bool {
	v, ok := a.Value.(*lang.Bool)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes true or false, not %s", what, describe(a.Value))
		return false
	}
	return v.Value
}

// name reads a value that is one bare name.
func (p *pass) name(e lang.Expr, what string) (lang.Ident, bool) {
	if n, ok := e.(*lang.Name); ok && len(n.Parts) == 1 {
		return n.Parts[0], true
	}
	if s, ok := e.(*lang.String); ok {
		p.errorf(diag.WrongValue, s.Span, "%s is written without quotes: `%s`", what, s.Value)
	} else {
		p.errorf(diag.WrongValue, e.Range(), "this takes %s, not %s", what, describe(e))
	}
	return lang.Ident{}, false
}

// names reads a list of bare names.
func (p *pass) names(a *lang.Attr, what string) []lang.Ident {
	list, ok := a.Value.(*lang.Array)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a list in brackets, such as `[%s]`, not %s", a.Name.Name, a.Name.Name, describe(a.Value))
		return nil
	}
	var out []lang.Ident
	for _, e := range list.Items {
		if n, ok := p.name(e, what); ok {
			out = append(out, n)
		}
	}
	return out
}

// describe names a value in a message.
func describe(e lang.Expr) string {
	switch e := e.(type) {
	case *lang.Name:
		return "the name `" + e.String() + "`"
	case *lang.Call:
		return "`" + e.Func.String() + "(…)`"
	case *lang.String:
		if len(e.Value) > 40 {
			return "a string"
		}
		return "the string " + strconv.Quote(e.Value)
	case *lang.Number:
		return "the number " + e.Text
	case *lang.Bool:
		return strconv.FormatBool(e.Value)
	case *lang.Array:
		return "a list in brackets"
	case *lang.Object:
		return "an object in braces"
	}
	return "this"
}
