package diag

// Codes of the OpenAPI backend: what an OpenAPI 3.1 document cannot say.
const (
	// OpenAPISameOperation: two methods of one package have the same verb and path.
	OpenAPISameOperation Code = "KIT5201"
	// OpenAPIParameter: a field in a path, query or header whose type has no form there.
	OpenAPIParameter Code = "KIT5202"
	// OpenAPIHeader: a header that OpenAPI tools ignore as a parameter.
	OpenAPIHeader Code = "KIT5203"
	// OpenAPIPattern: a regular expression that JSON Schema's dialect cannot say.
	OpenAPIPattern Code = "KIT5204"
	// OpenAPINameClash: two declarations of different packages have the same name in the document.
	OpenAPINameClash Code = "KIT5205"
)
