/** Reports to read again after a device failed its check: opened from the record one by one, each with what was decided. Whose they are leaves with the screen. */
import { button, fill, flag, h, heading, icon, refill } from "./dom.js";
import { newId } from "./line.js";
import { DECISIONS, LONGEST_SENTENCE } from "./messages.js";
import { capital, day, french, instant } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./messages.js").ShownReview} ShownReview */
/** @typedef {import("./messages.js").ShownToReview} ShownToReview */
/** @typedef {import("./messages.js").ShownReadBack} ShownReadBack */
/** @typedef {import("./messages.js").ReviewOpened | import("./messages.js").ReviewAnswered | import("./messages.js").ActRefused | import("./messages.js").Queued} Answer */

/** @type {Record<string, string>} */
const SEXES = { female: "Femme", male: "Homme" };
/** @type {Record<string, string>} */
const BORN = { female: "née", male: "né" };

/** @param {number} count */
const reports = (count) => (count === 1 ? "1 compte rendu" : `${count} comptes rendus`);
/** @param {ShownReview} of */
const since = (of) => (of.since === null ? "depuis sa mise en service" : `depuis le ${instant(of.since)}, dernier bon contrôle`);

/** Nothing of it is left to be decided. @param {ShownReview} of */
export const isClosed = (of) => of.decided === of.total;

/** In the waiting room: how many, which device, which quantity, since when and why. @param {App} app */
export function reviewBanners(app) {
  const { silent } = app.toReview, reviews = app.toReview.reviews.filter((each) => !isClosed(each));
  if (!reviews.length) return null;
  return h("section", { class: "panel to-review", "aria-label": "Mesures à revoir" }, heading("history", "Mesures à revoir"),
    reviews.map((each) => h("div", { class: "banner attention" }, icon("alert-triangle", 26),
      h("div", { class: "grow" }, h("b", {}, `${reports(each.total - each.decided)} à revoir : ${each.quantities.join(", ")}`), each.decided > 0 && ` (${each.decided} sur ${each.total} déjà revus)`, h("br"),
        `${each.device}, ${each.place}, ${since(each)}.`, h("br"), h("span", { class: "muted" }, `Pourquoi : ${each.why}.`),
        silent.includes(each.check_id) && h("div", {}, flag("stop", "plug-connected-x", "La borne ne répond pas : rien ne peut être ouvert maintenant"))),
      button("p", "eye", "Revoir", () => app.readAgain(each.check_id), { "aria-label": `Revoir ${each.device}`, "data-id": each.check_id }))));
}

/** In the waiting room, folded: what is decided can be read, and decided anew. The newest first. @param {App} app */
export function decidedReviews(app) {
  const reviews = app.toReview.reviews.filter(isClosed).reverse();
  if (!reviews.length) return null;
  return h("details", { class: "panel decided", open: app.decidedOpen, ontoggle: (/** @type {Event} */ event) => { app.decidedOpen = /** @type {HTMLDetailsElement} */ (event.currentTarget).open; } },
    h("summary", { "data-id": "decided" }, `Mesures revues, décidées (${reviews.length})`),
    reviews.map((each) => h("div", { class: "row" }, h("span", { class: "grow" }, h("b", {}, `${each.quantities.join(", ")} : ${reports(each.total)}`), h("br"), h("span", { class: "muted" }, `${each.device}, ${each.place}`)),
      button("", "eye", "Relire", () => app.readAgain(each.check_id), { "aria-label": `Relire ${each.device}`, "data-id": each.check_id }))));
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
  #decide = h("div", { class: "col tight" });
  /** @type {string | undefined} */ #decisionShown;
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
      h("div", { class: "row" }, h("div", { class: "grow" }, h("h1", {}, `${isClosed(review) ? "Mesures revues" : "Mesures à revoir"} : ${review.quantities.join(", ")}`), h("p", { class: "muted" }, `${review.device}, ${review.place}, ${since(review)}.`)),
        button("", "arrow-left", "File d’attente", () => this.app.open(""))),
      h("div", { class: "banner attention" }, icon("alert-triangle", 26), h("span", { class: "grow" }, h("b", {}, `${review.decided} sur ${review.total} revus. `), `Pourquoi : ${review.why}.`)),
      this.#silent && h("div", { class: "banner stop", role: "alert" }, icon("plug-connected-x", 26), h("span", { class: "grow" }, this.app.line.state.up ? "La borne ne répond pas : rien ne peut être ouvert maintenant. Une décision est gardée chiffrée jusqu’à ce qu’elle réponde." : "La ligne est coupée. Nouvel essai en cours.")));
    const left = review.reports.filter((each) => !each.decision), done = review.reports.filter((each) => each.decision);
    refill(this.#list, left.length > 0 && this.#table("À revoir", left), done.length > 0 && this.#table("Décidées", done),
      review.reports.length < review.total && h("p", { class: "muted" }, `${review.reports.length} montrés sur ${review.total} : les autres viennent à mesure.`));
    if ((this.#opened || this.#trouble) && JSON.stringify(this.#standing) !== this.#decisionShown) this.#showDecision(this.#opened);
  }

  /** What is decided of the report on the right, as far as it is known. */
  get #standing() {
    return this.review?.reports.find((each) => each.document_id === this.#document && each.decision);
  }

  /** @param {string} title @param {ShownToReview[]} of */
  #table(title, of) {
    return [h("h2", {}, `${title} (${of.length})`), h("table", {}, h("thead", {}, h("tr", {}, ["Mesuré le", "Grandeur", "Décision", ""].map((each) => h("th", { scope: "col" }, each || h("span", { class: "unseen" }, "Ouvrir"))))),
      h("tbody", {}, of.map((each) => this.#row(each))))];
  }

  /** @param {ShownToReview} report */
  #row(report) {
    const on = report.document_id === this.#document;
    return h("tr", { class: on ? "on" : "" },
      h("td", {}, h("b", {}, instant(report.first))), h("td", {}, report.quantities.join(", ")),
      h("td", {}, report.decision ? flag("ok", "check", decided(report)) : flag("attention", "hourglass", "à revoir"), report.sentence && h("div", { class: "muted" }, report.sentence)),
      h("td", {}, button(on ? "sel" : "", "eye", "Ouvrir", () => this.#open(report), { disabled: this.#silent, "data-id": report.document_id, "aria-pressed": on, "aria-label": `Ouvrir le compte rendu du ${instant(report.first)}` })));
  }

  #showSide() {
    const of = this.#opened, waited = document.activeElement?.getAttribute("data-id") === this.#document;
    fill(this.#said);
    if (of) {
      const name = h("h2", { tabIndex: -1 }, of.full_name);
      fill(this.#side, this.#report(of, name), this.#decide, this.#said);
      this.#showDecision(of);
      if (waited) name.focus(); // who pressed « Ouvrir » reads on here
    } else if (this.#asked) fill(this.#side, h("div", { class: "void", role: "status" }, icon("hourglass", 40), h("p", {}, "Le compte rendu est demandé au dossier partagé…")));
    else if (this.#trouble) {
      fill(this.#side, h("div", { class: "banner stop", role: "alert" }, icon("circle-x", 26), h("span", { class: "grow" }, `Pas ouvert : ${this.#trouble}.`)), this.#decide, this.#said);
      this.#showDecision(null);
    } else fill(this.#side, h("div", { class: "void" }, icon("file-text", 40), h("p", {}, "Ouvrez un compte rendu : il vient du dossier partagé, et n’est gardé ni par la borne ni par cette page.")));
  }

  /** @param {import("./messages.js").ReviewOpened} of @param {HTMLElement} name */
  #report(of, name) {
    return [
      h("div", {}, name, h("p", {}, `${SEXES[of.sex] ?? "Sexe non précisé"}, ${BORN[of.sex] ?? "né(e)"} le ${day(of.birth_date)}`), h("p", { class: "muted" }, `Compte rendu signé par vous le ${instant(of.signed_at)}`)),
      of.simulated && flag("attention", "flask", "Simulation : document d’essai"),
      h("div", { class: "numbers", role: "list", tabIndex: 0, "aria-label": "Valeurs, images et sons du compte rendu" },
        of.seen_or_heard.filter((each) => each.concerned).map(seenOrHeard), of.numbers.map(number), of.seen_or_heard.filter((each) => !each.concerned).map(seenOrHeard)),
    ];
  }

  /** What stands, to be read and, with the report opened, changed; or what is asked. @param {import("./messages.js").ReviewOpened | null} of @param {boolean} [changing] */
  #showDecision(of, changing = false) {
    const before = this.#standing, inside = this.#decide.contains(document.activeElement);
    this.#decisionShown = JSON.stringify(before);
    if (!before || changing) return fill(this.#decide, this.#form(of, before));
    const change = of && button("", "pencil", "Changer la décision", () => {
      fill(this.#said);
      this.#showDecision(of, true);
      this.#decide.querySelector("input")?.focus();
    });
    fill(this.#decide, h("h2", {}, "Ce qui est décidé"), h("div", {}, flag("ok", "check", decided(before)), before.sentence && h("p", {}, `« ${before.sentence} »`),
      before.reason && h("p", { class: "muted" }, `Changé parce que : ${before.reason}`)), h("div", { class: "row" }, change));
    if (inside) change?.focus();
  }

  /** Of a report that could not be opened nothing is written down: nothing could be held against whose it is. @param {import("./messages.js").ReviewOpened | null} of @param {ShownToReview} [before] */
  #form(of, before) {
    const sentence = h("textarea", { id: "review-sentence", maxLength: LONGEST_SENTENCE, rows: 2, value: before?.sentence ?? "" });
    const reason = h("textarea", { id: "review-reason", maxLength: LONGEST_SENTENCE, rows: 1, required: before !== undefined });
    const choices = Object.entries(DECISIONS).map(([value, words]) => ({ value, words, box: h("input", { type: "radio", name: "decision", value, checked: before?.decision === value, required: true }) }));
    const form = h("form", { class: "col tight", "aria-label": "Décision" }, h("h2", {}, before ? "Changer la décision" : "Ce qui est décidé"),
      !of && h("p", {}, "Relu autrement, sur la lettre ou dans votre dossier : notez-le ici."),
      h("div", { class: "choices", role: "radiogroup", "aria-label": "Décision" }, choices.map(({ words, box }) => h("label", { class: "opt" }, box, capital(words)))),
      of && h("div", { class: "fld" }, h("label", { htmlFor: "review-sentence" }, "En une phrase (facultatif), sans nom ni date de naissance : le registre de la borne ne connaît aucun patient"), sentence),
      before && h("div", { class: "fld" }, h("label", { htmlFor: "review-reason" }, "Pourquoi elle change : la décision d’avant reste au registre"), reason),
      h("div", { class: "row" }, h("button", { class: "btn p tall grow" }, icon("check"), before ? "Noter la nouvelle décision" : "Noter la décision"), before && button("tall", "x", "Ne rien changer", () => this.#showDecision(of))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = choices.find((each) => each.box.checked);
      if (!chosen || (before && !reason.value.trim())) return;
      if (of && identifies(`${sentence.value} ${reason.value}`, of)) return fill(this.#said, flag("stop", "alert-triangle", "N’écrivez ni le nom ni la date de naissance du patient."));
      this.#sent = newId();
      fill(this.#said, flag("info", "hourglass", "Envoyé…"));
      this.app.line.send({ kind: "decide-review", command_id: this.#sent, check_id: this.checkId, document_id: this.#document, decision: chosen.value, sentence: sentence.value.trim(), reason: reason.value.trim() });
    });
    return form;
  }

  leave() {
    this.#opened = null;
    this.element.replaceChildren();
  }
}

/** « Patient rappelé, le 24 novembre 2026 à 9 h 05 » @param {ShownToReview} of */
const decided = (of) => capital(DECISIONS[of.decision] ?? of.decision) + (of.decided_at ? `, le ${instant(of.decided_at)}` : "");

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a sentence says who the patient is. @param {string} sentence @param {import("./messages.js").ReviewOpened} of */
export function identifies(sentence, of) {
  const words = plain(sentence).split(/[^\p{L}\p{N}]+/u), [year, month, date] = of.birth_date.split("-");
  const named = plain(of.full_name).split(/[^\p{L}\p{N}]+/u).some((each) => each.length > 2 && words.includes(each));
  return named || (words.includes(year ?? "") && plain(sentence).includes(date ?? "")) || words.join("").includes(`${date}${month}${year}`);
}

/** One number: those that the check casts doubt on stand out, the others are grey. @param {ShownReadBack} of */
const number = (of) => h("div", { class: of.concerned ? "number concerned" : "number", role: "listitem" },
  h("div", { class: "row base" }, h("span", { class: "grow" }, of.quantity), of.concerned && flag("attention", "alert-triangle", "en doute"), h("b", { class: "v" }, french(of.number)), h("span", {}, of.unit)),
  h("p", {}, [instant(of.taken_at), of.device || "saisie", ...of.notes].filter(Boolean).flatMap((each, index) => [index > 0 && " · ", h("span", { class: "part-of" }, each)])),
  reread(of));

/** One picture or sound: it is named here, and seen or heard in the report itself. @param {import("./messages.js").ShownSeenOrHeard} of */
const seenOrHeard = (of) => h("div", { class: of.concerned ? "number concerned" : "number", role: "listitem" },
  h("div", { class: "row base" }, h("span", { class: "grow" }, `${of.what === "sound" ? "Auscultation" : "Image"} : ${of.of}`), of.concerned && flag("attention", "alert-triangle", "en doute")),
  h("p", {}, [instant(of.taken_at), ...of.notes].flatMap((each, index) => [index > 0 && " · ", h("span", { class: "part-of" }, each)])),
  h("span", { class: of.concerned ? "" : "muted" }, of.what === "sound" ? "À réécouter dans le dossier partagé : le fichier WAV y est joint au compte rendu" : "À revoir dans le PDF du compte rendu : elle n’est pas montrée ici"));

/** @param {ShownReadBack} of */
function reread(of) {
  if (of.reread === "same") return flag("ok", "check", `Relu de ses octets à l’instant : ${french(of.again)}, la même valeur`);
  if (of.reread === "different") return flag("stop", "alert-octagon", `Relu de ses octets : ${of.again ? french(of.again) : "rien"}, UNE AUTRE VALEUR`);
  return of.reread === "unreadable" ? flag("attention", "alert-triangle", "Ses octets ne se relisent pas ici") : h("span", { class: "muted" }, "Sans octets propres : saisie, ou moyenne d’autres mesures");
}
