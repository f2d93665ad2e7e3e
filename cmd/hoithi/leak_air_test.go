package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/coder/websocket"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/feed"
	"hoithi/internal/tables"
	"hoithi/questions"
)

const (
	leakOutput = "chinh"
	sealedCue  = "/cue/" // of the sealed question: nobody gets through
)

// sound keeps a sound that holds a word, and returns it as a question uses it.
func (l *leak) sound(by account.Actor, word string) questions.Medium {
	m, err := l.node.library.AddMedium(l.Context(), by, l.bank, []byte("ID3\x04\x00"+word))
	l.must(err)
	m.Alt = word
	return m
}

// openAir makes an output with a token of every class, cues a question that is
// sealed later, and a reveal of a published round.
func (l *leak) openAir() {
	ctx, room, boss := l.Context(), l.node.control, account.Machine("test")
	of := l.stage.Contest.ID
	_, err := room.CreateOutput(ctx, boss, of, broadcast.OutputEdit{ID: leakOutput, Name: "Chính", Raster: broadcast.Raster{W: 1920, H: 1080}, Lang: "vi"})
	l.must(err)
	for _, class := range []broadcast.Class{broadcast.ClassView, broadcast.ClassFeed, broadcast.ClassCtl, broadcast.ClassMC} {
		_, secret, err := room.MakeToken(ctx, boss, of, broadcast.TokenEdit{Class: class, Name: string(class)})
		l.must(err)
		l.secrets[class] = secret
	}
	l.ids["outputs"] = []string{leakOutput}
	items := []broadcast.Item{
		{ID: newID(), Label: "Câu hỏi", Template: broadcast.Question, Layer: "main", Binding: broadcast.Binding{Source: broadcast.FromQuestion, QuestionID: l.ids["questions"][0], Number: 1, Of: 1}, Out: broadcast.OutManual},
		{ID: newID(), Label: "Công bố", Template: broadcast.Reveal, Layer: "full", Binding: broadcast.Binding{Source: broadcast.FromReveal, RoundID: l.ids["/rounds/:id/result"][0]}, Out: broadcast.OutManual},
	}
	rundown, err := room.CreateRundown(ctx, boss, of, broadcast.Rundown{Name: "Chung kết", Items: items})
	l.must(err)
	l.ids["rundowns"] = []string{rundown.ID}
	for _, item := range items {
		_, err := room.Do(ctx, boss, broadcast.Command{ID: newID(), OutputID: leakOutput, Action: broadcast.Cue, Item: item})
		l.must(err)
		l.ids["cued"] = append(l.ids["cued"], item.ID)
	}
	picture := "//tv/state/" + leakOutput + "?bus=pvw&t=" + l.secrets[broadcast.ClassCtl]
	if _, body := l.send(&caller{client: newBrowser()}, http.MethodGet, picture, nil); !bytes.Contains(body, []byte(sealedWord)) {
		l.Fatalf("before the sealing the preview does not show the question: %s", body)
	}
}

// openPractice publishes the demo's own bank, whose questions are no secret, so
// that there is something to practise on.
func (l *leak) openPractice() {
	var bank, question string
	l.must(l.node.db.SQL().QueryRowContext(l.Context(), `SELECT q.bank_id, q.id FROM questions q JOIN question_versions v ON v.id = q.version_id
		WHERE q.state = 'approved' AND q.bank_id <> $1 AND v.number = 1 AND v.kind = 'single' LIMIT 1`, l.bank).Scan(&bank, &question))
	o, err := l.node.library.PublishBank(l.Context(), account.Machine("test"), questions.OpenBank{BankID: bank, Title: "Luyện tập", Readable: true, Practice: true, WithAnswers: true, OpensAt: now().Add(-time.Hour)})
	l.must(err)
	l.ids["/open-banks/:id/checks"], l.ids["practised"] = []string{o.ID}, []string{question}
}

// television asks everything that is not the API as everybody, and with every
// token in every place where one is asked for.
func (l *leak) television() {
	secrets := []string{"", "khong-phai-ma"}
	for _, s := range l.secrets {
		secrets = append(secrets, s)
	}
	opened := map[string]int{}
	for _, secret := range secrets {
		for what, path := range l.airPaths(secret) {
			for _, c := range l.airCallers(secret) {
				method := http.MethodGet
				if strings.HasPrefix(what, "POST ") {
					method = http.MethodPost
				}
				status, body := l.send(c, method, path, nil)
				l.inspect(c, method+" "+path, status, body)
				if status < http.StatusBadRequest {
					opened[what]++
				}
			}
		}
	}
	for what := range l.airPaths("") {
		if closed := strings.Contains(what, sealedCue); (opened[what] == 0) != closed {
			l.Errorf("television: %d got through to %s", opened[what], what)
		}
	}
}

// airCallers: without a token the desk's session counts; with one, who asks does not.
func (l *leak) airCallers(secret string) []*caller {
	if secret == "" {
		return l.callers
	}
	return l.callers[:1]
}

func (l *leak) airPaths(secret string) map[string]string {
	q := "t=" + secret
	out := map[string]string{"page": "//tv/o/" + leakOutput + "?" + q, "program": "//tv/state/" + leakOutput + "?" + q, "preview": "//tv/state/" + leakOutput + "?bus=pvw&" + q,
		"probe": "//tv/probe/" + leakOutput + "?" + q, "POST beat": "//tv/beat/" + leakOutput + "?" + q, "panel": "//tv/api/v1/" + leakOutput + "/state?" + q}
	for _, words := range []string{"cue/" + l.ids["cued"][1], "take/full", sealedCue + l.ids["cued"][0]} {
		out["POST panel "+words] = "//tv/api/v1/" + leakOutput + "/" + strings.TrimPrefix(words, "/") + "?cmdId=" + newID() + "&" + q
	}
	for _, name := range tables.Names() {
		for _, format := range feed.Formats() {
			out["feed "+string(name)+"."+string(format)] = "//feed/v1/" + l.stage.Contest.Slug + "/" + string(name) + "." + string(format) + "?output=" + leakOutput + "&" + q
		}
	}
	return out
}

// listen joins what never ends: both pictures of the output, the public's board,
// the desks and the presenter. The end of it reads what they were told.
func (l *leak) listen() (end func()) {
	ctx, cancel := context.WithCancel(l.Context())
	heard, done := map[string]*lockedBuffer{}, make(chan struct{})
	running := 0
	follow := func(what string, read func(to io.Writer) error) {
		to := &lockedBuffer{}
		heard[what] = to
		running++
		go func() {
			defer func() { done <- struct{}{} }()
			_ = read(to) // it ends with the crawl
		}()
	}
	for bus, class := range map[string]broadcast.Class{"pgm": broadcast.ClassView, "pvw": broadcast.ClassCtl} {
		address := strings.Replace(l.site, "http", "ws", 1) + "/tv/ws/o/" + leakOutput + "?bus=" + bus + "&t=" + l.secrets[class]
		follow("the socket of "+bus, func(to io.Writer) error { return l.socket(ctx, address, to) })
	}
	for what, at := range map[string]struct {
		c    *caller
		path string
	}{
		"the board":         {l.callers[0], "/rounds/" + l.stage.Open.ID + "/board/stream"},
		"a producer's desk": {l.as(account.Producer), "/desk/contests/" + l.stage.Contest.ID + "/air/stream"},
		"the overview":      {l.as(account.Organiser), "/desk/rounds/" + l.stage.Open.ID + "/overview/stream"},
		"the presenter":     {l.callers[0], "/air/mc/stream?t=" + l.secrets[broadcast.ClassMC]},
	} {
		follow(what, func(to io.Writer) error { return l.stream(ctx, at.c, at.path, to) })
	}
	return func() {
		cancel()
		for range running {
			<-done
		}
		for what, text := range heard {
			if all := text.String(); all == "" {
				l.Errorf("%s was told nothing", what)
			} else if strings.Contains(all, sealedWord) {
				l.Errorf("%s was told what is sealed", what)
			} else if strings.Contains(all, comingWord) && !strings.Contains(what, "desk") {
				l.Errorf("%s was told what is not asked yet", what)
			}
		}
	}
}

func (l *leak) socket(ctx context.Context, address string, to io.Writer) error {
	conn, _, err := websocket.Dial(ctx, address, nil)
	if err != nil {
		return err
	}
	defer func() { _ = conn.CloseNow() }() // nothing is lost with it
	conn.SetReadLimit(1 << 20)
	for {
		_, text, err := conn.Read(ctx)
		if err != nil {
			return err
		}
		if _, err := to.Write(text); err != nil {
			return err
		}
	}
}

func (l *leak) stream(ctx context.Context, c *caller, path string, to io.Writer) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, l.site+"/api/v1"+path, nil)
	if err != nil {
		return err
	}
	answer, err := c.client.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	_, err = io.Copy(to, answer.Body)
	return err
}
