package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/fault"
	"hoithi/questions"
)

// cookieDesk holds the token of a session at the desk. It travels only with
// requests that our own pages make.
const cookieDesk = "hoithi_desk"

// headerCSRF proves that a change comes from our own page.
const headerCSRF = "X-CSRF-Token"

// Limits of what the desk takes and gives.
const (
	deskBodyLimit   = 1 << 20  // an edit: a contest with long lists of options
	deskUploadLimit = 65 << 20 // a question file of 64 MB with its envelope
	defaultPage     = 50
	maxPage         = 500
)

// DeskParts are what the staff's side is made of. All but Pulse are required.
type DeskParts struct {
	Now    func() time.Time
	Secure bool // the site is reached over https
	// Grace for late answers is what new rounds begin with; 0: as the presets say.
	Grace time.Duration

	Team      *account.Team
	Plan      *contest.Planning
	Officials *contest.Officials
	People    *contest.People
	Watch     *contest.Watch
	Library   *questions.Library
	Vault     *questions.Vault
	Log       AuditLog

	// ReadUnits and ReadBank read uploaded files; the name is as uploaded.
	ReadUnits func(ctx context.Context, name string, data io.ReaderAt, size int64) (contest.UnitSheet, error)
	ReadBank  func(ctx context.Context, name string, data io.ReaderAt, size int64, progress func(done, total int)) (questions.Import, error)
	// Export writes a round's result or provisional standing as a file.
	Export Exporter
	// Items analyses the questions of rounds.
	Items *contest.Items
	// BankFiles writes banks as files.
	BankFiles BankFiles
	// Stopping is closed when the program is about to stop; nil: never.
	Stopping <-chan struct{}
	// Pulse is how the program itself is doing; nil: nothing is known.
	Pulse func(roundID string) Pulse
	// Air is television; nil: the desk has none.
	Air *Air
}

// AuditLog is the log of every change.
type AuditLog interface {
	AddDeed(ctx context.Context, d account.Deed) error
	Deeds(ctx context.Context, f account.DeedFilter) ([]account.DeedLine, int, error)
}

// Exporter writes rounds and lists of contestants as files; sheet is "rows",
// "units" or "bands".
type Exporter interface {
	XLSX(ctx context.Context, actor account.Actor, roundID, lang string) (File, error)
	CSV(ctx context.Context, actor account.Actor, roundID, sheet, lang string) (File, error)
	People(ctx context.Context, actor account.Actor, f contest.PersonFilter, lang string) (File, error)
	// Items is the analysis of a closed round's questions as a workbook.
	Items(ctx context.Context, actor account.Actor, roundID, lang string) (File, error)
}

// File is a file to be downloaded.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// Pulse is how the program is doing, for the overview.
type Pulse struct {
	AnswersPerSecond float64
	Watchers         int
	ShedLevel        int
	RedisAway        bool
	BoardStaleSince  time.Time
}

// desk is the staff's side of the site.
type desk struct {
	DeskParts
	overviews *cache[string, Overview]
	ready     *cache[string, verdict]
}

// NewDesk makes the staff's side.
func NewDesk(parts DeskParts) Desk {
	d := &desk{DeskParts: parts}
	d.overviews = newCache(parts.Now, briefly, d.countOverview)
	d.ready = newCache(parts.Now, readyFor, d.checkReady)
	return d
}

// Actor finds who is signed in, and checks the CSRF header of a change.
func (d *desk) Actor(c echo.Context) (account.Actor, error) {
	token := deskToken(c)
	in, err := d.Team.Authenticate(c.Request().Context(), token)
	if err != nil {
		return account.Actor{}, err
	}
	if method := c.Request().Method; method != http.MethodGet && method != http.MethodHead {
		if err := d.Team.CheckCSRF(token, c.Request().Header.Get(headerCSRF)); err != nil {
			return account.Actor{}, err
		}
	}
	return in.Member.Actor(c.RealIP()), nil
}

func deskToken(c echo.Context) string {
	cookie, err := c.Cookie(cookieDesk)
	if err != nil {
		return ""
	}
	return cookie.Value
}

func (d *desk) setToken(c echo.Context, token string, until time.Time) {
	cookie := &http.Cookie{Name: cookieDesk, Value: token, Path: "/", HttpOnly: true, Secure: d.Secure, SameSite: http.SameSiteStrictMode,
		MaxAge: int(until.Sub(d.Now()).Seconds())} // a span: the browser's clock may be wrong
	if token == "" || cookie.MaxAge <= 0 {
		cookie.MaxAge = -1
	}
	c.SetCookie(cookie)
}

// page bounds what a list may be asked for.
func page(offset, limit int) (int, int) {
	if limit <= 0 {
		limit = defaultPage
	}
	return max(offset, 0), min(limit, maxPage)
}

// items maps a list; the result is never null.
func items[A, B any](list []A, one func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, a := range list {
		out = append(out, one(a))
	}
	return out
}

func listOf[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// ms is a time on the wire; the zero time is 0.
func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

var errDay = fault.New(fault.Invalid, "date_invalid", "Ngày không hợp lệ.", "The date is not valid.")

// parseDay reads a day of the wire; empty is the zero time.
func parseDay(name, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, errDay.At(fault.Field{Name: name, Code: errDay.Code, Msg: errDay.Msg}).Because(err)
	}
	return t, nil
}

var errNoFile = fault.New(fault.Invalid, "file_missing", "Hãy chọn một tệp.", "Choose a file.")

// upload opens the part "file" of a form and hands it to read.
func upload(call *Call, read func(name string, data io.ReaderAt, size int64) error) (err error) {
	header, err := call.HTTP().FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return errNoFile.Because(err)
	}
	if err != nil {
		if isTooLarge(err) {
			return errTooLarge
		}
		return errBody.Because(err)
	}
	file, err := header.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return read(header.Filename, file, header.Size)
}
