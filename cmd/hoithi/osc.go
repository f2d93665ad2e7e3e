package main

import (
	"context"
	"fmt"
	"net"
	"sync"

	"hoithi/internal/remote"
)

// listenOSC takes commands of control panels by OSC, when the operator has
// named a port for them.
func (n *node) listenOSC(ctx context.Context, loops *sync.WaitGroup) error {
	address := n.config.HTTP.OSCListen
	if address == "" {
		return nil
	}
	conn, err := net.ListenPacket("udp", address)
	if err != nil {
		return errListen.With("address", address).Because(fmt.Errorf("%s (UDP): %w", address, err))
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	loops.Go(func() { n.report("osc", remote.NewOSC(n.server.Panel(), newID, now, n.log).Serve(ctx, conn)) })
	return nil
}
