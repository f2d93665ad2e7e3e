package bankfile

import (
	"context"
	"io"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
	"hoithi/questions/exporter"
)

// Files writes banks as files for whoever may read their keys.
type Files struct {
	Library *questions.Library
	Media   MediaFinder
	Now     func() time.Time
}

// Preview says what a file of these questions would hold and lose. Nothing
// leaves the bank and nothing is logged.
func (f Files) Preview(ctx context.Context, actor account.Actor, chosen questions.Filter, format exporter.Format) (exporter.Report, error) {
	bank, list, err := f.Library.Exportable(ctx, actor, chosen)
	if err != nil {
		return exporter.Report{}, err
	}
	pictures, err := Pictures(ctx, f.Media, list)
	if err != nil {
		return exporter.Report{}, err
	}
	batch, losses := Batch(bank, list, pictures)
	report, err := exporter.Check(format, batch)
	report.Losses = append(report.Losses, losses...)
	return report, err
}

// Open gathers the questions, writes down who takes them, and returns the
// file's name and how to write it.
func (f Files) Open(ctx context.Context, actor account.Actor, chosen questions.Filter, format exporter.Format, o exporter.Options) (string, func(io.Writer) error, error) {
	bank, list, err := f.Library.Exportable(ctx, actor, chosen)
	if err != nil {
		return "", nil, err
	}
	pictures, err := Pictures(ctx, f.Media, list)
	if err != nil {
		return "", nil, err
	}
	batch, _ := Batch(bank, list, pictures)
	if _, err := exporter.Check(format, batch); err != nil {
		return "", nil, err // nothing leaves, so nothing is logged
	}
	if format == exporter.Paper {
		if err := o.Paper.Validate(); err != nil {
			return "", nil, err
		}
	}
	if err := f.Library.NoteExport(ctx, actor, bank, chosen, string(format), list...); err != nil {
		return "", nil, err
	}
	write := func(w io.Writer) error {
		_, err := exporter.Write(w, format, batch, o)
		return err
	}
	return FileName(bank, format, f.Now().Format("20060102")), write, nil
}
