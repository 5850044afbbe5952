/** Reports to read again after a device failed its check: opened from the record one by one, each with what was decided. Whose they are leaves with the screen. */
import { button, fill, flag, h, heading, icon } from "./dom.js";
import { newId } from "./line.js";
import { day, french, instant } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./messages.js").ShownReview} ShownReview */
/** @typedef {import("./messages.js").ShownToReview} ShownToReview */
/** @typedef {import("./messages.js").ShownReadBack} ShownReadBack */
/** @typedef {import("./messages.js").ReviewOpened | import("./messages.js").ReviewAnswered | import("./messages.js").ActRefused | import("./messages.js").Queued} Answer */

const LONGEST_SENTENCE = 300;
/** @type {[string, string][]} */
const DECISIONS = [["nothing-more", "Revu, sans suite"], ["patient-recalled", "Patient rappelé"], ["to-repeat", "À refaire"]];
const DECIDED = Object.fromEntries(DECISIONS);
/** @type {Record<string, string>} */
const SEXES = { female: "femme", male: "homme" };

/** @param {number} count */
const reports = (count) => (count === 1 ? "1 compte rendu" : `${count} comptes rendus`);
/** @param {ShownReview} of */
const since = (of) => (of.since === null ? "depuis sa mise en service" : `depuis le ${instant(of.since)}, dernier bon contrôle`);

/** In the waiting room: how many, which device, which quantity, since when and why. @param {App} app */
export function reviewBanners(app) {
  const { reviews, silent } = app.toReview;
  if (!reviews.length) return null;
  return h("section", { class: "panel to-review", "aria-label": "Mesures à revoir" }, heading("history", "Mesures à revoir"),
    reviews.map((each) => h("div", { class: "banner attention" }, icon("alert-triangle", 26),
      h("div", { class: "grow" }, h("b", {}, `${reports(each.total - each.decided)} à revoir : ${each.quantities.join(", ")}`), each.decided > 0 && ` (${each.decided} sur ${each.total} déjà revus)`, h("br"),
        `${each.device}, ${each.place}, ${since(each)}.`, h("br"), h("span", { class: "muted" }, `Pourquoi : ${each.why}.`),
        silent.includes(each.check_id) && h("div", {}, flag("stop", "plug-connected-x", "La borne ne répond pas : rien ne peut être ouvert maintenant"))),
      button("p", "eye", "Revoir", () => app.review(each.check_id), { "aria-label": `Revoir ${each.device}` }))));
}

export class ReviewScreen {
  element = h("main", { class: "review" });
  #head = h("div", { class: "col tight" });
  #list = h("section", { class: "panel grow", "aria-label": "Comptes rendus" });
  #side = h("section", { class: "panel", "aria-label": "Compte rendu ouvert" });
  /** @type {import("./messages.js").ReviewOpened | null} */ #opened = null;
  #asked = ""; // the act that waits for a report
  #sent = ""; // the decision that waits for its answer
  #document = "";
  #trouble = "";
  #said = h("p", { class: "row tight", role: "status" });
  #drawn = "";

  /** @param {App} app @param {string} checkId @param {string} key */
  constructor(app, checkId, key) {
    this.app = app;
    this.checkId = checkId;
    this.key = key;
    fill(this.element, h("div", { class: "col" }, this.#head, this.#list), this.#side);
    this.#showSide();
  }

  get review() {
    return this.app.toReview.reviews.find((each) => each.check_id === this.checkId);
  }

  get #silent() {
    return !this.app.line.state.up || this.app.toReview.silent.includes(this.checkId);
  }

  /** @param {Answer} answer */
  hear(answer) {
    if (answer.kind === "review-opened" && answer.command_id === this.#asked) {
      this.#asked = this.#trouble = "";
      this.#opened = answer;
      this.#showSide();
    } else if (answer.command_id === this.#asked && answer.kind !== "queued") {
      this.#asked = "";
      this.#trouble = "reason" in answer ? answer.reason : "trouble" in answer ? answer.trouble : "";
      this.#showSide();
    } else if (answer.command_id === this.#sent) this.#heardOfDecision(answer);
  }

  /** @param {Answer} answer */
  #heardOfDecision(answer) {
    const trouble = answer.kind === "act-refused" ? answer.reason : answer.kind === "review-answered" ? answer.trouble : "";
    if (trouble) fill(this.#said, flag("stop", "circle-x", `Pas noté : ${trouble}.`));
    else if (answer.kind === "review-answered") fill(this.#said, flag("ok", "check", "Noté au registre de la borne."));
    else if (this.#silent) fill(this.#said, flag("attention", "hourglass", "Gardé chiffré jusqu’à ce que la borne réponde."));
  }

  /** @param {ShownToReview} report */
  #open(report) {
    this.#document = report.document_id;
    this.#opened = null;
    this.#trouble = this.#sent = "";
    this.#asked = newId();
    this.app.line.send({ kind: "open-review", command_id: this.#asked, check_id: this.checkId, document_id: report.document_id });
    this.#showSide();
    this.update();
  }

  update() {
    const review = this.review;
    if (!review) return;
    if (this.#asked && !this.app.line.state.up) { // of the moment: it is not asked again by itself
      this.#asked = "";
      this.#trouble = "la ligne est coupée";
      this.#showSide();
    }
    const state = JSON.stringify([review, this.#silent, this.#document]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    fill(this.#head,
      h("div", { class: "row" }, h("div", { class: "grow" }, h("h1", {}, `Mesures à revoir : ${review.quantities.join(", ")}`), h("p", { class: "muted" }, `${review.device}, ${review.place}, ${since(review)}.`)),
        button("", "arrow-left", "File d’attente", () => this.app.open(""))),
      h("div", { class: "banner attention" }, icon("alert-triangle", 26), h("span", { class: "grow" }, h("b", {}, `${review.decided} sur ${review.total} revus. `), `Pourquoi : ${review.why}.`)),
      this.#silent && h("div", { class: "banner stop", role: "alert" }, icon("plug-connected-x", 26), h("span", { class: "grow" }, this.app.line.state.up ? "La borne ne répond pas : rien ne peut être ouvert maintenant. Une décision est gardée chiffrée jusqu’à ce qu’elle réponde." : "La ligne est coupée. Nouvel essai en cours.")));
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["id"] : undefined;
    fill(this.#list, h("table", {}, h("thead", {}, h("tr", {}, ["Mesuré le", "Grandeur", "Décision", ""].map((each) => h("th", { scope: "col" }, each || h("span", { class: "unseen" }, "Ouvrir"))))),
      h("tbody", {}, review.reports.map((each) => this.#row(each)))),
    review.reports.length < review.total && h("p", { class: "muted" }, `${review.reports.length} montrés sur ${review.total} : les autres viennent à mesure.`));
    if (focused) /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-id="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {ShownToReview} report */
  #row(report) {
    const on = report.document_id === this.#document;
    return h("tr", { class: on ? "on" : "" },
      h("td", {}, h("b", {}, instant(report.first))), h("td", {}, report.quantities.join(", ")),
      h("td", {}, report.decision ? flag("ok", "check", DECIDED[report.decision] ?? report.decision) : flag("attention", "hourglass", "à revoir"), report.sentence && h("div", { class: "muted" }, report.sentence)),
      h("td", {}, button(on ? "sel" : "", "eye", "Ouvrir", () => this.#open(report), { disabled: this.#silent, "data-id": report.document_id, "aria-label": `Ouvrir le compte rendu du ${instant(report.first)}` })));
  }

  #showSide() {
    const of = this.#opened;
    fill(this.#said);
    if (of) fill(this.#side, this.#report(of), this.#decision(of));
    else if (this.#asked) fill(this.#side, h("div", { class: "void", role: "status" }, icon("hourglass", 40), h("p", {}, "Le compte rendu est demandé au dossier partagé…")));
    else if (this.#trouble) fill(this.#side, h("div", { class: "banner stop", role: "alert" }, icon("circle-x", 26), h("span", { class: "grow" }, `Pas ouvert : ${this.#trouble}.`)));
    else fill(this.#side, h("div", { class: "void" }, icon("file-text", 40), h("p", {}, "Ouvrez un compte rendu : il vient du dossier partagé, et n’est gardé ni par la borne ni par cette page.")));
  }

  /** @param {import("./messages.js").ReviewOpened} of */
  #report(of) {
    return [
      h("div", {}, h("h2", {}, of.full_name), h("p", {}, `${SEXES[of.sex] ?? "sexe non précisé"}, né${of.sex === "female" ? "e" : ""} le ${day(of.birth_date)}`), h("p", { class: "muted" }, `Compte rendu signé par vous le ${instant(of.signed_at)}`)),
      of.simulated && flag("attention", "flask", "Simulation : document d’essai"),
      h("div", { class: "numbers" }, of.numbers.map(number)),
    ];
  }

  /** @param {import("./messages.js").ReviewOpened} of */
  #decision(of) {
    const before = this.review?.reports.find((each) => each.document_id === of.document_id);
    const sentence = h("textarea", { id: "review-sentence", maxLength: LONGEST_SENTENCE, rows: 2, value: before?.sentence ?? "" });
    const choices = DECISIONS.map(([value, words]) => ({ value, words, box: h("input", { type: "radio", name: "decision", value, checked: before?.decision === value, required: true }) }));
    const form = h("form", { class: "col tight", "aria-label": "Décision" }, h("h2", {}, "Ce qui est décidé"),
      h("div", { class: "choices", role: "radiogroup", "aria-label": "Décision" }, choices.map(({ words, box }) => h("label", { class: "opt" }, box, words))),
      h("div", { class: "fld" }, h("label", { htmlFor: "review-sentence" }, "En une phrase (facultatif), sans nom ni date de naissance : le registre de la borne ne connaît aucun patient"), sentence),
      this.#said, h("button", { class: "btn p tall" }, icon("check"), "Noter la décision"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = choices.find((each) => each.box.checked);
      if (!chosen) return;
      if (identifies(sentence.value, of)) return fill(this.#said, flag("stop", "alert-triangle", "N’écrivez ni le nom ni la date de naissance du patient."));
      this.#sent = newId();
      fill(this.#said, flag("info", "hourglass", "Envoyé…"));
      this.app.line.send({ kind: "decide-review", command_id: this.#sent, check_id: this.checkId, document_id: of.document_id, decision: chosen.value, sentence: sentence.value.trim() });
    });
    return form;
  }

  leave() {
    this.#opened = null;
    this.element.replaceChildren();
  }
}

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a sentence says who the patient is. @param {string} sentence @param {import("./messages.js").ReviewOpened} of */
export function identifies(sentence, of) {
  const words = plain(sentence).split(/[^\p{L}\p{N}]+/u), [year, month, date] = of.birth_date.split("-");
  const named = plain(of.full_name).split(/[^\p{L}\p{N}]+/u).some((each) => each.length > 2 && words.includes(each));
  return named || (words.includes(year ?? "") && plain(sentence).includes(date ?? "")) || words.join("").includes(`${date}${month}${year}`);
}

/** One number: those that the check casts doubt on stand out, the others are grey. @param {ShownReadBack} of */
const number = (of) => h("div", { class: of.concerned ? "number concerned" : "number" },
  h("div", { class: "row base" }, h("span", { class: "grow" }, of.quantity), of.concerned && flag("attention", "alert-triangle", "en doute"), h("b", { class: "v" }, french(of.number)), h("span", {}, of.unit)),
  h("p", {}, [instant(of.taken_at), of.device || "saisie", ...of.notes].filter(Boolean).join(" · ")),
  reread(of));

/** @param {ShownReadBack} of */
function reread(of) {
  if (of.reread === "same") return flag("ok", "check", `Relu de ses octets à l’instant : ${french(of.again)}, la même valeur`);
  if (of.reread === "different") return flag("stop", "alert-octagon", `Relu de ses octets : ${of.again ? french(of.again) : "rien"}, UNE AUTRE VALEUR`);
  return of.reread === "unreadable" ? flag("attention", "alert-triangle", "Ses octets ne se relisent pas ici") : h("span", { class: "muted" }, "Sans octets propres : saisie, ou moyenne d’autres mesures");
}
