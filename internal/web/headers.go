package web

import (
	"net/http"
	"strings"
)

// What a page may do: everything from us, nothing from anybody else.
const (
	policyPage = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; " +
		"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	policyData = "default-src 'none'; frame-ancestors 'none'"
)

// policyEmbed is the policy of pages made for a newspaper's or a portal's
// frame: anybody may show them, they show nothing private.
var policyEmbed = strings.Replace(policyPage, "frame-ancestors 'none'", "frame-ancestors *", 1)

func (s *Server) commonHeaders(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if s.options.Secure {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

func (s *Server) apiHeaders(h http.Header) {
	s.commonHeaders(h)
	h.Set("Content-Security-Policy", policyData)
}

func (s *Server) pageHeaders(h http.Header, embed bool) {
	s.commonHeaders(h)
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
	if embed {
		h.Set("Content-Security-Policy", policyEmbed)
		return
	}
	h.Set("Content-Security-Policy", policyPage)
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}
