package main

import (
	"context"
	"fmt"

	"hoithi/internal/config"
	"hoithi/internal/fault"
)

var errListen = fault.New(fault.Unavailable, "listen_failed",
	"Không mở được cổng: có thể chương trình khác đang dùng. Hãy dừng chương trình đó hoặc đặt HOITHI_LISTEN sang cổng khác, ví dụ 127.0.0.1:8081.",
	"The address cannot be opened: another program may be using it. Stop that program or set HOITHI_LISTEN to another port, such as 127.0.0.1:8081.")

// serveCmd runs the server on the stores that the operator names.
type serveCmd struct{}

func (serveCmd) Run(ctx context.Context, s *streams, env environ) error {
	c, err := config.Load(env, config.ForServe)
	if err != nil {
		return err
	}
	listener, err := listen(c.HTTP.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	if err := config.Print(s.Out, c, config.Lang(env)); err != nil {
		return err
	}
	n, err := openNode(ctx, c, newLogger(s.Err, c.Log), false)
	if err != nil {
		return err
	}
	defer n.stop(ctx)
	fmt.Fprintf(s.Out, "ready: http://%s\n", listener.Addr())
	return n.run(ctx, listener)
}
