/** Small Word files for tests: paragraphs of runs, some of them bold, some pictures, some equations. */
import { zip } from './xlsx.mjs';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const text = (r) => `<w:r>${r.bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escape(r.text)}</w:t></w:r>`;
const drawing = (r, n) => `<w:r><w:drawing><wp:inline><wp:extent cx="3048000" cy="1714500"/><wp:docPr id="${n}" name="Picture ${n}" descr="${escape(r.alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId${n}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const relations = (list) => `${head}<Relationships xmlns="${office}/package/2006/relationships">${list.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

/** A document of paragraphs; each is a text, or a list of texts, {text, bold}, {picture, alt}, a PNG and what it shows, and {math: OMML}. */
export function writeDOCX(paragraphs) {
  const pictures = [];
  const run = (r) => {
    if (r.picture) return drawing(r, pictures.push(r.picture));
    return r.math ? `<m:oMath>${r.math}</m:oMath>` : text(typeof r === 'string' ? { text: r } : r);
  };
  const body = paragraphs.map((p) => `<w:p>${(Array.isArray(p) ? p : [p]).map(run).join('')}</w:p>`).join('');
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations(pictures.map((_, i) => [`rId${i + 1}`, 'image', `media/image${i + 1}.png`])),
    ...Object.fromEntries(pictures.map((data, i) => [`word/media/image${i + 1}.png`, data])),
    'word/document.xml': `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main" xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing" xmlns:a="${office}/drawingml/2006/main" xmlns:pic="${office}/drawingml/2006/picture" xmlns:r="${office}/officeDocument/2006/relationships" xmlns:m="${office}/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`,
  });
}
