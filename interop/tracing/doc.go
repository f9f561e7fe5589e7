// Package tracing reads the traces of the shop back from a collector of others, Jaeger's, which speaks Zipkin's HTTP
// API. make interop runs it.
package tracing
