package bench

import (
	"slices"
	"time"
)

// Latency sums up how long calls took, in milliseconds.
type Latency struct {
	P50  float64 `json:"p50_ms"`
	P95  float64 `json:"p95_ms"`
	P99  float64 `json:"p99_ms"`
	P999 float64 `json:"p999_ms"`
	Max  float64 `json:"max_ms"`
}

// latencyOf sorts the durations and reads the quantiles.
func latencyOf(took []time.Duration) Latency {
	if len(took) == 0 {
		return Latency{}
	}
	slices.Sort(took)
	at := func(q float64) float64 { return milli(took[min(int(q*float64(len(took))), len(took)-1)]) }
	return Latency{P50: at(0.50), P95: at(0.95), P99: at(0.99), P999: at(0.999), Max: milli(took[len(took)-1])}
}

func milli(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median is the middle of a few measurements, the lower one of two.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}

// medianOf takes the median of each quantile.
func medianOf(rounds []Latency) Latency {
	of := func(quantile func(Latency) float64) float64 { return median(each(rounds, quantile)) }
	return Latency{
		P50:  of(func(l Latency) float64 { return l.P50 }),
		P95:  of(func(l Latency) float64 { return l.P95 }),
		P99:  of(func(l Latency) float64 { return l.P99 }),
		P999: of(func(l Latency) float64 { return l.P999 }),
		Max:  of(func(l Latency) float64 { return l.Max }),
	}
}

// stolenSince returns what counts from now the part of the processors' time, in
// percent, that the host gave to others; 0 where that is unknown.
func stolenSince() (percent func() float64) {
	all, stolen := machineCPU()
	return func() float64 {
		a, s := machineCPU()
		if a == all {
			return 0
		}
		return 100 * float64(s-stolen) / float64(a-all)
	}
}
