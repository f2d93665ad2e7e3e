package tables

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hoithi/internal/broadcast"
	"hoithi/internal/feed"
)

var now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// room holds data as the control room has them on the wire.
type room struct {
	data    map[broadcast.Template]string
	outputs []broadcast.Output
	asked   *broadcast.View
	fail    error
}

func (r room) Outputs(context.Context, string) ([]broadcast.Output, error) { return r.outputs, r.fail }
func (r room) Content(_ context.Context, v broadcast.View) (broadcast.Content, error) {
	if r.asked != nil {
		*r.asked = v
	}
	return broadcast.Content{Data: json.RawMessage(r.data[v.Item.Template]), Provisional: true, Snapshot: "AB12"}, r.fail
}
func (r room) Wire(_ context.Context, _ broadcast.Output, s broadcast.Shown) (*broadcast.WireShown, error) {
	return &broadcast.WireShown{Data: json.RawMessage(r.data[s.Graphic.Template])}, r.fail
}
func (room) PublicRounds(context.Context, string) ([]Round, error) {
	return []Round{
		{ID: "r1", Number: 1, Name: "Tuần 1", State: "published", Opens: now.AddDate(0, 0, -7), Closes: now.AddDate(0, 0, -1)},
		{ID: "r2", Number: 2, Name: "Tuần 2", State: "open", Opens: now.Add(-time.Hour), Closes: now.Add(time.Hour)},
		{ID: "r3", Number: 3, Name: "Tuần 3", State: "scheduled", Opens: now.AddDate(0, 0, 7), Closes: now.AddDate(0, 0, 8)},
	}, nil
}

func onAir(step int, templates ...broadcast.Template) broadcast.Output {
	o := broadcast.Output{ID: "chinh", Name: "Chính", Program: map[broadcast.Layer]broadcast.Shown{}}
	for i, t := range templates {
		o.Program[broadcast.Layers()[i+1]] = broadcast.Shown{Item: string(t), Graphic: broadcast.Item{Label: "mục " + string(t), Template: t}, Phase: broadcast.In, Step: step}
	}
	return o
}

func read(t *testing.T, r room, a Ask) string {
	t.Helper()
	a.ContestID, a.Zone = "c", "Asia/Ho_Chi_Minh"
	table, err := NewReader(r, r, func() time.Time { return now }).Read(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	table.Rev = "x"
	lines := strings.Split(strings.ReplaceAll(string(table.Render(feed.Shape{Format: feed.CSV})), "\r", ""), "\n")
	return strings.Join(lines[1:len(lines)-1], "\n")
}

const stamp = ",x,2026-11-23T19:00:00+07:00"

func TestTablesSayWhatThePicturesSay(t *testing.T) {
	t.Parallel()
	board := `{"rows":[{"id":"a","rank":1,"name":"Ẳng","sub":"Sở Nội vụ","points":12850,"time_ms":724530,"moved":-2,"block":"Khối 1","prize":"Giải Nhất","participants":3,"headcount":4,"ratio":0.75,"mean":9.5,"winners":1}],
		"started":1200,"ended":900,"participants":1100,"units":45,"closes_at_ms":1795438800000}`
	question := `{"number":7,"of":20,"stem":"Câu hỏi?","options":[{"letter":"A","text":"Một","count":30,"share":0.75},{"letter":"B","text":"Hai","count":10,"share":0.25%s}]%s}`
	hidden := strings.NewReplacer("%s", "").Replace(question)
	shown := strings.Replace(strings.Replace(question, "%s", `,"right":true`, 1), "%s", `,"explanation":"Vì","source":"NĐ 1"`, 1)
	for name, tt := range map[string]struct {
		ask    Name
		data   map[broadcast.Template]string
		output broadcast.Output
		want   string
	}{
		"leaderboard":  {Leaderboard, map[broadcast.Template]string{broadcast.Leaderboard: board}, broadcast.Output{}, "1,Ẳng,Sở Nội vụ,12850,12.850,724530,12:04.53,-2,1,AB12,a" + stamp},
		"teams":        {Teams, map[broadcast.Template]string{broadcast.UnitBoard: board}, broadcast.Output{}, `1,Ẳng,Khối 1,3,4,0.75,"75,0%",9.5,1,1,AB12,a` + stamp},
		"winners":      {Winners, map[broadcast.Template]string{broadcast.Podium: board}, broadcast.Output{}, "1,Ẳng,Sở Nội vụ,Giải Nhất,12850,12.850,12:04.53,AB12,a" + stamp},
		"figures":      {Figures, map[broadcast.Template]string{broadcast.Figures: board}, broadcast.Output{}, "1200,1.200,900,900,1100,1.100,45,,2026-11-23T20:00:00+07:00" + stamp},
		"question":     {Question, map[broadcast.Template]string{broadcast.Question: hidden}, onAir(2, broadcast.Question), "7,20,Câu hỏi?,2,," + stamp},
		"before it is": {Answers, map[broadcast.Template]string{broadcast.Question: hidden}, onAir(2, broadcast.Question), "A,Một,30,0.75,\"75,0%\"," + stamp + "\nB,Hai,10,0.25,\"25,0%\"," + stamp},
		"revealed":     {Answers, map[broadcast.Template]string{broadcast.Question: shown}, onAir(3, broadcast.Question), "A,Một,30,0.75,\"75,0%\",0" + stamp + "\nB,Hai,10,0.25,\"25,0%\",1" + stamp},
		"timer":        {Timer, map[broadcast.Template]string{broadcast.Countdown: `{"title":"Còn lại","ends_at_ms":1795435209400}`}, onAir(0, broadcast.Countdown), "countdown,running,Còn lại,2026-11-23T19:00:09+07:00,10,00:10" + stamp},
		"player":       {Player, map[broadcast.Template]string{broadcast.Spotlight: `{"row":{"id":"a","rank":3,"name":"An","sub":"X","points":10,"time_ms":61000}}`}, onAir(0, broadcast.Spotlight), "3,An,X,10,10,01:01.00,a" + stamp},
		"ticker":       {Ticker, map[broadcast.Template]string{broadcast.Ticker: `{"label":"Tin","items":["một","hai"]}`}, onAir(0, broadcast.Ticker), "Tin,một" + stamp + "\nTin,hai" + stamp},
		"nothing":      {Question, nil, broadcast.Output{ID: "chinh"}, ""},
		"show": {Show, map[broadcast.Template]string{broadcast.Question: shown, broadcast.Timer: `{"ends_at_ms":1795435140000}`}, onAir(3, broadcast.Question, broadcast.Timer),
			"chinh,Chính,0,mục question,mục timer,,,7,Câu hỏi?,B. Hai,00:00" + stamp},
		"schedule": {Schedule, nil, broadcast.Output{}, "1,Tuần 1,published,2026-11-16T19:00:00+07:00,2026-11-22T19:00:00+07:00,r1" + stamp + "\n2,Tuần 2,open,2026-11-23T18:00:00+07:00,2026-11-23T20:00:00+07:00,r2" + stamp +
			"\n3,Tuần 3,scheduled,2026-11-30T19:00:00+07:00,2026-12-01T19:00:00+07:00,r3" + stamp},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, read(t, room{data: tt.data, outputs: []broadcast.Output{tt.output}}, Ask{Name: tt.ask})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryTableHasItsColumns(t *testing.T) {
	t.Parallel()
	for _, n := range Names() {
		if len(columns[n]) == 0 || len(lines[n]) == 0 {
			t.Errorf("table %s has no columns", n)
		}
		for _, l := range lines[n] {
			if !strings.Contains(","+strings.Join(columns[n], ",")+",", ","+l+",") {
				t.Errorf("the lines of %s name a column %q that it does not have", n, l)
			}
		}
	}
}

func TestNowIsTheRoundThatRunsAndTheAirThatIsNoRehearsal(t *testing.T) {
	t.Parallel()
	var asked broadcast.View
	read(t, room{data: map[broadcast.Template]string{broadcast.Leaderboard: `{}`}, asked: &asked}, Ask{Name: Leaderboard, Rows: 1000, Group: "g"})
	if b := asked.Item.Binding; b.RoundID != "r2" || b.Rows != rowsMost || b.Group != "g" {
		t.Errorf("asked for %+v", b)
	}
	rehearsal, air := onAir(0, broadcast.Ticker), onAir(0, broadcast.Sponsor)
	rehearsal.ID, rehearsal.Rehearsal = "tap", true
	r := room{data: map[broadcast.Template]string{broadcast.Ticker: `{"items":["tập"]}`, broadcast.Sponsor: `{"names":["A"]}`}, outputs: []broadcast.Output{rehearsal, air}}
	if got := read(t, r, Ask{Name: Ticker}); got != "" {
		t.Errorf("a rehearsal reached a feed: %s", got)
	}
	if got := read(t, r, Ask{Name: Ticker, Output: "tap"}); !strings.Contains(got, "tập") {
		t.Errorf("its own feed shows %q", got)
	}
	air.Panic = true
	r.outputs = []broadcast.Output{air}
	if got := read(t, r, Ask{Name: Sponsors}); got != "" {
		t.Errorf("in panic a feed shows %s", got)
	}
}

func TestWhatMayNotBeShownHasNoRows(t *testing.T) {
	t.Parallel()
	hidden := room{fail: broadcast.NotReady("board_hidden", "Bảng đang ẩn.", "The board is hidden.")}
	if got := read(t, hidden, Ask{Name: Leaderboard}); got != "" {
		t.Errorf("rows of a hidden board: %s", got)
	}
	broken := room{fail: errors.New("database away")}
	if _, err := NewReader(broken, broken, time.Now).Read(t.Context(), Ask{Name: Leaderboard}); err == nil {
		t.Error("a failure was taken for an empty board: old rows would be cleared on air")
	}
	if _, err := NewReader(room{}, room{}, time.Now).Read(t.Context(), Ask{Name: "keys"}); !errors.Is(err, ErrTable) {
		t.Errorf("an unknown table: %v", err)
	}
}
