package retries

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every PassInput is valid.
func (*PassInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every PassInput is valid.
func (*PassInput) Validate() error { return nil }
