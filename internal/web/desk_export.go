package web

import (
	"io"
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/export"
)

const (
	mediaXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mediaCSV  = "text/csv; charset=utf-8"
)

func (d *desk) exportXLSX(c echo.Context, call *Call, in exportQuery) error {
	report, err := d.Officials.Report(c.Request().Context(), call.Actor, in.ID, "xlsx")
	if err != nil {
		return err
	}
	return download(c, mediaXLSX, export.FileName(report, call.Lang, "", "xlsx"), func(w io.Writer) error {
		return export.XLSX(w, report, call.Lang)
	})
}

func (d *desk) exportCSV(c echo.Context, call *Call, in exportQuery) error {
	if err := export.CheckSheet(in.Sheet); err != nil {
		return err
	}
	report, err := d.Officials.Report(c.Request().Context(), call.Actor, in.ID, "csv")
	if err != nil {
		return err
	}
	return download(c, mediaCSV, export.FileName(report, call.Lang, in.Sheet, "csv"), func(w io.Writer) error {
		return export.CSV(w, report, in.Sheet, call.Lang)
	})
}

// download sends a file under its own name (RFC 6266).
func download(c echo.Context, media, name string, write func(io.Writer) error) error {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, media)
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set(echo.HeaderCacheControl, "no-store")
	c.Response().WriteHeader(http.StatusOK)
	return write(c.Response())
}

func (d *desk) exportRoutes() []Route {
	persons := account.ReadPersons
	return []Route{
		{http.MethodGet, "/desk/rounds/:id/export.xlsx", AuthStaff, persons, "The result as a workbook; provisional while the round runs, and says so",
			raw(mediaXLSX, d.exportXLSX).stream().fails(contest.ErrRoundNotFound)},
		{http.MethodGet, "/desk/rounds/:id/export.csv", AuthStaff, persons, "The result as CSV: rows, units or bands",
			raw(mediaCSV, d.exportCSV).stream().fails(contest.ErrRoundNotFound, export.ErrSheet)},
	}
}
