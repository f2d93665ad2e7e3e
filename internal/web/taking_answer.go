package web

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
)

// bodies are buffers for answers, which arrive by the thousand a second.
type bodies struct {
	pool sync.Pool
	json []string // their Content-Type
}

func newBodies() *bodies {
	return &bodies{json: []string{echo.MIMEApplicationJSON}, pool: sync.Pool{New: func() any { b := make([]byte, 0, 512); return &b }}}
}

// postAnswer is the hot path: the token is verified without a look into the
// database, the answer is checked against the paper in memory, and the reply
// waits for the commit and for nothing else.
func (s *Server) postAnswer(c echo.Context) error {
	at := s.options.Now() // nothing that happens later decides whether it was in time
	pass, err := s.pass(c, at)
	if err != nil {
		return err
	}
	post, err := s.bodies.answer(c.Request().Body)
	if err != nil {
		return err
	}
	saved, err := s.options.Sittings.Answer(c.Request().Context(), pass,
		contest.Choice{Position: post.Position, Revision: post.Revision, Shown: post.Choice, Text: post.Text}, at)
	if err != nil {
		return err
	}
	return s.writeSaved(c, saved)
}

// pass verifies the Bearer token of the attempt that the address names.
func (s *Server) pass(c echo.Context, at time.Time) (contest.Pass, error) {
	token, ok := strings.CutPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
	if !ok {
		return contest.Pass{}, contest.ErrTokenForged
	}
	pass, err := s.options.Tokens.Verify(token, at)
	if err != nil {
		return contest.Pass{}, err
	}
	return pass, pass.For(c.Param("id"))
}

func (b *bodies) answer(body io.Reader) (AnswerPost, error) {
	space, _ := b.pool.Get().(*[]byte)
	defer b.pool.Put(space)
	raw, err := readAll(body, (*space)[:0])
	*space = raw[:0]
	if err != nil {
		if isTooLarge(err) {
			return AnswerPost{}, errTooLarge
		}
		return AnswerPost{}, errBody.Because(err)
	}
	post, err := decodeAnswer(raw)
	if err != nil {
		return AnswerPost{}, errBody.Because(err)
	}
	return post, nil
}

// readAll is io.ReadAll into a buffer that is there already.
func readAll(r io.Reader, into []byte) ([]byte, error) {
	for {
		if len(into) == cap(into) {
			into = append(into, 0)[:len(into)]
		}
		n, err := r.Read(into[len(into):cap(into)])
		into = into[:len(into)+n]
		if errors.Is(err, io.EOF) {
			return into, nil
		}
		if err != nil {
			return into, err
		}
	}
}

func (s *Server) writeSaved(c echo.Context, saved contest.Saved) error {
	var space [160]byte
	b := append(space[:0], `{"position":`...)
	b = strconv.AppendInt(b, int64(saved.Position), 10)
	b = append(b, `,"revision":`...)
	b = strconv.AppendInt(b, int64(saved.Revision), 10)
	b = append(b, `,"receipt":`...)
	b = strconv.AppendInt(b, saved.Receipt, 10)
	b = append(b, `,"saved_ms":`...)
	b = strconv.AppendInt(b, saved.ReceivedAt.UnixMilli(), 10)
	b = append(b, '}')
	w := c.Response()
	w.Header()[echo.HeaderContentType] = s.bodies.json
	w.WriteHeader(http.StatusOK)
	_, err := w.Write(b)
	return err
}
