package web

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
)

// BoardTopics is how the names of the live topics of boards begin; RenderBoard
// renders them.
const BoardTopics = "board:"

// BoardEvent is the name of the event that carries a Board.
const BoardEvent = "board"

// A board is streamed in few sizes, so that many watchers share one frame.
var streamSizes = []int{20, 50, maxBoard}

// streamBoard keeps sending the top of a board, complete each time. Only the
// newest state matters, so a slow phone skips what it was too slow for.
func (s *Server) streamBoard(c echo.Context, call *Call, in BoardAsk) error {
	view, err := s.boardView(c.Request().Context(), call, in)
	if err != nil {
		return err
	}
	if view.query.Group != "" && !slices.ContainsFunc(view.of.Groups, func(g contest.Group) bool { return g.ID == view.query.Group }) {
		view.query.Group = ""
	}
	return s.options.Streams.Serve(c.Response(), c.Request(), view.topic(), call.IP)
}

// topic names the board: round, scope, unit, group, size.
func (v *boardView) topic() string {
	size := streamSizes[len(streamSizes)-1]
	for _, n := range streamSizes {
		if v.query.Limit <= n {
			size = n
			break
		}
	}
	return BoardTopics + strings.Join([]string{v.round.ID, string(v.query.Scope), v.query.UnitID, v.query.Group, strconv.Itoa(size)}, ":")
}

// RenderBoard makes the newest frame of a topic that streamBoard has named.
func (s *Server) RenderBoard(ctx context.Context, topic string) ([]byte, error) {
	parts := strings.Split(strings.TrimPrefix(topic, BoardTopics), ":")
	if len(parts) != 5 {
		return nil, contest.ErrRoundNotFound
	}
	size, err := strconv.Atoi(parts[4])
	if err != nil {
		return nil, contest.ErrRoundNotFound
	}
	call := &Call{At: s.options.Now(), Lang: "vi"}
	view, err := s.boardView(ctx, call, BoardAsk{ID: parts[0], Scope: parts[1], Unit: parts[2], Group: parts[3], Limit: size})
	if err != nil {
		return nil, err
	}
	board, err := view.read(ctx, "")
	if err != nil {
		return nil, err
	}
	return json.Marshal(board)
}
