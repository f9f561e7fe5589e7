package clock_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/kitc-lang/kit/runtime/internal/clock"
)

func TestNow(t *testing.T) {
	if a, b := clock.Now(), clock.Now(); a <= 0 || b < a {
		t.Errorf("%d, then %d", a, b)
	}
	synctest.Test(t, func(t *testing.T) {
		begun := clock.Now()
		time.Sleep(time.Hour)
		if took := clock.Now() - begun; begun <= 0 || took != time.Hour {
			t.Errorf("an hour from %d takes %s", begun, took)
		}
	})
}
