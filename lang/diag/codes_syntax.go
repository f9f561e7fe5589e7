package diag

// Codes of the syntax: what the text of a .kit file must look like before it can mean anything.
const (
	// SyntaxUnexpected: something stands where nothing, or something else, can stand.
	SyntaxUnexpected Code = "KIT0001"
	// SyntaxTooLarge: a file or a declaration is larger than any that a person writes.
	SyntaxTooLarge Code = "KIT0002"
	// SyntaxTooDeep: brackets are nested deeper than any that a person writes.
	SyntaxTooDeep Code = "KIT0003"
	// SyntaxEncoding: the file is not UTF-8 text.
	SyntaxEncoding Code = "KIT0004"
	// SyntaxCharacter: a character that means nothing outside of strings and comments.
	SyntaxCharacter Code = "KIT0005"
	// SyntaxUnclosedString: a string without its closing quote.
	SyntaxUnclosedString Code = "KIT0006"
	// SyntaxQuotes: a string in other quotes than "…".
	SyntaxQuotes Code = "KIT0007"
	// SyntaxUnclosedComment: a /* without its */.
	SyntaxUnclosedComment Code = "KIT0008"
	// SyntaxUnclosedBracket: a brace, bracket or parenthesis that is never closed.
	SyntaxUnclosedBracket Code = "KIT0009"
	// SyntaxStrayBracket: a closing brace, bracket or parenthesis that closes nothing.
	SyntaxStrayBracket Code = "KIT0010"
	// SyntaxInterpolation: a ${…} or %{…} in a string. Kit evaluates nothing.
	SyntaxInterpolation Code = "KIT0011"
	// SyntaxEscape: a backslash in a string that starts no escape sequence.
	SyntaxEscape Code = "KIT0012"
	// SyntaxAssign: something else than = between a name and its value, or nothing.
	SyntaxAssign Code = "KIT0013"
	// SyntaxBlockAssign: an = between the head of a block and its body.
	SyntaxBlockAssign Code = "KIT0014"
	// SyntaxTypeArguments: a type written as in another language: list<T>, T[] or []T.
	SyntaxTypeArguments Code = "KIT0015"
	// SyntaxSeparator: a semicolon or a comma behind an attribute or a block.
	SyntaxSeparator Code = "KIT0016"
	// SyntaxOneLine: several attributes or blocks on one line.
	SyntaxOneLine Code = "KIT0017"
	// SyntaxComma: no comma between two elements of a list, two arguments or two entries of an object.
	SyntaxComma Code = "KIT0018"
	// SyntaxExpression: an operator, a condition, an index, a loop, null or parentheses. Kit computes
	// nothing.
	SyntaxExpression Code = "KIT0019"
	// SyntaxDuplicate: an attribute that is set twice in one body or object.
	SyntaxDuplicate Code = "KIT0020"
	// SyntaxName: something else than a plain name where a name must stand.
	SyntaxName Code = "KIT0021"
	// SyntaxValue: a name without a value.
	SyntaxValue Code = "KIT0022"
	// SyntaxBody: a block without a body, or with its opening brace on another line.
	SyntaxBody Code = "KIT0023"
	// SyntaxTopLevel: an attribute outside of any declaration.
	SyntaxTopLevel Code = "KIT0024"
	// SyntaxUnclosedHeredoc: a heredoc without its closing marker.
	SyntaxUnclosedHeredoc Code = "KIT0025"
	// SyntaxOptional: a type with a question mark.
	SyntaxOptional Code = "KIT0026"
	// SyntaxNumber: a number that is not written as one.
	SyntaxNumber Code = "KIT0027"
	// SyntaxForeign: a line, or a whole file, as another language writes it.
	SyntaxForeign Code = "KIT0028"
)

// Codes of the notations inside strings.
const (
	// RouteSyntax: an HTTP route that is not "VERB /path".
	RouteSyntax Code = "KIT0101"
	// RouteVerb: an HTTP route with a verb that Kit does not know.
	RouteVerb Code = "KIT0102"
	// RouteSegment: a segment of a path that is empty or has characters that do not belong there.
	RouteSegment Code = "KIT0103"
	// RouteParameter: a path parameter that is not a whole segment {name}.
	RouteParameter Code = "KIT0104"
	// RouteDuplicate: a path parameter that stands twice in one route.
	RouteDuplicate Code = "KIT0105"
	// RouteTrailingSlash: a path that ends with a slash.
	RouteTrailingSlash Code = "KIT0106"
	// RouteQuery: a route with a query string or a fragment.
	RouteQuery Code = "KIT0107"
	// RouteTooLong: a route that is longer than servers accept.
	RouteTooLong Code = "KIT0108"

	// UnitDuration: a text that is not a duration such as "300ms".
	UnitDuration Code = "KIT0111"
	// UnitRate: a text that is not a rate such as "100/s".
	UnitRate Code = "KIT0112"
	// UnitSize: a text that is not a number of bytes such as "4MiB".
	UnitSize Code = "KIT0113"
	// UnitRange: a duration, rate or size that is too large to be kept, or negative.
	UnitRange Code = "KIT0114"
)
