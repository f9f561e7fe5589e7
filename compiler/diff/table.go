package diff

// Where says on which way a changed declaration crosses the wire, or on which side a chain runs.
type Where uint8

// The places. A row with a place is for changes there; a declaration that crosses both ways gets the worse
// verdict of its two rows.
const (
	Anywhere Where = iota
	Input          // from clients to servers
	Output         // from servers to clients, errors among it
	Server         // a chain of the serving side
	Client         // a chain that callers get
)

// String gives the place as it is printed, "" for Anywhere.
func (w Where) String() string { return [...]string{"", "input", "output", "server", "client"}[w] }

// Row is a line of the table: what a kind of change means.
type Row struct {
	Kind             Kind
	Where            Where
	JSON, Thrift, Go Verdict
}

// Table gives all rows, in the order of spec/evolution.md. The caller may keep and change it.
func Table() []Row {
	rows := append([]Row{}, packageRows[:]...)
	for _, more := range [][]Row{declarationRows[:], fieldRows[:], typeRows[:], ruleRows[:], methodRows[:], httpRows[:], serviceRows[:]} {
		rows = append(rows, more...)
	}
	return rows
}

func ok(why string) Verdict     { return Verdict{Compatible, why} }
func risky(why string) Verdict  { return Verdict{Risky, why} }
func breaks(why string) Verdict { return Verdict{Breaking, why} }

// no is the verdict of who is not concerned.
var no Verdict

// Reasons that several rows share.
const (
	goRemoved   = "code that names it does not compile"
	goType      = "its Go type is another one"
	goSame      = "its Go type stays"
	serverFirst = ": deploy servers before clients"
	notReached  = "what uses it is judged there"
	thriftType  = "its type on the wire is another one, so that it is skipped or refused"
	nameStays   = "its name stays"
	numberStays = "its number stays"
	noOneYet    = "nobody depends on it yet"
)

var packageRows = [...]Row{
	{PackageAdded, Anywhere, ok(noOneYet), ok(noOneYet), ok(noOneYet)},
	{PackageRemoved, Anywhere, breaks("its services are gone"), breaks("its services are gone"), breaks("its Go package is gone")},
	{PackageRenamed, Anywhere,
		breaks("the package's name is part of an error's type on the wire, so that old clients do not recognise its errors"),
		risky("messages stay as they are, but what is made of the new IDL file has another namespace"),
		breaks("its Go package has another name")},
	{GoPackageMoved, Anywhere, no, no, breaks("the import path of its Go package is another one")},
	{GoRemoved, Anywhere, no, no, breaks("its Go package is gone")},
	{OpenAPIMoved, Anywhere, risky("messages stay as they are, but who reads the document finds it elsewhere"), no, no},
	{OpenAPIRemoved, Anywhere, risky("messages stay as they are, but who reads the document loses it"), no, no},
	{ThriftIDLMoved, Anywhere, no, risky("messages stay as they are, but who reads the file finds it elsewhere"), no},
	{ThriftIDLGone, Anywhere, no, risky("messages stay as they are, but who reads the file loses it"), no},
	{OutputAdded, Anywhere, ok(noOneYet), ok(noOneYet), ok(noOneYet)},
	{NumberReused, Anywhere, no, risky("programs from before its removal know something else under this number"), no},
	{ReservationLost, Anywhere, no, risky("a later member may get a number that programs from before its removal still use"), no},
}

var declarationRows = [...]Row{
	{DeclarationAdded, Anywhere, no, no, ok(noOneYet)},
	{DeclarationRemoved, Anywhere, no, no, breaks(goRemoved)},
	{Deprecated, Anywhere, ok("it works as before"), ok("it works as before"), ok("it compiles, and linters point it out")},
	{DeprecationLifted, Anywhere, ok("it works as before"), ok("it works as before"), ok("it compiles as before")},
	{ConstValueChanged, Anywhere, no, no, risky("code that is compiled again works with another value")},
	{ConstTypeChanged, Anywhere, no, no, breaks("code that needs the type it had does not compile")},
	{ErrorCodeChanged, Anywhere,
		risky("clients that go by the code or its HTTP status do something else, such as trying again"),
		risky("clients that are built again do something else, such as trying again"),
		risky("its canonical code, by which callers and middlewares decide, is another one")},

	{EnumMemberAdded, Input, risky("old servers refuse it" + serverFirst), risky("old servers refuse it" + serverFirst), ok("a switch may want another case")},
	{EnumMemberAdded, Output, risky("old clients read it as a value that they do not know"), risky("old clients read it as a value that they do not know"), ok("a switch may want another case")},
	{EnumMemberRemoved, Input, breaks("old clients may send it, and servers refuse it"), breaks("old clients may send it, and servers refuse it"), breaks(goRemoved)},
	{EnumMemberRemoved, Output, risky("new clients read it as a value that they do not know where an old server sends it"), risky("new clients read it as a value that they do not know where an old server sends it"), breaks(goRemoved)},
	{EnumMemberRenamed, Input, breaks("old clients send the old name, and servers refuse it"), ok(numberStays), breaks(goRemoved)},
	{EnumMemberRenamed, Output, breaks("old clients do not know the new name, and lose the value"), ok(numberStays), breaks(goRemoved)},
	{EnumMemberRenumbered, Anywhere, ok(nameStays), breaks("each side takes the number for another member, or for none"), risky("a number that a program has stored means something else")},

	{UnionMemberAdded, Input, risky("old servers refuse it" + serverFirst), risky("old servers refuse it" + serverFirst), ok("a switch may want another case")},
	{UnionMemberAdded, Output, risky("old clients read a member that they do not know"), risky("old clients read a member that they do not know"), ok("a switch may want another case")},
	{UnionMemberRemoved, Input, breaks("old clients may send it, and servers refuse it"), breaks("old clients may send it, and servers refuse it"), breaks(goRemoved)},
	{UnionMemberRemoved, Output, risky("new clients read a member that they do not know where an old server sends it"), risky("new clients read a member that they do not know where an old server sends it"), breaks(goRemoved)},
	{UnionMemberRenamed, Input, breaks("old clients send the old name, and servers refuse it"), ok(numberStays), breaks(goRemoved)},
	{UnionMemberRenamed, Output, breaks("old clients do not know the new name, and lose the value"), ok(numberStays), breaks(goRemoved)},
	{UnionMemberRenumbered, Anywhere, ok(nameStays), breaks("each side takes the number for another member, or for none"), ok(goSame)},
}

const (
	goZero     = "code that makes one compiles, and leaves the field zero"
	newInsists = "new clients insist on it, and old servers may not send it" + serverFirst
)

var fieldRows = [...]Row{
	{FieldAdded, Input, breaks("old clients do not send it, and servers refuse their calls"), breaks("old clients do not send it, and servers refuse their calls"), risky(goZero)},
	{FieldAdded, Output, risky(newInsists), risky(newInsists), risky(goZero)},
	{OptionalFieldAdded, Input, ok("old clients leave it out, and old servers skip it"), ok("old clients leave it out, and old servers skip it"), ok("code that makes one leaves it out")},
	{OptionalFieldAdded, Output, ok("old clients skip it"), ok("old clients skip it"), ok("code that makes one leaves it out")},
	{FieldRemoved, Input, risky("servers ignore it, and old servers insist on it" + serverFirst), risky("servers ignore it, and old servers insist on it" + serverFirst), breaks(goRemoved)},
	{FieldRemoved, Output, breaks("old clients insist on it"), breaks("old clients insist on it"), breaks(goRemoved)},
	{OptionalFieldRemoved, Input, risky("servers ignore what old clients send there"), risky("servers ignore what old clients send there"), breaks(goRemoved)},
	{OptionalFieldRemoved, Output, risky("old clients never see it again"), risky("old clients never see it again"), breaks(goRemoved)},
	{FieldRenamed, Input, breaks("old clients send it under its old name"), ok(numberStays), breaks(goRemoved)},
	{FieldRenamed, Output, breaks("old clients look for it under its old name"), ok(numberStays), breaks(goRemoved)},
	{FieldRenamedInside, Anywhere, ok("its place or name in the request stays"), ok(numberStays), breaks(goRemoved)},
	{FieldRenumbered, Anywhere, ok(nameStays), breaks("each side finds nothing, or something else, under the number that it knows"), ok(goSame)},
	{BecameRequired, Input, breaks("old clients may leave it out, and servers refuse that"), breaks("old clients may leave it out, and servers refuse that"), breaks("its Go type is no longer a pointer")},
	{BecameRequired, Output, risky(newInsists), risky(newInsists), breaks("its Go type is no longer a pointer")},
	{BecameOptional, Input, risky("old servers refuse calls without it" + serverFirst), risky("old servers refuse calls without it" + serverFirst), breaks("its Go type becomes a pointer")},
	{BecameOptional, Output, breaks("old clients insist on it, and fail where it is absent"), breaks("old clients insist on it, and fail where it is absent"), breaks("its Go type becomes a pointer")},
	{CollectionBecameRequired, Input, breaks("old clients may leave it out, and servers refuse that"), breaks("old clients may leave it out, and servers refuse that"), risky("it compiles, but nil is sent as empty and no longer as absent")},
	{CollectionBecameRequired, Output, risky(newInsists), risky(newInsists), risky("it compiles, but nil is sent as empty and no longer as absent")},
	{CollectionBecameOptional, Input, risky("old servers refuse calls without it" + serverFirst), risky("old servers refuse calls without it" + serverFirst), risky("it compiles, but nil now means absent")},
	{CollectionBecameOptional, Output, breaks("old clients insist on it, and fail where it is absent"), breaks("old clients insist on it, and fail where it is absent"), risky("it compiles, but nil now means absent")},
	{DefaultAdded, Anywhere, risky("where it is absent, old and new programs understand something else"), risky("where it is absent, old and new programs understand something else"), ok("it gets a method that gives the default")},
	{DefaultRemoved, Anywhere, risky("where it is absent, old and new programs understand something else"), risky("where it is absent, old and new programs understand something else"), breaks("its method that gives the default is gone")},
	{DefaultChanged, Anywhere, risky("where it is absent, old and new programs understand something else"), risky("where it is absent, old and new programs understand something else"), risky("its method gives another default")},
	{SensitiveAdded, Anywhere, ok("messages stay as they are"), ok("messages stay as they are"), ok("it is kept out of logs, traces and error texts")},
	{SensitiveRemoved, Anywhere, ok("messages stay as they are"), ok("messages stay as they are"), risky("it may appear in logs, traces and error texts")},
}

const (
	beyondOut  = "old clients cannot read what they did not allow"
	beyondIn   = "old servers refuse what they did not allow" + serverFirst
	lessIn     = "servers refuse what old clients may send"
	lessOut    = "new clients cannot read what old servers may send" + serverFirst
	equalPairs = "servers refuse the equal elements that old clients may send"
)

var typeRows = [...]Row{
	{TypeReplaced, Anywhere, breaks("neither side can read what the other sends"), breaks("neither side can read what the other sends"), breaks(goType)},
	{TypeRenamed, Anywhere, ok("names of types do not cross the wire"), ok("names of types do not cross the wire"), breaks("its Go type has another name")},
	{NumberWidened, Input, risky(beyondIn), breaks(thriftType), breaks(goType)},
	{NumberWidened, Output, breaks(beyondOut), breaks(thriftType), breaks(goType)},
	{NumberNarrowed, Input, breaks(lessIn), breaks(thriftType), breaks(goType)},
	{NumberNarrowed, Output, risky(lessOut), breaks(thriftType), breaks(goType)},
	{NumberResized, Anywhere, ok("its bounds let the same numbers through"), breaks(thriftType), breaks(goType)},
	{TextWidened, Input, risky(beyondIn), risky(beyondIn), breaks(goType)},
	{TextWidened, Output, breaks(beyondOut), breaks(beyondOut), breaks(goType)},
	{TextNarrowed, Input, breaks(lessIn), breaks(lessIn), breaks(goType)},
	{TextNarrowed, Output, risky(lessOut), risky(lessOut), breaks(goType)},
	{EnumToString, Input, risky(beyondIn), breaks(thriftType), breaks(goType)},
	{EnumToString, Output, risky("old clients read other texts as a value that they do not know"), breaks(thriftType), breaks(goType)},
	{StringToEnum, Input, breaks(lessIn), breaks(thriftType), breaks(goType)},
	{StringToEnum, Output, risky("new clients read other texts of old servers as a value that they do not know"), breaks(thriftType), breaks(goType)},
	{TimeToString, Input, risky(beyondIn), breaks(thriftType), breaks(goType)},
	{TimeToString, Output, breaks(beyondOut), breaks(thriftType), breaks(goType)},
	{StringToTime, Input, breaks(lessIn), breaks(thriftType), breaks(goType)},
	{StringToTime, Output, risky(lessOut), breaks(thriftType), breaks(goType)},
	{BecameAny, Input, risky(beyondIn), breaks(thriftType), breaks(goType)},
	{BecameAny, Output, breaks(beyondOut), breaks(thriftType), breaks(goType)},
	{NoLongerAny, Input, breaks(lessIn), breaks(thriftType), breaks(goType)},
	{NoLongerAny, Output, risky(lessOut), breaks(thriftType), breaks(goType)},
	{ListToSet, Anywhere, ok("both are arrays"), breaks(thriftType), ok(goSame)},
	{SetToList, Anywhere, ok("both are arrays"), breaks(thriftType), ok(goSame)},
	{TextFormWidened, Input, risky(beyondIn), breaks(thriftType), breaks(goType)},
	{TextFormWidened, Output, breaks(beyondOut), breaks(thriftType), breaks(goType)},
	{TextFormNarrowed, Input, breaks(lessIn), breaks(thriftType), breaks(goType)},
	{TextFormNarrowed, Output, risky(lessOut), breaks(thriftType), breaks(goType)},
}

const (
	lessPromised = "old clients may get what they were promised never to get"
	morePromised = "clients do not check outputs, and get less than they are prepared for"
	cannotTell   = "nobody can tell whether servers still accept all that old clients may send"
)

var ruleRows = [...]Row{
	{BoundTightened, Input, breaks(lessIn), breaks(lessIn), ok(goSame)},
	{BoundTightened, Output, ok(morePromised), ok(morePromised), ok(goSame)},
	{BoundLoosened, Input, risky(beyondIn), risky(beyondIn), ok(goSame)},
	{BoundLoosened, Output, risky(lessPromised), risky(lessPromised), ok(goSame)},
	{PatternAdded, Input, breaks(lessIn), breaks(lessIn), ok(goSame)},
	{PatternAdded, Output, ok(morePromised), ok(morePromised), ok(goSame)},
	{PatternRemoved, Input, risky(beyondIn), risky(beyondIn), ok(goSame)},
	{PatternRemoved, Output, risky(lessPromised), risky(lessPromised), ok(goSame)},
	{PatternChanged, Input, breaks(cannotTell), breaks(cannotTell), ok(goSame)},
	{PatternChanged, Output, risky(lessPromised), risky(lessPromised), ok(goSame)},
	{FormatAdded, Input, breaks(lessIn), breaks(lessIn), ok(goSame)},
	{FormatAdded, Output, ok(morePromised), ok(morePromised), ok(goSame)},
	{FormatRemoved, Input, risky(beyondIn), risky(beyondIn), ok(goSame)},
	{FormatRemoved, Output, risky(lessPromised), risky(lessPromised), ok(goSame)},
	{FormatChanged, Input, breaks(lessIn), breaks(lessIn), ok(goSame)},
	{FormatChanged, Output, risky(lessPromised), risky(lessPromised), ok(goSame)},
	{UniqueAdded, Input, breaks(equalPairs), breaks(equalPairs), ok(goSame)},
	{UniqueAdded, Output, ok(morePromised), ok(morePromised), ok(goSame)},
	{UniqueRemoved, Input, risky("old servers refuse equal elements" + serverFirst), risky("old servers refuse equal elements" + serverFirst), ok(goSame)},
	{UniqueRemoved, Output, risky(lessPromised), risky(lessPromised), ok(goSame)},
}

const (
	methodGone = "old clients call it, and nobody answers"
	eachField  = "its fields are judged one by one"
	repeats    = "old clients, caches and proxies may go on repeating calls, which now does harm"
)

var methodRows = [...]Row{
	{MethodAdded, Anywhere, ok("old clients do not call it"), ok("old clients do not call it"), risky("callers compile as before, but whoever implements the service has to write it")},
	{MethodRemoved, Anywhere, breaks(methodGone), breaks(methodGone), breaks("code that calls it does not compile")},
	{MethodRenamed, Anywhere, ok("its route stays"), breaks("old clients call it by its old name"), breaks("code that calls it does not compile")},
	{InputAdded, Anywhere, ok(eachField), ok(eachField), breaks("code that calls it has to pass an input")},
	{InputRemoved, Anywhere, ok(eachField), ok(eachField), breaks("code that calls it passes an input too many")},
	{InputNamed, Anywhere, ok(eachField), breaks("its arguments become fields of one argument"), breaks("its input is another Go type")},
	{InputInlined, Anywhere, ok(eachField), breaks("the fields of its argument become arguments"), breaks("its input is another Go type")},
	{OutputGained, Anywhere, risky("new clients insist on an output, and old servers give none" + serverFirst), risky("new clients insist on an output, and old servers give none" + serverFirst), breaks("it returns one value more")},
	{OutputRemoved, Anywhere, breaks("old clients insist on an output"), breaks("old clients insist on an output"), breaks("it returns one value less")},
	{MethodErrorAdded, Anywhere, risky("old clients get an error with its code and without its fields"), risky("old clients get an internal error in its place"), ok("code that handles errors compiles")},
	{MethodErrorRemoved, Anywhere, risky("clients that handle it get another error, or none"), risky("clients that handle it get another error, or none"), ok("code that handles it compiles")},
	{MethodErrorRenumbered, Anywhere, ok(nameStays), breaks("each side takes the number for another error, or for none"), ok(goSame)},
	{RepeatableLost, Anywhere, breaks(repeats), breaks(repeats), ok("code that calls it compiles")},
	{RepeatableGained, Anywhere, risky("new clients may repeat calls to old servers, where that does harm" + serverFirst), risky("new clients may repeat calls to old servers, where that does harm" + serverFirst), ok("code that calls it compiles")},
	{SafeLost, Anywhere, risky("calls that old clients make ahead or twice now have effects"), risky("calls that old clients make ahead or twice now have effects"), ok("code that calls it compiles")},
	{SafeGained, Anywhere, risky("calls that new clients make ahead or twice have effects on old servers" + serverFirst), risky("calls that new clients make ahead or twice have effects on old servers" + serverFirst), ok("code that calls it compiles")},
	{IdempotencyKeyChanged, Anywhere, breaks("old clients repeat calls under another key, or none, which now does harm"), breaks("old clients repeat calls under another key, or none, which now does harm"), ok("code that calls it compiles")},
	{OnewayGained, Anywhere, risky("the answer no longer says that the work is done"), breaks("old clients wait for an answer that does not come"), risky("a call returns before the work is done")},
	{OnewayLost, Anywhere, risky("old clients wait until the work is done, and see its errors"), risky("Kit's servers do not answer old clients, but others may, and old clients do not read it"), risky("a call returns when the work is done, with its error")},
	{PageAdded, Anywhere, ok("messages stay as they are"), ok("messages stay as they are"), ok("the client gets an iterator")},
	{PageRemoved, Anywhere, ok("messages stay as they are"), ok("messages stay as they are"), breaks("the client's iterator is gone")},
	{PageChanged, Anywhere, risky("old clients go from page to page by the old fields"), risky("old clients go from page to page by the old fields"), risky("the client's iterator goes by other fields")},
}

var httpRows = [...]Row{
	{VerbChanged, Anywhere, breaks("servers do not know the requests of old clients"), no, no},
	{PathChanged, Anywhere, breaks("servers do not know the requests of old clients"), no, no},
	{StatusChanged, Anywhere, risky("Kit's clients take any 2xx, but others may compare it"), no, no},
	{ErrorStatusChanged, Anywhere, risky("Kit's clients go by the error's type, but others may go by its status"), no, no},
	{ParameterMoved, Input, breaks("old clients put it elsewhere in the request"), no, no},
	{ParameterMoved, Output, breaks("old clients look for it elsewhere in the response"), no, no},
	{ParameterRenamed, Input, breaks("old clients send it under its old name"), no, no},
	{ParameterRenamed, Output, breaks("old clients look for it under its old name"), no, no},
}

const (
	methodByMethod = "its methods are judged one by one"
	newOnTheWay    = "calls go through it too, and it may refuse or delay them"
	goneOnTheWay   = "calls no longer go through it, and callers may rely on it"
)

var serviceRows = [...]Row{
	{ServiceAdded, Anywhere, ok("nobody calls it yet"), ok("nobody calls it yet"), ok(noOneYet)},
	{ServiceRemoved, Anywhere, breaks(methodGone), breaks(methodGone), breaks(goRemoved)},
	{ExtendsAdded, Anywhere, ok(methodByMethod), ok(methodByMethod), ok(methodByMethod)},
	{ExtendsRemoved, Anywhere, ok(methodByMethod), risky("messages stay as they are, but code made of the new IDL file does not take one service for the other"), ok(methodByMethod)},
	{TransportAdded, Anywhere, ok(noOneYet), ok(noOneYet), ok("its Configs get a field")},
	{TransportRemoved, Anywhere, breaks("old clients cannot reach it over HTTP"), breaks("old clients cannot reach it over Thrift"), breaks("the field of its Configs for this transport is gone")},
	{ListenChanged, Anywhere, risky("clients may be configured for the old address"), risky("clients may be configured for the old address"), ok("its Configs stay")},
	{ProtocolChanged, Anywhere, no, risky("Kit's servers take every protocol, but others may take one"), ok("its Configs stay")},
	{TransportSettingChanged, Anywhere, risky("old and new programs have another setting"), risky("old and new programs have another setting"), ok("its Configs stay")},
	{AdminAdded, Anywhere, no, no, ok("its server's Config gets a field")},
	{AdminRemoved, Anywhere, no, no, risky("its field of the server's Config is gone, which only the program that serves can set")},
	{AdminChanged, Anywhere, no, no, ok("its Config stays, and those who look after the service find it elsewhere")},
	{MiddlewareAdded, Server, risky(newOnTheWay), risky(newOnTheWay), ok("its Config gets a field")},
	{MiddlewareAdded, Client, risky(newOnTheWay), risky(newOnTheWay), ok("its Config gets a field")},
	{MiddlewareRemoved, Server, risky(goneOnTheWay), risky(goneOnTheWay), risky("its field of the server's Config is gone, which only the program that serves can set")},
	{MiddlewareRemoved, Client, risky(goneOnTheWay), risky(goneOnTheWay), breaks("its field of the client's Config is gone")},
	{MiddlewareMoved, Server, risky("the order of a chain is its meaning"), risky("the order of a chain is its meaning"), ok("its Config stays")},
	{MiddlewareMoved, Client, risky("the order of a chain is its meaning"), risky("the order of a chain is its meaning"), ok("its Config stays")},
	{MiddlewareChanged, Server, risky("calls that were served may be treated otherwise, such as run out of time"), risky("calls that were served may be treated otherwise, such as run out of time"), ok("its Config stays")},
	{MiddlewareChanged, Client, risky("clients that are built again treat calls otherwise, such as give up sooner"), risky("clients that are built again treat calls otherwise, such as give up sooner"), ok("its Config stays")},
	{AuthAdded, Anywhere, breaks("old clients do not prove who they are"), breaks("old clients do not prove who they are"), risky("code compiles, and its Configs have to say what proves it")},
	{AuthRemoved, Anywhere, risky("anybody may call"), risky("anybody may call"), breaks("the fields of its Configs for it are gone")},
	{AuthChanged, Anywhere, breaks("old clients prove who they are in another way"), breaks("old clients prove who they are in another way"), breaks("the fields of its Configs for it are other ones")},
	{AuthRenamed, Anywhere, ok("callers prove who they are as before"), ok("callers prove who they are as before"), breaks("the fields of its Configs for it have other names")},
	{AuthHintChanged, Anywhere, risky("servers may expect other tokens"), risky("servers may expect other tokens"), ok("code compiles")},
	{ScopesAdded, Anywhere, risky("callers without them are refused"), risky("callers without them are refused"), ok("code compiles")},
	{ScopesRemoved, Anywhere, risky("callers without them are let in"), risky("callers without them are let in"), ok("code compiles")},
}
