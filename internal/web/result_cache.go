package web

import (
	"context"
	"time"

	"hoithi/contest"
)

// official reads published results. A snapshot never changes, and when it
// comes out everybody looks at once, so its pages are kept.
type official struct {
	results Results
	list    *cache[string, []contest.Snapshot]
	pages   *cache[resultPart, resultPage]
	units   *cache[string, [][]contest.UnitRow]
}

type resultPart struct {
	id     string
	filter contest.RowFilter
}

type resultPage struct {
	rows  []contest.ResultRow
	total int
}

const (
	pageLife  = time.Minute
	pagesKept = 500 // of at most 200 rows: about 50 MB
)

func newOfficial(results Results, now func() time.Time) *official {
	o := &official{results: results}
	o.list = newCache(now, briefly, results.Snapshots)
	o.units = newCache(now, pageLife, results.SnapshotUnits)
	o.pages = newCache(now, pageLife, func(ctx context.Context, part resultPart) (resultPage, error) {
		rows, total, err := results.SnapshotRows(ctx, part.id, part.filter)
		return resultPage{rows, total}, err
	})
	o.pages.most = pagesKept
	return o
}

// rows returns a page of a published result.
func (o *official) rows(ctx context.Context, id string, f contest.RowFilter) ([]contest.ResultRow, int, error) {
	page, err := o.pages.get(ctx, resultPart{id, f})
	return page.rows, page.total, err
}
