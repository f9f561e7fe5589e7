package callers

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every ChargeInput is valid.
func (*ChargeInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every ChargeInput is valid.
func (*ChargeInput) Validate() error { return nil }
