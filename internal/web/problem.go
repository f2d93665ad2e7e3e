package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"hoithi/internal/fault"
)

// Problem is an error on the wire: RFC 9457 problem details. Code is stable;
// Title is in the caller's language.
type Problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Code     string         `json:"code"`
	Instance string         `json:"instance,omitempty"`
	Fields   []ProblemField `json:"fields,omitempty"`
	Detail   map[string]any `json:"detail,omitempty"`
}

// ProblemField names one wrong input.
type ProblemField struct {
	Name    string `json:"name"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Failures of HTTP itself; the domain's are its own.
var (
	errInternal  = fault.New(fault.Internal, "internal", "Có lỗi trong hệ thống. Chúng tôi đã ghi nhận.", "Something went wrong on our side. It has been noted.")
	errNoRoute   = fault.New(fault.NotFound, "not_found", "Không có gì ở địa chỉ này.", "There is nothing at this address.")
	errMethod    = fault.New(fault.Invalid, "method_not_allowed", "Địa chỉ này không nhận thao tác đó.", "This address does not take that method.")
	errTooLarge  = fault.New(fault.Invalid, "body_too_large", "Dữ liệu gửi lên quá lớn.", "The request body is too large.")
	errTimeout   = fault.New(fault.Unavailable, "timeout", "Hệ thống đang rất đông nên chưa kịp trả lời. Hãy thử lại.", "The system is very busy and did not answer in time. Try again.")
	errCrossSite = fault.New(fault.Forbidden, "cross_site", "Yêu cầu đến từ một trang khác nên bị từ chối.", "The request came from another site and was refused.")
	errTVRefused = fault.New(fault.Forbidden, "tv_refused", "Mã truy cập không đúng hoặc đã bị thu hồi.", "The token is wrong or was revoked.")
	errSlowDown  = fault.New(fault.TooMany, "slow_down", "Bạn thao tác quá nhanh. Hãy chờ một lát rồi thử lại.", "Too many requests. Wait a moment and try again.")
)

var statuses = map[fault.Kind]int{
	fault.Internal:     http.StatusInternalServerError,
	fault.Invalid:      http.StatusUnprocessableEntity,
	fault.Unauthorized: http.StatusUnauthorized,
	fault.Forbidden:    http.StatusForbidden,
	fault.NotFound:     http.StatusNotFound,
	fault.Conflict:     http.StatusConflict,
	fault.Gone:         http.StatusGone,
	fault.TooMany:      http.StatusTooManyRequests,
	fault.Unavailable:  http.StatusServiceUnavailable,
}

// statusClientGone is what the log says when the caller hung up (nginx's 499).
const statusClientGone = 499

// retryAfter is the detail that a fault may carry, in seconds.
const retryAfter = "retry_after_s"

// fail is the one place where an error becomes an answer, and where an
// unknown one ends its journey in the log.
func (s *Server) fail(err error, c echo.Context) {
	if c.Response().Committed {
		s.options.Log.Warn("answer broken off", "path", c.Request().URL.Path, "err", err)
		return
	}
	if errors.Is(err, context.Canceled) && c.Request().Context().Err() != nil {
		c.Response().Status = statusClientGone
		return
	}
	if under(c.Request().URL.Path, "/tv") {
		s.tvFailed(err, c)
		return
	}
	known := recognise(err)
	status := statusOf(known)
	if status == http.StatusInternalServerError {
		s.options.Log.Error("request failed", "method", c.Request().Method, "path", c.Request().URL.Path,
			"request", requestID(c), "err", err)
	}
	if err := writeProblem(c, status, known); err != nil {
		s.options.Log.Debug("problem not delivered", "err", err)
	}
}

// panicked notes where a panic came from; the caller hears of an internal error.
func (s *Server) panicked(c echo.Context, err error, stack []byte) error {
	s.options.Log.Error("panic", "method", c.Request().Method, "path", c.Request().URL.Path, "err", err, "stack", string(stack))
	return errInternal.Because(err)
}

// recognise finds the fault in an error; what is unknown is internal.
func recognise(err error) *fault.Error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return errTimeout.Because(err)
	}
	if isTooLarge(err) {
		return errTooLarge
	}
	var he *echo.HTTPError
	if errors.As(err, &he) {
		switch he.Code {
		case http.StatusNotFound:
			return errNoRoute
		case http.StatusMethodNotAllowed:
			return errMethod
		case http.StatusRequestEntityTooLarge:
			return errTooLarge
		}
	}
	return errInternal.Because(err)
}

func statusOf(e *fault.Error) int {
	switch e.Code {
	case errMethod.Code:
		return http.StatusMethodNotAllowed
	case errTooLarge.Code:
		return http.StatusRequestEntityTooLarge
	case errBody.Code, errQuery.Code:
		return http.StatusBadRequest
	}
	return statuses[e.Kind]
}

// problemOf is a fault in the words of who asked.
func problemOf(c echo.Context, e *fault.Error) Problem {
	lang := speaks(c.Request())
	p := Problem{Type: "urn:hoithi:problem:" + e.Code, Title: e.Msg.In(lang), Status: statusOf(e), Code: e.Code, Detail: e.Detail}
	if id := requestID(c); id != "" {
		p.Instance = "urn:hoithi:request:" + id
	}
	for _, f := range e.Fields {
		p.Fields = append(p.Fields, ProblemField{Name: f.Name, Code: f.Code, Message: f.Msg.In(lang)})
	}
	return p
}

func writeProblem(c echo.Context, status int, e *fault.Error) error {
	p := problemOf(c, e)
	p.Status = status
	if e.Kind == fault.TooMany || e.Kind == fault.Unavailable {
		c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(waitSeconds(e)))
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if c.Request().Method == http.MethodHead {
		return c.NoContent(status)
	}
	return c.Blob(status, "application/problem+json", body)
}

func waitSeconds(e *fault.Error) int {
	if n, ok := e.Detail[retryAfter].(int); ok && n > 0 {
		return n
	}
	return 1
}

func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

func isTooLarge(err error) bool {
	var tooLarge *http.MaxBytesError
	return errors.As(err, &tooLarge) || errors.Is(err, echo.ErrStatusRequestEntityTooLarge)
}
