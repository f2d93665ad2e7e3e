package web

import (
	"errors"
	"io"
	"strings"

	"github.com/labstack/echo/v4"

	"encoding/json"

	"hoithi/internal/fault"
)

var (
	errBody  = fault.New(fault.Invalid, "body_unreadable", "Dữ liệu gửi lên không đọc được.", "The request body cannot be read.")
	errQuery = fault.New(fault.Invalid, "query_unreadable", "Tham số trên địa chỉ không hợp lệ.", "The parameters in the address are not valid.")
)

// bind fills req from the path ("param" tags), the query ("query" tags) and a
// JSON body ("json" tags), in that order. Fields of path and query carry
// json:"-", so that a body cannot set them.
func bind(c echo.Context, req any) error {
	var binder echo.DefaultBinder
	if err := binder.BindPathParams(c, req); err != nil {
		return errQuery.Because(err)
	}
	if err := binder.BindQueryParams(c, req); err != nil {
		return errQuery.Because(err)
	}
	return bindBody(c, req)
}

func bindBody(c echo.Context, req any) error {
	r := c.Request()
	if r.Body == nil || r.ContentLength == 0 || !strings.HasPrefix(r.Header.Get(echo.HeaderContentType), echo.MIMEApplicationJSON) {
		return nil
	}
	err := json.NewDecoder(r.Body).Decode(req)
	switch {
	case err == nil, errors.Is(err, io.EOF):
		return nil
	case isTooLarge(err):
		return errTooLarge
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return errBody.At(fault.Field{Name: wrong.Field, Code: "wrong_type", Msg: errBody.Msg}).Because(err)
	}
	return errBody.Because(err)
}
