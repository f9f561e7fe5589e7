package builtin

import kitadmin "github.com/kitc-lang/kit/runtime/admin"

// describe says what the admin listener shows of the service, as cfg has it.
func (cfg AllServerConfig) describe() kitadmin.Service {
	cfg = cfg.filled()
	http := []kitadmin.Link{
		kitadmin.NewLink("cors", "origins", cfg.Cors.Origins, "headers", cfg.Cors.Headers, "expose", cfg.Cors.Expose, "credentials", cfg.Cors.Credentials, "max_age", cfg.Cors.MaxAge),
		kitadmin.NewLink("compress", "min_size", cfg.Compress.MinSize, "level", cfg.Compress.Level),
	}
	recoverMiddleware := kitadmin.NewLink("recover")
	trace := kitadmin.NewLink("trace", "sample", cfg.Trace.Sample, "limit", cfg.Trace.Limit, "write", cfg.Trace.Write)
	metrics := kitadmin.NewLink("metrics")
	log := kitadmin.NewLink("log", "first", cfg.Log.First, "one_in", cfg.Log.OneIn)
	rateLimit := kitadmin.NewLink("rate_limit", "rate", cfg.RateLimit.Rate, "burst", cfg.RateLimit.Burst, "per", cfg.RateLimit.Per, "keys", cfg.RateLimit.Keys, "wait", cfg.RateLimit.Wait)
	concurrency := kitadmin.NewLink("concurrency", "max", cfg.Concurrency.Max, "adaptive", cfg.Concurrency.Adaptive, "queue", cfg.Concurrency.Queue, "wait", cfg.Concurrency.Wait, "tolerance", cfg.Concurrency.Tolerance)
	timeout := kitadmin.NewLink("timeout", "after", cfg.Timeout.After)
	idempotency := kitadmin.NewLink("idempotency", "keep", cfg.Idempotency.Keep, "wait", cfg.Idempotency.Wait, "lease", cfg.Idempotency.Lease)
	fault := kitadmin.NewLink("fault", "ratio", cfg.Fault.Ratio, "delay", cfg.Fault.Delay, "code", cfg.Fault.Code)
	scarceRateLimit := kitadmin.NewLink("rate_limit", "rate", cfg.ScarceRateLimit.Rate, "burst", cfg.ScarceRateLimit.Burst, "per", cfg.ScarceRateLimit.Per, "keys", cfg.ScarceRateLimit.Keys, "wait", cfg.ScarceRateLimit.Wait)
	chain := []kitadmin.Link{recoverMiddleware, trace, metrics, log, rateLimit, concurrency, timeout, idempotency, fault}
	methods := []kitadmin.Method{
		{Method: &allGet, Route: "POST /All/Get"},
		{Method: &allAlso, Route: "POST /All/Also"},
		{Method: &allScarce, Route: "POST /All/Scarce", Own: true, Chain: []kitadmin.Link{recoverMiddleware, trace, metrics, log, scarceRateLimit, concurrency, timeout, idempotency, fault}},
		{Method: &allFree, Route: "POST /All/Free", Own: true, Chain: []kitadmin.Link{recoverMiddleware, trace, metrics, log, concurrency, timeout, idempotency, fault}},
		{Method: &allCharge, Route: "POST /charges", Own: true, Chain: []kitadmin.Link{recoverMiddleware, trace, metrics, log, concurrency, timeout, idempotency, fault}},
	}
	return kitadmin.Service{
		Listen:  "127.0.0.1:0",
		Name:    "builtin.All",
		Metrics: cfg.Metrics.Handler(),
		HTTP:    http,
		Chain:   chain,
		Methods: methods,
	}
}
