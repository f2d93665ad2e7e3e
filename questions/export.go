package questions

import (
	"context"

	"hoithi/internal/account"
)

// exportPage is how many questions are read at a time.
const exportPage = 500

// Exportable gathers the questions of a bank that a filter chooses, to be
// written as a file: those that the bank's list shows to the actor, but for sealed ones.
// Offset and Limit of the filter do not count: an export is whole. Whoever hands
// the file over calls NoteExport first.
func (l *Library) Exportable(ctx context.Context, actor account.Actor, f Filter) (Bank, []Question, error) {
	b, err := l.bankFor(ctx, actor, account.ReadKeys, f.BankID)
	if err != nil {
		return b, nil, err
	}
	list, err := l.chosen(ctx, f)
	return b, list, err
}

// NoteExport writes down that questions with their keys are taken out: a line in
// the log of changes, and a reading of those that no paper has held.
func (l *Library) NoteExport(ctx context.Context, actor account.Actor, b Bank, f Filter, format string, list ...Question) error {
	if err := l.NoteReading(ctx, actor, b, ReadExport, list...); err != nil {
		return err
	}
	return l.store.AddDeed(ctx, l.deed(actor, b, "bank.export", "bank:"+b.ID, nil, exportNote(f, format, len(list))))
}

func (l *Library) chosen(ctx context.Context, f Filter) ([]Question, error) {
	f.At, f.Offset, f.Limit = l.now(), 0, exportPage
	var all []Question
	for {
		page, total, err := l.store.Questions(ctx, f)
		if err != nil {
			return nil, err
		}
		for _, q := range page {
			if !q.Current.Sealed { // nothing of a sealed set is in a file, not even a gap
				all = append(all, q)
			}
		}
		if f.Offset += len(page); len(page) == 0 || f.Offset >= total {
			return all, nil
		}
	}
}

// exportNote is what the log keeps: which questions, not what they say.
func exportNote(f Filter, format string, n int) map[string]any {
	note := map[string]any{"format": format, "questions": n}
	for name, value := range map[string]string{"state": string(f.State), "topic": f.Topic, "kind": string(f.Kind), "query": f.Query} {
		if value != "" {
			note[name] = value
		}
	}
	if f.Level != 0 {
		note["level"] = int(f.Level)
	}
	if f.Expired {
		note["expired"] = true
	}
	return note
}

// Keeping returns the version with what no file has a word for as it is in the
// version that it replaces: a file that comes in again must not wipe it out.
func (v Version) Keeping(was Version) Version {
	if v.Source == "" {
		v.Source = was.Source
	}
	if v.TVText == "" {
		v.TVText = was.TVText
	}
	if v.AsOf.IsZero() && v.ValidUntil.IsZero() {
		v.AsOf, v.ValidUntil = was.AsOf, was.ValidUntil
	}
	if v.Kind == was.Kind {
		v.AnyMarks, v.Nearest, v.Partial = was.AnyMarks, was.Nearest, was.Partial
	}
	return v.tidied()
}
