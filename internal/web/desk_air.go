package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/onair"
)

// The producer's desk.

type (
	byOutput struct {
		Output string `param:"output" json:"-"`
	}
	byRundown struct {
		Rundown string `param:"rundown" json:"-"`
	}
	byRundownItem struct {
		Rundown string `param:"rundown" json:"-"`
		Item    string `param:"item" json:"-"`
	}
	outputPost struct {
		Contest string `param:"id" json:"-"`
		OutputEdit
	}
	outputPut struct {
		Output string `param:"output" json:"-"`
		OutputEdit
	}
	rundownPost struct {
		Contest string `param:"id" json:"-"`
		RundownEdit
	}
	rundownPut struct {
		Rundown string `param:"rundown" json:"-"`
		RundownEdit
	}
	itemPut struct {
		Rundown string `param:"rundown" json:"-"`
		Item    string `param:"item" json:"-"`
		AirItem
	}
	itemCheck struct {
		Contest string `param:"id" json:"-"`
		AirItem
	}
)

func (d *desk) postCommand(ctx context.Context, call *Call, in AirCommand) (AirAck, error) {
	cmd, err := commandIn(in)
	if err != nil {
		return AirAck{}, err
	}
	var receipt broadcast.Receipt
	if cmd.Action == broadcast.Cue && in.Graphic == nil {
		receipt, err = d.Air.Control.CueItem(ctx, call.Actor, cmd, in.Item)
	} else {
		receipt, err = d.Air.Control.Do(ctx, call.Actor, cmd)
	}
	return AirAck{OK: err == nil, Rev: receipt.Rev, AtMS: ms(receipt.At), Repeat: receipt.Repeat}, err
}

func (d *desk) everywhere(ctx context.Context, call *Call, in Everywhere) (Items[EverywhereAck], error) {
	all, err := d.Air.Control.Everywhere(ctx, call.Actor, in.Contest, in.ID, broadcast.Action(in.Action))
	return Items[EverywhereAck]{items(all, func(o broadcast.Outcome) EverywhereAck {
		ack := EverywhereAck{Output: o.Output, Rev: o.Rev}
		if o.Err != nil {
			ack.Error = recognise(o.Err).Code
		}
		return ack
	})}, err
}

func (d *desk) postOutput(ctx context.Context, call *Call, in outputPost) (AirOutput, error) {
	o, err := d.Air.Control.CreateOutput(ctx, call.Actor, in.Contest, outputIn(in.ID, in.OutputEdit))
	if err != nil {
		return AirOutput{}, err
	}
	return d.airOutput(ctx, call.Actor, o, call.At)
}

func (d *desk) putOutput(ctx context.Context, call *Call, in outputPut) (AirOutput, error) {
	o, err := d.Air.Control.UpdateOutput(ctx, call.Actor, in.Output, outputIn(in.Output, in.OutputEdit))
	if err != nil {
		return AirOutput{}, err
	}
	return d.airOutput(ctx, call.Actor, o, call.At)
}

func (d *desk) deleteOutput(ctx context.Context, actor account.Actor, in byOutput) (Empty, error) {
	return Empty{}, d.Air.Control.DeleteOutput(ctx, actor, in.Output)
}

func (d *desk) postRundown(ctx context.Context, call *Call, in rundownPost) (AirRundown, error) {
	r, err := d.Air.Control.CreateRundown(ctx, call.Actor, in.Contest, rundownIn("", in.RundownEdit))
	return d.rundownWhen(ctx, call, r, err)
}

func (d *desk) putRundown(ctx context.Context, call *Call, in rundownPut) (AirRundown, error) {
	r, err := d.Air.Control.UpdateRundown(ctx, call.Actor, rundownIn(in.Rundown, in.RundownEdit))
	return d.rundownWhen(ctx, call, r, err)
}

func (d *desk) deleteRundown(ctx context.Context, actor account.Actor, in byRundown) (Empty, error) {
	return Empty{}, d.Air.Control.DeleteRundown(ctx, actor, in.Rundown)
}

func (d *desk) putItem(ctx context.Context, call *Call, in itemPut) (AirRundown, error) {
	item := itemIn(in.AirItem)
	item.ID = in.Item
	r, err := d.Air.Control.PutItem(ctx, call.Actor, in.Rundown, item)
	return d.rundownWhen(ctx, call, r, err)
}

func (d *desk) deleteItem(ctx context.Context, call *Call, in byRundownItem) (AirRundown, error) {
	r, err := d.Air.Control.DeleteItem(ctx, call.Actor, in.Rundown, in.Item)
	return d.rundownWhen(ctx, call, r, err)
}

func (d *desk) checkItem(ctx context.Context, call *Call, in itemCheck) (ItemReady, error) {
	if !call.Actor.Can(account.Read, in.Contest) {
		return ItemReady{}, broadcast.ErrForbidden
	}
	return readyOut(in.ID, d.Air.Control.CheckItem(ctx, in.Contest, itemIn(in.AirItem)), call.Lang), nil
}

func (d *desk) rundownWhen(ctx context.Context, call *Call, r broadcast.Rundown, err error) (AirRundown, error) {
	if err != nil {
		return AirRundown{}, err
	}
	return d.rundownOut(ctx, r, call.Lang), nil
}

// readyFor is how long a rundown's readiness is kept: looking at an item may
// read a whole board.
const readyFor = 3 * time.Second

// rundownOut is a rundown with what each item lacks.
func (d *desk) rundownOut(ctx context.Context, r broadcast.Rundown, lang string) AirRundown {
	out := AirRundown{RundownEdit: RundownEdit{Name: r.Name, Items: items(r.Items, itemOut), Version: r.Version}, ID: r.ID, Ready: []ItemReady{}}
	for _, item := range r.Items {
		key, err := json.Marshal([]any{r.ContestID, item})
		if err == nil {
			var v verdict
			if v, err = d.ready.get(ctx, string(key)); err == nil {
				err = v.err
			}
		}
		out.Ready = append(out.Ready, readyOut(item.ID, err, lang))
	}
	return out
}

// checkReady reads the key that rundownOut made. A refusal is kept as well.
func (d *desk) checkReady(ctx context.Context, key string) (verdict, error) {
	var contestID string
	var item broadcast.Item
	if err := json.Unmarshal([]byte(key), &[]any{&contestID, &item}); err != nil {
		return verdict{}, err
	}
	return verdict{d.Air.Control.CheckItem(ctx, contestID, item)}, nil
}

// verdict is a refusal that can be kept.
type verdict struct{ err error }

func (d *desk) revealScript(ctx context.Context, actor account.Actor, in revealAsk) (RevealScript, error) {
	o, err := d.Air.Control.Output(ctx, in.Output)
	if err != nil {
		return RevealScript{}, err
	}
	if !actor.Can(account.RunAir, o.ContestID) {
		return RevealScript{}, broadcast.ErrForbidden
	}
	layer := broadcast.Layer(in.Layer)
	if in.Layer == "" {
		layer = broadcast.Full
	}
	shown, on := o.Program[layer]
	if !on {
		shown, on = o.Preview[layer]
	}
	if !on || shown.Graphic.Template != broadcast.Reveal {
		return RevealScript{}, broadcast.ErrNotOnAir
	}
	steps, err := d.Air.Control.Script(ctx, o, shown)
	return RevealScript{Item: shown.Item, Snapshot: d.Air.Control.Peek(o, shown).Snapshot, Step: shown.Step, Auto: shown.Auto, Steps: items(steps, stepOut)}, err
}

type revealAsk struct {
	Output string `param:"output" json:"-"`
	Layer  string `query:"layer" json:"-"`
}

// Freeze.

type freezePost struct {
	ID     string `param:"id" json:"-"`
	Reason string `json:"reason"`
}

func (d *desk) freeze(ctx context.Context, actor account.Actor, in freezePost) (AirFreeze, error) {
	f, err := d.Air.Freezer.Freeze(ctx, actor, in.ID, in.Reason)
	return d.froze(f, err)
}

func (d *desk) unfreeze(ctx context.Context, actor account.Actor, in freezePost) (AirFreeze, error) {
	f, err := d.Air.Freezer.Unfreeze(ctx, actor, in.ID, in.Reason)
	return d.froze(f, err)
}

// froze makes everything look again: the freeze holds from its answer on.
func (d *desk) froze(f contest.Freeze, err error) (AirFreeze, error) {
	if err != nil {
		return AirFreeze{}, err
	}
	d.Air.Public.Forget()
	d.Air.Control.Renew()
	return freezeOut(f), nil
}

type airBoardAsk struct {
	ID    string `param:"id" json:"-"`
	Limit int    `query:"limit" json:"-"`
}

func (d *desk) airBoards(ctx context.Context, actor account.Actor, in airBoardAsk) (AirBoards, error) {
	r, err := d.Watch.Allow(ctx, actor, in.ID)
	if err != nil {
		return AirBoards{}, err
	}
	q := contest.BoardQuery{Scope: contest.BoardOfRound, ContestID: r.ContestID, RoundID: r.ID, Limit: within(in.Limit, 20, maxBoard)}
	live, err := d.Air.Live.Page(ctx, q)
	if err != nil {
		return AirBoards{}, err
	}
	out := AirBoards{Live: airBoard(live)}
	page, err := d.Air.Public.Page(ctx, q)
	if err == nil && page.Snapshot != "" {
		frozen := airBoard(page)
		out.Frozen = &frozen
	}
	return out, err
}

// Corrections.

func (d *desk) corrections(ctx context.Context, actor account.Actor, in byID) (Items[Correction], error) {
	if !actor.Can(account.Read, in.ID) {
		return Items[Correction]{}, broadcast.ErrForbidden
	}
	all, err := d.Air.Control.Corrections(ctx, in.ID)
	return Items[Correction]{items(all, correctionOut)}, err
}

func (d *desk) postCorrection(ctx context.Context, actor account.Actor, in CorrectionEdit) (Correction, error) {
	fix, err := d.Air.Control.Correct(ctx, actor, broadcast.Correction{ContestID: in.Contest, Kind: broadcast.CorrectionKind(in.Kind), Target: in.Target,
		Field: in.Field, Value: in.Value, Reason: in.Reason})
	return correctionOut(fix), err
}

type byCorrection struct {
	Correction string `param:"correction" json:"-"`
}

func (d *desk) undoCorrection(ctx context.Context, actor account.Actor, in byCorrection) (Correction, error) {
	fix, err := d.Air.Control.Undo(ctx, actor, in.Correction)
	return correctionOut(fix), err
}

func (d *desk) undoLast(ctx context.Context, actor account.Actor, in byID) (Correction, error) {
	fix, err := d.Air.Control.UndoLast(ctx, actor, in.ID)
	return correctionOut(fix), err
}

// Tokens, themes, rehearsals.

func (d *desk) postToken(ctx context.Context, call *Call, in TokenEdit) (TokenMade, error) {
	e := broadcast.TokenEdit{Class: broadcast.Class(in.Class), Name: in.Name, Output: in.Output}
	if in.ExpiresMS > 0 {
		e.Expires = time.UnixMilli(in.ExpiresMS)
	}
	t, secret, err := d.Air.Control.MakeToken(ctx, call.Actor, in.Contest, e)
	if err != nil {
		return TokenMade{}, err
	}
	call.noStore()
	urls, err := d.tokenURLs(ctx, call, t, secret)
	return TokenMade{Token: tokenOut(t), Secret: secret, URLs: urls}, err
}

// tokenURLs are the addresses to paste into a host.
func (d *desk) tokenURLs(ctx context.Context, call *Call, t broadcast.Token, secret string) ([]TokenURL, error) {
	site := strings.TrimSuffix(d.Air.PublicURL, "/")
	if site == "" {
		site = call.http.Scheme() + "://" + call.http.Request().Host
	}
	switch t.Class {
	case broadcast.ClassView:
		outputs, err := d.Air.Control.Outputs(ctx, t.ContestID)
		if err != nil {
			return nil, err
		}
		out := []TokenURL{}
		for _, o := range outputs {
			if t.Covers(o.ID) {
				out = append(out, TokenURL{Label: o.Name, URL: site + "/tv/o/" + o.ID + "?t=" + secret})
			}
		}
		return out, nil
	case broadcast.ClassMC:
		return []TokenURL{{Label: "MC", URL: site + "/mc?t=" + secret}}, nil
	}
	return []TokenURL{}, nil
}

type byToken struct {
	Token string `param:"token" json:"-"`
}

func (d *desk) deleteToken(ctx context.Context, actor account.Actor, in byToken) (Empty, error) {
	return Empty{}, d.Air.Control.RevokeToken(ctx, actor, in.Token)
}

type byTheme struct {
	Contest string `param:"id" json:"-"`
	Theme   string `param:"theme" json:"-"`
}

// putTheme takes a theme as it is: what is in it is looked at in the editor.
func (d *desk) putTheme(ctx context.Context, call *Call, in themePut) (AirTheme, error) {
	if in.Body == nil {
		in.Body = map[string]any{}
	}
	in.Body["id"] = in.Theme // the address names it
	body, err := json.Marshal(in.Body)
	if err != nil {
		return AirTheme{}, broadcast.ErrTheme.Because(err)
	}
	t, err := d.Air.Control.SaveTheme(ctx, call.Actor, in.Contest, body)
	return themeOut(t), err
}

// themePut is a theme's own JSON.
type themePut struct {
	Contest string
	Theme   string
	Body    map[string]any
}

func (d *desk) deleteTheme(ctx context.Context, actor account.Actor, in byTheme) (Empty, error) {
	return Empty{}, d.Air.Control.DeleteTheme(ctx, actor, in.Contest, in.Theme)
}

func (d *desk) postRehearsal(ctx context.Context, call *Call, in RehearsalEdit) (AirRehearsal, error) {
	run, err := d.Air.Rehearsals.Start(ctx, call.Actor, in.Contest, onair.RehearsalEdit{Kind: onair.RehearsalKind(in.Kind), RoundID: in.RoundID, Speed: in.Speed, Players: in.Players})
	if err != nil {
		return AirRehearsal{}, err
	}
	d.noteRehearsal(ctx, call, in.Contest, "air.rehearsal", in)
	d.Air.Control.Renew()
	return *rehearsalOut(run, call.At), nil
}

func (d *desk) deleteRehearsal(ctx context.Context, call *Call, in byID) (Empty, error) {
	if err := d.Air.Rehearsals.Stop(ctx, call.Actor, in.ID); err != nil {
		return Empty{}, err
	}
	d.noteRehearsal(ctx, call, in.ID, "air.rehearsal_end", nil)
	d.Air.Control.Renew()
	return Empty{}, nil
}

func (d *desk) noteRehearsal(ctx context.Context, call *Call, contestID, action string, after any) {
	_ = d.Log.AddDeed(ctx, account.Deed{At: call.At, Actor: call.Actor, ContestID: contestID, Action: action, Subject: "contest:" + contestID, After: after}) // nothing real depends on it
}

// themeEndpoint reads the body whole: a theme is what the editor says it is.
func (d *desk) themeEndpoint() Endpoint {
	e := answer(d.putTheme)
	e.Request, e.serve = typeOf[byTheme](), func(c echo.Context) error {
		call, in := callOf(c), themePut{Contest: c.Param("id"), Theme: c.Param("theme")}
		if err := json.NewDecoder(c.Request().Body).Decode(&in.Body); err != nil {
			return errBody.Because(err)
		}
		out, err := d.putTheme(c.Request().Context(), call, in)
		if err != nil {
			return err
		}
		return call.reply(out)
	}
	return e
}

func (d *desk) airRoutes() []Route {
	if d.Air == nil {
		return nil
	}
	run := account.RunAir
	return append(d.airReadRoutes(), []Route{
		{http.MethodPost, "/desk/contests/:id/air/outputs", AuthStaff, run, "Make an output", answer(d.postOutput).created().fails(broadcast.ErrOutputInvalid, broadcast.ErrOutputTaken)},
		{http.MethodPut, "/desk/air/outputs/:output", AuthStaff, run, "Change an output's settings", answer(d.putOutput).fails(airFails(broadcast.ErrOutputInvalid, broadcast.ErrOutputOnAir, broadcast.ErrRevChanged)...)},
		{http.MethodDelete, "/desk/air/outputs/:output", AuthStaff, run, "Take an output away that shows nothing", handle(d.deleteOutput).fails(airFails(broadcast.ErrOutputOnAir, broadcast.ErrRevChanged)...)},
		{http.MethodPost, "/desk/air/outputs/:output/commands", AuthStaff, run, "A command: cue, take, out, step, clear, panic and the rest; idempotent by its id", answer(d.postCommand).
			fails(airFails(broadcast.ErrItemNotFound, broadcast.ErrNotReady, broadcast.ErrAction, broadcast.ErrLayer, broadcast.ErrNothingCued, broadcast.ErrNotOnAir, broadcast.ErrStep,
				broadcast.ErrSpeed, broadcast.ErrRevChanged, broadcast.ErrLayerLocked, broadcast.ErrNotHolder, broadcast.ErrPanic, broadcast.ErrCommandID, broadcast.ErrRundownInvalid)...)},
		{http.MethodPut, "/desk/air/outputs/:output/build", AuthStaff, run, "Put an output on a newer or an older build of the graphics; its pages load again, once", answer(d.putBuild).
			fails(airFails(broadcast.ErrBuildNotFound, broadcast.ErrRevChanged, broadcast.ErrCommandID)...)},
		{http.MethodPost, "/desk/contests/:id/air/everywhere", AuthStaff, run, "Clear, panic or resume on every output at once", answer(d.everywhere).fails(broadcast.ErrAction)},

		{http.MethodPost, "/desk/contests/:id/air/rundowns", AuthStaff, run, "Make a rundown", edits(answer(d.postRundown).created()).fails(broadcast.ErrRundownInvalid)},
		{http.MethodPut, "/desk/air/rundowns/:rundown", AuthStaff, run, "Replace a rundown", edits(answer(d.putRundown)).fails(broadcast.ErrRundownNotFound, broadcast.ErrRundownInvalid, broadcast.ErrStale)},
		{http.MethodDelete, "/desk/air/rundowns/:rundown", AuthStaff, run, "Take a rundown away; what is on air stays", handle(d.deleteRundown).fails(broadcast.ErrRundownNotFound)},
		{http.MethodPut, "/desk/air/rundowns/:rundown/items/:item", AuthStaff, run, "Store one item of a rundown", answer(d.putItem).fails(broadcast.ErrRundownNotFound, broadcast.ErrRundownInvalid, broadcast.ErrStale)},
		{http.MethodDelete, "/desk/air/rundowns/:rundown/items/:item", AuthStaff, run, "Take one item out of a rundown", answer(d.deleteItem).fails(broadcast.ErrRundownNotFound, broadcast.ErrItemNotFound, broadcast.ErrStale)},
		{http.MethodPost, "/desk/contests/:id/air/check", AuthStaff, account.Read, "Whether an item could be cued now", answer(d.checkItem)},

		{http.MethodPost, "/desk/rounds/:id/freeze", AuthStaff, run, "Freeze a round's board: an immutable snapshot that everything public shows", handle(d.freeze).created().
			fails(contest.ErrRoundNotFound, contest.ErrFrozen, contest.ErrNoBoard, contest.ErrFreezeState)},
		{http.MethodPost, "/desk/rounds/:id/unfreeze", AuthStaff, run, "Open a frozen board again", handle(d.unfreeze).
			fails(contest.ErrRoundNotFound, contest.ErrNotFrozen, contest.ErrRevealFirst, contest.ErrReasonNeeded)},

		{http.MethodPost, "/desk/contests/:id/air/corrections", AuthStaff, run, "Correct what the picture says, with a reason", handle(d.postCorrection).created().
			fails(broadcast.ErrCorrectionInvalid, broadcast.ErrReasonNeeded)},
		{http.MethodPost, "/desk/air/corrections/:correction/undo", AuthStaff, run, "Take a correction back", handle(d.undoCorrection).fails(broadcast.ErrCorrectionNotFound, broadcast.ErrUndone)},
		{http.MethodPost, "/desk/contests/:id/air/undo", AuthStaff, run, "Take the newest correction back", handle(d.undoLast).fails(broadcast.ErrNothingToUndo)},

		{http.MethodPost, "/desk/contests/:id/air/tokens", AuthStaff, run, "Make a token; its secret is shown once", answer(d.postToken).created().fails(broadcast.ErrTokenInvalid, broadcast.ErrOutputNotFound)},
		{http.MethodDelete, "/desk/air/tokens/:token", AuthStaff, run, "Revoke a token", handle(d.deleteToken).fails(broadcast.ErrToken)},
		{http.MethodPut, "/desk/contests/:id/air/themes/:theme", AuthStaff, run, "Store a contest's own theme", d.themeEndpoint().fails(broadcast.ErrTheme, broadcast.ErrThemeBuiltIn)},
		{http.MethodDelete, "/desk/contests/:id/air/themes/:theme", AuthStaff, run, "Take a contest's own theme away", handle(d.deleteTheme).fails(broadcast.ErrThemeBuiltIn, broadcast.ErrThemeNotFound)},
		{http.MethodPost, "/desk/contests/:id/air/rehearsal", AuthStaff, run, "Begin a rehearsal on the outputs that are marked for it", answer(d.postRehearsal).created().
			fails(onair.ErrNoRehearsalOutput, onair.ErrRoundNotFinished, onair.ErrRehearsal, contest.ErrRoundNotFound)},
		{http.MethodDelete, "/desk/contests/:id/air/rehearsal", AuthStaff, run, "End the rehearsal", answer(d.deleteRehearsal)},
	}...)
}
