package diag

// What is wrong with names, types and values.
const (
	// NoPackage: the .kit files of a folder hold no package declaration.
	NoPackage Code = "KIT1001"
	// PackageTwice: a folder declares its package more than once.
	PackageTwice Code = "KIT1002"
	// UnknownDeclaration: a word that starts no declaration stands where one is expected.
	UnknownDeclaration Code = "KIT1003"
	// LaterRelease: the construct belongs to the language, but this release cannot build it.
	LaterRelease Code = "KIT1004"
	// UnknownAttribute: an attribute that its body does not have.
	UnknownAttribute Code = "KIT1005"
	// UnknownBlock: a block that its body does not have.
	UnknownBlock Code = "KIT1006"
	// MissingAttribute: an attribute that its body needs.
	MissingAttribute Code = "KIT1007"
	// WrongValue: a value of another kind than the attribute takes.
	WrongValue Code = "KIT1008"
	// BadName: a name that is not written the way its kind is.
	BadName Code = "KIT1009"
	// DuplicateName: two things of one scope have the same name.
	DuplicateName Code = "KIT1010"
	// WrongLabels: a declaration with too few or too many names behind its keyword.
	WrongLabels Code = "KIT1011"
	// BadEdition: an edition of the language that this release does not know.
	BadEdition Code = "KIT1012"
	// BadEmit: an output that there is not, or that cannot be written where it says.
	BadEmit Code = "KIT1013"
	// NoFiles: a folder without .kit files.
	NoFiles Code = "KIT1014"
	// PackageTooLarge: a folder with more .kit files, or larger ones, than any that people write.
	PackageTooLarge Code = "KIT1015"
	// EmptyEmit: an output that nothing would be written to.
	EmptyEmit Code = "KIT1016"
	// TooManyMembers: more members in one declaration than any that people write.
	TooManyMembers Code = "KIT1017"
	// UnknownType: a name that no declaration and no built-in type has.
	UnknownType Code = "KIT1020"
	// NotAType: a value, or the name of something else, where a type is expected.
	NotAType Code = "KIT1021"
	// TypeArguments: a type with too few, too many or wrong arguments.
	TypeArguments Code = "KIT1022"
	// MisplacedWrapper: optional, sensitive, deprecated or was where no field is, or twice.
	MisplacedWrapper Code = "KIT1023"
	// BadRule: a refinement that the type does not have.
	BadRule Code = "KIT1024"
	// RuleRange: bounds that nothing can satisfy, or that the type cannot hold.
	RuleRange Code = "KIT1025"
	// BadPattern: a pattern that is no RE2 expression.
	BadPattern Code = "KIT1026"
	// UnknownFormat: a format that Kit does not check.
	UnknownFormat Code = "KIT1027"
	// BadValue: a default or constant that does not fit its type.
	BadValue Code = "KIT1028"
	// UnknownConst: a name where a value is expected, and no constant has it.
	UnknownConst Code = "KIT1029"
	// Cycle: constants or scalars that are declared by each other, in a circle or in a very long row.
	Cycle Code = "KIT1030"
	// EndlessType: a struct or union that must contain itself.
	EndlessType Code = "KIT1031"
	// BadKey: a type that cannot be compared, as the key of a map or an element that must differ.
	BadKey Code = "KIT1032"
	// BadEnum: an enum without members, or a number that is none or taken.
	BadEnum Code = "KIT1033"
	// UnknownCode: an error whose second label is no canonical code.
	UnknownCode Code = "KIT1034"
	// LooserScalar: a scalar that allows more than the scalar it refines.
	LooserScalar Code = "KIT1035"
	// EmptyUnion: a union without members.
	EmptyUnion Code = "KIT1036"
)

// What is wrong with imports, and with directives in comments.
const (
	// UnknownImport: a name of another package that no import brings in.
	UnknownImport Code = "KIT1040"
	// ImportNotFound: a package that is not where its import says.
	ImportNotFound Code = "KIT1041"
	// ImportCycle: packages that import each other.
	ImportCycle Code = "KIT1042"
	// UnusedImport: an import that nothing of the package uses.
	UnusedImport Code = "KIT1043"
	// BadImport: an import that names no package that could be there, or its own.
	BadImport Code = "KIT1044"
	// BrokenImport: a package of another module that has errors of its own.
	BrokenImport Code = "KIT1045"
	// ImportTwice: one package under two names.
	ImportTwice Code = "KIT1046"
	// StaleImport: an imported package that was not built since it changed.
	StaleImport Code = "KIT1047"
	// BadAllow: a directive that cannot silence anything.
	BadAllow Code = "KIT1050"
	// UnusedAllow: a directive that silences nothing.
	UnusedAllow Code = "KIT1051"
)

// What is wrong with services, methods and transports.
const (
	// UnknownError: a method names an error that nobody declares.
	UnknownError Code = "KIT2001"
	// InputName: an inline input whose name another declaration has.
	InputName Code = "KIT2002"
	// BadInput: an input that is no struct.
	BadInput Code = "KIT2003"
	// BadIdempotencyKey: an idempotency key that is no string field of the input.
	BadIdempotencyKey Code = "KIT2004"
	// NoTransport: a service that nobody can call.
	NoTransport Code = "KIT2005"
	// UnknownTransport: a transport that is not declared.
	UnknownTransport Code = "KIT2006"
	// ValuesApart: values of a transport's parameters that do not go together.
	ValuesApart Code = "KIT2007"
	// AdminExposed: an admin listener that other machines reach.
	AdminExposed Code = "KIT2008"
	// RouteConflict: two methods that match the same request.
	RouteConflict Code = "KIT2010"
	// BadPathParam: a parameter of the path that the input does not have as a required, simple field.
	BadPathParam Code = "KIT2011"
	// NoBody: a body on a request that carries none.
	NoBody Code = "KIT2012"
	// ParamKind: a field of a kind that cannot stand in a query or a header.
	ParamKind Code = "KIT2013"
	// SensitiveParam: a sensitive field in a path, query or header.
	SensitiveParam Code = "KIT2014"
	// BadStatus: an HTTP status that does not fit its outcome.
	BadStatus Code = "KIT2015"
	// UnknownField: a field that the input or output does not have.
	UnknownField Code = "KIT2016"
	// NotOnHTTP: something that JSON over HTTP cannot carry.
	NotOnHTTP Code = "KIT2017"
	// BadHeader: a header that Kit or HTTP keeps for itself, or no valid name.
	BadHeader Code = "KIT2018"
	// NeedsHTTP: something that is about HTTP stands in a service that does not offer it.
	NeedsHTTP Code = "KIT2019"
	// UnknownAuth: a service or method names an auth that nobody declares.
	UnknownAuth Code = "KIT2020"
	// BadAuth: an auth whose scheme is unknown, or does not have what it says.
	BadAuth Code = "KIT2021"
	// BadExtends: a service that cannot be extended as it is written.
	BadExtends Code = "KIT2022"
	// BadOneway: a method that nobody waits for, and that has something to say.
	BadOneway Code = "KIT2023"
	// BadPage: a method that cannot be read page by page as it is written.
	BadPage Code = "KIT2024"
	// BadScopes: scopes that nobody can be asked for, or that are none.
	BadScopes Code = "KIT2025"
	// BadTokens: tokens that cannot be verified by what is declared about them.
	BadTokens Code = "KIT2026"
	// BadClient: a client of what is no service.
	BadClient Code = "KIT2040"
	// BadCall: a call of a client or a method that is not there.
	BadCall Code = "KIT2041"
	// NotOffered: a client over a transport that the called service does not offer.
	NotOffered Code = "KIT2042"
	// UnknownKind: a discovery or balancer that is not declared, or cannot be used as it is.
	UnknownKind Code = "KIT2043"
)

// What is wrong with chains.
const (
	// UnknownMiddleware: a middleware that is not declared.
	UnknownMiddleware Code = "KIT3001"
	// WrongSide: a middleware on a side that it has nothing to do on.
	WrongSide Code = "KIT3002"
	// MiddlewareTwice: a middleware that must stand in a chain once.
	MiddlewareTwice Code = "KIT3003"
	// ChainOrder: an order of middlewares that defeats one of them.
	ChainOrder Code = "KIT3004"
	// UnknownSide: a chain that is neither "server" nor "client".
	UnknownSide Code = "KIT3005"
	// ChainTwice: two chains for one side of a service.
	ChainTwice Code = "KIT3006"
	// BadRole is a rule of a middleware's declaration that names no parameter fit for it.
	BadRole Code = "KIT3007"
	// BadOverride is a change to a chain that there is nothing to be made to.
	BadOverride Code = "KIT3008"
)

// What policies do that their author cannot have meant.
const (
	// Repeats: a method that must not be called twice, and a middleware that would.
	RepeatsUnsafe Code = "KIT3101"
	// NotRepeated: a method that a middleware around all methods leaves out.
	NotRepeated Code = "KIT3102"
	// DoesNotFit: calls that may take longer than the method that makes them.
	DoesNotFit Code = "KIT3103"
	// Unbounded: a call that nothing ends.
	Unbounded Code = "KIT3104"
	// TooManyAttempts: retries of retries.
	TooManyAttempts Code = "KIT3105"
	// CallCycle: methods that call each other in a circle.
	CallCycle Code = "KIT3106"
	// NeverReturned: a retry on a code that the service never returns.
	NeverReturned Code = "KIT3107"
	// Futile: a retry on a code that says the same every time.
	Futile Code = "KIT3108"
	// LimitConflict: a caller that may send more than the called service takes.
	LimitConflict Code = "KIT3109"
	// NoCarrier: a call that carries neither deadline nor trace.
	NoCarrier Code = "KIT3110"
	// WaitsInVain: a caller that waits longer than the called service works.
	WaitsInVain Code = "KIT3111"
	// NoTimeToRepeat: tries that may each take all the time that there is for all of them.
	NoTimeToRepeat Code = "KIT3112"
	// NotFound: a client that looks for a service where it does not register.
	NotFound Code = "KIT3113"
)

// What is wrong with kit.lock.
const (
	// LockConflict: kit.lock holds a merge that was not finished, or that gave one number twice.
	LockConflict Code = "KIT4001"
	// LockSyntax: a line of kit.lock that kitc did not write.
	LockSyntax Code = "KIT4002"
	// LockChanged: kit.lock would change, and --locked forbids it.
	LockChanged Code = "KIT4003"
	// BadWas: was(…) names a member that is still there, that never was, or that another one was.
	BadWas Code = "KIT4004"
	// ReservedNumber: an enum member takes the number of another one, of now or of before.
	ReservedNumber Code = "KIT4005"
	// NumberChanged: an enum member gets another number than it had.
	NumberChanged Code = "KIT4006"
	// NameReturns: a member that was removed comes back, and gets a new number.
	NameReturns Code = "KIT4007"
	// NumbersUsedUp: a struct, union, error or method has given all numbers that there are.
	NumbersUsedUp Code = "KIT4008"
)
