package remote

import (
	"strconv"
	"strings"

	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
)

// ErrVerb says that a command is none of ours.
var ErrVerb = fault.New(fault.NotFound, "verb_unknown", "Không có lệnh này.", "There is no such command.")

// verb is a command as it was asked for, before it is tied to an output.
type verb struct {
	command broadcast.Command
	item    string // of a cue
	freeze  string // "on" or "off"; "": it is no freeze
	topmost bool   // the layer is the topmost graphic that can do it
}

// bare are the words that stand alone.
var bare = map[string]broadcast.Action{"take": broadcast.Take, "clear": broadcast.ClearAll, "panic": broadcast.Panic, "resume": broadcast.Resume}

// onLayer are the words with a layer behind them.
var onLayer = map[string]broadcast.Action{"take": broadcast.Take, "uncue": broadcast.Uncue, "out": broadcast.TakeOut, "clear": broadcast.Clear}

// parse reads a command from its words: "take/lower" or "step/next".
func parse(path string) (verb, error) {
	word, rest, more := strings.Cut(strings.Trim(path, "/"), "/")
	if action, ok := bare[word]; ok && !more {
		return verb{command: broadcast.Command{Action: action}}, nil
	}
	if action, ok := onLayer[word]; ok && more {
		layer := broadcast.Layer(rest)
		if !layer.Valid() {
			return verb{}, broadcast.ErrLayer
		}
		return verb{command: broadcast.Command{Action: action, Layer: layer}}, nil
	}
	switch {
	case word == "cue" && rest != "":
		return verb{command: broadcast.Command{Action: broadcast.Cue}, item: rest}, nil
	case word == "freeze" && (rest == "on" || rest == "off"):
		return verb{freeze: rest}, nil
	case word == "step":
		return moving(broadcast.Step, rest)
	case word == "page":
		return moving(broadcast.Page, rest)
	}
	return verb{}, ErrVerb
}

func moving(action broadcast.Action, to string) (verb, error) {
	v := verb{command: broadcast.Command{Action: action}, topmost: true}
	switch to {
	case "next":
		v.command.Move.By = 1
	case "prev":
		v.command.Move.By = -1
	default:
		n, err := strconv.Atoi(to)
		if err != nil || n < 0 {
			return verb{}, broadcast.ErrStep
		}
		v.command.Move = broadcast.Move{To: n, Exact: true}
	}
	return v, nil
}

// stepping is the layer that a step or a page concerns: the topmost on air with
// more than one, else the topmost cued; Main when there is none, so that the
// engine says what is wrong.
func stepping(o broadcast.Output, many func(broadcast.Shown) bool) broadcast.Layer {
	layers := broadcast.Layers()
	for _, bus := range []map[broadcast.Layer]broadcast.Shown{o.Program, o.Preview} {
		for i := len(layers) - 1; i >= 0; i-- {
			if s, there := bus[layers[i]]; there && s.Phase == broadcast.In && many(s) {
				return layers[i]
			}
		}
	}
	return broadcast.Main
}
