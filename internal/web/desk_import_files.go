package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"hoithi/internal/bankfile"
	"hoithi/questions"
)

func (d *desk) importReport(c echo.Context, call *Call, in byID) error {
	return d.importFile(c, call, in, map[string]string{"vi": "bao-cao", "en": "report"}, bankfile.WriteReport)
}

func (d *desk) importCorrected(c echo.Context, call *Call, in byID) error {
	return d.importFile(c, call, in, map[string]string{"vi": "da-sua", "en": "corrected"}, bankfile.WriteCorrected)
}

// importFile writes a draft as a file. It is made before the first byte goes
// out: a draft without questions has an answer that says so.
func (d *desk) importFile(c echo.Context, call *Call, in byID, names map[string]string, write func(io.Writer, questions.Import, string) error) error {
	draft, err := d.Library.Import(c.Request().Context(), call.Actor, in.ID)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := write(&body, draft, call.Lang); err != nil {
		return err
	}
	return download(c, mediaXLSX, File{Name: bankfile.DraftName(draft, names[call.Lang]), Write: func(w io.Writer) error {
		_, err := body.WriteTo(w)
		return err
	}})
}

// streamImport is postImport for files that take more than a moment. The
// answer has begun before the file is understood, so a refusal is an event.
func (d *desk) streamImport(c echo.Context, call *Call, in bankPath) error {
	ctx := c.Request().Context()
	if err := d.Library.MayImport(ctx, call.Actor, in.Bank); err != nil {
		return err
	}
	return upload(call, func(name string, data io.ReaderAt, size int64) error {
		w := &eventWriter{response: c.Response(), control: http.NewResponseController(c.Response())}
		w.open()
		last := -1
		draft, err := d.readImport(ctx, call, in.Bank, name, data, size, func(done, total int) {
			if percent := 100 * done / max(total, 1); percent > last {
				last = percent
				body, _ := json.Marshal(ImportProgress{Percent: percent}) // two numbers cannot fail
				_ = w.event("progress", body)                             // who left does not want to know
			}
		})
		if err != nil {
			body, encodeErr := json.Marshal(problemOf(c, recognise(err)))
			if encodeErr != nil {
				return encodeErr
			}
			return w.event("problem", body)
		}
		body, err := json.Marshal(ImportKept{ID: draft.ID})
		if err != nil {
			return err
		}
		return w.event("draft", body)
	})
}

// ImportProgress is how far reading a file has come.
type ImportProgress struct {
	Percent int `json:"percent"`
}

// ImportKept names the draft that a file has become.
type ImportKept struct {
	ID string `json:"id"`
}
