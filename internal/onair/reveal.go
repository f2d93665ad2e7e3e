package onair

import (
	"context"
	"encoding/json"

	"hoithi/internal/broadcast"
)

// revealMost bounds the people of one reveal.
const revealMost = 200

func (s *Sources) prepareReveal(ctx context.Context, sc scene) (broadcast.Prepared, error) {
	pin, err := s.pinResult(ctx, sc)
	if err != nil {
		return broadcast.Prepared{}, err
	}
	sc.view.Pin = pin
	steps, err := s.script(ctx, sc)
	if err != nil {
		return broadcast.Prepared{}, err
	}
	return broadcast.Prepared{Pin: pin, Steps: len(steps)}, nil
}

// Script is the list of steps of a reveal, for the desk and the presenter.
func (s *Sources) Script(ctx context.Context, v broadcast.View) ([]broadcast.RevealStep, error) {
	sc, err := s.scene(ctx, v)
	if err != nil {
		return nil, err
	}
	return s.script(ctx, sc)
}

// script makes the steps out of the pinned result, once: the result does not
// change, and corrections of names are applied to each step as it is shown.
func (s *Sources) script(ctx context.Context, sc scene) ([]broadcast.RevealStep, error) {
	b := sc.view.Item.Binding
	key, err := json.Marshal([]any{sc.view.Pin, b.Group, b.FromRank, b.PauseRanks, sc.hiddenIDs(), sc.view.Lang})
	if err != nil {
		return nil, err
	}
	return s.shows.get(ctx, string(key), func(ctx context.Context) ([]broadcast.RevealStep, error) {
		rows, _, err := s.resultRows(ctx, sc, sc.view.Pin, 0, revealMost)
		if err != nil {
			return nil, err
		}
		steps := broadcast.RevealSteps(sc.shownOnly(rows), broadcast.RevealPlan{FromRank: b.FromRank, PauseRanks: b.PauseRanks})
		if len(steps) == 0 {
			return nil, broadcast.NotReady("no_rows", "Kết quả chưa có ai để công bố.", "There is nobody to reveal.")
		}
		return steps, nil
	})
}

func (sc scene) shownOnly(rows []broadcast.Row) []broadcast.Row {
	out := make([]broadcast.Row, 0, len(rows))
	for _, r := range rows {
		if !sc.fixed.Hidden(r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// hiddenIDs tells plans apart that leave out different people.
func (sc scene) hiddenIDs() map[string]string {
	out := map[string]string{}
	for key, value := range sc.fixed {
		if value == "1" {
			out[key] = value
		}
	}
	return out
}

// reveal is the picture of one step: nothing of the later ones is in it.
func (s *Sources) reveal(ctx context.Context, sc scene) (broadcast.Content, error) {
	steps, err := s.script(ctx, sc)
	if err != nil {
		return broadcast.Content{}, err
	}
	snapshot, err := s.Store.FindSnapshot(ctx, sc.view.Pin)
	if err != nil {
		return broadcast.Content{}, err
	}
	d := broadcast.RevealAt(steps, sc.view.Step)
	d.Title, d.Snapshot = sc.text("title", sc.say("Công bố kết quả", "The result")+" · "+sc.roundName()), snapshot.Code()
	d.Rows, d.Shown = sc.fix(d.Rows, len(d.Rows)), sc.fix(d.Shown, len(d.Shown))
	c := broadcast.Content{Data: d, Snapshot: snapshot.Code()}
	if sc.view.Step < len(steps) {
		c.Stand, c.Hold = steps[sc.view.Step].Stand, steps[sc.view.Step].Hold
	}
	return c, nil
}
