package web_test

import (
	"net/http"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

// A sound of a sealed question is gone soon, also where somebody has just heard
// it and the server still had it at hand.
func TestASealedQuestionsMediaAreGone(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	sound := as[web.QuestionMedium](r.organiser.upload("/desk/banks/"+r.bank+"/media", "nhac.mp3", []byte("ID3\x04\x00"+sealedStem)), http.StatusCreated)
	author := r.hire("Võ Soạn Đề", account.Author, "")
	edit := sealedQuestion(7)
	edit["media"] = []map[string]any{{"id": sound.ID, "type": sound.Type, "alt": "Tiếng đàn"}}
	q := as[web.DeskQuestion](author.post("/desk/banks/"+r.bank+"/questions", edit), http.StatusCreated)
	as[web.DeskQuestion](author.post("/desk/questions/"+q.ID+"/reviews", map[string]any{"to": "in_review"}), http.StatusOK)
	as[web.DeskQuestion](r.first.post("/desk/questions/"+q.ID+"/reviews", map[string]any{"to": "approved"}), http.StatusOK)
	if got := r.phone().get("/media/" + sound.ID); got.status != http.StatusOK {
		t.Fatalf("before the sealing: %d", got.status)
	}
	r.seal(map[string]any{"name": "Chung kết", "mode": "time", "opens_ms": r.clock.now().Add(time.Hour).UnixMilli()})
	r.clock.set(r.clock.now().Add(15 * time.Second))
	r.phone().get("/media/"+sound.ID).problem(http.StatusNotFound, "medium_not_found")
}
