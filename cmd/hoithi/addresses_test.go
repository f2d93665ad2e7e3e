package main

import (
	"net"
	"strings"
	"testing"
)

// A demo says where it is: never an address that nobody can open.
func TestAddressesOf(t *testing.T) {
	t.Parallel()
	only := addressesOf(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080})
	if only.here != "http://127.0.0.1:8080" || len(only.lan) != 0 || only.outside() != only.here {
		t.Errorf("on this machine alone: %+v", only)
	}
	for _, all := range []net.IP{net.IPv4zero, net.IPv6unspecified} {
		got := addressesOf(&net.TCPAddr{IP: all, Port: 8080})
		if got.here != "http://127.0.0.1:8080" {
			t.Errorf("%v: here is %s", all, got.here)
		}
		for _, site := range got.lan {
			if !strings.HasPrefix(site, "http://") || !strings.HasSuffix(site, ":8080") || strings.Contains(site, "127.0.0.1") {
				t.Errorf("%v: in the network %s", all, site)
			}
		}
	}
	for given, want := range map[string]string{"127.0.0.1:8080": ":8080", "[::1]:0": ":0", "nonsense": "nonsense"} {
		if got := everywhere(given); got != want {
			t.Errorf("everywhere(%q) = %q, want %q", given, got, want)
		}
	}
}
