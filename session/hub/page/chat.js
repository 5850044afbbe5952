/** The exchange with the assistant: attributed, in the record, not shown to the patient. */
import { fill, h, heading, icon } from "./dom.js";
import { hour } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {{ id: string, who: string, tone: string, text: string }} Said */

export class Chat {
  #list = h("div", { class: "chat", role: "log", "aria-label": "Messages" });
  #nothing = h("p", { class: "muted" }, "Ces messages restent entre soignants. Ils sont gardés au journal de la visite.");
  /** @type {Map<string, { element: HTMLElement, who: HTMLElement, said: string }>} */ #lines = new Map();

  /** @param {App} app @param {Visit} visit */
  constructor(app, visit) {
    this.app = app;
    this.visit = visit;
    const who = visit.taken?.assistant.split(" ")[0] || "le téléassistant";
    const text = h("input", { maxLength: 2000, placeholder: `Écrire à ${who}`, "aria-label": `Écrire à ${who}`, autocomplete: "off" });
    const form = h("form", { class: "row tight" }, text, h("button", { class: "btn", "aria-label": "Envoyer" }, icon("send")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!text.value.trim()) return;
      visit.say(text.value.trim());
      text.value = "";
      this.update();
    });
    this.element = h("section", { class: "panel grow talk", "aria-label": `Avec ${who}` }, heading("messages", `Avec ${who}`), this.#list, form);
    fill(this.#list, this.#nothing);
  }

  update() {
    const chat = this.visit.record?.chat ?? [];
    /** @type {Said[]} */ const all = [
      ...chat.map((each) => ({ id: each.message_id, who: `${each.mine ? "Vous" : each.author}, ${hour(each.at)}`, tone: each.mine ? "me" : "him", text: each.text })),
      ...this.visit.said.filter(({ id }) => !chat.some((each) => each.message_id === id)).map(({ id, text }) => {
        const trouble = this.visit.answers.get(id);
        return { id, who: trouble ? `Vous, pas transmis : ${trouble}` : "Vous, en route", tone: trouble ? "me going failed" : "me going", text };
      }),
    ];
    const before = this.#lines.size;
    for (const each of all) this.#say(each);
    if (all.length) this.#nothing.remove();
    if (this.#lines.size !== before) this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** Each message stands once and stays: only who said it and when changes, as it arrives. @param {Said} said */
  #say({ id, who, tone, text }) {
    const small = h("small", {}), line = this.#lines.get(id) ?? { element: h("div", {}, small, text), who: small, said: "" };
    if (!this.#lines.has(id)) this.#list.append(line.element);
    this.#lines.set(id, line);
    line.element.className = `msg ${tone}`;
    if (line.said !== who) fill(line.who, line.said = who);
  }
}
