/** Before the record opens: the patient says name and birth date, and the practitioner ticks what was heard. */
import { button, fill, flag, h, heading, icon } from "./dom.js";
import { Stage } from "./stage.js";
import { day, hour } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */

export class IdentityScreen {
  element = h("main", { class: "identity" });
  #message = h("p", { class: "error", role: "alert" });
  #sent = ""; // both were ticked and sent
  #said = "";
  #different = ""; // they do not match: sent

  /** @param {App} app @param {Visit} visit @param {string} key */
  constructor(app, visit, key) {
    this.app = app;
    this.visit = visit;
    this.key = key;
    this.stage = new Stage(app, visit);
    const taken = visit.taken, name = this.#tick("Le patient a dit son nom de naissance", taken?.full_name ?? ""), date = this.#tick("Le patient a dit sa date de naissance", taken ? day(taken.birth_date) : "");
    this.ticks = [name, date];
    this.open = button("p tall", "lock", "", () => this.#confirm());
    fill(
      this.element,
      this.stage.element,
      h("div", { class: "col" },
        h("section", { class: "panel now" }, h("h1", {}, "Avant d’ouvrir le dossier"),
          taken?.corrections.slice(-1).map((last) => h("div", { class: "banner attention", role: "status" }, icon("alert-triangle", 26),
            h("span", {}, h("b", {}, `Identité corrigée à ${hour(last.at)} par ${last.author} : ${last.reason}.`), ` Avant : ${last.full_name}, ${day(last.birth_date)}.`))),
          h("div", { class: "banner info" }, icon("message-circle", 26), h("span", {}, "Demandez : ", h("b", {}, "« Dites-moi votre nom de naissance et votre date de naissance. »"))),
          this.ticks.map((each) => each.label), this.#message,
          h("div", { class: "row" }, button("s", "user-x", "Ça ne correspond pas", () => this.#report()), h("span", { class: "sp" }), this.open)),
        h("section", { class: "panel" }, heading("id", "Identité transmise"),
          h("dl", {}, h("dt", {}, "Saisie par"), h("dd", {}, taken?.assistant || "le téléassistant"), h("dt", {}, "Lieu"), h("dd", {}, taken?.place ?? ""),
            h("dt", {}, "Répond"), h("dd", {}, taken?.representative || "le patient lui-même"))),
        h("section", { class: "panel grow shut" }, icon("lock", 40), h("b", {}, "Compte rendu fermé"),
          h("p", { class: "muted" }, "Il s’ouvre dès que vous avez coché les deux points. Le bouton Urgence reste accessible."))),
    );
  }

  /** @param {string} words @param {string} value */
  #tick(words, value) {
    const box = h("input", { type: "checkbox" });
    const when = h("span", { class: "muted" }, "à cocher");
    const label = h("label", { class: "said" }, box, h("span", { class: "grow" }, words, h("br"), h("b", {}, value)), when);
    box.addEventListener("change", () => {
      when.textContent = box.checked ? hour(new Date(this.app.now())) : "à cocher";
      this.update();
    });
    return { box, label };
  }

  #confirm() {
    if (this.ticks.some((each) => !each.box.checked)) return;
    this.#different = "";
    this.#sent = this.visit.confirmIdentity();
    this.update();
  }

  #report() {
    this.#different = this.visit.act("not-matching");
    for (const each of this.ticks) each.box.checked = false;
    this.update();
  }

  /** What came of it, in words. */
  #words() {
    const { answers, refusal } = this.visit, told = answers.get(this.#different);
    if (this.#different && !told) return told === undefined ? "Envoyé au téléassistant, pas encore reçu. Le dossier reste fermé." : "Signalé au téléassistant. Le dossier reste fermé.";
    return told || answers.get(this.#sent) || refusal;
  }

  update() {
    const left = this.ticks.filter((each) => !each.box.checked).length;
    const said = this.#words();
    if (said !== this.#said) fill(this.#message, said && flag("attention", "alert-triangle", said));
    this.#said = said;
    const sent = this.#sent !== "" && !this.visit.answers.get(this.#sent);
    const callWanted = this.visit.callWanted;
    const words = !callWanted ? "Rappelez le patient" : sent ? "Ouverture…" : left ? `Ouvrir : encore ${left} point${left > 1 ? "s" : ""}` : "Ouvrir le dossier";
    if (this.open.lastChild?.textContent !== words) fill(this.open, icon(!callWanted ? "phone-call" : left ? "lock" : "check"), words);
    this.open.disabled = left > 0 || sent || !callWanted;
    this.stage.update();
  }
}
