package web

import (
	"context"
	"time"

	"hoithi/contest"
	"hoithi/questions"
)

// catalog is what everybody reads, kept for a moment: a contest's page must
// cost the database the same for one reader and for ten thousand.
type catalog struct {
	store    Contests
	list     *cache[struct{}, []contest.Contest]
	bySlug   *cache[string, contest.Contest]
	byID     *cache[string, contest.Contest]
	rounds   *cache[string, []contest.Round]
	round    *cache[string, contest.Round]
	figures  *cache[string, contest.Figures]
	entrants *cache[string, int]
	units    *cache[string, *contest.UnitIndex]
	bank     *cache[string, questions.Bank]
	media    *cache[string, questions.MediumFile]
}

// How long things are kept: a change at the desk is seen everywhere after that.
const (
	briefly = time.Second
	aWhile  = 10 * time.Second // units: reading a large tree costs some milliseconds

	// When a round opens, everybody asks for the same pictures at once, each
	// browser once: a moment is enough, and a sealing takes a picture away as soon.
	mediaLife = aWhile
	mediaKept = 128 // of at most a megabyte each
)

func newCatalog(store Contests, now func() time.Time) *catalog {
	c := &catalog{store: store}
	c.list = newCache(now, briefly, func(ctx context.Context, _ struct{}) ([]contest.Contest, error) { return c.listed(ctx, now()) })
	c.bySlug = newCache(now, briefly, store.FindContestBySlug)
	c.byID = newCache(now, briefly, store.FindContest)
	c.rounds = newCache(now, briefly, store.Rounds)
	c.round = newCache(now, briefly, store.FindRound)
	c.figures = newCache(now, briefly, store.RoundFigures)
	c.entrants = newCache(now, briefly, store.CountContestants)
	c.figures.late, c.entrants.late = aWhile, aWhile // they count a table: on a page that people look at nobody waits for that
	c.bank = newCache(now, aWhile, store.FindBank)
	c.media = newCache(now, mediaLife, store.FindMedium)
	c.media.most = mediaKept
	c.units = newCache(now, aWhile, func(ctx context.Context, contestID string) (*contest.UnitIndex, error) {
		units, err := store.Units(ctx, contestID)
		if err != nil {
			return nil, err
		}
		return contest.NewUnitIndex(units), nil
	})
	return c
}

// listed are the contests that have something to show: a round that is more
// than a draft.
func (c *catalog) listed(ctx context.Context, at time.Time) ([]contest.Contest, error) {
	all, err := c.store.Contests(ctx)
	if err != nil {
		return nil, err
	}
	out := []contest.Contest{}
	for _, one := range all {
		rounds, err := c.store.Rounds(ctx, one.ID)
		if err != nil {
			return nil, err
		}
		if len(visible(rounds, at)) > 0 {
			out = append(out, one)
		}
	}
	return out, nil
}

// visible leaves out the drafts.
func visible(rounds []contest.Round, at time.Time) []contest.Round {
	out := []contest.Round{}
	for _, r := range rounds {
		if r.StateAt(at) != contest.Draft {
			out = append(out, r)
		}
	}
	return out
}

// open returns a round that the public may see, with its contest. A draft is
// contest.ErrRoundNotFound.
func (c *catalog) open(ctx context.Context, roundID string, at time.Time) (contest.Round, contest.Contest, error) {
	round, err := c.round.get(ctx, roundID)
	if err != nil {
		return contest.Round{}, contest.Contest{}, err
	}
	if round.StateAt(at) == contest.Draft {
		return contest.Round{}, contest.Contest{}, contest.ErrRoundNotFound
	}
	of, err := c.byID.get(ctx, round.ContestID)
	return round, of, err
}

// banks returns the banks that a round draws from, by id.
func (c *catalog) banks(ctx context.Context, r contest.Round) (map[string]questions.Bank, error) {
	out := map[string]questions.Bank{}
	for _, source := range r.Rules.Paper.Sources {
		bank, err := c.bank.get(ctx, source.BankID)
		if err != nil {
			return nil, err
		}
		out[source.BankID] = bank
	}
	return out, nil
}
