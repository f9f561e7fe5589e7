module example.com/company

go 1.26.0

require (
	example.com/platform v0.0.0
	github.com/kitc-lang/kit v0.0.0
)

// The platform team publishes its packages as a module of its own; here both lie in one repository.
replace example.com/platform => ./platform

replace github.com/kitc-lang/kit => ../..
