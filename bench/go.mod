module github.com/kitc-lang/kit/bench

go 1.26.0

replace github.com/kitc-lang/kit => ../

require (
	github.com/apache/thrift v0.25.0
	github.com/cloudwego/gopkg v0.1.4
	github.com/google/go-cmp v0.7.0
	github.com/kitc-lang/kit v0.0.0
)

require github.com/bytedance/gopkg v0.1.1 // indirect
