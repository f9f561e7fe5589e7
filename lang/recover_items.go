package lang

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/kitc-lang/kit/lang/diag"
)

// itemForm says how an item of a body is written. What it knows of the language only decides between
// messages.
func (b *bodyRecovery) itemForm() string {
	switch b.keyword {
	case "":
		return "a declaration is `KEYWORD NAME { … }`"
	case "struct", "error":
		return "a field is `NAME = TYPE`"
	case "union":
		return "a member is `NAME = TYPE`"
	case "enum":
		return "a member is `NAME = NUMBER`"
	case "scalar":
		return "write `type = TYPE`"
	case "const":
		return "write `value = VALUE`"
	case "chain":
		return "a middleware is `NAME { … }`"
	case "service":
		return "a service holds blocks, such as `method NAME { … }` and `transport http {}`"
	case "package", "method":
		return "an item is `NAME = VALUE` or `KEYWORD NAME { … }`"
	case "emit", "import", "auth", "http":
		return "an attribute is `NAME = VALUE`"
	}
	return "a setting is `NAME = VALUE`"
}

// bareValue reads a value that stands where an attribute has to stand, in a body that has only one. It
// reports whether it did.
func (b *bodyRecovery) bareValue(i int) bool {
	if len(b.found) > 0 || b.one(i, b.end) != i+1 {
		return false
	}
	name, text := "", b.is(i, b.end, hclsyntax.TokenOQuote)
	switch {
	case b.keyword == "const":
		name = "value"
	case b.keyword == "import" && text:
		name = "from"
	case b.keyword == "transport" && text:
		name = "listen"
	case b.keyword == "emit" && text && strings.Contains(b.textOf(i), "."):
		name = "file"
	case b.keyword == "emit" && text:
		name = "dir"
	default:
		return false
	}
	t := b.tokens[i]
	right := name + " = " + b.textOf(i)
	b.errorf(diag.SyntaxValue, t.from, t.to, "a value stands behind a name: write %s", quote(right)).Fix = b.fix(i, right)
	if v := b.leaf(t.from, t.to); v != nil {
		b.keep(i, name, v)
	}
	return true
}

// alone reports a word without a value or a body, and keeps what it most likely means, so that those who
// use its name find it.
func (b *bodyRecovery) alone(i int) {
	t := b.tokens[i]
	word := b.textOf(i)
	tell := func(right, format string, args ...any) {
		d := b.errorf(diag.SyntaxValue, t.from, t.to, format+": write %s", append(args, quote(right))...)
		switch after := i + 1; {
		case b.is(after, b.end, hclsyntax.TokenComma) && b.is(after+1, b.end, hclsyntax.TokenNewline, hclsyntax.TokenEOF):
			d.Fix = &diag.Fix{Span: b.span(t.from, b.tokens[after].to), Replace: right}
		case b.is(after, b.end, hclsyntax.TokenNewline, hclsyntax.TokenEOF):
			d.Fix = b.fix(i, right)
		default:
			d.Message += ", and each on a line of its own"
		}
	}
	switch {
	case b.keyword == "enum":
		number := strconv.Itoa(len(b.found) + 1)
		tell(SnakeCase(word)+" = "+number, "the member %s has no number", quote(word))
		b.keep(i, word, &Number{Text: number, Span: b.span(t.from, t.to)})
	case b.keyword == "scalar" && word != "type" && len(b.found) == 0:
		tell("type = "+word, "a scalar says which type it is")
		b.keep(i, "type", b.nameAt(i, word))
	case b.keyword == "const" && word != "value" && len(b.found) == 0:
		tell("value = "+word, "a constant says its value")
		b.keep(i, "value", b.nameAt(i, word))
	case b.keyword == "auth" && (word == "bearer" || word == "basic" || word == "api_key" || word == "mtls"):
		tell("scheme = "+word, "an auth says its scheme")
		b.keep(i, "scheme", b.nameAt(i, word))
	case b.keyword == "union" && 'A' <= word[0] && word[0] <= 'Z':
		member := SnakeCase(word)
		tell(member+" = "+word, "a member of a union has a name and a type")
		b.keep(i, member, b.nameAt(i, word))
	case b.keyword == "struct", b.keyword == "error", b.keyword == "union":
		b.errorf(diag.SyntaxValue, t.from, t.to, "%s has no type: write `%s = string`, or another type", quote(word), shorten(word))
		b.keep(i, word, b.nameAt(i, "any"))
	case b.keyword == "chain":
		tell(word+" {}", "a middleware has braces, even where it has no settings")
		id := b.ident(t.from, t.to)
		b.found = append(b.found, &Block{Keyword: id, Head: id.Span, Span: id.Span})
	case b.keyword == "method" && (word == "safe" || word == "idempotent" || word == "oneway"):
		tell(word+" = true", "%s stands alone", quote(word))
		b.keep(i, word, &Bool{Value: true, Span: b.span(t.from, t.to)})
	default:
		b.errorf(diag.SyntaxValue, t.from, t.to, "%s stands alone: write `%s = VALUE` or `%s { … }`", quote(word), shorten(word), shorten(word))
	}
}

// parenthesized reports the settings of a block in parentheses, and gives the index behind the line.
func (b *bodyRecovery) parenthesized(i, next int) int {
	end := b.over(next, b.end)
	inner := b.words(next+1, b.inside(next, end))
	right := b.head(i, next) + " { " + inner + " }"
	d := b.errorf(diag.SyntaxUnexpected, b.tokens[next].from, b.tokens[end-1].to, "the settings of a block stand in braces: write %s", quote(right))
	if b.tokens[next].closed && b.line(b.tokens[i].from) == b.line(b.tokens[end-1].to) {
		d.Fix = &diag.Fix{Span: b.span(b.tokens[i].from, b.tokens[end-1].to), Replace: right}
	}
	b.headOnly(i, next)
	return b.skipLine(i)
}

// wrappedName reports WRAPPER(NAME) = TYPE, and gives the index behind the line.
func (b *bodyRecovery) wrappedName(i, next int) int {
	end := b.skipLine(i)
	name, wrapper := b.textOf(next+1), b.textOf(i)
	if next+4 >= end {
		return end
	}
	right := name + " = " + wrapper + "(" + b.words(next+4, end) + ")"
	b.errorf(diag.SyntaxName, b.tokens[i].from, b.tokens[end-1].to, "what is said of a field stands around its type: write %s", quote(right)).
		Fix = &diag.Fix{Span: b.span(b.tokens[i].from, b.tokens[end-1].to), Replace: right}
	b.keep(next+1, name, b.nameAt(next+1, "any"))
	return end
}

// keptMiddleware reports two words in a chain, such as `use recover`, and keeps the second one as a middleware.
func (b *bodyRecovery) keptMiddleware(i int) {
	t := b.tokens[i+1]
	right := b.textOf(i+1) + " {}"
	b.errorf(diag.SyntaxBody, b.tokens[i].from, t.to, "a chain names its middlewares without a keyword, and with braces: write %s", quote(right)).
		Fix = &diag.Fix{Span: b.span(b.tokens[i].from, t.to), Replace: right}
	id := b.ident(t.from, t.to)
	b.found = append(b.found, &Block{Keyword: id, Head: id.Span, Span: id.Span})
}

// keep adds an attribute that was not written in full, at the word that stands for it.
func (b *bodyRecovery) keep(i int, name string, value Expr) {
	span := b.span(b.tokens[i].from, b.tokens[i].to)
	b.found = append(b.found, &Attr{Name: Ident{Name: name, Span: span}, Value: value, Span: span})
}

// nameAt gives a name as the value at a word.
func (b *bodyRecovery) nameAt(i int, name string) *Name {
	span := b.span(b.tokens[i].from, b.tokens[i].to)
	return &Name{Parts: []Ident{{Name: name, Span: span}}, Span: span}
}

// numberName reports a number where a name has to stand, and gives the index behind the line.
func (b *bodyRecovery) numberName(i int) int {
	t := b.tokens[i]
	if b.keyword == "enum" && b.is(i+2, b.end, hclsyntax.TokenIdent) && b.is(i+3, b.end, hclsyntax.TokenNewline, hclsyntax.TokenComma, hclsyntax.TokenEOF) {
		name, number := b.textOf(i+2), b.textOf(i)
		right := name + " = " + number
		b.errorf(diag.SyntaxName, t.from, b.tokens[i+2].to, "the name stands first, then the number: write %s", quote(right)).
			Fix = &diag.Fix{Span: b.span(t.from, b.tokens[i+2].to), Replace: right}
		b.keep(i+2, name, &Number{Text: number, Span: b.span(b.tokens[i+2].from, b.tokens[i+2].to)})
	} else {
		b.errorf(diag.SyntaxName, t.from, t.to, "a number is no name: write `NAME = %s`", shorten(b.textOf(i+2)))
	}
	return b.skipLine(i)
}

// dottedName reports the head of a block with a name that has dots, and reads the block under the last part.
func (b *bodyRecovery) dottedName(i, next int) int {
	from, last := next-1, next
	for b.is(last, b.end, hclsyntax.TokenDot) && b.is(last+1, b.end, hclsyntax.TokenIdent) {
		last += 2
	}
	name := b.textOf(last - 1)
	b.errorf(diag.SyntaxName, b.tokens[from].from, b.tokens[last-1].to, "a name that is declared has no dots: write %s", quote(b.head(i, from)+" "+name)).
		Fix = &diag.Fix{Span: b.span(b.tokens[from].from, b.tokens[last-1].to), Replace: name}
	if !b.is(last, b.end, hclsyntax.TokenOBrace) {
		return b.skipLine(i)
	}
	b.tokens[from] = b.tokens[last-1]
	return b.blockBody(i, next, last)
}

// bodies are what may stand in the bodies of blocks, for messages.
var bodies = map[string]string{
	"package": "{ kit = 1 }", "scalar": "{ type = string }", "const": "{ value = 100 }", "import": `{ from = "../billing" }`, "auth": "{ scheme = bearer }",
}

// noBody reports the head of a block without a body, and keeps the block where an empty one is right.
func (b *bodyRecovery) noBody(i, next int) {
	from, to := b.tokens[i].from, b.tokens[next-1].to
	keyword := b.textOf(i)
	head := b.head(i, next)
	body := bodies[keyword]
	switch {
	case body != "":
	case keyword == "error" || keyword == "transport" || keyword == "emit" || keyword == "method" && b.depth > 0:
		body = "{}"
	default:
		b.errorf(diag.SyntaxBody, from, to, "%s has no body: add `{ … }`", quote(head))
		b.headOnly(i, next)
		return
	}
	d := b.errorf(diag.SyntaxBody, from, to, "%s has no body: write %s", quote(head), quote(fmt.Sprintf("%s %s", head, body)))
	if body == "{}" {
		d.Fix = &diag.Fix{Span: b.span(to, to), Replace: " {}"}
	}
	b.headOnly(i, next)
}

// headOnly keeps a block of which there is only the head.
func (b *bodyRecovery) headOnly(i, next int) {
	span := b.span(b.tokens[i].from, b.tokens[next-1].to)
	block := &Block{Keyword: b.ident(b.tokens[i].from, b.tokens[i].to), Head: span, Span: span}
	for j := i + 1; j < next; j++ {
		block.Labels = append(block.Labels, b.ident(b.tokens[j].from, b.tokens[j].to))
	}
	b.found = append(b.found, block)
}
