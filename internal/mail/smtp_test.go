package mail_test

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	ours "hoithi/internal/mail"
)

// server speaks enough SMTP to take one letter; it answers RCPT with refusal,
// if there is one.
func server(t *testing.T, refusal string) (port int, letters <-chan string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	out := make(chan string, 1)
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer func() { _ = conn.Close() }()
		converse(conn, refusal, out)
	}()
	return listener.Addr().(*net.TCPAddr).Port, out
}

func converse(conn net.Conn, refusal string, letters chan<- string) {
	say := func(line string) { _, _ = fmt.Fprintf(conn, "%s\r\n", line) }
	lines := bufio.NewScanner(conn)
	say("220 mail.example ESMTP")
	for lines.Scan() {
		switch verb := strings.ToUpper(strings.Fields(lines.Text() + " ?")[0]); {
		case verb == "EHLO":
			say("250 mail.example")
		case verb == "RCPT" && refusal != "":
			say(refusal)
		case verb == "DATA":
			say("354 go on")
			var letter strings.Builder
			for lines.Scan() && lines.Text() != "." {
				letter.WriteString(lines.Text() + "\r\n")
			}
			letters <- letter.String()
			say("250 taken")
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			say("250 fine")
		}
	}
}

func smtp(port int, how string) *ours.SMTP {
	return &ours.SMTP{Host: "127.0.0.1", Port: port, From: "Ban tổ chức <thi@example.vn>", TLS: how, Now: time.Now}
}

func TestALetterArrives(t *testing.T) {
	t.Parallel()
	port, letters := server(t, "")
	if err := smtp(port, ours.NoTLS).Deliver(t.Context(), message()); err != nil {
		t.Fatalf("Deliver: %v", err)
	}
	letter, err := mail.ReadMessage(strings.NewReader(<-letters))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(letter.Header.Get("Subject"))
	if err != nil || subject != "042917 là mã đăng nhập của bạn – Tìm hiểu cải cách hành chính" {
		t.Errorf("subject %q, %v", subject, err)
	}
	text := new(strings.Builder)
	if _, err := bufio.NewReader(base64.NewDecoder(base64.StdEncoding, letter.Body)).WriteTo(text); err != nil || !strings.Contains(text.String(), "042917") || !strings.Contains(text.String(), "10 phút") {
		t.Errorf("text %q, %v", text, err)
	}
	if to := letter.Header.Get("To"); to != "<an@danang.gov.vn>" {
		t.Errorf("to %q", to)
	}
}

// A contest's name cannot smuggle a header into the letter.
func TestALetterHasNoForeignHeaders(t *testing.T) {
	t.Parallel()
	port, letters := server(t, "")
	m := message()
	m.Contest = "Cuộc thi\r\nBcc: all@example.vn"
	if err := smtp(port, ours.NoTLS).Deliver(t.Context(), m); err != nil {
		t.Fatalf("Deliver: %v", err)
	}
	letter, err := mail.ReadMessage(strings.NewReader(<-letters))
	if err != nil || letter.Header.Get("Bcc") != "" {
		t.Errorf("Bcc %q, %v", letter.Header.Get("Bcc"), err)
	}
}

func TestAServersRefusal(t *testing.T) {
	t.Parallel()
	for reply, permanent := range map[string]bool{"550 no such mailbox": true, "451 later": false} {
		port, _ := server(t, reply)
		err := smtp(port, ours.NoTLS).Deliver(t.Context(), message())
		if err == nil || errors.As(err, new(ours.Permanent)) != permanent {
			t.Errorf("after %q: %v, permanent should be %v", reply, err, permanent)
		}
	}
}

// A server that cannot encrypt gets nothing: a code must not travel in the open.
func TestNothingIsSentInTheOpen(t *testing.T) {
	t.Parallel()
	port, letters := server(t, "")
	if err := smtp(port, ours.StartTLS).Deliver(t.Context(), message()); err == nil {
		t.Error("it was sent without encryption")
	}
	select {
	case letter := <-letters:
		t.Errorf("the server got %q", letter)
	default:
	}
}

var _ ours.Carrier = (*ours.SMTP)(nil)
var _ contest.CodeSender = (*ours.Outbox)(nil)
