package web

import "context"

func (s *Server) time(_ context.Context, call *Call, _ Empty) (Time, error) {
	call.noStore()
	return Time{NowMS: call.At.UnixMilli()}, nil
}
