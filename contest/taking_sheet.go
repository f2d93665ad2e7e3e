package contest

import (
	"sync"
	"sync/atomic"
	"time"

	"hoithi/questions"
)

// sheet is the part of a paper that an answer is checked against, small
// enough to keep a hundred thousand in memory: about half a kilobyte.
type sheet struct {
	contestID   string
	places      []sheetPlace
	written     []written // by position; nil where the paper is all choices
	revise      bool
	running     bool          // the board moves with every answer
	perQuestion time.Duration // 0: no limit of its own
	over        atomic.Bool   // the attempt was seen to have ended: its answers need not reach the journal

	mu     sync.Mutex
	opened []time.Time // guarded by mu; nil without a limit per question
}

// sheetPlace is 16 bytes.
type sheetPlace struct {
	correct questions.Options
	points  int32
	order   [questions.MaxOptions]uint8
	options uint8
	single  bool
}

// newSheet makes the sheet of a paper. texts are those of its questions, in
// order; they are looked at only where the paper has more than choices.
func newSheet(p Paper, texts []questions.Version, round Round, extraPercent int) *sheet {
	s := &sheet{
		contestID:   round.ContestID,
		places:      make([]sheetPlace, len(p.Questions)),
		revise:      round.Rules.Paper.Revise,
		running:     round.Rules.Show.Board == BoardRunning,
		perQuestion: round.QuestionLimit(extraPercent),
	}
	for i, q := range p.Questions {
		place := &s.places[i]
		place.correct, place.points = q.Correct, int32(q.Points)
		place.single = q.Kind != questions.Multiple
		place.options = uint8(min(len(q.Order), questions.MaxOptions))
		for shown := range int(place.options) {
			place.order[shown] = uint8(q.Order[shown])
		}
	}
	if p.hasWritten() {
		s.written = make([]written, len(p.Questions))
		for i, q := range p.Questions {
			s.written[i] = written{question: q, text: texts[i]}
		}
	}
	if s.perQuestion > 0 {
		s.opened = make([]time.Time, len(p.Questions))
	}
	return s
}

// original is PaperQuestion.Original for a sheet.
func (p *sheetPlace) original(shown []int) (questions.Options, error) {
	var set questions.Options
	for _, s := range shown {
		if s < 0 || s >= int(p.options) {
			return 0, ErrOptionRange
		}
		set |= 1 << p.order[s]
	}
	if p.single && len(shown) > 1 {
		return 0, ErrOptionCount
	}
	return set, nil
}

// shown turns a set into shown indexes, ascending.
func (p *sheetPlace) shown(set questions.Options) []int {
	out := []int{}
	for s := range int(p.options) {
		if set.Has(int(p.order[s])) {
			out = append(out, s)
		}
	}
	return out
}

func (s *sheet) openedAt(position int) (time.Time, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.opened[position]
	return at, !at.IsZero()
}

func (s *sheet) noteOpenings(openings []Opening) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range openings {
		if o.Position < len(s.opened) {
			s.opened[o.Position] = o.At
		}
	}
}
