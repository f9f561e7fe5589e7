// Package matrix lets clients and servers made with Kit talk to those made with Apache's libraries for Python, Go,
// Node and Java, over every protocol and transport that both have, and prints who understands whom.
//
// The API is in cards; newer is the same some years later, so that programs of both ages meet. What is sent stands
// in values.thrift and newer_values.thrift, once for all languages. Each folder of a language holds a client, which
// calls a server of Kit and checks what comes back, and a server for the client of Kit. They use the code that the
// Thrift compiler makes of the IDL that kitc emitted.
//
// The tests need the build tag interop: make interop runs them.
package matrix
