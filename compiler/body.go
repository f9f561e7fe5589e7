package compiler

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// attr finds an attribute of a body, nil where it is not there.
func attr(b *lang.Block, name string) *lang.Attr {
	for _, item := range b.Items {
		if a, ok := item.(*lang.Attr); ok && a.Name.Name == name {
			return a
		}
	}
	return nil
}

// only reports what a body holds beyond the attributes and blocks it may have.
func (p *pass) only(b *lang.Block, what string, attrs, blocks []string) {
	before := len(p.diags)
	defer func() {
		if len(p.diags) > before {
			p.strange[b] = true
		}
	}()
	for _, item := range b.Items {
		switch it := item.(type) {
		case *lang.Attr:
			if it.Name.Name == "name" && len(b.Labels) == 0 && nameInBody(b) != "" {
				continue // reported with the missing name
			}
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
	case slices.Contains(blocks, name):
		p.errorf(diag.UnknownAttribute, a.Name.Span, "`%s` is a block, not an attribute: write `%s`, without `=`", name, blockFor(name, a.Value))
	case meant(name, blocks) != "" && meant(name, attrs) == "":
		block := meant(name, blocks)
		p.errorf(diag.UnknownAttribute, a.Name.Span, "%s has no attribute %q: write a block for each, `%s`", what, name, blockFor(block, a.Value))
	case elsewhere(name) != "" && meant(name, attrs) == "":
		p.errorf(diag.UnknownAttribute, a.Name.Span, "%s has no attribute %q: %s", what, name, elsewhere(name))
	case slices.Contains(attrs, "http") && p.verbAttr(a):
	case len(attrs) == 0:
		p.errorf(diag.UnknownAttribute, a.Name.Span, "%s has no attributes: take `%s` out", what, name)
	default:
		p.unknown(diag.UnknownAttribute, a.Name.Span, name, attrs, "%s has no attribute %q", what, name)
	}
}

func (p *pass) onlyBlock(b *lang.Block, what string, attrs, blocks []string) {
	name := b.Keyword.Name
	switch {
	case slices.Contains(blocks, name):
	case slices.Contains(attrs, name):
		p.attributeFor(b)
	case p.strangeBlock(b, what):
	case len(blocks) == 0:
		p.errorf(diag.UnknownBlock, b.Head, "%s has no blocks: take `%s` out", what, name)
	default:
		p.unknown(diag.UnknownBlock, b.Keyword.Span, name, blocks, "%s has no block %q", what, name)
	}
}

// unknown reports a name that nothing has: with the nearest one that there is and the edit that puts it
// there, or else with all of them where they are few. span is what the edit replaces.
func (p *pass) unknown(code diag.Code, span diag.Span, name string, candidates []string, format string, args ...any) *diag.Diagnostic {
	d := p.errorf(code, span, format, args...)
	near := meant(name, candidates)
	if near == "" {
		near = p.nearest(name, candidates)
	}
	switch {
	case near != "":
		d.Message += ": did you mean `" + near + "`?"
		d.Fix = &diag.Fix{Span: span, Replace: near}
		if i := strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 && !strings.ContainsFunc(near, func(r rune) bool { return r >= utf8.RuneSelf }) {
			letter, _ := utf8.DecodeRuneInString(name[i:])
			d.Note(span, "the letter `%c` in it is U+%04X, of another alphabet than it looks", letter, letter)
		}
	case len(candidates) == 1:
		d.Message += ": there is only `" + candidates[0] + "`"
	case 0 < len(candidates) && len(candidates) <= 16:
		d.Message += ": there are " + words(candidates)
	}
	return d
}

// maxCompared bounds how many names are compared for all findings of a package: nobody reads so many
// findings that it matters.
const maxCompared = 200_000

func (p *pass) nearest(name string, candidates []string) string {
	if p.compared += len(candidates); p.compared > maxCompared {
		return ""
	}
	return diag.Nearest(name, candidates)
}

// undeclared is unknown for a name that the author may also declare, as advice says.
func (p *pass) undeclared(code diag.Code, span diag.Span, name string, candidates []string, advice, format string, args ...any) {
	near := p.nearest(name, candidates)
	if near == "" {
		p.errorf(code, span, format+": %s", append(args, advice)...)
		return
	}
	p.unknown(code, span, name, []string{near}, format, args...)
}

// words lists names in a sentence: a, b and c.
func words(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// absent reports what a body lacks, unless something else in it was reported, which may be meant for it.
func (p *pass) absent(b *lang.Block, format string, args ...any) {
	if !p.strange[b] {
		p.errorf(diag.MissingAttribute, b.Head, format, args...)
	}
}

// label gives the one name behind the keyword.
func (p *pass) label(b *lang.Block, what, example string) (lang.Ident, bool) {
	switch len(b.Labels) {
	case 1:
		return b.Labels[0], true
	case 0:
		if name := nameInBody(b); name != "" {
			p.errorf(diag.WrongLabels, attr(b, "name").Span, "the name stands behind the keyword: write `%s %s { … }`, and take this line out", what, name)
			break
		}
		p.errorf(diag.WrongLabels, b.Head, "a name is missing behind `%s`: write `%s`", what, example)
	case 3:
		if b.Labels[1].Name == "extends" {
			way := "a " + what + " extends no other: give it a field of that type"
			if what == "service" {
				way = "what a service extends stands in its body: write `extends = " + b.Labels[2].Name + "`"
			}
			p.errorf(diag.WrongLabels, b.Labels[1].Span, "%s", way)
			return b.Labels[0], true
		}
		fallthrough
	default:
		p.errorf(diag.WrongLabels, b.Labels[1].Span, "`%s` takes one name, and this is one too many: write `%s`", what, example)
		return b.Labels[0], true
	}
	return lang.Ident{}, false
}

// plain reports a name that was written as a string.
func (p *pass) plain(name lang.Ident) {
	if name.Quoted {
		p.errorf(diag.BadName, name.Span, "names are written without quotes: `%s`", name.Name).Fix = &diag.Fix{Span: name.Span, Replace: name.Name}
	}
}

// noLabels reports names where none belong.
func (p *pass) noLabels(b *lang.Block) {
	if len(b.Labels) > 0 {
		p.errorf(diag.WrongLabels, b.Labels[0].Span, "`%s` takes no name: write `%s { … }`", b.Keyword.Name, b.Keyword.Name)
	}
}

// text reads an attribute that takes a string, or the name of a constant that is one.
func (p *pass) text(a *lang.Attr) (*lang.String, bool) {
	if p.otherValue(a, "a string in double quotes") {
		return nil, false
	}
	e, ok := p.literalOf(a.Value)
	if !ok {
		return nil, false
	}
	s, ok := e.(*lang.String)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a string in double quotes, not %s", a.Name.Name, describe(a.Value))
	}
	return s, ok
}

// integer reads an attribute that takes a whole number, or the name of a constant that is one.
func (p *pass) integer(a *lang.Attr) (int64, bool) {
	if p.otherValue(a, "a whole number") {
		return 0, false
	}
	e, ok := p.literalOf(a.Value)
	if !ok {
		return 0, false
	}
	if n, ok := e.(*lang.Number); ok {
		if i, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return i, true
		}
	}
	p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a whole number, not %s", a.Name.Name, describe(a.Value))
	return 0, false
}

// flag reads an attribute that takes true or false, or the name of a constant that is one.
func (p *pass) flag(a *lang.Attr) bool {
	if p.otherValue(a, "true or false") {
		return false
	}
	e, ok := p.literalOf(a.Value)
	if !ok {
		return false
	}
	v, ok := e.(*lang.Bool)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes true or false, not %s", a.Name.Name, describe(a.Value))
		return false
	}
	return v.Value
}

// literalOf gives the literal that a name of a constant stands for, and every other value as it is.
func (p *pass) literalOf(e lang.Expr) (lang.Expr, bool) {
	n, ok := e.(*lang.Name)
	if !ok {
		return e, true
	}
	c := p.constant(n)
	if c == nil {
		return nil, false
	}
	return c.literal, true
}

// name reads a value that is one bare name.
func (p *pass) name(e lang.Expr, what string) (lang.Ident, bool) {
	if n, ok := e.(*lang.Name); ok && len(n.Parts) == 1 {
		return n.Parts[0], true
	}
	if s, ok := e.(*lang.String); ok {
		p.errorf(diag.WrongValue, s.Span, "%s is written without quotes: `%s`", what, s.Value).Fix = &diag.Fix{Span: s.Span, Replace: s.Value}
	} else {
		p.errorf(diag.WrongValue, e.Range(), "this takes %s, not %s", what, describe(e))
	}
	return lang.Ident{}, false
}

// names reads a list of bare names, each of them what, such as example.
func (p *pass) names(a *lang.Attr, what, example string) []lang.Ident {
	list, ok := a.Value.(*lang.Array)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a list in brackets, such as `[%s]`, not %s", a.Name.Name, example, describe(a.Value))
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

// maxShown is how many bytes of a text in the source a message repeats.
const maxShown = 60

// quote shows a text in a message, cut where it is long.
func quote(s string) string {
	if len(s) > maxShown {
		return strconv.Quote(strings.ToValidUTF8(s[:maxShown], "")) + "…"
	}
	return strconv.Quote(s)
}

// describe names a value in a message.
func describe(e lang.Expr) string {
	switch e := e.(type) {
	case *lang.Name:
		return "the name `" + e.String() + "`"
	case *lang.Call:
		return "`" + e.Func.String() + "(…)`"
	case *lang.String:
		return "the string " + quote(e.Value)
	case *lang.Number:
		if len(e.Text) > maxShown {
			return "a number of so many digits"
		}
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
