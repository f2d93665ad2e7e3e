package web

import (
	"context"
	"crypto/rand"
	"strconv"
	"time"

	"hoithi/contest"
	"hoithi/questions"
)

// How fast one device and one address may read and practise: a pupil in a
// hurry never meets these, a school of a thousand at once hardly, a program
// that copies the bank or looks answers up during a round does.
func readingPace() (device, address allowance) {
	return allowance{burst: 200, every: time.Second}, allowance{burst: 3000, every: 50 * time.Millisecond}
}

func drawingPace() (device, address allowance) {
	return allowance{burst: 60, every: 2 * time.Second}, allowance{burst: 1500, every: 100 * time.Millisecond}
}

func checkingPace() (device, address allowance) {
	return allowance{burst: 120, every: time.Second}, allowance{burst: 3000, every: 50 * time.Millisecond}
}

func (s *Server) practice(ctx context.Context, call *Call, in practiceQuery) (Practice, error) {
	call.noStore() // another time, other questions
	device, address := drawingPace()
	if err := s.paced(call, "practice", device, address); err != nil {
		return Practice{}, err
	}
	o, bank, list, err := s.options.Open.Practise(ctx, in.ID, in.Topic, in.N, call.At)
	if err != nil {
		return Practice{}, err
	}
	seed := rand.Text()
	out := Practice{OpenBankBrief: openBankBrief(o), Topics: openTopics(o, bank), Items: make([]PracticeQuestion, 0, len(list))}
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
	device, address := checkingPace()
	if err := s.paced(call, "check", device, address); err != nil {
		return OutcomeAnswer{}, err
	}
	v, err := s.options.Open.PracticeKey(ctx, in.ID, in.Question, in.Version, call.At)
	if err != nil {
		return OutcomeAnswer{}, err
	}
	marked, err := trial(v, in.Seed).Check(contest.Choice{Shown: in.Choice, Text: in.Text})
	return outcomeAnswer(marked), err
}
