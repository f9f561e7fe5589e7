// Package bench measures the codecs that kitc emits beside those of others, on one order of ten items and four tags:
// the hand-written limit, the fast codec of CloudWeGo (what Kitex' generated code does, with its library), and
// Apache's library with the code of its own generator. Only figures of one run can be compared.
package bench
