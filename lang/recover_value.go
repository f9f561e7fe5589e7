package lang

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/lang/route"
)

// value reads the value between two tokens. It gives nil where it has reported that there is none.
func (r *recovery) value(i, end int) Expr {
	i, end = r.trim(i, end)
	if i >= end {
		return nil
	}
	after := r.one(i, end)
	if after == i {
		r.errorf(diag.SyntaxUnexpected, r.tokens[i].from, r.tokens[i].to, "%s cannot stand here: a value is a name, a type, a text in double quotes, a number, true, false, `[…]` or `{ … }`", quote(r.textOf(i)))
		return nil
	}
	v := r.compose(i, after)
	if after < end && r.is(after, end, hclsyntax.TokenOBrack) {
		r.errorf(diag.SyntaxExpression, r.tokens[after].from, r.tokens[end-1].to, "nothing can be picked out of a value: Kit computes nothing; a list of T is `list(T)`")
	} else if after == i+1 && after+1 == end && slices.Contains(route.Verbs(), strings.ToUpper(r.textOf(i))) && r.is(after, end, hclsyntax.TokenOQuote) {
		right := `"` + strings.ToUpper(r.textOf(i)) + " " + r.textOf(after)[1:]
		r.errorf(diag.SyntaxUnexpected, r.tokens[i].from, r.tokens[after].to, "the verb and the path are one text: write %s", quote(right)).
			Fix = &diag.Fix{Span: r.span(r.tokens[i].from, r.tokens[after].to), Replace: right}
	} else if right, what := r.wrapped(i, after, end); right != "" {
		r.errorf(diag.SyntaxUnexpected, r.tokens[i].from, r.tokens[end-1].to, "%s: write %s", what, quote(right)).
			Fix = &diag.Fix{Span: r.span(r.tokens[i].from, r.tokens[end-1].to), Replace: right}
	} else if right := r.quantity(i, after, end); right != "" {
		r.errorf(diag.SyntaxQuotes, r.tokens[i].from, r.tokens[end-1].to, "a duration or a size is a text, in double quotes and without a space: write %s", quote(right)).
			Fix = &diag.Fix{Span: r.span(r.tokens[i].from, r.tokens[end-1].to), Replace: right}
	} else if after < end {
		r.errorf(diag.SyntaxUnexpected, r.tokens[after].from, r.tokens[after].to, "%s cannot stand behind %s: there is one value",
			quote(r.textOf(after)), quote(r.words(i, after)))
	}
	return v
}

// wrapped gives what two values side by side are meant as, where one says something about the other: a word
// before or behind a type, refinements without parentheses, a default behind an equals sign.
func (r *recovery) wrapped(i, after, end int) (right, what string) {
	if after >= end || !r.is(i, end, hclsyntax.TokenIdent) || r.line(r.tokens[i].from) != r.line(r.tokens[end-1].from) {
		return "", ""
	}
	first, rest := r.words(i, after), r.words(after, end)
	last := r.one(after, end) == end
	switch {
	case r.is(after, end, hclsyntax.TokenEqual) && after+1 < end && r.one(after+1, end) == end:
		return "optional(" + strings.TrimSuffix(strings.TrimPrefix(first, "optional("), ")") + ", " + r.words(after+1, end) + ")", "a default stands inside of `optional`"
	case !last:
	case r.is(after, end, hclsyntax.TokenOBrace) && typeWord(first):
		return first + "(" + rest + ")", "refinements stand in parentheses behind their type"
	case r.is(after, end, hclsyntax.TokenOQuote) && after+1 == end && len(rest) > 2:
		return first + " # " + rest[1:len(rest)-1], "documentation is a comment, behind what it describes"
	case !r.is(after, end, hclsyntax.TokenIdent):
	case first == "optional", first == "sensitive":
		return first + "(" + rest + ")", "what is said of a type stands around it, with parentheses"
	case first == "required":
		return rest, "a field is required unless it is `optional`"
	case first == "repeated":
		return "list(" + rest + ")", "what is repeated is a list"
	case rest == "optional", rest == "sensitive":
		return rest + "(" + first + ")", "what is said of a type stands around it, with parentheses"
	}
	return "", ""
}

// units are the words behind a number that make it a duration or a size.
var units = map[string]string{
	"ms": "ms", "msec": "ms", "millis": "ms", "millisecond": "ms", "milliseconds": "ms",
	"s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
	"h": "h", "hr": "h", "hour": "h", "hours": "h", "d": "d", "day": "d", "days": "d",
	"KB": "KB", "MB": "MB", "GB": "GB", "KiB": "KiB", "MiB": "MiB", "GiB": "GiB",
}

// quantity gives the text that a number and a word behind it are meant as, "" where they are something else.
func (r *recovery) quantity(i, after, end int) string {
	unit := units[r.textOf(after)]
	if unit == "" || after != i+1 || after+1 != end || !r.is(i, end, hclsyntax.TokenNumberLit) {
		return ""
	}
	return `"` + r.textOf(i) + unit + `"`
}

// words gives the text from one token to another, on one line.
func (r *recovery) words(i, end int) string {
	if end <= i {
		return ""
	}
	from, to := r.tokens[i].from, r.tokens[end-1].to
	return string(r.text[from:min(to, r.lineEnd(from))])
}

// trim leaves out line ends around a value.
func (r *recovery) trim(i, end int) (int, int) {
	for r.is(i, end, hclsyntax.TokenNewline) {
		i++
	}
	for i < end && r.tokens[end-1].kind == hclsyntax.TokenNewline {
		end--
	}
	return i, end
}

// reason reads the arguments of deprecated where the reason has no quotes, and gives nil where it has.
func (r *recovery) reason(i, from, end int) []Expr {
	after := r.one(from, end)
	text := after + 1
	if r.textOf(i) != "deprecated" || after == from || !r.is(after, end, hclsyntax.TokenComma) || text+1 >= end {
		return nil
	}
	for _, t := range r.tokens[text:end] {
		if t.kind != hclsyntax.TokenIdent {
			return nil
		}
	}
	right := `"` + r.words(text, end) + `"`
	span := r.span(r.tokens[text].from, r.tokens[end-1].to)
	r.errorf(diag.SyntaxQuotes, span.Start.Offset, span.End.Offset, "the reason is a text, in double quotes: write %s", quote(right)).
		Fix = &diag.Fix{Span: span, Replace: right}
	v := r.compose(from, after)
	if v == nil {
		return nil
	}
	return []Expr{v, &String{Value: r.words(text, end), Span: span, Inner: span}}
}

// named reports NAME = VALUE among arguments, and what follows.
func (r *recovery) named(i, equal, end int) {
	last := end
	for last > i && r.tokens[last-1].kind == hclsyntax.TokenNewline {
		last--
	}
	span := extent{r.tokens[i].from, r.tokens[last-1].to}
	if r.line(span.from) != r.line(span.to) {
		r.errorf(diag.SyntaxUnexpected, span.from, r.tokens[equal].to, "%s cannot stand here: settings stand in braces, `{ NAME = VALUE }`", quote(r.words(i, equal+1)))
		return
	}
	if r.textOf(i) == "default" && equal+1 < last && r.one(equal+1, last) == last {
		right := r.words(equal+1, last)
		r.errorf(diag.SyntaxUnexpected, span.from, span.to, "a default has no name, it is the second argument: write %s", quote(right)).
			Fix = &diag.Fix{Span: r.span(span.from, span.to), Replace: right}
		return
	}
	right := "{ " + r.words(i, last) + " }"
	r.errorf(diag.SyntaxUnexpected, span.from, span.to, "settings stand in braces: write %s", quote(right)).
		Fix = &diag.Fix{Span: r.span(span.from, span.to), Replace: right}
}

// one gives the index behind the one value that starts at a token; the token itself if none does.
func (r *recovery) one(i, end int) int {
	switch r.kind(i, end) {
	case hclsyntax.TokenMinus:
		if r.is(i+1, end, hclsyntax.TokenNumberLit) {
			return i + 2
		}
		return i
	case hclsyntax.TokenNumberLit, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		return i + 1
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen:
		return r.over(i, end)
	case hclsyntax.TokenIdent:
		i++
		for r.is(i, end, hclsyntax.TokenDot) && r.is(i+1, end, hclsyntax.TokenIdent) {
			i += 2
		}
		if r.is(i, end, hclsyntax.TokenOParen) {
			return r.over(i, end)
		}
		return i
	}
	return i
}

// compose reads one value, part by part where it has parts.
func (r *recovery) compose(i, after int) Expr {
	first := r.tokens[i]
	last := after - 1
	span := r.span(first.from, r.tokens[last].to)
	switch first.kind {
	case hclsyntax.TokenOBrace:
		return &Object{Attrs: r.entries(i+1, r.inside(i, after)), Span: span}
	case hclsyntax.TokenOBrack:
		return &Array{Items: r.elements(i+1, r.inside(i, after), "elements of a list"), Span: span}
	case hclsyntax.TokenOParen:
		if r.is(i+1, after, hclsyntax.TokenIdent) && r.is(i+2, after, hclsyntax.TokenEqual) {
			d := r.errorf(diag.SyntaxExpression, first.from, r.tokens[last].to, "names and their values stand in braces, not in parentheses: write `{ … }`")
			if inner := r.words(i+1, last); r.tokens[i].closed && r.line(first.from) == r.line(r.tokens[last].to) {
				right := "{ " + inner + " }"
				d.Message = "names and their values stand in braces, not in parentheses: write " + quote(right)
				d.Fix = &diag.Fix{Span: span, Replace: right}
			}
			return &Object{Attrs: r.entries(i+1, r.inside(i, after)), Span: span}
		}
		if r.listed(i+1, last) {
			right := "[" + r.words(i+1, last) + "]"
			r.errorf(diag.SyntaxExpression, first.from, r.tokens[last].to, "a list stands in brackets: write %s", quote(right)).
				Fix = &diag.Fix{Span: span, Replace: right}
			return &Array{Items: r.elements(i+1, r.inside(i, after), "elements of a list"), Span: span}
		}
		r.errorf(diag.SyntaxExpression, first.from, first.to, "parentheses stand only behind the name of a type: Kit computes nothing, remove them")
		return r.value(i+1, r.inside(i, after))
	case hclsyntax.TokenIdent:
		paren := i + 1
		for r.is(paren, after, hclsyntax.TokenDot, hclsyntax.TokenIdent) {
			paren++
		}
		if r.is(paren, after, hclsyntax.TokenOParen) {
			if paren > i+1 {
				r.errorf(diag.SyntaxUnexpected, r.tokens[paren].from, r.tokens[paren].to, "%s takes no arguments: only the types of the language do, such as `list(T)`", quote(r.words(i, paren)))
			}
			call := &Call{Func: &Name{Span: r.span(first.from, r.tokens[paren-1].to)}, Span: span}
			for j := i; j < paren; j += 2 {
				call.Func.Parts = append(call.Func.Parts, r.ident(r.tokens[j].from, r.tokens[j].to))
			}
			if call.Args = r.reason(i, paren+1, r.inside(paren, after)); call.Args == nil {
				call.Args = r.elements(paren+1, r.inside(paren, after), "arguments")
			}
			return call
		}
	}
	return r.leaf(first.from, r.tokens[last].to)
}

// listed reports whether there are several values between two tokens, on one line and with commas between
// them.
func (r *recovery) listed(i, end int) bool {
	commas := 0
	for ; i < end; i = r.over(i, end) {
		switch r.kind(i, end) {
		case hclsyntax.TokenComma:
			commas++
		case hclsyntax.TokenNewline:
			return false
		}
	}
	return commas > 0
}

// inside gives the index of the last token inside a bracket, plus one.
func (r *recovery) inside(open, end int) int { return min(max(r.tokens[open].partner, open+1), end) }

// leaf reads a value without parts.
func (r *recovery) leaf(from, to int) Expr {
	text := r.mended[from:to]
	if text[0] == '<' { // the line that ends a heredoc must have an end
		text = r.mended[from:min(to+1, len(r.mended))]
	}
	e, problems := hclsyntax.ParseExpression(text, "", hcl.Pos{Line: 1, Column: 1, Byte: from})
	if problems.HasErrors() {
		r.errorf(diag.SyntaxUnexpected, from, to, "%s is no value: write a name, a type, a text in double quotes, a number, true or false", quote(string(r.text[from:to])))
		return nil
	}
	return r.expr(e)
}

// elements reads values with commas between them.
func (r *recovery) elements(i, end int, what string) []Expr {
	var all []Expr
	for {
		for r.is(i, end, hclsyntax.TokenNewline) {
			i++
		}
		if i >= end {
			return all
		}
		if r.is(i, end, hclsyntax.TokenComma) {
			r.errorf(diag.SyntaxUnexpected, r.tokens[i].from, r.tokens[i].to, "there is nothing before this comma: remove it").
				Fix = &diag.Fix{Span: r.span(r.tokens[i].from, r.tokens[i].to)}
			i++
			continue
		}
		after := r.one(i, end)
		if after == i || r.is(after, end, hclsyntax.TokenEqual, hclsyntax.TokenDot) {
			i = r.oddElement(i, after, end)
			continue
		}
		if v := r.compose(i, after); v != nil {
			all = append(all, v)
		}
		i = after
		for r.is(i, end, hclsyntax.TokenNewline) {
			i++
		}
		switch {
		case i >= end:
			return all
		case r.is(i, end, hclsyntax.TokenComma):
			i++
		case r.is(i, end, hclsyntax.TokenOParen):
			i = r.oddElement(i, i, end)
		case r.one(i, end) > i:
			at := r.tokens[after-1].to
			r.errorf(diag.SyntaxComma, r.tokens[i].from, r.tokens[i].to, "there is no comma before %s: %s have commas between them", quote(r.textOf(i)), what).
				Fix = &diag.Fix{Span: r.span(at, at), Replace: ","}
		default:
			i = r.oddElement(i, i, end)
		}
	}
}

// oddElement reports what is no value in a list or among arguments, and goes to the next comma.
func (r *recovery) oddElement(i, after, end int) int {
	if r.is(after, end, hclsyntax.TokenEqual) {
		r.named(i, after, end)
		return end
	} else {
		after = min(after, end-1)
		r.errorf(diag.SyntaxUnexpected, r.tokens[after].from, r.tokens[after].to, "%s cannot stand here: write values with commas between them", quote(r.textOf(after)))
	}
	for i < end && !r.is(i, end, hclsyntax.TokenComma) {
		i = r.over(i, end)
	}
	if i < end {
		i++
	}
	return i
}

// entries reads NAME = VALUE with commas or line ends between.
func (r *recovery) entries(i, end int) []*Attr {
	var all []*Attr
	for i < end {
		switch r.kind(i, end) {
		case hclsyntax.TokenNewline, hclsyntax.TokenComma:
			i++
			continue
		case hclsyntax.TokenIdent, hclsyntax.TokenOQuote:
			if r.is(i+1, end, hclsyntax.TokenEqual) {
				var attr *Attr
				if attr, i = r.entry(i, end); attr != nil {
					all = append(all, attr)
				}
				continue
			}
		}
		i = r.oddEntry(i, end)
	}
	r.unique(all)
	return all
}

// entry reads one NAME = VALUE and gives the index behind it.
func (r *recovery) entry(i, end int) (*Attr, int) {
	value := i + 2
	to := value
	for to < end && !r.is(to, end, hclsyntax.TokenNewline, hclsyntax.TokenComma) {
		if to > value && r.is(to, end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote) && r.is(to+1, end, hclsyntax.TokenEqual) {
			break
		}
		to = r.over(to, end)
	}
	name := r.ident(r.tokens[i].from, r.tokens[i].to)
	if to == value {
		r.errorf(diag.SyntaxValue, r.tokens[i].from, r.tokens[i+1].to, "%s has no value: write it behind the `=`, on the same line", quote(name.Name))
		return nil, to
	}
	attr := &Attr{Name: name}
	from := r.tokens[i].from
	attr.Doc = r.documented(from, r.tokens[to-1].to, func() { attr.Value = r.value(value, to) })
	if r.is(to, end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote) {
		at := r.tokens[to-1].to
		r.errorf(diag.SyntaxComma, r.tokens[to].from, r.tokens[to].to, "there is no comma before %s: entries on one line have commas between them", quote(r.textOf(to))).
			Fix = &diag.Fix{Span: r.span(at, at), Replace: ","}
	}
	if attr.Value == nil {
		return nil, to
	}
	attr.Span = r.span(from, attr.Value.Range().End.Offset)
	return attr, to
}

// oddEntry reports what is no NAME = VALUE in an object, and goes to the next comma or line.
func (r *recovery) oddEntry(i, end int) int {
	t := r.tokens[i]
	switch {
	case t.kind == hclsyntax.TokenIdent && r.is(i+1, end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote) && r.is(i+2, end, hclsyntax.TokenOBrace):
		r.errorf(diag.SyntaxUnexpected, t.from, r.tokens[i+1].to, "the block %s cannot stand between the entries of an object: is a brace missing above?", quote(r.words(i, i+2)))
	case t.kind == hclsyntax.TokenIdent && r.one(i+1, end) > i+1 && !r.is(i+1, end, hclsyntax.TokenOBrace, hclsyntax.TokenOParen):
		r.errorf(diag.SyntaxAssign, t.from, r.tokens[i+1].to, "there is no `=` between %s and its value: write `%s = %s`", quote(r.textOf(i)), r.textOf(i), shorten(r.textOf(i+1))).
			Fix = &diag.Fix{Span: r.span(t.to, r.tokens[i+1].from), Replace: " = "}
	case t.kind == hclsyntax.TokenIdent && r.is(i+1, end, hclsyntax.TokenNewline, hclsyntax.TokenComma, hclsyntax.TokenEOF):
		r.errorf(diag.SyntaxValue, t.from, t.to, "%s stands alone: an entry is `NAME = VALUE`", quote(r.textOf(i)))
	case t.kind == hclsyntax.TokenIdent && r.is(i+1, end, hclsyntax.TokenDot):
		r.errorf(diag.SyntaxName, t.from, r.tokens[i+1].to, "a name that is set here has no dots: an entry is `NAME = VALUE`")
	case t.kind == hclsyntax.TokenNumberLit && r.is(i+1, end, hclsyntax.TokenEqual) && r.is(i+2, end, hclsyntax.TokenIdent):
		right := r.textOf(i+2) + " = " + r.textOf(i)
		r.errorf(diag.SyntaxName, t.from, r.tokens[i+2].to, "a number is no name: write %s", quote(right)).
			Fix = &diag.Fix{Span: r.span(t.from, r.tokens[i+2].to), Replace: right}
	case r.is(i+1, end, hclsyntax.TokenEqual):
		r.errorf(diag.SyntaxName, t.from, t.to, "%s is no name: an entry is `NAME = VALUE`", quote(r.textOf(i)))
	default:
		r.errorf(diag.SyntaxUnexpected, t.from, t.to, "%s cannot stand here: an entry is `NAME = VALUE`", quote(r.textOf(i)))
	}
	for i < end && !r.is(i, end, hclsyntax.TokenNewline, hclsyntax.TokenComma) {
		i = r.over(i, end)
	}
	return i
}
