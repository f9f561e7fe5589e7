package golang

import (
	"go/token"
	"go/types"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// initialisms are the words that Go writes in capitals (the list of golang.org/x/lint, and a few of RPC).
var initialisms = map[string]bool{
	"acl": true, "api": true, "ascii": true, "cpu": true, "css": true, "dns": true, "eof": true, "grpc": true,
	"guid": true, "html": true, "http": true, "https": true, "id": true, "ip": true, "json": true, "jwt": true,
	"qps": true, "ram": true, "rpc": true, "sku": true, "sla": true, "smtp": true, "sql": true, "ssh": true,
	"tcp": true, "tls": true, "ttl": true, "udp": true, "ui": true, "uid": true, "uri": true, "url": true,
	"utf8": true, "uuid": true, "vm": true, "xml": true, "xsrf": true, "xss": true,
}

// exported gives a snake_case name as an exported Go name: order_id becomes OrderID. It depends on
// the name alone, so that no other declaration can change it.
func exported(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		switch {
		case word == "":
			b.WriteByte('_')
		case initialisms[word]:
			b.WriteString(strings.ToUpper(word))
		default:
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// unexported gives an exported Go name with its first word in lower case: OrderID becomes orderID,
// HTTPCheck becomes httpCheck. A name that Go keeps for itself gets an underscore.
func unexported(name string) string {
	n := 0
	for n < len(name) && 'A' <= name[n] && name[n] <= 'Z' {
		n++
	}
	if n > 1 && n < len(name) {
		n-- // the last capital starts the next word
	}
	name = strings.ToLower(name[:n]) + name[n:]
	if token.IsKeyword(name) {
		name += "_"
	}
	return name
}

// methodNames are what every generated struct, union and error has as methods; a field of such a name
// gets an underscore, whatever else its type has.
var methodNames = map[string]bool{
	"AppendJSON": true, "DecodeJSON": true, "MarshalJSON": true, "UnmarshalJSON": true,
	"AppendThriftBinary": true, "AppendThriftCompact": true, "DecodeThriftBinary": true, "DecodeThriftCompact": true,
	"ThriftBytes": true,
	"Validate":    true, "AppendViolations": true, "Error": true, "KitError": true, "LogValue": true, "Format": true,
	"String": true, "UnknownMember": true,
}

// fieldName gives the Go name of a field or union member.
func fieldName(f *model.Field) string {
	name := exported(f.Name)
	if methodNames[name] {
		name += "_"
	}
	return name
}

// constName gives the Go name of an enum's member: Status and paid make StatusPaid.
func constName(e *model.Enum, m *model.EnumMember) string { return e.Name + exported(m.Name) }

// fileName gives the name of a file of a service: orders_server.go. The service's own part holds no
// underscore and the topic is never a platform or "test", so that no two services meet in a file and
// the go command reads no build constraint out of a name.
func fileName(svc *model.Service, topic string) string {
	return strings.ToLower(strings.ReplaceAll(svc.Name, "_", "")) + "_" + topic + ".go"
}

// packageName gives the Go name of a .kit package.
func packageName(p *model.Package) string {
	name := strings.ToLower(strings.ReplaceAll(p.Name, "_", ""))
	if token.IsKeyword(name) {
		name += "_"
	}
	return name
}

// locals are the names that generated functions give to their parameters and variables.
var locals = map[string]bool{
	"attrs": true, "b": true, "c": true, "call": true, "cfg": true, "chain": true, "ctx": true, "d": true, "data": true,
	"e": true, "err": true, "f": true, "h": true, "i": true, "id": true, "impl": true, "in": true, "k": true, "key": true,
	"l": true, "m": true, "n": true, "name": true, "o": true, "ok": true, "out": true, "p": true, "path": true, "r": true, "req": true,
	"resp": true, "s": true, "t": true, "text": true, "u": true, "v": true, "value": true, "verb": true, "w": true, "x": true,
}

// packageAlias gives the name under which generated code imports a .kit package: its own, unless a
// package of the runtime, a local variable or Go itself goes by that name in generated code.
func packageAlias(p *model.Package) string {
	name := packageName(p)
	if _, known := knownImports[name]; known || locals[name] || types.Universe.Lookup(name) != nil ||
		strings.HasPrefix(name, "kit") {
		name += "pkg"
	}
	return name
}
