package web

import (
	"context"
	"io"
	"net/http"

	"hoithi/internal/account"
	"hoithi/questions"
	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

func (d *desk) postImport(ctx context.Context, call *Call, in bankPath) (ImportDraft, error) {
	if err := d.Library.MayImport(ctx, call.Actor, in.Bank); err != nil {
		return ImportDraft{}, err
	}
	var out questions.Import
	err := upload(call, func(name string, data io.ReaderAt, size int64) (err error) {
		out, err = d.readImport(ctx, call, in.Bank, name, data, size, nil)
		return err
	})
	if err != nil {
		return ImportDraft{}, err
	}
	return importDraft(out, call.Lang), nil
}

// readImport reads a file and keeps it as a draft. progress may be nil.
func (d *desk) readImport(ctx context.Context, call *Call, bank, name string, data io.ReaderAt, size int64, progress func(done, total int)) (questions.Import, error) {
	read, err := d.ReadBank(ctx, name, data, size, progress)
	if err != nil {
		return questions.Import{}, err
	}
	read.BankID = bank
	return d.Library.Read(ctx, call.Actor, read)
}

func (d *desk) getImport(ctx context.Context, call *Call, in byID) (ImportDraft, error) {
	i, err := d.Library.Import(ctx, call.Actor, in.ID)
	return importDraft(i, call.Lang), err
}

func (d *desk) putImportItem(ctx context.Context, call *Call, in importItemPut) (ImportItem, error) {
	item, err := d.Library.EditItem(ctx, call.Actor, in.ID, in.Index, questions.ItemEdit{Kind: questions.Kind(in.Kind), Stem: in.Stem, Options: in.Options, Correct: in.Correct,
		PinLast: in.PinLast, Topic: in.Topic, Level: questions.Level(in.Level), Explanation: in.Explanation, LegalBasis: in.LegalBasis, Skip: in.Skip,
		TVText: in.TVText, Key: in.key(), Illustration: in.illustration()})
	return importItem(item, call.Lang), err
}

func (d *desk) confirmImport(ctx context.Context, actor account.Actor, in ImportConfirm) (ImportOutcome, error) {
	o, err := d.Library.Confirm(ctx, actor, in.ID, in.SkipBlocked)
	return ImportOutcome{Added: o.Added, Changed: o.Changed, Unchanged: o.Unchanged, Skipped: o.Skipped}, err
}

func (d *desk) undoImport(ctx context.Context, call *Call, in byID) (ImportDraft, error) {
	i, err := d.Library.Undo(ctx, call.Actor, in.ID)
	return importDraft(i, call.Lang), err
}

func importDraft(i questions.Import, lang string) ImportDraft {
	out := ImportDraft{ID: i.ID, File: i.File, Format: i.Format, State: string(i.State), Counts: ImportCounts{Questions: len(i.Items)},
		Items: items(i.Items, func(item questions.ImportItem) ImportItem { return importItem(item, lang) }), Problems: importProblems(i.Problems, nil, lang)}
	for _, item := range out.Items {
		if item.Blocked {
			out.Counts.Blocked++
		}
		out.Problems = append(out.Problems, item.Problems...)
	}
	for _, p := range out.Problems {
		if p.Severity == severity(false) {
			out.Counts.Warnings++
		}
	}
	return out
}

func importItem(i questions.ImportItem, lang string) ImportItem {
	return ImportItem{Index: i.Index, Number: i.Number, Where: importer.PlaceIn(lang, i.Where), KeyFoundBy: i.KeyFoundBy, Blocked: i.Blocked(), SourceText: i.SourceText,
		Problems: importProblems(i.Problems, &i.Index, lang),
		ImportItemEdit: ImportItemEdit{Kind: string(i.Kind), Stem: i.Stem, Options: listOf(i.Options), Correct: listOf(i.Correct), PinLast: i.PinLast, Topic: i.Topic,
			Level: int(i.Level), Explanation: i.Explanation, LegalBasis: i.LegalBasis, Skip: i.Skip,
			QuestionKey: questionKey(i.TVText, i.Key, i.Illustration)}}
}

func importProblems(list []questions.ImportProblem, index *int, lang string) []ImportProblem {
	return items(list, func(p questions.ImportProblem) ImportProblem {
		return ImportProblem{Where: importer.PlaceIn(lang, p.Where), Severity: severity(p.Error), Code: p.Code, Message: p.Message.In(lang), Index: index}
	})
}

func (d *desk) importRoutes() []Route {
	edit := account.EditQuestions
	return []Route{
		{http.MethodPost, "/desk/banks/:bank/imports", AuthStaff, edit, "Read a file of questions as a draft", answer(d.postImport).created().upload(deskUploadLimit).
			fails(questions.ErrBankNotFound, errNoFile)},
		{http.MethodPost, "/desk/banks/:bank/imports/stream", AuthStaff, edit, "Read a file of questions as a draft, and tell how far it is: events progress, draft, problem",
			raw("text/event-stream", d.streamImport).stream().upload(deskUploadLimit).fails(questions.ErrBankNotFound, errNoFile)},
		{http.MethodGet, "/desk/imports/:id/report.xlsx", AuthStaff, account.ReadKeys, "What was found in the file, question by question, as a workbook",
			raw(mediaXLSX, d.importReport).stream().fails(questions.ErrImportNotFound)},
		{http.MethodGet, "/desk/imports/:id/corrected.xlsx", AuthStaff, account.ReadKeys, "The questions as they now stand, to be imported again under the same ids",
			raw(mediaXLSX, d.importCorrected).stream().fails(questions.ErrImportNotFound, exporter.ErrNothing)},
		{http.MethodGet, "/desk/imports/:id", AuthStaff, account.ReadKeys, "A draft, or what became of it", answer(d.getImport).fails(questions.ErrImportNotFound)},
		{http.MethodPut, "/desk/imports/:id/items/:index", AuthStaff, edit, "Correct one question of a draft", edits(answer(d.putImportItem)).
			fails(questions.ErrImportNotFound, questions.ErrItemNotFound, questions.ErrImportState)},
		{http.MethodPost, "/desk/imports/:id/confirm", AuthStaff, edit, "Write a draft into the bank", slow(handle(d.confirmImport)).
			fails(questions.ErrImportNotFound, questions.ErrImportState, questions.ErrImportBlocked)},
		{http.MethodPost, "/desk/imports/:id/undo", AuthStaff, edit, "Take an import back, as long as none of its questions was used", answer(d.undoImport).
			fails(questions.ErrImportNotFound, questions.ErrImportState, questions.ErrImportUsed)},
	}
}
