package redis

import (
	"hoithi/contest"
)

// mark is one contestant's number on one board; off takes them from it.
type mark struct {
	member string
	score  int64
	off    bool
}

// marks are changes of boards, by the name of the sorted set.
type marks map[string][]mark

// markRound adds what a contestant's attempts at one round mean for its boards.
func (m marks) markRound(k keys, round contest.Round, units map[string]unitInfo, attempts []contest.Attempt) (score int64, shown bool, err error) {
	who, err := member(attempts[0].ContestantID)
	if err != nil {
		return 0, false, err
	}
	score, shown = round.BoardScoreOf(attempts)
	// The newest attempt says where they belong: a corrected unit or group.
	newest := attempts[len(attempts)-1]
	set := mark{member: who, score: score, off: !shown}
	m.add(k.all(), set)
	if newest.GroupID != "" {
		m.add(k.group(newest.GroupID), set)
	}
	for _, unit := range units[newest.UnitID].chain {
		m.add(k.unit(unit), set)
	}
	return score, shown, nil
}

// markContest adds a contestant's sum over the rounds of a contest.
func (m marks) markContest(k keys, newest contest.Attempt, scores []int64) error {
	who, err := member(newest.ContestantID)
	if err != nil {
		return err
	}
	set := mark{member: who, score: contest.ContestBoardScore(scores), off: len(scores) == 0}
	m.add(k.all(), set)
	if newest.GroupID != "" {
		m.add(k.group(newest.GroupID), set)
	}
	return nil
}

func (m marks) add(board string, x mark) { m[board] = append(m[board], x) }

// onBoards reports whether a round has live boards at all.
func onBoards(r contest.Round) bool {
	return r.Rules.Show.Board == contest.BoardEnded || r.Rules.Show.Board == contest.BoardRunning
}

// eachRound calls f with each run of attempts of the same round.
func eachRound(attempts []contest.Attempt, f func([]contest.Attempt) error) error {
	for len(attempts) > 0 {
		n := 1
		for n < len(attempts) && attempts[n].RoundID == attempts[0].RoundID {
			n++
		}
		if err := f(attempts[:n]); err != nil {
			return err
		}
		attempts = attempts[n:]
	}
	return nil
}

// eachContestant calls f with each run of attempts of the same contestant.
func eachContestant(attempts []contest.Attempt, f func([]contest.Attempt) error) error {
	for len(attempts) > 0 {
		n := 1
		for n < len(attempts) && attempts[n].ContestantID == attempts[0].ContestantID {
			n++
		}
		if err := f(attempts[:n]); err != nil {
			return err
		}
		attempts = attempts[n:]
	}
	return nil
}

// roundScores are a contestant's scores of the rounds that have boards.
func (i *contestInfo) roundScores(attempts []contest.Attempt) []int64 {
	var scores []int64
	_ = eachRound(attempts, func(theirs []contest.Attempt) error {
		if round, ok := i.rounds[theirs[0].RoundID]; ok && onBoards(round) {
			if score, shown := round.BoardScoreOf(theirs); shown {
				scores = append(scores, score)
			}
		}
		return nil
	})
	return scores
}
