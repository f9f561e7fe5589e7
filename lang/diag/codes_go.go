package diag

// Codes of the Go backend: names that Go cannot keep apart, and what its types cannot say.
const (
	// GoFieldClash: two fields of one type get the same Go name.
	GoFieldClash Code = "KIT5001"
	// GoNameClash: two declarations of a package, or a declaration and code that is generated for a
	// service, get the same Go name.
	GoNameClash Code = "KIT5002"
	// GoName: a name that makes no exported Go name.
	GoName Code = "KIT5003"
	// GoPackageName: a package whose name Go refuses or keeps for programs.
	GoPackageName Code = "KIT5004"
	// GoMethodName: a method with the name of a method that every client has.
	GoMethodName Code = "KIT5005"
	// GoUnique: elements that must differ and of which Go cannot say whether they are equal.
	GoUnique Code = "KIT5006"
	// GoConstant: a constant that has no Go form.
	GoConstant Code = "KIT5007"
	// GoScalar: a scalar of a type that cannot be refined in Go.
	GoScalar Code = "KIT5008"
	// GoMiddleware: a middleware whose Config would take the name of another field.
	GoMiddleware Code = "KIT5009"
	// GoImportPath: a package whose Go import path is not known.
	GoImportPath Code = "KIT5010"
	// GoValueCycle: a type that holds itself by value, so that no value of it could end.
	GoValueCycle Code = "KIT5011"
)
