package main

import (
	"context"
	"io"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/export"
	"hoithi/internal/web"
)

// resultFiles lets the desk download what the export package writes.
type resultFiles struct {
	officials *contest.Officials
	people    *contest.People
	items     *contest.Items
}

func (e resultFiles) XLSX(ctx context.Context, actor account.Actor, roundID, lang string) (web.File, error) {
	report, err := e.officials.Report(ctx, actor, roundID, "xlsx")
	if err != nil {
		return web.File{}, err
	}
	return web.File{
		Name:  export.FileName(report, lang, "", "xlsx"),
		Write: func(w io.Writer) error { return export.XLSX(w, report, lang) },
	}, nil
}

func (e resultFiles) CSV(ctx context.Context, actor account.Actor, roundID, sheet, lang string) (web.File, error) {
	if err := export.CheckSheet(sheet); err != nil {
		return web.File{}, err
	}
	report, err := e.officials.Report(ctx, actor, roundID, "csv")
	if err != nil {
		return web.File{}, err
	}
	return web.File{
		Name:  export.FileName(report, lang, sheet, "csv"),
		Write: func(w io.Writer) error { return export.CSV(w, report, sheet, lang) },
	}, nil
}

func (e resultFiles) People(ctx context.Context, actor account.Actor, f contest.PersonFilter, lang string) (web.File, error) {
	roster, err := e.people.Roster(ctx, actor, f)
	if err != nil {
		return web.File{}, err
	}
	write, err := export.Roster(ctx, roster, lang)
	return web.File{Name: export.RosterName(roster, lang), Write: write}, err
}

func (e resultFiles) Items(ctx context.Context, actor account.Actor, roundID, lang string) (web.File, error) {
	report, err := e.items.Report(ctx, actor, roundID)
	if err != nil {
		return web.File{}, err
	}
	write, err := export.Items(report, lang)
	return web.File{Name: export.ItemsName(report, lang), Write: write}, err
}
