/* Runs before everything else, in every engine since 2012: keeps the page
   transparent, holds calls of the host until the graphics are ready, and tells
   the control room when they never will be. ES5 only. */
function play() { tvHost.call('play', arguments); }
function stop() { tvHost.call('stop', arguments); }
function next() { tvHost.call('next', arguments); }
function update(data) { tvHost.call('update', [data]); }
var tvHost = (function () {
  var queue = [], ready = null, errors = [], told = false, query = location.search;
  var native = window.remove;
  var host = 'browser';
  try {
    if (window.obsstudio) host = 'obs';
    else if (window.caspar || window.casparcg) host = 'caspar';
    else if (window.vMix || /vmix/i.test(navigator.userAgent)) host = 'vmix';
    else if (window.parent !== window && /\bspx\b|random=/i.test(query)) host = 'spx';
  } catch (e) { /* a parent of another origin */ }
  function call(name, args) {
    if (ready) { try { ready(name, args); } catch (e) { failed(String(e && e.message || e)); } }
    else if (queue.length < 200) queue.push([name, args]);
  }
  function failed(message) {
    if (errors.length < 20) errors.push(message);
    if (api.onfail) { try { api.onfail(message); } catch (e) { /* nothing left to tell it to */ } }
  }
  function engine() {
    var m = /(?:Chrome|CriOS)\/(\d+)/.exec(navigator.userAgent);
    return m ? 'Chromium ' + m[1] : navigator.userAgent.slice(0, 80);
  }
  /* An image is the one request that no engine refuses. */
  function probe(reason) {
    var output = /\/tv\/o\/([^\/?]+)/.exec(location.pathname);
    if (told || !output) return;
    told = true;
    var token = /[?&]t=([^&]*)/.exec(query), inst = /[?&]inst=([^&]*)/.exec(query);
    new Image().src = '/tv/probe/' + output[1] + '?t=' + (token ? token[1] : '') + '&inst=' + (inst ? inst[1] : 'A') +
      '&host=' + host + '&engine=' + encodeURIComponent(engine()) + '&w=' + window.innerWidth + '&h=' + window.innerHeight +
      '&error=' + encodeURIComponent(String(reason).slice(0, 200));
  }
  window.onerror = function (message) { failed(String(message)); return true; };
  if (window.addEventListener) {
    window.addEventListener('unhandledrejection', function (e) { failed(String(e.reason && e.reason.message || e.reason)); e.preventDefault(); });
    window.addEventListener('error', function (e) { if (e.target && e.target.src) failed('not loaded: ' + String(e.target.src).split('?')[0]); }, true);
  }
  if (typeof native === 'function') {
    window.remove = function () { call('remove', []); return native.apply(window, arguments); };
  }
  setTimeout(function () { if (!ready) probe(errors[0] || 'the graphics did not start in 8 seconds'); }, 8000);
  var api = {
    host: host, errors: errors, engine: engine, call: call, probe: probe, onfail: null,
    ready: function (run) { ready = run; var held = queue; queue = []; for (var i = 0; i < held.length; i++) call(held[i][0], held[i][1]); }
  };
  return api;
})();
