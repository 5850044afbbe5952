/** The signature: what is signed, by its hash, who receives it, who does not, and the password again. */
import { button, fill, flag, h, icon } from "./dom.js";
import { urgencyWords } from "./top.js";
import { hour, rppsGroups, shortHash } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */

export class Signature {
  element = /** @type {HTMLDialogElement} */ (h("dialog", { class: "sign", "aria-label": "Signature" }));
  #prepared = "";
  #shown = "";
  #signing = ""; // the signature that was given here
  #urgencySaid = "";
  #urgency = button("sos", "urgent", "", () => this.visit.ring());
  #wrong = h("p", { class: "error", role: "alert" });
  #password = h("input", { type: "password", id: "sign-password", autocomplete: "current-password", maxLength: 500, required: true });
  #go = h("button", { class: "btn p tall" });

  /** @param {App} app @param {Visit} visit */
  constructor(app, visit) {
    this.app = app;
    this.visit = visit;
    this.element.addEventListener("close", () => { this.#prepared = this.#shown = this.#signing = this.#password.value = ""; });
  }

  /** Ask the booth for what would be signed. */
  prepare() {
    this.visit.toSign = null;
    this.#prepared = this.visit.act("prepare-signature");
  }

  update() {
    const content = this.visit.toSign;
    if (this.visit.record?.signed || !this.app.line.state.up || !this.visit.boothUp) return this.element.close();
    if (content && content.command_id === this.#prepared && this.#shown !== content.sha256) this.#open(content);
    if (this.#signing && this.visit.signing !== this.#signing) {
      this.#signing = "";
      this.#wrong.textContent = this.visit.refusal;
      this.#password.value = "";
      this.#password.focus();
    }
    const words = this.visit.signing ? "Signature en route…" : "Signer et envoyer";
    if (this.#go.textContent !== words) fill(this.#go, icon("pencil"), words);
    this.#go.disabled = this.visit.signing !== "";
    const urgency = urgencyWords(this.app, this.visit);
    if (urgency !== this.#urgencySaid) fill(this.#urgency, icon("urgent"), urgency);
    this.#urgencySaid = urgency;
  }

  /** @param {import("./messages.js").ToSign} content */
  #open(content) {
    this.#shown = content.sha256;
    this.#wrong.textContent = "";
    const me = this.app.me, count = content.documents.length;
    const form = h("form", { class: "seal" },
      h("div", { class: "row" }, h("span", { class: "avatar big" }, icon("stethoscope", 34)), h("div", {}, h("b", {}, me?.name ?? ""), h("br"), rppsGroups(me?.rpps ?? ""), h("br"), h("span", { class: "muted" }, me?.place ?? ""))),
      h("div", { class: "banner ok" }, icon("circle-check", 24), h("b", {}, `Dossier complet à ${this.visit.record?.completeness ?? 0} %`)),
      h("div", { class: "fld" }, h("label", { htmlFor: "sign-password" }, "Votre mot de passe, à nouveau"), this.#password), this.#wrong,
      h("p", { class: "muted" }, "Il prouve que c’est vous. Cinq erreurs : dix minutes d’attente, le texte est gardé."), h("div", { class: "sp" }),
      h("p", { class: "muted row tight" }, icon("clock", 18), `Daté de l’instant de la signature, il est ${hour(new Date(this.app.now()))}`), this.#go, button("", "arrow-left", "Revenir au texte", () => this.element.close()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#wrong.textContent = "";
      this.visit.sign(content.sha256, this.#password.value);
      this.#signing = this.visit.signing;
      this.#password.value = "";
      this.update();
    });
    fill(this.element, h("div", { class: "what" },
      h("div", { class: "row" }, h("div", { class: "grow" }, h("h1", {}, count === 1 ? "Vous signez un document" : `Vous signez ${count} documents`), h("p", { class: "muted" }, "Relisez. Après signature, le texte ne change plus.")), this.#urgency),
      h("div", { class: "docs" }, content.documents.map((each) => h("div", { class: "doc" }, h("b", { class: "row tight" }, icon("file-text", 22), each), h("p", { class: "row tight" }, icon("lock", 18), h("span", { class: "mono" }, shortHash(content.sha256)))))),
      h("p", { class: "muted row tight" }, icon("info-circle", 18), "Empreinte courte : la même sur la feuille et sur chaque accusé."),
      h("h2", {}, "Qui le reçoit"),
      h("ul", { class: "who-gets" },
        content.recipients.map((each) => h("li", {}, icon("send", 22), h("b", { class: "grow" }, each), flag("ok", "check", "oui"))),
        content.refused.map((each) => h("li", {}, icon("circle-x", 22), h("b", { class: "grow" }, each), flag("attention", "circle-x", "refusé : rien ne part"))),
        !content.recipients.length && h("li", {}, icon("printer", 22), h("span", { class: "grow" }, "Personne à distance : la feuille est imprimée sur place.")))), form);
    if (!this.element.open) this.element.showModal();
    this.#password.focus();
  }
}
