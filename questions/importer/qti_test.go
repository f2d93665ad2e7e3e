package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQTIFixtures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file, format string
		want         []string
		problems     []string
	}{
		{"qti22/choice.xml", "qti22", []string{"1) Look at the text in the picture.⏎What does it say? | *You must stay with your luggage at all times. | Do not let someone else look after your luggage. | Remember your luggage when you leave. (format)"}, []string{"warning picture_missing"}},
		{"qti22/choice_multiple.xml", "qti22", []string{"1) Which of the following elements are used to form water? | *Hydrogen | Helium | Carbon | *Oxygen | Nitrogen | Chlorine (format)"}, nil},
		{"qti22/order.xml", "qti22", []string{"1) The following F1 drivers finished on the podium in the first ever Grand Prix of Bahrain. Can you rearrange them into the correct finishing order? | *Rubens Barrichello | *Jenson Button | *Michael Schumacher (format)"}, nil},
		{"qti22/inline_choice.xml", "qti22", []string{"1) Identify the missing word in this famous quote from Shakespeare's Richard III.⏎Now is the winter of our discontent⏎Made glorious summer by this sun of _____ ;⏎And all the clouds that lour'd upon our house⏎In the deep bosom of the ocean buried. | Gloucester | Lancaster | *York (format)"}, nil},
		{"qti22/math.xml", "qti22", []string{"1) Which famous scientist is popularly associated with the equation E = mc² ? | *Einstein | Gallileo | Hawking | Newton (format)"}, nil},
		{"qti22/hotspot.xml", "qti22", nil, []string{"warning unsupported_type"}},
		{"qti22/extended_text.xml", "qti22", nil, []string{"warning unsupported_type"}},
		{"qti22/associate.xml", "qti22", nil, []string{"warning unsupported_type"}},
		{"qti30/simple.zip", "qti30", []string{"1) Look at the text in the picture.⏎What does it say? | *You must stay with your luggage at all times. | Do not let someone else look after your luggage. | Remember your luggage when you leave. (format)"}, nil},
		{"qti30/sharedStimulus.zip", "qti30", []string{
			"2) Put the following sentences in the order in which they happened in the story. | Anina saw the crocodile. | The crocodile ate two flamingos. | Anina tried to explain the broken door to her parents. | *Anina started to walk to the bathroom. | Anina ran to the bedroom and slammed the door. (format)",
			"3) Where did the crocodile come from? | the bathroom | *a magazine cover | under the bed | a nearby river (format)"},
			[]string{"warning unsupported_type", "warning stimulus_left_out", "warning stimulus_left_out", "error no_key"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, c.file, fixture(t, c.file))
			if got.Format != c.format {
				t.Errorf("format = %s, want %s", got.Format, c.format)
			}
			if diff := cmp.Diff(c.want, summary(got)); diff != "" {
				t.Errorf("questions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.problems, problemCodes(got)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestQTIPackageFixture(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "WebDeveloperTest1.zip", fixture(t, "qti21/WebDeveloperTest1.zip"))
	if got.Format != "qti21" || len(got.Questions) != 8 {
		t.Fatalf("%s with %d questions, want qti21 with 8", got.Format, len(got.Questions))
	}
	if diff := cmp.Diff([]string{"warning unsupported_type"}, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	q := got.Questions[3]
	if len(q.Images) != 1 || got.Media[q.Images[0]].Type != "image/gif" {
		t.Errorf("picture of question 4: %v of %d", q.Images, len(got.Media))
	}
	if q := got.Questions[1]; q.Options[0].Text != `<a href = "myimage.html">Link to my page</a>` || q.ExternalID != "question2" {
		t.Errorf("question 2 = %+v", q)
	}
}

func TestQTISlider(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "slider.xml", fixture(t, "qti22/slider.xml"))
	if len(got.Questions) != 1 || got.Questions[0].Kind != Numeric || got.Questions[0].Numbers[0] != (Number{Value: 16}) {
		t.Errorf("slider = %+v", got.Questions)
	}
}

func TestQTIMatch(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "match.xml", fixture(t, "qti22/match.xml"))
	want := []Pair{{"Capulet", "Romeo and Juliet"}, {"Demetrius", "A Midsummer-Night's Dream"}, {"Lysander", "A Midsummer-Night's Dream"}, {"Prospero", "The Tempest"}}
	if diff := cmp.Diff(want, got.Questions[0].Pairs); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
}
