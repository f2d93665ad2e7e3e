/* Runs in the page: what a viewer could read, where, how large, on what. */
window.tvInspect = () => {
  const out = [];
  const intersect = (r, c) => ({ left: Math.max(r.left, c.left), top: Math.max(r.top, c.top), right: Math.min(r.right, c.right), bottom: Math.min(r.bottom, c.bottom) });
  const up = (e) => e.parentElement || (e.getRootNode() instanceof ShadowRoot ? e.getRootNode().host : null);
  const plate = (e) => {
    for (let p = e; p; p = up(p)) {
      if (p.getAttribute('data-on')) return p.getAttribute('data-on');
      const c = getComputedStyle(p).backgroundColor;
      if (c !== 'rgba(0, 0, 0, 0)' && c !== 'transparent') return c;
    }
    const ground = e.getRootNode().querySelector('.ground');
    return ground ? getComputedStyle(ground).backgroundColor : null;
  };
  const scaleY = (e) => {
    let s = 1;
    for (let p = e; p; p = up(p)) {
      const m = /^matrix\(([^)]+)\)/.exec(getComputedStyle(p).transform);
      if (m) s *= Number(m[1].split(',')[3]);
    }
    return s;
  };
  const walk = (node) => {
    if (node.nodeType === 3 && node.data.trim()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const e = node.parentElement;
      const style = getComputedStyle(e);
      for (const rect of range.getClientRects()) {
        let r = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
        for (let p = e; p; p = up(p)) if (getComputedStyle(p).overflowX === 'hidden' && p !== document.body && p !== document.documentElement) r = intersect(r, p.getBoundingClientRect());
        if (r.right - r.left < 1) continue;
        const host = e.getRootNode().host;
        out.push({ text: node.data, template: host && host.getAttribute('data-template'), rect: r, size: parseFloat(style.fontSize) * scaleY(e), weight: Number(style.fontWeight), color: style.color, plate: plate(e), family: style.fontFamily });
      }
    }
    if (node.shadowRoot) node.shadowRoot.childNodes.forEach(walk);
    if (node.nodeName !== 'STYLE' && node.nodeName !== 'SCRIPT') node.childNodes.forEach(walk);
  };
  walk(document.body);
  return out;
};
