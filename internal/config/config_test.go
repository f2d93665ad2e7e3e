package config_test

import (
	"errors"
	"log/slog"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hoithi/internal/config"
)

const secret = "0123456789abcdef0123456789abcdef"

// enough is the least that serve starts with.
func enough(more ...string) []string {
	return append([]string{
		"DATABASE_URL=postgres://hoithi:mat-khau@db:5432/hoithi",
		"REDIS_URL=redis://:mat-khau@cache:6379/0",
		"HOITHI_PUBLIC_URL=https://thi.example.vn",
		"HOITHI_SECRET=" + secret,
	}, more...)
}

func TestLoad(t *testing.T) {
	t.Parallel()
	got, err := config.Load(enough(
		"HOITHI_LISTEN=0.0.0.0:80",
		"HOITHI_TRUSTED_PROXIES=10.0.0.0/8,fd00::/8",
		"HOITHI_SMTP_HOST=mail.example.vn",
		"HOITHI_SMTP_USER=thi", "HOITHI_SMTP_PASSWORD=mat-khau",
		"HOITHI_SMTP_FROM=Ban tổ chức <thi@example.vn>",
		"HOITHI_SMS_GATEWAY_URL=https://sms.example.vn/gui", "HOITHI_SMS_GATEWAY_TOKEN=mat-khau",
		"HOITHI_GRACE=500ms",
		"HOITHI_LOG_LEVEL=debug", "HOITHI_LOG_FORMAT=json",
		"PATH=/usr/bin", "HOITHI_TEST_DATABASE_URL=postgres://x", "HOITHI_SMTP_TLS=",
	), config.ForServe)
	if err != nil {
		t.Fatal(err)
	}
	want := config.Config{
		Stores: config.Stores{DatabaseURL: "postgres://hoithi:mat-khau@db:5432/hoithi", RedisURL: "redis://:mat-khau@cache:6379/0", VarDir: "var"},
		HTTP: config.HTTP{
			Listen: "0.0.0.0:80", PublicURL: &url.URL{Scheme: "https", Host: "thi.example.vn"}, Secret: secret,
			TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")},
		},
		Mail:   config.Mail{Host: "mail.example.vn", Port: 587, User: "thi", Password: "mat-khau", From: "Ban tổ chức <thi@example.vn>", TLS: config.StartTLS},
		SMS:    config.SMS{Gateway: &url.URL{Scheme: "https", Host: "sms.example.vn", Path: "/gui"}, Token: "mat-khau"},
		Rounds: config.Rounds{Grace: 500 * time.Millisecond},
		Log:    config.Log{Level: slog.LevelDebug, Format: "json"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(config.Config{}), cmp.Comparer(func(a, b netip.Prefix) bool { return a == b })); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
	if !got.HTTP.Secure() || !got.Mail.Enabled() || !got.SMS.Enabled() {
		t.Error("https, mail and messages are configured, but one of them says it is not")
	}
}

func TestLoad_DemoNeedsNothing(t *testing.T) {
	t.Parallel()
	got, err := config.Load(nil, config.ForDemo)
	if err != nil {
		t.Fatal(err)
	}
	if got.HTTP.Listen != "127.0.0.1:8080" || got.Rounds.Grace != 2*time.Second || got.HTTP.Secure() || got.Mail.Enabled() || got.SMS.Enabled() {
		t.Errorf("defaults = %+v", got)
	}
}

func TestLoad_Problems(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		environ []string
		need    config.Need
		want    []string // the variables, in order
	}{
		{name: "nothing set at all", need: config.ForServe, want: []string{"DATABASE_URL", "REDIS_URL", "HOITHI_PUBLIC_URL", "HOITHI_SECRET"}},
		{name: "a verb on the database alone", need: config.ForDatabase, want: []string{"DATABASE_URL"}},
		{name: "everything wrong at once", need: config.ForServe, environ: []string{
			"DATABASE_URL=mysql://x/y", "REDIS_URL=localhost:6379", "HOITHI_PUBLIC_URL=thi.example.vn", "HOITHI_SECRET=short",
			"HOITHI_LISTEN=8080", "HOITHI_TRUSTED_PROXIES=10.0.0.1", "HOITHI_SMTP_PORT=many", "HOITHI_GRACE=2", "HOITHI_LOG_LEVEL=loud",
			"HOITHI_LOG_FORMAT=xml", "HOITHI_LANG=fr", "HOITHI_SMTP_TLS=ssl", "HOITHI_SMS_GATEWAY_TOKEN=x",
		}, want: []string{"HOITHI_TRUSTED_PROXIES", "HOITHI_SMTP_PORT", "HOITHI_GRACE", "HOITHI_LOG_LEVEL", "DATABASE_URL", "REDIS_URL", "HOITHI_LISTEN",
			"HOITHI_PUBLIC_URL", "HOITHI_SECRET", "HOITHI_SMTP_TLS", "HOITHI_SMS_GATEWAY_TOKEN", "HOITHI_LOG_FORMAT", "HOITHI_LANG"}},
		{name: "a secret of one letter", environ: []string{"HOITHI_SECRET=" + strings.Repeat("a", 64)}, want: []string{"HOITHI_SECRET"}},
		{name: "a public address with a path", environ: []string{"HOITHI_PUBLIC_URL=https://example.vn/thi"}, want: []string{"HOITHI_PUBLIC_URL"}},
		{name: "a port out of range", environ: []string{"HOITHI_LISTEN=:70000"}, want: []string{"HOITHI_LISTEN"}},
		{name: "a grace of minutes", environ: []string{"HOITHI_GRACE=5m"}, want: []string{"HOITHI_GRACE"}},
		{name: "a negative grace", environ: []string{"HOITHI_GRACE=-1s"}, want: []string{"HOITHI_GRACE"}},
		{name: "mail without a sender", environ: []string{"HOITHI_SMTP_HOST=mail.example.vn"}, want: []string{"HOITHI_SMTP_FROM"}},
		{name: "a mail user without a password", environ: []string{"HOITHI_SMTP_USER=thi"}, want: []string{"HOITHI_SMTP_USER"}},
		{name: "mail in the clear over the network", environ: []string{"HOITHI_SMTP_HOST=mail.example.vn", "HOITHI_SMTP_FROM=a@b.vn", "HOITHI_SMTP_TLS=none"}, want: []string{"HOITHI_SMTP_TLS"}},
		{name: "mail in the clear on this machine", environ: []string{"HOITHI_SMTP_HOST=127.0.0.1", "HOITHI_SMTP_FROM=a@b.vn", "HOITHI_SMTP_TLS=none"}},
		{name: "a host with its port", environ: []string{"HOITHI_SMTP_HOST=mail:25", "HOITHI_SMTP_FROM=a@b.vn"}, want: []string{"HOITHI_SMTP_HOST"}},
		{name: "a misspelt name", environ: []string{"HOITHI_TRUSTED_PROXY=10.0.0.0/8"}, want: []string{"HOITHI_TRUSTED_PROXY"}},
		{name: "a secret's file that is not there", environ: []string{"HOITHI_SECRET_FILE=/nowhere"}, want: []string{"HOITHI_SECRET_FILE"}},
		{name: "a secret's file that is not there, where it is needed", need: config.NeedSecret, environ: []string{"HOITHI_SECRET_FILE=/nowhere"}, want: []string{"HOITHI_SECRET_FILE"}},
		{name: "empty means not set", need: config.NeedRedis, environ: []string{"REDIS_URL="}, want: []string{"REDIS_URL"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := config.Load(tt.environ, tt.need)
			var problems config.Problems
			if err != nil && !errors.As(err, &problems) {
				t.Fatalf("Load = %v, want Problems", err)
			}
			var got []string
			for _, p := range problems {
				got = append(got, p.Variable)
				if p.Msg.VI == "" || p.Msg.EN == "" {
					t.Errorf("%s: a message is missing: %+v", p.Variable, p.Msg)
				}
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("variables (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoad_NamesTheLikelyVariable(t *testing.T) {
	t.Parallel()
	_, err := config.Load([]string{"HOITHI_TRUSTED_PROXY=10.0.0.0/8", "HOITHI_COLOUR=red"}, config.ForDemo)
	want := "the configuration cannot be used:\n" +
		"  HOITHI_COLOUR: there is no such variable\n" +
		"  HOITHI_TRUSTED_PROXY: there is no such variable; is it HOITHI_TRUSTED_PROXIES?"
	if err == nil || err.Error() != want {
		t.Errorf("Load = %v\nwant %s", err, want)
	}
}

func TestLoad_SpeaksVietnamese(t *testing.T) {
	t.Parallel()
	_, err := config.Load([]string{"HOITHI_GRACE=lâu"}, config.ForDemo)
	var problems config.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("Load = %v, want Problems", err)
	}
	want := "cấu hình chưa dùng được:\n  HOITHI_GRACE: \"lâu\" không hợp lệ; cần từ 0s đến 30s, ví dụ 2s hoặc 500ms"
	if got := problems.In("vi"); got != want {
		t.Errorf("In(vi) = %s\nwant %s", got, want)
	}
}

func TestLoad_SecretInFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte(secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := config.Load([]string{"HOITHI_SECRET_FILE=" + path}, config.NeedSecret)
	if err != nil || got.HTTP.Secret != secret {
		t.Errorf("Load = %q, %v, want %q", got.HTTP.Secret, err, secret)
	}
	_, err = config.Load([]string{"HOITHI_SECRET_FILE=" + path, "HOITHI_SECRET=" + secret}, config.NeedSecret)
	if err == nil {
		t.Error("Load took a secret that was given twice")
	}
}

// Neither the print nor a problem shows a secret, not even a wrong one.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	var shown strings.Builder
	environ := enough("HOITHI_SMTP_USER=thi", "HOITHI_SMTP_PASSWORD=mat-khau", "HOITHI_SMS_GATEWAY_URL=https://sms.example.vn/gui/mat-khau?key=mat-khau", "HOITHI_SMS_GATEWAY_TOKEN=mat-khau")
	c, err := config.Load(environ, config.ForServe)
	if err != nil {
		t.Fatal(err)
	}
	if err := config.Print(&shown, c, "en"); err != nil {
		t.Fatal(err)
	}
	_, err = config.Load([]string{"DATABASE_URL=mat-khau", "REDIS_URL=mat-khau", "HOITHI_SECRET=mat-khau"}, config.ForServe)
	shown.WriteString(err.Error())
	for _, hidden := range []string{"mat-khau", secret} {
		if strings.Contains(shown.String(), hidden) {
			t.Errorf("%q is shown:\n%s", hidden, shown.String())
		}
	}
	for _, visible := range []string{"postgres://••••••@db:5432/hoithi", "redis://••••••@cache:6379/0", "https://sms.example.vn/…", "127.0.0.1:8080"} {
		if !strings.Contains(shown.String(), visible) {
			t.Errorf("%q is not shown:\n%s", visible, shown.String())
		}
	}
}

func TestLang(t *testing.T) {
	t.Parallel()
	tests := []struct {
		environ []string
		want    string
	}{
		{environ: nil, want: "en"},
		{environ: []string{"LANG=vi_VN.UTF-8"}, want: "vi"},
		{environ: []string{"LANG=C.UTF-8"}, want: "en"},
		{environ: []string{"LANG=vi_VN.UTF-8", "LC_ALL=en_GB.UTF-8"}, want: "en"},
		{environ: []string{"LANG=en_GB.UTF-8", "HOITHI_LANG=vi"}, want: "vi"},
	}
	for _, tt := range tests {
		if got := config.Lang(tt.environ); got != tt.want {
			t.Errorf("Lang(%q) = %q, want %q", tt.environ, got, tt.want)
		}
	}
}
