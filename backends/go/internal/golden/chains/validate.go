package chains

import kit "github.com/kitc-lang/kit/runtime"

// AppendViolations notes nothing: every BuildInput is valid.
func (*BuildInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every BuildInput is valid.
func (*BuildInput) Validate() error { return nil }
