package config

import (
	"fmt"
	"io"
	"net/url"
	"text/tabwriter"

	"hoithi/internal/fault"
)

// setting is one variable as Print shows it: a secret is hidden before it gets
// here.
type setting struct {
	name      string
	value     string
	isDefault bool
}

// Print writes the configuration in lang, one variable a line, secrets hidden.
func Print(w io.Writer, c Config, lang string) error {
	byDefault := fault.Text{VI: "(mặc định)", EN: "(default)"}.In(lang)
	unset := fault.Text{VI: "(chưa đặt)", EN: "(not set)"}.In(lang)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range c.shown {
		note, value := "", s.value
		switch {
		case s.isDefault && value == "":
			value = unset
		case s.isDefault:
			note = byDefault
		}
		if _, err := fmt.Fprintf(table, "%s\t%s\t%s\n", s.name, value, note); err != nil {
			return err
		}
	}
	return table.Flush()
}

func (r *reading) settings() []setting {
	var all []setting
	for _, v := range Variables() {
		value, set := r.values[v.Name], r.values[v.Name] != ""
		switch {
		case !set:
			value = r.defaults[v.Name]
		case v.Secret:
			value = hide(value)
		}
		all = append(all, setting{v.Name, value, !set})
	}
	return all
}

// hide keeps of a secret what an operator needs to recognise it: of an address
// the server, of anything else nothing.
func hide(secret string) string {
	const hidden = "••••••"
	u, err := url.Parse(secret)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return hidden
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host}
	if u.User != nil {
		return fmt.Sprintf("%s://%s@%s%s", u.Scheme, hidden, u.Host, u.EscapedPath())
	}
	return shown.String() + "/…"
}
