package postgres

import (
	"context"

	"github.com/google/uuid"

	"hoithi/contest"
)

// JournalOptions bound the journal. Zero values take the defaults.
type JournalOptions struct {
	Queue   int // answers waiting; 8192, half a second at full speed
	Batch   int // answers in one commit; 500, above which only latency grows; 512 at most
	Writers int // 2: one commits while the other fills
}

func (o JournalOptions) withDefaults() JournalOptions {
	if o.Queue == 0 {
		o.Queue = 8192
	}
	if o.Batch == 0 {
		o.Batch = 500
	}
	o.Batch = min(o.Batch, receiptBlock)
	if o.Writers == 0 {
		o.Writers = 2
	}
	return o
}

// Journal makes answers and starts durable, many in one commit. Its methods
// return after the commit. It implements contest.Journal.
type Journal struct {
	answers  *group[answerKey, journalAnswer, contest.Stored]
	entrants *group[entrantKey, entrantKey, contest.Entrant]
	starts   *group[entrantKey, journalStart, journalBegun]
}

// OpenJournal starts the writers over db. Close the journal before the db.
func OpenJournal(db *DB, options JournalOptions) *Journal {
	o := options.withDefaults()
	j := &Journal{}
	var answerWriters []writer[journalAnswer, contest.Stored]
	for range o.Writers {
		answerWriters = append(answerWriters, newAnswerWriter(db))
	}
	j.answers = newGroup(o.Queue, o.Batch, func(a journalAnswer) answerKey { return a.answerKey }, answerWriters...)
	j.entrants = newGroup(o.Queue, startBatch, func(k entrantKey) entrantKey { return k }, writer[entrantKey, contest.Entrant](newEntrantReader(db)))
	j.starts = newGroup(o.Queue, startBatch, func(s journalStart) entrantKey { return s.key }, writer[journalStart, journalBegun](newStartWriter(db)))
	return j
}

// Close refuses new work with contest.ErrBusy, makes durable what is in the
// queues, and waits for it.
func (j *Journal) Close() {
	j.entrants.close()
	j.starts.close()
	j.answers.close()
}

// Waiting is how many answers are in the queue, for metrics.
func (j *Journal) Waiting() int { return len(j.answers.queue) }

// answerKey is one place of one paper.
type answerKey struct {
	attempt  uuid.UUID
	position int
}

// journalAnswer is an answer on its way to the table.
type journalAnswer struct {
	answerKey
	contest.Answer
}

// Save implements contest.Journal.
func (j *Journal) Save(ctx context.Context, a contest.Answer) (contest.Stored, error) {
	id, err := uuid.Parse(a.AttemptID)
	if err != nil {
		return contest.Stored{}, contest.ErrAttemptNotFound.Because(err)
	}
	return j.answers.ask(ctx, journalAnswer{answerKey: answerKey{id, a.Position}, Answer: a})
}
