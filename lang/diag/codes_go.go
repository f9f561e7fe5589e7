package diag

// Codes of the Go backend: names that Go cannot keep apart, and what its types cannot say.
const (
	// GoFieldClash: two fields of one type get the same Go name.
	GoFieldClash Code = "KIT5001"
	// GoNameClash: two declarations of a package, or a declaration and code that is generated for a
	// service, get the same Go name.
	GoNameClash Code = "KIT5002"
	// GoPackageName: a package with a name that Go keeps for itself.
	GoPackageName Code = "KIT5003"
	// GoMethodName: a method with the name of a method that every client has.
	GoMethodName Code = "KIT5004"
	// GoUnique: elements that must differ and of which Go cannot say whether they are equal.
	GoUnique Code = "KIT5005"
	// GoMiddleware: a middleware whose Config would take the name of another field.
	GoMiddleware Code = "KIT5006"
	// GoImportPath: a package whose Go import path is not known.
	GoImportPath Code = "KIT5007"
)
