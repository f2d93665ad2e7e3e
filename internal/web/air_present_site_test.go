package web_test

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

// Whoever has the desk's stream open is seen by the others, at every node, and
// no longer than they stay.
func TestTheDeskKnowsWhoIsThere(t *testing.T) {
	t.Parallel()
	n := newTwoNodes(t)
	second := n.hire("Võ Thị Đồ Họa", account.Producer, n.contest.ID)
	path := "/desk/contests/" + n.contest.ID + "/air"
	present := func() (out []string) {
		for _, p := range as[web.AirState](n.producer.get(path), http.StatusOK).Present {
			out = append(out, p.Name)
		}
		return out
	}
	if got := present(); len(got) != 0 {
		t.Errorf("nobody has it open, but %v", got)
	}
	actor := account.Actor{ID: second.id, Name: "Võ Thị Đồ Họa", Kind: account.Staff}
	if err := n.other.Here(t.Context(), n.contest.ID, actor); err != nil {
		t.Fatal(err)
	}
	if got := present(); strings.Join(got, ", ") != "Võ Thị Đồ Họa" {
		t.Errorf("at the other node: %v", got)
	}
	n.watchDesk(path + "/stream")
	if got := present(); strings.Join(got, ", ") != "Lương Đạo Diễn, Võ Thị Đồ Họa" {
		t.Errorf("with both: %v", got)
	}
	n.clock.set(n.clock.now().Add(26 * time.Second))
	if got := present(); len(got) != 0 {
		t.Errorf("long after they left: %v", got)
	}
}

// watchDesk opens the producer's stream until its first state has come.
func (st *studio) watchDesk(path string) {
	st.t.Helper()
	ctx, leave := context.WithTimeout(st.t.Context(), 10*time.Second)
	defer leave()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, st.url+"/api/v1"+path, nil)
	if err != nil {
		st.t.Fatal(err)
	}
	res, err := st.producer.http.Do(r)
	if err != nil {
		st.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "data: ") {
			return
		}
	}
	st.t.Fatalf("the stream told nothing: %d %v", res.StatusCode, lines.Err())
}
