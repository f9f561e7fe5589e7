//go:build tools

// Package tools pins the collector of traces that make interop starts.
package tools

import _ "github.com/jaegertracing/jaeger/cmd/all-in-one"
