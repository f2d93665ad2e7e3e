package web

import (
	"encoding/json"

	"hoithi/internal/broadcast"
)

// The types of the producer's desk, as desk/onair/wire.ts has them.

// AirState is everything that a desk shows of television.
type AirState struct {
	NowMS       int64           `json:"now_ms"`
	Outputs     []AirOutput     `json:"outputs"`
	Rundowns    []AirRundown    `json:"rundowns"`
	Themes      []AirTheme      `json:"themes"`
	Tokens      []AirToken      `json:"tokens"`
	Freezes     []AirFreeze     `json:"freezes"`
	Rehearsal   *AirRehearsal   `json:"rehearsal,omitempty"`
	Suggestions []AirSuggestion `json:"suggestions"`
	Rounds      []AirRound      `json:"rounds"`
	Builds      []AirBuild      `json:"builds"`
	Present     []AirPresent    `json:"present"`
}

// AirRound is a round that items may be about.
type AirRound struct {
	ID       string `json:"id"`
	Number   int    `json:"number"`
	Name     string `json:"name"`
	State    string `json:"state"`
	Snapshot string `json:"snapshot,omitempty"`
	Frozen   bool   `json:"frozen"`
}

// AirRaster is a size in pixels.
type AirRaster struct {
	W int `json:"w"`
	H int `json:"h"`
}

// AirOutput is an output with what is on it and who shows it.
type AirOutput struct {
	ID          string                       `json:"id"`
	Name        string                       `json:"name"`
	Raster      AirRaster                    `json:"raster"`
	Theme       string                       `json:"theme"`
	DelayMS     int64                        `json:"delay_ms"`
	Lang        string                       `json:"lang" enum:"vi,en"`
	Rehearsal   bool                         `json:"rehearsal"`
	Build       string                       `json:"build"`
	BuildBefore string                       `json:"build_before"`
	Rev         int64                        `json:"rev"`
	Panic       bool                         `json:"panic"`
	LastBy      string                       `json:"last_by"`
	LastMS      int64                        `json:"last_ms"`
	Program     map[broadcast.Layer]AirShown `json:"program"`
	Preview     map[broadcast.Layer]AirShown `json:"preview"`
	Locks       []AirLock                    `json:"locks"`
	OnGlass     []AirGlass                   `json:"on_glass"`
	Health      []AirHealth                  `json:"health"`
}

// AirShown is a graphic on a layer, as a page is told it, with its controls.
type AirShown struct {
	broadcast.WireShown
	Label     string   `json:"label"`
	Steps     int      `json:"steps"`
	StepNames []string `json:"step_names"`
	Pages     int      `json:"pages"`
	Auto      float64  `json:"auto"`
	Hold      bool     `json:"hold"`
}

// AirLock keeps a layer to one operator.
type AirLock struct {
	Layer   string `json:"layer"`
	By      string `json:"by"`
	Name    string `json:"name"`
	SinceMS int64  `json:"since_ms"`
	BeatMS  int64  `json:"beat_ms"`
}

// AirGlass is the newest revision that an instance has painted.
type AirGlass struct {
	Inst string `json:"inst"`
	Rev  int64  `json:"rev"`
	AtMS int64  `json:"at_ms"`
}

// AirHealth is what an instance says of itself, and what is wrong with it.
type AirHealth struct {
	Inst      string `json:"inst"`
	Host      string `json:"host"`
	Engine    string `json:"engine"`
	W         int    `json:"w"`
	H         int    `json:"h"`
	FPS       int    `json:"fps"`
	Rev       int64  `json:"rev"`
	OffsetMS  int64  `json:"offset_ms"`
	DataAgeMS int64  `json:"data_age_ms"`
	Tally     string `json:"tally"`
	Errors    int    `json:"errors"`
	LastError string `json:"last_error"`
	Build     string `json:"build"`
	AgeMS     int64  `json:"age_ms"`
	Connected bool   `json:"connected"`
	Alarm     string `json:"alarm"`
}

// OutputEdit is what operators set of an output.
type OutputEdit struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	Raster    AirRaster `json:"raster"`
	Theme     string    `json:"theme"`
	DelayMS   int64     `json:"delay_ms"`
	Lang      string    `json:"lang" enum:"vi,en"`
	Rehearsal bool      `json:"rehearsal"`
}

// AirBuild is a build of the graphics that an output may run.
type AirBuild struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	FirstMS int64  `json:"first_ms"`
	Current bool   `json:"current"`
}

// AirPresent is somebody who has the on-air desk open.
type AirPresent struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// AirStill is an item as it would be on air, for a still store.
type AirStill struct {
	Shown     broadcast.WireShown `json:"shown"`
	Steps     int                 `json:"steps"`
	StepNames []string            `json:"step_names"`
	Pages     int                 `json:"pages"`
}

// BuildEdit puts an output on a build.
type BuildEdit struct {
	Output    string `param:"output" json:"-"`
	ID        string `json:"id"`
	Build     string `json:"build"`
	ExpectRev *int64 `json:"expect_rev,omitempty"`
	Reason    string `json:"reason,omitempty"`
}

// AirCommand is one wish of an operator.
type AirCommand struct {
	Output    string          `param:"output" json:"-"`
	ID        string          `json:"id"`
	Action    string          `json:"action" enum:"cue,uncue,take,out,step,page,play,pause,clear,clear_all,panic,resume,lock,unlock,steal"`
	Item      string          `json:"item,omitempty"`
	Graphic   *AirItem        `json:"graphic,omitempty"`
	Layer     string          `json:"layer,omitempty"`
	To        json.RawMessage `json:"to,omitempty"`
	Speed     float64         `json:"speed,omitempty"`
	ExpectRev *int64          `json:"expect_rev,omitempty"`
	Reason    string          `json:"reason,omitempty"`
}

// AirAck says that a command's effect is durable.
type AirAck struct {
	OK     bool  `json:"ok"`
	Rev    int64 `json:"rev"`
	AtMS   int64 `json:"at_ms"`
	Repeat bool  `json:"repeat"`
}

// Everywhere is a command for every output of a contest.
type Everywhere struct {
	Contest string `param:"id" json:"-"`
	ID      string `json:"id"`
	Action  string `json:"action" enum:"clear_all,panic,resume"`
}

// EverywhereAck is what became of it on one output.
type EverywhereAck struct {
	Output string `json:"output"`
	Rev    int64  `json:"rev"`
	Error  string `json:"error"`
}

// RundownEdit is a rundown as an operator sends it.
type RundownEdit struct {
	Name    string    `json:"name"`
	Items   []AirItem `json:"items"`
	Version int       `json:"version"`
}

// AirRundown is a rundown with what its items lack.
type AirRundown struct {
	RundownEdit
	ID    string      `json:"id"`
	Ready []ItemReady `json:"ready"`
}

// ItemReady says whether an item could be cued now.
type ItemReady struct {
	Item   string `json:"item"`
	Ready  bool   `json:"ready"`
	WhyNot string `json:"why_not"`
	Reason string `json:"reason"`
}

// AirItem is one line of a rundown.
type AirItem struct {
	ID       string            `json:"id"`
	Label    string            `json:"label"`
	Template string            `json:"template"`
	Layer    string            `json:"layer" enum:"bg,main,lower,corner,full"`
	Binding  AirBinding        `json:"binding"`
	Text     map[string]string `json:"text"`
	Out      AirOut            `json:"out"`
	Notes    string            `json:"notes"`
}

// AirOut is how an item leaves.
type AirOut struct {
	Rule string `json:"rule" enum:"manual,ttl,after"`
	MS   int64  `json:"ms"`
}

// AirBinding ties an item to data.
type AirBinding struct {
	Source      string   `json:"source" enum:"none,board,units,figures,question,result,reveal,round"`
	RoundID     string   `json:"round_id,omitempty"`
	UnitID      string   `json:"unit_id,omitempty"`
	Group       string   `json:"group,omitempty"`
	Ranking     int      `json:"ranking,omitempty"`
	Rows        int      `json:"rows,omitempty"`
	QuestionID  string   `json:"question_id,omitempty"`
	Contestants []string `json:"contestant_ids,omitempty"`
	Units       []string `json:"unit_ids,omitempty"`
	Optimism    string   `json:"optimism,omitempty" enum:"normal,optimistic,pessimistic"`
	FromRank    int      `json:"from_rank,omitempty"`
	PauseRanks  []int    `json:"pause_ranks,omitempty"`
	Number      int      `json:"number,omitempty"`
	Of          int      `json:"of,omitempty"`
}

// RevealScript is a reveal with all its steps: for the desk and the presenter.
type RevealScript struct {
	Item     string       `json:"item"`
	Snapshot string       `json:"snapshot"`
	Step     int          `json:"step"`
	Auto     float64      `json:"auto"`
	Steps    []RevealStep `json:"steps"`
}

// RevealStep is one step of a reveal.
type RevealStep struct {
	N     int      `json:"n"`
	Kind  string   `json:"kind"`
	Prize string   `json:"prize"`
	Rank  int      `json:"rank"`
	Names []string `json:"names"`
	Hold  bool     `json:"hold"`
	MS    int64    `json:"ms"`
}

// AirFreeze is a frozen board.
type AirFreeze struct {
	ID       string `json:"id"`
	RoundID  string `json:"round_id"`
	Code     string `json:"code"`
	Digest   string `json:"digest"`
	AtMS     int64  `json:"at_ms"`
	By       string `json:"by"`
	Reason   string `json:"reason"`
	Rows     int    `json:"rows"`
	LiftedMS int64  `json:"lifted_ms"`
	LiftedBy string `json:"lifted_by"`
}

// AirBoards are the live board and the frozen one, side by side.
type AirBoards struct {
	Live   AirBoard  `json:"live"`
	Frozen *AirBoard `json:"frozen,omitempty"`
}

// AirBoard is the top of a board.
type AirBoard struct {
	AsOfMS   int64         `json:"as_of_ms"`
	Snapshot string        `json:"snapshot"`
	Total    int           `json:"total"`
	Rows     []AirBoardRow `json:"rows"`
}

// AirBoardRow is one place of it.
type AirBoardRow struct {
	Rank   int    `json:"rank"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Unit   string `json:"unit"`
	Points int    `json:"points"`
	TimeMS int64  `json:"time_ms"`
}

// CorrectionEdit says what the picture is to say instead of the data.
type CorrectionEdit struct {
	Contest string `param:"id" json:"-"`
	Kind    string `json:"kind" enum:"contestant,unit,question"`
	Target  string `json:"target"`
	Field   string `json:"field" enum:"name,sub,hidden,stem"`
	Value   string `json:"value"`
	Reason  string `json:"reason"`
}

// Correction is one that was made.
type Correction struct {
	CorrectionEdit
	ID       string `json:"id"`
	Before   string `json:"before"`
	By       string `json:"by"`
	AtMS     int64  `json:"at_ms"`
	UndoneMS int64  `json:"undone_ms"`
	UndoneBy string `json:"undone_by"`
}

// AsRun is a line of what really went on air.
type AsRun struct {
	N        int64      `json:"n"`
	AtMS     int64      `json:"at_ms"`
	Timecode string     `json:"timecode"`
	Actor    string     `json:"actor"`
	Action   string     `json:"action"`
	Output   string     `json:"output"`
	Layer    string     `json:"layer"`
	Item     string     `json:"item"`
	Label    string     `json:"label"`
	Template string     `json:"template"`
	Rev      int64      `json:"rev"`
	DataHash string     `json:"data_hash"`
	Reason   string     `json:"reason"`
	SentMS   int64      `json:"sent_ms"`
	Acks     []AsRunAck `json:"acks"`
}

// AsRunAck says when an instance received and painted a line's revision.
type AsRunAck struct {
	Inst       string `json:"inst"`
	ReceivedMS int64  `json:"received_ms"`
	GlassMS    int64  `json:"glass_ms"`
}

// TokenEdit is what a new token is to be.
type TokenEdit struct {
	Contest   string `param:"id" json:"-"`
	Class     string `json:"class" enum:"view,feed,ctl,mc"`
	Name      string `json:"name"`
	Output    string `json:"output"`
	ExpiresMS int64  `json:"expires_ms"`
}

// TokenMade is a new token with its secret, shown once.
type TokenMade struct {
	Token  AirToken   `json:"token"`
	Secret string     `json:"secret"`
	URLs   []TokenURL `json:"urls"`
}

// TokenURL is an address that a token opens.
type TokenURL struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// AirToken lets a machine in.
type AirToken struct {
	ID         string `json:"id"`
	Class      string `json:"class"`
	Name       string `json:"name"`
	Output     string `json:"output"`
	Hint       string `json:"hint"`
	CreatedMS  int64  `json:"created_ms"`
	CreatedBy  string `json:"created_by"`
	ExpiresMS  int64  `json:"expires_ms"`
	RevokedMS  int64  `json:"revoked_ms"`
	LastUsedMS int64  `json:"last_used_ms"`
}

// AirTheme is a look.
type AirTheme struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	BuiltIn bool            `json:"built_in"`
	Theme   json.RawMessage `json:"theme"`
}

// AirSuggestion is offered and never taken by itself.
type AirSuggestion struct {
	ID        string  `json:"id"`
	Kind      string  `json:"kind"`
	Text      string  `json:"text"`
	TextEN    string  `json:"text_en"`
	Item      AirItem `json:"item"`
	AtMS      int64   `json:"at_ms"`
	ExpiresMS int64   `json:"expires_ms"`
}

// RehearsalEdit is what a rehearsal is to be.
type RehearsalEdit struct {
	Contest string  `param:"id" json:"-"`
	Kind    string  `json:"kind" enum:"replay,synthetic"`
	RoundID string  `json:"round_id"`
	Speed   float64 `json:"speed"`
	Players int     `json:"players"`
}

// AirRehearsal is one that runs.
type AirRehearsal struct {
	RehearsalEdit
	StartedMS int64 `json:"started_ms"`
	AtMS      int64 `json:"at_ms"`
	FromMS    int64 `json:"from_ms"`
	ToMS      int64 `json:"to_ms"`
	Done      bool  `json:"done"`
}

// Mc is what the presenter sees.
type Mc struct {
	NowMS     int64        `json:"now_ms"`
	Contest   string       `json:"contest"`
	Outputs   []McOutput   `json:"outputs"`
	Question  *McQuestion  `json:"question,omitempty"`
	Reveal    *McReveal    `json:"reveal,omitempty"`
	Countdown *McCountdown `json:"countdown,omitempty"`
	Next      []string     `json:"next"`
}

// McOutput is what is on air somewhere.
type McOutput struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Layers []McLayer `json:"layers"`
}

// McLayer is one graphic on air.
type McLayer struct {
	Layer    string `json:"layer"`
	Label    string `json:"label"`
	Template string `json:"template"`
	Step     int    `json:"step"`
	Steps    int    `json:"steps"`
	AtMS     int64  `json:"at_ms"`
}

// McQuestion is the question on air or cued, with its answer.
type McQuestion struct {
	Stem        string     `json:"stem"`
	Options     []McOption `json:"options"`
	Explanation string     `json:"explanation"`
}

// McOption is one of its answers.
type McOption struct {
	Letter string `json:"letter"`
	Text   string `json:"text"`
	Right  bool   `json:"right"`
}

// McReveal is where a reveal stands and what comes next.
type McReveal struct {
	Output string      `json:"output"`
	Step   int         `json:"step"`
	Steps  int         `json:"steps"`
	Now    *RevealStep `json:"now,omitempty"`
	Next   *RevealStep `json:"next,omitempty"`
}

// McCountdown is the clock on air.
type McCountdown struct {
	Title  string `json:"title"`
	EndsMS int64  `json:"ends_at_ms"`
}
