/** Text that no booth has confirmed when its visit ended or another page wrote: kept in this tab, and nowhere else, until it is copied or erased. */
import { button, fill, h, icon } from "./dom.js";
import { itemLabel } from "./words.js";

/** @typedef {import("./messages.js").Draft} Draft */
/** @typedef {{ rpps: string, who: string, draft: Draft, messages?: string[], upon?: Draft[], apart?: boolean }} Unsent */

const DRAFT = "draft-", LEFT = "left-", APART = `${LEFT}apart-`, SIGNING = "signing-";
/** @type {(keyof Draft)[]} */
const SECTIONS = ["examination", "conclusion", "plan", "follow_up", "patient_words", "call_again_if"];

/** @param {string} id @param {Unsent} unsent */
export const keepDraft = (id, unsent) => sessionStorage.setItem(DRAFT + id, JSON.stringify(unsent));
/** @param {string} id */
export const forgetDraft = (id) => sessionStorage.removeItem(DRAFT + id);
/** @param {string} id */
export const keptDraft = (id) => read(DRAFT + id);

/** The signature on its way, over a reload of the page. @param {string} id @param {string} command empty: answered */
export const keepSigning = (id, command) => (command ? sessionStorage.setItem(SIGNING + id, command) : sessionStorage.removeItem(SIGNING + id));
/** @param {string} id */
export const keptSigning = (id) => sessionStorage.getItem(SIGNING + id) ?? "";

/** @param {string} key @returns {Unsent | null} */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** What the next person at this browser must not find. @param {string} rpps */
export function forgetOthers(rpps) {
  for (const key of Object.keys(sessionStorage)) if ((key.startsWith(DRAFT) || key.startsWith(LEFT)) && read(key)?.rpps !== rpps) sessionStorage.removeItem(key);
}

/** The visit is over: what of it was not confirmed is set aside. True where there was something. @param {string} id @param {Unsent | null} unsent @param {string[]} messages */
export function setAside(id, unsent, messages) {
  forgetDraft(id);
  keepSigning(id, "");
  const left = unsent && { ...unsent, messages }, some = left !== null && words(left) !== "";
  if (some) sessionStorage.setItem(LEFT + id, JSON.stringify(left));
  return some;
}

/** Another page wrote in this visit since: what of it was not confirmed is set apart. @param {string} id @param {Unsent} unsent */
export function setApart(id, unsent) {
  forgetDraft(id);
  if (words(unsent)) sessionStorage.setItem(`${APART}${id}-${crypto.randomUUID()}`, JSON.stringify({ ...unsent, apart: true }));
}

/** @param {Draft} one @param {Draft} other */
export const sameDraft = (one, other) => words({ rpps: "", who: "", draft: one }) === words({ rpps: "", who: "", draft: other });

/** All that was set aside, by visit. */
export const setAsideBefore = () => Object.keys(sessionStorage).filter((key) => key.startsWith(LEFT)).map((key) => key.slice(LEFT.length));

/** @param {Unsent} unsent */
function words({ draft, messages = [] }) {
  const sections = SECTIONS.filter((name) => draft[name]).map((name) => `${itemLabel(`draft:${name}`)} : ${draft[name]}`);
  const reasons = draft.cannot_have.map(([item, reason]) => `${itemLabel(item)} : ${reason}`);
  return [...sections, ...reasons, ...messages.map((text) => `Message : ${text}`)].join("\n");
}

/** A card with the text, to copy or to erase. @param {string} id @param {() => void} changed */
export function leftover(id, changed) {
  const unsent = read(LEFT + id);
  if (!unsent) return null;
  const text = h("textarea", { readOnly: true, rows: 4, value: words(unsent), "aria-label": `Texte non enregistré de ${unsent.who}` });
  const copy = button("p", "clipboard-text", "Copier le texte", async () => {
    text.select();
    const done = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
    fill(copy, icon(done ? "check" : "clipboard-text"), done ? "Copié" : "Sélectionné : Ctrl + C");
  });
  const erase = button("", "eraser", "Effacer", () => {
    sessionStorage.removeItem(LEFT + id);
    changed();
  });
  return h("section", { class: "panel left", "aria-label": `Texte non enregistré, ${unsent.who}` }, h("h2", {}, `Texte non enregistré : ${unsent.who}`),
    h("p", {}, `${unsent.apart ? "Une autre page a écrit dans ce compte rendu avant que la borne confirme ce texte : il peut y manquer." : "La visite s’est terminée avant que la borne le confirme : il peut manquer au compte rendu."} Il n’est plus que dans cet onglet, jusqu’à ce que vous quittiez.`),
    text, h("div", { class: "row end" }, erase, copy));
}
