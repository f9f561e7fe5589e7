package lang

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/kitc-lang/kit/lang/diag"
)

// recover takes a declaration that hcl refuses apart: it reports each mistake once, where it is,
// and gives what can be read around them. Values without a mistake are still read by hcl.
func (p *parser) recover(d declaration) []Item {
	tokens, _ := hclsyntax.LexConfig(p.mended[d.from:d.to], "", hcl.Pos{Line: 1, Column: 1, Byte: d.from})
	r := &recovery{parser: p}
	r.read(tokens, d.braces)
	r.pair(d.open)
	return r.items(0, len(r.tokens), spread, "")
}

// recovery is the walk over the tokens of one declaration.
type recovery struct {
	*parser
	tokens []token
	depth  int // of blocks
}

// token is a token of hcl, with strings as one token and without comments.
type token struct {
	kind     hclsyntax.TokenType // TokenOQuote and TokenOHeredoc for whole strings
	from, to int
	partner  int  // of an opening bracket: the index of the closing one, or where it is taken to be
	closed   bool // of an opening bracket: there is a closing one
}

// read copies the tokens that matter, and adds the braces that are missing.
func (r *recovery) read(tokens hclsyntax.Tokens, braces []int) {
	r.tokens = make([]token, 0, len(tokens))
	depth := 0 // of strings; a mended text has no interpolation, so they do not nest
	for _, t := range tokens {
		from, to := t.Range.Start.Byte, t.Range.End.Byte
		for len(braces) > 0 && braces[0] <= from {
			r.tokens = append(r.tokens, token{kind: hclsyntax.TokenOBrace, from: braces[0], to: braces[0]})
			braces = braces[1:]
		}
		switch t.Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
			depth++
		case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
			depth--
			r.tokens[len(r.tokens)-1].to = to
			continue
		case hclsyntax.TokenComment:
			if r.mended[to-1] != '\n' {
				continue
			}
			t.Type = hclsyntax.TokenNewline
		case hclsyntax.TokenEOF:
			continue
		}
		if depth > 0 && t.Type != hclsyntax.TokenOQuote && t.Type != hclsyntax.TokenOHeredoc {
			continue
		}
		r.tokens = append(r.tokens, token{kind: t.Type, from: from, to: to})
	}
}

// pair finds the partner of each opening bracket.
func (r *recovery) pair(open []unclosed) {
	var stack []int
	ends := map[int]int{}
	for _, u := range open {
		ends[u.at] = u.end
	}
	for i, t := range r.tokens {
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			end, ok := ends[r.tokens[top].from]
			if !ok || t.from < end {
				break
			}
			r.tokens[top].partner = i
			stack = stack[:len(stack)-1]
		}
		switch t.kind {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen:
			stack = append(stack, i)
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen:
			if len(stack) > 0 {
				top := stack[len(stack)-1]
				r.tokens[top].partner, r.tokens[top].closed = i, true
				stack = stack[:len(stack)-1]
			}
		}
	}
	for _, i := range stack {
		r.tokens[i].partner = len(r.tokens)
	}
}

// kind gives the kind of a token, or that of the end of the text behind the last one.
func (r *recovery) kind(i, end int) hclsyntax.TokenType {
	if i >= end {
		return hclsyntax.TokenEOF
	}
	return r.tokens[i].kind
}

func (r *recovery) is(i, end int, kinds ...hclsyntax.TokenType) bool {
	return slices.Contains(kinds, r.kind(i, end))
}

// over gives the index behind a token, or behind the bracket that it opens.
func (r *recovery) over(i, end int) int {
	if r.is(i, end, hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen) {
		t := r.tokens[i]
		if t.closed {
			return min(t.partner+1, end)
		}
		return min(max(t.partner, i+1), end)
	}
	return i + 1
}

func (r *recovery) textOf(i int) string {
	if i >= len(r.tokens) {
		return ""
	}
	return string(r.text[r.tokens[i].from:r.tokens[i].to])
}

// layout says how the items of a body stand on lines.
type layout uint8

const (
	spread    layout = iota // each must end with its line
	oneLine                 // one attribute, between the braces
	irregular               // neither, which has been reported
)

// items reads the items of the body of a block with a keyword; the keyword is empty for declarations.
func (r *recovery) items(i, end int, form layout, keyword string) []Item {
	b := &bodyRecovery{recovery: r, end: end, form: form, keyword: keyword}
	for i < end {
		if b.is(i, end, hclsyntax.TokenNewline) {
			i++
			continue
		}
		i = max(b.item(i), i+1)
	}
	var attrs []*Attr
	for _, item := range b.found {
		if a, ok := item.(*Attr); ok {
			attrs = append(attrs, a)
		}
	}
	r.unique(attrs)
	return b.found
}

// bodyRecovery reads the items up to one end.
type bodyRecovery struct {
	*recovery
	end     int
	form    layout
	keyword string
	found   []Item
}

// item reads one item and gives the index behind it.
func (b *bodyRecovery) item(i int) int {
	if !b.is(i, b.end, hclsyntax.TokenIdent) && !b.is(i+1, b.end, hclsyntax.TokenEqual) && b.bareValue(i) {
		return i + 1
	}
	switch b.kind(i, b.end) {
	case hclsyntax.TokenIdent:
	case hclsyntax.TokenOQuote:
		if b.is(i+1, b.end, hclsyntax.TokenEqual) {
			id := b.ident(b.tokens[i].from, b.tokens[i].to)
			b.errorf(diag.SyntaxName, b.tokens[i].from, b.tokens[i].to, "the name of an attribute is written without quotes: %s", quote(id.Name)).
				Fix = b.fix(i, id.Name)
			return b.attribute(i)
		}
		if b.is(i+1, b.end, hclsyntax.TokenNewline) && b.line(b.tokens[i].from) == b.line(b.tokens[i].to) {
			text := b.textOf(i)
			right := "# " + text[1:len(text)-1]
			b.errorf(diag.SyntaxUnexpected, b.tokens[i].from, b.tokens[i].to, "documentation is a comment: write %s", quote(right)).
				Fix = b.fix(i, right)
			return i + 1
		}
		return b.unexpected(i, b.itemForm())
	case hclsyntax.TokenNumberLit:
		if b.is(i+1, b.end, hclsyntax.TokenEqual) {
			return b.numberName(i)
		}
		return b.unexpected(i, b.itemForm())
	case hclsyntax.TokenOBrace:
		return b.unexpected(i, "a block has a keyword before its brace: `KEYWORD NAME { … }`")
	case hclsyntax.TokenComma:
		b.separator(i)
		return i + 1
	default:
		return b.unexpected(i, b.itemForm())
	}
	if b.is(i+1, b.end, hclsyntax.TokenEqual) {
		return b.attribute(i)
	}
	return b.block(i)
}

func (b *bodyRecovery) fix(i int, text string) *diag.Fix {
	return &diag.Fix{Span: b.span(b.tokens[i].from, b.tokens[i].to), Replace: text}
}

// unexpected reports a token that cannot stand where it does, and passes over the rest of the line.
func (b *bodyRecovery) unexpected(i int, way string) int {
	b.errorf(diag.SyntaxUnexpected, b.tokens[i].from, b.tokens[i].to, "%s cannot stand here: %s", quote(b.textOf(i)), way)
	return b.skipLine(i)
}

func (b *bodyRecovery) skipLine(i int) int {
	for i < b.end && !b.is(i, b.end, hclsyntax.TokenNewline) {
		i = b.over(i, b.end)
	}
	return i
}

func (b *bodyRecovery) separator(i int) {
	if b.form == irregular {
		return
	}
	if !b.is(i+1, b.end, hclsyntax.TokenNewline, hclsyntax.TokenEOF) {
		b.errorf(diag.SyntaxSeparator, b.tokens[i].from, b.tokens[i].to, "no comma stands between attributes or blocks: write %s on a line of its own", quote(b.textOf(i+1)))
		return
	}
	b.errorf(diag.SyntaxSeparator, b.tokens[i].from, b.tokens[i].to, "no comma stands between attributes or blocks: each ends with its line").
		Fix = b.fix(i, "")
}

// attribute reads NAME = VALUE and gives the index behind it.
func (b *bodyRecovery) attribute(i int) int {
	value := i + 2
	if b.holdsBlocks(value) {
		b.errorf(diag.SyntaxBlockAssign, b.tokens[i+1].from, b.tokens[i+1].to, "a block has no `=` before its body: write %s", quote(b.textOf(i)+" {")).
			Fix = &diag.Fix{Span: b.span(b.tokens[i+1].from, b.tokens[value].from)}
		return b.blockBody(i, i+1, value)
	}
	to := value
	for to < b.end && !b.is(to, b.end, hclsyntax.TokenNewline, hclsyntax.TokenComma) {
		if to > value && b.is(to, b.end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote) && b.is(to+1, b.end, hclsyntax.TokenEqual) {
			break
		}
		if to > value && b.is(to, b.end, hclsyntax.TokenIdent) && b.startsBlock(to) {
			break
		}
		to = b.over(to, b.end)
	}
	name := b.ident(b.tokens[i].from, b.tokens[i].to)
	if to == value {
		return b.noValue(name, i, value)
	}
	b.attr(name, i, value, to)
	return b.itemEnd(to)
}

// holdsBlocks reports whether a brace opens what cannot be an object, because a block comes first in it.
func (b *bodyRecovery) holdsBlocks(brace int) bool {
	i := brace + 1
	for b.is(i, b.end, hclsyntax.TokenNewline) {
		i++
	}
	return b.is(brace, b.end, hclsyntax.TokenOBrace) && i > brace+1 && b.is(i, b.end, hclsyntax.TokenIdent) &&
		(b.is(i+1, b.end, hclsyntax.TokenOBrace) || b.is(i+1, b.end, hclsyntax.TokenIdent) && b.is(i+2, b.end, hclsyntax.TokenOBrace))
}

// noValue reports a name whose value is missing, or stands on the next line.
func (b *bodyRecovery) noValue(name Ident, i, value int) int {
	next := value
	for b.is(next, b.end, hclsyntax.TokenNewline) {
		next++
	}
	if after := b.one(next, b.end); next > value && after > next && b.is(after, b.end, hclsyntax.TokenNewline, hclsyntax.TokenEOF) {
		b.errorf(diag.SyntaxValue, b.tokens[next].from, b.tokens[after-1].to, "a value starts on the line of its name: write it behind `%s =`", shorten(name.Name))
		b.attr(name, i, next, after)
		return after
	}
	b.errorf(diag.SyntaxValue, b.tokens[i].from, b.tokens[i+1].to, "%s has no value: write it behind the `=`", quote(name.Name))
	if b.is(value, b.end, hclsyntax.TokenComma) {
		value++
	}
	return value
}

// itemEnd checks what follows an item, and gives the index of the next one.
func (b *bodyRecovery) itemEnd(to int) int {
	switch b.kind(to, b.end) {
	case hclsyntax.TokenComma:
		b.separator(to)
		to++
	case hclsyntax.TokenIdent, hclsyntax.TokenOQuote:
		b.ownLine(to)
	case hclsyntax.TokenEOF:
		if b.form == spread && to < len(b.tokens) && b.tokens[to].kind == hclsyntax.TokenCBrace && b.tokens[to-1].kind != hclsyntax.TokenNewline {
			b.errorf(diag.SyntaxOneLine, b.tokens[to].from, b.tokens[to].to, "the brace that closes a body of several lines stands on a line of its own")
		}
	}
	return to
}

// startsBlock reports whether a word behind a value on the same line can only be a new block.
func (b *bodyRecovery) startsBlock(i int) bool {
	const most = 3 // labels
	for n := 0; n <= most && (n == 0 || b.is(i, b.end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote)); n++ {
		i++
	}
	return b.is(i, b.end, hclsyntax.TokenOBrace) && b.is(i+1, b.end, hclsyntax.TokenNewline, hclsyntax.TokenCBrace)
}

// ownLine reports an item that starts behind another one. Where an unclosed bracket has ended with
// a line, that line's end was taken to be inside.
func (b *bodyRecovery) ownLine(i int) {
	if b.form == irregular || b.is(i-1, b.end, hclsyntax.TokenNewline) {
		return
	}
	b.errorf(diag.SyntaxOneLine, b.tokens[i].from, b.tokens[i].to, "%s starts behind another item: write it on a line of its own", quote(b.textOf(i)))
}

func (b *bodyRecovery) attr(name Ident, i, value, to int) {
	attr := &Attr{Name: name}
	from := b.tokens[i].from
	if b.depth == 0 { // refused as a whole
		attr.Span = b.span(from, b.tokens[to-1].to)
		attr.Value = &Object{Span: b.span(b.tokens[value].from, b.tokens[to-1].to)}
		b.found = append(b.found, attr)
		return
	}
	doc := b.documented(from, b.tokens[to-1].to, func() { attr.Value = b.value(value, to) })
	if attr.Value == nil {
		return
	}
	attr.Doc = doc
	attr.Span = b.span(from, attr.Value.Range().End.Offset)
	b.found = append(b.found, attr)
}

// block reads KEYWORD LABEL… { BODY }, or finds out what was meant, and gives the index behind it.
func (b *bodyRecovery) block(i int) int {
	next := i + 1
	for b.is(next, b.end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote) {
		next++
	}
	labels := next - i - 1
	switch b.kind(next, b.end) {
	case hclsyntax.TokenOBrace:
		return b.blockBody(i, next, next)
	case hclsyntax.TokenEqual:
		if b.is(next+1, b.end, hclsyntax.TokenOBrace) {
			at := extent{b.tokens[next].from, b.tokens[next+1].from}
			b.errorf(diag.SyntaxBlockAssign, b.tokens[next].from, b.tokens[next].to, "a block has no `=` before its body: write %s", quote(b.head(i, next)+" {")).
				Fix = &diag.Fix{Span: b.span(at.from, at.to)}
			return b.blockBody(i, next, next+1)
		}
		if head := b.head(i, next); blockWord(b.textOf(i)) {
			b.errorf(diag.SyntaxBlockAssign, b.tokens[i].from, b.tokens[next].to, "%s is a block, and has no `=`: write %s", quote(head), quote(head+" { … }"))
		} else {
			b.errorf(diag.SyntaxName, b.tokens[i].from, b.tokens[next-1].to, "%s is more than one name: an attribute is `NAME = VALUE`", quote(head))
		}
		return b.skipLine(i)
	case hclsyntax.TokenNewline, hclsyntax.TokenEOF:
		brace := next
		for b.is(brace, b.end, hclsyntax.TokenNewline) {
			brace++
		}
		switch {
		case b.is(brace, b.end, hclsyntax.TokenOBrace):
			b.errorf(diag.SyntaxBody, b.tokens[brace].from, b.tokens[brace].to, "the brace stands on the line of its block: write %s", quote(b.head(i, next)+" {")).
				Fix = &diag.Fix{Span: b.span(b.tokens[next-1].to, b.tokens[brace].to), Replace: " {"}
			return b.blockBody(i, next, brace)
		case labels == 0:
			b.alone(i)
		case labels == 1 && b.keyword == "chain":
			b.keptMiddleware(i)
		case labels == 1 && b.depth > 0 && !blockWord(b.textOf(i)):
			b.missingAssign(i, next)
			b.attr(b.ident(b.tokens[i].from, b.tokens[i].to), i, i+1, next)
		default:
			b.noBody(i, next)
		}
		return next
	case hclsyntax.TokenComma:
		if labels == 0 {
			b.alone(i)
			if b.is(next+1, b.end, hclsyntax.TokenNewline, hclsyntax.TokenEOF) {
				return next + 1
			}
			return b.skipLine(i)
		}
	}
	return b.noBlock(i, next, labels)
}

// noBlock handles a name and what cannot be a block behind it.
func (b *bodyRecovery) noBlock(i, next, labels int) int {
	value := b.is(next, b.end, hclsyntax.TokenNumberLit, hclsyntax.TokenOBrack, hclsyntax.TokenMinus) && labels == 0
	typed := labels == 1 && b.is(next, b.end, hclsyntax.TokenDot) || labels == 1 && b.is(next, b.end, hclsyntax.TokenOParen) && typeWord(b.textOf(i+1))
	if (value || typed) && b.depth > 0 {
		to := b.skipLine(i + 1)
		b.missingAssign(i, to)
		b.attr(b.ident(b.tokens[i].from, b.tokens[i].to), i, i+1, to)
		return to
	}
	t := b.tokens[next]
	if b.keyword == "enum" && labels == 0 && t.kind == hclsyntax.TokenOParen && b.is(next+1, b.end, hclsyntax.TokenNumberLit) && b.is(next+2, b.end, hclsyntax.TokenCParen) {
		name, number := b.textOf(i), b.textOf(next+1)
		right := name + " = " + number
		b.errorf(diag.SyntaxAssign, b.tokens[i].from, b.tokens[next+2].to, "a member and its number are joined by `=`: write %s", quote(right)).
			Fix = &diag.Fix{Span: b.span(b.tokens[i].from, b.tokens[next+2].to), Replace: right}
		b.keep(i, name, &Number{Text: number, Span: b.span(b.tokens[i].from, b.tokens[i].to)})
		return b.skipLine(i)
	}
	if t.kind == hclsyntax.TokenOParen && labels == 0 && typeWord(b.textOf(i)) && b.is(next+1, b.end, hclsyntax.TokenIdent) && b.is(next+2, b.end, hclsyntax.TokenCParen) && b.is(next+3, b.end, hclsyntax.TokenEqual) {
		return b.wrappedName(i, next)
	}
	if t.kind == hclsyntax.TokenOParen && labels > 0 && blockWord(b.textOf(i)) && b.is(next+1, b.end, hclsyntax.TokenIdent) && b.is(next+2, b.end, hclsyntax.TokenEqual) {
		return b.parenthesized(i, next)
	}
	if t.kind == hclsyntax.TokenComma && labels == 1 && b.is(next+1, b.end, hclsyntax.TokenIdent) {
		right := b.textOf(i) + " " + b.textOf(i+1)
		other := b.textOf(i) + " " + b.textOf(next+1)
		b.errorf(diag.SyntaxSeparator, t.from, t.to, "a block has one name: write %s and %s", quote(right+" { … }"), quote(other+" { … }"))
		b.headOnly(i, next)
		return b.skipLine(i)
	}
	way := "an attribute is `NAME = VALUE`, a block `KEYWORD NAME { … }`"
	if t.kind == hclsyntax.TokenOParen && labels > 0 {
		way = "what " + quote(b.head(i, next)) + " takes and gives stands in its body, `{ … }`"
	}
	if t.kind == hclsyntax.TokenDot && labels > 0 && b.is(next+1, b.end, hclsyntax.TokenIdent) {
		return b.dottedName(i, next)
	}
	if t.kind == hclsyntax.TokenDot && labels == 0 {
		b.errorf(diag.SyntaxName, b.tokens[i].from, t.to, "a name that is set here has no dots: an attribute is `NAME = VALUE`")
	} else {
		b.errorf(diag.SyntaxUnexpected, t.from, t.to, "%s cannot stand here: %s", quote(b.textOf(next)), way)
	}
	to := i
	for to < b.end && !b.is(to, b.end, hclsyntax.TokenNewline) {
		if b.tokens[to].kind == hclsyntax.TokenOBrace && labels > 0 {
			return b.blockBody(i, i+1+labels, to)
		}
		to = b.over(to, b.end)
	}
	return to
}

// blockWord reports whether a word inside a declaration starts a block with a name. It only decides
// between two messages.
func blockWord(s string) bool {
	return slices.Contains([]string{"method", "transport", "chain", "client", "emit"}, s)
}

// typeWord reports whether a word is a type or wrapper that takes arguments. It only decides between
// two messages.
func typeWord(s string) bool {
	return slices.Contains([]string{"string", "bytes", "int8", "int16", "int32", "int64", "float64", "duration", "list", "set", "map",
		"optional", "sensitive", "deprecated", "was"}, s)
}

// missingAssign reports a name and its value with nothing between them.
func (b *bodyRecovery) missingAssign(i, end int) {
	b.errorf(diag.SyntaxAssign, b.tokens[i].from, b.tokens[i+1].to, "there is no `=` between %s and its value: write `%s = %s`", quote(b.textOf(i)), b.textOf(i), shorten(b.words(i+1, end))).
		Fix = &diag.Fix{Span: b.span(b.tokens[i].to, b.tokens[i+1].from), Replace: " = "}
}

// head gives the words of a block before its brace, with one space between.
func (b *bodyRecovery) head(i, next int) string {
	const most = 5
	words := []string{}
	for ; i < next && len(words) < most; i++ {
		words = append(words, b.textOf(i))
	}
	return strings.Join(words, " ")
}

// blockBody reads the body of the block whose head starts at token i and ends before token next.
func (b *bodyRecovery) blockBody(i, next, brace int) int {
	from := b.tokens[i].from
	block := &Block{Keyword: b.ident(from, b.tokens[i].to)}
	for j := i + 1; j < next; j++ {
		block.Labels = append(block.Labels, b.ident(b.tokens[j].from, b.tokens[j].to))
	}
	open := b.tokens[brace]
	bodyEnd := min(open.partner, b.end)
	after := b.over(brace, b.end)
	to := b.tokens[max(after-1, brace)].to
	block.Head = b.span(from, b.tokens[next-1].to)
	block.Doc = b.documented(from, to, func() {
		form := spread
		if open.closed {
			form = b.layout(brace+1, bodyEnd)
		}
		b.depth++
		block.Items = b.items(brace+1, bodyEnd, form, block.Keyword.Name)
		b.depth--
	})
	if n := len(block.Items); n > 0 && !open.closed {
		to = max(to, endOf(block.Items[n-1]))
	}
	block.Span = b.span(from, to)
	b.found = append(b.found, block)
	return b.itemEnd(after)
}

func endOf(item Item) int {
	switch item := item.(type) {
	case *Attr:
		return item.Span.End.Offset
	case *Block:
		return item.Span.End.Offset
	}
	return 0
}

// layout finds the layout of a body: one that starts on the line of its brace may hold one attribute,
// and then ends on that line.
func (b *bodyRecovery) layout(i, end int) layout {
	if i >= end || b.is(i, end, hclsyntax.TokenNewline) {
		return spread
	}
	if b.form == irregular {
		return irregular
	}
	items, newline, blocks := 1, false, false
	for j := i; j < end; j = b.over(j, end) {
		switch b.kind(j, end) {
		case hclsyntax.TokenNewline:
			newline = true
		case hclsyntax.TokenEqual:
			if j > i+1 && b.is(j-1, end, hclsyntax.TokenIdent, hclsyntax.TokenOQuote) {
				items++
			}
		case hclsyntax.TokenOBrace:
			blocks = blocks || j == i || !b.is(j-1, end, hclsyntax.TokenEqual, hclsyntax.TokenComma)
		}
	}
	t := b.tokens[i]
	switch {
	case newline:
		b.errorf(diag.SyntaxOneLine, t.from, t.to, "a body of several lines starts on the line after its brace: begin a new line before %s", quote(b.textOf(i)))
	case items > 1:
		b.errorf(diag.SyntaxOneLine, t.from, b.tokens[end-1].to, "a block on one line holds one attribute: write each of these on a line of its own")
	case blocks:
		b.errorf(diag.SyntaxOneLine, t.from, t.to, "a block on one line holds no other block: write %s on a line of its own", quote(b.textOf(i)))
	default:
		return oneLine
	}
	return irregular
}

// shorten cuts a text that is shown inside another one in backquotes.
func shorten(s string) string {
	q := quote(s)
	return q[1 : len(q)-1]
}
