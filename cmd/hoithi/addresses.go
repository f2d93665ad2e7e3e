package main

import (
	"net"
	"net/netip"
	"strconv"
)

// addresses are where a site that listens can be found.
type addresses struct {
	here string   // on this machine
	lan  []string // from the same network; empty when it listens on this machine alone
}

// outside is the address for people who scan a code: one from the network when
// there is one.
func (a addresses) outside() string {
	if len(a.lan) > 0 {
		return a.lan[0]
	}
	return a.here
}

// everywhere is the same port on all addresses of the machine.
func everywhere(listen string) string {
	if _, port, err := net.SplitHostPort(listen); err == nil {
		return net.JoinHostPort("", port)
	}
	return listen
}

func addressesOf(listener net.Addr) addresses {
	at, err := netip.ParseAddrPort(listener.String())
	if err != nil || !at.Addr().IsUnspecified() {
		return addresses{here: "http://" + listener.String()}
	}
	out := addresses{here: "http://127.0.0.1:" + strconv.Itoa(int(at.Port()))}
	own, _ := net.InterfaceAddrs() // without them it is still found on this machine
	for _, a := range own {
		if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().Is4() && !p.Addr().IsLoopback() && !p.Addr().IsLinkLocalUnicast() {
			out.lan = append(out.lan, "http://"+netip.AddrPortFrom(p.Addr(), at.Port()).String())
		}
	}
	return out
}
