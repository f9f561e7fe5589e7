package patterns

// Fixed is a scalar of package patterns.
type Fixed string

// Bounded is a scalar of package patterns.
type Bounded string

// Open is a scalar of package patterns.
type Open string

// Star is a scalar of package patterns.
type Star string

// Prefixed is a scalar of package patterns.
type Prefixed string

// Suffixed is a scalar of package patterns.
type Suffixed string

// Middle is a scalar of package patterns.
type Middle string

// Iban is a scalar of package patterns.
type Iban string

// Single is a scalar of package patterns.
type Single string

// Literal is a scalar of package patterns.
type Literal string

// Two is a scalar of package patterns.
type Two string

// Unanchored is a scalar of package patterns.
type Unanchored string

// HalfOpen is a scalar of package patterns.
type HalfOpen string

// Either is a scalar of package patterns.
type Either string

// Folded is a scalar of package patterns.
type Folded string

// NotASCII is a scalar of package patterns.
type NotASCII string

// Negated is a scalar of package patterns.
type Negated string

// Digits is a scalar of package patterns.
type Digits string

// Any is a scalar of package patterns.
type Any string

// Lines is a scalar of package patterns.
type Lines string

// Optional is a scalar of package patterns.
type Optional string

// Empty is a scalar of package patterns.
type Empty string

// Two2 is a scalar of package patterns.
type Two2 string
