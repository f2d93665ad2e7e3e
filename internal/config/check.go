package config

import (
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (r *reading) checkNeeds(c Config, need Need) {
	for _, n := range []struct {
		need     Need
		absent   bool
		variable string
	}{
		{NeedDatabase, c.Stores.DatabaseURL == "", "DATABASE_URL"},
		{NeedRedis, c.Stores.RedisURL == "", "REDIS_URL"},
		{NeedPublicURL, c.HTTP.PublicURL == nil, "HOITHI_PUBLIC_URL"},
		{NeedSecret, c.HTTP.Secret == "", "HOITHI_SECRET"},
	} {
		if need&n.need != 0 && n.absent && !r.blamed(n.variable) && !r.blamed(n.variable+"_FILE") {
			r.missing(n.variable)
		}
	}
}

func (r *reading) checkStores(s Stores) {
	if s.DatabaseURL != "" && !address(s.DatabaseURL, "postgres", "postgresql") {
		r.malformed("DATABASE_URL")
	}
	if s.RedisURL != "" && !address(s.RedisURL, "redis", "rediss") {
		r.malformed("REDIS_URL")
	}
}

func (r *reading) checkHTTP(h HTTP) {
	if host, port, err := net.SplitHostPort(h.Listen); err != nil || !portNumber(port, 0) || strings.Contains(host, "/") {
		r.malformed("HOITHI_LISTEN")
	}
	if u := h.PublicURL; u != nil && (!address(u.String(), "http", "https") || strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
		r.malformed("HOITHI_PUBLIC_URL")
	}
	if host, port, err := net.SplitHostPort(h.OSCListen); h.OSCListen != "" && (err != nil || !portNumber(port, 0) || strings.Contains(host, "/")) {
		r.malformed("HOITHI_OSC_LISTEN")
	}
	if h.Secret != "" && !strong(h.Secret) {
		r.malformed("HOITHI_SECRET")
	}
	if h.SealKey != "" && !strong(h.SealKey) {
		r.malformed("HOITHI_SEAL_KEY")
	}
}

// strong reports whether secret can be one: long enough, and not a few letters
// over and over.
func strong(secret string) bool {
	distinct := map[byte]bool{}
	for i := range len(secret) {
		distinct[secret[i]] = true
	}
	return len(secret) >= 32 && len(distinct) >= 10
}

func (r *reading) checkMail(m Mail) {
	if !slices.Contains([]string{StartTLS, TLS, NoTLS}, m.TLS) {
		r.malformed("HOITHI_SMTP_TLS")
	}
	if (m.User == "") != (m.Password == "") {
		r.malformed("HOITHI_SMTP_USER")
	}
	if !m.Enabled() {
		return
	}
	if strings.ContainsAny(m.Host, "/: ") && !isIP(m.Host) {
		r.malformed("HOITHI_SMTP_HOST")
	}
	if !portNumber(strconv.Itoa(m.Port), 1) {
		r.malformed("HOITHI_SMTP_PORT")
	}
	if m.From == "" {
		r.missing("HOITHI_SMTP_FROM")
	} else if _, err := mail.ParseAddress(m.From); err != nil {
		r.malformed("HOITHI_SMTP_FROM")
	}
	if m.TLS == NoTLS && !loopback(m.Host) {
		r.malformed("HOITHI_SMTP_TLS")
	}
}

func (r *reading) checkSMS(s SMS) {
	if s.Gateway != nil && !address(s.Gateway.String(), "http", "https") {
		r.malformed("HOITHI_SMS_GATEWAY_URL")
	}
	if s.Gateway == nil && s.Token != "" {
		r.malformed("HOITHI_SMS_GATEWAY_TOKEN")
	}
}

// longestGrace keeps the grace what it is for: the network, not the clock.
const longestGrace = 30 * time.Second

func (r *reading) checkRest(c Config) {
	if c.Rounds.Grace < 0 || c.Rounds.Grace > longestGrace {
		r.malformed("HOITHI_GRACE")
	}
	if c.Log.Format != "text" && c.Log.Format != "json" {
		r.malformed("HOITHI_LOG_FORMAT")
	}
	if lang := r.values["HOITHI_LANG"]; lang != "" && lang != "vi" && lang != "en" {
		r.malformed("HOITHI_LANG")
	}
}

// address reports whether s is a URL with a host and one of the schemes.
func address(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && slices.Contains(schemes, u.Scheme)
}

// portNumber reports whether s is a TCP port of at least lowest.
func portNumber(s string, lowest int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= lowest && n <= 65535
}

func isIP(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil
}

func loopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}
