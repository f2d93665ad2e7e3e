package demo

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	mathrand "math/rand/v2"
	"sync"
	"time"

	"hoithi/contest"
	"hoithi/internal/demo/data"
)

// cast makes people up.
type cast struct {
	mu    sync.Mutex // guards rng and names
	rng   *mathrand.Rand
	names *data.Generator
}

func newCast(seed int64) *cast {
	return &cast{
		rng:   mathrand.New(mathrand.NewPCG(uint64(seed), 0x48c6)),
		names: data.Names(uint64(seed)),
	}
}

// player is a made-up person with a temper.
type player struct {
	contest.Contestant
	skill float64       // chance to know an answer
	pace  time.Duration // for one question, at the median
	guess int64         // prediction
}

// next makes a contestant of the contest who belongs to one of the units; big
// units send more people, and some send hardly anybody.
func (c *cast) next(of contest.Contest, units []contest.Unit, id string, at time.Time) player {
	c.mu.Lock()
	defer c.mu.Unlock()
	group := of.Groups[0].ID
	if len(of.Groups) > 1 && c.rng.Float64() < 0.3 {
		group = of.Groups[1].ID
	}
	return player{
		Contestant: contest.Contestant{
			ID: id, ContestID: of.ID, Name: c.names.Next().Name,
			Phone:  fmt.Sprintf("+8490%07d", c.rng.IntN(10_000_000)),
			UnitID: c.unit(units), GroupID: group, Fields: map[string]string{},
			BirthDate: time.Date(1965+c.rng.IntN(40), time.Month(1+c.rng.IntN(12)), 1+c.rng.IntN(28), 0, 0, 0, 0, time.UTC),
			Consent:   contest.ConsentGiven{Version: of.Registration.Consent.Version, At: at},
			DeviceID:  "", Synthetic: true, CreatedAt: at,
		},
		skill: min(0.97, 0.35+0.4*c.rng.Float64()+0.3*c.rng.Float64()*c.rng.Float64()),
		pace:  time.Duration(5+c.rng.IntN(14)) * time.Second,
		guess: int64(c.rng.IntN(12)),
	}
}

// unit draws a unit by headcount.
func (c *cast) unit(units []contest.Unit) string {
	total := 0
	for _, u := range units {
		total += u.Headcount
	}
	if total == 0 {
		return ""
	}
	at := c.rng.IntN(total)
	for _, u := range units {
		if at -= u.Headcount; at < 0 {
			return u.ID
		}
	}
	return units[len(units)-1].ID
}

// own is a random source for one player.
func (c *cast) own() *mathrand.Rand {
	c.mu.Lock()
	defer c.mu.Unlock()
	return mathrand.New(mathrand.NewPCG(c.rng.Uint64(), c.rng.Uint64()))
}

// noDevice is a session nobody holds: its token was never kept.
func noDevice(p player) (contest.DeviceSession, error) {
	var raw [32]byte
	if _, err := rand.Read(raw[:]); err != nil {
		return contest.DeviceSession{}, fmt.Errorf("demo: draw a token: %w", err)
	}
	hash := sha256.Sum256(raw[:])
	return contest.DeviceSession{
		TokenHash: hash[:], ContestID: p.ContestID, ContestantID: p.ID,
		At: p.CreatedAt, ExpiresAt: p.CreatedAt.Add(time.Minute),
	}, nil
}

func parseDay(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, fmt.Errorf("demo: day %q: %w", s, err)
	}
	return t, nil
}
