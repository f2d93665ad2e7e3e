package bankfile

import (
	"context"
	"errors"

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
			out[id] = importer.Media{Type: f.Type, Data: f.Data}
		}
	}
	return out, nil
}
