package exporter

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"

	"hoithi/questions/importer"
)

// The namespaces of a QTI 3.0 content package (imsglobal.org/spec/qti/v3p0).
const (
	nsItem     = `xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"`
	nsSchema   = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
	itemPlace  = `xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"`
	nsManifest = `xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"`
	nsLOM      = `xmlns:lom="http://ltsc.ieee.org/xsd/LOM"`
)

// qti writes a QTI 3.0 package: a manifest, one file an item, and the pictures.
func (b bank) qti(w io.Writer) error {
	z := &zipper{Writer: zip.NewWriter(w)}
	ids := make([]string, len(b.questions))
	for i := range b.questions {
		ids[i] = importer.EncodeIdentifier(b.questions[i].ExternalID)
	}
	z.file("imsmanifest.xml", func(out *printer) { b.qtiManifest(out, ids) })
	for i := range b.questions {
		z.file(itemFile(i), func(out *printer) { b.qtiItem(out, ids[i], &b.questions[i]) })
	}
	for _, name := range b.pictures() {
		z.file("items/"+mediaFile(name), func(out *printer) { out.print(string(b.media[name].Data)) })
	}
	return z.close()
}

// zipper writes files into an archive and remembers the first failure.
type zipper struct {
	*zip.Writer
	err error
}

func (z *zipper) file(name string, write func(out *printer)) {
	if z.err != nil {
		return
	}
	f, err := z.Create(name)
	if err != nil {
		z.err = err
		return
	}
	out := &printer{w: f}
	write(out)
	z.err = out.err
}

func (z *zipper) close() error {
	if err := z.Close(); z.err == nil {
		z.err = err
	}
	return z.err
}

func itemFile(i int) string { return fmt.Sprintf("items/item-%05d.xml", i+1) }

func mediaFile(name string) string { return path.Join("media", name) }

func (b bank) qtiManifest(out *printer, ids []string) {
	out.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n<manifest ", nsManifest, " ", nsLOM, " ", nsSchema, ` identifier="MANIFEST">`, "\n")
	out.print("<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n")
	for i := range b.questions {
		q := &b.questions[i]
		out.print(`<resource identifier="`, ids[i], `" type="imsqti_item_xmlv3p0" href="`, itemFile(i), "\">\n")
		qtiMetadata(out, q)
		out.print(`<file href="`, itemFile(i), "\"/>\n")
		one := bank{questions: b.questions[i : i+1], media: b.media}
		for _, name := range one.pictures() {
			out.print(`<file href="items/`, attr(mediaFile(name)), "\"/>\n")
		}
		out.print("</resource>\n")
	}
	out.print("</resources>\n</manifest>\n")
}

// qtiMetadata keeps topic and level as keywords of learning object metadata.
func qtiMetadata(out *printer, q *importer.Question) {
	var words []string
	if q.Topic != "" {
		words = append(words, importer.TopicLabel+q.Topic)
	}
	if q.Level != "" {
		words = append(words, importer.LevelLabel+q.Level)
	}
	if len(words) == 0 {
		return
	}
	out.print("<metadata><lom:lom><lom:general>")
	for _, word := range words {
		out.print(`<lom:keyword><lom:string language="vi">`, esc(word), "</lom:string></lom:keyword>")
	}
	out.print("</lom:general></lom:lom></metadata>\n")
}

// qtiHTML is a text as XHTML with its pictures.
func (b bank) qtiHTML(r richText) string {
	source := func(name string) string { return mediaFile(name) }
	body := drawnParagraphs(r)
	if r.html != "" {
		body = xhtml(r.html, source)
	}
	for _, name := range r.images {
		if _, ok := b.media[name]; ok && !strings.Contains(body, `src="`+attr(source(name))+`"`) {
			body += `<p><img src="` + attr(source(name)) + `" alt="` + attr(b.media[name].Alt) + `"/></p>`
		}
	}
	return body
}
