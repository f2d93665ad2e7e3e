package importer

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// files keeps the pictures that stand beside a text.
func (it *moodleItem) files(n *xmlNode) map[string]string {
	var out map[string]string
	for _, f := range n.children("file") {
		if f.attr("encoding") != "base64" {
			continue
		}
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(f.allText()), ""))
		if err != nil {
			it.problems = append(it.problems, warnf("picture_missing", "Không đọc được ảnh %s.", "Picture %s cannot be read.", f.attr("name")))
			continue
		}
		if out == nil {
			out = make(map[string]string)
		}
		name := fmt.Sprintf("%d-%s", it.q.Number, cleanPicture(f.attr("name")))
		out[pictureKey(f.attr("name"))] = it.b.media(name, data)
	}
	return out
}

// oldPicture keeps the picture that Moodle 1.9 wrote beside the text.
func (it *moodleItem) oldPicture() {
	name := it.node.value("image")
	if name == "" {
		return
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(it.node.value("image_base64")), ""))
	if _, ok := pictureType(data); err != nil || !ok {
		it.problems = append(it.problems, warnf("picture_missing", "Ảnh không có trong tệp: %s.", "Pictures that are not in the file: %s.", shorten(name, 80)))
		return
	}
	it.q.Images = append(it.q.Images, it.b.media(fmt.Sprintf("%d-%s", it.q.Number, cleanPicture(name)), data))
}

// cleanPicture keeps a picture's name to letters that are safe in an address.
func cleanPicture(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, name[strings.LastIndexAny(name, `/\`)+1:])
}
