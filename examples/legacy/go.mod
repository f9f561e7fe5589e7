module example.com/legacy

go 1.26.0

require github.com/kitc-lang/kit v0.0.0

replace github.com/kitc-lang/kit => ../..
