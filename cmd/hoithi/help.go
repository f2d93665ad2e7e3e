package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"

	"hoithi/internal/config"
)

// inLanguage leaves of every "Tiếng Việt | English" the half in lang.
func inLanguage(k *kong.Kong, lang string) error {
	return kong.Visit(k.Model, func(node kong.Visitable, next kong.Next) error {
		switch node := node.(type) {
		case *kong.Application:
			node.Help = half(node.Help, lang)
		case *kong.Node:
			node.Help = half(node.Help, lang)
		case *kong.Flag:
			if node.Name == "help" {
				node.Help = "Hiện hướng dẫn này. | Show this help."
			}
			node.Help = half(node.Help, lang)
		case *kong.Value:
			node.Help = half(node.Help, lang)
		}
		return next(nil)
	})
}

func half(help, lang string) string {
	vi, en, both := strings.Cut(help, " | ")
	if !both {
		return help
	}
	return text(lang, vi, en)
}

// help prints kong's help, and for the whole program also its environment.
func help(o kong.HelpOptions, ctx *kong.Context, w io.Writer, lang string) error {
	if err := kong.DefaultHelpPrinter(o, ctx); err != nil {
		return err
	}
	if ctx.Selected() != nil {
		return nil
	}
	return environmentHelp(w, lang)
}

func environmentHelp(w io.Writer, lang string) error {
	fmt.Fprintf(w, "\n%s\n", text(lang,
		"Biến môi trường (thêm _FILE vào tên một bí mật để đọc nó từ tệp):",
		"Environment (append _FILE to the name of a secret to read it from a file):"))
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, v := range config.Variables() {
		fmt.Fprintf(table, "  %s\t%s (%s)\n", v.Name, v.What.In(lang), v.Form.In(lang))
	}
	return table.Flush()
}
