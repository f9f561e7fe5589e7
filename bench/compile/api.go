package main

import (
	"fmt"
	"strings"
)

// The API that all compilers get: compiletest.Services, n of ten methods and ten structs each. What Kit's own output declares in
// Thrift's language and in OpenAPI is what those get who read that; the others get the same by hand.

func protoText(n int) string {
	var b strings.Builder
	b.WriteString("syntax = \"proto3\";\npackage many;\noption go_package = \"example.com/many/pb\";\n")
	for s := range n {
		fmt.Fprintf(&b, "\n// Service %d.\nservice S%d {\n", s, s)
		for m := range 10 {
			fmt.Fprintf(&b, "  // Gives thing %[2]d.\n  rpc Get%[1]dM%[2]d(Get%[1]dM%[2]dInput) returns (Thing%[1]dM%[2]d);\n", s, m)
		}
		b.WriteString("}\n")
		for m := range 10 {
			fmt.Fprintf(&b, `
message Get%[1]dM%[2]dInput {
  string id = 1;
  optional int32 limit = 2;
}

// Thing %[2]d.
message Thing%[1]dM%[2]d {
  string id = 1;
  string name = 2;
  map<string, string> tags = 3;
  repeated Thing%[1]dM0 items = 4;
  optional Thing%[1]dM%[2]d more = 5;
}
`, s, m)
		}
	}
	return b.String()
}

func goaText(n int) string {
	var b strings.Builder
	b.WriteString("// Package design is the API in goa's language.\npackage design\n\nimport . \"goa.design/goa/v3/dsl\"\n\nvar _ = API(\"many\", func() {})\n\nvar notFound = Type(\"NotFound\", func() { Attribute(\"resource\", String); Attribute(\"id\", String); Required(\"resource\", \"id\") })\n")
	for s := range n {
		for m := range 10 {
			fmt.Fprintf(&b, `
var thing%[1]dM%[2]d = Type("Thing%[1]dM%[2]d", func() {
	Attribute("id", String, func() { Format(FormatUUID) })
	Attribute("name", String, func() { MinLength(1); MaxLength(64) })
	Attribute("tags", MapOf(String, String))
	Attribute("items", ArrayOf("Thing%[1]dM0"))
	Attribute("more", "Thing%[1]dM%[2]d")
	Required("id", "name", "tags", "items")
})
`, s, m)
		}
		fmt.Fprintf(&b, "\nvar _ = Service(\"S%d\", func() {\n", s)
		for m := range 10 {
			fmt.Fprintf(&b, `	Method("Get%[1]dM%[2]d", func() {
		Payload(func() {
			Attribute("id", String, func() { Format(FormatUUID) })
			Attribute("limit", Int32, func() { Minimum(1); Maximum(100); Default(20) })
			Required("id")
		})
		Result(thing%[1]dM%[2]d)
		Error("not_found", notFound)
		HTTP(func() { GET("/s%[1]d/m%[2]d/{id}"); Param("limit"); Response("not_found", StatusNotFound) })
	})
`, s, m)
		}
		b.WriteString("})\n")
	}
	return b.String()
}
