//go:build race

package httptest

// pooled says whether sync.Pool keeps what it is given. The race detector drops some of it at random.
const pooled = false
