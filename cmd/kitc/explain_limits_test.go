package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestLimitsAreTheRuntimes holds each limit that explain tells against what the runtime's ServerConfig says of
// its field.
func TestLimitsAreTheRuntimes(t *testing.T) {
	for transport, all := range limits {
		docs := configDocs(t, "../../runtime/transport/"+transport+"/server.go")
		for _, l := range all {
			if doc := docs[l.Field]; !strings.Contains(doc, "(0: "+l.Value+")") {
				t.Errorf("%s: explain says that %s is %s, the runtime says %q", transport, l.Field, l.Value, doc)
			}
		}
	}
}

// configDocs gives the comments of the fields of ServerConfig.
func configDocs(t *testing.T, file string) map[string]string {
	t.Helper()
	src, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{}
	ast.Inspect(src, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok || spec.Name.Name != "ServerConfig" {
			return true
		}
		for _, f := range spec.Type.(*ast.StructType).Fields.List {
			docs[f.Names[0].Name] = strings.Join(strings.Fields(f.Doc.Text()), " ")
		}
		return false
	})
	if len(docs) == 0 {
		t.Fatalf("%s declares no ServerConfig", file)
	}
	return docs
}
