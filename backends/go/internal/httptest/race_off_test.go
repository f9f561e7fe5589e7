//go:build !race

package httptest

// pooled says whether sync.Pool keeps what it is given.
const pooled = true
