package retries

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every PassInput is valid.
func (*PassInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every PassInput is valid.
func (*PassInput) Validate() error { return nil }

// AppendViolations notes nothing: every FindInput is valid.
func (*FindInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every FindInput is valid.
func (*FindInput) Validate() error { return nil }
