/** The report as it is written: saved a second after typing, with what is missing and the reason where it stays so. */
import { button, fill, flag, h, heading, icon } from "./dom.js";
import { ANSWERS, OUTCOMES, hour, itemLabel } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {"examination" | "conclusion" | "plan" | "follow_up" | "patient_words" | "call_again_if"} Section */

/** @type {[Section, string, string][]} */
const SECTIONS = [
  ["examination", "Examen", "Ce que vous voyez et entendez"],
  ["conclusion", "Conclusion", "Votre conclusion"],
  ["plan", "Conduite à tenir", "Conseils, traitement déjà là, suite"],
  ["follow_up", "Suivi", "Qui revoit le patient, et quand"],
  ["patient_words", "Pour le patient, en mots simples", "Une ou deux phrases courtes"],
  ["call_again_if", "Rappeler si", "Les signes qui doivent faire rappeler"],
];

/** « Je ne sais pas » opens the alert as « oui » does. @param {{ kind: string }} answer */
const isAlarming = (answer) => answer.kind === "yes" || answer.kind === "unknown";

export class Report {
  #saved = h("span", { class: "r", role: "status" });
  #bar = h("i", {});
  #percent = h("b", {});
  #facts = h("div", { class: "facts" });
  #missing = h("div", {});
  #consents = h("div", { class: "row wrap" });
  #why = h("p", { class: "error", role: "alert" });
  #drawn = "";
  #drawnMissing = "";
  /** @type {Map<Section, { text: HTMLTextAreaElement, flag: HTMLElement }>} */ #sections = new Map();

  /** @param {App} app @param {Visit} visit @param {() => void} sign */
  constructor(app, visit, sign) {
    this.app = app;
    this.visit = visit;
    this.sign = button("p tall grow", "lock", "", sign);
    const boxes = SECTIONS.map(([name, words, help]) => {
      const text = h("textarea", { id: `draft-${name}`, rows: 2, maxLength: 20_000, placeholder: help, value: visit.draft[name] });
      const state = h("span", {});
      text.addEventListener("input", () => visit.write({ [name]: text.value }));
      text.addEventListener("blur", () => visit.save());
      this.#sections.set(name, { text, flag: state });
      return h("div", { class: "part" }, h("div", { class: "row" }, h("label", { htmlFor: text.id }, words), h("span", { class: "sp" }), state), text);
    });
    this.element = h("section", { class: "panel report", "aria-label": "Compte rendu" },
      heading("file-text", "Compte rendu", this.#saved),
      h("div", { class: "row complete" }, h("div", { class: "meter", "aria-hidden": "true" }, this.#bar), this.#percent),
      h("div", { class: "scroll" }, this.#facts, boxes, this.#missing, this.#consents), this.#why,
      h("div", { class: "row" }, this.sign));
  }

  update() {
    const { record, draft } = this.visit;
    if (!record) return;
    for (const [name, { text }] of this.#sections) {
      if (text.value !== draft[name]) text.value = draft[name];
      text.readOnly = record.signed || this.visit.signing !== "";
    }
    this.#savedWords();
    if (this.#why.textContent !== this.visit.refusal) this.#why.textContent = this.visit.refusal; // read out once
    this.#bar.style.width = `${record.completeness}%`;
    this.#bar.classList.toggle("low", record.completeness < 70);
    this.#percent.textContent = `${record.completeness} % complet`;
    const { draft: _, chat, requests, observations, images, ...facts } = record;
    const state = JSON.stringify([facts, images.length]);
    if (state !== this.#drawn) {
      this.#drawn = state;
      this.#drawFacts(record);
    }
    const missing = JSON.stringify([record.missing, draft.cannot_have, record.signed, this.visit.signing !== ""]);
    if (missing !== this.#drawnMissing && !this.#missing.contains(document.activeElement)) {
      this.#drawnMissing = missing;
      this.#drawMissing(record);
    }
    this.#signWords(record);
  }

  #savedWords() {
    const { dirty, saved, record } = this.visit, up = this.app.line.state.up && this.visit.boothUp;
    const at = record?.draft_saved_at ? `enregistré à ${hour(record.draft_saved_at)}` : "";
    const words = record?.signed ? "signé" : this.visit.signing ? "signature en route" : !dirty ? at : !up ? "gardé ici" : saved ? "enregistrement…" : "modifié";
    if (this.#saved.textContent !== words) this.#saved.textContent = words;
  }

  /** @param {import("./messages.js").RecordShown} record */
  #drawFacts(record) {
    const open = [...this.#facts.querySelectorAll("details")].map((each) => each.open);
    const said = record.answers.filter((each) => each.kind !== "not-asked");
    fill(
      this.#facts,
      record.alert && h("div", { class: "banner stop" }, icon("alert-octagon", 24), h("span", {}, `Alerte : ${record.alert}. ${this.visit.taken?.assistant ?? "Le téléassistant"} doit décider.`)),
      h("div", { class: "part" }, h("div", { class: "row" }, h("b", {}, "Motif et questions"), h("span", { class: "sp" }), flag("ok", "check", "repris, 0 ressaisie")),
        h("p", {}, [record.motive, record.motive_words && `« ${record.motive_words} »`].filter(Boolean).join(" : ") || "Motif pas encore dit."),
        h("details", { open: open[0] ?? false }, h("summary", {}, `${said.length} réponses, ${record.red_flags.filter(isAlarming).length} signe d’alerte`),
          h("dl", {}, [...record.answers, ...record.red_flags].flatMap((each) => [h("dt", {}, each.question), h("dd", { class: isAlarming(each) && record.red_flags.includes(each) ? "alarming" : "" }, each.kind === "yes" && each.detail ? each.detail : [ANSWERS[each.kind] ?? each.kind, each.detail].filter(Boolean).join(" : "))])))),
      record.note && h("div", { class: "part" }, flag("info", "user-heart", `Note de ${this.visit.taken?.assistant ?? "l’assistant"}`), h("p", {}, record.note)),
      record.decisions.length > 0 && h("details", { class: "part", open: open[1] ?? false }, h("summary", {}, `Décisions (${record.decisions.length})`),
        record.decisions.map((each) => h("p", {}, h("b", {}, OUTCOMES[each.outcome] ?? each.outcome), ` : ${each.reason} (${each.author}, ${hour(each.at)})`))),
    );
    fill(this.#consents, record.recipients.map((each) => flag("ok", "circle-check", each)), record.refused.map((each) => flag("attention", "circle-x", `${each} : refusé`)));
    for (const [name, { flag: state }] of this.#sections) {
      const missing = record.missing.some((each) => each.item === `draft:${name}`);
      fill(state, missing ? flag("attention", "alert-triangle", "manque") : record.draft[name] && flag("ok", "check", name === "examination" && record.images.length ? `fait, ${record.images.length} image(s)` : "fait"));
    }
  }

  /** @param {import("./messages.js").RecordShown} record */
  #drawMissing(record) {
    const fixed = record.signed || this.visit.signing !== "", reasons = this.visit.draft.cannot_have;
    fill(
      this.#missing,
      record.missing.filter((each) => !each.item.startsWith("draft:") && !reasons.some(([item]) => item === each.item)).map((each) => this.#absent(each.item, each.words, fixed)),
      reasons.map(([item, reason]) => h("div", { class: "part" }, h("div", { class: "row" }, h("b", {}, itemLabel(item)), h("span", { class: "sp" }), flag("ok", "check", "raison écrite")),
        h("div", { class: "row" }, h("span", { class: "grow" }, reason), !fixed && button("sm", "eraser", "Retirer", () => this.#excuse(item, ""), { "aria-label": `Retirer la raison : ${itemLabel(item)}` })))),
    );
  }

  /** @param {string} item @param {string} words @param {boolean} fixed */
  #absent(item, words, fixed) {
    const reason = h("input", { maxLength: 500, placeholder: "Pour quelle raison ?", "aria-label": `Raison : ${words}` });
    const form = h("form", { class: "row tight", hidden: true }, reason, h("button", { class: "btn" }, "Noter"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (reason.value.trim()) this.#excuse(item, reason.value.trim());
    });
    const cannot = button("", "circle-x", "Je ne peux pas l’avoir", () => {
      form.hidden = false;
      cannot.hidden = true;
      reason.focus();
    }, { "aria-label": `Je ne peux pas l’avoir : ${words}`, disabled: fixed });
    return h("div", { class: "part" }, h("div", { class: "row" }, h("b", {}, words), h("span", { class: "sp" }), flag("attention", "alert-triangle", "manque")), h("div", { class: "row end" }, cannot), form);
  }

  /** @param {string} item @param {string} reason */
  #excuse(item, reason) {
    const others = this.visit.draft.cannot_have.filter(([each]) => each !== item);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.visit.write({ cannot_have: reason ? [...others, [item, reason]] : others });
    this.visit.save();
  }

  /** @param {import("./messages.js").RecordShown} record */
  #signWords(record) {
    const left = record.missing.length, up = this.app.line.state.up && this.visit.boothUp;
    const words = record.signed ? "Signé" : this.visit.signing ? "Signature en route" : !up ? "Signer : ligne coupée" : record.alert ? "Signer : alerte à décider" : left ? `Signer : encore ${left} point${left > 1 ? "s" : ""}` : this.visit.dirty ? "Signer : enregistrement…" : "Signer";
    const ready = words === "Signer";
    if (this.sign.textContent !== words) fill(this.sign, icon(ready ? "pencil" : "lock"), words);
    this.sign.disabled = !ready;
  }
}
