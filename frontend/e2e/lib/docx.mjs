/** Small Word files for tests: paragraphs of runs, some of them bold, some equations. */
import { zip } from './xlsx.mjs';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const run = (r) => (r.math ? `<m:oMath>${r.math}</m:oMath>` : `<w:r>${r.bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escape(r.text)}</w:t></w:r>`);
const paragraph = (p) => `<w:p>${(Array.isArray(p) ? p : [p]).map((r) => run(typeof r === 'string' ? { text: r } : r)).join('')}</w:p>`;

/** A document of paragraphs; each is a text, or a list of texts, {text, bold} and {math: OMML}. */
export function writeDOCX(paragraphs) {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${paragraphs.map(paragraph).join('')}</w:body></w:document>`,
  });
}
