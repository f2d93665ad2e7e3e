package web

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
	"hoithi/internal/onair"
)

// itemIn reads an item from the wire.
func itemIn(i AirItem) broadcast.Item {
	b := i.Binding
	return broadcast.Item{ID: i.ID, Label: i.Label, Template: broadcast.Template(i.Template), Layer: broadcast.Layer(i.Layer), Text: i.Text,
		Out: broadcast.OutRule(i.Out.Rule), OutAfter: time.Duration(i.Out.MS) * time.Millisecond, Notes: i.Notes,
		Binding: broadcast.Binding{Source: broadcast.SourceKind(b.Source), RoundID: b.RoundID, UnitID: b.UnitID, Group: b.Group, Ranking: b.Ranking, Rows: b.Rows,
			QuestionID: b.QuestionID, Contestants: b.Contestants, Units: b.Units, Optimism: broadcast.Optimism(b.Optimism), FromRank: b.FromRank,
			PauseRanks: b.PauseRanks, Number: b.Number, Of: b.Of}}
}

func itemOut(i broadcast.Item) AirItem {
	b, text := i.Binding, i.Text
	if text == nil {
		text = map[string]string{}
	}
	source := string(b.Source)
	if source == "" {
		source = string(broadcast.FromNothing)
	}
	return AirItem{ID: i.ID, Label: i.Label, Template: string(i.Template), Layer: string(i.Layer), Text: text, Notes: i.Notes,
		Out: AirOut{Rule: string(i.Out), MS: i.OutAfter.Milliseconds()},
		Binding: AirBinding{Source: source, RoundID: b.RoundID, UnitID: b.UnitID, Group: b.Group, Ranking: b.Ranking, Rows: b.Rows, QuestionID: b.QuestionID,
			Contestants: b.Contestants, Units: b.Units, Optimism: string(b.Optimism), FromRank: b.FromRank, PauseRanks: b.PauseRanks, Number: b.Number, Of: b.Of}}
}

func rundownIn(id string, e RundownEdit) broadcast.Rundown {
	return broadcast.Rundown{ID: id, Name: e.Name, Version: e.Version, Items: items(e.Items, itemIn)}
}

func outputIn(id string, e OutputEdit) broadcast.OutputEdit {
	return broadcast.OutputEdit{ID: id, Name: e.Name, Raster: broadcast.Raster(e.Raster), Theme: e.Theme, Lang: e.Lang,
		Delay: time.Duration(e.DelayMS) * time.Millisecond, Rehearsal: e.Rehearsal}
}

// commandIn reads a command. It fails with the engine's own errors.
func commandIn(in AirCommand) (broadcast.Command, error) {
	cmd := broadcast.Command{ID: in.ID, OutputID: in.Output, Action: broadcast.Action(in.Action), Layer: broadcast.Layer(in.Layer), Speed: in.Speed,
		ExpectRev: in.ExpectRev, Reason: in.Reason}
	if in.Graphic != nil {
		cmd.Item = itemIn(*in.Graphic)
	}
	if cmd.Action != broadcast.Step && cmd.Action != broadcast.Page {
		return cmd, nil
	}
	var err error
	cmd.Move, err = moveIn(in.To)
	return cmd, err
}

// moveIn reads "next", "prev" or a number.
func moveIn(raw json.RawMessage) (broadcast.Move, error) {
	var n int
	if json.Unmarshal(raw, &n) == nil {
		return broadcast.Move{To: n, Exact: true}, nil
	}
	switch strings.Trim(string(raw), `"`) {
	case "next":
		return broadcast.Move{By: 1}, nil
	case "prev":
		return broadcast.Move{By: -1}, nil
	}
	return broadcast.Move{}, broadcast.ErrStep
}

func locksOut(o broadcast.Output) []AirLock {
	out := []AirLock{}
	for _, l := range broadcast.Layers() {
		if k, held := o.Locks[l]; held {
			out = append(out, AirLock{Layer: string(l), By: k.By, Name: k.Name, SinceMS: ms(k.Since), BeatMS: ms(k.Beat)})
		}
	}
	return out
}

func healthOut(i broadcast.Instance, now time.Time) AirHealth {
	return AirHealth{Inst: i.Inst, Host: i.Host, Engine: i.Engine, W: i.W, H: i.H, FPS: i.FPS, Rev: max(i.Rev, i.Painted), OffsetMS: i.Offset.Milliseconds(),
		DataAgeMS: i.DataAge.Milliseconds(), Tally: i.Tally, Errors: i.Errors, LastError: i.LastError, Build: i.Build, AgeMS: now.Sub(i.Heard).Milliseconds(),
		Connected: i.Connected, Alarm: string(i.Alarm)}
}

// readyOut says why an item cannot be cued.
func readyOut(item string, err error, lang string) ItemReady {
	if err == nil {
		return ItemReady{Item: item, Ready: true}
	}
	known := recognise(err)
	code := known.Code
	if reason, ok := known.Detail["why"].(string); ok {
		code = reason
	}
	words := known.Msg
	if len(known.Fields) > 0 {
		words = known.Fields[0].Msg
	}
	return ItemReady{Item: item, WhyNot: code, Reason: words.In(lang)}
}

func freezeOut(f contest.Freeze) AirFreeze {
	return AirFreeze{ID: f.ID, RoundID: f.RoundID, Code: f.Code(), Digest: f.Digest, AtMS: ms(f.At), By: f.ByName, Reason: f.Reason, Rows: f.Rows,
		LiftedMS: ms(f.LiftedAt), LiftedBy: f.LiftedBy}
}

func correctionOut(c broadcast.Correction) Correction {
	return Correction{CorrectionEdit: CorrectionEdit{Kind: string(c.Kind), Target: c.Target, Field: c.Field, Value: c.Value, Reason: c.Reason},
		ID: c.ID, Before: c.Before, By: c.By.Name, AtMS: ms(c.At), UndoneMS: ms(c.UndoneAt), UndoneBy: c.UndoneBy}
}

func tokenOut(t broadcast.Token) AirToken {
	return AirToken{ID: t.ID, Class: string(t.Class), Name: t.Name, Output: t.Output, Hint: t.Hint, CreatedMS: ms(t.CreatedAt), CreatedBy: t.CreatedBy,
		ExpiresMS: ms(t.ExpiresAt), RevokedMS: ms(t.RevokedAt), LastUsedMS: ms(t.LastUsed)}
}

func themeOut(t broadcast.Theme) AirTheme {
	return AirTheme{ID: t.ID, Name: t.Name, BuiltIn: t.ContestID == "", Theme: t.Body}
}

func suggestionOut(s broadcast.Suggestion) AirSuggestion {
	return AirSuggestion{ID: s.ID, Kind: string(s.Kind), Text: s.TextVI, TextEN: s.TextEN, Item: itemOut(s.Item), AtMS: ms(s.At), ExpiresMS: ms(s.ExpiresAt)}
}

func rehearsalOut(r *onair.Rehearsal, now time.Time) *AirRehearsal {
	if r == nil {
		return nil
	}
	at := r.At(now)
	return &AirRehearsal{RehearsalEdit: RehearsalEdit{Kind: string(r.Kind), RoundID: r.RoundID, Speed: r.Speed, Players: r.Players},
		StartedMS: ms(r.StartedAt), AtMS: ms(at), FromMS: ms(r.From), ToMS: ms(r.To), Done: !at.Before(r.To)}
}

func asRunOut(l broadcast.AsRun) AsRun {
	out := AsRun{N: l.N, AtMS: ms(l.At), Timecode: broadcast.Timecode(l.At), Actor: l.Actor.Name, Action: string(l.Action), Output: l.Output, Layer: string(l.Layer),
		Item: l.Item, Label: l.Label, Template: string(l.Template), Rev: l.Rev, DataHash: l.DataHash, Reason: l.Reason, Acks: []AsRunAck{}}
	for _, a := range l.Acks {
		out.Acks = append(out.Acks, AsRunAck{Inst: a.Inst, ReceivedMS: ms(a.Received), GlassMS: ms(a.Painted)})
		if out.SentMS == 0 || ms(a.Received) < out.SentMS {
			out.SentMS = ms(a.Received)
		}
	}
	return out
}

func stepOut(s broadcast.RevealStep) RevealStep {
	return RevealStep{N: s.N, Kind: string(s.Kind), Prize: s.Prize, Rank: s.Rank, Names: items(s.Rows, func(r broadcast.Row) string { return r.Name }),
		Hold: s.Hold, MS: s.Stand.Milliseconds()}
}

func airBoard(page contest.BoardPage) AirBoard {
	return AirBoard{AsOfMS: ms(page.AsOf), Snapshot: page.Snapshot, Total: page.Total, Rows: items(page.Rows, func(r contest.BoardRow) AirBoardRow {
		return AirBoardRow{Rank: r.Rank, ID: r.ContestantID, Name: r.Name, Unit: r.UnitName, Points: r.Points, TimeMS: r.Time.Milliseconds()}
	})}
}

// short bounds a text that a stranger sent.
func short(s string) string { return cut(s, 300) }

// number reads a small number that a stranger sent; 0 is none.
func number(s string) int {
	n := 0
	for _, r := range s[:min(len(s), 6)] {
		if r < '0' || r > '9' {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}

// airFails are the failures that commands share.
func airFails(more ...*fault.Error) []*fault.Error {
	return slices.Concat([]*fault.Error{broadcast.ErrOutputNotFound, broadcast.ErrForbidden}, more)
}
