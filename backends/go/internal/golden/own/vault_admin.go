package own

import kitadmin "github.com/kitc-lang/kit/runtime/admin"

// describe says what the admin listener shows of the service, as cfg has it.
func (cfg VaultServerConfig) describe() kitadmin.Service {
	cfg = cfg.filled()
	recoverMiddleware := kitadmin.NewLink("recover")
	stamp := kitadmin.NewLink("stamp")
	audit := kitadmin.NewLink("audit", "book", "\"vault\"", "detail", "names", "every", "100/s", "most", "4KiB", "on", "[unavailable internal]", "all", "false", "share", "0.5", "days", "[\"2026-01-01\"]")
	timeout := kitadmin.NewLink("timeout", "after", cfg.Timeout.After)
	openAudit := kitadmin.NewLink("audit", "book", "\"vault\"", "detail", "inputs", "every", "30/min", "most", "4KiB", "on", "[unavailable internal]", "all", "false", "share", "0.5", "wait", "1s", "copies", "2", "title", "\"who was there\"", "owner", "\"board\"", "spare", "1KiB", "marks", "[\"a\" \"b\"]", "back", "true", "days", "[\"2026-01-01\"]", "since", "\"2026-02-03T04:05:06Z\"")
	chain := []kitadmin.Link{recoverMiddleware, stamp, audit, timeout}
	methods := []kitadmin.Method{
		{Method: &vaultOpen, Route: "POST /Vault/Open", Own: true, Chain: []kitadmin.Link{recoverMiddleware, stamp, openAudit, timeout}},
		{Method: &vaultIsClosed, Route: "POST /Vault/IsClosed"},
		{Method: &vaultPing, Route: "POST /Vault/Ping", Own: true, Chain: []kitadmin.Link{recoverMiddleware, stamp, timeout}},
	}
	return kitadmin.Service{
		Listen:  "127.0.0.1:0",
		Name:    "own.Vault",
		Chain:   chain,
		Methods: methods,
	}
}
