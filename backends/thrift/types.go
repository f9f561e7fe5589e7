package thrift

import "github.com/kitc-lang/kit/compiler/model"

// typeName gives a type as Thrift writes it.
func (d *document) typeName(t *model.Type) string {
	switch t.Kind {
	case model.List, model.Set:
		return containerName(t.Kind) + "<" + d.typeName(t.Elem) + ">"
	case model.Map:
		return "map<" + d.typeName(t.Key) + ", " + d.typeName(t.Elem) + ">"
	}
	if decl := named(t); decl != nil {
		return d.names[decl]
	}
	return baseName(t.Kind)
}

func containerName(k model.Kind) string {
	if k == model.Set {
		return "set"
	}
	return "list"
}

// baseName gives the Thrift type of a kind that stands alone, "" for the others.
func baseName(k model.Kind) string {
	switch k {
	case model.Bool:
		return "bool"
	case model.Int8:
		return "i8"
	case model.Int16:
		return "i16"
	case model.Int32:
		return "i32"
	case model.Int64, model.Timestamp, model.Duration:
		return "i64"
	case model.Float64:
		return "double"
	case model.String, model.UUID, model.Date, model.Any:
		return "string"
	case model.Bytes:
		return "binary"
	}
	return ""
}
