package route

import (
	"errors"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/kitc-lang/kit/lang/diag"
)

// The grammar takes in more than a route, so that the checks can say what is wrong. It nests
// nothing, so the length of the text bounds all that it costs.
type (
	tree struct {
		Verb     word       `parser:"@@ Space"`
		Segments []*segment `parser:"@@+"`
	}
	word struct {
		Pos  lexer.Position
		Text string `parser:"@Text"`
	}
	segment struct {
		Pos   lexer.Position
		Parts []*part `parser:"Slash @@*"`
	}
	part struct {
		Pos    lexer.Position
		Param  string `parser:"@Param"`
		Text   string `parser:"| @(Text | Space | Other)"`
		EndPos lexer.Position
	}
)

// grammar is built when the first route is read.
var grammar = sync.OnceValue(func() *participle.Parser[tree] {
	return participle.MustBuild[tree](participle.Lexer(lexer.MustSimple([]lexer.SimpleRule{
		{Name: "Slash", Pattern: `/`},
		{Name: "Space", Pattern: `[ \t]+`},
		{Name: "Param", Pattern: `\{[^{}/ \t]*\}`},
		{Name: "Text", Pattern: `[^/{} \t]+`},
		{Name: "Other", Pattern: `[\s\S]`},
	})))
})

// refused explains what the grammar does not take in.
func (c *check) refused(err error) {
	from := 0
	var problem participle.Error
	if errors.As(err, &problem) {
		from = min(problem.Position().Offset, len(c.text))
	}
	rest := c.text[from:]
	if from > 0 && rest != "" && nameOf(rest[:1]) != "" {
		d := c.errorf(diag.RouteSyntax, from, len(c.text), "a path starts with a slash: write `/%s`", short(rest))
		c.fix(d, from, len(c.text), "/"+rest)
		return
	}
	c.errorf(diag.RouteSyntax, from, len(c.text), "a route is a verb, a space and a path: `GET /orders/{id}`")
}
