package web

import (
	"context"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
	"hoithi/questions"
)

// MediumID names a medium in an address.
type MediumID struct {
	ID string `param:"id" json:"-"`
}

// medium serves a picture or a sound. Whoever has the address may have the
// bytes: the address is given out with a paper, or at the desk, and nobody can
// guess it. What it holds never changes, so it may be kept for ever.
func (s *Server) medium(c echo.Context, _ *Call, in MediumID) error {
	f, err := s.catalog.media.get(c.Request().Context(), in.ID)
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "public, max-age=31536000, immutable")
	h.Set("Content-Security-Policy", policyData+"; sandbox")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	return c.Blob(http.StatusOK, f.Type, f.Data)
}

func (s *Server) mediaRoutes() []Route {
	return []Route{
		{http.MethodGet, "/media/:id", AuthPublic, "", "A picture or a sound of a question; its address is on the paper", raw("image/png", s.medium).
			fails(questions.ErrMediumNotFound)},
	}
}

// mediaUploadLimit is the largest picture with its envelope.
const mediaUploadLimit = 9 << 20

func (d *desk) postMedium(ctx context.Context, call *Call, in bankPath) (QuestionMedium, error) {
	var out questions.Medium
	err := upload(call, func(_ string, file io.ReaderAt, size int64) error {
		data, err := io.ReadAll(io.NewSectionReader(file, 0, size))
		if err != nil {
			return errBody.Because(err)
		}
		out, err = d.Library.AddMedium(ctx, call.Actor, in.Bank, data)
		return err
	})
	return QuestionMedium(out), err
}

func (d *desk) mediaRoutes() []Route {
	return []Route{
		{http.MethodPost, "/desk/banks/:bank/media", AuthStaff, account.EditQuestions, "Keep a picture or a sound for questions", answer(d.postMedium).created().upload(mediaUploadLimit).
			fails(questions.ErrBankNotFound, errNoFile, questions.ErrMediumKind, questions.ErrMediumLarge, questions.ErrMediumBroken)},
	}
}
