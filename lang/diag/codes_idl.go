package diag

// Codes of foreign Thrift IDL, and of what Kit cannot say of it.
const (
	// IDLSyntax: a text that is no Thrift IDL.
	IDLSyntax Code = "KIT8001"
	// IDLTooLarge: a file that is larger than any that a person writes.
	IDLTooLarge Code = "KIT8002"
	// IDLTooDeep: brackets that are nested deeper than any that a person writes.
	IDLTooDeep Code = "KIT8003"
	// IDLInclude: an include that is missing, or that includes its includer.
	IDLInclude Code = "KIT8004"
	// IDLDuplicate: a name or a field id that is there twice.
	IDLDuplicate Code = "KIT8005"
	// IDLNumber: a number that does not fit where it stands.
	IDLNumber Code = "KIT8006"
	// IDLUnknownName: a type, constant or service that nothing declares.
	IDLUnknownName Code = "KIT8007"
	// IDLNotInKit: something that Kit cannot say, or says in another way.
	IDLNotInKit Code = "KIT8008"
	// IDLValue: a value that its type does not have.
	IDLValue Code = "KIT8009"
)
