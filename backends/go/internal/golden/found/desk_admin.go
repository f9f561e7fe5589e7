package found

import kitadmin "github.com/kitc-lang/kit/runtime/admin"

// describe says what the admin listener shows of the service, as cfg has it.
func (cfg DeskServerConfig) describe() kitadmin.Service {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("recover"),
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("log", "first", cfg.Log.First, "one_in", cfg.Log.OneIn),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	methods := []kitadmin.Method{
		{Method: &deskSell, Route: "POST /Desk/Sell", Calls: []string{"told.Check", "told.Check"}},
	}
	return kitadmin.Service{
		Listen:  "127.0.0.1:8081",
		Name:    "found.Desk",
		Metrics: cfg.Metrics.Handler(),
		Chain:   chain,
		Methods: methods,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg DeskStockClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "stock",
		Service:   "found.Stock",
		Transport: "thrift",
		Address:   cfg.Address,
		Discovery: "memory",
		Balance:   "hash",
		Chain:     chain,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg DeskCountedClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "counted",
		Service:   "found.Stock",
		Transport: "http",
		Address:   cfg.Address,
		Discovery: "memory",
		Balance:   "hash",
		Chain:     chain,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg DeskLedgerClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "ledger",
		Service:   "found.Ledger",
		Transport: "http",
		Address:   cfg.Address,
		Discovery: "table",
		Balance:   "nearest",
		Chain:     chain,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg DeskFixedClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "fixed",
		Service:   "found.Ledger",
		Transport: "http",
		Address:   cfg.Address,
		Discovery: "static",
		Balance:   "round_robin",
		Chain:     chain,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg DeskWrittenClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "written",
		Service:   "found.Stock",
		Transport: "thrift",
		Address:   cfg.Address,
		Discovery: "file",
		Chain:     chain,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg DeskToldClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write),
		kitadmin.NewLink("metrics"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "told",
		Service:   "found.Stock",
		Transport: "thrift",
		Address:   cfg.Address,
		Chain:     chain,
	}
}
