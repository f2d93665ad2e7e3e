package web

import (
	"context"
	"crypto/rand"
	"strconv"

	"hoithi/contest"
	"hoithi/questions"
)

func (s *Server) practice(ctx context.Context, call *Call, in practiceQuery) (Practice, error) {
	call.noStore() // another time, other questions
	o, bank, list, err := s.options.Open.Practise(ctx, in.ID, in.Topic, in.N, call.At)
	if err != nil {
		return Practice{}, err
	}
	seed := rand.Text()
	out := Practice{OpenBankBrief: openBankBrief(o), Items: make([]PracticeQuestion, 0, len(list))}
	if o.WithAnswers { // who knows the seed knows the order that is right
		out.Seed = seed
	}
	for i, q := range list {
		shown := takingQuestion(trial(q.Current, seed).Place())
		shown.Position = i
		out.Items = append(out.Items, PracticeQuestion{TakingQuestion: shown, ID: q.ID, Version: q.Current.Number, Topic: topicName(bank, q.Current.Topic, call.Lang), Level: int(q.Current.Level)})
	}
	return out, nil
}

// trial shows a question in the order that belongs to a seed, so that the
// server need not remember what it has shown to whom.
func trial(v questions.Version, seed string) contest.Trial {
	return contest.NewTrial(v, contest.PaperRandom(seed, strconv.FormatInt(v.ID, 10)))
}

func (s *Server) checkPractice(ctx context.Context, call *Call, in PracticeCheck) (OutcomeAnswer, error) {
	call.noStore()
	v, err := s.options.Open.PracticeKey(ctx, in.ID, in.Question, in.Version, call.At)
	if err != nil {
		return OutcomeAnswer{}, err
	}
	marked, err := trial(v, in.Seed).Check(contest.Choice{Shown: in.Choice, Text: in.Text})
	return outcomeAnswer(marked), err
}
