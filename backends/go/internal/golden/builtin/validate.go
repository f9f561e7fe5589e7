package builtin

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every GetInput is valid.
func (*GetInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every GetInput is valid.
func (*GetInput) Validate() error { return nil }
