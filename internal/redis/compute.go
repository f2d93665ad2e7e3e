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
func (m marks) markRound(k keys, info *contestInfo, round contest.Round, attempts []contest.Attempt) error {
	who, err := member(attempts[0].ContestantID)
	if err != nil {
		return err
	}
	score, shown := round.BoardScoreOf(attempts)
	set := mark{member: who, score: score, off: !shown}
	for _, board := range info.roundBoards(k, attempts[len(attempts)-1]) {
		m[board] = append(m[board], set)
	}
	return nil
}

// markContest adds a contestant's sum over the rounds of a contest.
func (m marks) markContest(k keys, info *contestInfo, newest contest.Attempt, scores []int64) error {
	who, err := member(newest.ContestantID)
	if err != nil {
		return err
	}
	set := mark{member: who, score: contest.ContestBoardScore(scores), off: len(scores) == 0}
	for _, board := range info.contestBoards(k, newest) {
		m[board] = append(m[board], set)
	}
	return nil
}

// roundBoards are the boards of a round that a contestant belongs on. The
// newest attempt says where they belong: a corrected unit or group.
func (i *contestInfo) roundBoards(k keys, newest contest.Attempt) []string {
	boards := i.contestBoards(k, newest)
	for _, unit := range i.units[newest.UnitID].chain {
		boards = append(boards, k.unit(unit))
	}
	return boards
}

// contestBoards are everybody's board and the group's. The board of an only
// group would be everybody's again.
func (i *contestInfo) contestBoards(k keys, newest contest.Attempt) []string {
	if newest.GroupID == "" || !i.grouped() {
		return []string{k.all()}
	}
	return []string{k.all(), k.group(newest.GroupID)}
}

// grouped reports whether groups have boards of their own.
func (i *contestInfo) grouped() bool { return len(i.contest.Groups) > 1 }

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
