package web

import (
	"net/http/httptest"
	"net/netip"
	"testing"
)

// Only a proxy that the operator names is believed about who calls; otherwise
// anybody could pass for a neighbour, or for a fresh address at every limit.
func TestForwardedAddresses(t *testing.T) {
	t.Parallel()
	proxy := []netip.Prefix{netip.MustParsePrefix("198.51.100.7/32")}
	tests := map[string]struct {
		trusted         []netip.Prefix
		peer, forwarded string
		want            string
	}{
		"no proxy":                                {nil, "203.0.113.9:1", "", "203.0.113.9"},
		"a caller who claims to be a neighbour":   {nil, "203.0.113.9:1", "127.0.0.1", "203.0.113.9"},
		"the proxy tells of a caller":             {proxy, "198.51.100.7:1", "203.0.113.9", "203.0.113.9"},
		"a caller lies through the proxy":         {proxy, "198.51.100.7:1", "127.0.0.1, 203.0.113.9", "203.0.113.9"},
		"a caller who is not the proxy":           {proxy, "203.0.113.9:1", "127.0.0.1", "203.0.113.9"},
		"a neighbour who is not named as a proxy": {proxy, "10.0.0.1:1", "203.0.113.9", "10.0.0.1"},
		"a caller by IPv6":                        {nil, "[2001:db8::1]:1", "", "2001:db8::1"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = test.peer
			if test.forwarded != "" {
				r.Header.Set("X-Forwarded-For", test.forwarded)
			}
			if got := addresses(test.trusted)(r); got != test.want {
				t.Errorf("the caller is %s, want %s", got, test.want)
			}
		})
	}
}
