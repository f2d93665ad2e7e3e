// Runs before the first paint, so that a chosen scheme, text size or language
// never flashes. Kept as a file of its own: the page's policy allows no inline
// script. A change of this file gets a new number, because assets never change.
(function () {
  var root = document.documentElement;
  function chosen(name) {
    var fromAddress = new RegExp('[?&]' + name + '=(\\w+)').exec(location.search);
    if (fromAddress) return fromAddress[1];
    try { return localStorage.getItem('hoithi.' + name); } catch (e) { return null; }
  }
  var theme = chosen('theme');
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  var scale = chosen('scale');
  if (/^[1-5]$/.test(scale || '')) root.setAttribute('data-scale', scale);
  if (chosen('contrast') === 'more') root.setAttribute('data-contrast', 'more');
  var lang = chosen('lang');
  if (lang === 'en' || lang === 'vi') root.lang = lang;
})();
