package main

import (
	"bufio"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/dbtest"
)

// asProgram makes this test's binary be the program itself, in a process of
// its own that can be killed.
const asProgram = "HOITHI_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process starts the program and returns its address and a kill without warning.
func process(t *testing.T, env environ) (site string, kill func()) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "serve")
	cmd.Env, cmd.Stderr = append(os.Environ(), append(env, asProgram+"=1")...), t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); site == "" && lines.Scan(); {
		if address, ready := strings.CutPrefix(lines.Text(), "ready: "); ready {
			site = address
		}
	}
	if site == "" {
		t.Fatalf("the program did not start: %v", cmd.Wait())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return site, func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // "signal: killed"
	}
}

// ask sends a request with a token and returns the body of a 200.
func ask(t *testing.T, method, url, token, key string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Idempotency-Key", key)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s %s = %d %s %v", method, url, res.StatusCode, body, err)
	}
	return string(body)
}

var serverTime = regexp.MustCompile(`"now_ms":\d+,?`)

// The program is killed the moment a take was acknowledged. The next process
// shows the identical frame, and the same command again is known to it.
func TestTheFrameSurvivesAKill(t *testing.T) {
	t.Parallel()
	db, env := deskStore(t)
	env = append(env, "REDIS_URL="+dbtest.RedisURL(t), "HOITHI_LISTEN=127.0.0.1:0", "HOITHI_PUBLIC_URL=http://127.0.0.1", "HOITHI_SECRET=0123456789abcdefghijklmnopqrstuvwxyzABCDEF")
	ctx, who := t.Context(), account.Machine("test")
	c := contest.Contest{ID: newID(), Slug: "cuoc-thi", Name: "Cuộc thi", Organiser: "Sở Nội vụ", TimeZone: "Asia/Ho_Chi_Minh", CreatedAt: now(), Version: 1}
	if err := db.CreateContest(ctx, c, account.Deed{At: now(), Action: "test"}); err != nil {
		t.Fatal(err)
	}
	control := broadcast.NewControl(broadcast.Parts{Store: db, Now: now, NewID: newID, Random: rand.Reader, Log: slog.New(slog.DiscardHandler)})
	if _, err := control.CreateOutput(ctx, who, c.ID, broadcast.OutputEdit{ID: "chinh", Name: "Chính", Raster: broadcast.Raster{W: 1920, H: 1080}, Lang: "vi"}); err != nil {
		t.Fatal(err)
	}
	item := broadcast.Item{ID: "chao", Label: "Chào", Template: broadcast.Title, Layer: broadcast.Main, Binding: broadcast.Binding{Source: broadcast.FromNothing},
		Text: map[string]string{"title": "Chào buổi tối"}, Out: broadcast.OutManual}
	if _, err := control.CreateRundown(ctx, who, c.ID, broadcast.Rundown{Name: "Kịch bản", Items: []broadcast.Item{item}}); err != nil {
		t.Fatal(err)
	}
	secret := func(class broadcast.Class) string {
		_, s, err := control.MakeToken(ctx, who, c.ID, broadcast.TokenEdit{Class: class, Name: "Máy"})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	ctl, view := secret(broadcast.ClassCtl), secret(broadcast.ClassView)

	frame := func(site string) string {
		return serverTime.ReplaceAllString(ask(t, http.MethodGet, site+"/tv/state/chinh?t="+view, "", ""), "")
	}
	site, kill := process(t, env)
	ask(t, http.MethodPost, site+"/tv/api/v1/chinh/cue/chao", ctl, "1")
	ask(t, http.MethodPost, site+"/tv/api/v1/chinh/take", ctl, "2")
	before := frame(site)
	kill()
	site, kill = process(t, env)
	defer kill()
	if after := frame(site); after != before || !strings.Contains(after, "Chào buổi tối") {
		t.Errorf("after the kill the page is told\n%s\nbefore\n%s", after, before)
	}
	if again := ask(t, http.MethodPost, site+"/tv/api/v1/chinh/take", ctl, "2"); !strings.Contains(again, `"repeat":true`) || frame(site) != before {
		t.Errorf("the same take again: %s", again)
	}
}
