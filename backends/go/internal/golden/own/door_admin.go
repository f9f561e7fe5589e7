package own

import kitadmin "github.com/kitc-lang/kit/runtime/admin"

// describe says what the admin listener shows of the service, as cfg has it.
func (cfg DoorServerConfig) describe() kitadmin.Service {
	chain := []kitadmin.Link{
		kitadmin.NewLink("audit", "book", "\"door\"", "detail", "names", "every", "100/s", "most", "4KiB", "on", "[unavailable internal]", "all", "false", "share", "0.5", "days", "[\"2026-01-01\"]"),
	}
	methods := []kitadmin.Method{
		{Method: &doorKnock},
	}
	return kitadmin.Service{
		Listen:  "127.0.0.1:0",
		Name:    "own.Door",
		Chain:   chain,
		Methods: methods,
	}
}
