package diff

// Kind is a kind of change, by the name that it has in reports. A name never changes its meaning.
type Kind string

// What happens to packages and to what they emit.
const (
	PackageAdded    Kind = "package-added"
	PackageRemoved  Kind = "package-removed"
	PackageRenamed  Kind = "package-renamed"
	GoPackageMoved  Kind = "go-package-moved"
	GoRemoved       Kind = "go-removed"
	OpenAPIMoved    Kind = "openapi-moved"
	OpenAPIRemoved  Kind = "openapi-removed"
	ThriftIDLMoved  Kind = "thrift-idl-moved"
	ThriftIDLGone   Kind = "thrift-idl-removed"
	OutputAdded     Kind = "output-file-added"
	NumberReused    Kind = "number-reused"
	ReservationLost Kind = "reservation-lost"
)

// What happens to declarations.
const (
	DeclarationAdded   Kind = "declaration-added"
	DeclarationRemoved Kind = "declaration-removed"
	Deprecated         Kind = "deprecated"
	DeprecationLifted  Kind = "deprecation-lifted"
	ConstValueChanged  Kind = "const-value-changed"
	ConstTypeChanged   Kind = "const-type-changed"
	ErrorCodeChanged   Kind = "error-code-changed"
)

// What happens to the members of enums and unions.
const (
	EnumMemberAdded       Kind = "enum-member-added"
	EnumMemberRemoved     Kind = "enum-member-removed"
	EnumMemberRenamed     Kind = "enum-member-renamed"
	EnumMemberRenumbered  Kind = "enum-member-renumbered"
	UnionMemberAdded      Kind = "union-member-added"
	UnionMemberRemoved    Kind = "union-member-removed"
	UnionMemberRenamed    Kind = "union-member-renamed"
	UnionMemberRenumbered Kind = "union-member-renumbered"
)

// What happens to fields.
const (
	FieldAdded               Kind = "field-added"
	OptionalFieldAdded       Kind = "optional-field-added"
	FieldRemoved             Kind = "field-removed"
	OptionalFieldRemoved     Kind = "optional-field-removed"
	FieldRenamed             Kind = "field-renamed"
	FieldRenamedInside       Kind = "field-renamed-inside"
	FieldRenumbered          Kind = "field-renumbered"
	BecameRequired           Kind = "became-required"
	BecameOptional           Kind = "became-optional"
	CollectionBecameRequired Kind = "collection-became-required"
	CollectionBecameOptional Kind = "collection-became-optional"
	DefaultAdded             Kind = "default-added"
	DefaultRemoved           Kind = "default-removed"
	DefaultChanged           Kind = "default-changed"
	SensitiveAdded           Kind = "sensitive-added"
	SensitiveRemoved         Kind = "sensitive-removed"
)

// What happens to types.
const (
	TypeReplaced     Kind = "type-replaced"
	TypeRenamed      Kind = "type-renamed"
	NumberWidened    Kind = "number-widened"
	NumberNarrowed   Kind = "number-narrowed"
	NumberResized    Kind = "number-resized"
	TextWidened      Kind = "text-widened"
	TextNarrowed     Kind = "text-narrowed"
	EnumToString     Kind = "enum-to-string"
	StringToEnum     Kind = "string-to-enum"
	TimeToString     Kind = "time-to-string"
	StringToTime     Kind = "string-to-time"
	BecameAny        Kind = "became-any"
	NoLongerAny      Kind = "no-longer-any"
	ListToSet        Kind = "list-to-set"
	SetToList        Kind = "set-to-list"
	TextFormWidened  Kind = "text-form-widened"
	TextFormNarrowed Kind = "text-form-narrowed"
)

// What happens to refinements.
const (
	BoundTightened Kind = "bound-tightened"
	BoundLoosened  Kind = "bound-loosened"
	PatternAdded   Kind = "pattern-added"
	PatternRemoved Kind = "pattern-removed"
	PatternChanged Kind = "pattern-changed"
	FormatAdded    Kind = "format-added"
	FormatRemoved  Kind = "format-removed"
	FormatChanged  Kind = "format-changed"
	UniqueAdded    Kind = "unique-added"
	UniqueRemoved  Kind = "unique-removed"
)

// What happens to methods.
const (
	MethodAdded           Kind = "method-added"
	MethodRemoved         Kind = "method-removed"
	MethodRenamed         Kind = "method-renamed"
	InputAdded            Kind = "input-added"
	InputRemoved          Kind = "input-removed"
	InputNamed            Kind = "input-named"
	InputInlined          Kind = "input-inlined"
	OutputGained          Kind = "output-added"
	OutputRemoved         Kind = "output-removed"
	MethodErrorAdded      Kind = "method-error-added"
	MethodErrorRemoved    Kind = "method-error-removed"
	MethodErrorRenumbered Kind = "method-error-renumbered"
	RepeatableLost        Kind = "repeatable-lost"
	RepeatableGained      Kind = "repeatable-gained"
	SafeLost              Kind = "safe-lost"
	SafeGained            Kind = "safe-gained"
	IdempotencyKeyChanged Kind = "idempotency-key-changed"
	OnewayGained          Kind = "oneway-gained"
	OnewayLost            Kind = "oneway-lost"
	PageAdded             Kind = "page-added"
	PageRemoved           Kind = "page-removed"
	PageChanged           Kind = "page-changed"
)

// What happens to the way of a method over HTTP.
const (
	VerbChanged        Kind = "verb-changed"
	PathChanged        Kind = "path-changed"
	StatusChanged      Kind = "status-changed"
	ErrorStatusChanged Kind = "error-status-changed"
	ParameterMoved     Kind = "parameter-moved"
	ParameterRenamed   Kind = "parameter-renamed"
)

// What happens to services.
const (
	ServiceAdded            Kind = "service-added"
	ServiceRemoved          Kind = "service-removed"
	ExtendsAdded            Kind = "extends-added"
	ExtendsRemoved          Kind = "extends-removed"
	TransportAdded          Kind = "transport-added"
	TransportRemoved        Kind = "transport-removed"
	ListenChanged           Kind = "listen-changed"
	ProtocolChanged         Kind = "protocol-changed"
	TransportSettingChanged Kind = "transport-setting-changed"
	AdminAdded              Kind = "admin-added"
	AdminRemoved            Kind = "admin-removed"
	AdminChanged            Kind = "admin-changed"
	MiddlewareAdded         Kind = "middleware-added"
	MiddlewareRemoved       Kind = "middleware-removed"
	MiddlewareMoved         Kind = "middleware-moved"
	MiddlewareChanged       Kind = "middleware-changed"
	AuthAdded               Kind = "auth-added"
	AuthRemoved             Kind = "auth-removed"
	AuthChanged             Kind = "auth-changed"
	AuthRenamed             Kind = "auth-renamed"
	AuthHintChanged         Kind = "auth-hint-changed"
	ScopesAdded             Kind = "scopes-added"
	ScopesRemoved           Kind = "scopes-removed"
)
