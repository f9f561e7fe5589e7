package diag

// Codes of the Thrift backend: what a Thrift IDL file, or the code that the Thrift compiler makes of
// it, cannot say.
const (
	// ThriftReservedName: a service or method has a name that the Thrift compiler refuses. Its name is
	// on the wire, so the backend cannot change it.
	ThriftReservedName Code = "KIT5301"
	// ThriftNameClash: a type has a name that the Thrift compiler also gives to code of its own.
	ThriftNameClash Code = "KIT5302"
	// ThriftValue: a constant or a default that Thrift's constants cannot say.
	ThriftValue Code = "KIT5303"
	// ThriftMapKey: a map whose keys, or a set whose members, the code that the Thrift compiler makes cannot
	// handle.
	ThriftMapKey Code = "KIT5304"
	// ThriftFieldNumber: the number of a field does not fit Thrift's 16-bit field ids.
	ThriftFieldNumber Code = "KIT5305"
	// ThriftDeclarationClash: two declarations of different packages have the same name in the file.
	ThriftDeclarationClash Code = "KIT5306"
)
