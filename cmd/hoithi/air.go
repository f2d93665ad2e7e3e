package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"hoithi/contest"
	"hoithi/frontend"
	"hoithi/internal/broadcast"
	"hoithi/internal/onair"
	"hoithi/internal/web"
)

// openAir wires television: the control room over the boards as the public
// sees them.
func (n *node) openAir() (*web.Air, error) {
	themes, err := builtInThemes(frontend.Themes())
	if err != nil {
		return nil, err
	}
	air := &web.Air{Public: onair.NewPublicBoards(n.boards, n.db, now), Live: n.boards, Freezer: contest.NewFreezer(n.db, now, newID), Stopping: n.stopping}
	if u := n.config.HTTP.PublicURL; u != nil {
		air.PublicURL = u.String()
	}
	air.Rehearsals = onair.NewRehearsals(n.db, n.db.Outputs, now)
	air.Sources = onair.NewSources(onair.Parts{Store: n.db, Boards: air.Public, Rehearsals: air.Rehearsals, Now: now, PublicURL: cmp.Or(air.PublicURL, n.config.HTTP.JoinURL)})
	air.Control = broadcast.NewControl(broadcast.Parts{Store: n.db, Sources: air.Sources, BuiltIn: themes, Now: now, NewID: newID, Random: rand.Reader, Log: n.log})
	return air, nil
}

// adoptPages keeps the pages of outputs that this program brought: an output
// runs the same ones when a newer program has taken over.
func (n *node) adoptPages(ctx context.Context) error {
	files, err := web.TVFiles(frontend.Dist())
	if err != nil || len(files) == 0 {
		return err
	}
	return n.control.Adopt(ctx, version(), files)
}

// rehearsalsEvery is how soon a rehearsal that was begun at another node is
// seen here.
const rehearsalsEvery = time.Second

// followRehearsals plays the rehearsals of all nodes, until ctx ends.
func (n *node) followRehearsals(ctx context.Context) {
	tick := time.NewTicker(rehearsalsEvery)
	defer tick.Stop()
	for {
		changed, err := n.rehearsals.Look(ctx)
		if err != nil && ctx.Err() == nil {
			n.log.Warn("rehearsals", "error", err)
		}
		if changed {
			n.control.Renew()
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// builtInThemes reads the finished looks; the calm one is the default.
func builtInThemes(files fs.FS) ([]broadcast.Theme, error) {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		return nil, fmt.Errorf("themes: %w", err)
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(b, a) }) // trang-trong, soi-noi
	var out []broadcast.Theme
	for _, name := range names {
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("theme %s: %w", name, err)
		}
		t, err := broadcast.ParseTheme(body)
		if err != nil {
			return nil, fmt.Errorf("theme %s: %w", name, err)
		}
		out = append(out, t)
	}
	return out, nil
}
