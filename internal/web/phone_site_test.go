package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"

	"hoithi/internal/web"
)

// phone is a contestant's device: it keeps cookies and the attempt's token.
type phone struct {
	t     *testing.T
	site  *site
	http  *http.Client
	token string
	lang  string
}

func (s *site) phone() *phone {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &phone{t: s.t, site: s, http: &http.Client{Jar: jar}, lang: "vi"}
}

// reply is an answer of the server, read to its end.
type reply struct {
	t      *testing.T
	call   string
	status int
	header http.Header
	body   []byte
}

// send calls the API; path is under /api/v1 unless it begins with "//".
func (p *phone) send(method, path string, body any, headers ...string) reply {
	p.t.Helper()
	var raw io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			p.t.Fatal(err)
		}
		raw = bytes.NewReader(text)
	}
	address := p.site.url + "/api/v1" + path
	if rest, ok := strings.CutPrefix(path, "//"); ok {
		address = p.site.url + "/" + rest
	}
	r, err := http.NewRequestWithContext(p.t.Context(), method, address, raw)
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Accept-Language", p.lang)
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if p.token != "" {
		r.Header.Set("Authorization", "Bearer "+p.token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := p.http.Do(r)
	if err != nil {
		p.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatalf("%s %s: %v", method, path, err)
	}
	return reply{p.t, method + " " + path, res.StatusCode, res.Header, text}
}

func (p *phone) get(path string, headers ...string) reply {
	p.t.Helper()
	return p.send(http.MethodGet, path, nil, headers...)
}

func (p *phone) post(path string, body any, headers ...string) reply {
	p.t.Helper()
	return p.send(http.MethodPost, path, body, headers...)
}

// into decodes a successful answer.
func (r reply) into(status int, v any) {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("%s = %d %s, want %d", r.call, r.status, r.body, status)
	}
	if v == nil {
		return
	}
	if err := json.Unmarshal(r.body, v); err != nil {
		r.t.Fatalf("%s: %s: %v", r.call, r.body, err)
	}
}

// problem makes sure that the answer is this failure.
func (r reply) problem(status int, code string) web.Problem {
	r.t.Helper()
	var p web.Problem
	if err := json.Unmarshal(r.body, &p); err != nil || r.status != status || p.Code != code {
		r.t.Fatalf("%s = %d %s, want problem %d %s", r.call, r.status, r.body, status, code)
	}
	return p
}

// begin starts an attempt on the device.
func (p *phone) begin() web.Taking {
	p.t.Helper()
	var taking web.Taking
	p.post("/rounds/"+p.site.round.ID+"/attempts", nil).into(http.StatusCreated, &taking)
	p.token = taking.Token
	return taking
}
