// Package proof holds what the compiler proves about chains against what the runtime does. It is the one place
// that knows both sides, and consists of tests.
package proof
