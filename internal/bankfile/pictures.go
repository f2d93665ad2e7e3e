package bankfile

import (
	"context"
	"errors"
	"slices"

	"hoithi/questions"
	"hoithi/questions/importer"
)

// MediaFinder reads a medium with its bytes, or questions.ErrMediumNotFound.
type MediaFinder interface {
	FindMedium(ctx context.Context, id string) (questions.MediumFile, error)
}

// Pictures reads the media that questions use, each once, by id. One that is
// gone is left out: the exporter then says what its question loses.
func Pictures(ctx context.Context, from MediaFinder, list []questions.Question) (map[string]importer.Media, error) {
	out := map[string]importer.Media{}
	for _, q := range list {
		for _, id := range q.Current.Illustration.IDs() {
			if _, known := out[id]; known {
				continue
			}
			f, err := from.FindMedium(ctx, id)
			if errors.Is(err, questions.ErrMediumNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			out[id] = importer.Media{Type: f.Type, Alt: altOf(q.Current, id), Data: f.Data}
		}
	}
	return out, nil
}

// altOf is what a question says that a medium shows.
func altOf(v questions.Version, id string) string {
	for _, m := range slices.Concat(v.Media, v.OptionMedia) {
		if m.ID == id {
			return m.Alt
		}
	}
	return ""
}
