/** The exchange with the assistant: attributed, in the record, not shown to the patient. */
import { fill, h, heading, icon } from "./dom.js";
import { newId } from "./line.js";
import { hour } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */

export class Chat {
  #list = h("div", { class: "chat", role: "log", "aria-label": "Messages" });
  #drawn = "";
  /** @type {{ id: string, text: string }[]} */ #sent = [];

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
      const id = newId();
      this.#sent.push({ id, text: text.value.trim() });
      visit.send({ kind: "send-chat", command_id: id, consultation_id: visit.id, text: text.value.trim() });
      text.value = "";
      this.update();
    });
    this.element = h("section", { class: "panel grow talk", "aria-label": `Avec ${who}` }, heading("messages", `Avec ${who}`), this.#list, form);
  }

  update() {
    const chat = this.visit.record?.chat ?? [];
    this.#sent = this.#sent.filter((each) => !chat.some((other) => other.message_id === each.id));
    const state = JSON.stringify([chat, this.#sent]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    fill(this.#list, chat.map((each) => h("div", { class: each.mine ? "msg me" : "msg him" }, h("small", {}, `${each.mine ? "Vous" : each.author}, ${hour(each.at)}`), each.text)),
      this.#sent.map((each) => h("div", { class: "msg me going" }, h("small", {}, "Vous, en route"), each.text)),
      !chat.length && !this.#sent.length && h("p", { class: "muted" }, "Ces messages restent entre soignants. Ils sont gardés au journal de la visite."));
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}
