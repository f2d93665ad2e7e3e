package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"hoithi/internal/fault"
	"hoithi/internal/qr"
)

// QRAsk asks for a code that leads to a page of this site.
type QRAsk struct {
	Text string `query:"text" json:"-" doc:"a path on this site"`
}

var errQRPath = fault.New(fault.Invalid, "qr_path_invalid", "Mã QR chỉ dẫn tới một trang của chính hệ thống này.", "A QR code here leads only to a page of this site.")

// maxQR keeps codes coarse enough to be read from the back of a hall.
const maxQR = 300

// qrCode draws only addresses of this site: nobody shall borrow its good name
// for a code that leads elsewhere.
func (s *Server) qrCode(c echo.Context, _ *Call, in QRAsk) error {
	if !strings.HasPrefix(in.Text, "/") || strings.HasPrefix(in.Text, "//") || strings.ContainsAny(in.Text, "\\\r\n\t ") || len(in.Text) > maxQR {
		return errQRPath
	}
	svg, err := qr.SVG(s.site(c) + in.Text)
	if err != nil {
		return errQRPath.Because(err)
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "public, max-age=86400")
	return c.Blob(http.StatusOK, "image/svg+xml", svg)
}

// site is the address of this site as people type it.
func (s *Server) site(c echo.Context) string {
	if s.options.PublicURL != "" {
		return strings.TrimSuffix(s.options.PublicURL, "/")
	}
	scheme := "http"
	if s.options.Secure {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host
}
