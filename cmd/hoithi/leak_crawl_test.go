package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/dbtest"
	"hoithi/internal/web"
	"hoithi/questions"
)

// sees makes sure that the words can be found at all where they may be.
func (l *leak) sees(want bool) {
	l.Helper()
	if got := strings.Contains(l.dump(), sealedWord); got != want {
		l.Fatalf("the database holds the words: %v, want %v", got, want)
	}
	organiser := l.as(account.Organiser)
	_, body := l.send(organiser, http.MethodGet, "/desk/banks/"+l.bank+"/questions", nil)
	if got := bytes.Contains(body, []byte(sealedWord)); got != want {
		l.Fatalf("the organiser's list holds the words: %v, want %v", got, want)
	}
}

func (l *leak) as(role account.Role) *caller {
	for _, c := range l.callers {
		if c.role == role {
			return c
		}
	}
	l.Fatalf("no %s", role)
	return nil
}

// seal closes the part of the bank that is called "mat", for two people.
func (l *leak) seal() {
	ctx, v := l.Context(), l.node.vault
	var holders []string
	for _, email := range []string{"banthuky@demo.hoithi.vn", "giamsat@demo.hoithi.vn"} {
		m, _, err := l.node.db.FindStaffByEmail(ctx, email)
		l.must(err)
		_, err = v.SetKey(ctx, m.Actor(""), "mật khẩu của "+email)
		l.must(err)
		holders = append(holders, m.ID)
	}
	status, body := l.send(l.as(account.Organiser), http.MethodPost, "/desk/banks/"+l.bank+"/seals", map[string]any{"name": "Chung kết", "topics": []string{"mat"}, "mode": questions.ByPeople, "holders": holders})
	var s web.DeskSeal
	if err := json.Unmarshal(body, &s); err != nil || status != http.StatusCreated || s.Questions != 2 {
		l.Fatalf("sealed: %d %s, want 2 questions", status, body)
	}
	l.ids["seals"] = []string{s.ID}
	l.log.reset() // before, tests of the log's other words may stand there
	l.sees(false)
	l.stores("after the sealing")
}

// crawl calls a route as everybody with every id that fits.
func (l *leak) crawl(r web.Route, reached map[string]bool) {
	for _, path := range l.paths(r) {
		for _, c := range l.callers {
			for _, query := range l.queriesOf(r) {
				status, body := l.ask(c, r, path+query)
				if status < http.StatusBadRequest || status == http.StatusConflict || status == http.StatusUnprocessableEntity || status == http.StatusForbidden && r.Method != http.MethodGet {
					reached[r.Method+" "+r.Path] = true
				}
				l.inspect(c, r.Method+" "+path+query, status, body)
			}
		}
	}
}

// ask signs a member of the staff in again where an earlier call ended that.
func (l *leak) ask(c *caller, r web.Route, path string) (int, []byte) {
	body := any(nil)
	if r.Method != http.MethodGet && !r.Upload {
		body = l.bodyOf(r)
	}
	if r.Method == http.MethodPost && r.Path == "/desk/session" && c.role != "" {
		body = map[string]string{"email": c.email, "password": leakPassword}
	}
	status, text := l.send(c, r.Method, path, body)
	if status == http.StatusUnauthorized && c.role != "" && bytes.Contains(text, []byte("not_signed_in")) {
		l.signIn(c)
		status, text = l.send(c, r.Method, path, body)
	}
	if r.Method != http.MethodGet && r.Path == "/desk/session" && c.role != "" {
		l.signIn(c)
	}
	if r.Method == http.MethodDelete && r.Path == "/contests/:slug/me" && c.name == newcomer {
		c.client = l.register(newcomer, "Trần Thị Mới", "0905123989").client
	}
	return status, text
}

func (l *leak) inspect(c *caller, call string, status int, body []byte) {
	l.Helper()
	if status >= http.StatusInternalServerError && status != http.StatusServiceUnavailable {
		l.Errorf("%s as %s = %d %.300s", call, c.name, status, body)
	}
	if bytes.Contains(body, []byte(sealedWord)) || bytes.Contains(bytes.ToLower(body), []byte(strings.ToLower(sealedWord))) {
		l.Errorf("%s as %s holds what is sealed: %.300s", call, c.name, body)
	}
	if c.role == "" && !strings.Contains(call, "/previews") && bytes.Contains(body, []byte(comingWord)) {
		l.Errorf("%s as %s holds what is not asked yet: %.300s", call, c.name, body)
	}
}

// paths fills a route's parameters with ids: of the word before the parameter.
func (l *leak) paths(r web.Route) []string {
	out := []string{""}
	parts := strings.Split(r.Path, "/")
	for i, p := range parts[1:] {
		values := []string{p}
		if strings.HasPrefix(p, ":") {
			if values = l.ids[parts[i]]; p == ":slug" {
				values = []string{l.stage.Contest.Slug}
			}
			if own := l.ids[r.Path]; len(own) > 0 {
				values = own
			}
			if len(values) == 0 {
				l.Errorf("%s %s: no plausible id for %s after %q: add one to the crawler", r.Method, r.Path, p, parts[i])
				return nil
			}
		}
		var next []string
		for _, head := range out {
			for _, v := range values {
				next = append(next, head+"/"+v)
			}
		}
		out = next
	}
	return out
}

// queriesOf are the ways to ask for more: a search for the words themselves.
func (l *leak) queriesOf(r web.Route) []string {
	if r.Method != http.MethodGet {
		return []string{""}
	}
	out := []string{""}
	for _, name := range fieldNames(r.Request, "query") {
		switch name {
		case "q":
			out = append(out, "?q="+sealedWord[:9]) // not all of it: the audit log may repeat what was searched for
		case "limit":
			out = append(out, "?limit=500")
		case "t":
			out = append(out, "?t="+l.secrets[broadcast.ClassMC])
		case "item":
			out = append(out, "?item="+l.ids["cued"][0], "?item="+l.ids["cued"][1])
		case "path":
			out[0] = "?path=/"
		}
	}
	return out
}

func fieldNames(t reflect.Type, tag string) (out []string) {
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, fieldNames(f.Type, tag)...)
		} else if name, _, _ := strings.Cut(f.Tag.Get(tag), ","); name != "" && name != "-" {
			out = append(out, name)
		}
	}
	return out
}

// bodyOf makes a body that a form would send: each field with a value of its
// kind, ids where a name says so.
func (l *leak) bodyOf(r web.Route) any {
	body := map[string]any{}
	if r.Request != nil {
		l.fill(r.Request, body)
	}
	if r.Path == "/open-banks/:id/checks" {
		body["question"], body["version"], body["choice"] = l.ids["practised"][0], 1, []int{0}
	}
	return body
}

func (l *leak) fill(t reflect.Type, body map[string]any) {
	if t.Kind() != reflect.Struct {
		return
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			l.fill(f.Type, body)
			continue
		}
		if name == "" || name == "-" || !f.IsExported() {
			continue
		}
		if value := l.valueOf(f, name); value != nil {
			body[name] = value
		}
	}
}

func (l *leak) valueOf(f reflect.StructField, name string) any {
	known := map[string]any{"question": l.ids["questions"][0], "ids": l.ids["questions"], "bank_id": l.bank, "contest_id": l.stage.Contest.ID, "to": "approved", "token": l.ids["token"][0],
		"expires_ms": now().Add(time.Hour).UnixMilli(), "password": leakPassword + "?", "passphrase": "không phải mật khẩu này", "body": "Xem lại.", "name": "Thử", "options": []string{"một", "hai"}}
	if v, ok := known[name]; ok && compatible(f.Type, v) {
		return v
	}
	switch f.Type.Kind() {
	case reflect.String:
		return "x"
	case reflect.Bool:
		return true
	case reflect.Int, reflect.Int64:
		return 1
	case reflect.Slice:
		return []any{}
	default: // the server's own zero
		return nil
	}
}

func compatible(t reflect.Type, v any) bool {
	return t.Kind() == reflect.TypeOf(v).Kind() || t.Kind() == reflect.Int64
}

// pages calls what is served beside the API.
func (l *leak) pages() {
	slug := l.stage.Contest.Slug
	for _, path := range []string{"/", "/c/" + slug, "/c/" + slug + "/rules", "/c/" + slug + "/open/" + l.ids["open-banks"][0], "/r/" + l.ids["rounds"][0], "/r/" + l.ids["rounds"][1] + "/board",
		"/embed/board/" + l.ids["rounds"][0], "/preview", "/desk", "/metrics", "/healthz", "/readyz", "/api/v1/openapi.json"} {
		for _, c := range l.callers {
			status, body := l.send(c, http.MethodGet, "/"+path, nil)
			l.inspect(c, "GET "+path, status, body)
		}
	}
}

// stores looks into everything that keeps something: the database with what its
// planner knows, Redis, the program's log.
func (l *leak) stores(when string) {
	l.Helper()
	for where, text := range map[string]string{"the database": l.dump(), "Redis": l.keys(), "the log": l.log.String()} {
		for _, word := range []string{sealedWord, strings.ToLower(sealedWord), fmt.Sprintf("%x", sealedWord)} {
			if i := strings.Index(text, word); i >= 0 {
				l.Errorf("%s: %s holds what is sealed: …%s…", when, where, text[max(0, i-150):min(len(text), i+80)])
			}
		}
	}
}

// dump is every row of every table as text (bytes in hexadecimal), and pg_stats.
func (l *leak) dump() string {
	rows, err := l.node.db.SQL().QueryContext(l.Context(), `SELECT quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname = current_schema() UNION ALL SELECT 'pg_stats'`)
	l.must(err)
	var tables []string
	for rows.Next() {
		var name string
		l.must(rows.Scan(&name))
		tables = append(tables, name)
	}
	l.must(rows.Close())
	var all strings.Builder
	for _, table := range tables {
		var text string
		l.must(l.node.db.SQL().QueryRowContext(l.Context(), "SELECT COALESCE(string_agg(t::text, E'\\n'), '') FROM "+table+" t").Scan(&text))
		all.WriteString(text)
	}
	return all.String()
}

// keys is every key of Redis with its value.
func (l *leak) keys() string {
	ctx, client := l.Context(), dbtest.OpenRedis(l.T, l.node.config.Stores.RedisURL)
	var all strings.Builder
	each := client.Scan(ctx, 0, "*", 1000).Iterator()
	for each.Next(ctx) {
		key := each.Val()
		read := map[string][]any{"string": {"GET", key}, "hash": {"HGETALL", key}, "set": {"SMEMBERS", key}, "list": {"LRANGE", key, 0, -1}, "zset": {"ZRANGE", key, 0, -1}, "stream": {"XRANGE", key, "-", "+"}}
		value, _ := client.Do(ctx, read[client.Type(ctx, key).Val()]...).Result() // gone meanwhile: nothing to see
		fmt.Fprintf(&all, "%s %v\n", key, value)
	}
	l.must(each.Err())
	return all.String()
}
