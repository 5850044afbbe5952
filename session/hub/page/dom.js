/** Building pieces of the page. Text is always text: nothing here reads HTML. */

/** @typedef {Node | string | number | boolean | null | undefined} Piece */
/** @typedef {Piece | Piece[]} Child */

/**
 * An element with its properties and children; `on…` are listeners, `class` and `data-…` attributes, the rest properties.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [given]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "class" || name === "role" || name === "for" || name.includes("-")) element.setAttribute(name, String(value));
    else Reflect.set(element, name, value);
  }
  add(element, children);
  return element;
}

/** No line begins with « : », « ? », « % » or a unit, nor ends with « « » or « n° ». @param {string} words */
const unbroken = (words) => words.replace(/ (?=[:;?!»%])|(?<=[«°]) |(?<=\d) (?=(?:mmHg|°C|cm|kg|min|h|s)(?!\p{L}))/gu, "\u00A0");

/** @param {Element} element @param {Child[]} children */
function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child !== false && child !== true && child !== null && child !== undefined) element.append(child instanceof Node ? child : unbroken(String(child)));
  }
}

/** Put these in the place of all that was in there. @param {Element} element @param {...Child} children */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

/** The same, and whoever uses the keyboard stays at the `data-id` at which they were. @param {Element} element @param {...Child} children */
export function refill(element, ...children) {
  const focused = element.contains(document.activeElement) && document.activeElement?.getAttribute("data-id");
  fill(element, ...children);
  if (focused) /** @type {HTMLElement | null} */ (element.querySelector(`[data-id="${CSS.escape(focused)}"]`))?.focus();
}

/** @type {WeakMap<Element, [string, string]>} */
const lines = new WeakMap(); // key and state of each

/**
 * A list of which only that is drawn anew which changed: who has it read out hears nothing twice.
 * @template T
 * @param {Element} list @param {T[]} wanted @param {(each: T) => string} key @param {(each: T) => HTMLElement} draw
 */
export function relist(list, wanted, key, draw) {
  const before = new Map([...list.children].map((each) => [lines.get(each)?.[0] ?? "", each])), keys = new Set(wanted.map(key));
  for (const [each, element] of before) if (!keys.has(each)) element.remove();
  wanted.forEach((each, index) => {
    const state = JSON.stringify(each), old = before.get(key(each));
    const element = old && lines.get(old)?.[1] === state ? old : draw(each);
    lines.set(element, [key(each), state]);
    if (old && old !== element) old.replaceWith(element);
    else if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}

/** @type {Map<string, Promise<string>>} */
const icons = new Map();

/** Fetched once and kept, so that it is there when the line is not. @param {string} name */
export function loadIcon(name) {
  const loaded = icons.get(name) ?? fetch(`/icons/${name}.svg`).then((answer) => (answer.ok ? answer.blob() : Promise.reject())).then((blob) => URL.createObjectURL(blob));
  icons.set(name, loaded);
  loaded.catch(() => icons.delete(name));
  return loaded;
}

/** An icon of ui/assets/icons, in the colour of the text around it. @param {string} name @param {number} [size] */
export function icon(name, size = 20) {
  const element = h("span", { class: "i", "aria-hidden": "true" });
  loadIcon(name).then((address) => element.style.setProperty("--icon", `url("${address}")`), () => {});
  element.style.setProperty("--size", `${size}px`);
  return element;
}

/** A word with its icon; the colour is never alone. @param {string} tone @param {string} name @param {...Child} words */
export const flag = (tone, name, ...words) => h("span", { class: `flag ${tone}` }, icon(name, 18), ...words);

/** @param {string} tone @param {string} name @param {...Child} words */
export const chip = (tone, name, ...words) => h("span", { class: `chip ${tone}` }, icon(name, 18), ...words);

/** @param {string} name @param {...Child} words */
export const heading = (name, ...words) => h("h2", { class: "ph" }, icon(name, 22), ...words);

/** A button. @param {string} look @param {string} name @param {string} words @param {() => void} act @param {Record<string, unknown>} [more] */
export const button = (look, name, words, act, more = {}) =>
  h("button", { type: "button", class: `btn ${look}`, onclick: act, ...more }, icon(name, 20), words);
