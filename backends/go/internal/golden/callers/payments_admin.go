package callers

import kitadmin "github.com/kitc-lang/kit/runtime/admin"

// describe says what the admin listener shows of the service, as cfg has it.
func (cfg PaymentsServerConfig) describe() kitadmin.Service {
	cfg = cfg.filled()
	recoverMiddleware := kitadmin.NewLink("recover")
	timeout := kitadmin.NewLink("timeout", "after", cfg.Timeout.After)
	settleTimeout := kitadmin.NewLink("timeout", "after", cfg.SettleTimeout.After)
	chain := []kitadmin.Link{recoverMiddleware, timeout}
	methods := []kitadmin.Method{
		{Method: &paymentsCharge, Route: "POST /Payments/Charge"},
		{Method: &paymentsSettle, Route: "POST /Payments/Settle", Own: true, Chain: []kitadmin.Link{recoverMiddleware, settleTimeout}},
		{Method: &paymentsLeft, Route: "POST /Payments/Left"},
	}
	return kitadmin.Service{
		Listen:  "127.0.0.1:0",
		Name:    "callers.Payments",
		Chain:   chain,
		Methods: methods,
	}
}
