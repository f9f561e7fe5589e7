package kit_test

import (
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

func TestRateReadsAsItWasWritten(t *testing.T) {
	for want, r := range map[string]kit.Rate{
		"100/s":    {Count: 100, Per: time.Second},
		"30/min":   {Count: 30, Per: time.Minute},
		"5000/h":   {Count: 5000, Per: time.Hour},
		"3/1m30s":  {Count: 3, Per: 90 * time.Second},
		"7/0s":     {Count: 7},
		"-1/250ms": {Count: -1, Per: 250 * time.Millisecond},
		"0/-1s":    {Per: -time.Second},
	} {
		if got := r.String(); got != want {
			t.Errorf("%+v reads %s, want %s", r, got, want)
		}
	}
}
