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
