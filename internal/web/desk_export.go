package web

import (
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
)

const (
	mediaXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mediaCSV  = "text/csv; charset=utf-8"
)

func (d *desk) exportXLSX(c echo.Context, call *Call, in exportQuery) error {
	file, err := d.Export.XLSX(c.Request().Context(), call.Actor, in.ID, call.Lang)
	if err != nil {
		return err
	}
	return download(c, mediaXLSX, file)
}

func (d *desk) exportCSV(c echo.Context, call *Call, in exportQuery) error {
	file, err := d.Export.CSV(c.Request().Context(), call.Actor, in.ID, in.Sheet, call.Lang)
	if err != nil {
		return err
	}
	return download(c, mediaCSV, file)
}

func (d *desk) exportPeople(c echo.Context, call *Call, in peopleQuery) error {
	file, err := d.Export.People(c.Request().Context(), call.Actor, in.filter(), call.Lang)
	if err != nil {
		return err
	}
	return download(c, mediaXLSX, file)
}

func (d *desk) exportItems(c echo.Context, call *Call, in byID) error {
	file, err := d.Export.Items(c.Request().Context(), call.Actor, in.ID, call.Lang)
	if err != nil {
		return err
	}
	return download(c, mediaXLSX, file)
}

// download sends a file under its own name (RFC 6266).
func download(c echo.Context, media string, file File) error {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, media)
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	h.Set(echo.HeaderCacheControl, "no-store")
	c.Response().WriteHeader(http.StatusOK)
	return file.Write(c.Response())
}

func (d *desk) exportRoutes() []Route {
	persons := account.ReadPersons
	return []Route{
		{http.MethodGet, "/desk/rounds/:id/export.xlsx", AuthStaff, persons, "The result as a workbook; provisional while the round runs, and says so",
			raw(mediaXLSX, d.exportXLSX).stream().fails(contest.ErrRoundNotFound)},
		{http.MethodGet, "/desk/rounds/:id/export.csv", AuthStaff, persons, "The result as CSV: rows, units or bands",
			raw(mediaCSV, d.exportCSV).stream().fails(contest.ErrRoundNotFound)},
		{http.MethodGet, "/desk/contests/:id/contestants.xlsx", AuthStaff, persons, "The contestants that a filter chooses, all of them, as a workbook",
			raw(mediaXLSX, d.exportPeople).stream().fails(contest.ErrContestNotFound)},
	}
}
