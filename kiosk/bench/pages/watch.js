// Put into a page before its own scripts: notes when the text at SELECTOR changed, to what.
(() => {
  const seen = [];
  let last = null;
  new MutationObserver(() => {
    const text = document.querySelector(SELECTOR)?.textContent ?? null;
    if (text !== last) seen.push([performance.timeOrigin + performance.now(), (last = text) ?? ""]);
  }).observe(document, { subtree: true, childList: true, characterData: true });
  window.benchSeen = () => seen.splice(0);
})();
