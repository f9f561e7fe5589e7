//go:build tools

// Package tools pins the Consul agent that make interop starts.
package tools

import _ "github.com/hashicorp/consul"
