package importer

import (
	"fmt"
	"html"
	"path"
	"slices"
	"strings"
)

// qtiItem is one assessment item under reading.
type qtiItem struct {
	*qti
	file     string
	node     *xmlNode
	q        Question
	problems []Problem
	rich     []rich
	answers  map[string]qtiResponse
	pictures map[string]string
}

// qtiResponse is a response declaration: the right values of one interaction.
type qtiResponse struct {
	cardinality, base string
	values            []string
	mapped            map[string]float64
}

func (q *qti) item(id, file string, node *xmlNode) {
	q.items++
	q.b.batch.Format = qtiVersion(node)
	it := &qtiItem{qti: q, file: file, node: node, answers: make(map[string]qtiResponse), pictures: make(map[string]string)}
	it.q = Question{Number: q.items, ExternalID: decodeIdentifier(id), Where: q.place(file, node), KeyFoundBy: byFormat, Source: sourceXML(q.raw)}
	it.declarations()
	body := it.part(node, "itembody")
	if body == nil {
		q.b.file(it.q.Where, errorf("item_invalid", "Câu hỏi không có phần thân (itemBody).", "The item has no itemBody."))
		return
	}
	interactions := body.find(isInteraction)
	interactions = slices.DeleteFunc(interactions, func(n *xmlNode) bool {
		name := qtiName(n.name)
		return name == "endattemptinteraction" || name == "mediainteraction"
	})
	if kind, ok := it.unsupported(interactions); !ok {
		q.b.file(it.q.Where, unsupported(kind, strings.TrimSpace(squeeze(node.attr("title"))+" — "+it.bodyText(body))))
		return
	}
	it.stem(body)
	it.interaction(interactions[0])
	it.feedback()
	it.beside(body)
	it.q.takeBasis()
	for _, word := range it.keywords {
		if topic, ok := strings.CutPrefix(word, TopicLabel); ok {
			it.q.Topic = topic
		}
		if level, ok := strings.CutPrefix(word, LevelLabel); ok {
			it.q.Level = level
		}
	}
	i := q.b.add(it.q)
	for _, p := range it.problems {
		q.b.about(i, p)
	}
	q.b.noteRich(i, it.rich...)
}

func isInteraction(name string) bool { return strings.HasSuffix(qtiName(name), "interaction") }

// part returns the first child of that QTI name.
func (it *qtiItem) part(n *xmlNode, name string) *xmlNode {
	for _, k := range n.kids {
		if k.name != "" && qtiName(k.name) == name {
			return k
		}
	}
	return nil
}

func (it *qtiItem) parts(n *xmlNode, name string) []*xmlNode {
	return n.find(func(have string) bool { return qtiName(have) == name })
}

// unsupported names what keeps an item from being imported.
func (it *qtiItem) unsupported(interactions []*xmlNode) (string, bool) {
	names := interactionNames(interactions)
	if it.node.attr("adaptive") == "true" {
		return strings.TrimSpace("adaptive " + names), false
	}
	if it.part(it.node, "templatedeclaration") != nil {
		return strings.TrimSpace("template " + names), false
	}
	switch len(interactions) {
	case 0:
		return "description", false
	case 1:
	default:
		return names, false
	}
	n := interactions[0]
	switch qtiName(n.name) {
	case "choiceinteraction", "orderinteraction", "textentryinteraction", "inlinechoiceinteraction":
		return "", true
	case "matchinteraction":
		why := it.unmatchable(n)
		return strings.TrimSpace(n.name + " " + why), why == ""
	case "sliderinteraction", "associateinteraction":
		return n.name, qtiName(n.name) == "sliderinteraction"
	}
	return n.name, false
}

// interactionNames lists interactions for people, each kind once.
func interactionNames(interactions []*xmlNode) string {
	var names []string
	count := make(map[string]int)
	for _, n := range interactions {
		if count[n.name]++; count[n.name] == 1 {
			names = append(names, n.name)
		}
	}
	for i, name := range names {
		if n := count[name]; n > 1 {
			names[i] = fmt.Sprintf("%s ×%d", name, n)
		}
	}
	return strings.Join(names, " + ")
}

// declarations reads the right values of every response.
func (it *qtiItem) declarations() {
	for _, d := range it.node.kids {
		if d.name == "" || qtiName(d.name) != "responsedeclaration" {
			continue
		}
		r := qtiResponse{cardinality: d.attr("cardinality"), base: either(d, "baseType", "base-type"), mapped: make(map[string]float64)}
		if c := it.part(d, "correctresponse"); c != nil {
			for _, v := range it.parts(c, "value") {
				r.values = append(r.values, squeeze(v.allText()))
			}
		}
		for _, m := range it.parts(d, "mapentry") {
			score, _ := parseFloat(either(m, "mappedValue", "mapped-value"))
			r.mapped[either(m, "mapKey", "map-key")] = score
		}
		it.answers[d.attr("identifier")] = r
	}
}

// either returns an attribute by its QTI 2 or QTI 3 name.
func either(n *xmlNode, two, three string) string {
	if v, ok := n.start.lookup(two); ok {
		return v
	}
	return n.attr(three)
}

func (it *qtiItem) response(n *xmlNode) qtiResponse {
	return it.answers[either(n, "responseIdentifier", "response-identifier")]
}

// html turns the content of an element into text; interactions inside of it
// leave a gap, or nothing when they are blocks.
func (it *qtiItem) html(n *xmlNode) rich {
	var out strings.Builder
	n.asHTML(&out, it.replace)
	mended, _ := mend(out.String(), false)
	r := readHTML(mended, it.pictures)
	it.rich = append(it.rich, r)
	return r
}

// replace writes the elements that are not HTML.
func (it *qtiItem) replace(out *strings.Builder, n *xmlNode) bool {
	switch name := qtiName(n.name); {
	case name == "textentryinteraction", name == "inlinechoiceinteraction":
		out.WriteString(" _____ ")
	case hiddenFromView(n):
	case isInteraction(n.name), strings.HasPrefix(name, "feedback"), name == "rubricblock", name == "templateblock", name == "templateinline", name == "stylesheet", name == "cataloginfo":
	case n.name == "img":
		it.picture(n.attr("src"))
		return false
	case n.name == "object" && !isPictureObject(n):
		it.leftOut(n.attr("data"))
		n.asHTML(out, it.replace)
	case n.name == "object":
		it.picture(n.attr("data"))
		out.WriteString(`<img src="` + n.attr("data") + `">`)
		n.asHTML(out, it.replace)
	case n.name == "math":
		f := readMathML(n)
		out.WriteString(html.EscapeString(f.Text))
		if f.MathML != "" {
			it.q.Formulas = append(it.q.Formulas, f)
		}
	case strings.HasPrefix(n.name, "qti-"):
		n.asHTML(out, it.replace)
	default:
		return false
	}
	return true
}

// picture keeps a picture of the package. Addresses outside of it stay
// unknown, so that they are refused.
func (it *qtiItem) picture(src string) {
	if src == "" || strings.Contains(src, "://") || it.archive == nil || it.pictures[src] != "" {
		return
	}
	name := path.Join(path.Dir(it.file), pictureKey(src))
	if !it.archive.has(name) {
		return // reported with the text that shows it
	}
	data, err := it.archive.read(name)
	if err != nil {
		return
	}
	it.pictures[pictureKey(src)] = it.b.media(cleanPicture(strings.ReplaceAll(name, "/", "-")), data)
}

// bodyText is the text of an item for messages.
func (it *qtiItem) bodyText(body *xmlNode) string {
	var out strings.Builder
	body.asHTML(&out, it.replace)
	text := readHTML(out.String(), nil).text
	for _, p := range it.parts(body, "prompt") {
		text += " " + squeeze(p.allText())
	}
	return squeeze(text)
}

// stem joins what stands around the interaction with its prompt.
func (it *qtiItem) stem(body *xmlNode) {
	r := it.html(body)
	it.q.Stem, it.q.HTML, it.q.Images = r.text, r.html, r.images
	it.q.Stem = strings.TrimSuffix(it.q.Stem, "\n_____") // a field of its own is no gap in the text
	for _, n := range it.parts(body, "prompt") {
		p := it.html(n)
		it.q.Stem = strings.TrimSpace(it.q.Stem + "\n" + p.text)
		it.q.Images = append(it.q.Images, p.images...)
		if p.html != "" || it.q.HTML != "" {
			it.q.HTML = strings.TrimSpace(it.q.HTML + "\n" + p.html)
		}
	}
}
