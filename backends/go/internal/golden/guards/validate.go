package guards

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every FindInput is valid.
func (*FindInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every FindInput is valid.
func (*FindInput) Validate() error { return nil }
