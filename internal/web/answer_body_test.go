package web

import (
	"encoding/json"
	"reflect"
	"testing"
)

// answerBodies are what clients send, and what they might.
var answerBodies = []string{
	`{"position":3,"revision":2,"choice":[1]}`, `{"position":0,"revision":1,"choice":[]}`, `{"position":29,"revision":10,"choice":[0,1,2,3]}`,
	`{"choice":[1],"position":3,"revision":2}`, ` { "position" : 3 , "revision" : 2 , "choice" : [ 1 , 2 ] } `,
	`{"POSITION":3,"revision":2,"choice":null}`, `{"position":3,"revision":2,"choice":[1],"extra":true}`,
	`{"position":3,"revision":2,"choice":[1]}x`, `{"position":3,"revision":2,"choice":[1]} `, `{"position":03,"revision":2,"choice":[1]}`,
	`{"position":-1,"revision":2,"choice":[-0]}`, `{"position":1.5,"revision":2,"choice":[1]}`, `{"position":1e2,"revision":2,"choice":[1]}`,
	`{"position":1234567890,"revision":123456789,"choice":[99999999999999999999]}`, `{"position":"3","revision":2,"choice":[1]}`,
	`{"position":3,"revision":2,"choice":[1,]}`, `{"position":3,"revision":2,"choice":[,1]}`, `{"position":3,"revision":2,"choice":[1`, `{"position":`,
	`{"position":3,"revision":2}`, `{"position":3,"position":4,"revision":2,"choice":[1]}`, ``, `null`, `[]`, `{}`, "{\"position\":3,\"revision\":2,\"choice\":[1]\x00}",
}

// The hand-written way never says anything else than encoding/json.
func FuzzDecodeAnswer(f *testing.F) {
	for _, body := range answerBodies {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var want AnswerPost
		wrong := json.Unmarshal(raw, &want)
		got, err := decodeAnswer(raw)
		if (err == nil) != (wrong == nil) || err != nil && err.Error() != wrong.Error() || !reflect.DeepEqual(got, want) {
			t.Errorf("decodeAnswer(%q): got %+v %v, encoding/json says %+v %v", raw, got, err, want, wrong)
		}
	})
}

// What our own pages send takes the short way.
func TestOurAnswersAreReadByHand(t *testing.T) {
	t.Parallel()
	for _, choice := range [][]int{{}, {0}, {1, 3}} {
		want := AnswerPost{Position: 12, Revision: 1, Choice: choice}
		body, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := readAnswer(body); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("readAnswer(%s): got %+v, %v", body, got, ok)
		}
	}
}
