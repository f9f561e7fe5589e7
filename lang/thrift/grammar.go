package thrift

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar of one definition, after https://thrift.apache.org/docs/idl and the compiler's own thrifty.yy,
// which takes more than the document says: separators and annotations nearly everywhere, words of XSD and
// C++, and the older forms of namespaces.
type (
	definition struct {
		Include    *text      `parser:"(   'include' @@"`
		CPPInclude *text      `parser:"  | 'cpp_include' @@"`
		Namespace  *namespace `parser:"  | @@"`
		Const      *constant  `parser:"  | 'const' @@"`
		Typedef    *typedef   `parser:"  | 'typedef' @@"`
		Enum       *enum      `parser:"  | 'enum' @@"`
		Senum      *senum     `parser:"  | 'senum' @@"`
		Struct     *structure `parser:"  | @@"`
		Service    *service   `parser:"  | 'service' @@ ) (',' | ';')*"`
	}
	text struct {
		Pos  lexer.Position
		Text string `parser:"@String"`
	}
	word struct {
		Pos  lexer.Position
		Text string `parser:"@Ident"`
	}
	namespace struct {
		Scope       *word         `parser:"( 'namespace' ( @@"`
		Star        bool          `parser:"  | @'*' )"`
		Old         *word         `parser:"| (?= 'cpp_namespace' | 'php_namespace' | 'py_module' | 'perl_package' | 'ruby_namespace' | 'smalltalk_category' | 'smalltalk_prefix' | 'java_package' | 'cocoa_prefix' | 'cocoa_package' | 'xsd_namespace' | 'csharp_namespace' | 'delphi_namespace') @@ )"`
		Name        *word         `parser:"( @@"`
		Quoted      *text         `parser:"| @@ )"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
	}
	constant struct {
		Type  *typeRef `parser:"@@"`
		Name  *word    `parser:"@@"`
		Value *value   `parser:"'=' @@"`
	}
	typedef struct {
		Type        *typeRef      `parser:"@@"`
		Name        *word         `parser:"@@"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
	}
	enum struct {
		Name        *word         `parser:"@@ '{'"`
		Members     []*member     `parser:"@@* '}'"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
	}
	member struct {
		Name        *word         `parser:"@@"`
		Number      string        `parser:"('=' @Int)?"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
		Sep         string        `parser:"@(',' | ';')?"`
		EndPos      lexer.Position
	}
	senum struct {
		Name        *word         `parser:"@@ '{'"`
		Members     []*quoted     `parser:"@@* '}'"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
	}
	quoted struct {
		Text   *text  `parser:"@@"`
		Sep    string `parser:"@(',' | ';')?"`
		EndPos lexer.Position
	}
	structure struct {
		Kind        string        `parser:"@('struct' | 'union' | 'exception')"`
		Name        *word         `parser:"@@ 'xsd_all'? '{'"`
		Fields      []*field      `parser:"@@* '}'"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
	}
	field struct {
		Pos         lexer.Position
		ID          string        `parser:"(@Int ':')?"`
		Presence    string        `parser:"@('required' | 'optional')?"`
		Type        *typeRef      `parser:"@@"`
		Ref         bool          `parser:"@'&'?"`
		Name        *word         `parser:"@@"`
		Value       *value        `parser:"('=' @@)?"`
		XSD         []string      `parser:"@('xsd_optional' | 'xsd_nillable')*"`
		XSDAttrs    []*field      `parser:"('xsd_attrs' '{' @@* '}')?"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
		Sep         string        `parser:"@(',' | ';')?"`
		EndPos      lexer.Position
	}
	service struct {
		Name        *word         `parser:"@@"`
		Extends     *word         `parser:"('extends' @@)? '{'"`
		Functions   []*function   `parser:"@@* '}'"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
	}
	function struct {
		Pos         lexer.Position
		Oneway      bool          `parser:"@('oneway' | 'async')?"`
		Void        bool          `parser:"( @'void'"`
		Result      *typeRef      `parser:"| @@ )"`
		Name        *word         `parser:"@@ '('"`
		Args        []*field      `parser:"@@* ')'"`
		Throws      []*field      `parser:"('throws' '(' @@* ')')?"`
		Annotations []*annotation `parser:"('(' @@* ')')?"`
		Sep         string        `parser:"@(',' | ';')?"`
		EndPos      lexer.Position
	}
	typeRef struct {
		Pos         lexer.Position
		Map         *mapping      `parser:"(  'map' @@"`
		Set         *element      `parser:" | 'set' @@"`
		List        *element      `parser:" | 'list' @@"`
		Name        string        `parser:" | @Ident )"`
		Annotations []*annotation `parser:"((?= '(' (Ident | ')')) '(' @@* ')')?"`
	}
	mapping struct {
		CPP   *text    `parser:"('cpp_type' @@)? '<'"`
		Key   *typeRef `parser:"@@ ','"`
		Value *typeRef `parser:"@@ '>'"`
	}
	element struct {
		CPP   *text    `parser:"('cpp_type' @@)? '<'"`
		Elem  *typeRef `parser:"@@ '>'"`
		After *text    `parser:"('cpp_type' @@)?"`
	}
	value struct {
		Pos    lexer.Position
		Int    string   `parser:"  @Int"`
		Double string   `parser:"| @Double"`
		String *text    `parser:"| @@"`
		Name   string   `parser:"| @Ident"`
		List   *listing `parser:"| @@"`
		Map    *table   `parser:"| @@"`
	}
	listing struct {
		Items []*value `parser:"'[' (@@ (',' | ';')?)* ']'"`
	}
	table struct {
		Entries []*entry `parser:"'{' @@* '}'"`
	}
	entry struct {
		Key   *value `parser:"@@ ':'"`
		Value *value `parser:"@@ (',' | ';')?"`
	}
	annotation struct {
		Pos   lexer.Position
		Name  string `parser:"@Ident"`
		Value *text  `parser:"('=' @@)? (',' | ';')?"`
	}
)

// grammar is built when the first file is read.
var grammar = sync.OnceValue(func() *participle.Parser[definition] {
	return participle.MustBuild[definition](participle.Lexer(symbols{}), participle.UseLookahead(0))
})
