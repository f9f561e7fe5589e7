package main

// limit is a bound that a server keeps unless its Config says otherwise.
type limit struct {
	Field string `json:"field"` // of the Config
	Value string `json:"value"`
	What  string `json:"what"`
}

// limits are the bounds of what one call may cost, by transport. They are those of the runtime, which a test
// holds them against.
var limits = map[string][]limit{
	"http": {
		{"MaxBody", "4 MiB", "request body"},
		{"MaxHeader", "64 KiB", "request line and headers"},
		{"ReadHeaderTimeout", "5 s", "until the headers are read"},
		{"ReadTimeout", "1 min", "until the body is read"},
		{"WriteTimeout", "1 min", "until the answer is taken"},
	},
	"thrift": {
		{"MaxMessage", "4 MiB", "message"},
		{"ReadTimeout", "10 s", "until the message is read"},
		{"WriteTimeout", "10 s", "until the reply is taken"},
	},
}
