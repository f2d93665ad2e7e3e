package mail

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net"
	netmail "net/mail"
	"net/smtp"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"hoithi/contest"
)

// The ways to protect the connection to a mail server.
const (
	StartTLS = "starttls" // plain first, then upgraded; refused when the server cannot
	TLS      = "tls"      // from the first byte
	NoTLS    = "none"     // only for a server on the same machine
)

// SMTP sends letters through a mail server. It implements Carrier.
type SMTP struct {
	Host     string
	Port     int
	User     string // empty: the server wants no sign-in
	Password string
	From     string // "Ban tổ chức <thi@example.vn>"
	TLS      string
	Now      func() time.Time
	Trust    *tls.Config // nil: the system's certificates; the server's name is filled in
}

// Deliver implements Carrier.
func (s *SMTP) Deliver(ctx context.Context, m contest.CodeMessage) error {
	from, err := netmail.ParseAddress(s.From)
	if err != nil {
		return Permanent{fmt.Errorf("mail: sender %q: %w", s.From, err)}
	}
	client, err := s.connect(ctx)
	if err != nil {
		return fmt.Errorf("mail: connect: %w", permanent(err))
	}
	defer func() { _ = client.Close() }() // after Quit it does nothing
	if err := s.send(client, from, m); err != nil {
		return fmt.Errorf("mail: send: %w", permanent(err))
	}
	return nil
}

func (s *SMTP) connect(ctx context.Context) (*smtp.Client, error) {
	address := net.JoinHostPort(s.Host, strconv.Itoa(s.Port))
	conn, err := s.dial(ctx, address)
	if err != nil {
		return nil, err
	}
	if deadline, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(deadline); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	client, err := smtp.NewClient(conn, s.Host)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	if err := s.greet(client); err != nil {
		return nil, errors.Join(err, client.Close())
	}
	return client, nil
}

func (s *SMTP) dial(ctx context.Context, address string) (net.Conn, error) {
	if s.TLS == TLS {
		return (&tls.Dialer{Config: s.trust()}).DialContext(ctx, "tcp", address)
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", address)
}

func (s *SMTP) trust() *tls.Config {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if s.Trust != nil {
		config = s.Trust.Clone()
	}
	if config.ServerName == "" {
		config.ServerName = s.Host
	}
	return config
}

// greet upgrades the connection and signs in. Without the upgrade nothing is
// sent: a code must not travel in the open.
func (s *SMTP) greet(client *smtp.Client) error {
	if s.TLS == StartTLS {
		if err := client.StartTLS(s.trust()); err != nil {
			return err
		}
	}
	if s.User == "" {
		return nil
	}
	return client.Auth(smtp.PlainAuth("", s.User, s.Password, s.Host))
}

func (s *SMTP) send(client *smtp.Client, from *netmail.Address, m contest.CodeMessage) error {
	if err := client.Mail(from.Address); err != nil {
		return err
	}
	if err := client.Rcpt(m.To.Value); err != nil {
		return err
	}
	w, err := client.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(s.compose(from, m)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	_ = client.Quit() // the letter is accepted already
	return nil
}

// compose writes the letter: plain text in base64, so that no server on the
// way breaks its lines or its diacritics.
func (s *SMTP) compose(from *netmail.Address, m contest.CodeMessage) []byte {
	var b bytes.Buffer
	head := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, value) }
	head("From", from.String())
	head("To", (&netmail.Address{Address: m.To.Value}).String())
	head("Subject", mime.BEncoding.Encode("utf-8", subject(m)))
	head("Date", s.Now().Format(time.RFC1123Z))
	head("Message-ID", "<"+rand.Text()+from.Address[strings.LastIndexByte(from.Address, '@'):]+">")
	head("Auto-Submitted", "auto-generated")
	head("MIME-Version", "1.0")
	head("Content-Type", "text/plain; charset=utf-8")
	head("Content-Transfer-Encoding", "base64")
	b.WriteString("\r\n")
	text := base64.StdEncoding.EncodeToString([]byte(letter(m)))
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	b.WriteString(text + "\r\n")
	return b.Bytes()
}

// permanent recognises the server's "never": replies of 5xx.
func permanent(err error) error {
	var reply *textproto.Error
	if errors.As(err, &reply) && reply.Code >= 500 {
		return Permanent{err}
	}
	return err
}
