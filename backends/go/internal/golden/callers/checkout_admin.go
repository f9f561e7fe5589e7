package callers

import kitadmin "github.com/kitc-lang/kit/runtime/admin"

// describe says what the admin listener shows of the service, as cfg has it.
func (cfg CheckoutServerConfig) describe() kitadmin.Service {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("recover"),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	methods := []kitadmin.Method{
		{Method: &checkoutPay, Route: "POST /Checkout/Pay", Calls: []string{"payments.Charge", "ledger.Left"}},
	}
	return kitadmin.Service{
		Listen:  "127.0.0.1:0",
		Name:    "callers.Checkout",
		Chain:   chain,
		Methods: methods,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg CheckoutPaymentsClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	chain := []kitadmin.Link{
		kitadmin.NewLink("log", "first", cfg.Log.First, "one_in", cfg.Log.OneIn),
		kitadmin.NewLink("notes", "book", "\"payments\""),
		kitadmin.NewLink("timeout", "after", cfg.Timeout.After),
	}
	return &kitadmin.Client{
		Name:      "payments",
		Service:   "callers.Payments",
		Transport: "thrift",
		Address:   cfg.Address,
		Chain:     chain,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg CheckoutLedgerClientConfig) describe() *kitadmin.Client {
	cfg = cfg.filled()
	log := kitadmin.NewLink("log", "first", cfg.Log.First, "one_in", cfg.Log.OneIn)
	timeout := kitadmin.NewLink("timeout", "after", cfg.Timeout.After)
	settleTimeout := kitadmin.NewLink("timeout", "after", cfg.SettleTimeout.After)
	chain := []kitadmin.Link{log, timeout}
	own := map[string][]kitadmin.Link{
		"Settle": {log, settleTimeout},
	}
	return &kitadmin.Client{
		Name:      "ledger",
		Service:   "callers.Payments",
		Transport: "http",
		Address:   cfg.Address,
		Chain:     chain,
		Own:       own,
	}
}

// describe says what the admin listener shows of the client, as cfg has it.
func (cfg CheckoutBareClientConfig) describe() *kitadmin.Client {
	return &kitadmin.Client{
		Name:      "bare",
		Service:   "callers.Payments",
		Transport: "http",
		Address:   cfg.Address,
	}
}
