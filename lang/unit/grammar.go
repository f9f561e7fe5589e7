package unit

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar takes in more than the notations, so that the checks can say what is wrong. It nests
// nothing, so the length of the text bounds all that it costs.
type (
	// tree is numbers with their units, and what they are counted for.
	tree struct {
		Sign  string      `parser:"@Sign?"`
		Parts []*quantity `parser:"@@*"`
		Per   *per        `parser:"@@?"`
	}
	quantity struct {
		Pos    lexer.Position
		Number string `parser:"Space? @Number"`
		Space  string `parser:"@Space?"`
		Unit   string `parser:"@Word?"`
		EndPos lexer.Position
	}
	per struct {
		Pos   lexer.Position
		Count string `parser:"Slash Space? @Number?"`
		Unit  string `parser:"Space? @Word?"`
	}
)

// grammar is built when the first notation is read.
var grammar = sync.OnceValue(func() *participle.Parser[tree] {
	return participle.MustBuild[tree](participle.Lexer(lexer.MustSimple([]lexer.SimpleRule{
		{Name: "Number", Pattern: `[0-9]+(\.[0-9]+)?`},
		{Name: "Word", Pattern: `\pL+`},
		{Name: "Sign", Pattern: `[-+]`},
		{Name: "Slash", Pattern: `/`},
		{Name: "Space", Pattern: `[ \t]+`},
		{Name: "Other", Pattern: `[\s\S]`},
	})))
})
