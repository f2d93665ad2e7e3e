package importer

import (
	"strings"
)

// hiddenFromView reports text that is only spoken, or shown on demand.
func hiddenFromView(n *xmlNode) bool {
	return n.attr("data-role") == "tooltip-content" || strings.Contains(" "+n.attr("class")+" ", " qti-visually-hidden ")
}

// isPictureObject reports an object that is drawn as a picture.
func isPictureObject(n *xmlNode) bool {
	kind := n.attr("type")
	return kind == "" || strings.HasPrefix(kind, "image/")
}

// leftOut reports a text, a sound or a film that the item shows and that a
// question here cannot.
func (it *qtiItem) leftOut(what string) {
	it.problems = append(it.problems, warnf("stimulus_left_out",
		"Câu hỏi dùng tư liệu đi kèm (%s) nhưng tư liệu đó không được nhập; hãy xem câu còn đủ nghĩa không.",
		"The item relies on material beside it (%s), which is not imported; check that the question still makes sense.", shorten(what, 80)))
}

// beside reports what the item shows outside of its question: a shared text,
// and instructions for those who answer.
func (it *qtiItem) beside(body *xmlNode) {
	for _, n := range it.parts(it.node, "assessmentstimulusref") {
		it.leftOut(strings.TrimSpace(n.attr("title") + " " + n.attr("href")))
	}
	for _, n := range it.parts(body, "rubricblock") {
		if text := squeeze(n.allText()); text != "" && strings.Contains(n.attr("view"), "candidate") {
			it.problems = append(it.problems, warnf("rubric_left_out", "Lời hướng dẫn cho thí sinh không được nhập: “%s”.",
				"An instruction to those who answer is not imported: “%s”.", shorten(text, 100)))
		}
	}
}
