package mail_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"hoithi/contest"
	"hoithi/internal/mail"
)

func TestAMessageReachesTheGateway(t *testing.T) {
	t.Parallel()
	var got struct{ To, Text, auth string }
	gateway := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got.auth = r.Header.Get("Authorization")
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			t.Error(err)
		}
		w.WriteHeader(http.StatusAccepted)
	}))
	t.Cleanup(gateway.Close)
	m := message()
	m.To = contest.Address{Channel: contest.ByPhone, Value: "+84905123456"}
	m.Contest = strings.Repeat("Đợt thi tìm hiểu cải cách hành chính ", 5)
	if err := (&mail.Gateway{URL: address(t, gateway.URL), Token: "khoa"}).Deliver(t.Context(), m); err != nil {
		t.Fatalf("Deliver: %v", err)
	}
	if got.To != "+84905123456" || got.auth != "Bearer khoa" || !strings.HasPrefix(got.Text, "042917 la ma dang nhap Dot thi") || len(got.Text) > 160 {
		t.Errorf("the gateway got %+v (%d letters)", got, len(got.Text))
	}
	for _, r := range got.Text {
		if r > unicode.MaxASCII {
			t.Errorf("%q makes the message three times as dear", r)
		}
	}
}

func TestAGatewaysRefusal(t *testing.T) {
	t.Parallel()
	for status, permanent := range map[int]bool{400: true, 401: true, 429: false, 500: false, 503: false} {
		gateway := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		err := (&mail.Gateway{URL: address(t, gateway.URL)}).Deliver(t.Context(), message())
		gateway.Close()
		if err == nil || errors.As(err, new(mail.Permanent)) != permanent {
			t.Errorf("after %d: %v, permanent should be %v", status, err, permanent)
		}
	}
}

// The address may hold a key; it is not for the log.
func TestAGatewaysAddressIsNotTold(t *testing.T) {
	t.Parallel()
	err := (&mail.Gateway{URL: address(t, "http://127.0.0.1:1/send?key=mat-khau")}).Deliver(t.Context(), message())
	if err == nil || strings.Contains(err.Error(), "mat-khau") {
		t.Errorf("error %v", err)
	}
}

func address(t *testing.T, raw string) *url.URL {
	t.Helper()
	u, err := url.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
