// Package config reads the program's configuration from the environment, says
// everything that is wrong with it at once in the operator's words, and prints
// it with its secrets hidden.
//
// It checks form only: whether a server answers is for whoever connects.
package config

import (
	"log/slog"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// Config is the whole configuration, by concern.
type Config struct {
	Stores Stores
	HTTP   HTTP
	Mail   Mail
	SMS    SMS
	Rounds Rounds
	Log    Log

	shown []setting // what Print prints
}

// Stores are the servers that keep the data.
type Stores struct {
	DatabaseURL string `env:"DATABASE_URL"`                    // postgres://…
	RedisURL    string `env:"REDIS_URL"`                       // redis://… or rediss://…
	VarDir      string `env:"HOITHI_VAR_DIR" envDefault:"var"` // the demo's private servers keep their data here
}

// HTTP is how browsers reach the program.
type HTTP struct {
	Listen         string         `env:"HOITHI_LISTEN" envDefault:"127.0.0.1:8080"` // host:port
	PublicURL      *url.URL       `env:"HOITHI_PUBLIC_URL"`                         // as people type it; nil: unknown
	Secret         string         `env:"HOITHI_SECRET"`                             // signs tokens and receipts
	SealKey        string         `env:"HOITHI_SEAL_KEY"`                           // keeps second factors, and opens sets sealed until a time; empty: made of Secret
	TrustedProxies []netip.Prefix `env:"HOITHI_TRUSTED_PROXIES"`                    // whose X-Forwarded-For is believed
	JoinURL        string         `env:"-"`                                         // for codes to scan while PublicURL is unknown; set by the program
	OSCListen      string         `env:"HOITHI_OSC_LISTEN"`                         // UDP host:port for commands by OSC; empty: none
}

// Secure reports whether people come over https, so that cookies may say so.
func (h HTTP) Secure() bool { return h.PublicURL != nil && h.PublicURL.Scheme == "https" }

// Mail is the server that sends one-time codes.
type Mail struct {
	Host     string `env:"HOITHI_SMTP_HOST"` // empty: no mail
	Port     int    `env:"HOITHI_SMTP_PORT" envDefault:"587"`
	User     string `env:"HOITHI_SMTP_USER"` // empty: the server wants no sign-in
	Password string `env:"HOITHI_SMTP_PASSWORD"`
	From     string `env:"HOITHI_SMTP_FROM"` // "Ban tổ chức <thi@example.vn>"
	TLS      string `env:"HOITHI_SMTP_TLS" envDefault:"starttls"`
}

// The ways to protect a connection to the mail server.
const (
	StartTLS = "starttls" // plain first, then upgraded; refused when the server cannot
	TLS      = "tls"      // from the first byte, usually port 465
	NoTLS    = "none"     // only for a server on the same machine
)

// Enabled reports whether mail can be sent.
func (m Mail) Enabled() bool { return m.Host != "" }

// SMS is the HTTP gateway that sends one-time codes to phones.
type SMS struct {
	Gateway *url.URL `env:"HOITHI_SMS_GATEWAY_URL"` // nil: no messages
	Token   string   `env:"HOITHI_SMS_GATEWAY_TOKEN"`
}

// Enabled reports whether messages can be sent.
func (s SMS) Enabled() bool { return s.Gateway != nil }

// Rounds is what new rounds begin with.
type Rounds struct {
	// Grace is how long after the deadline an answer is still taken, for what
	// was under way in the network. A round's rules may say otherwise.
	Grace time.Duration `env:"HOITHI_GRACE" envDefault:"2s"`
}

// Log is what the program says of itself, on standard error.
type Log struct {
	Level  slog.Level `env:"HOITHI_LOG_LEVEL" envDefault:"info"`
	Format string     `env:"HOITHI_LOG_FORMAT" envDefault:"text"` // "text" or "json"
}

// Need is what a verb cannot do without.
type Need uint8

// What may be needed; combine with |.
const (
	NeedDatabase Need = 1 << iota
	NeedRedis
	NeedSecret
	NeedPublicURL

	ForDemo     Need = 0 // starts what is not named
	ForDatabase      = NeedDatabase
	ForStores        = NeedDatabase | NeedRedis
	ForServe         = ForStores | NeedSecret | NeedPublicURL
)

// Load reads environ ("KEY=value" lines, as os.Environ returns). Its error is
// Problems: everything that is wrong, not only the first.
func Load(environ []string, need Need) (Config, error) {
	r := newReading(environ)
	var c Config
	r.fill(&c.Stores)
	r.fill(&c.HTTP)
	r.fill(&c.Mail)
	r.fill(&c.SMS)
	r.fill(&c.Rounds)
	r.fill(&c.Log)
	r.checkNeeds(c, need)
	r.checkStores(c.Stores)
	r.checkHTTP(c.HTTP)
	r.checkMail(c.Mail)
	r.checkSMS(c.SMS)
	r.checkRest(c)
	r.checkNames()
	c.shown = r.settings()
	return c, r.outcome()
}

// Lang is the operator's language, "vi" or "en": HOITHI_LANG, else what the
// system's locale says; English where it says nothing.
func Lang(environ []string) string {
	values := environment(environ)
	for _, name := range []string{"HOITHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := values[name]; v != "" {
			if strings.HasPrefix(strings.ToLower(v), "vi") {
				return "vi"
			}
			return "en"
		}
	}
	return "en"
}
