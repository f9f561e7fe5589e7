package builtin

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every Receipt is valid.
func (*Receipt) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Receipt is valid.
func (*Receipt) Validate() error { return nil }

// AppendViolations notes nothing: every GetInput is valid.
func (*GetInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every GetInput is valid.
func (*GetInput) Validate() error { return nil }

// AppendViolations notes nothing: every ChargeInput is valid.
func (*ChargeInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every ChargeInput is valid.
func (*ChargeInput) Validate() error { return nil }
